//! What a filter means, and how it is answered with sets.
//!
//! [`Matcher`] alone says what a query means; everything else here only makes it fast.

mod bounds;
mod candidate;
mod clause;
mod complete;
mod edit;
mod facet;
mod facets;
mod hits;
mod listing;
mod matcher;
mod named;
mod near;
mod nearest;
mod needle;
mod newest;
mod offered;
mod operators;
mod order;
mod overlay;
mod parse;
mod plan;
mod print;
mod rank;
mod sorted;
mod span;
mod term;
mod test;
mod text;
mod text_sets;
mod topics;
mod value;

pub use clause::Clause;
pub use complete::{Completion, completion};
pub use edit::{with_facet, with_view, with_word};
pub use facet::{Choice, Facet, FacetKind, View};
pub use facets::{FacetCounts, FacetGroup, FacetValue, Facets, Tally};
pub use listing::Listing;
pub use matcher::{MarkedPaper, Matcher};
pub use near::{distance, slips};
pub use nearest::{NearWord, Vocabulary};
pub use newest::newest;
pub use operators::{Asks, OPERATORS, Operator, ValueForm};
pub use order::Order;
pub use overlay::{Overlay, Places};
pub use parse::QueryError;
pub use plan::{Answer, Question, Search, answer};
pub use rank::{B, K1, MOST_RANKED, Ranked, Relevance, terms};
pub use span::{Bound, Dates, Numbers, Span, Years};
pub use test::{Ending, Mark, Phrase, Test};
pub use text::Text;
use text::TextSource;
pub use topics::{PAPERS_READ, Topic, topics};
pub use value::{Name, Value};

use std::ops::Range;
use std::str::FromStr;

/// A parsed filter: every clause must hold. The empty query finds every paper.
#[derive(Debug, Clone, Default)]
pub struct Query {
    clauses: Vec<Clause>,
    /// Where each clause stands in the text that was parsed, in bytes.
    spans: Vec<Range<usize>>,
}

impl Query {
    /// The clauses that must all hold, in the order of the text.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clauses with the bytes of the text that each came from.
    pub fn spanned(&self) -> impl Iterator<Item = (&Clause, &Range<usize>)> {
        self.clauses.iter().zip(&self.spans)
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
            Test::Mark(mark) => Some(mark.holds(starred, read)),
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

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        parse::parse(text)
    }
}
