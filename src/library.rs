//! The papers: a snapshot of the store that gives sets, folded words and records by number.
//!
//! A snapshot never changes. All papers are its tail for now: folded in memory, and scanned.

mod open;
mod records;
mod store;
mod tail;

pub use open::{LibraryError, Opened, open};
pub use records::RecordError;
pub use store::{STORE_NAME, Store, StoreError, StoreProblem, line_count};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;

use crate::paper::{Paper, PaperId, Part, PartialDate};
use records::Records;
use tail::{Tail, TailBuilder};

/// The number of a paper in one snapshot, from 0, in ascending order of [newest first]: a set of
/// numbers read backwards is a list with the newest paper first.
///
/// [newest first]: crate::query::Order::Newest
pub type PaperNumber = u32;

/// A snapshot of the papers; cheap to clone, the same for all its readers.
#[derive(Debug, Clone)]
pub struct Library {
    snapshot: Arc<Snapshot>,
}

#[derive(Debug)]
struct Snapshot {
    tail: Tail,
    records: Records,
    by_title: OnceLock<Vec<PaperNumber>>,
    by_rank: OnceLock<Vec<PaperNumber>>,
}

/// The folded words of one paper. Every word has a blank on both sides; a line break stands
/// between the parts, so that no phrase runs from one into the next.
#[derive(Debug, Clone, Copy)]
pub struct Folded<'a> {
    /// Title, abstract and authors.
    pub all: &'a str,
    /// The title.
    pub title: &'a str,
    /// The abstract.
    pub summary: &'a str,
    /// The names of the authors.
    pub authors: &'a str,
}

impl Library {
    /// A library in memory, without files. A later paper takes the place of an earlier one that
    /// has its id, as in the store.
    #[must_use]
    pub fn from_papers(papers: Vec<Paper>) -> Self {
        let mut builder = TailBuilder::default();
        for paper in &papers {
            builder.add(paper);
        }
        let (tail, arrivals) = builder.build();
        let papers: Vec<Arc<Paper>> = papers.into_iter().map(Arc::new).collect();
        let records = arrivals
            .iter()
            .filter_map(|arrival| papers.get(*arrival).cloned())
            .collect();
        Self::new(tail, Records::InMemory(records))
    }

    fn new(tail: Tail, records: Records) -> Self {
        let (by_title, by_rank) = (OnceLock::new(), OnceLock::new());
        Self {
            snapshot: Arc::new(Snapshot {
                tail,
                records,
                by_title,
                by_rank,
            }),
        }
    }

    /// How many papers there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.snapshot.tail.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of all papers.
    #[must_use]
    pub fn papers(&self) -> &RoaringBitmap {
        &self.snapshot.tail.all
    }

    /// The paper that has this id, or has it among its aliases.
    #[must_use]
    pub fn number_of(&self, id: &PaperId) -> Option<PaperNumber> {
        self.snapshot.tail.numbers.get(id).copied()
    }

    /// The papers whose title has this key.
    pub fn with_title_key(&self, key: &PaperId) -> impl Iterator<Item = PaperNumber> {
        self.snapshot.tail.with_title_key(key)
    }

    /// The id of a paper.
    #[must_use]
    pub fn id(&self, number: PaperNumber) -> Option<&PaperId> {
        self.snapshot.tail.ids.get(usize::try_from(number).ok()?)
    }

    /// The whole record of a paper.
    ///
    /// # Errors
    /// When the store cannot be read there, or another paper stands there now.
    pub fn record(&self, number: PaperNumber) -> Result<Arc<Paper>, RecordError> {
        self.snapshot.records.read(number, self.id(number))
    }

    /// The folded words of a paper; none for a number that no paper has.
    #[must_use]
    pub fn folded(&self, number: PaperNumber) -> Folded<'_> {
        self.snapshot.tail.folded(number)
    }

    /// The folded words of all papers, one after the other.
    #[must_use]
    pub fn folded_text(&self) -> &str {
        &self.snapshot.tail.text
    }

    /// The papers of each year.
    #[must_use]
    pub fn years(&self) -> &BTreeMap<u16, RoaringBitmap> {
        &self.snapshot.tail.years
    }

    /// The papers of each category, as it is written.
    #[must_use]
    pub fn categories(&self) -> &BTreeMap<String, RoaringBitmap> {
        &self.snapshot.tail.categories
    }

    /// The papers of each venue, as it is written.
    #[must_use]
    pub fn venues(&self) -> &BTreeMap<String, RoaringBitmap> {
        &self.snapshot.tail.venues
    }

    /// The papers of each source, by the name of its format.
    #[must_use]
    pub fn sources(&self) -> &BTreeMap<String, RoaringBitmap> {
        &self.snapshot.tail.sources
    }

    /// The papers that have each part.
    #[must_use]
    pub fn parts(&self) -> &BTreeMap<Part, RoaringBitmap> {
        &self.snapshot.tail.parts
    }

    /// The date of a paper.
    #[must_use]
    pub fn date(&self, number: PaperNumber) -> Option<PartialDate> {
        *self
            .snapshot
            .tail
            .dates
            .get(usize::try_from(number).ok()?)?
    }

    /// The votes of a paper.
    #[must_use]
    pub fn votes(&self, number: PaperNumber) -> Option<u64> {
        *self
            .snapshot
            .tail
            .votes
            .get(usize::try_from(number).ok()?)?
    }

    /// When a paper came into the store, in seconds since 1970.
    #[must_use]
    pub fn added(&self, number: PaperNumber) -> Option<i64> {
        *self
            .snapshot
            .tail
            .added
            .get(usize::try_from(number).ok()?)?
    }

    /// How many folded words a paper has in title, abstract and authors.
    #[must_use]
    pub fn words(&self, number: PaperNumber) -> u32 {
        let words = usize::try_from(number).ok();
        let words = words.and_then(|place| self.snapshot.tail.words.get(place));
        words.copied().unwrap_or_default()
    }

    /// Every paper by the folded words of its title; of one title the newest first.
    #[must_use]
    pub fn by_title(&self) -> &[PaperNumber] {
        self.snapshot.by_title.get_or_init(|| {
            let mut numbers: Vec<PaperNumber> = self.papers().iter().rev().collect();
            numbers.sort_by(|a, b| self.folded(*a).title.cmp(self.folded(*b).title));
            numbers
        })
    }

    /// Every paper by its place on the page that it came from; those without one after them, the
    /// newest first.
    #[must_use]
    pub fn by_rank(&self) -> &[PaperNumber] {
        self.snapshot.by_rank.get_or_init(|| {
            let mut numbers: Vec<PaperNumber> = self.papers().iter().rev().collect();
            numbers.sort_by_key(|number| self.snapshot.tail.rank(*number).unwrap_or(u32::MAX));
            numbers
        })
    }
}
