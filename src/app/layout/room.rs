//! How many panes a screen has room for.

use ratatui::layout::Size;

use super::Shown;
use crate::app::Model;

/// Three panes stand side by side from this width on.
const THREE_PANES: u16 = 120;
/// List and paper stand side by side from this width on.
const TWO_PANES: u16 = 80;
/// Below this width or height there is one pane at a time.
const ONE_PANE: Size = Size {
    width: 40,
    height: 10,
};
/// Below this height list and paper are not stacked: there is one pane at a time.
const STACKED_FROM: u16 = 16;

/// How many panes a screen has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaneRoom {
    /// One at a time.
    One,
    /// List above paper.
    Stacked,
    /// List beside paper.
    Two,
    /// All of them, side by side.
    Three,
}

impl PaneRoom {
    /// What a screen of this size has room for.
    #[must_use]
    pub fn of(size: Size, shown: Shown) -> Self {
        let is_tiny = size.width < ONE_PANE.width || size.height < ONE_PANE.height;
        if shown.plain || is_tiny {
            Self::One
        } else if size.width >= THREE_PANES {
            Self::Three
        } else if size.width >= TWO_PANES {
            Self::Two
        } else if size.height >= STACKED_FROM {
            Self::Stacked
        } else {
            Self::One
        }
    }
}

impl Model {
    /// How many panes there is room for.
    #[must_use]
    pub fn pane_room(&self) -> PaneRoom {
        PaneRoom::of(self.size, self.shown())
    }
}
