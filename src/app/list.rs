//! The list of papers: which places it has, the rows at hand, and what one is on.

mod cursor;
mod picked;

use std::ops::Range;

use super::{ChosenBy, Count, Otherwise, Row};
use crate::paper::PaperId;
use crate::query::Order;
pub use cursor::Cursor;
pub(super) use picked::MOST_PICKED;
pub use picked::Picked;

/// The list: places are counted from 0, rows are there for a window of them.
#[derive(Debug, Clone)]
pub struct List {
    /// The last search asked for.
    pub ticket: u64,
    /// Whether it was answered.
    pub answered: bool,
    /// The order that the answer has.
    pub(super) by: Order,
    /// How many papers the query finds.
    pub count: Count,
    /// How many places the list has; papers that stopped matching keep theirs.
    pub places: usize,
    /// The place of the first row.
    pub first: usize,
    /// The rows at hand.
    pub rows: Vec<Row>,
    /// Selected place and first place on the screen.
    pub cursor: Cursor,
    /// What can be done instead, where nothing was found.
    pub otherwise: Vec<Otherwise>,
    /// The selected one of them.
    pub otherwise_at: usize,
    /// Whether one has gone to it.
    pub otherwise_by: ChosenBy,
    /// The places that were asked for last.
    pub(super) asked: Range<usize>,
    /// The paper that the user chose; it comes back when it matches again.
    pub(super) chosen: Option<PaperId>,
}

impl List {
    /// A list that has not been asked for, with the paper that the user chose.
    pub(super) fn new(chosen: Option<PaperId>) -> Self {
        Self {
            ticket: 0,
            answered: false,
            by: Order::default(),
            count: Count::AtLeast(0),
            places: 0,
            first: 0,
            rows: Vec::new(),
            cursor: Cursor::default(),
            otherwise: Vec::new(),
            otherwise_at: 0,
            otherwise_by: ChosenBy::default(),
            asked: 0..0,
            chosen,
        }
    }

    /// The row at a place, where it is at hand.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.rows.get(place.checked_sub(self.first)?)
    }

    /// Has the rows asked for again; those at hand stay until then.
    pub(super) fn forget_rows(&mut self) {
        self.asked = 0..0;
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.row(self.cursor.at)
    }
}
