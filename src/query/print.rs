//! Prints a query so that it parses to the same one again.

use std::fmt;

use super::{Clause, Ending, Field, Name, Phrase, Query, Test, Years};

/// Prints a query so that it parses to the same one again.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, clause) in self.clauses.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            clause.fmt(f)?;
        }
        // Without a blank the last word would be taken for the beginning of one.
        match self.clauses.last() {
            Some(last) if last.test.could_go_on() => f.write_str(" "),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("-")?;
        }
        self.test.fmt(f)
    }
}

impl Test {
    fn could_go_on(&self) -> bool {
        match self {
            Self::Text(_, phrase) | Self::Venue(phrase) => {
                phrase.words.len() == 1 && phrase.ending == Ending::Whole
            }
            Self::Category(name) | Self::Source(name) => !name.prefix && !name.needs_quotes(),
            Self::Year(_) | Self::Is(_) => false,
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(Field::Any, phrase) => phrase.fmt(f),
            Self::Text(Field::Title, phrase) => write!(f, "title:{phrase}"),
            Self::Text(Field::Abstract, phrase) => write!(f, "abstract:{phrase}"),
            Self::Text(Field::Author, phrase) => write!(f, "author:{phrase}"),
            Self::Year(years) => write!(f, "year:{years}"),
            Self::Category(name) => write!(f, "cat:{name}"),
            Self::Venue(phrase) => write!(f, "venue:{phrase}"),
            Self::Source(name) => write!(f, "source:{name}"),
            Self::Is(mark) => write!(f, "is:{}", mark.name()),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.ending, self.words.len()) {
            (Ending::Whole, 1) => f.write_str(&self.words.concat()),
            (Ending::Whole, _) => write!(f, "\"{}\"", self.words.join(" ")),
            // Words that belong together without quotes hang together by a dash.
            (Ending::Prefix, _) => write!(f, "{}*", self.words.join("-")),
            (Ending::Acronym, _) => {
                let (last, first) = self.words.split_last().ok_or(fmt::Error)?;
                first.iter().try_for_each(|word| write!(f, "{word}-"))?;
                f.write_str(&last.to_uppercase())
            }
        }
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (from, to) => {
                let text = |year: Option<u16>| year.map(|year| year.to_string());
                let (from, to) = (text(from).unwrap_or_default(), text(to).unwrap_or_default());
                write!(f, "{from}..{to}")
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
