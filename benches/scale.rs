//! How recto grows: `cargo bench --bench scale`, with sizes such as `-- 100k 1m 2.7m`; without one
//! 10k only. `answers`, `processes` or `append` name a part; then a library that is there from an
//! earlier run is taken as it is.
//!
//! Corpora and libraries are kept in `RECTO_BENCH_DIR`, or in the system's temporary directory.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "scale/answers.rs"]
mod answers;
#[path = "../tests/common/away.rs"]
mod away;
#[path = "scale/baselines.rs"]
mod baselines;
#[path = "scale/corpus.rs"]
mod corpus;
#[path = "scale/engine.rs"]
mod engine;
#[path = "shared/first_sight.rs"]
mod first_sight;
#[path = "scale/home.rs"]
mod home;
#[path = "shared/mixed.rs"]
mod mixed;
#[path = "scale/processes.rs"]
mod processes;
#[path = "../tests/common/pty.rs"]
mod pty;
#[path = "shared/queries.rs"]
mod queries;
#[path = "scale/rare.rs"]
mod rare;
#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "../tests/common/skipped.rs"]
mod skipped;
#[path = "scale/table.rs"]
mod table;
#[path = "shared/times.rs"]
mod times;
#[path = "scale/watched.rs"]
mod watched;

use engine::Engine;
use home::Home;
use samples::{CORPUS, sample_text};
use table::Column;

const PARTS: [&str; 3] = ["answers", "processes", "append"];
const USUAL: &str = "10k";

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .iter()
        .any(|argument| argument == processes::NOTHING)
    {
        return;
    }
    arguments.retain(|argument| !argument.starts_with("--"));
    let Some(real) = sample_text("everything", CORPUS) else {
        return;
    };
    let (parts, mut sizes): (Vec<String>, Vec<String>) = arguments
        .into_iter()
        .partition(|argument| PARTS.contains(&argument.as_str()));
    if sizes.is_empty() {
        println!("at {USUAL} papers; ask for more with `cargo bench --bench scale -- 10k 100k 1m`");
        sizes.push(USUAL.to_owned());
    }
    let small = Home::bundled();
    let mut columns = Vec::new();
    for size in sizes {
        let Some(papers) = number(&size) else {
            println!("{size} is neither a size, such as 10k or 2.7m, nor one of {PARTS:?}");
            return;
        };
        eprintln!("{size}, load average {}", load());
        let mut column = Column::new(size, papers);
        let home = Home::of(papers, &real).unwrap();
        measure(&home, &small, &parts, &mut column);
        columns.push(column);
    }
    println!("{}", table::markdown(&columns));
}

fn measure(home: &Home, small: &Home, parts: &[String], column: &mut Column) {
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);
    if parts.is_empty() || !home.is_filled() {
        home.fill(column).unwrap();
    }
    if wants("answers") || wants("processes") {
        let library = home.library();
        if wants("processes") {
            processes::measure(home, small, &library, column);
        }
        if wants("answers") {
            let engine = Engine::new(library);
            answers::measure(home, &engine, column);
        }
    }
    if wants("append") {
        processes::append(home, column);
    }
    column.text("load average", "", load());
}

/// `10k`, `1m`, `2.7m` or a plain number.
fn number(size: &str) -> Option<usize> {
    let (digits, unit) = match size.to_ascii_lowercase() {
        size if size.ends_with('k') => (size.trim_end_matches('k').to_owned(), 1e3),
        size if size.ends_with('m') => (size.trim_end_matches('m').to_owned(), 1e6),
        size => (size, 1.0),
    };
    let papers = digits.parse::<f64>().ok()? * unit;
    (papers >= 1.0).then_some(papers as usize)
}

/// What else the machine does, where the system tells it.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}
