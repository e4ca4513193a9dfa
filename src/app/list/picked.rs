//! Papers that were picked, so that what is done next is done to all of them.

use std::collections::HashSet;
use std::ops::Range;

use crate::app::{Model, Row};
use crate::paper::PaperId;

/// So many papers are picked at most: each is held in memory, and becomes a mark of its own.
pub(in crate::app) const MOST_PICKED: usize = 10_000;

/// Papers that were picked, in the order in which they were.
#[derive(Debug, Clone, Default)]
pub struct Picked {
    rows: Vec<Row>,
    ids: HashSet<PaperId>,
    /// The last one's place, and the search that listed it there.
    last: Option<(u64, usize)>,
}

impl Picked {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn contains(&self, id: &PaperId) -> bool {
        self.ids.contains(id)
    }

    /// The papers.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(in crate::app) fn rows_mut(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    /// Picks a paper that a search listed at a place, or drops it where it is picked.
    pub(in crate::app) fn toggle(&mut self, row: &Row, (ticket, place): (u64, usize)) {
        let id = &row.paper.id;
        if self.ids.remove(id) {
            self.rows.retain(|other| other.paper.id != *id);
        } else {
            self.add(std::iter::once(row.clone()));
        }
        self.last = Some((ticket, place));
    }

    /// Picks these too.
    pub(in crate::app) fn add(&mut self, rows: impl IntoIterator<Item = Row>) {
        for row in rows {
            if self.ids.insert(row.paper.id.clone()) {
                self.rows.push(row);
            }
        }
    }

    /// The places of a search from the last paper picked, or dropped, to this one.
    pub(in crate::app) fn up_to(&self, (ticket, place): (u64, usize)) -> Range<usize> {
        let last = self.last.filter(|(of, _)| *of == ticket);
        let last = last.map_or(place, |(_, last)| last);
        last.min(place)..last.max(place) + 1
    }

    /// The next range begins at this place of a search.
    pub(in crate::app) fn end_at(&mut self, last: (u64, usize)) {
        self.last = Some(last);
    }
}

impl Model {
    /// The papers that an action is for: those that were picked, or else the selected one. What was
    /// found beside the library is one's own only one by one.
    pub(in crate::app) fn acted_on(&self) -> Vec<Row> {
        if self.picked.is_empty() || !self.picks() {
            self.list.selected().cloned().into_iter().collect()
        } else {
            self.picked.rows().to_vec()
        }
    }

    /// Whether papers of what is listed can be picked.
    pub(in crate::app) fn picks(&self) -> bool {
        self.beyond().is_none() || self.shows_digest()
    }
}
