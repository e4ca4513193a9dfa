//! What a source is: a row of the table, and the words of it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::base::{Base, Bases};
use crate::net::{Allowance, Answer, Credential, Key, Request};
use crate::paper::Scheme;

/// A service that papers come from.
#[derive(Debug)]
pub struct Source {
    /// The name, in front of a colon.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// What can stand behind the colon, and what each is.
    pub whats: &'static [(&'static str, &'static str)],
    /// What counts its requests.
    pub allowance: Allowance,
    /// Of which schemes are the ids that papers can be asked for by, as `ID ID`.
    pub ids: &'static [Scheme],
    /// How its requests carry the user's key, where it takes one.
    pub credential: Option<fn(Key) -> Credential>,
    /// The addresses that its requests begin with; each can be set.
    pub bases: &'static [Base],
    /// The first requests for what is wanted.
    pub(super) requests: fn(&Wanted<'_>) -> Result<Vec<Planned>, WhatError>,
    /// Whether an answer is one, and what is to be asked after it.
    pub(super) next: fn(&Planned, &Answer) -> Result<Option<Planned>, OddAnswer>,
    /// When asking for this again may give something new.
    pub(super) due: fn(&str, &Facts) -> Timestamp,
}

/// What is wanted of a source.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// What stands behind the colon.
    pub what: &'a str,
    /// The day of the last answer, if there was one.
    pub since: Option<Date>,
    /// This day.
    pub today: Date,
    /// Where the services are.
    pub bases: &'a Bases,
}

/// A request, and how its answer is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What is asked.
    pub request: Request,
    /// The name of the format that the answer is imported by.
    pub format: &'static str,
}

/// What is known of a feed when it is asked whether it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// When it last gave an answer, also that nothing has changed.
    pub answered: Timestamp,
}

/// Says why a source does not know what is wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhatError {
    /// It is none of what the source has.
    #[error("“{0}” is not known there")]
    Unknown(String),
    /// Words to be searched for are missing.
    #[error("search needs words to look for")]
    NoWords,
    /// There is more than the service takes.
    #[error("at most {0} characters can be searched for")]
    TooLong(usize),
    /// A field that the service does not have; it would be taken for words, without a word of it.
    #[error("arXiv has no field “{name}:”; it knows {known}")]
    Field {
        /// The field.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// Nothing that papers are announced in.
    #[error("arXiv has no {kind} “{name}”; {instead}")]
    Category {
        /// An archive or a category.
        kind: &'static str,
        /// What was written.
        name: String,
        /// What may have been meant, and what there is.
        instead: String,
    },
}

/// Says that an answer in the right form is none all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OddAnswer {
    /// It says what is wrong with the question.
    #[error("it says “{0}”")]
    Said(String),
    /// It lacks what it says it has; asked again it may be there.
    #[error("it has {0} papers and sent none of them")]
    Empty(u64),
}
