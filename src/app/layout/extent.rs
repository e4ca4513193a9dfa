//! How much of a pane's content is shown, and where its bar is drawn.

use std::ops::Range;

use ratatui::layout::Rect;

use super::Layout;
use crate::app::{Model, Pane};

/// How much of something is shown, in lines or rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// The first one shown.
    pub first: usize,
    /// How many are shown.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
}

impl Extent {
    /// Which lines of a bar of this height stand for what is shown: from its top only where that is
    /// the beginning, to its foot only where that is the end. `None` where all is shown.
    #[must_use]
    pub fn thumb(self, height: u16) -> Option<Range<u16>> {
        let hidden = self.all.checked_sub(self.shown)?;
        let height = usize::from(height);
        let part = |of: usize, number: usize| of.saturating_mul(number).checked_div(self.all);
        let size = part(height, self.shown)?.max(1);
        let room = height.checked_sub(size)?;
        let begin = if self.first == 0 {
            0
        } else if self.first >= hidden {
            room
        } else {
            let begin = part(height, self.first)?;
            begin.min(room.saturating_sub(1)).max(room.min(1))
        };
        let line = |line: usize| u16::try_from(line).ok();
        let thumb = line(begin)?..line(begin + size)?;
        (hidden > 0).then_some(thumb)
    }

    /// What is to be the first one shown where a line of a bar of this height is pointed at: at its top
    /// the beginning, at its foot the end. `None` where all is shown.
    #[must_use]
    pub fn first_at(self, line: u16, height: u16) -> Option<usize> {
        let hidden = self
            .all
            .checked_sub(self.shown)
            .filter(|hidden| *hidden > 0)?;
        let (line, last) = (usize::from(line), usize::from(height).saturating_sub(1));
        if line >= last {
            return Some(hidden);
        }
        hidden.saturating_mul(line).checked_div(last)
    }
}

impl Layout {
    /// The column at the right edge of a pane where its bar is drawn: the upright line, or the pane's
    /// last column, which is kept free. Empty where the pane is covered or has no such column.
    #[must_use]
    pub fn bar(&self, pane: Pane) -> Rect {
        let [left, right] = self.dividers;
        let last = |pane: Rect| Rect {
            x: pane.right().saturating_sub(1),
            width: pane.width.min(1),
            ..pane
        };
        match pane {
            Pane::Filter | Pane::List | Pane::Paper if self.plain => Rect::ZERO,
            Pane::Filter if left.is_empty() => last(self.filter),
            Pane::Filter => left,
            Pane::List if right.is_empty() => last(self.list),
            Pane::List => right,
            Pane::Paper if self.margin() == 0 => Rect::ZERO,
            Pane::Paper => last(self.paper),
        }
    }

    /// The piece of a level line above a pane; empty where there is none.
    #[must_use]
    pub fn above(&self, pane: Pane) -> Rect {
        let area = match pane {
            Pane::Filter => self.filter,
            Pane::List => self.list,
            Pane::Paper => self.paper,
        };
        if area.is_empty() {
            return Rect::ZERO;
        }
        let line = Rect {
            y: area.y.saturating_sub(1),
            height: 1,
            ..area
        };
        let level = [self.rule, self.middle];
        let level = level.map(|level| level.intersection(line));
        level
            .into_iter()
            .find(|level| !level.is_empty())
            .unwrap_or_default()
    }
}

impl Model {
    /// How many lines of the filter pane are for values.
    pub(in crate::app) fn filter_window(&self, layout: &Layout) -> usize {
        let above = self.filter.lines_above();
        layout.filter.height.saturating_sub(above).into()
    }

    /// How much of a pane's content is shown.
    #[must_use]
    pub fn extent(&self, pane: Pane, layout: &Layout) -> Extent {
        match pane {
            Pane::Filter => Extent {
                first: self.filter.top,
                shown: self.filter_window(layout),
                all: self.filter.lines().len(),
            },
            Pane::List => Extent {
                first: self.list.cursor.top,
                shown: layout.rows(),
                all: self.list.places,
            },
            Pane::Paper => Extent {
                first: self.reading.as_ref().map_or(0, |reading| reading.scroll),
                shown: layout.paper.height.into(),
                all: self
                    .reading
                    .as_ref()
                    .map_or(0, |reading| reading.lines().len()),
            },
        }
    }
}
