//! recto's search as the reader asks it, without a terminal.

use std::sync::Arc;
use std::time::{Duration, Instant};

use recto::library::{Library, PaperNumber};
use recto::marks::{Intent, MarkKind, Marks, Wanted};
use recto::paper::{Paper, PartialDate};
use recto::query::{Answer, Facets, LibraryQuestion, Listing, Order, Overlay, Query, answer};

use super::mixed::STARRED;

const ROWS: usize = 50;

/// A library, its stars, and the facets on offer.
pub(crate) struct Engine {
    pub(crate) library: Library,
    overlay: Overlay,
    facets: Facets,
}

impl Engine {
    /// Stars papers evenly, as the log wants it.
    pub(crate) fn new(library: Library) -> Self {
        Self {
            overlay: Overlay::new(&library, &starred(&library)),
            facets: Facets::new(&library),
            library,
        }
    }

    /// How long the exact count takes; `None` for what is no query yet.
    pub(crate) fn count(&self, typed: &str) -> Option<Duration> {
        let begun = Instant::now();
        let query = typed.parse().ok()?;
        std::hint::black_box(answer(&self.library, &self.question(&query), &|| false));
        Some(begun.elapsed())
    }

    /// How long the exact count and the first fifty records in this order take.
    pub(crate) fn rows(&self, typed: &str, order: Order) -> Option<Duration> {
        let begun = Instant::now();
        std::hint::black_box(self.ask(&typed.parse().ok()?, order));
        Some(begun.elapsed())
    }

    /// How long they take with the counts of years, categories, venues and sources.
    pub(crate) fn rows_and_facets(&self, typed: &str) -> Option<Duration> {
        let begun = Instant::now();
        let query = typed.parse().ok()?;
        let (answer, papers) = self.ask(&query, Order::Newest);
        let counts = self.facets.count(&self.overlay, &query, &answer);
        std::hint::black_box((papers, counts));
        Some(begun.elapsed())
    }

    /// The answer and the first fifty records in this order.
    pub(crate) fn ask(&self, query: &Query, order: Order) -> (Answer, Vec<Arc<Paper>>) {
        let question = self.question(query);
        let answer = answer(&self.library, &question, &|| false).unwrap();
        let listing = Listing::new(&self.library, &question, answer.found.clone(), order);
        let numbers = listing.at(0..ROWS).into_iter();
        let papers = numbers.map(|number| self.library.record(number).unwrap());
        (answer, papers.collect())
    }

    /// How long the scores of all papers by the stars take.
    pub(crate) fn scores(&self) -> Duration {
        let overlay = Overlay::new(&self.library, &starred(&self.library));
        let begun = Instant::now();
        std::hint::black_box(overlay.taste(&self.library));
        begun.elapsed()
    }

    fn question<'a>(&'a self, query: &'a Query) -> LibraryQuestion<'a> {
        LibraryQuestion {
            query,
            overlay: &self.overlay,
            today: PartialDate::FIRST,
        }
    }
}

/// The papers that the mixed log has starred.
pub(crate) fn starred(library: &Library) -> Marks {
    let papers = library.len();
    let every = usize::try_from(papers).unwrap().div_ceil(STARRED).max(2);
    let ids = (0..papers)
        .step_by(every)
        .filter_map(|number: PaperNumber| library.id(number));
    let mut marks = Marks::default();
    for id in ids {
        marks.apply(&Intent {
            tag: None,
            kind: MarkKind::Star,
            wanted: Wanted::Set,
            key: id.into(),
            at: "2026-01-01T00:00:00Z".to_owned(),
            title: String::new(),
        });
    }
    marks
}
