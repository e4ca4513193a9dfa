//! Prints a query so that it parses to the same one again.

use std::fmt;

use super::value::{LAST, has_meaning};
use super::{Beside, Clause, Name, Operator, Phrase, Query, Test, Value, WordEnding};

/// Prints a query so that it parses to the same one again.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = ClauseLine(self.clauses()).to_string();
        f.write_str(&line)?;
        // Without a blank the last word would be taken for the beginning of one.
        match self.tests().last() {
            Some((last, _)) if !line.ends_with(')') && last.could_go_on() => f.write_str(" "),
            _ => Ok(()),
        }
    }
}

struct ClauseLine<'a>(&'a [Clause]);

impl fmt::Display for ClauseLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [only] => only.fmt(f),
            several => separated(f, several, " ", Clause::write_beside),
        }
    }
}

/// Prints a clause as it stands alone.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Test(test) => test.fmt(f),
            Self::Not(inner) => {
                f.write_str("-")?;
                inner.write_closed(f)
            }
            Self::All(clauses) => {
                f.write_str("(")?;
                separated(f, clauses, " ", Self::write_beside)?;
                f.write_str(")")
            }
            Self::Any(clauses) => separated(f, clauses, " | ", Self::write_as_row),
        }
    }
}

impl Clause {
    /// Writes it so that other clauses can stand beside it.
    fn write_beside(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any(_) => self.write_closed(f),
            Self::Test(_) | Self::Not(_) | Self::All(_) => write!(f, "{self}"),
        }
    }

    /// Writes it as what stands between two bars.
    fn write_as_row(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(clauses) => separated(f, clauses, " ", Self::write_beside),
            Self::Test(_) | Self::Not(_) | Self::Any(_) => self.write_beside(f),
        }
    }

    /// Writes it so that a dash can stand before it.
    fn write_closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Test(_) | Self::All(_) => write!(f, "{self}"),
            Self::Not(_) | Self::Any(_) => write!(f, "({self})"),
        }
    }
}

fn separated(
    f: &mut fmt::Formatter<'_>,
    clauses: &[Clause],
    separator: &str,
    write: fn(&Clause, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (place, clause) in clauses.iter().enumerate() {
        if place > 0 {
            f.write_str(separator)?;
        }
        write(clause, f)?;
    }
    Ok(())
}

impl Test {
    fn could_go_on(&self) -> bool {
        match self {
            Self::Words(_, phrase) | Self::Beside(Beside::Note(phrase) | Beside::Body(phrase)) => {
                phrase.words.len() == 1 && phrase.ending == WordEnding::Whole
            }
            Self::Beside(Beside::Tag(name)) => !name.prefix && !name.needs_quotes(),
            Self::Fact(_, Value::Name(name)) => !name.prefix && !name.needs_quotes(),
            Self::Fact(
                _,
                Value::Years(_)
                | Value::Dates(_)
                | Value::Since(_)
                | Value::Last
                | Value::Seconds(_)
                | Value::Numbers(_)
                | Value::Word(_)
                | Value::Id(_),
            )
            | Self::Mark(_)
            | Self::Beside(Beside::Tagged | Beside::Noted | Beside::Whole | Beside::Like(_)) => {
                false
            }
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = Operator::field_of(self) {
            write!(f, "{field}:")?;
        }
        match self {
            Self::Words(_, phrase) => phrase.fmt(f),
            Self::Fact(_, value) => value.fmt(f),
            Self::Mark(mark) => f.write_str(mark.name()),
            Self::Beside(beside) => beside.fmt(f),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Years(years) => years.fmt(f),
            Self::Dates(dates) => dates.fmt(f),
            Self::Since(ago) => ago.fmt(f),
            Self::Last => f.write_str(LAST),
            Self::Seconds(seconds) => seconds.fmt(f),
            Self::Numbers(numbers) => numbers.fmt(f),
            Self::Name(name) => name.fmt(f),
            Self::Word(word) => f.write_str(word),
            Self::Id(id) if id.as_str().contains(has_meaning) => write!(f, "\"{id}\""),
            Self::Id(id) => id.fmt(f),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (last, first) = self.words.split_last().ok_or(fmt::Error)?;
        // As a sign of the word; a star at the end of a value means another thing.
        let ends_starred = last.ends_with('*');
        match (self.ending, self.words.len()) {
            (WordEnding::Whole, 1) if !ends_starred => f.write_str(last),
            (WordEnding::Whole, _) => write!(f, "\"{}\"", self.words.join(" ")),
            // Words that belong together without quotes hang together by a dash.
            (WordEnding::Prefix, _) => write!(f, "{}*", self.words.join("-")),
            (WordEnding::Near, _) if ends_starred => write!(f, "~{}*", self.words.join("-")),
            (WordEnding::Near, _) => write!(f, "~{}", self.words.join("-")),
            (WordEnding::Part, _) => write!(f, "*{}*", self.words.join("-")),
            (WordEnding::Acronym, _) => {
                first.iter().try_for_each(|word| write!(f, "{word}-"))?;
                f.write_str(&last.to_uppercase())
            }
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.prefix, self.needs_quotes()) {
            (true, _) => write!(f, "{}*", self.folded),
            (false, true) => write!(f, "\"{}\"", self.folded),
            (false, false) => f.write_str(&self.folded),
        }
    }
}
