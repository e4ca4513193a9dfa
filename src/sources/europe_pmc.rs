//! Europe PMC: its search, and papers by PMID, PMCID and DOI
//! (<https://europepmc.org/RestfulWebService>).

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::fields::{hours_after, value, with};
use super::named;
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError};
use crate::net::{Answer, Form};
use crate::paper::PaperId;
use crate::text::safe;

/// As many as a page has.
const PAGE: usize = 100;
/// So many ids are one question: an address has an end.
const IDS: usize = 40;
/// So many further pages of a search are asked for at first, and since an earlier answer.
const FIRST_PAGES: u32 = 1;
const MOST_PAGES: u32 = 20;
/// Papers come into the index some days after they are out.
const DAYS_UNTIL_INDEXED: i64 = 2;

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

/// An id of a paper that is found by it; digits alone are a PMID here.
fn known(text: &str) -> Option<PaperId> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let upper = text.to_uppercase();
    if digits(text) {
        return PaperId::parse(&format!("pmid:{text}"));
    }
    if upper.strip_prefix("PMC").is_some_and(digits) {
        return PaperId::parse(&format!("pmcid:{upper}"));
    }
    let id = PaperId::pasted(text)?;
    let is_known = ["doi:", "pmid:", "pmcid:"]
        .iter()
        .any(|scheme| id.as_str().starts_with(scheme));
    is_known.then_some(id)
}

/// A paper in the language of the search.
fn sought(id: &PaperId) -> String {
    let value = id.value().replace('"', "");
    match id.as_str().split(':').next() {
        Some("pmid") => format!("(EXT_ID:{value} AND SRC:MED)"),
        Some("pmcid") => format!("PMCID:{value}"),
        Some(_) | None => format!("DOI:\"{value}\""),
    }
}

/// The first page of a search, or some papers at a time.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Search(words) => {
            let today = wanted.today();
            let query = match wanted.since_and(DAYS_UNTIL_INDEXED) {
                Some(since) => format!("({words}) AND FIRST_IDATE:[{since} TO {today}]"),
                None => words.to_owned(),
            };
            let pages = if wanted.occasion.since.is_some() {
                MOST_PAGES
            } else {
                FIRST_PAGES
            };
            let newest = Some("P_PDATE_D desc");
            vec![asked(wanted, &query, newest).map(|planned| planned.and_pages(pages))]
        }
        What::Ids(ids) => {
            let some = ids.chunks(IDS).map(|ids| {
                let sought: Vec<String> = ids.iter().map(sought).collect();
                asked(wanted, &sought.join(" OR "), None)
            });
            some.collect()
        }
    };
    Ok(planned.into_iter().flatten().collect())
}

fn asked(wanted: &Wanted<'_>, query: &str, sort: Option<&str>) -> Option<Planned> {
    let mut request = wanted.request("base", "search", Form::JsonObject)?;
    request
        .url
        .query_pairs_mut()
        .append_pair("query", query)
        .append_pair("format", "json")
        .append_pair("resultType", "core")
        .append_pair("pageSize", &PAGE.to_string())
        .extend_pairs(sort.map(|sort| ("sort", sort)))
        .append_pair("cursorMark", "*");
    Some(Planned::new(request, "europe-pmc"))
}

/// What is looked at in an answer.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    err_msg: Option<String>,
    next_cursor_mark: Option<String>,
    #[serde(borrow)]
    result_list: Option<Results<'a>>,
}

#[derive(Deserialize)]
struct Results<'a> {
    #[serde(default, borrow)]
    result: Vec<&'a RawValue>,
}

/// Looks for an error, which comes with status 200, and says the next page. At the end the list is
/// empty, and the mark is the one that was sent.
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    // What cannot be read is said by the importer.
    let Ok(page) = serde_json::from_slice::<Page<'_>>(&answer.bytes) else {
        return Ok(None);
    };
    if let Some(said) = page.err_msg {
        return Err(OddAnswer::Said(safe::line(&said)));
    }
    let came = page.result_list.map_or(0, |list| list.result.len());
    let url = &planned.request.url;
    let sent = value(url, "cursorMark");
    let mark = page
        .next_cursor_mark
        .filter(|mark| sent.as_ref() != Some(mark));
    let next = mark.filter(|_| came > 0);
    Ok(next.and_then(|mark| planned.page_at(with(url, "cursorMark", &mark))))
}

/// The index is made anew each day.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    match What::read(what) {
        Ok(What::Ids(_)) => facts.answered,
        Ok(What::Search(_)) | Err(_) => hours_after(facts.answered, 24),
    }
}

#[cfg(test)]
mod tests;
