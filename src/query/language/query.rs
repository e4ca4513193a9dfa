//! A parsed filter.

use std::ops::Range;

use super::{Choice, Clause, Test};

/// A parsed filter: every clause must hold. The empty query finds every paper.
#[derive(Debug, Clone, Default)]
pub struct Query {
    clauses: Vec<Clause>,
    /// Where each clause stands in the text that was parsed, in bytes.
    spans: Vec<Range<usize>>,
}

impl Query {
    /// The query of these clauses, each with the bytes of the text that it came from.
    pub(super) fn of(placed: impl IntoIterator<Item = (Clause, Range<usize>)>) -> Self {
        let (clauses, spans) = placed.into_iter().unzip();
        Self { clauses, spans }
    }

    /// The clauses that must all hold, in the order of the text.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clauses with the bytes of the text that each came from.
    pub fn spanned(&self) -> impl Iterator<Item = (&Clause, &Range<usize>)> {
        self.clauses.iter().zip(&self.spans)
    }

    /// The query of those of its clauses whose places, from 0, are to be kept.
    #[must_use]
    pub fn kept(&self, is_kept: impl Fn(usize) -> bool) -> Self {
        let placed = self.clauses.iter().cloned().zip(self.spans.iter().cloned());
        let kept = placed.enumerate().filter(|(place, _)| is_kept(*place));
        Self::of(kept.map(|(_, clause)| clause))
    }

    /// Every test in every clause, and whether it is wanted or its opposite is.
    pub fn tests(&self) -> impl Iterator<Item = (&Test, Choice)> {
        self.clauses.iter().flat_map(Clause::tests)
    }

    /// Whether a paper with these marks may be one that the query finds, whatever the rest of it
    /// says of the paper.
    #[must_use]
    pub fn admits_marks(&self, starred: bool, read: bool) -> bool {
        let of_marks = |test: &Test| match test {
            Test::Mark(mark) => mark.holds(starred, read),
            Test::Words(..) | Test::Fact(..) => None,
        };
        let clauses = self.clauses.iter();
        clauses
            .map(|clause| clause.decided(&of_marks))
            .all(|holds| holds != Some(false))
    }
}

/// Two queries are equal when they mean the same, wherever their clauses stood in a text.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.clauses == other.clauses
    }
}

impl Eq for Query {}
