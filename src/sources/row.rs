//! What a source is: a row of the table, and the words of it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use url::Url;

use super::base::{Base, Bases};
use crate::net::{Allowance, Answer, Credential, Form, Request};
use crate::paper::{ImportError, Paper, PartialDate, Received};
use crate::secret::Key;

/// A service that papers come from.
#[derive(Debug)]
pub struct Source {
    /// The name, in front of a colon.
    pub name: &'static str,
    /// How what is wanted of it is written.
    pub spelling: Spelling,
    /// What it is.
    pub meaning: &'static str,
    /// What can stand behind the colon, and what each is.
    pub whats: &'static [(&'static str, &'static str)],
    /// What counts its requests.
    pub allowance: Allowance,
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

/// How what is wanted of a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// Behind the name of the source, and a colon.
    Named,
    /// As an address of the web, and nothing else.
    Address,
}

/// What is wanted of a source.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The source.
    pub source: &'static Source,
    /// What stands behind the colon.
    pub what: &'a str,
    /// When and how it is asked.
    pub occasion: &'a Occasion<'a>,
}

/// When and how sources are asked.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// When the last answer came, if there was one.
    pub since: Option<Timestamp>,
    /// What time it is.
    pub now: Timestamp,
    /// Where the services are.
    pub bases: &'a Bases,
    /// How the user can be written to, for services that want to know.
    pub contact: Option<&'a str>,
}

impl Wanted<'_> {
    /// A request for what lies below a base of the source, by the name of the base.
    pub(super) fn request(&self, base: &str, path: &str, form: Form) -> Option<Request> {
        let base = self.source.bases.iter().find(|known| known.name == base)?;
        let place = (self.source.name, base);
        let bases = self.occasion.bases;
        bases.request(place, &self.source.allowance, path, form)
    }

    /// This day.
    pub(super) fn today(&self) -> Date {
        day(self.occasion.now)
    }

    /// The day so many days before the last answer, if there was one.
    pub(super) fn since_and(&self, days: i64) -> Option<Date> {
        days_before(day(self.occasion.since?), days)
    }
}

fn day(time: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(time).date()
}

/// The day so many days before another; none where no calendar has it.
pub(super) fn days_before(day: Date, days: i64) -> Option<Date> {
    day.checked_sub(Span::new().try_days(days).ok()?).ok()
}

/// A request, and how its answer is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What is asked.
    pub request: Request,
    /// The name of the format that the answer is imported by.
    pub format: &'static str,
    /// Which papers of the answer are taken.
    pub take: Take,
    /// The place of its first paper, from 1, where it is a list by places.
    pub places: Option<u32>,
    /// What is asked after it.
    pub(super) then: Then,
    /// So many pages are asked for after this one, at most.
    pub(super) pages: u32,
    /// Pages of what came before this day are of no use.
    pub(super) since: Option<Date>,
}

/// What is asked when an answer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// The next page, where there is one.
    Next,
    /// What the paper cites that came.
    Cited,
    /// What cites the paper that came.
    Citing,
}

impl Planned {
    /// A request whose answer is read as this format, and all of it taken.
    pub(super) fn new(request: Request, format: &'static str) -> Self {
        Self {
            request,
            format,
            take: Take::All,
            places: None,
            then: Then::Next,
            pages: 0,
            since: None,
        }
    }

    /// The same where the answer is a list by places.
    pub(super) fn by_places(self) -> Self {
        Self {
            places: Some(1),
            ..self
        }
    }

    /// The same with so many pages behind it.
    pub(super) fn and_pages(self, pages: u32) -> Self {
        Self { pages, ..self }
    }

    /// The same question of another address, as the page behind this one; none where that would be
    /// too many.
    pub(super) fn page_at(&self, url: Url) -> Option<Self> {
        let mut next = self.clone();
        next.pages = self.pages.checked_sub(1)?;
        next.request.url = url;
        Some(next)
    }
}

/// Which papers of an answer are taken. The others are as if they had not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Every one.
    All,
    /// Those that are not announced because they were replaced. An announcement tells no other day
    /// on which a paper was changed.
    NotReplaced,
    /// Those that were first published on this day or later.
    Since(Date),
    /// None: the answer only tells what is to be asked next.
    Nothing,
}

impl Take {
    /// Whether a record is taken; what is wrong with one is always heard.
    #[must_use]
    pub fn takes_record(self, record: &Result<Received, ImportError>) -> bool {
        let received = record.as_ref();
        received.map_or(true, |received| self.takes(&received.paper))
    }

    /// Whether a paper is taken.
    #[must_use]
    pub fn takes(self, paper: &Paper) -> bool {
        match self {
            Self::All => true,
            Self::Nothing => false,
            Self::NotReplaced => paper.updated.is_none(),
            Self::Since(day) => {
                let number = |number: i8| u8::try_from(number).ok();
                let year = u16::try_from(day.year()).unwrap_or_default();
                let first = PartialDate::new(year, number(day.month()), number(day.day()));
                paper.date >= first
            }
        }
    }
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
    #[error("{}", unknown(.0))]
    Unknown(String),
    /// Words to be searched for are missing.
    #[error("search needs words to look for")]
    NoWords,
    /// There is more than the service takes.
    #[error("at most {0} characters can be searched for")]
    TooLong(usize),
    /// An id of a paper is missing, or is none that can be asked for.
    #[error("“{0}” is no id of a paper that is found there")]
    NoId(String),
    /// Nothing that preprints are posted under.
    #[error("there is no category “{name}”; there are {known}")]
    Subject {
        /// The name.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// No address of the web.
    #[error("“{0}” is no address of a feed")]
    NoAddress(String),
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

fn unknown(what: &str) -> String {
    if what.is_empty() {
        "what is wanted of it is missing".to_owned()
    } else {
        format!("“{what}” is not known there")
    }
}

/// Says that an answer in the right form is none all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OddAnswer {
    /// It says what is wrong with the question.
    #[error("it says “{0}”")]
    Said(String),
    /// It says that this cannot go on, and asked anew it may.
    #[error("it says “{0}”; asked anew it may go on")]
    Broken(String),
    /// It does not know the paper that was named.
    #[error("it does not know that paper")]
    NotKnown,
    /// It lacks what it says it has; asked again it may be there.
    #[error("it has {0} papers and sent none of them")]
    Empty(u64),
    /// It has members of its own in a form that is not known.
    #[error("its answer has a form that is not known: {0}")]
    Strange(String),
}

impl OddAnswer {
    /// Whether the same question may have an answer later.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Empty(_) | Self::Broken(_) => true,
            Self::Said(_) | Self::NotKnown | Self::Strange(_) => false,
        }
    }
}
