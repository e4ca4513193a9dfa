//! The palette: a line, and below it what goes like what is typed, each with its key.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::{Extent, Palette, PaletteRow};
use crate::ui::Looks;

/// Before what is typed.
const SIGN: &str = ": ";
/// Between a name, what it does, and its key.
const GAP: usize = 2;
/// Where less is left for it, what it does is not told.
const FEWEST_COLUMNS: usize = 12;

/// The columns before the cursor.
pub(super) fn before_cursor(palette: &Palette, looks: Looks<'_>) -> usize {
    SIGN.len() + looks.width(palette.prompt.before())
}

/// Draws the line and the rows; returns which of these are shown.
pub(super) fn draw(palette: &Palette, looks: Looks<'_>, area: Rect, buffer: &mut Buffer) -> Extent {
    let mut rows = area.rows();
    let Some(line) = rows.next() else {
        return Extent::default();
    };
    let text = palette.prompt.text();
    let room = usize::from(area.width).saturating_sub(SIGN.len());
    // What is at the cursor stays in sight.
    let too_many = (looks.width(palette.prompt.before()) + 1).saturating_sub(room);
    let shown = looks.letters.widths.after(text, too_many);
    let shown = if text.is_empty() {
        Span::styled("a few letters of what to do", looks.theme.quiet)
    } else {
        Span::raw(shown)
    };
    let prompt = Line::from(vec![Span::styled(SIGN, looks.theme.accent), shown]);
    looks.draw(&prompt, line, buffer);
    let room = usize::from(area.height).saturating_sub(1);
    let names = palette.name_columns().min(usize::from(area.width) / 2);
    for ((row, hits, is_selected), place) in palette.shown(room).zip(rows.by_ref()) {
        draw_row(row, hits, (is_selected, names), looks, place, buffer);
    }
    if palette.is_empty() {
        let none = Line::styled("Nothing has such a name.", looks.theme.quiet);
        let below = Rect {
            y: line.y.saturating_add(1),
            ..line
        };
        looks.draw(&none, below.intersection(area), buffer);
    }
    Extent {
        first: palette.top(room),
        shown: room.min(palette.len()),
        all: palette.len(),
    }
}

fn draw_row(
    row: &PaletteRow,
    hits: &[usize],
    (is_selected, names): (bool, usize),
    looks: Looks<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = looks.theme;
    let style = match (is_selected, row.vain) {
        (true, _) => theme.selected,
        (false, Some(_)) => theme.quiet,
        (false, None) => Style::new(),
    };
    let quiet = if is_selected { style } else { theme.quiet };
    buffer.set_style(area, style);
    let name = looks.cut(&row.name, names);
    let mut spans = vec![looks.bar(is_selected), Span::raw(" ")];
    let is_hit = |byte: usize| hits.contains(&byte) && row.vain.is_none();
    spans.extend(name.char_indices().map(|(byte, c)| {
        let style = if is_hit(byte) && !is_selected {
            theme.hit
        } else {
            Style::new()
        };
        Span::styled(c.to_string(), style)
    }));
    let key = Cow::Borrowed(row.key.as_str());
    let width = usize::from(area.width);
    let used = 2 + names + GAP;
    let room = width.saturating_sub(used + GAP + looks.width(&key));
    if room >= FEWEST_COLUMNS {
        let free = names.saturating_sub(looks.width(&name)) + GAP;
        spans.push(Span::raw(" ".repeat(free)));
        let meaning = row.vain.unwrap_or(row.meaning);
        spans.push(Span::styled(looks.cut(meaning, room).into_owned(), quiet));
    }
    looks.draw(&Line::from(spans).style(style), area, buffer);
    let key_style = if is_selected || row.vain.is_some() {
        style
    } else {
        theme.strong
    };
    looks.draw_right(&key, key_style, area, buffer);
}
