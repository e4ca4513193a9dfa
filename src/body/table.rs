//! Tables of a paper.

use super::Prose;

/// Cells in rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// The cells of a row from left to right, without those that reach into it from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Whether it is one of the rows that say what stands in the columns.
    pub is_head: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says.
    pub prose: Prose,
    /// Over how many columns it reaches.
    pub columns: usize,
    /// Over how many rows.
    pub rows: usize,
    /// On which side its text stands.
    pub side: Side,
}

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    #[default]
    Left,
    /// Neither.
    Middle,
    /// The right one.
    Right,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            prose: Prose::default(),
            columns: 1,
            rows: 1,
            side: Side::Left,
        }
    }
}
