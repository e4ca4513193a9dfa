//! A set of papers with the newest first: the parts of the library merged as far as one looks.

use std::ops::{Range, RangeInclusive};

use roaring::RoaringBitmap;

use crate::library::{Library, Newest, PaperNumber};

/// So many of the newest papers of a set, the newest first.
#[must_use]
pub fn newest(library: &Library, set: &RoaringBitmap, count: usize) -> Vec<PaperNumber> {
    NewestFirst::new(library, set).at(0..count)
}

/// The papers of a set, the newest first.
pub(super) struct NewestFirst<'a> {
    library: &'a Library,
    set: &'a RoaringBitmap,
    parts: Vec<RangeInclusive<PaperNumber>>,
}

impl<'a> NewestFirst<'a> {
    pub(super) fn new(library: &'a Library, set: &'a RoaringBitmap) -> Self {
        let mut parts = library.part_ranges();
        parts.retain(|part| set.range_cardinality(part.clone()) > 0);
        Self {
            library,
            set,
            parts,
        }
    }

    /// The papers at these places, from 0.
    pub(super) fn at(&self, places: Range<usize>) -> Vec<PaperNumber> {
        let mut heads: Vec<PartHead<'_>> = Vec::with_capacity(self.parts.len());
        for (part, passed) in self.parts.iter().zip(self.cut(places.start)) {
            let Some(end) = self.behind(part, passed) else {
                continue;
            };
            let mut rest = self.set.range(*part.start()..=end);
            let next = rest.next_back();
            let newest = next.and_then(|number| self.library.newest(number));
            heads.push(PartHead { rest, next, newest });
        }
        let mut found = Vec::with_capacity(places.len().min(1 << 16));
        while found.len() < places.len() {
            let Some(head) = heads.iter_mut().max_by_key(|head| head.newest) else {
                break;
            };
            let Some(number) = head.next else { break };
            found.push(number);
            head.next = head.rest.next_back();
            head.newest = head.next.and_then(|number| self.library.newest(number));
        }
        found
    }

    /// The place of a paper of the set, from 0: how many of the set are newer.
    pub(super) fn place_of(&self, number: PaperNumber) -> Option<usize> {
        if !self.set.contains(number) {
            return None;
        }
        let bounds = self.library.bounds(self.library.newest(number)?);
        let ranges = self.library.part_ranges();
        let newer = ranges.iter().zip(bounds).map(|(part, bound)| {
            let is_here = part.contains(&number);
            let first = bound.max(*part.start()) + u32::from(is_here);
            if first > *part.end() {
                0
            } else {
                self.set.range_cardinality(first..=*part.end())
            }
        });
        usize::try_from(newer.sum::<u64>()).ok()
    }

    /// How many papers of each part stand before a place of the whole.
    fn cut(&self, place: usize) -> Vec<u64> {
        let count = |part: &RangeInclusive<PaperNumber>| self.set.range_cardinality(part.clone());
        if place == 0 {
            return vec![0; self.parts.len()];
        }
        if let [only] = self.parts.as_slice() {
            return vec![count(only).min(place as u64)];
        }
        let passed = |part: &RangeInclusive<PaperNumber>| {
            let (mut low, mut high) = (0, count(part).min(place as u64));
            while low < high {
                let middle = low + (high - low) / 2;
                let number = self.behind(part, middle);
                let is_before = number
                    .and_then(|number| self.place_of(number))
                    .is_some_and(|found| found < place);
                if is_before {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            low
        };
        self.parts.iter().map(passed).collect()
    }

    /// The paper of a part that comes behind so many newer ones.
    fn behind(&self, part: &RangeInclusive<PaperNumber>, newer: u64) -> Option<PaperNumber> {
        let up_to = self.set.rank(*part.end());
        let place = up_to.checked_sub(newer)?.checked_sub(1)?;
        let number = self.set.select(u32::try_from(place).ok()?)?;
        part.contains(&number).then_some(number)
    }
}

struct PartHead<'a> {
    rest: roaring::bitmap::Iter<'a>,
    next: Option<PaperNumber>,
    newest: Option<Newest>,
}
