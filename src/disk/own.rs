//! recto's own files: read and written as a whole, where they are ordinary files of a sane size.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::{Disk, ReplaceError, replace};
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
    let too_large = || invalid(format!("it is larger than {}", size(largest)));
    if found.len() > largest {
        return too_large();
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    // It may grow while it is read.
    File::open(path)?
        .take(largest + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return too_large();
    }
    Ok(Some(bytes))
}

/// Replaces a file that [`read_own`] reads with the same limit, as [`replace`] does.
///
/// # Errors
/// As for [`replace`]; [`ErrorKind::FileTooLarge`] where it could not be read again. Then the old
/// file is untouched.
pub fn write_own(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    largest: u64,
) -> Result<Option<String>, ReplaceError> {
    if bytes.len() as u64 > largest {
        let reason = format!(
            "it would be larger than {} and could not be read again",
            size(largest)
        );
        return Err(ReplaceError {
            path: path.to_owned(),
            step: "replaced",
            error: io::Error::new(ErrorKind::FileTooLarge, reason),
        });
    }
    replace(disk, path, bytes)
}
