//! What a library says of the facts about its papers: segments and tail together.

use std::ops::Range;
use std::sync::OnceLock;

use roaring::RoaringBitmap;

use super::Library;
use super::tail::NameSets;
use crate::library::facts::{NamedFact, Number, NumberFact};
use crate::library::index::{Mapped, TermKind};
use crate::library::newest::{Newest, PaperNumber, packed_date, unpacked};
use crate::paper::{PaperPart, PartialDate};

/// The sets of the whole library, put together when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct KnownValues {
    names: [OnceLock<NameSets>; NamedFact::ALL.len()],
    last_added: OnceLock<Option<i64>>,
    words: OnceLock<u64>,
    /// How many words each paper has, by its number.
    lengths: OnceLock<Vec<u32>>,
}

impl Library {
    /// The names of a fact, each with its papers. Of venues there are too many in segments to keep a
    /// set for each: the commonest have one, and the words of all are found by
    /// [`Self::indexed_with`].
    #[must_use]
    pub fn names(&self, fact: NamedFact) -> &NameSets {
        let tail = self.tail_names(fact);
        let is_told = || fact == NamedFact::Part && !self.told().with_votes.is_empty();
        match self.snapshot.values.names.get(fact.place()) {
            Some(kept) if !self.snapshot.segments.is_empty() || is_told() => {
                kept.get_or_init(|| self.all_names(tail, fact))
            }
            Some(_) | None => tail,
        }
    }

    /// The names of a fact that papers of the tail have, each with these papers.
    #[must_use]
    pub fn tail_names(&self, fact: NamedFact) -> &NameSets {
        self.snapshot.tail.names(fact)
    }

    fn all_names(&self, tail: &NameSets, fact: NamedFact) -> NameSets {
        let mut sets = tail.clone();
        for mapped in &self.snapshot.segments {
            // What is damaged is noted by the segment, and asked again of another snapshot.
            let _ = mapped
                .segment
                .words(TermKind::Named(fact), "", &mut |name, stored| {
                    let set = sets.entry(name.to_owned()).or_default();
                    if stored.add_to(mapped.base, set).is_none() {
                        mapped.segment.damage();
                    }
                    Some(())
                });
        }
        if fact == NamedFact::Part {
            let votes = PaperPart::Votes.name().to_owned();
            *sets.entry(votes).or_default() |= &self.told().with_votes;
        }
        for set in sets.values_mut() {
            *set &= self.papers();
        }
        sets.retain(|_, set| !set.is_empty());
        sets
    }

    /// The number that a paper has of a fact; votes as they were last told.
    #[must_use]
    pub fn number(&self, fact: NumberFact, number: PaperNumber) -> Option<Number> {
        let told = match fact {
            NumberFact::Votes => self.told().votes(number).map(Number::Count),
            NumberFact::Added => None,
        };
        told.or_else(|| self.stored_number(fact, number))
    }

    fn stored_number(&self, fact: NumberFact, number: PaperNumber) -> Option<Number> {
        match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.number(fact, local),
            None => self.snapshot.tail.number(fact, number),
        }
    }

    /// The date of a paper.
    #[must_use]
    pub fn date(&self, number: PaperNumber) -> Option<PartialDate> {
        unpacked(self.newest(number)?.date())
    }

    /// How many folded words a paper has in title, abstract and authors.
    #[must_use]
    pub fn words(&self, number: PaperNumber) -> u32 {
        let words = match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.word_count(local),
            None => self.word_count_in_tail(number),
        };
        words.unwrap_or_default()
    }

    /// The same of every paper, by its number: for whoever asks of so many that the way to each counts.
    #[must_use]
    pub fn lengths(&self) -> &[u32] {
        self.snapshot.values.lengths.get_or_init(|| {
            let place = |number: PaperNumber| usize::try_from(number).unwrap_or(usize::MAX);
            let last = self.papers().max();
            let mut lengths = vec![0; last.map_or(0, |last| place(last).saturating_add(1))];
            for number in self.papers() {
                if let Some(length) = lengths.get_mut(place(number)) {
                    *length = self.words(number);
                }
            }
            lengths
        })
    }

    /// How many words all papers have together.
    #[must_use]
    pub fn all_words(&self) -> u64 {
        *self.snapshot.values.words.get_or_init(|| {
            let words = self.papers().iter().map(|number| self.words(number));
            words.map(u64::from).sum()
        })
    }

    /// How many papers of a set have this date and no vaguer or closer one.
    #[must_use]
    pub fn of_date(&self, date: PartialDate, set: &RoaringBitmap) -> u64 {
        self.dated(date, date, set)
    }

    /// How many papers of a set have this date or one within it.
    #[must_use]
    pub fn within_date(&self, date: PartialDate, set: &RoaringBitmap) -> u64 {
        self.dated(date, date.ending(), set)
    }

    fn dated(&self, from: PartialDate, to: PartialDate, set: &RoaringBitmap) -> u64 {
        let before = packed_date(from).saturating_sub(1);
        let first = self.bounds(Newest::first_after(before));
        let behind = self.bounds(Newest::first_after(packed_date(to)));
        // Numbers ascend with the dates in each part: each date is a run of them.
        let runs = first.into_iter().zip(behind);
        runs.map(|(first, behind)| set.range_cardinality(first..behind))
            .sum()
    }

    /// The papers of which the date passes a test.
    #[must_use]
    pub fn with_date(&self, wanted: &dyn Fn(PartialDate) -> bool) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for mapped in &self.snapshot.segments {
            // Numbers ascend with the dates: each date is a run of them.
            let segment = &mapped.segment;
            let mut first = 0;
            while first < segment.len() {
                let packed = segment.newest(first).date();
                let behind = segment.below(Newest::first_after(packed)).max(first + 1);
                if unpacked(packed).is_some_and(wanted) {
                    found.insert_range(mapped.base + first..mapped.base + behind);
                }
                first = behind;
            }
        }
        let tail = self.tail().iter();
        found.extend(tail.filter(|number| self.date(*number).is_some_and(wanted)));
        found & self.papers()
    }

    /// When the papers came that were brought in last, in seconds since 1970: all papers of an import
    /// share the second at which it began, and no two imports share one.
    #[must_use]
    pub fn last_added(&self) -> Option<i64> {
        *self.snapshot.values.last_added.get_or_init(|| {
            let mut last = None;
            let mut take = |papers: Range<PaperNumber>, number: Option<Number>| {
                if let Some(Number::Second(second)) = number
                    && last.is_none_or(|last| last < second)
                    && self.papers().range_cardinality(papers) > 0
                {
                    last = Some(second);
                }
            };
            for mapped in &self.snapshot.segments {
                each_run(mapped, NumberFact::Added, &mut take);
            }
            for paper in &self.snapshot.tail.all {
                let number = self.snapshot.tail.number(NumberFact::Added, paper);
                take(paper..paper + 1, number);
            }
            last
        })
    }

    /// The papers of which the number of a fact passes a test.
    #[must_use]
    pub fn with_number(&self, fact: NumberFact, wanted: &dyn Fn(Number) -> bool) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for mapped in &self.snapshot.segments {
            each_run(mapped, fact, &mut |papers, number| {
                if number.is_some_and(wanted) {
                    found.insert_range(papers);
                }
            });
        }
        let tail = &self.snapshot.tail;
        let is_taken = |paper: &PaperNumber| tail.number(fact, *paper).is_some_and(wanted);
        found.extend(tail.all.iter().filter(is_taken));
        if fact == NumberFact::Votes {
            let told = self.told();
            for paper in &told.with_votes {
                if told.votes(paper).map(Number::Count).is_some_and(wanted) {
                    found.insert(paper);
                } else {
                    found.remove(paper);
                }
            }
        }
        found & self.papers()
    }
}

/// Gives the papers of a segment by what they have of a fact: those side by side that have the same
/// together, as papers have that came in with one import.
fn each_run(
    mapped: &Mapped,
    fact: NumberFact,
    give: &mut dyn FnMut(Range<PaperNumber>, Option<Number>),
) {
    let mut first = mapped.base;
    for (number, papers) in mapped.segment.numbers(fact) {
        give(first..first + papers, number);
        first += papers;
    }
}
