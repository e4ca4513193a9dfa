//! Tables of a paper in Markdown, in which each row has as many cells as the widest.

use super::inline::Inline;
use crate::body::{Side, Table};

/// No table of Markdown has more columns.
const MOST_COLUMNS: usize = 200;

/// A table; the first row is its head, for Markdown knows none without.
pub(super) fn markdown(inline: &Inline<'_>, table: &Table) -> String {
    let rows = grid(inline, table);
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let has_head = table.rows.first().is_some_and(|row| row.is_head);
    let sides = sides(table, columns);
    let line = |cells: &[String]| {
        let blank = String::new();
        let cells = (0..columns).map(|at| cells.get(at).unwrap_or(&blank).as_str());
        format!("| {} |", cells.collect::<Vec<&str>>().join(" | "))
    };
    let rule: Vec<String> = sides.iter().map(|side| rule(*side).to_owned()).collect();
    let mut lines = Vec::with_capacity(rows.len() + 2);
    let mut rest = rows.as_slice();
    if has_head && let Some((head, body)) = rows.split_first() {
        lines.push(line(head));
        rest = body;
    } else {
        lines.push(line(&[]));
    }
    lines.push(line(&rule));
    lines.extend(rest.iter().map(|cells| line(cells)));
    lines.join("\n")
}

/// The cells of each row at their columns; what a cell reaches over is empty.
fn grid(inline: &Inline<'_>, table: &Table) -> Vec<Vec<String>> {
    let mut rows = Vec::with_capacity(table.rows.len());
    // How many rows each column is still taken for from above.
    let mut taken: Vec<usize> = Vec::new();
    let in_cell = Inline {
        norm: "\\Vert ",
        ..*inline
    };
    for row in &table.rows {
        let mut cells: Vec<String> = Vec::new();
        let mut below: Vec<usize> = Vec::new();
        for cell in &row.cells {
            while let Some(more) = taken.get(cells.len()).filter(|more| **more > 0) {
                cells.push(String::new());
                below.push(more - 1);
            }
            if cells.len() >= MOST_COLUMNS {
                break;
            }
            let text = in_cell.of(&cell.prose).replace('|', "\\|");
            // Those of words were escaped before.
            cells.push(text.replace("\\\\|", "\\|"));
            let end = (cells.len() + cell.columns - 1).min(MOST_COLUMNS);
            cells.resize(end, String::new());
            below.resize(cells.len(), cell.rows - 1);
        }
        let behind = taken.get(cells.len()..).unwrap_or_default();
        below.extend(behind.iter().map(|more| more.saturating_sub(1)));
        taken = below;
        rows.push(cells);
    }
    rows
}

/// On which side the columns stand: as the first row does in which no cell reaches over others.
fn sides(table: &Table, columns: usize) -> Vec<Side> {
    let rows = table.rows.iter().filter(|row| !row.is_head);
    let mut plain = rows.filter(|row| row.cells.len() == columns);
    let sides = plain
        .next()
        .map(|row| row.cells.iter().map(|cell| cell.side).collect());
    sides.unwrap_or_else(|| vec![Side::Left; columns])
}

fn rule(side: Side) -> &'static str {
    match side {
        Side::Left => "---",
        Side::Middle => ":-:",
        Side::Right => "--:",
    }
}
