//! `starred.json`: read again under a lock, intents applied, replaced at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{SetStar, Stars, StarsError};
use crate::disk::{
    Disk, Lock, LockError, RealDisk, ReplaceError, limits, read_own, replace, sweep, write_own,
};

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The star file of a config directory.
#[derive(Debug, Clone)]
pub struct StarFile {
    path: PathBuf,
    /// So many bytes it may have.
    largest: u64,
}

/// The star file as a directory lists it; another stamp is another content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    written: Option<SystemTime>,
    bytes: u64,
    #[cfg(unix)]
    inode: u64,
}

/// A save that was done.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Every star on disk now, another copy's too.
    pub stars: Stars,
    /// What a person should know, such as a missing lock.
    pub warnings: Vec<String>,
}

/// Says why stars could not be read or saved. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum StarFileError {
    /// The system refused to give the file.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The star file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file is no star file.
    #[error("stars cannot be read or set, `recto doctor` tells the ways out: {}: {reason}{}", path.display(), kept(copy.as_deref()))]
    Broken {
        /// The star file.
        path: PathBuf,
        /// What is wrong, with line and column where there are any.
        reason: String,
        /// Where a copy of it was put.
        copy: Option<PathBuf>,
    },
    /// A newer recto wrote it.
    #[error("stars are shown and cannot be set, a newer recto (version {version}) wrote {}", path.display())]
    Newer {
        /// The star file.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// Another copy keeps the lock.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The directory cannot be made.
    #[error("the folder {} cannot be made: {error}", path.display())]
    Folder {
        /// The config directory.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A step of writing failed.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
}

impl StarFileError {
    /// Whether trying again is of no use before somebody mends something.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        let error = match self {
            Self::Broken { .. } | Self::Newer { .. } => return true,
            Self::Lock(LockError::Busy(_)) => return false,
            Self::Lock(LockError::Open { error, .. })
            | Self::Read { error, .. }
            | Self::Folder { error, .. }
            | Self::Replace(ReplaceError { error, .. }) => error,
        };
        // On Windows a program that has the file open for a moment is reported so, too.
        let is_forbidden = error.kind() == io::ErrorKind::PermissionDenied && !cfg!(windows);
        let is_fixed = matches!(
            error.kind(),
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::ResourceBusy
        );
        is_forbidden || is_fixed
    }
}

fn kept(copy: Option<&Path>) -> String {
    copy.map(|copy| format!("; a copy is {}", copy.display()))
        .unwrap_or_default()
}

impl StarFile {
    /// The star file of this config directory.
    #[must_use]
    pub fn in_dir(config_dir: &Path) -> Self {
        Self::at(config_dir.join("starred.json"))
    }

    /// The star file at this place.
    pub(super) fn at(path: PathBuf) -> Self {
        let largest = limits::STAR_FILE;
        Self { path, largest }
    }

    /// The same file, with at most so many bytes.
    #[must_use]
    pub fn at_most(self, largest: u64) -> Self {
        Self { largest, ..self }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the system says of the file; nothing where there is none. One question, cheap enough
    /// for each key.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        let found = fs::metadata(&self.path).ok()?;
        Some(Stamp {
            written: found.modified().ok(),
            bytes: found.len(),
            #[cfg(unix)]
            inode: std::os::unix::fs::MetadataExt::ino(&found),
        })
    }

    /// Why these stars, read from the file, must not be written, where a newer recto wrote them.
    #[must_use]
    pub fn newer(&self, stars: &Stars) -> Option<StarFileError> {
        stars.is_newer().then(|| StarFileError::Newer {
            path: self.path.clone(),
            version: stars.version(),
        })
    }

    /// Reads every star; none where there is no file.
    ///
    /// # Errors
    /// When the file is there and cannot be read or understood.
    pub fn read(&self) -> Result<Stars, StarFileError> {
        Ok(self
            .read_bytes()?
            .map(|bytes| self.parse(&bytes))
            .transpose()?
            .unwrap_or_default())
    }

    /// Applies intents to the file as it is now.
    ///
    /// # Errors
    /// When a step fails; then the file is as it was, and saving the same intents again is safe.
    pub fn save(&self, intents: &[SetStar], now: &str) -> Result<Saved, StarFileError> {
        self.save_on(&RealDisk, intents, now)
    }

    /// [`Self::save`], call by call on a disk of one's choice.
    ///
    /// # Errors
    /// As for [`Self::save`].
    pub fn save_on(
        &self,
        disk: &dyn Disk,
        intents: &[SetStar],
        now: &str,
    ) -> Result<Saved, StarFileError> {
        let lock = self.lock(disk)?;
        sweep(&self.path);
        let old = self.read_bytes()?;
        let before = match old.as_deref().map(|bytes| self.parse(bytes)).transpose() {
            Ok(stars) => stars.unwrap_or_default(),
            Err(error) => return Err(self.with_copy(disk, error, &old.unwrap_or_default(), now)),
        };
        if let Some(newer) = self.newer(&before) {
            return Err(newer);
        }
        let mut stars = before.clone();
        for intent in intents {
            stars.apply(intent);
        }
        let mut warnings: Vec<String> = lock.warning.iter().cloned().collect();
        if stars != before {
            if let Some(old) = old.filter(|_| !before.is_empty()) {
                warnings.extend(self.back_up(disk, &old)?);
            }
            warnings.extend(self.write(disk, &stars)?);
        }
        Ok(Saved { stars, warnings })
    }

    /// Puts these stars in the place of those that stand. Returns what a person should know.
    pub(super) fn write(
        &self,
        disk: &dyn Disk,
        stars: &Stars,
    ) -> Result<Option<String>, ReplaceError> {
        write_own(disk, &self.path, stars.to_json().as_bytes(), self.largest)
    }

    /// Takes the lock beside the file; the folder is made where it is missing.
    pub(super) fn lock(&self, disk: &dyn Disk) -> Result<Lock, StarFileError> {
        let dir = self.path.parent().unwrap_or(Path::new("."));
        let no_folder = |error| StarFileError::Folder {
            path: dir.to_owned(),
            error,
        };
        disk.make_dir(dir).map_err(no_folder)?;
        Ok(Lock::take(disk, &self.path.with_file_name("starred.lock"))?)
    }

    /// The bytes of the file; `None` where there is none.
    fn read_bytes(&self) -> Result<Option<Vec<u8>>, StarFileError> {
        let refused = |error| StarFileError::Read {
            path: self.path.clone(),
            error,
        };
        read_own(&self.path, self.largest).map_err(|error| {
            if error.kind() == io::ErrorKind::InvalidData {
                self.broken(error.to_string())
            } else {
                refused(error)
            }
        })
    }

    fn parse(&self, bytes: &[u8]) -> Result<Stars, StarFileError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = memchr::memchr_iter(b'\n', before).count() + 1;
            self.broken(format!("line {line}: it is not UTF-8"))
        })?;
        Stars::parse(text).map_err(|error: StarsError| self.broken(error.to_string()))
    }

    fn broken(&self, reason: String) -> StarFileError {
        StarFileError::Broken {
            path: self.path.clone(),
            reason,
            copy: None,
        }
    }

    /// The error, after a copy of the broken file was put beside it; once for the same content.
    fn with_copy(
        &self,
        disk: &dyn Disk,
        error: StarFileError,
        bytes: &[u8],
        now: &str,
    ) -> StarFileError {
        let StarFileError::Broken { path, reason, .. } = error else {
            return error;
        };
        let day = now.get(..10).unwrap_or(now);
        let name = |number: usize| {
            let more = if number > 1 {
                format!("-{number}")
            } else {
                String::new()
            };
            self.path
                .with_file_name(format!("starred.json.corrupt-{day}{more}"))
        };
        let copy = (1..10).map(name).find_map(|copy| {
            let made = disk.create_new(&copy).and_then(|mut file| {
                disk.write_all(&mut file, bytes)?;
                disk.sync(&file)
            });
            let is_there = made.is_ok() || fs::read(&copy).is_ok_and(|kept| kept == bytes);
            is_there.then_some(copy)
        });
        StarFileError::Broken { path, reason, copy }
    }

    /// Once a day the file is kept as it was before the first change.
    fn back_up(&self, disk: &dyn Disk, bytes: &[u8]) -> Result<Option<String>, ReplaceError> {
        let backup = self.path.with_file_name("starred.json.bak");
        let written = fs::metadata(&backup).and_then(|found| found.modified());
        let age = written
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        if age.is_some_and(|age| age < A_DAY) {
            Ok(None)
        } else {
            replace(disk, &backup, bytes)
        }
    }
}
