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
    let Some((file, length)) = open_own(path)? else {
        return Ok(None);
    };
    let too_large = || Err(invalid(format!("it is larger than {}", size(largest))));
    if length > largest {
        return too_large();
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // It may grow while it is read.
    file.take(largest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return too_large();
    }
    Ok(Some(bytes))
}

/// Reads at most so many bytes of the beginning of a file; nothing where there is none.
///
/// # Errors
/// As for [`read_own`], but for a large file.
pub fn read_own_head(path: &Path, bytes: u64) -> io::Result<Option<Vec<u8>>> {
    let Some((file, _)) = open_own(path)? else {
        return Ok(None);
    };
    let mut head = Vec::new();
    file.take(bytes).read_to_end(&mut head)?;
    Ok(Some(head))
}

/// Takes from others what a file of an earlier recto, or of a backup, lets them do with what is the
/// user's alone. Where that cannot be done it stays, for what is written matters more.
#[cfg(unix)]
pub fn close_to_others(disk: &dyn Disk, file: &File) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(found) = file.metadata() else {
        return;
    };
    let mode = found.permissions().mode();
    if found.is_file() && mode & 0o077 != 0 {
        let _ = disk.set_permissions(file, fs::Permissions::from_mode(mode & 0o700));
    }
}

/// There the user's folders are the user's own.
#[cfg(not(unix))]
pub fn close_to_others(_: &dyn Disk, _: &File) {}

/// Opens an ordinary file, and tells its length.
fn open_own(path: &Path) -> io::Result<Option<(File, u64)>> {
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !found.is_file() {
        return Err(invalid("it is no ordinary file".to_owned()));
    }
    Ok(Some((File::open(path)?, found.len())))
}

fn invalid(reason: String) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, reason)
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
