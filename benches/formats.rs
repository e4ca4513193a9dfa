//! How quick the readers of formats are, each on one core, beside a plain pass over the same bytes:
//! `cargo bench --bench formats`, with names of formats for these alone.
//!
//! The bytes are the fixtures of the tests, read again and again, and all papers of them in one file of
//! each form that recto writes; nothing is stored. Where the fixtures of a format may stand behind each
//! other in one file, as tagged text may, they do, for what is done once a file weighs much in a small one.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use quick_xml::events::Event;
use recto::formats::{EXPORTS, FORMATS, Format, detect};
use recto::paper::Paper;
use serde::de::IgnoredAny;

/// So many bytes of each format at least.
const BYTES: usize = 10 << 20;
/// So many bytes of fixtures in one file, about.
const JOINED: usize = 1 << 20;
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
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|asked| *asked == name);
    let fixtures = fixtures();
    println!("fixtures, read again and again");
    println!("format             papers     MB/s   baseline MB/s   times as long");
    for format in FORMATS.iter().filter(|format| is_asked(format.name)) {
        let of_it = fixtures.iter().filter(|(name, _)| *name == format.name);
        let files: Vec<&[u8]> = of_it.map(|(_, bytes)| bytes.as_slice()).collect();
        let joined = joined(format, &files);
        match &joined {
            Some(one) => row(format, &[one]),
            None => row(format, &files),
        }
    }
    let papers: Vec<Arc<Paper>> = fixtures
        .iter()
        .flat_map(|(name, bytes)| read(Format::named(name).unwrap(), bytes))
        .map(Arc::new)
        .collect();
    println!(
        "all of {} papers in one file, as recto gives them out",
        papers.len()
    );
    for export in EXPORTS {
        let read_as = export.read_as.and_then(Format::named);
        if let Some(format) = read_as.filter(|format| is_asked(format.name)) {
            let mut bytes = Vec::new();
            (export.write)(&mut papers.iter().cloned(), &mut bytes).unwrap();
            row(format, &[&bytes]);
        }
    }
}

/// The files again and again as one, where that has the same papers.
fn joined(format: &Format, files: &[&[u8]]) -> Option<Vec<u8>> {
    let once: usize = files.iter().map(|bytes| bytes.len()).sum();
    let times = JOINED.div_ceil(once.max(1));
    let papers = |bytes: &[u8]| read(format, bytes).count();
    let apart: usize = files.iter().map(|bytes| papers(bytes)).sum();
    let lines: Vec<&[u8]> = files.iter().flat_map(|bytes| [*bytes, b"\n"]).collect();
    let joined = lines.concat().repeat(times);
    (papers(&joined) == apart * times).then_some(joined)
}

/// Prints how quick a format is over files, beside the baseline.
fn row(format: &Format, files: &[&[u8]]) {
    let once: usize = files.iter().map(|bytes| bytes.len()).sum();
    let times = BYTES.div_ceil(once.max(1));
    let over = |one: &dyn Fn(&[u8]) -> usize| {
        quickest(|| (0..times).flat_map(|_| files).map(|bytes| one(bytes)).sum())
    };
    let (papers, seconds) = over(&|bytes| read(format, bytes).count());
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

/// The good records of a file.
fn read<'a>(format: &Format, bytes: &'a [u8]) -> impl Iterator<Item = Paper> + 'a {
    // A fixture may hold none.
    let records = format.read(Box::new(bytes)).into_iter().flatten();
    records.filter_map(|record| Some(black_box(record).ok()?.paper))
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
