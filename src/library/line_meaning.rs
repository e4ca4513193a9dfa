//! What a line of a store means.

use crate::paper::{Paper, PaperId};
use crate::text::lines::InputLine;

/// What a line of a store means; what stands for the paper may be anything made of one.
#[derive(Debug)]
pub(super) enum LineMeaning<P = Box<Paper>> {
    /// Nothing.
    Nothing,
    /// A paper.
    Paper(P),
    /// That a paper is taken out.
    Removal(PaperId),
    /// What recto does not understand, and why: a slip in an editor, a torn piece, or what a newer
    /// recto wrote.
    Unreadable(String),
}

impl LineMeaning {
    /// What this line means.
    pub(super) fn of(line: &InputLine) -> Self {
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

    /// The same with something else made of the paper.
    pub(super) fn map<Q>(self, make: impl FnOnce(Paper) -> Q) -> LineMeaning<Q> {
        match self {
            Self::Nothing => LineMeaning::Nothing,
            Self::Paper(paper) => LineMeaning::Paper(make(*paper)),
            Self::Removal(id) => LineMeaning::Removal(id),
            Self::Unreadable(reason) => LineMeaning::Unreadable(reason),
        }
    }
}
