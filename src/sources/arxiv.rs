//! arXiv: the feeds of its announcements, its harvest for those that were missed, and its interface
//! for searches and ids (<https://info.arxiv.org/help/api/user-manual.html>,
//! <https://info.arxiv.org/help/rss.html>).

mod categories;
mod code;
mod oai;

pub use categories::{ARCHIVES, Archive, Category};

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::fields::{number, with};
use super::row::{Facts, OddAnswer, Planned, Take, Wanted, WhatError};
use crate::net::{Answer, Form};
use crate::paper::PaperId;
use crate::text::safe;

/// As many as one page of the interface has; it takes 2,000, and is slow then.
const PAGE: u64 = 100;
/// The interface goes no further.
const MOST: u64 = 30_000;
/// What a search can name; anything else it takes for words, and does not say so.
const FIELDS: [&str; 11] = [
    "ti",
    "au",
    "abs",
    "co",
    "jr",
    "cat",
    "rn",
    "id",
    "all",
    "submittedDate",
    "lastUpdatedDate",
];
/// At most so long after it was submitted a paper is announced: over a weekend, and holidays.
const DAYS_UNTIL_ANNOUNCED: i64 = 7;
/// Where arXiv's days begin.
const EASTERN: &str = "EST5EDT,M3.2.0,M11.1.0";
/// The parts of its addresses in which an error of the interface is told.
const ERRORS: &str = "/api/errors#";

/// Behind categories: what was replaced is wanted, too.
const REPLACED: &str = " all";
/// So many pages of a search are all that the interface has.
const MOST_PAGES: u32 = 300;

/// What can be wanted.
enum What<'a> {
    /// These categories, and which of their papers.
    Announced(Vec<&'static str>, Announcements),
    Search(&'a str),
    Ids(Vec<PaperId>),
}

/// Which announcements are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announcements {
    /// Of papers that are new there.
    New,
    /// Also of those that were replaced.
    Every,
}

impl<'a> What<'a> {
    fn read(what: &'a str) -> Result<Self, WhatError> {
        let (first, rest) = what.split_once(' ').unwrap_or((what, ""));
        if first == "search" {
            return searched(rest).map(Self::Search);
        }
        let words = what.split([' ', ',']).filter(|word| !word.is_empty());
        let ids: Option<Vec<PaperId>> = words.map(PaperId::arxiv).collect();
        if let Some(ids) = ids.filter(|ids| !ids.is_empty()) {
            return Ok(Self::Ids(ids));
        }
        let (categories, which) = match what.strip_suffix(REPLACED) {
            Some(categories) => (categories, Announcements::Every),
            None => (what, Announcements::New),
        };
        if categories.is_empty() || categories.contains(' ') {
            return Err(WhatError::Unknown(what.to_owned()));
        }
        let codes: Result<Vec<&str>, WhatError> = categories.split('+').map(code::code).collect();
        Ok(Self::Announced(codes?, which))
    }
}

/// Proves that a query names fields that there are; what stands in quotes are words.
fn searched(query: &str) -> Result<&str, WhatError> {
    if query.is_empty() {
        return Err(WhatError::NoWords);
    }
    let outside = query.split('"').step_by(2);
    for word in outside.flat_map(|text| text.split([' ', '(', ')', '['])) {
        let name = word.split_once(':').map(|(name, _)| name);
        if let Some(name) = name.filter(|name| !FIELDS.contains(name)) {
            return Err(WhatError::Field {
                name: name.to_owned(),
                known: FIELDS.join(", "),
            });
        }
    }
    Ok(query)
}

/// The first requests: a feed, with the harvest of what was announced before it and after the last
/// answer; the first page of a search; or pages of ids.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Announced(codes, which) => {
            let mut planned = vec![feed(wanted, &codes.join("+"), which)];
            if let Some(since) = wanted
                .occasion
                .since
                .filter(|since| has_missed(*since, wanted.occasion.now))
            {
                let changed = day(since);
                let take = match (which, wanted.since_and(DAYS_UNTIL_ANNOUNCED)) {
                    (Announcements::New, Some(created)) => Take::Since(created),
                    (Announcements::New, None) | (Announcements::Every, _) => Take::All,
                };
                let codes = codes.into_iter();
                planned.extend(codes.map(|code| oai::harvest(wanted, code, changed, take)));
            }
            planned
        }
        What::Search(query) => {
            let query = [("search_query", since(query, wanted))];
            let order = [("sortBy", "submittedDate"), ("sortOrder", "descending")];
            let order = order.map(|(name, value)| (name, value.to_owned()));
            vec![asked(wanted, query.into_iter().chain(order))]
        }
        What::Ids(ids) => {
            let pages = ids.chunks(usize::try_from(PAGE).unwrap_or(usize::MAX));
            let page = |ids: &[PaperId]| {
                let ids: Vec<&str> = ids.iter().map(PaperId::value).collect();
                asked(wanted, [("id_list", ids.join(","))].into_iter())
            };
            pages.map(page).collect()
        }
    };
    Ok(planned.into_iter().flatten().collect())
}

/// A query for what came since the last answer, with the days before it: papers are announced some
/// days after they are submitted.
fn since(query: &str, wanted: &Wanted<'_>) -> String {
    let last = wanted.today().tomorrow().ok();
    let written = |day: Date| day.to_string().replace('-', "");
    match (wanted.since_and(DAYS_UNTIL_ANNOUNCED), last) {
        (Some(first), Some(last)) => {
            let (first, last) = (written(first), written(last));
            format!("({query}) AND submittedDate:[{first}0000 TO {last}0000]")
        }
        _ => query.to_owned(),
    }
}

fn feed(wanted: &Wanted<'_>, categories: &str, which: Announcements) -> Option<Planned> {
    let request = wanted.request("feeds", &format!("atom/{categories}"), Form::Feed)?;
    let take = match which {
        Announcements::New => Take::NotReplaced,
        Announcements::Every => Take::All,
    };
    Some(Planned {
        take,
        ..Planned::new(request, "arxiv-feed")
    })
}

fn asked(
    wanted: &Wanted<'_>,
    query: impl Iterator<Item = (&'static str, String)>,
) -> Option<Planned> {
    let mut request = wanted.request("base", "api/query", Form::Xml(&["feed"]))?;
    request
        .url
        .query_pairs_mut()
        .extend_pairs(query)
        .append_pair("max_results", &PAGE.to_string())
        .append_pair("start", "0");
    Some(Planned::new(request, "arxiv-api").and_pages(MOST_PAGES))
}

/// Whether there were announcements since a point in time besides the newest.
fn has_missed(since: Timestamp, now: Timestamp) -> bool {
    let first = midnight(since, &is_workday);
    let second = first.and_then(|first| midnight(first, &is_workday));
    second.is_some_and(|second| second <= now)
}

/// The day at arXiv's server, which is that of Greenwich there.
fn day(time: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(time).date()
}

/// Whether something is announced on a day.
fn is_workday(day: Weekday) -> bool {
    !matches!(day, Weekday::Saturday | Weekday::Sunday)
}

/// Looks for an error, which comes as a feed with one entry and status 200, and says the next page.
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    match planned.format {
        "arxiv-feed" => return Ok(None),
        "oai" => return oai::next(planned, answer),
        _ => {}
    }
    let text = String::from_utf8_lossy(&answer.bytes);
    // The feed's own id says so, or only that of its entry.
    let mut ids = text.split("<id>").skip(1).take(2);
    if ids.any(|id| id.split('<').next().is_some_and(|id| id.contains(ERRORS))) {
        let said = between(&text, "<summary>", "</").unwrap_or("an error");
        return Err(OddAnswer::Said(safe::line(said)));
    }
    let total = total_in(&text).unwrap_or(0);
    let url = &planned.request.url;
    let start = number(url, "start");
    let entries = u64::try_from(text.matches("<entry>").count()).unwrap_or(0);
    // Of ids those that are not there are left out of the entries, and not of the total.
    let is_search = url.query_pairs().any(|(name, _)| name == "search_query");
    if entries == 0 {
        let is_odd = is_search && start < total;
        return if is_odd {
            Err(OddAnswer::Empty(total - start))
        } else {
            Ok(None)
        };
    }
    let start = start + entries;
    if !is_search || start >= total.min(MOST) {
        return Ok(None);
    }
    Ok(planned.page_at(with(url, "start", &start.to_string())))
}

/// The code of an error of OAI-PMH, and what it says.
fn error_of(text: &str) -> Option<(&str, &str)> {
    let error = between(text, "<error", "</error>")?;
    let (attributes, said) = error.split_once('>')?;
    let code = between(attributes, "code=\"", "\"").or_else(|| between(attributes, "code='", "'"));
    Some((code.unwrap_or_default(), said.trim()))
}

/// How many papers an answer of the interface says there are.
pub(super) fn total(answer: &Answer) -> Option<u64> {
    total_in(&String::from_utf8_lossy(&answer.bytes))
}

fn total_in(text: &str) -> Option<u64> {
    let tag = between(text, "<opensearch:totalResults", "<")?;
    tag.split_once('>')?.1.trim().parse().ok()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// The same question has the same answer until midnight at arXiv, and feeds are made anew then on
/// workdays. Papers by id are asked for whenever somebody does.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    let is_due = |day: Weekday| match What::read(what) {
        Ok(What::Announced(..)) => is_workday(day),
        Ok(What::Search(_) | What::Ids(_)) | Err(_) => true,
    };
    if matches!(What::read(what), Ok(What::Ids(_))) {
        return facts.answered;
    }
    midnight(facts.answered, &is_due).unwrap_or(facts.answered)
}

/// The first midnight at arXiv after a point in time with which such a day begins.
fn midnight(after: Timestamp, is_due: &dyn Fn(Weekday) -> bool) -> Option<Timestamp> {
    let zone = TimeZone::posix(EASTERN).ok()?;
    let day = zone.to_datetime(after).date();
    let next = (1..=7).find_map(|days| {
        let day = day.checked_add(Span::new().try_days(days).ok()?).ok()?;
        is_due(day.weekday()).then_some(day)
    })?;
    zone.to_timestamp(next.at(0, 0, 0, 0)).ok()
}

#[cfg(test)]
mod tests;
