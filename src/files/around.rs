//! Where recto itself is and how it was called, and where the user's system keeps what it starts by the clock.

use std::io;
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use super::Folders;

/// The program that runs, as a whole path.
///
/// # Errors
/// When the system does not tell it.
pub fn program() -> io::Result<PathBuf> {
    std::env::current_exe()
}

/// The words that recto was called with.
#[must_use]
pub fn arguments() -> Vec<String> {
    let words = std::env::args_os();
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect()
}

/// The folder with the settings of the user's programs; none where the system tells none.
#[must_use]
pub fn user_settings() -> Option<PathBuf> {
    BaseDirs::new().map(|dirs| dirs.config_dir().to_owned())
}

/// The user's own folder; none where the system tells none.
#[must_use]
pub fn user_home() -> Option<PathBuf> {
    BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

impl Folders {
    /// What `--home` must say for these folders, as a whole path; none where they are the usual ones.
    #[must_use]
    pub fn home(&self) -> Option<PathBuf> {
        let named = [
            (&self.config, "config"),
            (&self.data, "data"),
            (&self.cache, "cache"),
            (&self.state, "state"),
        ];
        let parent = self.config.parent()?;
        let is_in = |(folder, name): &(&PathBuf, &str)| folder.as_path() == parent.join(name);
        named.iter().all(is_in).then(|| whole(parent))
    }
}

fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_told_again_as_a_whole_path() {
        let folders = Folders::find(Some(Path::new("h"))).unwrap();
        let home = folders.home().unwrap();
        assert!(home.is_absolute() && home.ends_with("h"), "{home:?}");
        let usual = Folders {
            state: PathBuf::from("elsewhere"),
            ..folders
        };
        assert_eq!(usual.home(), None);
    }
}
