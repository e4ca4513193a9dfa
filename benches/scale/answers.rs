//! How quick the answers are: the typing log, the mixed log, phrases.

use std::time::Duration;

use recto::query::Order;

use super::baselines::{fifty_rows, scan};
use super::engine::Engine;
use super::home::Home;
use super::mixed::{MIXED, is_phrase};
use super::queries::{TYPED, keystrokes};
use super::table::Column;
use super::times::{at_share, median, ratio};

/// Every key is timed once in each round, and the best is kept: other work of the machine only
/// ever adds.
const ROUNDS: usize = 3;
/// Of so many papers it is asked which are like them.
const LIKED: u32 = 300;
/// A whole query is repeated so often, a slow one less.
const REPEATS: usize = 20;
const SLOW: Duration = Duration::from_millis(50);

/// Measures the answers of an open library.
pub(crate) fn measure(home: &Home, engine: &Engine, column: &mut Column) {
    let rows = fifty_rows(&home.store());
    column.time("reading and parsing 50 rows (B4)", "", rows);
    let scanned = scan(&home.store(), engine.library.len() as usize);
    let of = format!("of {} papers", scanned.papers);
    column.text("the scan is measured on", "", of);
    column.time("one pass over the folded text (B1)", "", scanned.pass);
    let scan = (
        at_share(scanned.keys.clone(), 0.5),
        at_share(scanned.keys, 0.99),
    );
    column.spread("typing, the scan, p50 / p99", "", scan);
    let newest = |typed: &str| engine.rows(typed, Order::Newest);
    let (best, first) = typing(&newest);
    column.spread(
        "typing, count and 50 rows, p50 / p99",
        "1M: <= 0.3 / 6 ms; 2.7M: 0.5 / 12 ms",
        best,
    );
    column.spread("the same, the first round only", "", first);
    let (within, _) = rounds(&within_phrases().collect::<Vec<&str>>(), &newest);
    column.spread(
        "letters within a phrase, count and 50 rows, p50 / p95",
        "",
        (at_share(within.clone(), 0.5), at_share(within, 0.95)),
    );
    column.ratio(
        "typing p99 / the scan's",
        "100k, 1M: <= 1/20",
        ratio(best.1, scan.1),
    );
    column.ratio("typing p99 / B1", "1M: <= 1/5", ratio(best.1, scanned.pass));
    let (facets, _) = typing(&|typed| engine.rows_and_facets(typed));
    column.spread(
        "typing, with facets, p50 / p99",
        "1M: p99 <= 10 ms; 2.7M: 25 ms",
        facets,
    );
    let (relevance, _) = typing(&|typed| engine.rows(typed, Order::Relevance));
    column.spread(
        "typing, by relevance, p50 / p99",
        "1M: p99 <= 15 ms; 2.7M: 30 ms",
        relevance,
    );
    like(engine, relevance, column);
    for_you(engine, scanned.pass, column);
    let (mut sets, mut phrases) = (Vec::new(), Vec::new());
    for query in MIXED {
        let took = repeated(&|| newest(query).unwrap());
        if is_phrase(query) {
            &mut phrases
        } else {
            &mut sets
        }
        .push(took);
    }
    let all: Vec<Duration> = sets.iter().chain(&phrases).copied().collect();
    let middle = median(all);
    column.time("mixed log, median query", "", middle);
    column.ratio("mixed median / B4", "<= 3 x", ratio(middle, rows));
    let worst = at_share(sets, 1.0);
    column.time("worst query without a phrase", "", worst);
    column.ratio("the same / B1", "1M: <= 1/10", ratio(worst, scanned.pass));
    column.spread(
        "phrases, exact count, usual / worst",
        "1M: usual <= 100 ms; 2.7M: 250 ms",
        (median(phrases.clone()), at_share(phrases, 1.0)),
    );
}

/// What is like a paper, of papers all over the library, beside relevance. No more than a few of the last
/// answers are kept, so that each paper is new.
fn like(engine: &Engine, relevance: (Duration, Duration), column: &mut Column) {
    let papers = engine.library.len();
    let every = usize::try_from(papers.div_ceil(LIKED)).unwrap().max(1);
    let ids = (0..papers)
        .step_by(every)
        .filter_map(|number| engine.library.id(number));
    let queries: Vec<String> = ids.map(|id| format!("like:{id} ")).collect();
    // A paper that was asked a moment ago is known: the rounds go over all of them.
    let rounds: Vec<Vec<Duration>> = (0..ROUNDS)
        .map(|_| {
            let asked = queries.iter();
            asked
                .filter_map(|query| engine.rows(query, Order::Newest))
                .collect()
        })
        .collect();
    let mut times = rounds.into_iter();
    let first = times.next().unwrap_or_default();
    let took = times.fold(first, |all, round| {
        all.into_iter().zip(round).map(|(a, b)| a.min(b)).collect()
    });
    let (half, most) = (at_share(took.clone(), 0.5), at_share(took, 0.99));
    column.spread("like:ID, count and 50 rows, p50 / p99", "", (half, most));
    column.ratio(
        "like:ID p50 / relevance's",
        "1M: <= 4 x",
        ratio(half, relevance.0),
    );
    column.ratio(
        "like:ID p99 / relevance's",
        "1M: <= 1.5 x",
        ratio(most, relevance.1),
    );
}

/// The scores of all papers by the stars, and what a key costs in the order that they make.
fn for_you(engine: &Engine, pass: Duration, column: &mut Column) {
    let scores = median((0..ROUNDS).map(|_| engine.scores()));
    column.time("for you, the scores of all papers", "", scores);
    column.ratio("the same / B1", "1M: <= 8 x", ratio(scores, pass));
    let orders = [Order::ForYou, Order::Votes];
    let [liked, voted] = orders.map(|order| typing(&|typed| engine.rows(typed, order)).0);
    column.spread("typing, for you, p50 / p99", "", liked);
    column.spread("typing, by votes, p50 / p99", "", voted);
    column.ratio(
        "for you p50 / votes'",
        "1M: <= 1.3 x",
        ratio(liked.0, voted.0),
    );
    column.ratio(
        "for you p99 / votes'",
        "1M: <= 1.3 x",
        ratio(liked.1, voted.1),
    );
}

/// Of the typing log the times that half and 99 % of all keys do not exceed: of the best of each
/// key, and of the first round.
fn typing(key: &dyn Fn(&str) -> Option<Duration>) -> ((Duration, Duration), (Duration, Duration)) {
    let (best, first) = rounds(&keystrokes().collect::<Vec<&str>>(), key);
    let spread = |times: Vec<Duration>| (at_share(times.clone(), 0.5), at_share(times, 0.99));
    (spread(best), spread(first))
}

/// Of each key the best time, and that of the first round.
fn rounds(keys: &[&str], key: &dyn Fn(&str) -> Option<Duration>) -> (Vec<Duration>, Vec<Duration>) {
    let round = || {
        let times = keys.iter().filter_map(|text| key(text));
        times.collect::<Vec<Duration>>()
    };
    let first = round();
    let mut best = first.clone();
    for _ in 1..ROUNDS {
        best = best
            .into_iter()
            .zip(round())
            .map(|(a, b)| a.min(b))
            .collect();
    }
    (best, first)
}

/// Every text on the way to the phrases of both logs in which one is not closed.
fn within_phrases() -> impl Iterator<Item = &'static str> {
    let whole = TYPED.iter().copied().chain(MIXED);
    let keys = |typed: &'static str| (1..=typed.len()).filter_map(move |end| typed.get(..end));
    let is_within = |text: &&str| text.matches('"').count() % 2 == 1 && !text.ends_with('"');
    whole.flat_map(keys).filter(is_within)
}

/// The middle of many times.
fn repeated(query: &dyn Fn() -> Duration) -> Duration {
    let first = query();
    let more = if first > SLOW { 2 } else { REPEATS };
    median((0..more).map(|_| query()).chain([first]))
}
