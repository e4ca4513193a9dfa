//! What the user has set.

use super::{Capture, RowLines};
use crate::merge::Keywords;
use crate::text::letters::Letters;
use crate::text::wrap::Widths;

/// The narrowest and the widest line of an abstract, in columns.
pub const MEASURES: std::ops::RangeInclusive<u16> = 50..=100;

/// What the user has set, in `config.toml` or by a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The widest line of the abstract, in columns.
    pub measure: u16,
    /// How many lines a paper of the list takes.
    pub row_lines: RowLines,
    /// Whether everything is told in lines of words, one pane at a time: for those who listen or feel.
    pub plain: bool,
    /// Whether only ASCII is drawn by recto itself.
    pub ascii: bool,
    /// How letters come onto the terminal.
    pub letters: Letters,
    /// Whether the terminal reports the mouse.
    pub mouse: Capture,
    /// What becomes of the keywords of a person's own library that is imported.
    pub keywords: Keywords,
}

impl Settings {
    /// Whether recto draws with ASCII alone: so it was set, or the terminal draws other signs in two
    /// columns.
    #[must_use]
    pub fn draws_ascii(&self) -> bool {
        self.ascii || self.letters.widths == Widths::Wide
    }

    /// What stands for what is cut.
    #[must_use]
    pub fn ellipsis(&self) -> &'static str {
        if self.plain {
            "..."
        } else if self.draws_ascii() {
            ".."
        } else {
            "…"
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: 72,
            row_lines: RowLines::Auto,
            plain: false,
            ascii: false,
            letters: Letters::default(),
            mouse: Capture::On,
            keywords: Keywords::AsTheyAre,
        }
    }
}
