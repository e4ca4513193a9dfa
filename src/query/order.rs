//! In which order papers are listed.

use std::ops::Range;

use roaring::RoaringBitmap;

use crate::library::{Library, PaperNumber};

/// An order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest date first; papers without a date last, as their page had them.
    #[default]
    Newest,
    /// The earliest date first.
    Oldest,
    /// By the words of the title.
    Title,
    /// As the page that they came from had them.
    Page,
}

impl Order {
    /// Every order, as the menu lists them.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::Title, Self::Page];

    /// The name on the command line and in `state.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Page => "page",
        }
    }

    /// The order as it is said to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
            Self::Title => "by title",
            Self::Page => "page order",
        }
    }

    /// The order of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

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
    /// Lists this set of the library's papers in this order.
    #[must_use]
    pub fn new(library: &Library, set: RoaringBitmap, order: Order) -> Self {
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
            Order::Newest | Order::Title | Order::Page => self.len().checked_sub(up_to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    fn library() -> Library {
        let paper = |id: &str, title: &str, date: Option<&str>, rank: Option<u32>| {
            let mut paper = Paper::new(PaperId::parse(id).unwrap());
            paper.title = title.into();
            paper.date = date.map(|date| date.parse().unwrap());
            paper.rank = rank;
            paper
        };
        Library::from_papers(vec![
            paper("x:a", "beta", Some("2024"), None),
            paper("x:b", "Alpha", None, Some(2)),
            paper("x:c", "gamma", Some("2025-01"), Some(1)),
            paper("x:d", "delta", None, None),
        ])
    }

    #[test]
    fn every_order_lists_every_paper_at_its_place() {
        let library = library();
        for (order, ids) in [
            (Order::Newest, ["x:c", "x:a", "x:b", "x:d"]),
            (Order::Oldest, ["x:d", "x:b", "x:a", "x:c"]),
            (Order::Title, ["x:b", "x:a", "x:d", "x:c"]),
            (Order::Page, ["x:c", "x:b", "x:a", "x:d"]),
        ] {
            let listing = Listing::new(&library, library.papers().clone(), order);
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
        for order in Order::ALL {
            let listing = Listing::new(&library, RoaringBitmap::new(), order);
            assert!(listing.is_empty() && listing.at(0..5).is_empty());
            assert_eq!(listing.place_of(0), None);
        }
    }
}
