//! What is wanted, as people write it: `hf:trending`, `arxiv:cs.LG+stat.ML`.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;

use super::SOURCES;
use super::base::Bases;
use super::row::{Facts, OddAnswer, Planned, Source, Wanted, WhatError};
use crate::net::Answer;
use crate::paper::PaperId;

/// A source, and what is wanted of it.
#[derive(Debug, Clone)]
pub struct Spec {
    source: &'static Source,
    what: String,
}

/// Says why a text is no spec.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpecError {
    /// It has no colon.
    #[error("“{0}” names no source; write SOURCE:WHAT, such as hf:trending or arxiv:cs.LG")]
    NoSource(String),
    /// No source has this name.
    #[error("no source is called “{name}”; there are {known}")]
    UnknownSource {
        /// The name.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// The source does not know what is wanted.
    #[error("{source_name}: {error}; it takes {known}")]
    UnknownWhat {
        /// The source.
        source_name: &'static str,
        /// What it has to say.
        error: WhatError,
        /// What it takes.
        known: String,
    },
}

impl Spec {
    /// What asks a source for papers by their ids.
    ///
    /// # Errors
    /// When it takes none of these.
    pub fn of_ids(source: &Source, ids: &[PaperId]) -> Result<Self, SpecError> {
        let ids: Vec<&str> = ids.iter().map(PaperId::value).collect();
        format!("{}:{}", source.name, ids.join(" ")).parse()
    }

    /// Its source.
    #[must_use]
    pub fn source(&self) -> &'static Source {
        self.source
    }

    /// The first requests for it, with the day of its last answer.
    #[must_use]
    pub fn requests(&self, since: Option<Date>, today: Date, bases: &Bases) -> Vec<Planned> {
        let wanted = Wanted {
            what: &self.what,
            since,
            today,
            bases,
        };
        // That it can be asked was seen when it was read.
        (self.source.requests)(&wanted).unwrap_or_default()
    }

    /// Looks whether an answer is one, and says what is to be asked after it.
    ///
    /// # Errors
    /// When it says that something is wrong, or lacks what it says it has.
    pub fn next(&self, planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
        (self.source.next)(planned, answer)
    }

    /// When asking again may give something new.
    #[must_use]
    pub fn due(&self, facts: &Facts) -> Timestamp {
        (self.source.due)(&self.what, facts)
    }
}

impl FromStr for Spec {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        let parted = text.trim().split_once(':');
        let (name, what) = parted.ok_or_else(|| SpecError::NoSource(text.to_owned()))?;
        let name = name.trim().to_ascii_lowercase();
        let Some(source) = Source::named(&name) else {
            let known: Vec<&str> = SOURCES.iter().map(|source| source.name).collect();
            let known = known.join(", ");
            return Err(SpecError::UnknownSource { name, known });
        };
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = Wanted {
            what: &what,
            since: None,
            today: Date::ZERO,
            bases: &Bases::default(),
        };
        if let Err(error) = (source.requests)(&wanted) {
            let known: Vec<&str> = source.whats.iter().map(|(what, _)| *what).collect();
            return Err(SpecError::UnknownWhat {
                source_name: source.name,
                error,
                known: known.join(", "),
            });
        }
        Ok(Self { source, what })
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source.name, self.what)
    }
}

impl Eq for Spec {}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.source.name == other.source.name && self.what == other.what
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_is_read_or_what_is_known_instead_is_said() {
        for (text, read) in [
            ("hf:trending", "hf:trending"),
            (
                " HF: search  neural   operator ",
                "hf:search neural operator",
            ),
            ("arxiv:cs.LG+stat.ML", "arxiv:cs.LG+stat.ML"),
            ("arxiv:search ti:\"a b\"", "arxiv:search ti:\"a b\""),
            (
                "arxiv:2503.11794 math/0309136",
                "arxiv:2503.11794 math/0309136",
            ),
        ] {
            let spec: Spec = text.parse().unwrap();
            assert_eq!(spec.to_string(), read);
        }
        for (text, said) in [
            ("trending", "write SOURCE:WHAT"),
            (
                "hugging:trending",
                "no source is called “hugging”; there are hf, arxiv",
            ),
            (
                "hf:best",
                "hf: “best” is not known there; it takes trending, daily, week",
            ),
            ("hf:search", "search needs words"),
            (
                "arxiv:css.LG",
                "arXiv has no archive “css”; did you mean cs.LG? arXiv has astro-ph,",
            ),
            (
                "arxiv:search author:x",
                "arXiv has no field “author:”; it knows ti, au",
            ),
            ("arxiv:", "“” is not known there"),
        ] {
            let error = text.parse::<Spec>().unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
