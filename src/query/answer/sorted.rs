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
    /// The values and the papers that have them, by their numbers.
    valued: Vec<(u64, PaperNumber)>,
    /// The first of them as they are listed, as many as were asked for.
    first: RefCell<Vec<PaperNumber>>,
    /// The papers that have none.
    rest: RoaringBitmap,
}

impl Greatest {
    pub(super) fn new(set: &RoaringBitmap, value: impl Fn(PaperNumber) -> Option<u64>) -> Self {
        let valued = set
            .iter()
            .filter_map(|number| Some((value(number)?, number)));
        let valued: Vec<(u64, PaperNumber)> = valued.collect();
        let rest = if valued.len() as u64 == set.len() {
            RoaringBitmap::new()
        } else {
            set - valued
                .iter()
                .map(|(_, number)| *number)
                .collect::<RoaringBitmap>()
        };
        Self {
            valued,
            first: RefCell::default(),
            rest,
        }
    }

    /// The papers at these places, from 0.
    pub(super) fn at(&self, library: &Library, start: usize, end: usize) -> Vec<PaperNumber> {
        let count = self.valued.len();
        let mut first = self.first.borrow_mut();
        if first.len() < end.min(count) {
            *first = self.best(library, (end * 2).max(FEWEST).min(count));
        }
        let listed = first.get(start.min(count)..end.min(count));
        let mut found = listed.unwrap_or_default().to_vec();
        if end > count {
            let rest = NewestFirst::new(library, &self.rest);
            found.extend(rest.at(start.saturating_sub(count)..end - count));
        }
        found
    }

    /// So many of the papers with the greatest values, at least one.
    fn best(&self, library: &Library, wanted: usize) -> Vec<PaperNumber> {
        let mut best: Vec<(GreatestKey, PaperNumber)> = Vec::new();
        // What is no better than this one is not among them.
        let mut last: Option<GreatestKey> = None;
        // In each part of the library the newest have the greatest numbers: of equals they come first.
        for (value, number) in self.valued.iter().rev() {
            if last.is_some_and(|Reverse((last, _))| *value < last) {
                continue;
            }
            let key = Reverse((*value, library.newest(*number)));
            if last.is_some_and(|last| key >= last) {
                continue;
            }
            best.push((key, *number));
            if best.len() >= wanted * 2 {
                let (_, (key, _), _) = best.select_nth_unstable(wanted - 1);
                last = Some(*key);
                best.truncate(wanted);
            }
        }
        best.sort_unstable();
        best.truncate(wanted);
        best.into_iter().map(|(_, number)| number).collect()
    }

    /// The place of a paper, from 0.
    pub(super) fn place_of(&self, library: &Library, number: PaperNumber) -> Option<usize> {
        let known = self
            .valued
            .binary_search_by_key(&number, |(_, number)| *number);
        let own = known.ok().and_then(|known| self.valued.get(known));
        let Some((value, _)) = own else {
            let place = NewestFirst::new(library, &self.rest).place_of(number)?;
            return Some(self.valued.len() + place);
        };
        let newest = library.newest(number);
        let is_before = |(other, number): &&(u64, PaperNumber)| {
            other > value || (other == value && library.newest(*number) > newest)
        };
        Some(self.valued.iter().filter(is_before).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn whatever_is_asked_of_many_papers_they_are_listed_as_if_all_were_sorted() {
        let papers = (0..3000).map(|number: u32| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
            let (month, day) = (number * 7 % 12 + 1, number * 11 % 28 + 1);
            paper.date = format!("2025-{month:02}-{day:02}").parse().ok();
            paper
        });
        let library = Library::from_papers(papers.collect());
        let values: [fn(PaperNumber) -> Option<u64>; 4] = [
            |number| Some(u64::from(number)),
            |number| Some(u64::from(3000 - number)),
            |number| Some(u64::from(number * 37 % 5)),
            |number| (number % 3 > 0).then(|| u64::from(number % 7)),
        ];
        for (place, value) in values.into_iter().enumerate() {
            let mut sorted: Vec<PaperNumber> = library.papers().iter().collect();
            sorted.sort_by_key(|number| Reverse((value(*number), library.newest(*number))));
            for places in [0..1, 0..600, 500..1100, 1990..2010, 2900..3000] {
                let greatest = Greatest::new(library.papers(), value);
                let listed = greatest.at(&library, places.start, places.end);
                assert_eq!(listed, sorted[places.clone()], "{place}, {places:?}");
                let found = greatest.place_of(&library, listed[0]);
                assert_eq!(found, Some(places.start), "{place}, {places:?}");
                assert_eq!(greatest.at(&library, 0, 1), sorted[..1]);
            }
        }
    }
}
