//! Where each region of the screen is, from its size and what is shown.
//!
//! ```text
//!  / query line ------------------------------------------- 13 of 119
//!  ─────────────┬──────────────────────┬───────────────────────────────
//!   filter pane │ list                 │ paper
//!  keys that work now ------------------------------------------ 41 %
//! ```

mod extent;
mod mode;
mod room;

use std::ops::Range;

use ratatui::layout::{Position, Rect, Size};

use super::Pane;
pub use extent::Extent;
pub use mode::Mode;
pub use room::PaneRoom;

/// Below this height there is neither rule nor footer.
const CHROME_FROM: u16 = 6;
/// Below this height help and menus may lie over the query line.
const FREE_QUERY_FROM: u16 = 8;
const FILTER_WIDTH: u16 = 24;
/// It is so wide where three panes have more room than that.
const WIDE_FILTER: u16 = 30;
const WIDE: u16 = 160;
/// Filter pane and list stand side by side from this width on.
const FILTER_AND_LIST: u16 = 60;
/// Two columns of margin on either side of the text.
const MARGIN: u16 = 2;
/// A paper of the list has two lines where that is narrower, ...
const TWO_LINES_BELOW: u16 = 60;
/// ... and where so many lines are shared by list and paper.
const TWO_LINES_FROM: u16 = 15;
/// The columns before a title of the list: bar, mark, blank.
pub const BEFORE_TITLE: u16 = 3;
/// The largest screen that is drawn; a larger one is left empty at the edges.
const LARGEST: Size = Size {
    width: 1000,
    height: 500,
};

/// The size, as far as it is drawn: a terminal may claim any, and memory goes with it.
#[must_use]
pub fn clamped(size: Size) -> Size {
    Size {
        width: size.width.min(LARGEST.width),
        height: size.height.min(LARGEST.height),
    }
}

/// How many lines a paper of the list takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowLines {
    /// Two where the list is narrow, else one.
    #[default]
    Auto,
    /// One: the title.
    One,
    /// Two: the title, and what is known of the paper.
    Two,
}

impl RowLines {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::One, Self::Two];

    /// The name in `config.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::One => "one",
            Self::Two => "two",
        }
    }

    /// The choice of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lines| lines.name() == name)
    }
}

/// What decides the layout beside the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// What the screen is for.
    pub mode: Mode,
    /// The pane that has the focus.
    pub focus: Pane,
    /// Whether the filter pane is wanted where there is room for three.
    pub filter_beside: bool,
    /// Whether the filter pane is open in place of the paper.
    pub filter_over: bool,
    /// The widest line of the abstract, in columns.
    pub measure: u16,
    /// How many lines a paper of the list takes.
    pub row_lines: RowLines,
    /// Whether everything is told in lines of words, one pane at a time.
    pub plain: bool,
}

/// The rectangles of one screen; empty where a region is not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole screen.
    pub screen: Rect,
    /// What it is for: where there is room for the paper alone, to read it.
    pub mode: Mode,
    /// The query line.
    pub query: Rect,
    /// The line below the query line; in plain the one that says which pane is shown.
    pub rule: Rect,
    /// The filter pane.
    pub filter: Rect,
    /// The list.
    pub list: Rect,
    /// How many lines a paper of the list takes.
    pub row_lines: u16,
    /// The paper.
    pub paper: Rect,
    /// The upright lines, at most two.
    pub dividers: [Rect; 2],
    /// The line between list and paper where they are stacked.
    pub middle: Rect,
    /// The footer.
    pub footer: Rect,
    /// Where the list is, or would be if nothing else had the whole screen.
    listed: Rect,
    /// The columns on either side of the paper's text.
    margin: u16,
    /// Whether everything is told in words: there is no column for signs and bars.
    plain: bool,
}

impl Layout {
    /// Lays out a screen of this size.
    #[must_use]
    pub fn new(size: Size, shown: Shown) -> Self {
        let screen = Rect::from((Position::ORIGIN, clamped(size)));
        let mut layout = Self {
            screen,
            plain: shown.plain,
            ..Self::default()
        };
        let chrome = screen.height >= CHROME_FROM;
        let mut panes = screen;
        layout.query = row(screen, 0);
        panes.y = panes.height.min(1);
        panes.height = panes.height.saturating_sub(1);
        if chrome {
            layout.rule = row(screen, 1);
            layout.footer = row(screen, screen.height - 1);
            panes.y += 1;
            panes.height -= 2;
        }
        layout.place(panes, shown);
        layout.row_lines = match shown.row_lines {
            RowLines::One => 1,
            RowLines::Auto if layout.listed.width >= TWO_LINES_BELOW => 1,
            RowLines::Auto if panes.height < TWO_LINES_FROM => 1,
            RowLines::Auto | RowLines::Two => layout.listed.height.clamp(1, 2),
        };
        layout
    }

    fn place(&mut self, panes: Rect, shown: Shown) {
        let room = PaneRoom::of(self.screen.as_size(), shown);
        match room {
            PaneRoom::Three if shown.filter_beside => {
                let width = if panes.width < WIDE {
                    FILTER_WIDTH
                } else {
                    WIDE_FILTER
                };
                let [filter, divider, rest] = split(panes, width);
                self.filter = filter;
                self.dividers[0] = divider;
                self.beside(rest, shown.measure);
            }
            PaneRoom::Three | PaneRoom::Two => self.beside(panes, shown.measure),
            PaneRoom::Stacked => self.stacked(panes, shown.focus),
            PaneRoom::One => self.list = panes,
        }
        self.listed = self.list;
        if shown.filter_over && self.filter.is_empty() {
            self.in_place_of_paper(panes, room);
        }
        let paper_alone = room == PaneRoom::One && shown.focus == Pane::Paper;
        if shown.mode == Mode::Reading || paper_alone {
            self.read(panes);
        }
        let whole = self.paper.width;
        let text = whole.saturating_sub(2 * MARGIN).min(shown.measure);
        self.margin = match self.mode {
            _ if self.plain || whole < 10 + 2 * MARGIN => 0,
            Mode::Browsing => MARGIN,
            Mode::Reading => (whole - text) / 2,
        };
    }

    /// The filter pane beside the list, so that what is found is seen while one chooses; alone where
    /// there is no room for both.
    fn in_place_of_paper(&mut self, panes: Rect, room: PaneRoom) {
        // What is not shown keeps its width: it need not be wrapped anew.
        (self.list.height, self.paper.height) = (0, 0);
        (self.middle, self.dividers) = (Rect::ZERO, [Rect::ZERO; 2]);
        if room == PaneRoom::One || panes.width < FILTER_AND_LIST {
            self.filter = panes;
        } else {
            [self.filter, self.dividers[0], self.list] = split(panes, FILTER_WIDTH + 4);
            self.listed = self.list;
        }
    }

    /// The paper alone.
    fn read(&mut self, panes: Rect) {
        (self.filter, self.list, self.middle) = (Rect::ZERO, Rect::ZERO, Rect::ZERO);
        self.dividers = [Rect::ZERO; 2];
        self.paper = panes;
        self.mode = Mode::Reading;
    }

    /// List and paper side by side: the paper keeps to its measure, the list takes the rest.
    fn beside(&mut self, panes: Rect, measure: u16) {
        let share = u32::from(panes.width) * 57 / 100;
        let widest = u32::from(measure.saturating_add(2 * MARGIN));
        let paper = u16::try_from(share.min(widest)).unwrap_or(panes.width);
        let [list, divider, paper] = split(panes, panes.width.saturating_sub(paper + 1));
        (self.list, self.paper, self.dividers[1]) = (list, paper, divider);
    }

    /// List above paper, the focused one larger.
    fn stacked(&mut self, panes: Rect, focus: Pane) {
        let share = if focus == Pane::Paper { 4 } else { 5 };
        let list = (panes.height * share / 12).max(3).min(panes.height);
        self.list = Rect {
            height: list,
            ..panes
        };
        self.middle = Rect {
            y: self.list.bottom(),
            height: panes.height.saturating_sub(list).min(1),
            ..panes
        };
        let top = self.middle.bottom();
        self.paper = Rect {
            y: top,
            height: panes.bottom().saturating_sub(top),
            ..panes
        };
    }

    /// How many papers the list shows whole, or would show if nothing else had the whole screen.
    #[must_use]
    pub fn rows(&self) -> usize {
        usize::from(self.listed.height / self.row_lines.max(1))
    }

    /// The columns of the screen where the marks of papers stand, and the blank behind them.
    #[must_use]
    pub fn mark_columns(&self) -> Range<u16> {
        let left = self.list.x;
        if self.plain {
            return left..left;
        }
        left + 1..left + BEFORE_TITLE.min(self.list.width)
    }

    /// Which row of the list is at a line of the screen.
    #[must_use]
    pub fn row_at(&self, y: u16) -> usize {
        usize::from(y.saturating_sub(self.list.y) / self.row_lines.max(1))
    }

    /// Where help and menus may lie: below the query line and above the footer, which alone stays free
    /// of them on a low screen and in plain, for it tells what they can do.
    #[must_use]
    pub fn room_over(&self) -> Rect {
        let above = u16::from(!self.plain && self.screen.height >= FREE_QUERY_FROM);
        Rect {
            y: self.screen.y + above,
            height: self.screen.height - above - self.footer.height,
            ..self.screen
        }
    }

    /// The panes that are shown, from left to right and down.
    pub fn panes(&self) -> impl Iterator<Item = Pane> {
        let shown = [
            (Pane::Filter, self.filter),
            (Pane::List, self.list),
            (Pane::Paper, self.paper),
        ];
        shown
            .into_iter()
            .filter(|(_, area)| !area.is_empty())
            .map(|(pane, _)| pane)
    }

    /// The pane at a place of the screen, the uppermost one.
    #[must_use]
    pub fn pane_at(&self, place: Position) -> Option<Pane> {
        [
            (Pane::Filter, self.filter),
            (Pane::List, self.list),
            (Pane::Paper, self.paper),
        ]
        .into_iter()
        .find(|(_, area)| area.contains(place))
        .map(|(pane, _)| pane)
    }

    /// How many columns the paper's text has.
    #[must_use]
    pub fn text_width(&self, measure: u16) -> u16 {
        (self.paper.width - 2 * self.margin).min(measure)
    }

    /// The columns on either side of the paper's text; a pane too narrow for them does without.
    #[must_use]
    pub fn margin(&self) -> u16 {
        self.margin
    }
}

fn row(screen: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..screen
    }
    .intersection(screen)
}

/// A left part of this width, one column, and the rest.
fn split(area: Rect, width: u16) -> [Rect; 3] {
    let width = width.min(area.width);
    let divider = Rect {
        x: area.x + width,
        width: (area.width - width).min(1),
        ..area
    };
    let rest = Rect {
        x: divider.right(),
        width: area.right() - divider.right(),
        ..area
    };
    [Rect { width, ..area }, divider, rest]
}

#[cfg(test)]
mod tests;
