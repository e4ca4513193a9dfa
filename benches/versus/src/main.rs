//! recto beside tantivy and SQLite FTS5: the same papers, the same queries, the same answers.
//!
//! `cargo run --release -- 100k 1m`, after `cargo bench --bench scale` has made these libraries in
//! the main project; `-- 1m recto tantivy` leaves SQLite out. Every engine has the folded words
//! that recto searches, in both forms, and reads the fifty rows it shows from recto's store.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "../../scale/engine.rs"]
#[allow(dead_code, reason = "other benchmarks ask more of it")]
mod engine;
#[path = "../../shared/mixed.rs"]
#[allow(dead_code, reason = "other benchmarks ask more of it")]
mod mixed;
mod rows;
mod sqlite;
mod store;
#[path = "../../shared/times.rs"]
mod times;
mod with_recto;
mod with_tantivy;

use std::path::{Path, PathBuf};
use std::time::Duration;

use recto::query::Query;

use mixed::MIXED;
use store::Store;
use times::{at_share, median, ratio, time};

const REPEATS: usize = 20;
const SLOW: Duration = Duration::from_millis(50);
const NAMES: [&str; 3] = ["recto", "tantivy", "sqlite"];

/// What an engine says to a query.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) count: u64,
    /// The dates of the newest fifty.
    pub(crate) dates: Vec<String>,
}

/// A search engine with a library in it.
pub(crate) trait Engine {
    /// Counts the papers exactly and reads the newest fifty.
    fn ask(&mut self, query: &Query) -> Answer;
    /// The bytes that it keeps beside the store.
    fn bytes(&self) -> u64;
}

fn main() {
    let (mut names, sizes): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| NAMES.contains(&argument.as_str()));
    if names.is_empty() {
        names = NAMES.map(str::to_owned).to_vec();
    }
    let cache = std::env::var_os("RECTO_BENCH_DIR")
        .map_or_else(|| std::env::temp_dir().join("recto-bench"), PathBuf::from);
    println!(
        "| papers | engine | build | beside the text | mixed median | worst | recto / it, median |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for size in sizes {
        let papers = number(&size);
        let home = cache.join(format!("home-{VERSION}-{papers}"));
        compare(&size, &home, &names);
    }
}

/// The version of the corpora that `scale` makes.
const VERSION: u32 = 1;

fn number(size: &str) -> u64 {
    let thousands = size.strip_suffix('k').map(|digits| (digits, 1e3));
    let millions = size.strip_suffix('m').map(|digits| (digits, 1e6));
    let (digits, unit) = thousands.or(millions).unwrap_or((size, 1.0));
    (digits.parse::<f64>().unwrap() * unit) as u64
}

fn compare(size: &str, home: &Path, names: &[String]) {
    let store = Store::open(home);
    let mut told: Vec<Answer> = Vec::new();
    let mut before: Option<Duration> = None;
    for name in names {
        let dir = home.with_extension(name);
        let mut built = None;
        let mut engine: Box<dyn Engine> = match name.as_str() {
            "tantivy" => Box::new(with_tantivy::Tantivy::open(&store, &dir, &mut built)),
            "sqlite" => Box::new(sqlite::Sqlite::open(&store, &dir, &mut built)),
            _ => Box::new(with_recto::Recto::open(home)),
        };
        let answers: Vec<Answer> = MIXED
            .iter()
            .map(|text| engine.ask(&text.parse().unwrap()))
            .collect();
        if told.is_empty() {
            told = answers;
        } else {
            report_differences(name, &told, &answers);
        }
        let took: Vec<Duration> = MIXED
            .iter()
            .map(|text| repeated(engine.as_mut(), text))
            .collect();
        let middle = median(took.clone());
        let worst = at_share(took, 1.0);
        let share = before.map_or(String::new(), |recto| {
            format!("1/{:.1}", 1.0 / ratio(recto, middle))
        });
        let built = built.map_or("–".to_owned(), |time: Duration| {
            format!("{:.1} s", time.as_secs_f64())
        });
        let bytes = engine.bytes() as f64 / 1e6;
        println!(
            "| {size} | {name} | {built} | {bytes:.0} MB | {middle:.2?} | {worst:.2?} | {share} |"
        );
        before = before.or(Some(middle));
    }
}

fn report_differences(name: &str, told: &[Answer], answers: &[Answer]) {
    let pairs = MIXED.iter().zip(told.iter().zip(answers));
    let mut same = 0;
    for (query, (recto, other)) in pairs {
        if recto == other {
            same += 1;
        } else {
            let rows = if recto.dates == other.dates {
                "same"
            } else {
                "other"
            };
            eprintln!(
                "{name}: {query:?}: {} instead of {}, {rows} rows",
                other.count, recto.count
            );
        }
    }
    eprintln!("{name}: {same} of {} answers are the same", MIXED.len());
}

/// The middle of many times, the query parsed each time.
fn repeated(engine: &mut dyn Engine, text: &str) -> Duration {
    let mut once = || time(|| engine.ask(&text.parse().unwrap()));
    let first = once();
    let more = if first > SLOW { 2 } else { REPEATS };
    median(
        (0..more)
            .map(|_| once())
            .chain([first])
            .collect::<Vec<Duration>>(),
    )
}

/// The bytes of the files below a folder.
pub(crate) fn folder_bytes(dir: &Path) -> u64 {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(file) if file.is_dir() => folder_bytes(&entry.path()),
            Ok(file) => file.len(),
            Err(_) => 0,
        })
        .sum()
}

/// How many rows are shown.
pub(crate) const ROWS: usize = 50;
