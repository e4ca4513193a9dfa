//! Rows of the list: records decoded, titles rendered, each kept for a while.

use std::ops::Range;
use std::sync::Arc;

use super::{RECORDS_KEPT, Record, Searcher};
use crate::app::{Aside, Message, Row};
use crate::library::{self, PaperNumber};
use crate::paper::Paper;
use crate::query::{Listing, Order, Query, Text};
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// Rows are at hand for so many screens on either side of the one shown.
pub(super) const SCREENS_AROUND: usize = 2;
/// So many terms of a paper are told that starred ones have, too.
const MOST_SHARED: usize = 5;

impl Searcher {
    /// Sends rows of the search last answered, to be picked.
    pub fn pick(&mut self, ticket: u64, places: Range<usize>, send: &mut dyn FnMut(Message)) {
        if self
            .current
            .as_ref()
            .is_some_and(|current| current.ticket == ticket)
        {
            let rows = self.rows(places);
            send(Message::Picked { ticket, rows });
        }
    }

    /// Sends rows of the search last answered.
    pub fn more_rows(&mut self, ticket: u64, places: Range<usize>, send: &mut dyn FnMut(Message)) {
        if self
            .current
            .as_ref()
            .is_some_and(|current| current.ticket == ticket)
        {
            let first = places.start;
            let rows = self.rows(places);
            send(Message::Rows {
                ticket,
                first,
                rows,
            });
        }
    }

    /// The places of the rows that an answer comes with: those that may be on the screen, of which the
    /// kept paper may stand in any row. Those around are asked for while they are drawn; but before
    /// the first counts of facets, which take a while, they come at once.
    pub(super) fn sent_with_answer(&self, kept_at: Option<usize>, rows: usize) -> Range<usize> {
        let screens = match self.facets {
            Some(_) => 1,
            None => SCREENS_AROUND + 1,
        };
        let (place, rows) = (kept_at.unwrap_or(0), screens * rows.max(1));
        place.saturating_sub(rows - 1)..place + rows
    }

    /// The rows of the search last answered at these places.
    pub(super) fn rows(&mut self, places: Range<usize>) -> Vec<Row> {
        let Some(current) = &self.current else {
            return Vec::new();
        };
        let (query, by) = (current.query.clone(), current.by);
        let numbers = current.listing.at(places.clone());
        let first = places.start;
        let rows = numbers.into_iter();
        let mut rows: Vec<Row> = rows.map(|number| self.row(number, (&query, by))).collect();
        if let Some(current) = &self.current
            && current.listing.is_by_date()
        {
            tell_days(&mut rows, first, &current.listing);
        }
        rows
    }

    pub(super) fn row(&mut self, number: PaperNumber, (query, by): (&Query, Order)) -> Row {
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
            shared: self.shared(number, (query, by)),
            title: title.text().to_owned(),
            aside,
            of_day: None,
            paper,
        }
    }

    /// The terms for which a paper stands where it does, where they decide that.
    fn shared(&self, number: PaperNumber, (query, by): (&Query, Order)) -> String {
        let said = |terms: Vec<&str>| safe::line(&terms.join(", "));
        match (by, query.liked()) {
            (Order::ForYou, _) => {
                let taste = self.overlay.taste(&self.library);
                said(taste.shared(number).take(MOST_SHARED).collect())
            }
            // What is like it is listed by that, whoever asked for the newest.
            (Order::Newest | Order::Relevance, Some(id)) => {
                let similar = self.overlay.similar(&self.library, id);
                let mut shared = similar.shared(&self.library, number);
                shared.truncate(MOST_SHARED);
                said(shared)
            }
            _ => String::new(),
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

/// Tells rows of a list by date, of which the first stands at a place, how many papers have their day.
/// A day that begins and ends among them is counted at once.
fn tell_days(rows: &mut [Row], first: usize, listing: &Listing) {
    let end = first + rows.len();
    let mut place = first;
    for day in rows.chunk_by_mut(|one, next| one.paper.date == next.paper.date) {
        let begins = place;
        place += day.len();
        let date = day.first().and_then(|row| row.paper.date);
        let Some(date) = date.filter(|date| date.day().is_some()) else {
            continue;
        };
        let is_whole = (begins > first || first == 0) && (place < end || end == listing.len());
        let papers = if is_whole {
            day.len()
        } else {
            listing.of_date(date)
        };
        for row in day {
            row.of_day = Some(papers);
        }
    }
}
