//! What an engine is: a row of the table, and the words of it.

use url::Url;

use crate::net::{Allowance, Answer, Form, Reach, Request};
use crate::query::Query;
use crate::sources::Source;
use crate::sources::base::Bases;
use crate::sources::row::{OddAnswer, Planned};

/// An index that queries are asked of.
#[derive(Debug)]
pub struct EngineRow {
    /// The name behind `--in`; of a kind that users have of their own, what begins its address.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// What of the language of queries it has words for.
    pub takes: &'static str,
    /// The source at whose address it is asked, with the user's key for it; none of a kind that users
    /// have of their own.
    pub source: Option<&'static str>,
    /// The first request for a query; `None` where it has no words for anything that is wanted.
    pub(super) ask: fn(&Question<'_>) -> Option<Asking>,
    /// What an answer says beside the papers.
    pub(super) page: fn(&Planned, &Answer) -> Result<Page, OddAnswer>,
}

/// What is asked of an engine.
#[derive(Debug)]
pub(super) struct Question<'a> {
    /// The query.
    pub(super) query: &'a Query,
    /// So many papers shall a page have; at most [`MOST`].
    pub(super) size: u64,
    pub(super) desk: &'a Desk<'a>,
}

/// As many papers as a page has at most: every engine takes so many.
pub const MOST: u64 = 100;

/// Where an engine is asked.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) source: Option<&'static Source>,
    /// The address of the user's own.
    pub(super) own: Option<&'a Url>,
    pub(super) bases: &'a Bases,
}

/// A request, and what of the query it does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// The request for the first page.
    pub planned: Planned,
    /// What the engine has no words for: the matcher filters the papers by it.
    pub left: Query,
}

/// What an answer says beside its papers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// About how many papers the engine finds.
    pub about: Option<u64>,
    /// The request for the papers behind these.
    pub next: Option<Planned>,
}

/// Says why an engine is not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoQuestion {
    /// Nothing is wanted.
    #[error("{engine} needs at least a word to look for")]
    Nothing {
        /// The engine.
        engine: String,
    },
    /// It has no words for what is wanted.
    #[error("{engine} has no words for {query}; it needs at least a word to look for")]
    NoWords {
        /// The engine.
        engine: String,
        /// The query.
        query: String,
    },
    /// Only the library can say it.
    #[error("{0} finds only papers of your library; without it one can look further")]
    OnlyHere(String),
    /// The engine takes no such long question.
    #[error("the query is too long for {engine}; ask it with fewer words")]
    TooLong {
        /// The engine.
        engine: String,
    },
}

impl Desk<'_> {
    /// A request for what lies below the address of the engine.
    pub(super) fn request(&self, path: &str, form: Form) -> Option<Request> {
        if let Some(own) = self.own {
            let url: Url = own.join(path).ok()?;
            let request = Request::get(url, form);
            return Some(Request {
                allowance: Allowance::of(&request.url),
                reach: Reach::Anywhere,
                ..request
            });
        }
        let source = self.source?;
        let place = (source.name, source.bases.first()?);
        self.bases.request(place, &source.allowance, path, form)
    }
}
