//! `papers.jsonl`: the append-only log that is the truth.
//!
//! A line supersedes earlier lines whose id is its id or one of its aliases. Writers hold
//! `papers.lock`. An append begins on a line of its own, so that a torn piece is one bad line.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::disk::limits::StoreLine;
use crate::disk::{Disk, Draft, Lock, LockError, Readers, ReplaceError, hint, sweep};
use crate::paper::PaperId;

/// The name of the store in the data directory.
pub const STORE_NAME: &str = "papers.jsonl";
/// The papers that recto comes with.
const BUNDLED: &str = include_str!("../../assets/papers.jsonl");
/// So many bytes are copied at a time.
const PIECE: usize = 1 << 18;

/// The store of a data directory.
#[derive(Debug, Clone)]
pub struct Store {
    dir: PathBuf,
    disk: Arc<dyn Disk>,
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
    /// The lock cannot be had.
    #[error(transparent)]
    Lock(LockError),
    /// The system refused.
    #[error("{} cannot be written: {error}{}", path.display(), hint(error))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The system refused, and to take back what was written already, too.
    #[error("{} cannot be written: {error}{}; the piece at its end cannot be taken back: {cut}", path.display(), hint(error))]
    Torn {
        /// The store.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
        /// What it said when the piece was to be cut off.
        cut: io::Error,
    },
    /// A step of replacing a file failed.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
}

impl Store {
    /// The store of this data directory.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, data_dir: &Path) -> Self {
        Self {
            dir: data_dir.to_owned(),
            disk,
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
        let made = self.disk.make_dir(&self.dir);
        made.map_err(|error| failed(&self.dir, error))?;
        sweep(&path);
        let mut draft = Draft::begin(&*self.disk, &path, Readers::AsUsual)?;
        draft.add(BUNDLED.as_bytes())?;
        match draft.put() {
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            // The directory is synced by the next who writes to it.
            put => Ok(put.map(|_| ())?),
        }
    }

    /// Appends lines, and waits until they are on the disk.
    ///
    /// # Errors
    /// When another copy keeps writing, or the system refuses; then the store is as it was.
    pub fn append(&self, lines: &[StoreLine]) -> Result<(), StoreError> {
        if lines.is_empty() {
            return Ok(());
        }
        self.append_for(&self.hold()?, lines)
    }

    /// The same for one who holds the store.
    ///
    /// # Errors
    /// As for [`Self::append`].
    pub fn append_for(&self, held: &Lock, lines: &[StoreLine]) -> Result<(), StoreError> {
        self.append_surely(held, &mut joined(lines).as_bytes())
    }

    /// Appends lines as [`Self::append`] does, by one who holds the store; does not wait for the
    /// disk.
    ///
    /// # Errors
    /// As for [`Self::append`].
    pub fn write(&self, held: &Lock, lines: &[StoreLine]) -> Result<Appended, StoreError> {
        let text = joined(lines);
        let (before, mut start, file) =
            self.append_with(held, |file| self.disk.write_all(file, text.as_bytes()))?;
        let bytes = before..start + text.len() as u64;
        let place = |line: &StoreLine| {
            let length = line.as_str().len();
            let place = (start, u32::try_from(length).unwrap_or(u32::MAX));
            start += length as u64 + 1;
            place
        };
        let written = Written {
            disk: self.disk.clone(),
            file,
            path: self.path(),
        };
        Ok(Appended {
            lines: lines.iter().map(place).collect(),
            bytes,
            written,
        })
    }

    /// Appends all that was written to a spool, by one who holds the store, and waits until it is on
    /// the disk.
    ///
    /// # Errors
    /// As for [`Self::append`], and when the spool cannot be read.
    pub fn append_spool(&self, held: &Lock, spool: &Spool) -> Result<(), StoreError> {
        let from = spool.store().path();
        let mut spooled = File::open(&from).map_err(|error| failed(&from, error))?;
        self.append_surely(held, &mut spooled)
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
        self.append_surely(&self.hold()?, &mut lines.collect::<String>().as_bytes())
    }

    fn append_surely(&self, held: &Lock, lines: &mut dyn Read) -> Result<(), StoreError> {
        self.append_with(held, |file| {
            copy(&*self.disk, lines, file)?;
            self.disk.sync(file)
        })?;
        Ok(())
    }

    /// Cuts off what was appended, where nothing was appended behind it; whether that was so.
    ///
    /// # Errors
    /// As for [`Self::append`].
    pub fn cut_off(&self, appended: Range<u64>) -> Result<bool, StoreError> {
        let path = self.path();
        let refused = |error| failed(&path, error);
        let _held = self.hold()?;
        let file = self
            .disk
            .open_end(&path, Readers::AsUsual)
            .map_err(refused)?;
        if file.metadata().map_err(refused)?.len() != appended.end {
            return Ok(false);
        }
        self.disk.cut(&file, appended.start).map_err(refused)?;
        // It is cut, whether that is on the disk yet or not.
        let _ = self.disk.sync(&file);
        Ok(true)
    }

    /// Appends on a line of its own. Returns how many bytes there were, and the byte at which it
    /// begins. Where that fails, what was written already is cut off.
    fn append_with(
        &self,
        _held: &Lock,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(u64, u64, File), StoreError> {
        let path = self.path();
        let opened = self.disk.open_end(&path, Readers::AsUsual);
        let mut file = opened.map_err(|error| failed(&path, error))?;
        let before = file.metadata().map_err(|error| failed(&path, error))?.len();
        let written = self.begin_line(&mut file).and_then(|start| {
            write(&mut file)?;
            Ok(start)
        });
        match written {
            Ok(start) => Ok((before, start, file)),
            Err(error) => Err(self.taken_back(&file, before, error)),
        }
    }

    /// Sees that the next byte written begins a line; returns where.
    fn begin_line(&self, file: &mut File) -> io::Result<u64> {
        if !ends_a_line(file)? {
            self.disk.write_all(file, b"\n")?;
        }
        Ok(file.metadata()?.len())
    }

    /// Cuts off what could not be written whole.
    fn taken_back(&self, file: &File, before: u64, error: io::Error) -> StoreError {
        let path = self.path();
        match self.disk.cut(file, before) {
            Ok(()) => StoreError::Write { path, error },
            Err(cut) => StoreError::Torn { path, error, cut },
        }
    }

    /// Holds the store: until the lock is dropped no other copy writes to it. Waits for another copy
    /// as long as a save takes.
    ///
    /// # Errors
    /// When another copy keeps writing, or the system refuses.
    pub fn hold(&self) -> Result<Lock, StoreError> {
        Lock::take_surely(&*self.disk, &self.dir.join("papers.lock")).map_err(|error| match error {
            LockError::Busy(_) => StoreError::Busy(self.path()),
            error @ (LockError::Unknown { .. } | LockError::Open { .. }) => StoreError::Lock(error),
        })
    }
}

/// Lines with their line breaks.
fn joined(lines: &[StoreLine]) -> String {
    let bytes = lines.iter().map(|line| line.as_str().len() + 1).sum();
    let mut text = String::with_capacity(bytes);
    for line in lines {
        text.push_str(line.as_str());
        text.push('\n');
    }
    text
}

/// Writes all that can be read.
fn copy(disk: &dyn Disk, from: &mut dyn Read, file: &mut File) -> io::Result<()> {
    let mut piece = Vec::with_capacity(PIECE);
    loop {
        piece.clear();
        from.take(PIECE as u64).read_to_end(&mut piece)?;
        if piece.is_empty() {
            return Ok(());
        }
        disk.write_all(file, &piece)?;
    }
}

/// Lines that were appended.
#[derive(Debug)]
#[must_use = "what was not waited for may be lost when the machine stops"]
pub struct Appended {
    /// Where each is: its first byte and its length.
    pub lines: Vec<(u64, u32)>,
    /// The bytes that came to the store.
    pub bytes: Range<u64>,
    /// To be waited for.
    pub written: Written,
}

/// What was written and may not be on the disk yet.
#[derive(Debug)]
#[must_use = "what was not waited for may be lost when the machine stops"]
pub struct Written {
    disk: Arc<dyn Disk>,
    file: File,
    path: PathBuf,
}

impl Written {
    /// Waits until it is on the disk.
    ///
    /// # Errors
    /// When the system could not write it.
    pub fn wait(self) -> Result<(), StoreError> {
        let synced = self.disk.sync(&self.file);
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
    pub(super) fn below(disk: Arc<dyn Disk>, dir: &Path) -> Result<Self, StoreError> {
        let dir = dir.join(format!("spool-{:016x}", super::random()));
        let made = disk.make_dir(&dir);
        made.map_err(|error| failed(&dir, error))?;
        let spool = Self(Store::new(disk, &dir));
        let path = spool.0.path();
        let made = spool.0.disk.create_new(&path, Readers::Owner);
        made.map_err(|error| failed(&path, error))?;
        Ok(spool)
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
