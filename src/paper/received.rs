//! A record as an input gave it: a paper, or what is wrong with it.

use super::Paper;

/// A paper as an input gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// The line of the input in which its record begins, from 1.
    pub line: u64,
    /// The paper.
    pub paper: Paper,
}

/// Says what of an input was passed over, and why; what is around it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ImportError {
    /// The line of the input, from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: String,
    /// What it costs.
    pub lost: Lost,
}

/// What a mistake in an input costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// A record.
    Record,
    /// Something within one; the rest of it is kept.
    Part,
    /// Nothing: what stands there is no paper by its kind. The reason names the kind, as `@comment`.
    Nothing,
}

impl ImportError {
    /// A record was passed over.
    pub(crate) fn new(line: u64, reason: impl Into<String>) -> Self {
        Self {
            line,
            reason: reason.into(),
            lost: Lost::Record,
        }
    }

    /// A part of a record that is kept was passed over.
    pub(crate) fn of_part(line: u64, reason: impl Into<String>) -> Self {
        Self {
            lost: Lost::Part,
            ..Self::new(line, reason)
        }
    }

    /// What is no paper by its kind was passed over.
    pub(crate) fn of_kind(line: u64, kind: impl Into<String>) -> Self {
        Self {
            lost: Lost::Nothing,
            ..Self::new(line, kind)
        }
    }

    /// The input ended because the system refused to read on.
    pub(crate) fn ended(line: u64, error: &std::io::Error) -> Self {
        Self::new(line, format!("the input ended: {error}"))
    }
}
