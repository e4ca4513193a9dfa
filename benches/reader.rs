//! How quick the reader is, as ratios to baselines of the same run: `cargo bench --bench reader`,
//! with `-- keys` or `-- start` for a part of it.
//!
//! Without the larger corpus (`RECTO_SAMPLES`) its figures are left out, and it is said.
#![allow(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    clippy::panic,
    clippy::match_wild_err_arm,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "../tests/common/away.rs"]
mod away;
#[path = "../tests/common/pty.rs"]
mod pty;
#[path = "shared/queries.rs"]
mod queries;
#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "../tests/common/skipped.rs"]
mod skipped;
#[path = "reader/start.rs"]
mod start;
#[path = "shared/terminal.rs"]
mod terminal;
#[path = "shared/times.rs"]
mod times;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use memchr::memmem;
use queries::{ABSENT, keystrokes};
use recto::app::{Message, Search, Typing};
use recto::library::{Library, Store, open};
use recto::paper::PartialDate;
use recto::query::{Order, Wanted};
use recto::run::search::Searcher;
use samples::{CORPUS, sample_text};
use tempfile::TempDir;
use times::{at_share, median, ratio, time};

const ROUNDS: usize = 5;
/// So many of the slowest texts are named.
const SLOWEST: usize = 6;

fn main() {
    if std::env::args().any(|argument| argument == start::BARE) {
        start::bare();
        return;
    }
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wants = |part: &str| {
        let named = |name: &str| wanted.iter().any(|word| word == name);
        named(part) || !(named("keys") || named("start"))
    };
    let home = tempfile::tempdir().unwrap();
    let bundled = open(&home.path().join("data"), &home.path().join("cache"))
        .unwrap()
        .library;
    let large = large_store();
    if wants("keys") {
        keys("119 bundled papers", &bundled);
    }
    match &large {
        Some(home) if wants("keys") => {
            let begun = Instant::now();
            let library = open(&home.path().join("data"), &home.path().join("cache"))
                .unwrap()
                .library;
            println!(
                "open {} papers, all in the tail: {:?}",
                library.len(),
                begun.elapsed()
            );
            keys("20,000 real papers and the bundled ones", &library);
        }
        _ => {}
    }
    if wants("start") {
        start::measure(home.path(), large.as_ref().map(TempDir::path));
    }
}

/// A home with the bundled papers and the larger corpus; `None` where there is no corpus.
fn large_store() -> Option<TempDir> {
    let text = sample_text("the larger corpus", CORPUS)?;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    let lines = Store::bundled().to_owned() + &store_lines(&text);
    std::fs::write(data.join("papers.jsonl"), lines).unwrap();
    Some(home)
}

/// From a key to the answer that is drawn: count and rows, and with the facets.
fn keys(what: &str, library: &Library) {
    let text = library.folded_text().as_bytes();
    let pass = median((0..21).map(|_| time(|| memmem::find(text, ABSENT.as_bytes()).is_none())));
    let mut searcher = Searcher::new(library.clone());
    let (mut rows, mut facets) = (Vec::new(), Vec::new());
    let mut slowest = HashMap::new();
    for _ in 0..ROUNDS {
        for typed in keystrokes() {
            let Ok(query) = typed.parse() else { continue };
            let mut took = Duration::ZERO;
            let search = Search {
                ticket: 1,
                query,
                order: Order::Newest,
                keep: None,
                rows: 32,
                typing: Typing::Going,
                today: PartialDate::FIRST,
                visit: None,
                wanted: Wanted::default(),
                saved: Arc::default(),
                marks: Arc::default(),
            };
            let begun = Instant::now();
            searcher.find(&search, &|| false, &mut |answer| match answer {
                Message::Found(_) => rows.push(begun.elapsed()),
                Message::Facets { .. } => {
                    took = begun.elapsed();
                    facets.push(took);
                }
                _ => {}
            });
            let best = slowest.entry(typed).or_insert(took);
            *best = took.min(*best);
        }
    }
    println!(
        "{what}: {:.1} MB folded, one absent-needle pass {pass:?}",
        text.len() as f64 / 1e6
    );
    for (stage, times) in [("rows and count", rows), ("with facets", facets)] {
        let keys = times.len();
        let (middle, high) = (at_share(times.clone(), 0.5), at_share(times, 0.99));
        println!(
            "  key to {stage}: p50 {middle:?} ({:.2} passes), p99 {high:?} ({:.2} passes), {} keys",
            ratio(middle, pass),
            ratio(high, pass),
            keys
        );
    }
    let mut slowest: Vec<(&str, Duration)> = slowest.into_iter().collect();
    slowest.sort_unstable_by_key(|(_, best)| std::cmp::Reverse(*best));
    slowest.truncate(SLOWEST);
    println!("  the slowest texts, the best of their rounds: {slowest:?}");
}

/// The corpus as recto's own importer stores it.
fn store_lines(text: &str) -> String {
    let format = recto::formats::Format::named("jsonl").unwrap();
    let records = format.read(Box::new(text.as_bytes())).unwrap();
    records
        .map(|record| record.unwrap().paper.to_json().unwrap() + "\n")
        .collect()
}
