//! Tables: columns as wide as what stands in them.

use super::{Part, Setter, indentation};
use crate::body::shown::Shown;
use crate::body::{Side, Table};
use crate::text::wrap::Widths;

/// Between two columns.
const GAP: usize = 2;
/// A cell is broken into lines where it would be wider, and where the table would be wider than the page
/// down to the smaller one.
const WIDEST: usize = 48;
const NARROWEST: usize = 12;
/// More columns than these are not laid out: nobody writes such a table.
const MOST_COLUMNS: usize = 200;

/// A cell in its place.
struct Placed {
    row: usize,
    column: usize,
    columns: usize,
    side: Side,
    shown: Shown,
}

impl Setter {
    /// Sets a table; where it is wider than the page one scrolls sideways.
    pub(super) fn table(&mut self, table: &Table, indent: usize) {
        let cells = self.placed(table);
        let widths = self.letters.widths;
        let columns = column_widths(
            &cells,
            widths,
            self.width.saturating_sub(indentation(indent)),
        );
        let starts: Vec<usize> = columns
            .iter()
            .scan(0, |at, width| {
                let start = *at;
                *at += width + GAP;
                Some(start)
            })
            .collect();
        let whole = columns
            .iter()
            .map(|width| width + GAP)
            .sum::<usize>()
            .saturating_sub(GAP);
        let rule = Shown {
            text: "─".repeat(whole),
            ..Shown::default()
        };
        let before = " ".repeat(indentation(indent).min(self.width / 2));
        let heads = table.rows.iter().take_while(|row| row.is_head).count();
        let mut cells = cells.into_iter().peekable();
        for row in 0..table.rows.len() {
            if row == heads && heads > 0 {
                self.push(rule.clone().after(&before), Part::Rule);
            }
            let part = if row < heads {
                Part::TableHead
            } else {
                Part::Table
            };
            let mut of_row = Vec::new();
            while let Some(cell) = cells.next_if(|cell| cell.row == row) {
                of_row.push(cell);
            }
            for line in row_lines(&of_row, &starts, &columns, widths) {
                self.push(line.after(&before), part);
            }
        }
    }

    /// Every cell in its place, row by row.
    fn placed(&self, table: &Table) -> Vec<Placed> {
        let mut cells = Vec::new();
        // How many rows each column is still taken by a cell from above.
        let mut taken = vec![0_usize; MOST_COLUMNS];
        for (row, cells_of_row) in table.rows.iter().enumerate() {
            let mut column = 0;
            let mut ends = Vec::new();
            for cell in &cells_of_row.cells {
                while taken.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let columns = cell.columns.min(MOST_COLUMNS.saturating_sub(column));
                if columns == 0 {
                    break;
                }
                ends.push((column..column + columns, cell.rows));
                cells.push(Placed {
                    row,
                    column,
                    columns,
                    side: cell.side,
                    shown: self.shown(&cell.prose),
                });
                column += columns;
            }
            for rows in &mut taken {
                *rows = rows.saturating_sub(1);
            }
            for (columns, rows) in ends {
                for place in taken.get_mut(columns).into_iter().flatten() {
                    *place = rows.saturating_sub(1);
                }
            }
        }
        cells
    }
}

/// How wide each column is.
fn column_widths(cells: &[Placed], widths: Widths, room: usize) -> Vec<usize> {
    let count = cells
        .iter()
        .map(|cell| cell.column + cell.columns)
        .max()
        .unwrap_or(0);
    let mut columns = vec![0; count];
    for cell in cells.iter().filter(|cell| cell.columns == 1) {
        if let Some(column) = columns.get_mut(cell.column) {
            *column = widths.of(&cell.shown.text).min(WIDEST).max(*column);
        }
    }
    for cell in cells.iter().filter(|cell| cell.columns > 1) {
        let Some(covered) = columns.get_mut(cell.column..cell.column + cell.columns) else {
            continue;
        };
        let has = covered.iter().sum::<usize>() + GAP * (cell.columns - 1);
        let lacks = widths.of(&cell.shown.text).min(WIDEST).saturating_sub(has);
        for (place, column) in covered.iter_mut().enumerate() {
            *column += lacks / cell.columns + usize::from(place < lacks % cell.columns);
        }
    }
    narrow(&mut columns, room);
    columns
}

/// Takes columns from the widest as long as that makes the table fit.
fn narrow(columns: &mut [usize], room: usize) {
    let gaps = GAP * columns.len().saturating_sub(1);
    let least: usize = columns.iter().map(|column| (*column).min(NARROWEST)).sum();
    if least + gaps > room {
        return;
    }
    while columns.iter().sum::<usize>() + gaps > room {
        let Some(widest) = columns.iter_mut().max() else {
            return;
        };
        *widest -= 1;
    }
}

/// The lines of a row: as many as its highest cell has.
fn row_lines(cells: &[Placed], starts: &[usize], columns: &[usize], widths: Widths) -> Vec<Shown> {
    let mut lines: Vec<Shown> = Vec::new();
    for cell in cells {
        let covered = columns
            .get(cell.column..cell.column + cell.columns)
            .unwrap_or_default();
        let width = covered.iter().sum::<usize>() + GAP * (cell.columns - 1);
        let start = starts.get(cell.column).copied().unwrap_or(0);
        let mut pieces = cell.shown.pieces();
        for (number, bytes) in widths
            .lines(&cell.shown.text, width)
            .into_iter()
            .enumerate()
        {
            if lines.len() <= number {
                lines.push(Shown::default());
            }
            let Some(line) = lines.get_mut(number) else {
                continue;
            };
            let piece = pieces.next(&bytes);
            let free = width.saturating_sub(widths.of(&piece.text));
            let aside = match cell.side {
                Side::Left => 0,
                Side::Middle => free / 2,
                Side::Right => free,
            };
            let blanks = (start + aside).saturating_sub(widths.of(&line.text));
            line.text.extend(std::iter::repeat_n(' ', blanks));
            line.append(piece);
        }
    }
    lines
}
