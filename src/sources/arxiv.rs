//! arXiv: the feeds of its announcements, and its interface for searches and ids
//! (<https://info.arxiv.org/help/api/user-manual.html>, <https://info.arxiv.org/help/rss.html>).

mod categories;
mod code;

pub use categories::{ARCHIVES, Archive, Category};

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::Source;
use super::fields::{number, with};
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError};
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

/// What can be wanted.
enum What<'a> {
    Announced(Vec<&'static str>),
    Search(&'a str),
    Ids(Vec<PaperId>),
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
        if what.is_empty() || what.contains(' ') {
            return Err(WhatError::Unknown(what.to_owned()));
        }
        let codes: Result<Vec<&str>, WhatError> = what.split('+').map(code::code).collect();
        Ok(Self::Announced(codes?))
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

/// The first requests: a feed, the first page of a search, or pages of ids.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let planned: Vec<Option<Planned>> = match What::read(wanted.what)? {
        What::Announced(codes) => vec![feed(wanted, &codes.join("+"))],
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
    let days = |count: i64| Span::new().try_days(count).ok();
    let first = || wanted.since?.checked_sub(days(DAYS_UNTIL_ANNOUNCED)?).ok();
    let last = || wanted.today.checked_add(days(1)?).ok();
    let written = |day: Date| day.to_string().replace('-', "");
    match (first(), last()) {
        (Some(first), Some(last)) => {
            let (first, last) = (written(first), written(last));
            format!("({query}) AND submittedDate:[{first}0000 TO {last}0000]")
        }
        _ => query.to_owned(),
    }
}

fn feed(wanted: &Wanted<'_>, categories: &str) -> Option<Planned> {
    let source = Source::named("arxiv")?;
    let base = source.bases.iter().find(|base| base.name == "feeds")?;
    let path = format!("atom/{categories}");
    let place = (source.name, base);
    let request = wanted
        .bases
        .request(place, &source.allowance, &path, Form::Feed)?;
    Some(Planned {
        request,
        format: "arxiv-feed",
    })
}

fn asked(
    wanted: &Wanted<'_>,
    query: impl Iterator<Item = (&'static str, String)>,
) -> Option<Planned> {
    let source = Source::named("arxiv")?;
    let place = (source.name, source.bases.first()?);
    let form = Form::Xml(&["feed"]);
    let path = "api/query";
    let mut request = wanted.bases.request(place, &source.allowance, path, form)?;
    let mut pairs = request.url.query_pairs_mut();
    pairs
        .extend_pairs(query)
        .append_pair("max_results", &PAGE.to_string())
        .append_pair("start", "0");
    drop(pairs);
    Some(Planned {
        request,
        format: "arxiv-api",
    })
}

/// Looks for an error, which comes as a feed with one entry and status 200, and says the next page.
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    let text = String::from_utf8_lossy(&answer.bytes);
    if planned.format == "arxiv-feed" {
        return Ok(None);
    }
    // The feed's own id says so, or only that of its entry.
    let mut ids = text.split("<id>").skip(1).take(2);
    if ids.any(|id| id.split('<').next().is_some_and(|id| id.contains(ERRORS))) {
        let said = between(&text, "<summary>", "</").unwrap_or("an error");
        return Err(OddAnswer::Said(safe::line(said)));
    }
    let total = between(&text, "<opensearch:totalResults", "<");
    let total = total.and_then(|tag| tag.split_once('>')?.1.trim().parse::<u64>().ok());
    let total = total.unwrap_or(0);
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
    let mut next = planned.clone();
    next.request.url = with(url, "start", &start.to_string());
    Ok(Some(next))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// The same question has the same answer until midnight at arXiv, and feeds are made anew then on
/// workdays. Papers by id are asked for whenever somebody does.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    let is_due = |day: Weekday| match What::read(what) {
        Ok(What::Announced(_)) => !matches!(day, Weekday::Saturday | Weekday::Sunday),
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
mod tests {
    use super::super::Bases;
    use super::*;
    use jiff::civil::date;

    fn asked(what: &str, since: Option<jiff::civil::Date>) -> Vec<String> {
        let wanted = Wanted {
            what,
            since,
            today: date(2026, 11, 27),
            bases: &Bases::default(),
        };
        let planned = requests(&wanted).unwrap().into_iter();
        planned
            .map(|planned| planned.request.url.to_string())
            .collect()
    }

    #[test]
    fn a_want_is_a_feed_a_search_or_pages_of_ids() {
        for (what, since, expected) in [
            (
                "cs.LG+stat.ML",
                None,
                "https://rss.arxiv.org/atom/cs.LG+stat.ML",
            ),
            ("hep-th", None, "https://rss.arxiv.org/atom/hep-th"),
            ("cs.sy+CS", None, "https://rss.arxiv.org/atom/eess.SY+cs"),
            (
                "search abs:\"neural operator\"",
                None,
                "https://export.arxiv.org/api/query?search_query=abs%3A%22neural+operator%22\
                 &sortBy=submittedDate&sortOrder=descending&max_results=100&start=0",
            ),
            (
                "search ti:x",
                Some(date(2026, 11, 20)),
                "https://export.arxiv.org/api/query?search_query=%28ti%3Ax%29+AND+\
                 submittedDate%3A%5B202611130000+TO+202611280000%5D\
                 &sortBy=submittedDate&sortOrder=descending&max_results=100&start=0",
            ),
            (
                "2503.11794v2, math.AG/0309136",
                None,
                "https://export.arxiv.org/api/query?id_list=2503.11794%2Cmath%2F0309136\
                 &max_results=100&start=0",
            ),
        ] {
            assert_eq!(asked(what, since), [expected], "{what}");
        }
        let many: Vec<String> = (0..250).map(|id| format!("2503.{id:05}")).collect();
        assert_eq!(asked(&many.join(" "), None).len(), 3);
        let wrong = ["cs.LG stat.ML", "cs.", "cs/LG", "search", "search a:b"];
        for what in wrong {
            assert!(What::read(what).is_err(), "{what}");
        }
        assert!(What::read("search ti:\"a b: c\" AND (au:x)").is_ok());
    }

    #[test]
    fn a_feed_is_due_when_arxiv_has_made_it_anew() {
        for (what, answered, due) in [
            // Midnight in winter and in summer; a Friday is followed by a Monday.
            ("cs.LG", "2026-11-24T12:00:00Z", "2026-11-25T05:00:00Z"),
            ("cs.LG", "2026-07-14T03:59:59Z", "2026-07-14T04:00:00Z"),
            ("cs.LG", "2026-11-27T05:00:00Z", "2026-11-30T05:00:00Z"),
            (
                "search ti:x",
                "2026-11-27T05:00:00Z",
                "2026-11-28T05:00:00Z",
            ),
            ("2503.11794", "2026-11-27T05:00:00Z", "2026-11-27T05:00:00Z"),
        ] {
            let facts = Facts {
                answered: answered.parse().unwrap(),
            };
            assert_eq!(
                super::due(what, &facts).to_string(),
                due,
                "{what} {answered}"
            );
        }
    }
}
