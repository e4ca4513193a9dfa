//! The values that a query asks of a fact.

use super::{Dates, Numbers, Seconds, Standpoint, Years};
use crate::library::{FactValue, Number};
use crate::paper::{Ago, PaperId, PartialDate, Second};

/// What stands for the last import or fetch.
pub(super) const LAST: &str = "last";

/// What a query wants of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One of these years.
    Years(Years),
    /// One of these dates; a time is seen as its day, in UTC.
    Dates(Dates),
    /// A time so long ago or later.
    Since(Ago),
    /// The time of the last import or fetch that brought something.
    Last,
    /// One of these times.
    Seconds(Seconds),
    /// One of these numbers.
    Numbers(Numbers),
    /// This name.
    Name(Name),
    /// Exactly this word, one of those that the fact has.
    Word(&'static str),
    /// This id, or the other that tells the same.
    Id(PaperId),
}

/// A name compared without regard to case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name in lower case.
    pub folded: String,
    /// Whether names that begin with it count too.
    pub prefix: bool,
}

impl Value {
    /// What is meant, seen from here.
    #[must_use]
    pub fn seen_from(&self, from: &Standpoint) -> Self {
        match self {
            Self::Since(ago) => Self::Dates(Dates {
                from: Some(ago.before(from.today)),
                to: None,
            }),
            Self::Last => {
                let last = from.last_added.unwrap_or(i64::MAX);
                Self::Seconds(Seconds::only(Second(last)))
            }
            Self::Years(_)
            | Self::Dates(_)
            | Self::Seconds(_)
            | Self::Numbers(_)
            | Self::Name(_)
            | Self::Word(_)
            | Self::Id(_) => self.clone(),
        }
    }

    /// Whether this is a value that is wanted, after [`Self::seen_from`]; one of another kind is none.
    #[must_use]
    pub fn takes(&self, value: FactValue<'_>) -> bool {
        match (self, value) {
            (Self::Years(years), FactValue::Name(name)) => {
                name.parse().is_ok_and(|year| years.contains(year))
            }
            (Self::Name(wanted), FactValue::Name(name)) => wanted.takes(name),
            (Self::Word(wanted), FactValue::Name(name)) => *wanted == name,
            (Self::Numbers(numbers), FactValue::Number(Number::Count(count))) => {
                numbers.contains(count)
            }
            (Self::Dates(dates), FactValue::Number(Number::Second(second))) => {
                PartialDate::of_second(second).is_some_and(|day| dates.contains(day))
            }
            (Self::Seconds(seconds), FactValue::Number(Number::Second(second))) => {
                seconds.contains(Second(second))
            }
            (Self::Dates(dates), FactValue::Date(date)) => dates.contains(date),
            (Self::Id(wanted), FactValue::Id(id)) => wanted.spellings().any(|one| one == *id),
            (
                Self::Years(_)
                | Self::Dates(_)
                | Self::Since(_)
                | Self::Last
                | Self::Seconds(_)
                | Self::Numbers(_)
                | Self::Name(_)
                | Self::Word(_)
                | Self::Id(_),
                FactValue::Name(_) | FactValue::Number(_) | FactValue::Date(_) | FactValue::Id(_),
            ) => false,
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
