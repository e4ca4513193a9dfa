//! The papers that a query found, listed in an order.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::newest::NewestFirst;
use super::order::{Order, OrderBy};
use super::question::LibraryQuestion;
use super::rank;
use super::similar::parted;
use super::sorted::Greatest;
use super::trend::trend;
use crate::library::{Library, Number, PaperNumber, RecordError, TextFact};
use crate::paper::{Paper, PartialDate};

/// So many papers are listed at a time.
const PORTION: usize = 1024;

/// So few papers are sorted by a text whole; of more, the library's own order is filtered.
const SORTED_AT_ONCE: usize = 4096;

/// The papers that a query found, in an order, which is made as far as one looks.
#[derive(Debug, Clone)]
pub struct Listing {
    library: Library,
    set: RoaringBitmap,
    rows: Rows,
}

#[derive(Debug, Clone)]
enum Rows {
    Newest,
    Oldest,
    /// The first papers in the order of a text, as many as were asked for.
    Text(TextFact, RefCell<Vec<PaperNumber>>),
    Greatest(Greatest),
    /// The best, then the others, the newest first.
    Best(Vec<PaperNumber>, RoaringBitmap),
}

impl Listing {
    /// Lists the papers that a question found in this order.
    #[must_use]
    pub fn new(
        library: &Library,
        question: &LibraryQuestion<'_>,
        set: RoaringBitmap,
        order: Order,
    ) -> Self {
        let greatest =
            |value: &dyn Fn(PaperNumber) -> Option<u64>| Rows::Greatest(Greatest::new(&set, value));
        let similar = || {
            let liked = question.query.liked();
            liked.map(|id| question.overlay.similar(library, id))
        };
        let rows = match order.by() {
            OrderBy::Newest => match similar() {
                Some(similar) => {
                    let (best, rest) = parted(similar.papers(), &set);
                    Rows::Best(best, rest)
                }
                None => Rows::Newest,
            },
            OrderBy::Oldest => Rows::Oldest,
            OrderBy::Text(fact) => Rows::Text(fact, RefCell::default()),
            OrderBy::Number(fact) => greatest(&|paper| {
                Some(match library.number(fact, paper)? {
                    Number::Count(count) => count,
                    Number::Second(second) => signed(second),
                })
            }),
            OrderBy::Page => greatest(&|paper| Some(u64::MAX - u64::from(library.rank(paper)?))),
            OrderBy::Starred => greatest(&|paper| question.overlay.starred_at(paper).map(signed)),
            OrderBy::Trend => greatest(&|paper| trend(library, question.today, paper)),
            OrderBy::Taste => match question.overlay.taste(library) {
                taste if taste.is_empty() => Rows::Newest,
                taste => greatest(&taste.places(set.len())),
            },
            OrderBy::Relevance => {
                let best = rank::best_of(library, question.query, &set);
                let ranked: RoaringBitmap = best.iter().copied().collect();
                let rest = &set - ranked;
                Rows::Best(best, rest)
            }
        };
        Self {
            library: library.clone(),
            set,
            rows,
        }
    }

    /// Lists papers with the earliest date first.
    #[must_use]
    pub fn oldest_first(library: &Library, set: RoaringBitmap) -> Self {
        Self {
            library: library.clone(),
            set,
            rows: Rows::Oldest,
        }
    }

    /// The papers that it lists.
    #[must_use]
    pub fn papers(&self) -> &RoaringBitmap {
        &self.set
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
        let (start, end) = (places.start, places.end.min(self.len()));
        if start >= end {
            return Vec::new();
        }
        let newest = |set| NewestFirst::new(&self.library, set);
        match &self.rows {
            Rows::Newest => newest(&self.set).at(start..end),
            Rows::Oldest => {
                let mut found = newest(&self.set).at(self.len() - end..self.len() - start);
                found.reverse();
                found
            }
            Rows::Text(fact, first) => self.by_text(*fact, first, start..end),
            Rows::Greatest(greatest) => greatest.at(&self.library, start, end),
            Rows::Best(best, rest) => {
                let count = best.len();
                let ranked = best.get(start.min(count)..end.min(count));
                let mut found = ranked.unwrap_or_default().to_vec();
                if end > count {
                    found.extend(newest(rest).at(start.saturating_sub(count)..end - count));
                }
                found
            }
        }
    }

    /// Whether papers of one date stand together.
    #[must_use]
    pub fn is_by_date(&self) -> bool {
        match self.rows {
            Rows::Newest | Rows::Oldest => true,
            Rows::Text(..) | Rows::Greatest(_) | Rows::Best(..) => false,
        }
    }

    /// How many of its papers have this date and no vaguer or closer one.
    #[must_use]
    pub fn of_date(&self, date: PartialDate) -> usize {
        let papers = self.library.of_date(date, &self.set);
        usize::try_from(papers).unwrap_or(usize::MAX)
    }

    /// All papers, in this order, read as they are asked for.
    pub fn records(&self) -> impl Iterator<Item = Result<Arc<Paper>, RecordError>> {
        let portions = (0..self.len()).step_by(PORTION);
        let numbers = portions.flat_map(|start| self.at(start..start + PORTION));
        numbers.map(|number| self.library.paper(number))
    }

    /// The place of a paper, from 0.
    #[must_use]
    pub fn place_of(&self, number: PaperNumber) -> Option<usize> {
        if !self.set.contains(number) {
            return None;
        }
        let newest = |set| NewestFirst::new(&self.library, set).place_of(number);
        match &self.rows {
            Rows::Newest => newest(&self.set),
            Rows::Oldest => self.len().checked_sub(newest(&self.set)? + 1),
            Rows::Text(fact, _) => Some(self.library.before_by_text(*fact, number, &self.set)),
            Rows::Greatest(greatest) => greatest.place_of(&self.library, number),
            Rows::Best(best, rest) => best
                .iter()
                .position(|listed| *listed == number)
                .or_else(|| Some(best.len() + newest(rest)?)),
        }
    }

    fn by_text(
        &self,
        fact: TextFact,
        first: &RefCell<Vec<PaperNumber>>,
        places: Range<usize>,
    ) -> Vec<PaperNumber> {
        let mut first = first.borrow_mut();
        if first.len() < places.end {
            let wanted = (places.end * 2).min(self.len());
            *first = if self.len() <= SORTED_AT_ONCE {
                self.library.sorted_by_text(fact, &self.set)
            } else {
                let all = self.library.by_text(fact);
                let listed = all.filter(|number| self.set.contains(*number));
                listed.take(wanted).collect()
            };
        }
        first.get(places).unwrap_or_default().to_vec()
    }
}

/// A number with a sign as one without, in the same order.
fn signed(value: i64) -> u64 {
    value.cast_unsigned() ^ (1 << 63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{Intent, MarkKind, Marks, Wanted};
    use crate::paper::PaperId;
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
        let mut marks = Marks::default();
        for (id, at) in [
            ("x:b", "2026-02-01T00:00:00Z"),
            ("x:d", "2026-01-01T00:00:00Z"),
        ] {
            marks.apply(&Intent {
                tag: None,
                kind: MarkKind::Star,
                wanted: Wanted::Set,
                key: PaperId::parse(id).unwrap().into(),
                at: at.into(),
                title: String::new(),
            });
        }
        Overlay::new(library, &marks)
    }

    #[test]
    fn papers_of_a_date_are_counted_as_far_as_they_are_listed() {
        let library = library();
        let question = LibraryQuestion {
            query: &"beta | dual | alpha".parse().unwrap(),
            overlay: &stars(&library),
            today: PartialDate::FIRST,
        };
        let listed: RoaringBitmap = library.papers() - RoaringBitmap::from([0]);
        for set in [library.papers().clone(), listed] {
            let newest = Listing::new(&library, &question, set.clone(), Order::Newest);
            assert!(newest.is_by_date());
            for date in ["2024", "2025", "2025-01", "2025-01-01"] {
                let date: PartialDate = date.parse().unwrap();
                let of_date = set
                    .iter()
                    .filter(|paper| library.date(*paper) == Some(date));
                assert_eq!(newest.of_date(date), of_date.count(), "{date}");
            }
        }
        let by_title = Listing::new(&library, &question, library.papers().clone(), Order::Title);
        assert!(!by_title.is_by_date());
    }

    #[test]
    fn every_order_lists_every_paper_at_its_place() {
        let library = library();
        let question = LibraryQuestion {
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
            (Order::Trending, ["x:a", "x:b", "x:c", "x:d"]),
            (Order::ForYou, ["x:b", "x:d", "x:c", "x:a"]),
        ] {
            let listing = Listing::new(&library, &question, library.papers().clone(), order);
            let listed = listing.at(0..9);
            let found: Vec<String> = listed
                .iter()
                .map(|number| library.id(*number).unwrap().to_string())
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
        let question = LibraryQuestion {
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
