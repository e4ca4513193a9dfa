//! Rows of the list: records decoded, titles rendered, each kept for a while.

use std::ops::Range;
use std::sync::Arc;

use super::{RECORDS_KEPT, Record, Searcher};
use crate::app::{Aside, Row};
use crate::library::{self, PaperNumber};
use crate::paper::Paper;
use crate::query::{Query, Text};
use crate::text::safe::Unseen;
use crate::text::shown::Form;

impl Searcher {
    /// The rows of the search last answered at these places.
    pub(super) fn rows(&mut self, places: Range<usize>) -> Vec<Row> {
        let Some(current) = &self.current else {
            return Vec::new();
        };
        let (query, numbers) = (current.query.clone(), current.listing.at(places));
        numbers
            .into_iter()
            .map(|number| self.row(number, &query))
            .collect()
    }

    pub(super) fn row(&mut self, number: PaperNumber, query: &Query) -> Row {
        let Record {
            paper,
            title,
            aside,
        } = self.record(number);
        let hits = query.hits_shown(Text::Title, &paper.title, &title);
        Row {
            hits: hits.into_iter().next().unwrap_or_default(),
            mark_key: self.overlay.mark_key(number, &paper),
            listed_until: self.overlay.listed_until(number, &paper),
            title: title.text().to_owned(),
            aside,
            paper,
        }
    }

    /// A record and its title as it is shown. A record that cannot be read keeps its row and says why.
    fn record(&mut self, number: PaperNumber) -> Record {
        if let Some(kept) = self.records.get(&number) {
            return kept.clone();
        }
        let read = if self.library.has_votes_at_hand() {
            self.library.paper(number)
        } else {
            // Votes follow the first rows.
            self.library.record(number)
        };
        let paper = read.unwrap_or_else(|error| {
            let id = self.library.id(number);
            let mut paper = Paper::new(id.unwrap_or_else(|| crate::paper::title_key("")));
            paper.title = format!("This record cannot be read: {error}");
            Arc::new(paper)
        });
        let form = Form::Rendered(library::rendering(&paper));
        let record = Record {
            title: Arc::new(library::shown_title(&paper, form, Unseen::Dropped)),
            aside: Arc::new(Aside::of(&paper)),
            paper,
        };
        if self.records.len() >= RECORDS_KEPT {
            self.records.clear();
        }
        self.records.insert(number, record.clone());
        record
    }
}
