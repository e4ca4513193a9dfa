//! recto's own small files: read as a whole where they are ordinary files of a sane size.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::text::size::size;

/// Reads a file of at most so many bytes; nothing where there is none.
///
/// # Errors
/// As the system says; [`ErrorKind::InvalidData`] where it is no ordinary file, which is not
/// opened, for opening a pipe would wait for ever, and where it is larger.
pub fn read_own(path: &Path, largest: u64) -> io::Result<Option<Vec<u8>>> {
    let invalid = |reason: String| Err(io::Error::new(ErrorKind::InvalidData, reason));
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        return invalid("it is no ordinary file".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(largest + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return invalid(format!("it is larger than {}", size(largest)));
    }
    Ok(Some(bytes))
}
