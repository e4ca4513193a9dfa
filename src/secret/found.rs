//! Whether a program is there, without starting it.

use std::path::Path;

/// What parts the folders of `PATH`.
const BETWEEN: char = if cfg!(windows) { ';' } else { ':' };

/// Whether a program would be found by its name, or stands where its path says. What the system adds to
/// a name is not known here: then it is believed.
pub(crate) fn is_found(program: &str, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    if cfg!(windows) {
        return true;
    }
    if program.contains('/') {
        return Path::new(program).is_file();
    }
    let folders = variable("PATH").unwrap_or_default();
    let mut folders = folders.split(BETWEEN).filter(|folder| !folder.is_empty());
    folders.any(|folder| Path::new(folder).join(program).is_file())
}
