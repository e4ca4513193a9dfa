//! How things look now: theme, signs and letters, as every widget has them; and how a line is drawn so.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use super::{Glyphs, Theme};
use crate::text::letters::Letters;

/// The theme, the signs, and how letters come onto the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks<'a> {
    pub(super) theme: &'a Theme,
    pub(super) glyphs: &'static Glyphs,
    pub(super) letters: Letters,
}

/// What stands in a cell that the cluster before it covers: nothing is drawn there.
const COVERED: &str = "";

impl Looks<'_> {
    /// How many columns a text takes.
    pub(super) fn width(self, text: &str) -> usize {
        self.letters.widths.of(text)
    }

    /// The text cut to so many columns wherever that is, with the ellipsis of these signs.
    pub(super) fn cut(self, text: &str, columns: usize) -> Cow<'_, str> {
        let ellipsis = self.glyphs.ellipsis;
        match self.letters.widths.kept(text, columns, ellipsis) {
            None => Cow::Borrowed(text),
            Some(_) if columns < self.width(ellipsis) => Cow::Borrowed(""),
            Some(kept) => Cow::Owned(format!(
                "{}{ellipsis}",
                text.get(..kept).unwrap_or_default()
            )),
        }
    }

    /// What stands before a row: the bar where that is selected.
    pub(super) fn bar(self, selected: bool) -> Span<'static> {
        if selected {
            Span::styled(self.glyphs.bar, self.theme.bar)
        } else {
            Span::raw(" ")
        }
    }

    /// Draws a line into the first row of an area, as far as there is room. Each cluster has as many
    /// cells as the terminal takes columns for it; ratatui knows one such count only.
    pub(super) fn draw(self, line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let Some(row) = area.rows().next() else {
            return;
        };
        buffer.set_style(row, line.style);
        let mut x = row.x;
        for span in &line.spans {
            let style = line.style.patch(span.style);
            if span.content.is_ascii() {
                let room = usize::from(row.right().saturating_sub(x));
                x = buffer.set_stringn(x, row.y, &span.content, room, style).0;
                continue;
            }
            for cluster in span.content.graphemes(true) {
                let columns = u16::try_from(self.width(cluster)).unwrap_or(u16::MAX);
                // ratatui takes three for half-width kana with a sound mark, and skips as many cells.
                let columns = columns.max(cluster.cell_width());
                let end = x.saturating_add(columns);
                if end > row.right() {
                    return;
                }
                buffer.set_stringn(x, row.y, cluster, columns.into(), style);
                (x + 1..end).for_each(|covered| cover(covered, row.y, buffer));
                x = end;
            }
        }
    }

    /// Draws a text at the right edge; what there is no room for is missing on its left.
    pub(super) fn draw_right(self, text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width);
        let shown = self
            .letters
            .widths
            .after(text, self.width(text).saturating_sub(room));
        let free = u16::try_from(room.saturating_sub(self.width(shown))).unwrap_or(area.width);
        let place = Rect {
            x: area.x + free,
            width: area.width - free,
            ..area
        };
        self.draw(&Line::styled(shown, style), place, buffer);
    }

    /// Leaves nothing in an area but the ground of the theme, and beside it no half of a cluster that
    /// its edges cut: a terminal would draw the whole of one.
    pub(super) fn clear(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        for row in area.rows() {
            let first = (buffer.area.x..=row.x)
                .rev()
                .find(|x| !is_covered(*x, row.y, buffer));
            let last = (row.right()..buffer.area.right()).find(|x| !is_covered(*x, row.y, buffer));
            let cut_before = first.unwrap_or(row.x)..row.x;
            let cut_behind = row.right()..last.unwrap_or(buffer.area.right());
            for x in cut_before.chain(cut_behind) {
                let style = buffer[(x, row.y)].style();
                buffer.set_string(x, row.y, " ", style);
            }
        }
        Clear.render(area, buffer);
        buffer.set_style(area, self.theme.ground);
    }
}

/// Whether the cluster before covers a cell.
fn is_covered(x: u16, y: u16, buffer: &Buffer) -> bool {
    buffer
        .cell(Position { x, y })
        .is_some_and(|cell| cell.symbol() == COVERED)
}

/// Leaves a cell to the cluster before it, in its style.
fn cover(x: u16, y: u16, buffer: &mut Buffer) {
    let mut cell = Cell::new(COVERED);
    cell.set_style(buffer[(x - 1, y)].style());
    buffer[(x, y)] = cell;
}
