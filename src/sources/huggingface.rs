//! Hugging Face: the papers of its days, weeks and months, what is trending, and its search
//! (<https://huggingface.co/.well-known/openapi.json>).

use std::time::Duration;

use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp};
use serde_json::value::RawValue;

use super::Source;
use super::fields::{number, value, with};
use super::row::{Facts, OddAnswer, Planned, Wanted, WhatError};
use crate::net::{Answer, Form};

/// As many as a page has at most.
const PAGE: usize = 100;
/// As many as a search gives at most; it has no second page.
const FOUND: usize = 120;
/// As long as what is searched for may be.
const LONGEST: usize = 250;
/// A paper can be listed until so many days after it is on arXiv; more days are not gone back.
const MOST_DAYS: i64 = 14;
/// Nobody votes through more pages.
const MOST_PAGES: u64 = 50;

const HOUR: u64 = 60 * 60;

/// What can be wanted.
enum What<'a> {
    Trending,
    Daily,
    Week,
    Month,
    Search(&'a str),
}

impl<'a> What<'a> {
    fn read(what: &'a str) -> Result<Self, WhatError> {
        let (first, words) = what.split_once(' ').unwrap_or((what, ""));
        match (first, words) {
            ("trending", "") => Ok(Self::Trending),
            ("daily", "") => Ok(Self::Daily),
            ("week", "") => Ok(Self::Week),
            ("month", "") => Ok(Self::Month),
            ("search", "") => Err(WhatError::NoWords),
            ("search", words) if words.chars().count() > LONGEST => {
                Err(WhatError::TooLong(LONGEST))
            }
            ("search", words) => Ok(Self::Search(words)),
            _ => Err(WhatError::Unknown(what.to_owned())),
        }
    }
}

/// The first requests: one for each day, week or month since the last answer. A day lists papers
/// until it is over, so that the one of the last answer is asked again.
pub(super) fn requests(wanted: &Wanted<'_>) -> Result<Vec<Planned>, WhatError> {
    let listed = |name: &str, of: &dyn Fn(Date) -> String| {
        let mut periods: Vec<String> = days(wanted).into_iter().map(of).collect();
        periods.dedup();
        let periods = periods.into_iter();
        periods
            .map(|period| vec![(name.to_owned(), period)])
            .collect()
    };
    let (path, limit, queries): (_, _, Vec<Vec<(String, String)>>) = match What::read(wanted.what)?
    {
        What::Trending => {
            let sort = ("sort".to_owned(), "trending".to_owned());
            ("api/daily_papers", PAGE, vec![vec![sort]])
        }
        What::Daily => (
            "api/daily_papers",
            PAGE,
            listed("date", &|day| day.to_string()),
        ),
        What::Week => ("api/daily_papers", PAGE, listed("week", &week)),
        What::Month => ("api/daily_papers", PAGE, listed("month", &month)),
        What::Search(words) => {
            let words = ("q".to_owned(), words.to_owned());
            ("api/papers/search", FOUND, vec![vec![words]])
        }
    };
    let planned = queries.into_iter().filter_map(|query| {
        let source = Source::named("hf")?;
        let base = (source.name, source.bases.first()?);
        let allowance = &source.allowance;
        let mut request = wanted
            .bases
            .request(base, allowance, path, Form::JsonArray)?;
        request.accept = "application/json";
        let mut pairs = request.url.query_pairs_mut();
        pairs
            .extend_pairs(query)
            .append_pair("limit", &limit.to_string());
        drop(pairs);
        Some(Planned {
            request,
            format: "hf-papers",
        })
    });
    Ok(planned.collect())
}

/// The next page of a day, week or month, where this one is full.
#[expect(clippy::unnecessary_wraps, reason = "other sources have odd answers")]
pub(super) fn next(planned: &Planned, answer: &Answer) -> Result<Option<Planned>, OddAnswer> {
    let url = &planned.request.url;
    let has_pages = ["date", "week", "month"]
        .iter()
        .any(|name| value(url, name).is_some());
    // What cannot be counted is said by the importer.
    let papers: Vec<&RawValue> = serde_json::from_slice(&answer.bytes).unwrap_or_default();
    let page = number(url, "p") + 1;
    if !has_pages || papers.len() < PAGE || page >= MOST_PAGES {
        return Ok(None);
    }
    let mut next = planned.clone();
    next.request.url = with(url, "p", &page.to_string());
    Ok(Some(next))
}

/// Votes and lists change by the hour, a search by the day.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    let hours = match What::read(what) {
        Ok(What::Trending) => 1,
        Ok(What::Daily) => 3,
        Ok(What::Week | What::Month | What::Search(_)) | Err(_) => 24,
    };
    let wait = Duration::from_secs(hours * HOUR);
    facts.answered.checked_add(wait).unwrap_or(Timestamp::MAX)
}

/// The days that are asked for, the newest first: nothing is listed on a weekend. Without an earlier
/// answer these are the last two, for the newest may not have begun.
fn days(wanted: &Wanted<'_>) -> Vec<Date> {
    let is_listed = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let back = (0..MOST_DAYS).filter_map(|days| {
        let span = Span::new().try_days(days).ok()?;
        wanted.today.checked_sub(span).ok()
    });
    let listed = back.filter(is_listed);
    match wanted.since {
        Some(since) => {
            let newest = listed.clone().take(1);
            let asked: Vec<Date> = listed.take_while(|day| *day >= since).collect();
            if asked.is_empty() {
                newest.collect()
            } else {
                asked
            }
        }
        None => listed.take(2).collect(),
    }
}

fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn month(day: Date) -> String {
    day.to_string().chars().take(7).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Bases;
    use super::*;
    use jiff::civil::date;

    fn asked(what: &str, since: Option<Date>, today: Date) -> Vec<String> {
        let wanted = Wanted {
            what,
            since,
            today,
            bases: &Bases::default(),
        };
        let planned = requests(&wanted).unwrap().into_iter();
        let address = |planned: Planned| {
            let url = planned.request.url.to_string();
            url.replace("https://huggingface.co/api/", "")
        };
        planned.map(address).collect()
    }

    #[test]
    fn a_want_is_one_request_or_some() {
        // A Friday, and the Sunday after it.
        let (friday, sunday) = (date(2026, 11, 27), date(2026, 11, 29));
        for (what, since, today, expected) in [
            (
                "trending",
                None,
                friday,
                &["daily_papers?sort=trending&limit=100"][..],
            ),
            (
                "daily",
                None,
                friday,
                &[
                    "daily_papers?date=2026-11-27&limit=100",
                    "daily_papers?date=2026-11-26&limit=100",
                ],
            ),
            (
                "daily",
                Some(friday),
                friday,
                &["daily_papers?date=2026-11-27&limit=100"],
            ),
            (
                "daily",
                Some(sunday),
                sunday,
                &["daily_papers?date=2026-11-27&limit=100"],
            ),
            (
                "daily",
                Some(friday),
                date(2026, 11, 30),
                &[
                    "daily_papers?date=2026-11-30&limit=100",
                    "daily_papers?date=2026-11-27&limit=100",
                ],
            ),
            (
                "week",
                None,
                friday,
                &["daily_papers?week=2026-W48&limit=100"],
            ),
            (
                "month",
                None,
                friday,
                &["daily_papers?month=2026-11&limit=100"],
            ),
            (
                "month",
                Some(date(2026, 11, 30)),
                date(2026, 12, 1),
                &[
                    "daily_papers?month=2026-12&limit=100",
                    "daily_papers?month=2026-11&limit=100",
                ],
            ),
            (
                "search a&b ü",
                None,
                friday,
                &["papers/search?q=a%26b+%C3%BC&limit=120"],
            ),
        ] {
            assert_eq!(asked(what, since, today), expected, "{what} {since:?}");
        }
        let long_ago = Some(date(2025, 1, 1));
        assert_eq!(asked("daily", long_ago, friday).len(), 10);
    }

    #[test]
    fn a_full_page_has_a_next_one() {
        let wanted = Wanted {
            what: "daily",
            since: None,
            today: date(2026, 11, 27),
            bases: &Bases::default(),
        };
        let planned = requests(&wanted).unwrap().remove(0);
        let of = |papers: usize| Answer {
            status: 200,
            content_type: String::new(),
            bytes: format!("[{}]", vec!["{}"; papers].join(",")).into_bytes(),
            validators: crate::net::Validators::default(),
            url: planned.request.url.clone(),
        };
        assert_eq!(next(&planned, &of(99)).unwrap(), None);
        let second = next(&planned, &of(100)).unwrap().unwrap();
        assert!(second.request.url.as_str().ends_with("limit=100&p=1"));
        let third = next(&second, &of(100)).unwrap().unwrap();
        assert!(third.request.url.as_str().ends_with("limit=100&p=2"));
    }
}
