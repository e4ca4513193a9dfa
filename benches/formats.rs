//! How quick the readers of formats are, each on one core, beside a plain pass over the same bytes:
//! `cargo bench --bench formats`, with names of formats for these alone.
//!
//! The bytes are the fixtures of the tests, each read again and again as a whole; nothing is stored.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use quick_xml::events::Event;
use recto::formats::{FORMATS, Format, detect};
use serde::de::IgnoredAny;

/// So many bytes of each format at least.
const BYTES: usize = 10 << 20;
/// Each is timed so often; the quickest run is what its machine's other work left alone.
const ROUNDS: usize = 5;
/// Where the fixtures of the tests are.
const FIXTURES: &[&str] = &[
    "tests/fixtures",
    "tests/fixtures/formats",
    "tests/fixtures/small",
    "assets",
];

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let asked: Vec<&String> = asked
        .iter()
        .filter(|name| !name.starts_with("--"))
        .collect();
    let fixtures = fixtures();
    println!("format             papers     MB/s   baseline MB/s   times as long");
    for format in FORMATS {
        if !asked.is_empty() && !asked.iter().any(|name| *name == format.name) {
            continue;
        }
        let of_it = fixtures.iter().filter(|(name, _)| *name == format.name);
        let files: Vec<&[u8]> = of_it.map(|(_, bytes)| bytes.as_slice()).collect();
        let once: usize = files.iter().map(|bytes| bytes.len()).sum();
        let times = BYTES.div_ceil(once.max(1));
        let over = |one: &dyn Fn(&[u8]) -> usize| {
            quickest(|| {
                (0..times)
                    .flat_map(|_| &files)
                    .map(|bytes| one(bytes))
                    .sum()
            })
        };
        let (papers, seconds) = over(&|bytes| papers(format, bytes));
        let (_, baseline) = over(&pass);
        let speed = |seconds: f64| (once * times) as f64 / 1e6 / seconds;
        println!(
            "{:<18} {papers:>6} {:>8.1} {:>15.1} {:>15.1}",
            format.name,
            speed(seconds),
            speed(baseline),
            seconds / baseline
        );
    }
}

/// Every fixture that is told, with the name of its format.
fn fixtures() -> Vec<(&'static str, Vec<u8>)> {
    let files = |dir: &&str| fs::read_dir(Path::new(dir)).unwrap();
    let mut paths: Vec<_> = FIXTURES
        .iter()
        .flat_map(files)
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort_unstable();
    let read = paths.iter().map(|path| fs::read(path).unwrap());
    read.filter_map(|bytes| Some((detect(&bytes).ok()?.name, bytes)))
        .collect()
}

fn papers(format: &Format, bytes: &[u8]) -> usize {
    // A fixture may hold none.
    let records = format.read(Box::new(bytes)).into_iter().flatten();
    records.filter(|record| black_box(record).is_ok()).count()
}

/// A pass over the bytes by what they are: JSON values or XML events are parsed and forgotten, the
/// lines of any other text are counted.
fn pass(bytes: &[u8]) -> usize {
    match bytes.trim_ascii_start().first() {
        Some(b'{' | b'[') => serde_json::Deserializer::from_slice(bytes)
            .into_iter::<IgnoredAny>()
            .flatten()
            .count(),
        Some(b'<') => {
            let mut reader = quick_xml::Reader::from_reader(bytes);
            let events = std::iter::from_fn(|| match reader.read_event() {
                Ok(Event::Eof) | Err(_) => None,
                Ok(event) => Some(event),
            });
            events.count()
        }
        _ => memchr::memchr_iter(b'\n', bytes).count(),
    }
}

/// What came of it, and the seconds of the quickest of some runs.
fn quickest(run: impl Fn() -> usize) -> (usize, f64) {
    let timed = (0..ROUNDS).map(|_| {
        let begun = Instant::now();
        let found = black_box(run());
        (found, begun.elapsed().as_secs_f64())
    });
    timed
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .unwrap()
}
