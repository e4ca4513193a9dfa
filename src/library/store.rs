//! `papers.jsonl`: the append-only log that is the truth.
//!
//! A line supersedes earlier lines whose id is its id or one of its aliases. Writers hold
//! `papers.lock`. An append begins on a line of its own, so that a torn piece is one bad line.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::disk::limits::StoreLine;
use crate::paper::PaperId;

/// The name of the store in the data directory.
pub const STORE_NAME: &str = "papers.jsonl";
/// The papers that recto comes with.
const BUNDLED: &str = include_str!("../../assets/papers.jsonl");
const LONGEST_WAIT: Duration = Duration::from_secs(2);
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// The store of a data directory.
#[derive(Debug, Clone)]
pub struct Store {
    dir: PathBuf,
}

/// A line of the store that is no record; it is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreProblem {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for StoreProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{STORE_NAME} line {} is passed over: {}",
            self.line, self.reason
        )
    }
}

/// Says why the store could not be written; what stood in it stands.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another copy is writing.
    #[error("another copy of recto is writing to {}; try again in a moment", .0.display())]
    Busy(PathBuf),
    /// The system refused.
    #[error("{} cannot be written: {error}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl Store {
    /// The store of this data directory.
    #[must_use]
    pub fn in_dir(data_dir: &Path) -> Self {
        Self {
            dir: data_dir.to_owned(),
        }
    }

    /// Where the store is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.dir.join(STORE_NAME)
    }

    /// The records that recto comes with, as store lines.
    #[must_use]
    pub fn bundled() -> &'static str {
        BUNDLED
    }

    /// Makes the store of the bundled papers, unless it is there already.
    ///
    /// # Errors
    /// When the directory or the file cannot be made.
    pub fn make(&self) -> Result<(), StoreError> {
        let path = self.path();
        if path.exists() {
            return Ok(());
        }
        make_dir(&self.dir).map_err(|error| failed(&self.dir, error))?;
        let random = RandomState::new().build_hasher().finish();
        let temporary = self.dir.join(format!(".{STORE_NAME}.{random:016x}.tmp"));
        let written = File::create_new(&temporary).and_then(|mut file| {
            file.write_all(BUNDLED.as_bytes())?;
            file.sync_all()
        });
        // A link takes no other file's place, as a rename would.
        let made = written.and_then(|()| match fs::hard_link(&temporary, &path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) if path.exists() => Err(error),
            // Some file systems know no links.
            Err(_) => fs::rename(&temporary, &path),
            Ok(()) => Ok(()),
        });
        // Where it was renamed it is gone already.
        let _ = fs::remove_file(&temporary);
        made.map_err(|error| failed(&path, error))
    }

    /// Appends lines, and waits until they are on the disk.
    ///
    /// # Errors
    /// When another copy keeps writing, or the system refuses.
    pub fn append(&self, lines: &[StoreLine]) -> Result<(), StoreError> {
        if lines.is_empty() {
            return Ok(());
        }
        self.write(lines)?.1.wait()
    }

    /// Appends lines as [`Self::append`] does, but does not wait for the disk. Returns where each is:
    /// its first byte and its length.
    ///
    /// # Errors
    /// As for [`Self::append`].
    pub fn write(&self, lines: &[StoreLine]) -> Result<(Vec<(u64, u32)>, Written), StoreError> {
        let bytes = lines.iter().map(|line| line.as_str().len() + 1).sum();
        let mut text = String::with_capacity(bytes);
        for line in lines {
            text.push_str(line.as_str());
            text.push('\n');
        }
        let (mut start, written) = self.append_with(|file| file.write_all(text.as_bytes()))?;
        let place = |line: &StoreLine| {
            let length = line.as_str().len();
            let place = (start, u32::try_from(length).unwrap_or(u32::MAX));
            start += length as u64 + 1;
            place
        };
        Ok((lines.iter().map(place).collect(), written))
    }

    /// Appends all that was written to a spool, and waits until it is on the disk.
    ///
    /// # Errors
    /// As for [`Self::append`], and when the spool cannot be read.
    pub fn append_spool(&self, spool: &Spool) -> Result<(), StoreError> {
        let from = spool.store().path();
        let mut spooled = File::open(&from).map_err(|error| failed(&from, error))?;
        let (_, written) = self.append_with(|file| io::copy(&mut spooled, file).map(|_| ()))?;
        written.wait()
    }

    /// The byte at which the next line would begin.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn end(&self) -> Result<u64, StoreError> {
        let path = self.path();
        match fs::metadata(&path) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(failed(&path, error)),
        }
    }

    /// Appends the removal of papers by their own ids.
    ///
    /// # Errors
    /// As for [`Self::append`].
    pub fn append_removals(&self, ids: &[PaperId], now: &str) -> Result<(), StoreError> {
        let lines = ids
            .iter()
            .map(|id| json!({ "id": id, "removed": now }).to_string() + "\n");
        let lines: String = lines.collect();
        let (_, written) = self.append_with(|file| file.write_all(lines.as_bytes()))?;
        written.wait()
    }

    /// Appends on a line of its own. Returns the byte at which it begins.
    fn append_with(
        &self,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(u64, Written), StoreError> {
        let path = self.path();
        let _lock = self.lock()?;
        let appended = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(&path)
            .and_then(|mut file| {
                if !ends_a_line(&mut file)? {
                    file.write_all(b"\n")?;
                }
                let start = file.metadata()?.len();
                write(&mut file)?;
                Ok((start, file))
            });
        let (start, file) = appended.map_err(|error| failed(&path, error))?;
        Ok((start, Written { file, path }))
    }

    /// Takes the lock, waiting for another copy as long as a save takes.
    pub(super) fn lock(&self) -> Result<File, StoreError> {
        let path = self.dir.join("papers.lock");
        let opened = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let file = opened.map_err(|error| failed(&path, error))?;
        let until = Instant::now() + LONGEST_WAIT;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) if Instant::now() < until => {
                    thread::sleep(BETWEEN_TRIES);
                }
                Err(TryLockError::WouldBlock) => return Err(StoreError::Busy(self.path())),
                Err(TryLockError::Error(error)) => return Err(failed(&path, error)),
            }
        }
    }
}

/// What was written and may not be on the disk yet.
#[derive(Debug)]
#[must_use = "what was not waited for may be lost when the machine stops"]
pub struct Written {
    file: File,
    path: PathBuf,
}

impl Written {
    /// Waits until it is on the disk.
    ///
    /// # Errors
    /// When the system could not write it.
    pub fn wait(self) -> Result<(), StoreError> {
        let synced = self.file.sync_all();
        synced.map_err(|error| failed(&self.path, error))
    }
}

/// A store that is thrown away: lines of which it is not yet known whether they are wanted.
#[derive(Debug)]
pub struct Spool(Store);

impl Spool {
    /// A spool below this directory.
    ///
    /// # Errors
    /// When the directory cannot be made.
    pub(super) fn below(dir: &Path) -> Result<Self, StoreError> {
        let dir = dir.join(format!("spool-{:016x}", super::random()));
        let made = make_dir(&dir).and_then(|()| File::create(dir.join(STORE_NAME)));
        made.map_err(|error| failed(&dir, error))?;
        Ok(Self(Store { dir }))
    }

    /// What is written to.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // What is left behind is in the cache.
        let _ = fs::remove_dir_all(&self.0.dir);
    }
}

pub(super) fn failed(path: &Path, error: io::Error) -> StoreError {
    StoreError::Write {
        path: path.to_owned(),
        error,
    }
}

fn make_dir(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Whether the next byte written begins a line.
fn ends_a_line(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
