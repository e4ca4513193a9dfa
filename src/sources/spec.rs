//! What is wanted, as people write it: `hf:trending`, `arxiv:cs.LG+stat.ML`.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use url::Url;

use super::base::Bases;
use super::row::{Facts, Occasion, OddAnswer, Planned, Source, Spelling, Wanted, WhatError};
use crate::net::{Allowance, Answer};
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
    #[error(
        "“{0}” names no source; write SOURCE:WHAT, such as hf:trending or arxiv:cs.LG, or the address of a feed"
    )]
    NoSource(String),
    /// No source has this name.
    #[error("no source is called “{name}”; there are {known}, and the addresses of feeds")]
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
        // Most are known without their schemes.
        let written = |id: &PaperId| {
            let is_known = PaperId::pasted(id.value()).as_ref() == Some(id);
            if is_known { id.value() } else { id.as_str() }.to_owned()
        };
        let ids: Vec<String> = ids.iter().map(written).collect();
        format!("{}:{}", source.name, ids.join(" ")).parse()
    }

    /// Its source.
    #[must_use]
    pub fn source(&self) -> &'static Source {
        self.source
    }

    /// What counts its requests.
    #[must_use]
    pub fn allowance(&self) -> Allowance {
        let url = match self.source.spelling {
            Spelling::Named => None,
            Spelling::Address => Url::parse(&self.what).ok(),
        };
        url.map_or_else(|| self.source.allowance.clone(), |url| Allowance::of(&url))
    }

    /// The first requests for it.
    #[must_use]
    pub fn requests(&self, occasion: &Occasion<'_>) -> Vec<Planned> {
        let wanted = Wanted {
            source: self.source,
            what: &self.what,
            occasion,
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
        let text = text.trim();
        if let Some(source) = Source::of_address(text) {
            return Self::read(source, text.to_owned());
        }
        let parted = text.split_once(':');
        let (name, what) = parted.ok_or_else(|| SpecError::NoSource(text.to_owned()))?;
        let name = name.trim().to_ascii_lowercase();
        let Some(source) = Source::named(&name) else {
            let known = Source::names().collect::<Vec<_>>().join(", ");
            return Err(SpecError::UnknownSource { name, known });
        };
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::read(source, what)
    }
}

impl Spec {
    /// What is wanted of a source, where it knows that.
    fn read(source: &'static Source, what: String) -> Result<Self, SpecError> {
        let wanted = Wanted {
            source,
            what: &what,
            occasion: &Occasion {
                since: None,
                now: Timestamp::UNIX_EPOCH,
                bases: &Bases::default(),
                contact: None,
            },
        };
        match (source.requests)(&wanted) {
            Ok(_) => Ok(Self { source, what }),
            Err(error) => {
                let known: Vec<&str> = source.whats.iter().map(|(what, _)| *what).collect();
                Err(SpecError::UnknownWhat {
                    source_name: source.name,
                    error,
                    known: known.join(", "),
                })
            }
        }
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source.written(&self.what))
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
            ("arxiv:", "what is wanted of it is missing"),
        ] {
            let error = text.parse::<Spec>().unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
