//! Facts of which there are few: years, categories, venues, sources, each with its papers.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use roaring::RoaringBitmap;

use super::newest::{Newest, unpacked};
use super::segment::Kind;
use super::tail::Values;
use super::{Library, PaperNumber};
use crate::paper::{Part, PartialDate};

/// The sets of the whole library, put together when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Facts {
    years: OnceLock<BTreeMap<u16, RoaringBitmap>>,
    categories: OnceLock<BTreeMap<String, RoaringBitmap>>,
    venues: OnceLock<BTreeMap<String, RoaringBitmap>>,
    sources: OnceLock<BTreeMap<String, RoaringBitmap>>,
    parts: OnceLock<BTreeMap<Part, RoaringBitmap>>,
    words: OnceLock<u64>,
}

impl Library {
    /// The papers of each year.
    #[must_use]
    pub fn years(&self) -> &BTreeMap<u16, RoaringBitmap> {
        let tail = &self.snapshot.tail.years;
        self.fact(&self.snapshot.facts.years, tail, Kind::Year, |year| {
            year.parse().ok()
        })
    }

    /// The papers of each category, as it is written.
    #[must_use]
    pub fn categories(&self) -> &BTreeMap<String, RoaringBitmap> {
        let tail = &self.snapshot.tail.categories;
        let name = |name: &str| Some(name.to_owned());
        self.fact(&self.snapshot.facts.categories, tail, Kind::Category, name)
    }

    /// The papers of each venue, as it is written. In segments there are too many to keep a set for
    /// each: the commonest have one, and the words of all are found by
    /// [`Self::indexed_with`].
    #[must_use]
    pub fn venues(&self) -> &BTreeMap<String, RoaringBitmap> {
        let tail = &self.snapshot.tail.venues;
        let name = |name: &str| Some(name.to_owned());
        self.fact(&self.snapshot.facts.venues, tail, Kind::VenueName, name)
    }

    /// The papers of each source, by the name of its format.
    #[must_use]
    pub fn sources(&self) -> &BTreeMap<String, RoaringBitmap> {
        let tail = &self.snapshot.tail.sources;
        let name = |name: &str| Some(name.to_owned());
        self.fact(&self.snapshot.facts.sources, tail, Kind::Source, name)
    }

    /// The papers that have each part.
    #[must_use]
    pub fn parts(&self) -> &BTreeMap<Part, RoaringBitmap> {
        let tail = &self.snapshot.tail.parts;
        let part = |name: &str| Part::ALL.into_iter().find(|part| part.name() == name);
        self.fact(&self.snapshot.facts.parts, tail, Kind::Part, part)
    }

    /// The date of a paper.
    #[must_use]
    pub fn date(&self, number: PaperNumber) -> Option<PartialDate> {
        unpacked(self.newest(number)?.date())
    }

    /// The votes of a paper.
    #[must_use]
    pub fn votes(&self, number: PaperNumber) -> Option<u64> {
        match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.votes(local),
            None => self.snapshot.tail.values(number)?.votes,
        }
    }

    /// When a paper came into the store, in seconds since 1970.
    #[must_use]
    pub fn added(&self, number: PaperNumber) -> Option<i64> {
        match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.added(local),
            None => self.snapshot.tail.values(number)?.added,
        }
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

    /// How many words all papers have together.
    #[must_use]
    pub fn all_words(&self) -> u64 {
        *self.snapshot.facts.words.get_or_init(|| {
            let words = self.papers().iter().map(|number| self.words(number));
            words.map(u64::from).sum()
        })
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

    /// The papers of which the votes pass a test.
    #[must_use]
    pub fn with_votes(&self, wanted: &dyn Fn(u64) -> bool) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for mapped in &self.snapshot.segments {
            let taken = numbered(mapped.base, mapped.segment.all_votes(), wanted);
            found.extend(taken);
        }
        self.with_tail(found, |values| values.votes, wanted)
    }

    /// The papers of which the second since 1970 in which they came into the store passes a test.
    #[must_use]
    pub fn with_added(&self, wanted: &dyn Fn(i64) -> bool) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for mapped in &self.snapshot.segments {
            let taken = numbered(mapped.base, mapped.segment.all_added(), wanted);
            found.extend(taken);
        }
        self.with_tail(found, |values| values.added, wanted)
    }

    /// With the papers of the tail of which a value passes a test, without superseded ones.
    fn with_tail<T>(
        &self,
        mut found: RoaringBitmap,
        in_tail: fn(&Values) -> Option<T>,
        wanted: &dyn Fn(T) -> bool,
    ) -> RoaringBitmap {
        let tail = &self.snapshot.tail;
        let value = |number: PaperNumber| tail.values(number).and_then(in_tail);
        found.extend(
            tail.all
                .iter()
                .filter(|number| value(*number).is_some_and(wanted)),
        );
        found & self.papers()
    }

    fn fact<'a, K: Ord + Clone>(
        &'a self,
        kept: &'a OnceLock<BTreeMap<K, RoaringBitmap>>,
        tail: &'a BTreeMap<K, RoaringBitmap>,
        kind: Kind,
        key: impl Fn(&str) -> Option<K>,
    ) -> &'a BTreeMap<K, RoaringBitmap> {
        if self.snapshot.segments.is_empty() {
            return tail;
        }
        kept.get_or_init(|| {
            let mut sets = tail.clone();
            for mapped in &self.snapshot.segments {
                // What is damaged is noted by the segment, and asked again of another snapshot.
                let _ = mapped.segment.words(kind, "", &mut |name, stored| {
                    let Some(key) = key(name) else {
                        mapped.segment.damage();
                        return None;
                    };
                    let set = sets.entry(key).or_default();
                    if stored.add_to(mapped.base, set).is_none() {
                        mapped.segment.damage();
                    }
                    Some(())
                });
            }
            for set in sets.values_mut() {
                *set &= self.papers();
            }
            sets.retain(|_, set| !set.is_empty());
            sets
        })
    }
}

/// The numbers, from `base` on, of the values that pass a test.
fn numbered<T>(
    base: PaperNumber,
    values: impl Iterator<Item = Option<T>>,
    wanted: &dyn Fn(T) -> bool,
) -> impl Iterator<Item = PaperNumber> {
    let numbered = (base..).zip(values);
    numbered.filter_map(move |(number, value)| value.is_some_and(wanted).then_some(number))
}
