//! Tables of a document that is being made.

use super::{Builder, Open, Taking};
use crate::body::{Kind, Prose, Row, Table};

impl Builder {
    /// Whether something is open in which a table has no place.
    pub(in crate::body) fn is_within(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.taking != Taking::Paragraph)
    }

    /// Begins a table.
    pub(in crate::body) fn open_table(&mut self) {
        self.end_paragraph();
        self.tables.push(Table::default());
    }

    /// Begins a row of the table that is open.
    pub(in crate::body) fn row(&mut self, row: Row) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(row);
        }
    }

    /// Ends the table that is open.
    pub(in crate::body) fn close_table(&mut self) {
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        table.rows.retain(|row| !row.cells.is_empty());
        self.end_waiting();
        self.finish(
            Kind::Table(table),
            Open {
                taking: Taking::Paragraph,
                label: Prose::default(),
                prose: Prose::default(),
                anchors: Vec::new(),
                running: 0,
            },
        );
    }
}
