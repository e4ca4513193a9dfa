//! Where one is, so that the next start is there again.

use std::collections::BTreeSet;

use crate::app::{Model, ReadTo};
use crate::marks::Visit;
use crate::paper::{PaperId, seconds};
use crate::query::{FacetKind, Order};

/// Where one is, for the next start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Where {
    /// The query line.
    pub query: String,
    /// The order.
    pub order: Order,
    /// The selected paper.
    pub selected: Option<PaperId>,
    /// The first line shown of that paper.
    pub scroll: usize,
    /// How far down the screen its row stands.
    pub row: usize,
    /// The groups of the filter pane of which only the heading is shown.
    pub folded: BTreeSet<FacetKind>,
    /// When one is there.
    pub visit: Visit,
    /// How far one has read in whole papers.
    pub read_to: ReadTo,
}

impl Model {
    /// Where one is, for the next start.
    #[must_use]
    pub fn position(&self) -> Where {
        let list = self.library_list();
        Where {
            // As it stands, even where it is no query: it was typed, and can be mended.
            query: self.prompt.text().to_owned(),
            order: self.order,
            selected: list
                .selected()
                .map(|row| row.paper.id.clone())
                .or_else(|| list.chosen.clone()),
            // The place in a whole paper is kept with the paper.
            scroll: match self.library_reading() {
                Some(reading) if !reading.is_whole() => reading.scroll,
                Some(_) | None => 0,
            },
            row: list.cursor.at.saturating_sub(list.cursor.top),
            folded: self.filter.folded().clone(),
            visit: self.visit,
            read_to: self.read_to.clone(),
        }
    }

    /// Where one is who leaves at the time that the loop last read.
    #[must_use]
    pub fn left(&self) -> Where {
        Where {
            visit: seconds(&self.now).map_or(self.visit, Visit::left),
            ..self.position()
        }
    }
}
