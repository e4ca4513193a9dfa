//! Help and menus: what lies over everything until it is closed.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::exchange::PathPrompt;
use super::help::HelpLine;
use crate::jobs::{Chosen, Export};
use crate::query::Order;
use crate::text::wrap::Widths;

/// The columns that keys and operators have in the help.
pub const HELP_LEFT: usize = 18;

/// What lies over everything.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    /// The help, from this line on.
    Help {
        /// The first line shown.
        scroll: usize,
    },
    /// A choice.
    Menu(Menu),
    /// A line for the name of a file.
    Path(PathPrompt),
}

/// A choice between a few things.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What is chosen.
    pub title: Cow<'static, str>,
    /// What there is to choose from; never empty.
    pub items: Vec<MenuItem>,
    /// The selected item.
    pub at: usize,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuItem {
    /// What it is, safe to show.
    pub label: String,
    /// What comes of choosing it.
    pub choice: MenuChoice,
}

/// What comes of choosing.
#[derive(Debug, Clone, PartialEq)]
pub enum MenuChoice {
    /// The list gets this order.
    Order(Order),
    /// This address is opened.
    Open(String),
    /// This text is copied.
    Copy(String),
    /// This query goes into the query line.
    Show(String),
    /// These papers are given out.
    Give(Chosen),
    /// They are given out in the format of this name.
    GiveAs(Chosen, &'static str),
    /// They go into a file.
    GiveToFile(Chosen, &'static str),
    /// They go to the clipboard.
    GiveToClipboard(Chosen, &'static str),
    /// They go into a file that is there already.
    GiveOver(Box<Export>),
    /// All stays as it is.
    Nothing,
}

/// The columns of a line for the name of a file.
const PATH_COLUMNS: usize = 72;
/// So many names are shown below it.
pub const NAMES_SHOWN: usize = 10;

/// A popup is framed, with a blank on either side of its text.
const FRAME: u16 = 2;

impl Popup {
    /// The place of the popup on a screen: as small as its text, in the middle.
    #[must_use]
    pub fn area(&self, screen: Rect, help: &[HelpLine], widths: Widths) -> Rect {
        let (columns, lines) = match self {
            Self::Help { .. } => {
                let width = |line: &HelpLine| match line {
                    HelpLine::Blank => 0,
                    HelpLine::Heading(text) => widths.of(text),
                    HelpLine::Entry(_, meaning) => HELP_LEFT + widths.of(meaning),
                };
                (help.iter().map(width).max().unwrap_or(0), help.len())
            }
            Self::Menu(menu) => {
                let widest = menu.items.iter().map(|item| widths.of(&item.label)).max();
                (
                    widest.unwrap_or(0).max(widths.of(&menu.title)) + 2,
                    menu.items.len(),
                )
            }
            // The line, and below it what it may be.
            Self::Path(path) => (PATH_COLUMNS, 1 + path.names.len().clamp(1, NAMES_SHOWN)),
        };
        // The line that one types in stays where it is while names come and go below it.
        let room = match self {
            Self::Path(_) => 1 + NAMES_SHOWN,
            Self::Help { .. } | Self::Menu(_) => lines,
        };
        let fit = |wanted: usize, most: u16| u16::try_from(wanted).unwrap_or(most).min(most);
        let width = fit(columns, screen.width.saturating_sub(2 * FRAME)) + 2 * FRAME;
        let width = width.min(screen.width);
        let [height, room] = [lines, room].map(|lines| {
            let height = fit(lines, screen.height.saturating_sub(FRAME)) + FRAME;
            height.min(screen.height)
        });
        Rect {
            x: screen.x + (screen.width - width) / 2,
            y: screen.y + (screen.height - room) / 2,
            width,
            height,
        }
    }
}
