//! Orders and relevance, read naively.

use std::cmp::Ordering;

use recto::query::{Order, Query, WordEnding, terms};

use super::{BETWEEN_FORMS, Marked, TODAY, for_you, has, times};

/// The papers in an order, as far as it is decided without fractions.
pub fn ordered(papers: &[Marked], order: Order) -> Vec<&Marked> {
    let mut listed: Vec<(usize, &Marked)> = papers.iter().enumerate().collect();
    listed.sort_by_key(|(arrival, marked)| {
        let date = marked.paper.date.map(|date| date.to_string());
        let to_appear = date.is_none() && marked.paper.other.contains_key("date_text");
        let rank = marked.paper.rank.unwrap_or(u32::MAX);
        (std::cmp::Reverse((to_appear, date)), rank, *arrival)
    });
    let mut listed: Vec<&Marked> = listed.into_iter().map(|(_, marked)| marked).collect();
    let last = |text: &Option<String>| std::cmp::Reverse(text.clone());
    match order {
        Order::Newest | Order::Relevance => {}
        Order::Oldest => listed.reverse(),
        Order::Title => listed.sort_by(|a, b| a.parts[0].cmp(&b.parts[0])),
        Order::Page => listed.sort_by_key(|marked| marked.paper.rank.unwrap_or(u32::MAX)),
        Order::Votes => listed.sort_by_key(|marked| std::cmp::Reverse(marked.paper.votes)),
        Order::Added => listed.sort_by_key(|marked| last(&marked.paper.added)),
        Order::Trending => listed.sort_by(|a, b| by_trend(a, b)),
        Order::ForYou => {
            let terms = for_you::terms(papers);
            let score = |marked: &Marked| -> f64 {
                let own = terms.iter().filter(|(word, _)| for_you::has(marked, word));
                own.map(|(_, weight)| weight).sum()
            };
            listed.sort_by(|a, b| score(b).total_cmp(&score(a)));
        }
        Order::Starred => listed.sort_by_key(|marked| last(&marked.starred)),
    }
    listed
}

/// By places in the newest list, then by votes / (days + 2)^1.5, whose squares are compared without
/// fractions, then the rest.
fn by_trend(one: &Marked, other: &Marked) -> Ordering {
    let place = |marked: &Marked| marked.listed.unwrap_or(u32::MAX);
    let votes = |marked: &Marked| u128::from(marked.paper.votes.unwrap_or_default()).pow(2);
    let age = |marked: &Marked| {
        let added = marked.paper.added.as_deref().and_then(|at| at.get(..10));
        let date = marked.paper.date.map(|date| date.to_string());
        let date = date.or_else(|| added.map(str::to_owned));
        let days = date.map(|date| day_number(TODAY).saturating_sub(day_number(&date)));
        (u128::from(days.unwrap_or(u32::MAX)) + 2).pow(3)
    };
    let is_placed = place(one).cmp(&place(other));
    let is_voted = || {
        let has = |marked: &Marked| marked.paper.votes.is_none();
        has(one).cmp(&has(other))
    };
    let is_more = || (votes(other) * age(one)).cmp(&(votes(one) * age(other)));
    if one.listed.is_some() || other.listed.is_some() {
        is_placed
    } else {
        is_voted().then_with(is_more)
    }
}

/// The days from the beginning of the calendar to a date, or to the first day of its month or year.
fn day_number(date: &str) -> u32 {
    let mut parts = date.split('-').map(|part| part.parse::<u32>().unwrap());
    let mut part = || parts.next().unwrap_or(1);
    let (year, month, day) = (part(), part(), part());
    let is_leap = |year: u32| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let before = |month: u32| match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let years: u32 = (1..year).map(|year| 365 + u32::from(is_leap(year))).sum();
    years + (1..month).map(before).sum::<u32>() + day
}

/// What relevance says of each paper: how many terms its title has, and its score.
pub fn relevance(papers: &[Marked], query: &Query) -> Vec<(usize, f64)> {
    let texts: Vec<&[Vec<String>; 3]> = papers.iter().map(|marked| &marked.parts).collect();
    let length = |text: &[Vec<String>; 3]| {
        let words = text.iter().flatten();
        words.filter(|word| *word != BETWEEN_FORMS).count() as f64
    };
    let all = papers.len() as f64;
    let average = (texts.iter().map(|text| length(text)).sum::<f64>() / all).max(1.0);
    let terms = terms(query);
    let often = |text: &[Vec<String>; 3], term| -> usize {
        text.iter().map(|part| times(part, term)).sum()
    };
    let with = |term| texts.iter().filter(|text| often(text, term) > 0).count() as f64;
    let with: Vec<f64> = terms.iter().map(with).collect();
    let score = |text: &&[Vec<String>; 3]| {
        let mut title = 0;
        let mut score = 0.0;
        for (term, with) in terms.iter().zip(&with) {
            let one_word = matches!(term.ending, WordEnding::Whole | WordEnding::Acronym);
            let most = if one_word { 255 } else { 1 };
            let often = often(text, term).min(most) as f64;
            let idf = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            let norm = 1.2 * (0.25 + 0.75 * length(text) / average);
            score += idf * often * 2.2 / (often + norm);
            title += usize::from(has(&text[0], term));
        }
        (title, score)
    };
    texts.iter().map(score).collect()
}
