//! What the screen is for: to look through papers, or to read one.

use crate::app::{Model, Pane};
use crate::text::numbers::thousands;

/// What the screen is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// To look through papers, pane by pane.
    #[default]
    Browsing,
    /// To read one, which has the whole screen.
    Reading,
}

impl Model {
    /// Whether a paper has the whole screen: one reads it, or there is room for one pane only.
    #[must_use]
    pub fn reads(&self) -> bool {
        self.layout().mode == Mode::Reading
    }

    /// Where the paper that has the whole screen is in the list, and whether it counts as read; nothing
    /// where the list tells.
    #[must_use]
    pub fn read_of_list(&self) -> Vec<String> {
        let Some(row) = self.list.selected().filter(|_| self.reads()) else {
            return Vec::new();
        };
        let [at, places] = [self.list.cursor.at + 1, self.list.places].map(|n| thousands(n as u64));
        let read = self.marks.is_read(row).then(|| "read".to_owned());
        std::iter::once(format!("{at}/{places}"))
            .chain(read)
            .collect()
    }

    /// Whether nothing is seen of the paper that is selected.
    pub(in crate::app) fn hides_paper(&self) -> bool {
        self.list.places > 0 && self.layout().paper.is_empty()
    }

    /// Goes back to the panes, and to the one that had the focus; where only one has room, to the list.
    pub(in crate::app) fn stop_reading(&mut self) {
        self.mode = Mode::Browsing;
        if self.reads() {
            self.focus = Pane::List;
        }
    }
}
