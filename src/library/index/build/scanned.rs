//! What was found in a piece of the store, and waits to be written.

use std::io;
use std::ops::Range;

use roaring::RoaringBitmap;

use super::columns::Columns;
use super::scratch::Scratch;
use super::vocabulary::to_usize;
use crate::library::index::read::{SegmentOrigin, TermKind};
use crate::library::newest::Newest;
use crate::library::store::StoreProblem;

/// A segment can have so many papers: a power of two, for the bits above a number say how often the
/// paper has a word.
pub(super) const MOST_PAPERS: u32 = 1 << 24;

/// Says why a segment was not made.
#[derive(Debug, thiserror::Error)]
pub(in crate::library::index) enum BuildError {
    /// Its file cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The store cannot be read.
    #[error(transparent)]
    Store(io::Error),
    /// Nobody wants it any more.
    #[error("the index was not finished")]
    Stopped,
}

/// A paper of the piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundPaper {
    pub(super) newest: Newest,
    pub(super) place: u64,
    pub(super) length: u32,
    /// How many papers of the piece came before it, those that later lines took out among them.
    pub(super) came: u32,
}

/// What was found.
#[derive(Debug)]
pub(in crate::library::index) struct Scanned<'a> {
    /// The papers, ascending in the order of their numbers.
    pub(super) papers: Vec<FoundPaper>,
    /// What else is known of each, in the order in which they came.
    pub(super) columns: Columns,
    pub(super) blocks: Vec<Inversion>,
    /// Where the words of the blocks are.
    pub(super) scratch: Scratch<'a>,
    /// For each earlier segment, named by its first byte of the store, the papers that are
    /// superseded or removed.
    pub(super) superseded: Vec<(u64, RoaringBitmap)>,
    pub(super) problems: Vec<StoreProblem>,
    pub(in crate::library::index) origin: SegmentOrigin,
}

/// The words of a block, in the scratch file.
#[derive(Debug)]
pub(super) struct Inversion {
    /// The first of its papers, in the order in which they came.
    pub(super) first: u32,
    /// The words of its drafts by the place that they have in the run of [`TermKind::Word`].
    pub(super) order: Vec<u32>,
    /// Where the run of [`TermKind::Word`] is divided: the place of a word, and its byte.
    pub(super) middle: (usize, u64),
    /// The papers of its runs, in their order, by their places among those of the block.
    pub(super) by_date: Vec<u32>,
    pub(super) runs: [Range<u64>; TermKind::ALL.len()],
}

impl Scanned<'_> {
    /// By the order in which the papers came their numbers; `None` for those that were taken out.
    pub(super) fn numbers(&self) -> Vec<Option<u32>> {
        let mut numbers = vec![None; self.columns.ids.len()];
        for (number, found) in (0..).zip(&self.papers) {
            if let Some(place) = numbers.get_mut(to_usize(found.came)) {
                *place = Some(number);
            }
        }
        numbers
    }
}
