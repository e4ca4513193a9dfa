//! Files with a secret, which nobody but the user may read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::read_own;

/// A key or a password is short.
const LARGEST: u64 = 64 << 10;

/// Says why a file with a secret is not taken. Nothing of the file stands in it.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The system refused, or it is no such file.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Others may read it.
    #[error("{} can be read by others; make it yours alone with chmod 600", .0.display())]
    Open(PathBuf),
    /// Another user has it, who could change it.
    #[error("{} belongs to another user", .0.display())]
    Foreign(PathBuf),
}

/// Reads a file that the user alone may read.
///
/// # Errors
/// When others may, it belongs to somebody else, or it cannot be read.
pub fn read_secret(path: &Path) -> Result<Vec<u8>, SecretError> {
    let failed = |error| SecretError::Read {
        path: path.to_owned(),
        error,
    };
    let found = fs::metadata(path).map_err(failed)?;
    is_private(path, &found)?;
    let bytes = read_own(path, LARGEST).map_err(failed)?;
    bytes.ok_or_else(|| failed(io::ErrorKind::NotFound.into()))
}

#[cfg(unix)]
fn is_private(path: &Path, found: &fs::Metadata) -> Result<(), SecretError> {
    use std::os::unix::fs::MetadataExt;
    if found.uid() != rustix::process::geteuid().as_raw() {
        return Err(SecretError::Foreign(path.to_owned()));
    }
    if found.mode() & 0o077 != 0 {
        return Err(SecretError::Open(path.to_owned()));
    }
    Ok(())
}

/// There the user's folders are the user's own.
#[cfg(not(unix))]
fn is_private(_: &Path, _: &fs::Metadata) -> Result<(), SecretError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use std::os::unix::fs::PermissionsExt;

    #[cfg(unix)]
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_secret_is_read_from_a_file_of_the_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        assert!(matches!(read_secret(&path), Err(SecretError::Read { .. })));
        fs::write(&path, "s3cret").unwrap();
        for (mode, is_taken) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let read = read_secret(&path);
            assert_eq!(read.is_ok(), is_taken, "{mode:o}");
            let error = read.err().map_or(String::new(), |error| error.to_string());
            assert!(!error.contains("s3cret"));
        }
    }
}
