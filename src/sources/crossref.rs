//! Crossref: its search, and papers by DOI (<https://www.crossref.org/documentation/retrieve-metadata/rest-api/>).

use jiff::Timestamp;

use super::fields::{hours_after, in_path};
use super::named;
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError};
use crate::net::{Answer, Form, Request};
use crate::paper::{PaperId, Scheme};

const FORMAT: &str = "crossref";
/// So many of what is found are asked for: it finds millions, the best first.
const MOST: &str = "100";
/// Publishers register papers some days after they are out, and before.
const DAYS_UNTIL_REGISTERED: i64 = 2;

/// What can be wanted.
enum What<'a> {
    Search(&'a str),
    Ids(Vec<PaperId>),
}

impl<'a> What<'a> {
    fn read(what: &'a str) -> Result<Self, WhatError> {
        match named::searched(what)? {
            Some(words) => Ok(Self::Search(words)),
            None => named::ids(what, &known).map(Self::Ids),
        }
    }
}

fn known(text: &str) -> Option<PaperId> {
    PaperId::pasted(text).filter(|id| id.scheme() == Scheme::Doi)
}

/// What is found best, since an earlier answer among what was registered since then; or each paper.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Search(words) => vec![searched(wanted, words)],
        What::Ids(ids) => ids
            .iter()
            .map(|id| {
                // A slash of a DOI is no slash of the path here.
                let doi = in_path(id.value()).replace('/', "%2F");
                asked(wanted, &format!("works/{doi}"), |_| ())
            })
            .collect(),
    };
    Ok(planned.into_iter().flatten().collect())
}

fn searched(wanted: &Wanted<'_>, words: &str) -> Option<Planned> {
    let since = wanted.since_and(DAYS_UNTIL_REGISTERED);
    let since = since.map(|since| ("filter", format!("from-created-date:{since}")));
    asked(wanted, "works", |request| {
        request
            .url
            .query_pairs_mut()
            .append_pair("query.bibliographic", words)
            .extend_pairs(since)
            .append_pair("rows", MOST);
    })
}

/// A request; who can be written to is asked for less rarely.
fn asked(wanted: &Wanted<'_>, path: &str, with: impl FnOnce(&mut Request)) -> Option<Planned> {
    let mut request = wanted.request("base", path, Form::JsonObject)?;
    with(&mut request);
    if let Some(contact) = wanted.occasion.contact {
        request.url.query_pairs_mut().append_pair("mailto", contact);
    }
    Some(Planned::new(request, FORMAT))
}

/// There is no further page.
#[expect(clippy::unnecessary_wraps, reason = "other sources have odd answers")]
pub(super) fn next(_: &Planned, _: &Answer) -> Result<Option<Planned>, OddAnswer> {
    Ok(None)
}

/// What is registered comes into the index within hours.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    match What::read(what) {
        Ok(What::Ids(_)) => facts.answered,
        Ok(What::Search(_)) | Err(_) => hours_after(facts.answered, 24),
    }
}

#[cfg(test)]
mod tests;
