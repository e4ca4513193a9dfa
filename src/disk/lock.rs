//! A lock between copies of recto, on a file of its own beside what it guards.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::Disk;

/// So long another copy is waited for; its saves take milliseconds.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// A lock that is held until it is dropped. The file stays: removing it would open a race.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    /// What a person should know: the file system has no locks.
    pub warning: Option<String>,
}

/// Says why a lock was not to be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another copy holds it.
    #[error("{} is held by another copy of recto", .0.display())]
    Busy(PathBuf),
    /// The lock file cannot be opened.
    #[error("the lock file {} cannot be opened: {error}", path.display())]
    Open {
        /// The lock file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl Lock {
    /// Takes the lock, waiting two seconds for another copy at most. Where the file system has no
    /// locks, goes on without and says so.
    ///
    /// # Errors
    /// When another copy keeps it, or the file cannot be opened.
    pub fn take(disk: &dyn Disk, path: &Path) -> Result<Self, LockError> {
        let opened = disk.open_lock(path);
        let file = opened.map_err(|error| LockError::Open {
            path: path.to_owned(),
            error,
        })?;
        let until = Instant::now() + LONGEST_WAIT;
        loop {
            match disk.try_lock(&file) {
                Ok(()) => {
                    return Ok(Self {
                        _file: file,
                        warning: None,
                    });
                }
                Err(TryLockError::WouldBlock) if Instant::now() < until => {
                    thread::sleep(BETWEEN_TRIES);
                }
                Err(TryLockError::WouldBlock) => return Err(LockError::Busy(path.to_owned())),
                Err(TryLockError::Error(error)) => {
                    let warning = format!(
                        "{} cannot be locked ({error}): keep to one copy of recto at a time",
                        path.display()
                    );
                    return Ok(Self {
                        _file: file,
                        warning: Some(warning),
                    });
                }
            }
        }
    }
}
