//! Compacting the store: superseded and removed lines are dropped, those that cannot be read are set
//! aside.

mod aside;

use std::fs;

use super::newest::{Newest, PaperNumber};
use super::open::LibraryError;
use super::place::StorePlace;
use super::snapshot::Library;
use super::store::{StoreError, failed};
use super::store_file::RecordError;
use super::votes::VotesError;
use crate::disk::{Draft, Lock, Readers, ReplaceError, sweep};
use aside::set_aside;
pub use aside::{Aside, Kept};

/// What compacting did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compacted {
    /// How many bytes the store had.
    pub before: u64,
    /// How many it has.
    pub after: u64,
    /// How many bytes the votes had and have, where there are any.
    pub votes: Option<(u64, u64)>,
    /// The lines that could not be read.
    pub aside: Option<Aside>,
    /// What a person should know: the directory could not be synced.
    pub warning: Option<String>,
}

/// Says why the store was not compacted; it stands as it was.
#[derive(Debug, thiserror::Error)]
pub enum CompactError {
    /// It cannot be read.
    #[error(transparent)]
    Open(#[from] LibraryError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] StoreError),
    /// A file could not be put in its place.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
    /// The votes cannot be read or written.
    #[error(transparent)]
    Votes(#[from] VotesError),
    /// A record is not where it was.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The data directory cannot be written to.
    #[error("{0}")]
    InMemory(String),
}

impl StorePlace {
    /// Writes a store with one line for each paper, in the order in which they came, and puts it in
    /// the place of the other at once. Readers keep the one that they have open. The index is of the
    /// old store then. Lines that cannot be read are kept in a file beside it, named by the day: that
    /// is on the disk before the store is replaced.
    ///
    /// # Errors
    /// When the store cannot be read or written, or another copy of recto writes to it.
    pub fn compact(&self, day: &str) -> Result<Compacted, CompactError> {
        let opened = self.open()?;
        if let Some(reason) = opened.in_memory {
            return Err(CompactError::InMemory(reason));
        }
        let store = self.store();
        let held = store.hold()?;
        // Opened again, since another copy may have written before the lock was ours. An index of
        // which a piece is not what was written decides nothing here.
        let mut library = self.open()?.library;
        if !library.check_index() {
            library = library
                .reopened()
                .transpose()?
                .map_or(library, |opened| opened.library);
        }
        let path = store.path();
        let before = fs::metadata(&path).map_err(|error| failed(&path, error))?;
        sweep(&path);
        let votes = self.compact_votes(&held, &library)?;
        let aside = library.set_aside(self, day)?;
        let replaced = library.rewrite(self).inspect_err(|_| {
            if let Some(aside) = aside.as_ref().filter(|aside| aside.file.is_new) {
                // What it holds is in the store, which stands.
                let _ = fs::remove_file(&aside.file.path);
            }
        });
        let (after, warning) = replaced?;
        Ok(Compacted {
            before: before.len(),
            after,
            votes,
            aside,
            warning,
        })
    }
}

impl StorePlace {
    /// Leaves only those votes that count, of papers that are there. Returns how many bytes they had
    /// and have; nothing where there are none.
    fn compact_votes(
        &self,
        held: &Lock,
        library: &Library,
    ) -> Result<Option<(u64, u64)>, VotesError> {
        let file = self.votes();
        let before = file.bytes();
        if before == 0 {
            return Ok(None);
        }
        let mut votes = file.read()?;
        let after = file.make_anew(held, &mut votes, &|id| library.number_of(id).is_some())?;
        Ok(Some((before, after)))
    }
}

impl Library {
    /// Sets the lines aside that are neither papers nor anything else that recto understands.
    fn set_aside(&self, place: &StorePlace, day: &str) -> Result<Option<Aside>, CompactError> {
        let mut starts = Vec::new();
        for number in self.papers() {
            starts.push(self.place(number)?.1.0);
        }
        starts.sort_unstable();
        let Some(store) = self.store_file() else {
            return Ok(None);
        };
        set_aside(place, store, starts.into_iter(), day)
    }

    /// Puts a store with only the lines of its papers in the place of the store; returns its bytes.
    fn rewrite(&self, place: &StorePlace) -> Result<(u64, Option<String>), CompactError> {
        let mut numbers: Vec<PaperNumber> = self.papers().iter().collect();
        numbers.sort_unstable_by_key(|number| self.newest(*number).map(Newest::arrival));
        let mut draft = Draft::begin(&*place.disk, &place.store().path(), Readers::AsUsual)?;
        let mut bytes = 0;
        for number in numbers {
            // Read as a record first: nothing is written that is no paper.
            self.record(number)?;
            let (store, place) = self.place(number)?;
            let line = store.line(place).map_err(RecordError::Read)?;
            draft.add(&line)?;
            draft.add(b"\n")?;
            bytes += line.len() as u64 + 1;
        }
        Ok((bytes, draft.replace()?))
    }
}
