//! `OpenAlex`: its search, what a paper cites and what cites it, and papers by ids
//! (<https://developers.openalex.org/>). Each question has its price, so that few pages are asked for.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::fields::{hours_after, in_path, with};
use super::named;
use super::row::{Facts, OddAnswer, Planned, Take, Then, Wanted, WhatError};
use crate::net::{Answer, Form};
use crate::paper::{PaperId, Scheme};

const FORMAT: &str = "openalex";
/// As many as a page has at most.
const PAGE: &str = "100";
/// So many further pages of a search are asked for, and of citations.
const MORE_FOUND: u32 = 1;
const MORE_CITED: u32 = 9;
/// So many ids are one question.
const IDS: usize = 50;
/// Papers come into the index some weeks after they are out.
const DAYS_UNTIL_INDEXED: i64 = 30;
/// What is needed of a work.
pub(super) const SELECT: &str = "id,doi,ids,title,publication_year,publication_date,authorships,\
                      primary_location,best_oa_location,locations,open_access,keywords,\
                      cited_by_count,abstract_inverted_index,biblio";
/// The status of what is not there.
const NOT_FOUND: u16 = 404;

/// What can be wanted.
enum What<'a> {
    Search(&'a str),
    Cites(PaperId),
    CitedBy(PaperId),
    Ids(Vec<PaperId>),
}

impl<'a> What<'a> {
    fn read(what: &'a str) -> Result<Self, WhatError> {
        if let Some(words) = named::searched(what)? {
            return Ok(Self::Search(words));
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

/// An id of a paper that is found by it; those of arXiv by the DOIs that arXiv gives.
fn known(text: &str) -> Option<PaperId> {
    let is_work = text.starts_with(['W', 'w']);
    let work = PaperId::pasted(&format!("openalex:{text}")).filter(|_| is_work);
    let id = work.or_else(|| PaperId::pasted(text))?;
    named_there(&id).map(|_| id)
}

/// The kind of an id and the id as they are written there.
fn named_there(id: &PaperId) -> Option<(&'static str, String)> {
    let value = id.value();
    match id.scheme() {
        Scheme::OpenAlex => Some(("openalex", value.to_owned())),
        Scheme::Doi => Some(("doi", value.to_owned())),
        Scheme::Arxiv => Some(("doi", format!("10.48550/arxiv.{value}"))),
        Scheme::Other => {
            let is_of_pubmed = id.as_str().starts_with("pmid:");
            is_of_pubmed.then(|| ("pmid", value.to_owned()))
        }
        Scheme::OpenReview | Scheme::Acl | Scheme::SemanticScholar | Scheme::Title => None,
    }
}

/// The first page of a search, what leads to citations, or papers.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Search(words) => vec![searched(wanted, words)],
        What::Cites(id) => vec![leading(wanted, &id, Then::Cited)],
        What::CitedBy(id) => vec![leading(wanted, &id, Then::Citing)],
        What::Ids(ids) => by_ids(wanted, &ids),
    };
    Ok(planned.into_iter().flatten().collect())
}

fn searched(wanted: &Wanted<'_>, words: &str) -> Option<Planned> {
    let mut filter = format!("to_publication_date:{}", wanted.today());
    if let Some(since) = wanted.since_and(DAYS_UNTIL_INDEXED) {
        filter = format!("from_publication_date:{since},{filter}");
    }
    let found = list(wanted, &filter, Some(words))?;
    Some(found.and_pages(MORE_FOUND))
}

/// A list of works, the newest first.
fn list(wanted: &Wanted<'_>, filter: &str, words: Option<&str>) -> Option<Planned> {
    let mut request = wanted.request("base", "works", Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .extend_pairs(words.map(|words| ("search", words)))
        .append_pair("filter", filter)
        .append_pair("sort", "publication_date:desc")
        .append_pair("select", SELECT)
        .append_pair("per_page", PAGE)
        .append_pair("cursor", "*");
    Some(Planned::new(request, FORMAT))
}

/// The question for one work, which costs nothing.
fn work(wanted: &Wanted<'_>, id: &PaperId, select: &str) -> Option<Planned> {
    let (kind, value) = named_there(id)?;
    let value = in_path(&value);
    let path = match kind {
        "openalex" => format!("works/{value}"),
        kind => format!("works/{kind}:{value}"),
    };
    let mut request = wanted.request("base", &path, Form::JsonObject)?;
    request.url.query_pairs_mut().append_pair("select", select);
    Some(Planned::new(request, FORMAT))
}

/// Citations are asked for by the id of a work, which another id leads to.
fn leading(wanted: &Wanted<'_>, id: &PaperId, then: Then) -> Option<Planned> {
    if id.scheme() == Scheme::OpenAlex {
        let filter = format!("{}:{}", filtered(then)?, id.value());
        return Some(list(wanted, &filter, None)?.and_pages(MORE_CITED));
    }
    let mut leading = work(wanted, id, "id")?;
    leading.take = Take::Nothing;
    leading.then = then;
    Some(leading)
}

/// What the lists of citations are filtered by: `cited_by` has what the work cites, `cites` what
/// cites it.
fn filtered(then: Then) -> Option<&'static str> {
    match then {
        Then::Next => None,
        Then::Cited => Some("cited_by"),
        Then::Citing => Some("cites"),
    }
}

/// Ids, and how they are written there.
type Sought<'a> = Vec<(&'a PaperId, String)>;

/// One paper costs nothing, and several of a kind are one question.
fn by_ids(wanted: &Wanted<'_>, ids: &[PaperId]) -> Vec<Option<Planned>> {
    if let [id] = ids {
        return vec![work(wanted, id, SELECT)];
    }
    // In the order in which they come; those without a kind are alone.
    let mut kinds: Vec<(Option<&str>, Sought<'_>)> = Vec::new();
    for id in ids {
        let Some((kind, value)) = named_there(id) else {
            continue;
        };
        // These have a meaning in a filter.
        let kind = Some(kind).filter(|_| !value.contains(['|', ',']));
        let same = kinds
            .iter_mut()
            .find(|(known, _)| kind.is_some() && *known == kind);
        match same {
            Some((_, ids)) => ids.push((id, value)),
            None => kinds.push((kind, vec![(id, value)])),
        }
    }
    let mut planned = Vec::new();
    for (kind, ids) in kinds {
        let Some(kind) = kind else {
            planned.extend(ids.iter().map(|(id, _)| work(wanted, id, SELECT)));
            continue;
        };
        planned.extend(ids.chunks(IDS).map(|ids| {
            let values: Vec<&str> = ids.iter().map(|(_, value)| value.as_str()).collect();
            list(wanted, &format!("{kind}:{}", values.join("|")), None)
        }));
    }
    planned
}

/// What is looked at in an answer.
#[derive(Deserialize)]
struct Page<'a> {
    /// Of one work.
    id: Option<String>,
    meta: Option<Meta>,
    #[serde(default, borrow)]
    results: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Meta {
    next_cursor: Option<String>,
}

/// The next page, of which the answer tells the cursor, or the first one of the citations that the
/// answer leads to.
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    if answer.status == NOT_FOUND {
        return Err(OddAnswer::NotKnown);
    }
    // What cannot be read is said by the importer.
    let Ok(page) = serde_json::from_slice::<Page<'_>>(&answer.bytes) else {
        return Ok(None);
    };
    if let Some(name) = filtered(planned.then) {
        let id = page.id.unwrap_or_default();
        let id = id.rsplit('/').next().unwrap_or_default();
        return Ok(citations(planned, &format!("{name}:{id}")));
    }
    let cursor = page.meta.and_then(|meta| meta.next_cursor);
    let cursor = cursor.filter(|_| !page.results.is_empty());
    let at = |cursor: String| with(&planned.request.url, "cursor", &cursor);
    Ok(cursor.and_then(|cursor| planned.page_at(at(cursor))))
}

/// The first page of citations, asked where a work was asked for.
fn citations(leading: &Planned, filter: &str) -> Option<Planned> {
    let mut url = leading.request.url.clone();
    let (before, _) = url.path().rsplit_once("/works/")?;
    let path = format!("{before}/works");
    url.set_path(&path);
    url.query_pairs_mut()
        .clear()
        .append_pair("filter", filter)
        .append_pair("sort", "publication_date:desc")
        .append_pair("select", SELECT)
        .append_pair("per_page", PAGE)
        .append_pair("cursor", "*");
    let mut request = leading.request.clone();
    request.url = url;
    Some(Planned::new(request, FORMAT).and_pages(MORE_CITED))
}

/// The index is made anew each day.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    match What::read(what) {
        Ok(What::Ids(_)) => facts.answered,
        Ok(What::Search(_) | What::Cites(_) | What::CitedBy(_)) | Err(_) => {
            hours_after(facts.answered, 24)
        }
    }
}

#[cfg(test)]
mod tests;
