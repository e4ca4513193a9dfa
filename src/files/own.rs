//! recto's own small files: read as a whole where they are ordinary files of a sane size.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// A larger file was written neither by recto nor by hand.
const LARGEST: u64 = 16 << 20;

/// Reads a file; nothing where there is none.
///
/// # Errors
/// As the system says; [`ErrorKind::InvalidData`] where it is no ordinary file, which is not
/// opened, for opening a pipe would wait for ever, and where it is larger than 16 MB.
pub fn read_own(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let invalid = |reason| Err(io::Error::new(ErrorKind::InvalidData, reason));
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        return invalid("it is no ordinary file");
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return invalid("it is larger than 16 MB");
    }
    Ok(Some(bytes))
}
