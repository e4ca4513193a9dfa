//! The index of a store: which files of the cache directory are its segments, in which order.
//!
//! `index.json` names them and is replaced at once; a reader has either the old row or the new one.
//! Full segments come first, at most eight smaller ones follow. What would break that rebuilds the
//! smaller ones together.

mod build;
mod read;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::limits::Limits;
use super::random;
use super::store_file::StoreFile;
use crate::disk::{Disk, Lock, LockError, ReplaceError, replace};
use build::{BuildError, StorePiece};
pub(super) use read::{
    Damaged, Mapped, PairPapers, PhraseRun, Segment, Stored, Superseding, TermKind, WordCodes,
};

const NAME: &str = "index.json";
const LOCK: &str = "index.lock";
const EXTENSION: &str = "segment";
const VERSION: u32 = 1;

/// The index in a cache directory.
#[derive(Debug, Clone)]
pub struct Index {
    dir: PathBuf,
    disk: Arc<dyn Disk>,
}

/// The form of `index.json`.
#[derive(Debug, Serialize, Deserialize)]
struct IndexFile {
    version: u32,
    /// The names of the segments, in the order of the store.
    segments: Vec<String>,
}

/// How far the making of an index has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexProgress {
    /// The bytes of the store that are done, once read and once written.
    pub done: u64,
    /// The bytes that there are to do.
    pub whole: u64,
}

/// Whether work goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexNext {
    /// It does.
    GoOn,
    /// Nobody wants it any more.
    Stop,
}

/// What is indexed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rebuild {
    /// What no segment has yet, if it is more than a tail may have.
    Missing,
    /// Everything.
    Everything,
}

/// Says why an index could not be made; the one before stands.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another copy is at it.
    #[error("another copy of recto is making the index in {}; try again when it is done", .0.display())]
    Busy(PathBuf),
    /// The system refused.
    #[error("the index in {} cannot be written: {error}", path.display())]
    Write {
        /// The cache directory.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The lock cannot be had.
    #[error(transparent)]
    Lock(LockError),
    /// A step of replacing the row of segments failed.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
    /// The store cannot be read, or was changed meanwhile.
    #[error("the store cannot be indexed: {0}")]
    Store(String),
    /// It was stopped.
    #[error("the index was not finished")]
    Stopped,
}

impl Index {
    /// The index in this directory.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, cache_dir: &Path) -> Self {
        Self {
            dir: cache_dir.to_owned(),
            disk,
        }
    }

    /// When the index was last replaced; `None` where there is none.
    pub(super) fn replaced(&self) -> Option<SystemTime> {
        fs::metadata(self.dir.join(NAME)).ok()?.modified().ok()
    }

    /// The segments of this store, from its first byte on without a gap; those after one that is not
    /// of this store, or no segment, are left out. Segments that are open already are kept.
    pub(super) fn read(&self, store: &StoreFile, open: &[Arc<Segment>]) -> Vec<Arc<Segment>> {
        let mut segments: Vec<Arc<Segment>> = Vec::new();
        let length = store.len().unwrap_or(0);
        let mut end = 0;
        for name in self.names() {
            let path = self.dir.join(&name);
            let known = open.iter().find(|segment| segment.path() == path);
            let found = match known {
                Some(segment) => Some(segment.clone()),
                None => Segment::open(&path).ok().flatten().map(Arc::new),
            };
            let Some(segment) = found.filter(|segment| !segment.is_damaged()) else {
                break;
            };
            let origin = segment.origin();
            let fits = origin.start == end
                && origin.end <= length
                && store
                    .identity(origin.start, origin.end)
                    .is_ok_and(|identity| identity == origin.identity);
            if !fits {
                break;
            }
            end = origin.end;
            segments.push(segment);
        }
        segments
    }

    fn names(&self) -> Vec<String> {
        let row = fs::read(self.dir.join(NAME)).ok();
        let row: Option<IndexFile> = row.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        row.filter(|row| row.version == VERSION)
            .map(|row| row.segments)
            .unwrap_or_default()
            .into_iter()
            .filter(|name| is_plain(name))
            .collect()
    }

    /// Forgets the segments; what they were made of is read until there are others.
    pub fn discard(&self) {
        // Where it is not there, all is well.
        let _ = fs::remove_file(self.dir.join(NAME));
    }

    /// Whether a copy of recto is making the index now.
    pub(super) fn is_busy(&self) -> bool {
        Lock::is_taken(&self.dir.join(LOCK))
    }

    /// Makes the segments that the store lacks. Those that stand are used until the new ones are
    /// whole.
    ///
    /// # Errors
    /// When the store cannot be read, the directory not be written, or `seen` says to stop.
    pub fn update(
        &self,
        store: &Path,
        rebuild: Rebuild,
        limits: &Limits,
        seen: &mut dyn FnMut(IndexProgress) -> IndexNext,
    ) -> Result<(), IndexError> {
        let failed = |error| IndexError::Write {
            path: self.dir.clone(),
            error,
        };
        let unread = |error: io::Error| IndexError::Store(error.to_string());
        let store = StoreFile::open(store).map_err(unread)?;
        let end = store.end_of_lines().map_err(unread)?;
        let mut kept = match rebuild {
            Rebuild::Missing => Mapped::row(&self.read(&store, &[])),
            Rebuild::Everything => Vec::new(),
        };
        let covered = |kept: &[Mapped]| kept.last().map_or(0, |last| last.segment.origin().end);
        let start = covered(&kept);
        let lines = store.lines_between(start, end).map_err(unread)?;
        if rebuild == Rebuild::Missing && lines <= u64::from(limits.tail_papers) {
            return Ok(());
        }
        self.disk.make_dir(&self.dir).map_err(failed)?;
        let _lock = self.lock()?;
        let whole = kept.len();
        kept.truncate(limits.keep(&kept, lines));
        // A segment that was kept may supersede papers only of those before it.
        if kept.len() < whole {
            let segments: Vec<Arc<Segment>> =
                kept.iter().map(|kept| kept.segment.clone()).collect();
            kept = Mapped::row(&segments);
        }
        let first = covered(&kept);
        let mut report = |done: u64| {
            seen(IndexProgress {
                done,
                whole: (end - first) * 2,
            }) == IndexNext::GoOn
        };
        let mut done = 0;
        while covered(&kept) < end {
            let from = covered(&kept);
            let segment = self.make(&store, (from, end), &kept, limits, &mut |bytes| {
                report(done + bytes)
            })?;
            let Some(segment) = segment else { break };
            done += (segment.origin().end - from) * 2;
            let mut segments: Vec<Arc<Segment>> =
                kept.iter().map(|kept| kept.segment.clone()).collect();
            segments.push(Arc::new(segment));
            kept = Mapped::row(&segments);
            if covered(&kept) >= start {
                self.replace(&segments)?;
            }
        }
        self.clean(&kept);
        Ok(())
    }

    /// Makes one segment behind those that are kept; `None` where nothing is left.
    fn make(
        &self,
        store: &StoreFile,
        (start, end): (u64, u64),
        kept: &[Mapped],
        limits: &Limits,
        seen: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<Segment>, IndexError> {
        let failed = |error| IndexError::Write {
            path: self.dir.clone(),
            error,
        };
        let first_line = kept.last().map_or(0, |last| {
            let origin = last.segment.origin();
            origin.first_line + origin.lines
        });
        let name = |name: &str| self.dir.join(format!("{start:x}-{:016x}.{name}", random()));
        let piece = StorePiece {
            disk: &*self.disk,
            store,
            bytes: start..end,
            first_line,
            earlier: kept,
        };
        let told = |error| match error {
            BuildError::Io(error) => failed(error),
            BuildError::Store(error) => IndexError::Store(error.to_string()),
            BuildError::Stopped => IndexError::Stopped,
        };
        let scratch = name(&format!("words.{EXTENSION}"));
        let scanned = build::scan(&piece, scratch, limits, seen).map_err(told)?;
        let bytes = scanned.origin.end - start;
        if bytes == 0 {
            return Ok(None);
        }
        let path = name(EXTENSION);
        let written = build::write(&*self.disk, &path, &scanned, limits, &mut |thousandths| {
            seen(bytes + bytes / 1000 * thousandths)
        });
        if let Err(error) = written {
            let _ = fs::remove_file(&path);
            return Err(told(error));
        }
        Segment::open(&path).map_err(failed)
    }

    /// Replaces the row of segments at once.
    fn replace(&self, segments: &[Arc<Segment>]) -> Result<(), IndexError> {
        let name = |segment: &Arc<Segment>| {
            let name = segment.path().file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        let row = IndexFile {
            version: VERSION,
            segments: segments.iter().map(name).collect(),
        };
        let row = serde_json::to_vec(&row).map_err(|error| IndexError::Write {
            path: self.dir.clone(),
            error: error.into(),
        })?;
        // A directory that cannot be synced costs at most making the index again.
        replace(&*self.disk, &self.dir.join(NAME), &row)?;
        Ok(())
    }

    /// Takes away the files that no row names. What cannot be taken away now, because a reader has
    /// it open, is taken away another time.
    fn clean(&self, kept: &[Mapped]) {
        let Ok(entries) = fs::read_dir(&self.dir) else {
            return;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let is_ours = path
                .extension()
                .is_some_and(|extension| extension == EXTENSION)
                || path.file_name().is_some_and(|name| {
                    let name = name.to_string_lossy();
                    name.starts_with(&format!(".{NAME}.")) && name.ends_with(".tmp")
                });
            if is_ours && !kept.iter().any(|kept| kept.segment.path() == path) {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn lock(&self) -> Result<Lock, IndexError> {
        Lock::take_soon(&*self.disk, &self.dir.join(LOCK)).map_err(|error| match error {
            LockError::Busy(_) => IndexError::Busy(self.dir.clone()),
            error @ (LockError::Unknown { .. } | LockError::Open { .. }) => IndexError::Lock(error),
        })
    }
}

impl Limits {
    /// How many of the segments stand when so many further lines come behind them.
    fn keep(&self, segments: &[Mapped], lines: u64) -> usize {
        let is_full = |mapped: &&Mapped| mapped.segment.len() >= self.segment_papers;
        let full = segments.iter().take_while(is_full).count();
        let smaller = segments.len() - full;
        let breaks = smaller >= self.small_segments || lines >= u64::from(self.segment_papers);
        if breaks { full } else { segments.len() }
    }
}

/// Whether a name can only be that of a file in the directory.
fn is_plain(name: &str) -> bool {
    name.ends_with(EXTENSION) && !name.contains(['/', '\\']) && !name.starts_with('.')
}
