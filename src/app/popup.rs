//! Help and menus: what lies over everything until it is closed.

mod exchange;
mod help;
mod menu;
mod palette;
mod reference;

pub use exchange::{PathPrompt, Purpose, ViewName};
pub use help::{Help, HelpCell, HelpRow};
pub(super) use help::{HelpText, Opening};
pub use menu::{Menu, MenuChoice, MenuItem};
pub(super) use palette::Does;
pub use palette::{PALETTE_ROWS, Palette, PaletteRow};
pub use reference::Reference;

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::Tone;
use crate::text::wrap::Widths;

/// What lies over everything.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    /// The help.
    Help(Help),
    /// A choice.
    Menu(Menu),
    /// A line for the name of a file.
    Path(PathPrompt),
    /// Everything that can be done.
    Palette(Palette),
    /// Something to read.
    Told(Told),
    /// A paper that the one which is read cites.
    Reference(Box<Reference>),
}

/// Lines to read, one for each thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What they are about.
    pub title: Cow<'static, str>,
    /// The lines, safe to show, as long as they are.
    pub lines: Vec<ToldLine>,
    /// The first line shown, once they are wrapped.
    pub scroll: usize,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLine {
    /// How it is said.
    pub tone: Tone,
    /// What is said.
    pub text: String,
}

/// The columns of a line for the name of a file.
const PATH_COLUMNS: usize = 72;
/// The columns of the palette.
const PALETTE_COLUMNS: usize = 76;
/// So many names are shown below it.
pub const NAMES_SHOWN: usize = 10;

/// What a line goes on with that is longer than its popup is wide.
const SET_IN: &str = "  ";
/// As wide as the help may be, in columns.
const HELP_COLUMNS: usize = 144;
/// As wide as lines to read may be, in columns.
const TOLD_COLUMNS: usize = 76;

impl ToldLine {
    /// A line that is no fault.
    fn note(text: String) -> Self {
        Self {
            tone: Tone::Note,
            text,
        }
    }
}

impl Told {
    /// Lines from the first one on.
    #[must_use]
    pub fn new(title: impl Into<Cow<'static, str>>, lines: Vec<String>) -> Self {
        Self {
            title: title.into(),
            lines: lines.into_iter().map(ToldLine::note).collect(),
            scroll: 0,
        }
    }

    /// The lines as they stand in so many columns; what a line goes on with is set in further than it is.
    #[must_use]
    pub fn wrapped(&self, columns: usize, widths: Widths) -> Vec<ToldLine> {
        let columns = columns.min(TOLD_COLUMNS);
        let mut wrapped = Vec::new();
        for line in &self.lines {
            let text = line.text.trim_start();
            let told = |text| ToldLine {
                tone: line.tone,
                text,
            };
            if text.is_empty() {
                wrapped.push(told(String::new()));
                continue;
            }
            let indent = " ".repeat((line.text.len() - text.len()).min(columns / 2));
            let room = columns.saturating_sub(SET_IN.len() + indent.len());
            let pieces = widths.lines(text, room).into_iter();
            let pieces = pieces.filter_map(|piece| text.get(piece));
            wrapped.extend(pieces.enumerate().map(|(number, piece)| match number {
                0 => told(format!("{indent}{piece}")),
                _ => told(format!("{indent}{SET_IN}{piece}")),
            }));
        }
        wrapped
    }
}

/// The columns that the help has on a screen.
#[must_use]
pub(super) fn help_columns(screen: Rect) -> usize {
    usize::from(screen.width.saturating_sub(2 * FRAME)).min(HELP_COLUMNS)
}

/// A popup is framed, with a blank on either side of its text.
const FRAME: u16 = 2;

impl Popup {
    /// The paper that is cited, where one is shown.
    #[must_use]
    pub fn cited(&self) -> Option<&Reference> {
        match self {
            Self::Reference(cited) => Some(cited),
            Self::Help(_) | Self::Menu(_) | Self::Path(_) | Self::Palette(_) | Self::Told(_) => {
                None
            }
        }
    }

    /// What it says that is to be read.
    #[must_use]
    pub fn told(&self) -> Option<&Told> {
        match self {
            Self::Told(told) => Some(told),
            Self::Reference(reference) => Some(&reference.told),
            Self::Help(_) | Self::Menu(_) | Self::Path(_) | Self::Palette(_) => None,
        }
    }

    /// The same, to go on in it.
    pub(super) fn told_mut(&mut self) -> Option<&mut Told> {
        match self {
            Self::Told(told) => Some(told),
            Self::Reference(reference) => Some(&mut reference.told),
            Self::Help(_) | Self::Menu(_) | Self::Path(_) | Self::Palette(_) => None,
        }
    }

    /// The place of the popup where it has so much room: as small as its text, in the middle.
    #[must_use]
    pub(super) fn area(&self, room: Rect, widths: Widths) -> Rect {
        let (columns, lines) = match self {
            // As large as there is room, so that it stands still while one looks in it.
            Self::Help(_) => (HELP_COLUMNS, usize::from(room.height)),
            Self::Menu(menu) => (menu.columns(widths), menu.items.len()),
            // The line, and below it what it may be.
            Self::Path(path) => {
                let columns = usize::from(room.width.saturating_sub(2 * FRAME));
                let below = path.below(columns.min(PATH_COLUMNS), widths).len();
                (PATH_COLUMNS, 1 + below.min(NAMES_SHOWN))
            }
            Self::Palette(palette) => (PALETTE_COLUMNS, 1 + palette.len().clamp(1, PALETTE_ROWS)),
            Self::Told(_) | Self::Reference(_) => {
                let Some(told) = self.told() else {
                    return Rect::default();
                };
                let columns = usize::from(room.width.saturating_sub(2 * FRAME));
                let lines = told.wrapped(columns, widths);
                let widest = lines.iter().map(|line| widths.of(&line.text)).max();
                // As wide as they were wrapped for, so that they are wrapped so again.
                let widest = (widest.unwrap_or(0) + SET_IN.len()).min(columns);
                (widest.max(widths.of(&told.title) + 2), lines.len())
            }
        };
        // The line that one types in stays where it is while names come and go below it.
        let most = match self {
            Self::Path(_) => 1 + NAMES_SHOWN,
            Self::Palette(_) => 1 + PALETTE_ROWS,
            Self::Help(_) | Self::Menu(_) | Self::Told(_) | Self::Reference(_) => lines,
        };
        let fit = |wanted: usize, most: u16| u16::try_from(wanted).unwrap_or(most).min(most);
        let width = fit(columns, room.width.saturating_sub(2 * FRAME)) + 2 * FRAME;
        let width = width.min(room.width);
        let [height, most] = [lines, most].map(|lines| {
            let height = fit(lines, room.height.saturating_sub(FRAME)) + FRAME;
            height.min(room.height)
        });
        Rect {
            x: room.x + (room.width - width) / 2,
            y: room.y + (room.height - most) / 2,
            width,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_to_read_keep_their_blanks_and_go_on_further_in() {
        let lines = ["one", "", "    two words here", " wide"];
        let told = Told::new("Told", lines.map(str::to_owned).to_vec());
        let wrapped = told.wrapped(15, Widths::Narrow);
        let texts: Vec<&str> = wrapped.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["one", "", "    two words", "      here", " wide"]);
        let again = told.wrapped(15, Widths::Narrow);
        assert_eq!(wrapped, again);
    }
}
