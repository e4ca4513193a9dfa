//! The facts about papers that the library is asked for, so that nobody reads records for them.

use crate::paper::{Paper, PaperPart, PartialDate};

/// A fact about papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Names, of which a paper may have several.
    Named(NamedFact),
    /// A number, of which a paper has at most one.
    Number(NumberFact),
    /// The date.
    Date,
}

/// A fact whose values are names that many papers share: each has the set of its papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedFact {
    /// The year of the date, four digits.
    Year,
    /// The categories, as they are written.
    Category,
    /// The venue, as it is written.
    Venue,
    /// The formats of the sources.
    Source,
    /// The names of the [parts](PaperPart) that the paper has.
    Part,
}

/// A fact whose values are numbers: each paper's stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFact {
    /// The votes.
    Votes,
    /// When the paper came into the store.
    Added,
}

/// A number that a paper has; those of one fact are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// So many.
    Count(u64),
    /// A time, in seconds since 1970.
    Second(i64),
}

/// A value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue<'a> {
    /// Of a [`NamedFact`].
    Name(&'a str),
    /// Of a [`NumberFact`].
    Number(Number),
    /// Of [`Fact::Date`].
    Date(PartialDate),
}

impl Fact {
    /// Gives every value that a paper has.
    pub fn each(self, paper: &Paper, give: &mut dyn FnMut(FactValue<'_>)) {
        match self {
            Self::Named(fact) => fact.each(paper, &mut |name| give(FactValue::Name(name))),
            Self::Number(fact) => fact
                .of(paper)
                .into_iter()
                .map(FactValue::Number)
                .for_each(give),
            Self::Date => paper.date.into_iter().map(FactValue::Date).for_each(give),
        }
    }
}

impl NamedFact {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Year,
        Self::Category,
        Self::Venue,
        Self::Source,
        Self::Part,
    ];

    /// The place among all.
    pub(super) fn place(self) -> usize {
        let place = Self::ALL.iter().position(|fact| *fact == self);
        place.unwrap_or(Self::ALL.len())
    }

    /// Gives every name that a paper has; some may come twice.
    pub fn each(self, paper: &Paper, give: &mut dyn FnMut(&str)) {
        match self {
            Self::Year => {
                if let Some(date) = paper.date {
                    give(&format!("{:04}", date.year()));
                }
            }
            Self::Category => paper.categories.iter().for_each(|name| give(name)),
            Self::Venue => {
                let venue = paper.venue.as_deref().filter(|venue| !venue.is_empty());
                venue.into_iter().for_each(give);
            }
            Self::Source => paper.sources.iter().for_each(|source| give(&source.format)),
            Self::Part => {
                let parts = PaperPart::ALL.into_iter().filter(|part| paper.has(*part));
                parts.map(PaperPart::name).for_each(give);
            }
        }
    }
}

impl NumberFact {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Votes, Self::Added];

    /// The place among all.
    pub(super) fn place(self) -> usize {
        let place = Self::ALL.iter().position(|fact| *fact == self);
        place.unwrap_or(Self::ALL.len())
    }

    /// The number that a paper has.
    #[must_use]
    pub fn of(self, paper: &Paper) -> Option<Number> {
        match self {
            Self::Votes => paper.votes.map(Number::Count),
            Self::Added => paper.added_at().map(Number::Second),
        }
    }

    /// A number of this fact in the eight bytes of its column.
    pub(super) fn packed(self, number: Option<Number>) -> u64 {
        match number {
            Some(Number::Count(count)) => count,
            Some(Number::Second(second)) => second.cast_unsigned(),
            None => self.none(),
        }
    }

    /// The number that was packed.
    pub(super) fn unpacked(self, bytes: u64) -> Option<Number> {
        let number = match self {
            Self::Votes => Number::Count(bytes),
            Self::Added => Number::Second(bytes.cast_signed()),
        };
        (bytes != self.none()).then_some(number)
    }

    /// What stands for no number: the last of counts, the first of times.
    fn none(self) -> u64 {
        match self {
            Self::Votes => u64::MAX,
            Self::Added => i64::MIN.cast_unsigned(),
        }
    }
}
