//! INSPIRE: its search, and papers by arXiv id and DOI (<https://github.com/inspirehep/rest-api-doc>).

use jiff::Timestamp;
use serde::Deserialize;

use super::fields::{hours_after, in_path, number, with};
use super::named;
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError};
use crate::net::{Answer, Form};
use crate::paper::{PaperId, Scheme};

const FORMAT: &str = "inspire";
/// As many as a page has.
const PAGE: &str = "100";
/// So many further pages are asked for since an earlier answer; at first none.
const MORE_FOUND: u32 = 4;
/// What is needed of a record: some have thousands of affiliations.
const FIELDS: &str = "control_number,titles,abstracts,authors.full_name,collaborations,\
                      corporate_author,arxiv_eprints,dois,preprint_date,earliest_date,imprints,\
                      publication_info,keywords,public_notes,citation_count";

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
    // Its own ids have a scheme that nobody else uses.
    let own = PaperId::parse(text).filter(|id| id.as_str().starts_with("inspire:"));
    let id = own.or_else(|| PaperId::pasted(text))?;
    path(&id).map(|_| id)
}

/// Where a paper lies.
fn path(id: &PaperId) -> Option<String> {
    let value = in_path(id.value());
    match id.scheme() {
        Scheme::Arxiv => Some(format!("api/arxiv/{value}")),
        Scheme::Doi => Some(format!("api/doi/{value}")),
        Scheme::Other => {
            let is_own = id.as_str().starts_with("inspire:");
            is_own.then(|| format!("api/literature/{value}"))
        }
        Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex
        | Scheme::Title => None,
    }
}

/// The newest of what is found, or each paper.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Search(words) => vec![searched(wanted, words)],
        What::Ids(ids) => ids
            .iter()
            .map(|id| {
                let mut request = wanted.request("base", &path(id)?, Form::JsonObject)?;
                request.url.query_pairs_mut().append_pair("fields", FIELDS);
                Some(Planned::new(request, FORMAT))
            })
            .collect(),
    };
    Ok(planned.into_iter().flatten().collect())
}

fn searched(wanted: &Wanted<'_>, words: &str) -> Option<Planned> {
    let mut request = wanted.request("base", "api/literature", Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("q", words)
        .append_pair("sort", "mostrecent")
        .append_pair("fields", FIELDS)
        .append_pair("size", PAGE)
        .append_pair("page", "1");
    let pages = if wanted.occasion.since.is_some() {
        MORE_FOUND
    } else {
        0
    };
    Some(Planned {
        since: wanted.since_and(1),
        ..Planned::new(request, FORMAT).and_pages(pages)
    })
}

/// What is looked at in an answer.
#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    links: Links,
    #[serde(default)]
    hits: Hits,
}

#[derive(Default, Deserialize)]
struct Links {
    next: Option<String>,
}

#[derive(Default, Deserialize)]
struct Hits {
    #[serde(default)]
    hits: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    /// When it came into the index.
    #[serde(default)]
    created: String,
}

/// The next page, where there is one, until what comes was there before the last answer.
#[expect(clippy::unnecessary_wraps, reason = "other sources have odd answers")]
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    // What cannot be read is said by the importer.
    let Ok(page) = serde_json::from_slice::<Page>(&answer.bytes) else {
        return Ok(None);
    };
    let is_old = |hit: &Hit| {
        let day: Option<jiff::civil::Date> = hit.created.get(..10).and_then(|day| day.parse().ok());
        day.is_some_and(|day| planned.since.is_some_and(|since| day < since))
    };
    if page.links.next.is_none() || page.hits.hits.last().is_none_or(is_old) {
        return Ok(None);
    }
    let url = &planned.request.url;
    let nth = number(url, "page").saturating_add(1);
    Ok(planned.page_at(with(url, "page", &nth.to_string())))
}

/// Papers come in each day.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    match What::read(what) {
        Ok(What::Ids(_)) => facts.answered,
        Ok(What::Search(_)) | Err(_) => hours_after(facts.answered, 24),
    }
}

#[cfg(test)]
mod tests;
