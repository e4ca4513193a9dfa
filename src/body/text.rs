//! A whole paper as words.

use super::shown::{Formulas, Shown};
use super::{Block, Body, Kind, Prose};
use crate::text::letters::Letters;

impl Body {
    /// What it says without its title and those who wrote it, safe: a line for each block and each cell.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in self.summary.iter().chain(&self.blocks) {
            for prose in proses(block).filter(|prose| !prose.is_empty()) {
                text.push_str(&Shown::of(prose, Formulas::Shown, Letters::default()).text);
                text.push('\n');
            }
        }
        text
    }
}

fn proses(block: &Block) -> impl Iterator<Item = &Prose> {
    let rows = match &block.kind {
        Kind::Table(table) => table.rows.as_slice(),
        Kind::Paragraph
        | Kind::Heading(_)
        | Kind::Formula
        | Kind::Code
        | Kind::Caption { .. }
        | Kind::Note
        | Kind::Reference => &[],
    };
    let cells = rows.iter().flat_map(|row| &row.cells);
    [&block.label, &block.prose]
        .into_iter()
        .chain(cells.map(|cell| &cell.prose))
}
