//! A parsed filter.

use std::ops::Range;

use super::{Beside, Choice, Clause, Mark, PaperMarks, Phrase, Test};
use crate::library::Fact;
use crate::paper::PaperId;

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
    pub fn admits_marks(&self, marks: PaperMarks) -> bool {
        if marks.hidden && !self.shows_hidden() {
            return false;
        }
        let of_marks = |test: &Test| match test {
            Test::Mark(mark) => mark.holds(marks),
            Test::Words(..) | Test::Fact(..) | Test::Beside(_) => None,
        };
        let clauses = self.clauses.iter();
        clauses
            .map(|clause| clause.decided(&of_marks))
            .all(|holds| holds != Some(false))
    }

    /// Whether it finds hidden papers, too: it speaks of them, or names its papers by their ids.
    #[must_use]
    pub fn shows_hidden(&self) -> bool {
        self.asks_for(Mark::Hidden) || self.clauses.iter().any(names_papers)
    }

    /// Whether it finds hidden papers by more than by what a view would replace.
    pub(in crate::query) fn shows_hidden_in_any_view(&self) -> bool {
        let clauses = self.clauses.iter();
        let mut lasting = clauses.filter(|clause| !clause.is_about_marks());
        let speaks = |clause: &Clause| {
            let mut tests = clause.tests().into_iter();
            tests.any(|(test, _)| *test == Test::Mark(Mark::Hidden))
        };
        lasting.any(|clause| speaks(clause) || names_papers(clause))
    }

    /// The paper that all it finds are to be like, if it names one; what it finds is listed with the likest
    /// first then, unless another order than newest is wanted.
    #[must_use]
    pub fn liked(&self) -> Option<&PaperId> {
        let mut clauses = self.clauses.iter();
        clauses.find_map(|clause| match clause {
            Clause::Test(Test::Beside(Beside::Like(id))) => Some(id),
            Clause::Test(_) | Clause::Not(_) | Clause::All(_) | Clause::Any(_) => None,
        })
    }

    /// Whether it asks for notes, which are read from their files.
    #[must_use]
    pub fn asks_for_notes(&self) -> bool {
        let mut tests = self.tests();
        tests.any(|(test, _)| matches!(test, Test::Beside(Beside::Note(_) | Beside::Noted)))
    }

    /// Whether it asks for the words of whole papers, which are read from their file.
    #[must_use]
    pub fn asks_for_bodies(&self) -> bool {
        let mut tests = self.tests();
        tests.any(|(test, _)| matches!(test, Test::Beside(Beside::Body(_) | Beside::Whole)))
    }

    /// The phrases that it wants in whole papers.
    pub fn wanted_in_bodies(&self) -> impl Iterator<Item = &Phrase> {
        let wanted = self
            .tests()
            .filter(|(_, choice)| *choice == Choice::Require);
        wanted.filter_map(|(test, _)| match test {
            Test::Beside(Beside::Body(phrase)) => Some(phrase),
            Test::Words(..) | Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => None,
        })
    }

    /// Whether a mark stands anywhere in it.
    #[must_use]
    pub fn asks_for(&self, mark: Mark) -> bool {
        self.tests().any(|(test, _)| *test == Test::Mark(mark))
    }
}

/// Whether only papers fulfil a clause that it has the ids of.
fn names_papers(clause: &Clause) -> bool {
    match clause {
        Clause::Test(test) => matches!(test, Test::Fact(Fact::Id, _)),
        Clause::Any(clauses) => clauses.iter().all(names_papers),
        Clause::All(clauses) => clauses.iter().any(names_papers),
        Clause::Not(_) => false,
    }
}

/// Two queries are equal when they mean the same, wherever their clauses stood in a text.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.clauses == other.clauses
    }
}

impl Eq for Query {}
