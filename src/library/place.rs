//! Where a library lies.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::index::Index;
use super::limits::Limits;
use super::store::{Spool, Store, StoreError};
use super::store_file::StoreFile;
use super::votes::{VotesFile, VotesStamp};
use crate::disk::{Disk, RealDisk};

/// Where a library lies, and how large its pieces may be.
#[derive(Debug, Clone)]
pub struct StorePlace {
    /// The directory of the store.
    pub data: PathBuf,
    /// The directory of the index.
    pub cache: PathBuf,
    /// The sizes.
    pub limits: Limits,
    /// What is written through.
    pub disk: Arc<dyn Disk>,
}

/// What a library was opened from, to tell whether that still stands.
#[derive(Debug, Clone)]
pub(super) struct OpenedFrom {
    pub(super) place: StorePlace,
    pub(super) stamp: StoreStamp,
}

/// How store and index lay there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StoreStamp {
    length: u64,
    changed: Option<SystemTime>,
    votes: VotesStamp,
    pub(super) index: Option<SystemTime>,
}

impl StorePlace {
    /// A library with the usual limits.
    #[must_use]
    pub fn new(data_dir: &Path, cache_dir: &Path) -> Self {
        Self {
            data: data_dir.to_owned(),
            cache: cache_dir.to_owned(),
            limits: Limits::default(),
            disk: Arc::new(RealDisk),
        }
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> Store {
        Store::new(self.disk.clone(), &self.data)
    }

    /// Votes and places as they were last told.
    #[must_use]
    pub fn votes(&self) -> VotesFile {
        VotesFile::new(self.disk.clone(), &self.data)
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> Index {
        Index::new(self.disk.clone(), &self.cache)
    }

    /// A place for lines that may not be wanted.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn spool(&self) -> Result<Spool, StoreError> {
        Spool::below(self.disk.clone(), &self.cache)
    }

    /// How many bytes of the store have no segment.
    #[must_use]
    pub fn unindexed_bytes(&self) -> u64 {
        let Ok(store) = StoreFile::open(&self.store().path()) else {
            return 0;
        };
        let segments = self.index().read(&store, &[]);
        let indexed = segments.last().map_or(0, |last| last.origin().end);
        store.len().unwrap_or(0).saturating_sub(indexed)
    }

    /// Compares every piece of the index with its checksum; slow, for a thread of its own. Returns
    /// whether all is well.
    #[must_use]
    pub fn index_is_well(&self) -> bool {
        let store = StoreFile::open(&self.store().path());
        store.is_ok_and(|store| {
            let segments = self.index().read(&store, &[]);
            segments.iter().all(|segment| segment.check().is_ok())
        })
    }

    /// About how many papers the store has, quick at any size.
    #[must_use]
    pub fn papers_about(&self) -> u64 {
        let store = StoreFile::open(&self.store().path());
        // What cannot be read is said when the library is opened.
        let lines = store.and_then(|store| store.lines_about());
        lines.unwrap_or(0)
    }
}

impl OpenedFrom {
    /// The byte of the store behind the last that was read.
    pub(super) fn store_end(&self) -> u64 {
        self.stamp.length
    }
}

impl StoreStamp {
    /// Of a store, of the votes beside it, and of when its index was last replaced.
    pub(super) fn of(store: &Metadata, votes: VotesStamp, index: Option<SystemTime>) -> Self {
        Self {
            length: store.len(),
            changed: store.modified().ok(),
            votes,
            index,
        }
    }
}
