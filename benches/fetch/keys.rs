//! Keys in the reader while ten thousand papers come in, beside the same keys without.

use std::path::Path;
use std::time::Duration;

use super::away::recto;
use super::said::duration;
use super::sent::{WHOLE, feed, follow, server};
use super::server::Server;
use super::terminal::Terminal;
use super::times::{at_share, median, ratio};

const ROUNDS: usize = 5;
const CATEGORIES: [&str; 5] = ["cs.LG", "cs.CL", "cs.CV", "cs.AI", "stat.ML"];
/// What is typed again and again: a walk, a filter letter by letter, and back.
const KEYS: [&str; 12] = [
    "j", "j", "j", "/", "l", "e", "a", "r", "n", "\u{15}", "\r", "k",
];

pub(super) fn measure(corpus: &str) {
    let feeds = CATEGORIES.iter().enumerate();
    let feeds = feeds.map(|(place, name)| (*name, feed(corpus, place * WHOLE, WHOLE)));
    let server = server(feeds.collect());
    let file = tempfile::NamedTempFile::new().unwrap();
    let rest: Vec<&str> = corpus.lines().skip(CATEGORIES.len() * WHOLE).collect();
    std::fs::write(file.path(), rest.join("\n")).unwrap();
    let mut times: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let home = tempfile::tempdir().unwrap();
        follow(home.path(), &server, &CATEGORIES);
        let imported = recto(home.path(), &["import", file.path().to_str().unwrap()]).output();
        assert!(imported.unwrap().status.success());
        let (with, without) = round(home.path(), &server);
        times[0].extend(with);
        times[1].extend(without);
    }
    let [with, without] = times;
    for (what, share) in [("p50", 0.5), ("p99", 0.99)] {
        let [with, without] = [&with, &without].map(|times| at_share(times.iter().copied(), share));
        println!(
            "a key to its last byte, {what}: {} while {} papers come in, {} without: {:.2}",
            duration(with),
            CATEGORIES.len() * WHOLE,
            duration(without),
            ratio(with, without),
        );
    }
    println!(
        "  {} and {} keys, middle {} and {}",
        with.len(),
        without.len(),
        duration(median(with.iter().copied())),
        duration(median(without.iter().copied())),
    );
}

/// Keys while everything is fetched, and as many again afterwards.
fn round(home: &Path, server: &Server) -> (Vec<Duration>, Vec<Duration>) {
    let before = server.asked().len();
    let mut reader = Terminal::start(&recto(home, &[]));
    reader.sight("help");
    reader.rest();
    let quiet = typed(&mut reader, |keys| keys < KEYS.len() * 10);
    reader.press("F");
    let store = home.join("data").join("papers.jsonl");
    let length = || store.metadata().unwrap().len();
    let (mut last, mut still) = (length(), 0);
    let busy = typed(&mut reader, |_| {
        // It is over when all were asked, and nothing has been written for two walks.
        let now = length();
        still = if now == last { still + 1 } else { 0 };
        last = now;
        server.asked().len() < before + CATEGORIES.len() || still < 2 * KEYS.len()
    });
    (busy, quiet)
}

/// Types the walk for as long as it is wanted; how long each key took.
fn typed(reader: &mut Terminal, mut goes_on: impl FnMut(usize) -> bool) -> Vec<Duration> {
    let mut times = Vec::new();
    for (count, key) in KEYS.iter().cycle().enumerate() {
        if !goes_on(count) {
            break;
        }
        times.extend(reader.press_amid(key));
    }
    times
}
