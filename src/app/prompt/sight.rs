//! Where the text of the query line stands, and what of it is in sight: for whoever draws it, and for a
//! click on a letter of it.

use ratatui::layout::{Position, Rect};

use crate::app::{Model, Typing};
use crate::text::wrap::Widths;

/// Blank, slash, blank.
const BEFORE_TEXT: u16 = 3;
/// What stands before the text where everything stands in words.
pub const FILTER: &str = "Filter: ";

/// What of a line is in sight in so many columns: what is at the cursor, and no half of a character.
#[must_use]
pub fn in_sight<'a>(text: &'a str, before: &str, columns: usize, widths: Widths) -> &'a str {
    let too_many = (widths.of(before) + 1).saturating_sub(columns);
    widths.after(text, too_many)
}

impl Model {
    /// The place of the text of the query line, without what stands before it and at the right.
    #[must_use]
    pub fn query_place(&self) -> Rect {
        let line = self.layout().query;
        let (before, behind) = if self.settings.plain {
            (u16::try_from(FILTER.len()).unwrap_or(BEFORE_TEXT), 0)
        } else {
            (BEFORE_TEXT, self.header_columns() + 1)
        };
        let room = line.width.saturating_sub(before).saturating_sub(behind);
        Rect {
            x: line.x + before,
            width: room.max(1),
            ..line
        }
    }

    /// What of the text of the query line is in sight; of one that is too long, this may be more than
    /// there is room for.
    #[must_use]
    pub fn query_in_sight(&self) -> &str {
        let before = match self.typing {
            Typing::Done if self.settings.plain => "",
            Typing::Going | Typing::Done => self.prompt.before(),
        };
        let columns = self.query_place().width.into();
        in_sight(
            self.prompt.text(),
            before,
            columns,
            self.settings.letters.widths,
        )
    }

    /// The byte of the query line's text at which the letter at a place of the screen begins, the end of
    /// the text behind it; `None` before it, and where there is none.
    pub(in crate::app) fn query_byte_at(&self, place: Position) -> Option<usize> {
        let (text, shown) = (self.prompt.text(), self.query_in_sight());
        let column = place.x.checked_sub(self.query_place().x)?;
        let byte = self.settings.letters.widths.byte_at(shown, column.into());
        let hidden = text.len() - shown.len();
        (!text.is_empty()).then(|| byte.map_or(text.len(), |byte| hidden + byte))
    }

    /// The columns of the parts at the right, with those between them and the one behind.
    fn header_columns(&self) -> u16 {
        let parts = self.header();
        let first = parts.iter().map(|(_, area)| area.x).min();
        let end = parts.iter().map(|(_, area)| area.right()).max();
        first.zip(end).map_or(0, |(first, end)| end - first + 1)
    }
}
