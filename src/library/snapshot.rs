//! A snapshot of the store: what is known of each paper, wherever it lies.
//!
//! A snapshot never changes. Most papers of a large library lie in immutable segments of the index;
//! the others are its tail, folded in memory once a search looks at words, and scanned. Numbers run
//! through the segments and then the tail, in each in ascending order of newest first.

mod folded_tail;
mod health;
mod holders;
mod phrases;
mod sorted_texts;
mod tail;
mod told;
mod values;
mod word_lookup;

pub use holders::SeveralPapers;
pub use phrases::{LastWord, RunPapers, WordRun};
pub use word_lookup::{Occurrences, WordLike, WordsOf};

use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;

use super::facts::TextFact;
use super::folded::FoldedPaper;
use super::index::{Mapped, Segment, Superseding};
use super::newest::{Newest, PaperNumber};
use super::place::OpenedFrom;
use super::store_file::{RecordError, StoreFile};
use crate::paper::{Paper, PaperId, title_hash, title_key_of};
use folded_tail::FoldedTail;
use tail::Tail;
pub(super) use tail::{Built, TailBuilder};
use told::{ToldNumbers, VotesFrom};
use values::KnownValues;

/// A snapshot of the papers; cheap to clone, the same for all its readers.
#[derive(Debug, Clone)]
pub struct Library {
    snapshot: Arc<Snapshot>,
}

#[derive(Debug)]
struct Snapshot {
    segments: Vec<Mapped>,
    tail: Tail,
    records: StoredRecords,
    /// Every paper that no later line supersedes.
    papers: RoaringBitmap,
    values: KnownValues,
    /// The words of the tail, once they are asked for: the first frame does without.
    folded_tail: OnceLock<FoldedTail>,
    /// The papers of the tail in the order of each text.
    tail_by_text: [OnceLock<Vec<PaperNumber>>; TextFact::ALL.len()],
    votes_from: VotesFrom,
    told: OnceLock<ToldNumbers>,
    disk: Option<OpenedFrom>,
}

/// Whether an id by which a paper is found is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdOf {
    /// It is.
    This,
    /// It is one of its aliases.
    Another,
}

/// Where the records of a snapshot are.
#[derive(Debug)]
pub(super) enum StoredRecords {
    /// In memory, by number.
    InMemory(Vec<Arc<Paper>>),
    /// In the store: those of the tail by number, first byte and length of the line; those of
    /// segments where the segments say.
    InStore {
        store: StoreFile,
        tail: Vec<(u64, u32)>,
    },
}

impl Library {
    /// A library in memory, without files. A later paper takes the place of an earlier one that
    /// has its id, as in the store.
    #[must_use]
    pub fn from_papers(papers: Vec<Paper>) -> Self {
        let mut builder = TailBuilder::new(0, Superseding::default());
        for paper in &papers {
            builder.add(paper);
        }
        let Built { tail, places, .. } = builder.build(0);
        let papers: Vec<Arc<Paper>> = papers.into_iter().map(Arc::new).collect();
        let records = places
            .iter()
            .filter_map(|place| papers.get(*place).cloned())
            .collect();
        Self::new(Vec::new(), tail, StoredRecords::InMemory(records), None)
    }

    pub(super) fn new(
        segments: Vec<Mapped>,
        tail: Tail,
        records: StoredRecords,
        disk: Option<OpenedFrom>,
    ) -> Self {
        let votes_from = match &disk {
            Some(disk) => VotesFrom::File(disk.place.votes()),
            None => VotesFrom::Memory(Box::default()),
        };
        let mut papers = RoaringBitmap::new();
        for mapped in &segments {
            mapped.alive(&mut papers);
        }
        papers |= &tail.all;
        Self {
            snapshot: Arc::new(Snapshot {
                segments,
                tail,
                records,
                papers,
                values: KnownValues::default(),
                folded_tail: OnceLock::new(),
                tail_by_text: Default::default(),
                votes_from,
                told: OnceLock::new(),
                disk,
            }),
        }
    }

    /// How many papers there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.snapshot.papers.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.snapshot.papers.is_empty()
    }

    /// The numbers of all papers.
    #[must_use]
    pub fn papers(&self) -> &RoaringBitmap {
        &self.snapshot.papers
    }

    /// The numbers of each part of the library: of its segments and of its tail.
    #[must_use]
    pub fn part_ranges(&self) -> Vec<RangeInclusive<PaperNumber>> {
        let segments = self.snapshot.segments.iter();
        let ranges = segments
            .filter(|mapped| mapped.segment.len() > 0)
            .map(|mapped| mapped.base..=mapped.base + (mapped.segment.len() - 1));
        let tail = &self.snapshot.tail.all;
        let tail = tail.min().zip(tail.max()).map(|(first, last)| first..=last);
        ranges.chain(tail).collect()
    }

    pub(super) fn disk(&self) -> Option<&OpenedFrom> {
        self.snapshot.disk.as_ref()
    }

    pub(super) fn segments(&self) -> Vec<Arc<Segment>> {
        let segments = self.snapshot.segments.iter();
        segments.map(|mapped| mapped.segment.clone()).collect()
    }

    /// The segment of a number, and the number in it.
    fn mapped(&self, number: PaperNumber) -> Option<(&Mapped, u32)> {
        let (_, mapped, local) = self.placed(number)?;
        Some((mapped, local))
    }

    /// The segment of a number, its place among all, and the number in it.
    fn placed(&self, number: PaperNumber) -> Option<(usize, &Mapped, u32)> {
        let segments = &self.snapshot.segments;
        let behind = segments.partition_point(|mapped| mapped.base <= number);
        let place = behind.checked_sub(1)?;
        let mapped = segments.get(place)?;
        Some((place, mapped, mapped.local(number)?))
    }

    /// The paper that has this id, or has it among its aliases.
    #[must_use]
    pub fn number_of(&self, id: &PaperId) -> Option<PaperNumber> {
        self.read_holder(id).map(|(number, _)| number)
    }

    /// The paper of an id, as [`Self::number_of`] finds it, and whether the id is its own. Where one
    /// paper alone has the hash of the id, as that of its own, the record is not read for that:
    /// 300,000 marks are found in a moment. (Two ids of one 64-bit hash are not to be met.)
    #[must_use]
    pub fn holder(&self, id: &PaperId) -> Option<(PaperNumber, IdOf)> {
        let mut keyed = self.keyed(id);
        if let (Some(number), None) = (keyed.next(), keyed.next())
            && let Some((mapped, local)) = self.mapped(number)
            && mapped.segment.id_hash(local) == Some(id.hash())
            && !self.snapshot.tail.by_id.contains_key(id)
        {
            return Some((number, IdOf::This));
        }
        self.read_holder(id)
    }

    fn read_holder(&self, id: &PaperId) -> Option<(PaperNumber, IdOf)> {
        let mut found: Vec<(PaperNumber, bool)> = self
            .keyed(id)
            .filter_map(|number| {
                let record = self.record(number).ok()?;
                let is_own = record.id == *id;
                (is_own || record.aliases.contains(id)).then_some((number, is_own))
            })
            .collect();
        if let Some(number) = self.snapshot.tail.by_id.get(id) {
            found.push((*number, self.snapshot.tail.id(*number) == Some(id)));
        }
        // A paper's own id goes before another's alias; of several aliases that of the oldest.
        let best = found
            .into_iter()
            .min_by_key(|(number, is_own)| (!is_own, self.newest(*number)));
        best.map(|(number, is_own)| (number, if is_own { IdOf::This } else { IdOf::Another }))
    }

    /// Every paper that has this id, as its own or among its aliases.
    #[must_use]
    pub fn holders(&self, id: &PaperId) -> RoaringBitmap {
        let has = |number: &PaperNumber| {
            let paper = self.record(*number);
            paper.is_ok_and(|paper| paper.ids().any(|of_paper| of_paper == id))
        };
        let indexed = self.keyed(id).filter(has);
        indexed.chain(self.snapshot.tail.holders(id)).collect()
    }

    /// The papers whose title has this key, the newest last.
    pub fn with_title_key(&self, key: &PaperId) -> impl Iterator<Item = PaperNumber> {
        let hash = u64::from_str_radix(key.value().get(..16).unwrap_or_default(), 16).ok();
        let whole = hash.map(title_key_of);
        let indexed = whole.into_iter().flat_map(|key| {
            let same: Vec<PaperNumber> = self.keyed(&key).collect();
            same
        });
        let has_title = move |number: &PaperNumber| {
            self.record(*number)
                .is_ok_and(|paper| Some(title_hash(&paper.title)) == hash)
        };
        let mut found: Vec<PaperNumber> = indexed.filter(has_title).collect();
        found.extend(self.snapshot.tail.with_title_key(key));
        found.sort_unstable_by_key(|number| self.newest(*number));
        found.dedup();
        found.into_iter()
    }

    /// The papers of segments of which an id, an alias or the title key has the hash of this id.
    fn keyed(&self, id: &PaperId) -> impl Iterator<Item = PaperNumber> {
        let hash = id.hash();
        self.snapshot.segments.iter().flat_map(move |mapped| {
            let same = mapped.segment.with_key(hash);
            same.filter(|local| !mapped.superseded.contains(*local))
                .map(|local| mapped.base + local)
        })
    }

    /// The id of a paper.
    #[must_use]
    pub fn id(&self, number: PaperNumber) -> Option<PaperId> {
        match self.mapped(number) {
            Some(_) => self.record(number).ok().map(|paper| paper.id.clone()),
            None => self.snapshot.tail.id(number).cloned(),
        }
    }

    /// The whole record of a paper.
    ///
    /// # Errors
    /// When the store cannot be read there, or another paper stands there now.
    pub fn record(&self, number: PaperNumber) -> Result<Arc<Paper>, RecordError> {
        let unknown = || RecordError::Unknown;
        match &self.snapshot.records {
            StoredRecords::InMemory(papers) => {
                let place = self.snapshot.tail.place(number).ok_or_else(unknown)?;
                papers.get(place).cloned().ok_or_else(unknown)
            }
            StoredRecords::InStore { store, tail } => {
                if let Some((mapped, local)) = self.mapped(number) {
                    return indexed_record(store, &mapped.segment, local);
                }
                let place = self.snapshot.tail.place(number).ok_or_else(unknown)?;
                let paper = store.record(*tail.get(place).ok_or_else(unknown)?)?;
                if self.snapshot.tail.id(number) == Some(&paper.id) {
                    Ok(Arc::new(paper))
                } else {
                    Err(RecordError::Changed)
                }
            }
        }
    }

    /// The line of the store on which a paper stands: its first byte and its length.
    pub(super) fn place(
        &self,
        number: PaperNumber,
    ) -> Result<(&StoreFile, (u64, u32)), RecordError> {
        let StoredRecords::InStore { store, tail } = &self.snapshot.records else {
            return Err(RecordError::Unknown);
        };
        let in_tail = || tail.get(self.snapshot.tail.place(number)?).copied();
        let place = match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.place(local),
            None => in_tail(),
        };
        Ok((store, place.ok_or(RecordError::Unknown)?))
    }

    /// The store that the records are in; `None` where they are in memory.
    pub(super) fn store_file(&self) -> Option<&StoreFile> {
        match &self.snapshot.records {
            StoredRecords::InMemory(_) => None,
            StoredRecords::InStore { store, .. } => Some(store),
        }
    }

    /// The folded words of a paper, read from its record where they are not in memory; none for a
    /// number that no paper has.
    #[must_use]
    pub fn folded(&self, number: PaperNumber) -> FoldedPaper<'_> {
        if let Some((text, span)) = self.in_tail(number) {
            return FoldedPaper::in_text(text, span);
        }
        let mut text = String::new();
        let span = self.fold(number, &mut text);
        FoldedPaper::new(text, span.unwrap_or_default())
    }

    /// The folded words of a paper, where they are in memory.
    #[must_use]
    pub fn folded_in_memory(&self, number: PaperNumber) -> Option<FoldedPaper<'_>> {
        let (text, span) = self.in_tail(number)?;
        Some(FoldedPaper::in_text(text, span))
    }

    /// The folded words of the tail, one paper after the other.
    #[must_use]
    pub fn folded_text(&self) -> &str {
        self.folded_tail().text()
    }

    /// Where a paper stands among the newest.
    #[must_use]
    pub fn newest(&self, number: PaperNumber) -> Option<Newest> {
        match self.mapped(number) {
            Some((mapped, local)) => Some(mapped.segment.newest(local)),
            None => self.snapshot.tail.newest(number),
        }
    }

    /// The place of a paper on the page that it came from.
    #[must_use]
    pub fn rank(&self, number: PaperNumber) -> Option<u32> {
        let rank = self.newest(number)?.rank();
        (rank != u32::MAX).then_some(rank)
    }

    /// For each part of the library the first number that stands at this place among the newest or
    /// behind it.
    #[must_use]
    pub fn bounds(&self, place: Newest) -> Vec<PaperNumber> {
        let segments = self.snapshot.segments.iter();
        let bounds = segments
            .filter(|mapped| mapped.segment.len() > 0)
            .map(|mapped| mapped.base + mapped.segment.below(place));
        let tail = &self.snapshot.tail;
        let tail = (!tail.all.is_empty()).then(|| tail.below(place));
        bounds.chain(tail).collect()
    }
}

fn indexed_record(
    store: &StoreFile,
    segment: &Segment,
    local: u32,
) -> Result<Arc<Paper>, RecordError> {
    let place = segment.place(local).ok_or(RecordError::Unknown)?;
    let paper = store.record(place).inspect_err(|_| {
        segment.damage();
    })?;
    if segment.id_hash(local) == Some(paper.id.hash()) {
        return Ok(Arc::new(paper));
    }
    segment.damage();
    Err(RecordError::Changed)
}
