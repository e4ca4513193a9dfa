//! Papers by a value of theirs, sorted as far as one looks.

use std::cell::RefCell;
use std::cmp::Reverse;

use roaring::RoaringBitmap;

use super::newest::NewestFirst;
use crate::library::{Library, Newest, PaperNumber};

/// At least so many are sorted at a time.
const FEWEST: usize = 512;

/// What a paper is sorted by: the greatest value first, of equals the newest.
type GreatestKey = Reverse<(u64, Option<Newest>)>;

/// The papers that have a value, then the others.
#[derive(Debug, Clone)]
pub(super) struct Greatest {
    valued: RefCell<Valued>,
    /// The papers that have none.
    rest: RoaringBitmap,
}

#[derive(Debug, Clone)]
struct Valued {
    papers: Vec<(GreatestKey, PaperNumber)>,
    /// How many at the front are sorted and come before all others.
    sorted: usize,
}

impl Greatest {
    pub(super) fn new(
        library: &Library,
        set: &RoaringBitmap,
        value: impl Fn(PaperNumber) -> Option<u64>,
    ) -> Self {
        let mut rest = set.clone();
        let mut papers = Vec::new();
        for number in set {
            if let Some(value) = value(number) {
                papers.push((Reverse((value, library.newest(number))), number));
            }
        }
        for (_, number) in &papers {
            rest.remove(*number);
        }
        Self {
            valued: RefCell::new(Valued { papers, sorted: 0 }),
            rest,
        }
    }

    /// The papers at these places, from 0.
    pub(super) fn at(&self, library: &Library, start: usize, end: usize) -> Vec<PaperNumber> {
        let mut valued = self.valued.borrow_mut();
        valued.sort_up_to(end);
        let count = valued.papers.len();
        let sorted = valued.papers.get(start.min(count)..end.min(count));
        let mut found: Vec<PaperNumber> = sorted
            .unwrap_or_default()
            .iter()
            .map(|(_, number)| *number)
            .collect();
        if end > count {
            let rest = NewestFirst::new(library, &self.rest);
            found.extend(rest.at(start.saturating_sub(count)..end - count));
        }
        found
    }

    /// The place of a paper, from 0.
    pub(super) fn place_of(&self, library: &Library, number: PaperNumber) -> Option<usize> {
        let valued = self.valued.borrow();
        let found = valued.papers.iter().find(|(_, known)| *known == number);
        let Some((key, _)) = found else {
            let place = NewestFirst::new(library, &self.rest).place_of(number)?;
            return Some(valued.papers.len() + place);
        };
        Some(
            valued
                .papers
                .iter()
                .filter(|(other, _)| other < key)
                .count(),
        )
    }
}

impl Valued {
    fn sort_up_to(&mut self, end: usize) {
        let end = end.min(self.papers.len());
        if end <= self.sorted {
            return;
        }
        let end = (end * 2).max(FEWEST).min(self.papers.len());
        if let Some(rest) = self.papers.get_mut(self.sorted..) {
            let wanted = end - self.sorted;
            if wanted < rest.len() {
                rest.select_nth_unstable(wanted);
            }
            if let Some(first) = rest.get_mut(..wanted) {
                first.sort_unstable();
            }
        }
        self.sorted = end;
    }
}
