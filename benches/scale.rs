//! How recto grows: `cargo bench --bench scale`, with sizes such as `-- 100k 1m 2.7m`; without one
//! 10k only. `answers`, `processes` or `append` name a part; then a library that is there from an
//! earlier run is taken as it is.
//!
//! Corpora and libraries are kept in `RECTO_BENCH_DIR`, or in the system's temporary directory.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::match_wild_err_arm,
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
#[path = "shared/empty.rs"]
mod empty;
#[path = "scale/engine.rs"]
mod engine;
#[path = "scale/fill.rs"]
mod fill;
#[path = "shared/home.rs"]
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
#[path = "shared/said.rs"]
mod said;
#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "../tests/common/skipped.rs"]
mod skipped;
#[path = "scale/table.rs"]
mod table;
#[path = "shared/terminal.rs"]
mod terminal;
#[path = "shared/times.rs"]
mod times;
#[path = "shared/watched.rs"]
mod watched;

use std::path::Path;

use engine::Engine;
use home::{Home, corpus_of, name_of, number};
use samples::{CORPUS, sample_text};
use table::Column;
use watched::load;

const PARTS: [&str; 3] = ["answers", "processes", "append"];
const USUAL: &str = "10k";

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if empty::is_asked() {
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
    let recto = Path::new(away::RECTO);
    let small = Home::new(recto, "home-bundled");
    let _ = std::fs::remove_dir_all(&small.dir);
    small.run(&["list", "--count"]);
    let mut columns = Vec::new();
    for size in sizes {
        let Some(papers) = number(&size) else {
            println!("{size} is neither a size, such as 10k or 2.7m, nor one of {PARTS:?}");
            return;
        };
        eprintln!("{size}, load average {}", load());
        let mut column = Column::new(size, papers);
        let corpus = corpus_of(papers, &real).unwrap();
        let home = Home::new(recto, name_of(papers));
        if parts.is_empty() || !home.is_filled() {
            fill::fill(&home, &corpus, &mut column).unwrap();
        }
        measure(&home, &small, &parts, &mut column);
        columns.push(column);
    }
    println!("{}", table::markdown(&columns));
}

fn measure(home: &Home, small: &Home, parts: &[String], column: &mut Column) {
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);
    if wants("answers") || wants("processes") {
        let library = fill::library(home);
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
