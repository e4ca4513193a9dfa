//! Votes and places as they were last told, by the numbers of the papers.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::Library;
use crate::library::newest::PaperNumber;
use crate::library::store_file::RecordError;
use crate::library::votes::{LastTold, VoteLine, Votes, VotesFile};
use crate::paper::Paper;

/// A file of so many bytes, of some thousand papers, is read in a moment.
const AT_HAND: u64 = 128 << 10;

/// Where a snapshot has its votes from.
#[derive(Debug)]
pub(super) enum VotesFrom {
    /// A file, which is read when it is first asked.
    File(VotesFile),
    /// They are in memory.
    Memory(Box<Votes>),
}

/// What was told of each paper.
#[derive(Debug, Default)]
pub(super) struct ToldNumbers {
    papers: HashMap<PaperNumber, ToldOf>,
    /// The papers of which votes were told.
    pub(super) with_votes: RoaringBitmap,
}

#[derive(Debug, Clone, Copy, Default)]
struct ToldOf {
    votes: Option<u64>,
    rank: Option<u32>,
}

impl ToldNumbers {
    pub(super) fn votes(&self, number: PaperNumber) -> Option<u64> {
        self.papers.get(&number)?.votes
    }
}

impl Library {
    /// The same library in memory, of whose papers this was told, the last line last; what is no time is
    /// passed over.
    #[must_use]
    pub fn telling(mut self, lines: Vec<VoteLine>) -> Self {
        let mut votes = Votes::default();
        for line in lines {
            let _ = votes.take(line);
        }
        if let Some(snapshot) = Arc::get_mut(&mut self.snapshot) {
            snapshot.votes_from = VotesFrom::Memory(Box::new(votes));
        }
        self
    }

    /// Whether votes need no reading, or one that nobody notices.
    #[must_use]
    pub fn has_votes_at_hand(&self) -> bool {
        let is_small = || match &self.snapshot.votes_from {
            VotesFrom::File(file) => file.bytes() <= AT_HAND,
            VotesFrom::Memory(_) => true,
        };
        self.snapshot.told.get().is_some() || is_small()
    }

    /// Reads the votes, if they were not read yet.
    pub fn read_votes(&self) {
        self.told();
    }

    /// What was told of each paper, of one that several ids lead to what was told last.
    pub(super) fn told(&self) -> &ToldNumbers {
        self.snapshot.told.get_or_init(|| {
            let read;
            let votes = match &self.snapshot.votes_from {
                // What cannot be read is named by `recto doctor`; the votes of the store count then.
                VotesFrom::File(file) => {
                    read = file.read().unwrap_or_default();
                    &read
                }
                VotesFrom::Memory(votes) => votes.as_ref(),
            };
            let mut papers: HashMap<PaperNumber, LastTold> = HashMap::new();
            for (id, last) in votes.each() {
                if let Some((number, _)) = self.holder(id) {
                    let told = papers.entry(number).or_default();
                    *told = told.then(last);
                }
            }
            let mut told = ToldNumbers::default();
            for (number, last) in papers {
                let of = ToldOf {
                    votes: last.votes(),
                    rank: votes.rank(last),
                };
                if of.votes.is_some() {
                    told.with_votes.insert(number);
                }
                told.papers.insert(number, of);
            }
            told
        })
    }

    /// The place of a paper in the newest list that was told, from 1.
    #[must_use]
    pub fn list_rank(&self, number: PaperNumber) -> Option<u32> {
        self.told().papers.get(&number)?.rank
    }

    /// A paper as it is shown and given out: its record, with votes and place as they were last told.
    ///
    /// # Errors
    /// As for [`Self::record`].
    pub fn paper(&self, number: PaperNumber) -> Result<Arc<Paper>, RecordError> {
        let record = self.record(number)?;
        let Some(told) = self.told().papers.get(&number) else {
            return Ok(record);
        };
        let (votes, rank) = (told.votes.or(record.votes), told.rank.or(record.rank));
        if (votes, rank) == (record.votes, record.rank) {
            return Ok(record);
        }
        let mut paper = record.as_ref().clone();
        (paper.votes, paper.rank) = (votes, rank);
        Ok(Arc::new(paper))
    }
}
