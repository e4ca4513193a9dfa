//! Where the terminal's cursor is put, for screen readers, magnifiers and input methods: on what is
//! selected or read in the pane that has the focus.

use ratatui::layout::{Position, Rect};

use super::Looks;
use crate::app::{Layout, Model, Pane, Reading};

/// The cell in the pane that has the focus: the selected row, or the hit or line that one reads.
pub(super) fn in_panes(model: &Model, layout: &Layout, looks: Looks<'_>) -> Position {
    let choice = model.filter.selected();
    match (&model.reading, model.focus) {
        (Some(reading), _) if model.reads() => in_paper(reading, layout, looks),
        (Some(reading), Pane::Paper) => in_paper(reading, layout, looks),
        (_, Pane::Filter) if !layout.filter.is_empty() => {
            let line = choice.map_or(0, |(line, _)| line);
            at_row(layout.filter, line.saturating_sub(model.filter.top))
        }
        (_, Pane::Filter | Pane::List | Pane::Paper) => {
            let cursor = model.list.cursor;
            let lines = usize::from(layout.row_lines.max(1));
            at_row(layout.list, cursor.at.saturating_sub(cursor.top) * lines)
        }
    }
}

/// What one looks at in the paper.
fn in_paper(reading: &Reading, layout: &Layout, looks: Looks<'_>) -> Position {
    let area = layout.paper;
    let (line, start) = reading.looked_at(area.height.into());
    let text = reading.lines().get(line).map_or("", |line| &line.text);
    let before = looks.width(text.get(..start).unwrap_or_default());
    let left = area.x.saturating_add(layout.margin());
    let column = left.saturating_add(u16::try_from(before).unwrap_or(0));
    Position {
        x: column.min(area.right().saturating_sub(1)),
        ..at_row(area, line.saturating_sub(reading.scroll))
    }
}

/// The first cell of a row.
fn at_row(area: Rect, row: usize) -> Position {
    let below = u16::try_from(row).unwrap_or(0);
    Position {
        x: area.x,
        y: area.y + below.min(area.height.saturating_sub(1)),
    }
}
