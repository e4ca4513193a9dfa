//! What a filter means, and how it is answered with sets.
//!
//! [`Matcher`] alone says what a query means; everything else here only makes it fast.

mod edit;
mod facet;
mod facets;
mod hits;
mod matcher;
pub mod operators;
mod order;
mod overlay;
mod parse;
mod plan;
mod print;
mod topics;

pub use edit::{with_facet, with_view};
pub use facet::{Choice, Facet, FacetKind, View};
pub use facets::{FacetCounts, FacetGroup, FacetValue, Facets};
pub use matcher::{Facts, Matcher};
pub use operators::{OPERATORS, Operator};
pub use order::{Listing, Order};
pub use overlay::Overlay;
pub use parse::QueryError;
pub use plan::{Answer, answer};
pub use topics::{PAPERS_READ, Topic, topics};

use std::ops::Range;
use std::str::FromStr;

/// A parsed filter: every clause must hold. The empty query finds every paper.
#[derive(Debug, Clone, Default)]
pub struct Query {
    clauses: Vec<Clause>,
    /// Where each clause stands in the text that was parsed, in bytes.
    spans: Vec<Range<usize>>,
}

/// One condition, or its opposite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Whether the papers wanted are those for which the test fails.
    pub negated: bool,
    /// The condition.
    pub test: Test,
}

/// A condition on one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The phrase stands in this part of the text.
    Text(Field, Phrase),
    /// The year of the date is one of these.
    Year(Years),
    /// One of the categories is this one or below it.
    Category(Name),
    /// The phrase stands in the venue.
    Venue(Phrase),
    /// One of the sources has this format.
    Source(Name),
    /// The user's mark.
    Is(Mark),
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Title, abstract or authors.
    Any,
    /// The title.
    Title,
    /// The abstract.
    Abstract,
    /// The names of the authors.
    Author,
}

/// One or more folded words that must stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words, never none.
    pub words: Vec<String>,
    /// What the last word stands for.
    pub ending: Ending,
}

/// What the last word of a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// That word.
    Whole,
    /// Every word that begins with it.
    Prefix,
    /// That word, or it with a plural `s`: the query word was ALL-CAPS.
    Acronym,
}

/// Years from the first to the last, both included; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first year.
    pub from: Option<u16>,
    /// The last year.
    pub to: Option<u16>,
}

/// A name compared without regard to case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name in lower case.
    pub folded: String,
    /// Whether names that begin with it count too.
    pub prefix: bool,
}

/// What the user said of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Starred.
    Starred,
    /// Not read.
    Unread,
    /// Read.
    Read,
}

impl Query {
    /// The conditions, in the order of the text.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The conditions with the bytes of the text that each came from.
    pub fn spanned(&self) -> impl Iterator<Item = (&Clause, &Range<usize>)> {
        self.clauses.iter().zip(&self.spans)
    }

    /// The same query without the clauses for which `leave_out` holds.
    #[must_use]
    pub fn without(&self, leave_out: impl Fn(&Clause) -> bool) -> Self {
        let (clauses, spans) = self
            .spanned()
            .filter(|(clause, _)| !leave_out(clause))
            .map(|(clause, span)| (clause.clone(), span.clone()))
            .unzip();
        Self { clauses, spans }
    }

    /// Whether the answer depends on stars or read marks.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        self.clauses
            .iter()
            .any(|clause| matches!(clause.test, Test::Is(_)))
    }

    /// Whether a paper with these marks passes every clause about marks.
    #[must_use]
    pub fn admits_marks(&self, starred: bool, read: bool) -> bool {
        self.clauses.iter().all(|clause| match &clause.test {
            Test::Is(mark) => mark.holds(starred, read) != clause.negated,
            Test::Text(..)
            | Test::Year(_)
            | Test::Category(_)
            | Test::Venue(_)
            | Test::Source(_) => true,
        })
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

impl Mark {
    /// Whether a paper with these marks has this one.
    #[must_use]
    pub fn holds(self, starred: bool, read: bool) -> bool {
        match self {
            Self::Starred => starred,
            Self::Unread => !read,
            Self::Read => read,
        }
    }

    /// The mark as it is written after `is:`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Starred => "starred",
            Self::Unread => "unread",
            Self::Read => "read",
        }
    }
}

impl Years {
    /// Whether the year is one of them.
    #[must_use]
    pub fn contains(self, year: u16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

impl Name {
    fn needs_quotes(&self) -> bool {
        self.folded
            .contains(|c: char| c.is_whitespace() || c == '*')
    }

    /// Whether `name` is this name, stands below it (`cs` takes `cs.LG`), or begins with it where
    /// that counts.
    #[must_use]
    pub fn takes(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        name.strip_prefix(&self.folded)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || self.prefix)
    }
}
