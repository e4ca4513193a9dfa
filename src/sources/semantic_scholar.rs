//! Semantic Scholar: its search, what a paper cites and what cites it, papers like it, and papers by
//! ids (<https://api.semanticscholar.org/api-docs/>).

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::fields::{hours_after, in_path, with};
use super::named;
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError};
use crate::net::{Answer, Form, Method};
use crate::paper::{PaperId, Scheme};

/// Without these it tells an id and a title.
pub(super) const FIELDS: &str = "title,abstract,authors,year,publicationDate,venue,journal,externalIds,url,\
                      citationCount,openAccessPdf,fieldsOfStudy";
/// As many as a page of a search has, as a list of recommendations, and as a page of citations.
const PAGE: u32 = 100;
const CITED_PAGE: u32 = 500;
/// So many ids are one question.
const IDS: usize = 100;
/// So many further pages are asked for.
const MORE_FOUND: u32 = 1;
const MORE_CITED: u32 = 9;
/// Papers come into the index some weeks after they are out.
const DAYS_UNTIL_INDEXED: i64 = 30;

/// What can be wanted.
enum What<'a> {
    Search(&'a str),
    Like(PaperId),
    Cites(PaperId),
    CitedBy(PaperId),
    Ids(Vec<PaperId>),
}

impl<'a> What<'a> {
    fn read(what: &'a str) -> Result<Self, WhatError> {
        if let Some(words) = named::searched(what)? {
            return Ok(Self::Search(words));
        }
        if let Some(id) = named::around(what, "like", &known)? {
            return Ok(Self::Like(id));
        }
        if let Some(id) = named::around(what, "cites", &known)? {
            return Ok(Self::Cites(id));
        }
        if let Some(id) = named::around(what, "cited-by", &known)? {
            return Ok(Self::CitedBy(id));
        }
        named::ids(what, &known).map(Self::Ids)
    }
}

fn known(text: &str) -> Option<PaperId> {
    PaperId::pasted(text).filter(|id| named_there(id).is_some())
}

/// An id as it is written there.
fn named_there(id: &PaperId) -> Option<String> {
    let value = id.value();
    let scheme = match id.scheme() {
        Scheme::SemanticScholar => return Some(value.to_owned()),
        Scheme::Arxiv => "ARXIV",
        Scheme::Doi => "DOI",
        Scheme::Acl => "ACL",
        Scheme::Other => match id.as_str().split(':').next() {
            Some("pmid") => "PMID",
            Some("pmcid") => {
                return Some(format!("PMCID:{}", value.trim_start_matches("PMC")));
            }
            Some(_) | None => return None,
        },
        Scheme::OpenReview | Scheme::OpenAlex | Scheme::Title => return None,
    };
    Some(format!("{scheme}:{value}"))
}

/// The first page of what is wanted, or papers, a hundred at a time.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Search(words) => vec![searched(wanted, words)],
        What::Like(id) => {
            let path = |id| format!("recommendations/v1/papers/forpaper/{id}");
            let most = [("limit", PAGE.to_string()), ("from", "recent".to_owned())];
            vec![around(wanted, &id, &path, &most)]
        }
        What::Cites(id) => vec![cited(wanted, &id, "references")],
        What::CitedBy(id) => vec![cited(wanted, &id, "citations")],
        What::Ids(ids) => ids.chunks(IDS).map(|ids| batch(wanted, ids)).collect(),
    };
    Ok(planned.into_iter().flatten().collect())
}

fn searched(wanted: &Wanted<'_>, words: &str) -> Option<Planned> {
    let mut request = wanted.request("base", "graph/v1/paper/search", Form::JsonObject)?;
    let since = wanted.since_and(DAYS_UNTIL_INDEXED);
    let since = since.map(|since| ("publicationDateOrYear", format!("{since}:")));
    request
        .url
        .query_pairs_mut()
        .append_pair("query", words)
        .append_pair("fields", FIELDS)
        .extend_pairs(since)
        .append_pair("limit", &PAGE.to_string())
        .append_pair("offset", "0");
    Some(Planned::new(request, FORMAT).and_pages(MORE_FOUND))
}

const FORMAT: &str = "semantic-scholar";

fn around(
    wanted: &Wanted<'_>,
    id: &PaperId,
    path: &dyn Fn(String) -> String,
    more: &[(&str, String)],
) -> Option<Planned> {
    let path = path(in_path(&named_there(id)?));
    let mut request = wanted.request("base", &path, Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("fields", FIELDS)
        .extend_pairs(more);
    Some(Planned::new(request, FORMAT))
}

fn cited(wanted: &Wanted<'_>, id: &PaperId, which: &str) -> Option<Planned> {
    let path = |id| format!("graph/v1/paper/{id}/{which}");
    let most = [
        ("limit", CITED_PAGE.to_string()),
        ("offset", "0".to_owned()),
    ];
    around(wanted, id, &path, &most).map(|planned| planned.and_pages(MORE_CITED))
}

fn batch(wanted: &Wanted<'_>, ids: &[PaperId]) -> Option<Planned> {
    let mut request = wanted.request("base", "graph/v1/paper/batch", Form::JsonArray)?;
    request.url.query_pairs_mut().append_pair("fields", FIELDS);
    let ids: Vec<String> = ids.iter().filter_map(named_there).collect();
    request.method = Method::Post(json!({ "ids": ids }).to_string());
    Some(Planned::new(request, FORMAT))
}

/// What is looked at in an answer.
#[derive(Deserialize)]
struct Page {
    next: Option<u64>,
}

/// The next page, of which the answer tells where it begins; without that it was the last.
#[expect(clippy::unnecessary_wraps, reason = "other sources have odd answers")]
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    let page: Option<Page> = serde_json::from_slice(&answer.bytes).ok();
    let offset = page.and_then(|page| page.next);
    let at = |offset: u64| with(&planned.request.url, "offset", &offset.to_string());
    Ok(offset.and_then(|offset| planned.page_at(at(offset))))
}

/// Citations are counted anew each day or so.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    match What::read(what) {
        Ok(What::Ids(_)) => facts.answered,
        Ok(What::Search(_) | What::Like(_) | What::Cites(_) | What::CitedBy(_)) | Err(_) => {
            hours_after(facts.answered, 24)
        }
    }
}

#[cfg(test)]
mod tests;
