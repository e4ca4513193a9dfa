//! How quick a paper's texts are rendered, beside a plain copy-and-wrap of the same texts:
//! `cargo bench --bench render`.
//!
//! Without the larger corpus (`RECTO_SAMPLES`) only the bundled papers are rendered, and it is said.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "../tests/common/skipped.rs"]
mod skipped;

use std::hint::black_box;
use std::time::{Duration, Instant};

use recto::text::render::{Origin, render};
use recto::text::wrap::Widths;
use samples::{CORPUS, sample_text};

/// The measure of a paragraph.
const COLUMNS: usize = 72;
/// Each paper is timed so often; the quickest run is what its machine's other work left alone.
const ROUNDS: usize = 3;
/// The length of an abstract that no author has written, but a file may hold.
const LONG: usize = 1_000_000;

struct Texts {
    title: String,
    summary: String,
}

fn main() {
    let bundled = papers(include_str!("../assets/papers.jsonl"));
    report(
        "119 bundled papers, stripped",
        &bundled,
        Origin::HuggingFace,
    );
    let Some(text) = sample_text("the larger corpus", CORPUS) else {
        return;
    };
    let papers = papers(&text);
    report("real papers", &papers, Origin::Faithful);
    let has_tex = |text: &str| text.contains(['\\', '$', '^', '_', '{']);
    let with_tex: Vec<Texts> = papers
        .into_iter()
        .filter(|paper| has_tex(&paper.summary))
        .collect();
    report("those with TeX", &with_tex, Origin::Faithful);
    long(&with_tex);
}

/// The texts of records, one a line.
fn papers(lines: &str) -> Vec<Texts> {
    let text = |record: &serde_json::Value, field: &str| {
        let text = record.get(field).and_then(serde_json::Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let record = |line| {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        Texts {
            title: text(&record, "title"),
            summary: text(&record, "abstract"),
        }
    };
    lines.lines().map(record).collect()
}

/// Title and abstract of each paper: rendered, and copied and wrapped.
fn report(what: &str, papers: &[Texts], origin: Origin) {
    let rendering = each(papers, |paper| {
        black_box(render(&paper.title, origin));
        black_box(render(&paper.summary, origin));
    });
    let wrapping = each(papers, |paper| {
        black_box(copied_and_wrapped(&paper.title));
        black_box(copied_and_wrapped(&paper.summary));
    });
    let bytes: usize = papers
        .iter()
        .map(|paper| paper.title.len() + paper.summary.len())
        .sum();
    println!("{} {what}, {:.1} MB", papers.len(), bytes as f64 / 1e6);
    for (share, name) in [(0.5, "p50"), (0.99, "p99"), (1.0, "max")] {
        let (rendered, wrapped) = (at(&rendering, share), at(&wrapping, share));
        println!(
            "  {name}: rendered {rendered:?}, copied and wrapped {wrapped:?} ({:.2} of it)",
            rendered.as_secs_f64() / wrapped.as_secs_f64()
        );
    }
}

fn copied_and_wrapped(text: &str) -> usize {
    let copy = text.replace('\n', " ");
    Widths::Narrow.lines(&copy, COLUMNS).len()
}

/// The best time of each paper, in order of time.
fn each(papers: &[Texts], mut work: impl FnMut(&Texts)) -> Vec<Duration> {
    let mut times = vec![Duration::MAX; papers.len()];
    for _ in 0..ROUNDS {
        for (paper, best) in papers.iter().zip(&mut times) {
            let begun = Instant::now();
            work(paper);
            *best = (*best).min(begun.elapsed());
        }
    }
    times.sort_unstable();
    times
}

fn at(times: &[Duration], share: f64) -> Duration {
    times[((times.len() - 1) as f64 * share) as usize]
}

/// One abstract of a megabyte, made of real ones.
fn long(papers: &[Texts]) {
    let mut text = String::new();
    for paper in papers.iter().cycle() {
        if text.len() > LONG {
            break;
        }
        text.push_str(&paper.summary);
        text.push(' ');
    }
    let paper = [Texts {
        title: String::new(),
        summary: text,
    }];
    report("abstract of a megabyte", &paper, Origin::Faithful);
}
