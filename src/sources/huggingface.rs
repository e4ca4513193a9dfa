//! Hugging Face: the papers of its days, weeks and months, what is trending, and its search
//! (<https://huggingface.co/.well-known/openapi.json>).

use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp};
use serde_json::value::RawValue;

use super::fields::{hours_after, number, value, with};
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
/// Nobody votes through more pages behind the first.
const MOST_PAGES: u32 = 49;

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
    let what = What::read(wanted.what)?;
    let is_ranked = matches!(what, What::Trending);
    let (path, limit, queries): (_, _, Vec<Vec<(String, String)>>) = match what {
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
        let mut request = wanted.request("base", path, Form::JsonArray)?;
        request.accept = "application/json";
        request
            .url
            .query_pairs_mut()
            .extend_pairs(query)
            .append_pair("limit", &limit.to_string());
        let planned = Planned::new(request, "hf-papers").and_pages(MOST_PAGES);
        Some(if is_ranked {
            planned.by_places()
        } else {
            planned
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
    if !has_pages || papers.len() < PAGE {
        return Ok(None);
    }
    let page = number(url, "p").saturating_add(1);
    Ok(planned.page_at(with(url, "p", &page.to_string())))
}

/// Votes and lists change by the hour, a search by the day.
pub(super) fn due(what: &str, facts: &Facts) -> Timestamp {
    let hours = match What::read(what) {
        Ok(What::Trending) => 1,
        Ok(What::Daily) => 3,
        Ok(What::Week | What::Month | What::Search(_)) | Err(_) => 24,
    };
    hours_after(facts.answered, hours)
}

/// The days that are asked for, the newest first: nothing is listed on a weekend. Without an earlier
/// answer these are the last two, for the newest may not have begun.
fn days(wanted: &Wanted<'_>) -> Vec<Date> {
    let is_listed = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let back = (0..MOST_DAYS).filter_map(|days| {
        let span = Span::new().try_days(days).ok()?;
        wanted.today().checked_sub(span).ok()
    });
    let listed = back.filter(is_listed);
    match wanted.since_and(0) {
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
mod tests;
