//! The conditions that a query sets, each on one paper.

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
