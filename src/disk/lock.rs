//! A lock between copies of recto, on a file of its own beside what it guards.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::Disk;

/// So long another copy is waited for; its saves take milliseconds.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// So long a program that is being started holds what its parent has locked.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// A lock that is held until it is dropped. The file stays: removing it would open a race.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
    /// What a person should know: the file system has no locks.
    pub warning: Option<String>,
}

/// Says why a lock was not to be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another copy holds it.
    #[error("{} is held by another copy of recto", .0.display())]
    Busy(PathBuf),
    /// The file system has no locks.
    #[error("{} cannot be locked ({error}): keep to one copy of recto at a time", path.display())]
    Unknown {
        /// The lock file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
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
    /// locks, goes on without and says so: for what is read again before it is written.
    ///
    /// # Errors
    /// When another copy keeps it, or the file cannot be opened.
    pub fn take(disk: &dyn Disk, path: &Path) -> Result<Self, LockError> {
        match Self::take_surely(disk, path) {
            Err(error @ LockError::Unknown { .. }) => Ok(Self {
                _file: None,
                warning: Some(error.to_string()),
            }),
            taken => taken,
        }
    }

    /// Takes the lock, waiting two seconds for another copy at most.
    ///
    /// # Errors
    /// When another copy keeps it, the file cannot be opened, or the file system has no locks.
    pub fn take_surely(disk: &dyn Disk, path: &Path) -> Result<Self, LockError> {
        Self::take_within(disk, path, LONGEST_WAIT)
    }

    /// Takes the lock where no other copy has it, for work that the other copy may do as well.
    ///
    /// # Errors
    /// As for [`Self::take_surely`].
    pub fn take_soon(disk: &dyn Disk, path: &Path) -> Result<Self, LockError> {
        Self::take_within(disk, path, SHORTEST_WAIT)
    }

    /// Whether a copy of recto has the lock now.
    #[must_use]
    pub fn is_taken(path: &Path) -> bool {
        let file = OpenOptions::new().write(true).open(path);
        file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }

    fn take_within(disk: &dyn Disk, path: &Path, longest: Duration) -> Result<Self, LockError> {
        let path = path.to_owned();
        let file = match disk.open_lock(&path) {
            Ok(file) => file,
            Err(error) => return Err(LockError::Open { path, error }),
        };
        let until = Instant::now() + longest;
        loop {
            match disk.try_lock(&file) {
                Ok(()) => {
                    return Ok(Self {
                        _file: Some(file),
                        warning: None,
                    });
                }
                Err(TryLockError::WouldBlock) if Instant::now() < until => {
                    thread::sleep(BETWEEN_TRIES);
                }
                Err(TryLockError::WouldBlock) => return Err(LockError::Busy(path)),
                Err(TryLockError::Error(error)) => return Err(LockError::Unknown { path, error }),
            }
        }
    }
}

/// Locks a file that other programs write, too, as long as it is open. Where the file system has no
/// locks, it goes on without.
///
/// # Errors
/// [`io::ErrorKind::WouldBlock`] where another program keeps it for two seconds.
pub fn lock_file(disk: &dyn Disk, file: &File) -> io::Result<()> {
    let until = Instant::now() + LONGEST_WAIT;
    loop {
        match disk.try_lock(file) {
            Err(TryLockError::WouldBlock) if Instant::now() < until => {
                thread::sleep(BETWEEN_TRIES);
            }
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(()),
        }
    }
}
