//! The papers that a query found, listed in an order.

use std::cmp::Reverse;
use std::ops::Range;

use roaring::RoaringBitmap;

use super::{Order, Question, rank};
use crate::library::{Library, PaperNumber};

/// The papers that a query found, in an order.
///
/// Numbers follow the date, so that newest first is the set read backwards; for other orders the
/// library's permutation is filtered once.
#[derive(Debug, Clone)]
pub struct Listing {
    set: RoaringBitmap,
    order: Order,
    sorted: Option<Vec<PaperNumber>>,
}

impl Listing {
    /// Lists the papers that a question found in this order.
    #[must_use]
    pub fn new(
        library: &Library,
        question: &Question<'_>,
        set: RoaringBitmap,
        order: Order,
    ) -> Self {
        let filtered = |all: &[PaperNumber]| {
            all.iter()
                .copied()
                .filter(|number| set.contains(*number))
                .collect()
        };
        let sorted = match order {
            Order::Newest | Order::Oldest => None,
            Order::Title => Some(filtered(library.by_title())),
            Order::Page => Some(filtered(library.by_rank())),
            Order::Votes => Some(greatest_first(&set, |number| library.votes(number))),
            Order::Added => Some(greatest_first(&set, |number| library.added(number))),
            Order::Starred => {
                let at = |number| question.overlay.starred_at(number);
                Some(greatest_first(&set, at))
            }
            Order::Relevance => {
                let mut listed = rank::best_of(library, question.query, set.iter());
                let ranked: RoaringBitmap = listed.iter().copied().collect();
                listed.extend((&set - ranked).iter().rev());
                Some(listed)
            }
        };
        Self { set, order, sorted }
    }

    /// How many papers it lists.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::try_from(self.set.len()).unwrap_or(usize::MAX)
    }

    /// Whether it lists none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// The papers at these places, from 0; places past the end are left out.
    #[must_use]
    pub fn at(&self, places: Range<usize>) -> Vec<PaperNumber> {
        let end = places.end.min(self.len());
        if places.start >= end {
            return Vec::new();
        }
        if let Some(sorted) = &self.sorted {
            return sorted.get(places.start..end).unwrap_or_default().to_vec();
        }
        let (first, count) = (places.start, end - places.start);
        let rank = |place: usize| {
            u32::try_from(place)
                .ok()
                .and_then(|rank| self.set.select(rank))
        };
        if self.order == Order::Oldest {
            let Some(start) = rank(first) else {
                return Vec::new();
            };
            self.set.range(start..).take(count).collect()
        } else {
            let Some(start) = rank(self.len() - 1 - first) else {
                return Vec::new();
            };
            self.set.range(..=start).rev().take(count).collect()
        }
    }

    /// The place of a paper, from 0.
    #[must_use]
    pub fn place_of(&self, number: PaperNumber) -> Option<usize> {
        if let Some(sorted) = &self.sorted {
            return sorted.iter().position(|listed| *listed == number);
        }
        if !self.set.contains(number) {
            return None;
        }
        let up_to = usize::try_from(self.set.rank(number)).ok()?;
        match self.order {
            Order::Oldest => up_to.checked_sub(1),
            Order::Newest
            | Order::Title
            | Order::Page
            | Order::Votes
            | Order::Added
            | Order::Starred
            | Order::Relevance => self.len().checked_sub(up_to),
        }
    }
}

/// The papers by a value of theirs, the greatest first, those without one last.
fn greatest_first<T: Ord>(
    set: &RoaringBitmap,
    value: impl Fn(PaperNumber) -> Option<T>,
) -> Vec<PaperNumber> {
    let mut numbers: Vec<PaperNumber> = set.iter().rev().collect();
    numbers.sort_by_key(|number| Reverse(value(*number)));
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{ReadMarks, SetStar, Stars};
    use crate::paper::{Paper, PaperId, PartialDate};
    use crate::query::Overlay;

    fn library() -> Library {
        let paper = |id: &str, title: &str, date: Option<&str>, rank: Option<u32>| {
            let mut paper = Paper::new(PaperId::parse(id).unwrap());
            paper.title = title.into();
            paper.date = date.map(|date| date.parse().unwrap());
            paper.rank = rank;
            paper
        };
        let mut papers = vec![
            paper("x:a", "beta dual", Some("2024"), None),
            paper("x:b", "Alpha", None, Some(2)),
            paper("x:c", "gamma", Some("2025-01"), Some(1)),
            paper("x:d", "alpha", None, None),
        ];
        papers[1].votes = Some(3);
        papers[0].votes = Some(3);
        papers[2].added = Some("2026-01-01T00:00:00Z".into());
        papers[3].added = Some("2026-01-02".into());
        papers[1].summary = "Of a beta and a dual or two.".into();
        papers[2].summary = "A beta, dual.".into();
        Library::from_papers(papers)
    }

    fn stars(library: &Library) -> Overlay {
        let mut stars = Stars::default();
        for (id, at) in [
            ("x:b", "2026-02-01T00:00:00Z"),
            ("x:d", "2026-01-01T00:00:00Z"),
        ] {
            stars.apply(&SetStar {
                id: PaperId::parse(id).unwrap(),
                starred: true,
                at: at.into(),
                title: String::new(),
                aliases: Vec::new(),
            });
        }
        Overlay::new(library, &stars, &ReadMarks::default())
    }

    #[test]
    fn every_order_lists_every_paper_at_its_place() {
        let library = library();
        let question = Question {
            query: &"beta | dual | alpha".parse().unwrap(),
            overlay: &stars(&library),
            today: PartialDate::FIRST,
        };
        for (order, ids) in [
            (Order::Newest, ["x:c", "x:a", "x:b", "x:d"]),
            (Order::Oldest, ["x:d", "x:b", "x:a", "x:c"]),
            (Order::Title, ["x:b", "x:d", "x:a", "x:c"]),
            (Order::Page, ["x:c", "x:b", "x:a", "x:d"]),
            (Order::Votes, ["x:a", "x:b", "x:c", "x:d"]),
            (Order::Added, ["x:d", "x:c", "x:a", "x:b"]),
            (Order::Starred, ["x:b", "x:d", "x:c", "x:a"]),
            (Order::Relevance, ["x:a", "x:d", "x:b", "x:c"]),
        ] {
            let listing = Listing::new(&library, &question, library.papers().clone(), order);
            let listed = listing.at(0..9);
            let found: Vec<&str> = listed
                .iter()
                .map(|number| library.id(*number).unwrap().as_str())
                .collect();
            assert_eq!(found, ids, "{order:?}");
            for (place, number) in listed.iter().enumerate() {
                assert_eq!(listing.place_of(*number), Some(place), "{order:?}");
            }
            assert_eq!(listing.at(1..3), listed[1..3]);
        }
    }

    #[test]
    fn an_empty_set_lists_nothing() {
        let library = library();
        let question = Question {
            query: &"beta".parse().unwrap(),
            overlay: &Overlay::default(),
            today: PartialDate::FIRST,
        };
        for order in Order::ALL {
            let listing = Listing::new(&library, &question, RoaringBitmap::new(), order);
            assert!(listing.is_empty() && listing.at(0..5).is_empty());
            assert_eq!(listing.place_of(0), None);
        }
    }
}
