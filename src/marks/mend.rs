//! Ways out of a star file that cannot be read; only when a person asks for one, and what stood
//! there is kept aside.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{MarkFile, MarkFileError, MarkKind, Marks};
use crate::disk::{Disk, Lock, RealDisk, follow_links};

/// A file was put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// How many stars stand there now.
    pub stars: usize,
    /// Where the file is that stood there.
    pub aside: Option<PathBuf>,
    /// What a person should know, such as a missing lock.
    pub warnings: Vec<String>,
}

/// Says why nothing was mended. The file is as it was, or aside.
#[derive(Debug, thiserror::Error)]
pub enum MendError {
    /// The stars can be read.
    #[error("{} can be read; nothing was changed", .0.display())]
    Sound(PathBuf),
    /// There is no backup.
    #[error("there is no backup {}; nothing was changed", .0.display())]
    NoBackup(PathBuf),
    /// The file could not be moved aside.
    #[error("{} could not be moved aside: {error}; nothing was changed", path.display())]
    Aside {
        /// The star file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file could not be read, locked or written.
    #[error(transparent)]
    File(#[from] MarkFileError),
}

impl MarkFile {
    /// Puts a file that cannot be read aside, and one without stars in its place.
    ///
    /// # Errors
    /// When the file can be read, or a step fails.
    pub fn start_anew(&self, now: &str) -> Result<Mended, MendError> {
        let lock = self.lock(&RealDisk)?;
        match self.read() {
            Err(MarkFileError::Broken { .. }) => {}
            Ok(_) => return Err(MendError::Sound(self.path().to_owned())),
            Err(error) => return Err(error.into()),
        }
        self.put(&Marks::default(), "corrupt", now, &lock)
    }

    /// Puts the stars of the daily copy in the place of those that stand, be they readable or not.
    ///
    /// # Errors
    /// When there is no copy or it cannot be read, or a step fails.
    pub fn restore(&self, now: &str) -> Result<Mended, MendError> {
        let lock = self.lock(&RealDisk)?;
        let backup = self.backup();
        if !backup.path().exists() {
            return Err(MendError::NoBackup(backup.path().to_owned()));
        }
        let stars = backup.read()?;
        if let Some(newer) = backup.newer(&stars) {
            return Err(newer.into());
        }
        let kind = if self.read().is_ok() {
            "replaced"
        } else {
            "corrupt"
        };
        self.put(&stars, kind, now, &lock)
    }

    /// Moves what stands there aside under a name of this kind, and writes these stars.
    fn put(&self, marks: &Marks, kind: &str, now: &str, lock: &Lock) -> Result<Mended, MendError> {
        let target = follow_links(self.path()).map_err(MarkFileError::from)?;
        let aside = fs::symlink_metadata(&target)
            .is_ok()
            .then(|| free_name(&target, kind, now));
        if let Some(aside) = &aside {
            RealDisk
                .rename(&target, aside)
                .map_err(|error| MendError::Aside {
                    path: target.clone(),
                    error,
                })?;
        }
        let mut warnings: Vec<String> = lock.warning.iter().cloned().collect();
        let written = self.write(&RealDisk, &marks.to_json(self.kind()));
        warnings.extend(written.map_err(MarkFileError::from)?);
        Ok(Mended {
            stars: marks.count(MarkKind::Star),
            aside,
            warnings,
        })
    }
}

/// A name beside the file that nothing has yet; the lock keeps other copies from it.
fn free_name(target: &Path, kind: &str, now: &str) -> PathBuf {
    let day = now.get(..10).unwrap_or(now);
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let mut number = 1_u32;
    loop {
        let more = if number > 1 {
            format!("-{number}")
        } else {
            String::new()
        };
        let free = target.with_file_name(format!("{name}.{kind}-{day}{more}"));
        if fs::symlink_metadata(&free).is_err() {
            return free;
        }
        number += 1;
    }
}
