//! What a line of a store says.

use crate::paper::{Paper, PaperId};
use crate::text::lines::InputLine;

/// What a line of a store says.
#[derive(Debug)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// A paper.
    Paper(Box<Paper>),
    /// That a paper is taken out.
    Removal(PaperId),
    /// What recto does not understand, and why: a slip in an editor, a torn piece, or what a newer
    /// recto wrote.
    Unreadable(String),
}

impl Said {
    /// What this line says.
    pub(super) fn by(line: &InputLine) -> Self {
        let text = match line.text() {
            Ok(text) => text,
            Err(reason) => return Self::Unreadable(reason),
        };
        if text.trim().is_empty() {
            return Self::Nothing;
        }
        if let Some(id) = PaperId::removed_by(text) {
            return Self::Removal(id);
        }
        match Paper::from_json(text) {
            Ok(paper) => Self::Paper(Box::new(paper)),
            Err(error) => Self::Unreadable(error.to_string()),
        }
    }
}
