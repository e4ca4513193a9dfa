//! The conditions that a query sets, each on one paper.

use super::{Dates, Votes, Years};
use crate::paper::{Ago, Part, PartialDate};

/// A condition on one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The phrase stands in this part of the text.
    Text(Field, Phrase),
    /// The year of the date is one of these.
    Year(Years),
    /// The date is one of these.
    Date(Dates),
    /// It came into the store then.
    Added(Added),
    /// It has as many votes.
    Votes(Votes),
    /// One of the categories is this one or below it.
    Category(Name),
    /// The phrase stands in the venue.
    Venue(Phrase),
    /// One of the sources has this format.
    Source(Name),
    /// It has this part.
    Has(Part),
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
    /// Every word that differs from it by no more than [`slips`](super::slips) letters.
    Near,
    /// Every word that has it somewhere; of several words the first may be the end of one, the last
    /// the beginning.
    Part,
}

/// When a paper came into the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// So long ago or later.
    Within(Ago),
    /// On one of these days, in UTC.
    Between(Dates),
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

impl Added {
    /// The days that are meant, seen from this one.
    #[must_use]
    pub fn days(self, today: PartialDate) -> Dates {
        match self {
            Self::Within(ago) => Dates {
                from: Some(ago.before(today)),
                to: None,
            },
            Self::Between(dates) => dates,
        }
    }
}

impl Name {
    /// Whether it can be written only in quotes.
    pub(super) fn needs_quotes(&self) -> bool {
        self.folded.contains(has_meaning)
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

/// Whether this character means something in a name that stands without quotes.
pub(super) fn has_meaning(c: char) -> bool {
    c.is_whitespace() || "*\"|()".contains(c)
}
