//! Filling a home: what import, index and its parts take.

use std::cmp::Reverse;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::time::Duration;

use recto::library::{Library, open};

use super::baselines::Bare;
use super::home::Home;
use super::table::Column;
use super::times::{ratio, time};
use super::watched::{Run, processor_time, watched};

/// The library of a home, opened.
pub(crate) fn library(home: &Home) -> Library {
    let opened = open(&home.dir.join("data"), &home.dir.join("cache"));
    opened.unwrap().library
}

/// Imports the corpus into an empty home, makes its index anew, and says what that takes.
pub(crate) fn fill(home: &Home, corpus: &Path, column: &mut Column) -> io::Result<()> {
    let raw = corpus.metadata()?.len();
    home.empty()?;
    let import = measured(home, &["import", corpus.to_str().unwrap()]);
    let bytes_a_second = raw as f64 / import.settled.as_secs_f64();
    let speed = format!("{:.0} MB/s", bytes_a_second / 1e6);
    column.text("import, to the append", ">= 100 MB/s", speed);
    column.time("import, to the end", "", import.time);
    memory(column, "import, peak memory", "", import.peak);
    build(home, corpus, column);
    index_bytes(&library(home), raw, column);
    Ok(())
}

fn measured(home: &Home, arguments: &[&str]) -> Run {
    let run = watched(home.recto().args(arguments), &home.store());
    run.unwrap_or_else(|| panic!("recto {arguments:?} failed"))
}

/// Makes the index anew.
fn build(home: &Home, corpus: &Path, column: &mut Column) {
    let build = measured(home, &["index", "--rebuild"]);
    column.time("build of the index", "", build.time);
    if let Some(processor) = build.processor {
        column.time("the same, processor time", "", processor);
    }
    let (clock, processor) = parsed(corpus);
    column.ratio(
        "build / parse of the JSON (B2), by the clock",
        "<= 15 x",
        ratio(build.time, clock),
    );
    if let (Some(build), Some(parse)) = (build.processor, processor) {
        let name = "the same, by the processor's time";
        column.ratio(name, "", ratio(build, parse));
    }
    memory(column, "build, peak memory", "< 700 MB", build.peak);
}

/// What the index takes beside the text, and the share of each of its parts.
fn index_bytes(library: &Library, raw: u64, column: &mut Column) {
    let mut parts = library.index_parts();
    let whole: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
    column.bytes("the index", "", whole);
    column.ratio(
        "index / raw JSON Lines",
        "<= 0.65",
        whole as f64 / raw as f64,
    );
    parts.retain(|(_, bytes)| bytes * 1000 > whole);
    parts.sort_by_key(|(_, bytes)| Reverse(*bytes));
    let share = |bytes: u64| bytes as f64 / whole as f64 * 100.0;
    let parts = parts
        .iter()
        .map(|(name, bytes)| format!("{name} {:.1} %", share(*bytes)));
    column.text("its parts", "", parts.collect::<Vec<String>>().join(", "));
}

fn memory(column: &mut Column, name: &'static str, goal: &'static str, peak: Option<u64>) {
    if let Some(peak) = peak {
        column.bytes(name, goal, peak);
    }
}

/// B2: how long one thread of `serde_json` takes for all lines, by the clock and by the time of the
/// processor, where the system tells it.
fn parsed(corpus: &Path) -> (Duration, Option<Duration>) {
    let file = fs::File::open(corpus).unwrap();
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let mut line = String::new();
    let before = processor_time("self");
    let clock = time(|| {
        while reader.read_line(&mut line).unwrap() > 0 {
            std::hint::black_box(serde_json::from_str::<Bare>(&line).unwrap());
            line.clear();
        }
    });
    let processor = processor_time("self").zip(before);
    (
        clock,
        processor.and_then(|(now, before)| now.checked_sub(before)),
    )
}
