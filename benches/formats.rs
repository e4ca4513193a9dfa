//! How quick the readers of formats are, each on one core, beside a plain pass over the same bytes:
//! `cargo bench --bench formats`.
//!
//! The bytes are the fixtures of the tests, again and again; nothing is stored.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

use std::hint::black_box;
use std::time::Instant;

use recto::formats::Format;
use serde::de::IgnoredAny;

/// So many bytes of each format at least.
const BYTES: usize = 20 << 20;
/// Each is timed so often; the quickest run is what its machine's other work left alone.
const ROUNDS: usize = 5;

/// A format, the fixtures that it is read from, and what else can be done with their bytes.
struct Case {
    format: &'static str,
    files: &'static [&'static str],
    baseline: Baseline,
}

#[derive(Clone, Copy)]
enum Baseline {
    /// The lines are counted.
    Lines,
    /// Each line is parsed as JSON and forgotten.
    Json,
}

const CASES: &[Case] = &[
    Case {
        format: "bibtex",
        files: &[
            "bibtex_mendeley.bib",
            "bibtex_jabref.bib",
            "bibtex_parenthesised_1980s.bib",
            "bibtex_zotero_arxiv.bib",
            "biblatex_zotero_arxiv.bib",
            "bibtex_greek_math_titles.bib",
        ],
        baseline: Baseline::Lines,
    },
    Case {
        format: "ris",
        files: &["ris_full.ris", "ris_urls.ris", "ris_extraneous_data.ris"],
        baseline: Baseline::Lines,
    },
    Case {
        format: "hf-dump",
        files: &["formats/hf_text_dump_2025-07-04.txt"],
        baseline: Baseline::Lines,
    },
    Case {
        format: "jsonl",
        files: &["../../assets/papers.jsonl"],
        baseline: Baseline::Json,
    },
    Case {
        format: "arxiv-snapshot",
        files: &["formats/kaggle_arxiv_snapshot.jsonl"],
        baseline: Baseline::Json,
    },
];

fn main() {
    println!("format          papers     MB/s   baseline MB/s   times as long");
    for case in CASES {
        let bytes = bytes(case.files);
        let (papers, seconds) = quickest(|| papers(case.format, &bytes));
        let (_, baseline) = quickest(|| case.baseline.over(&bytes));
        let speed = |seconds: f64| bytes.len() as f64 / 1e6 / seconds;
        println!(
            "{:<15} {papers:>6} {:>8.1} {:>15.1} {:>15.1}",
            case.format,
            speed(seconds),
            speed(baseline),
            seconds / baseline
        );
    }
}

/// The files one after another, until they are enough.
fn bytes(files: &[&str]) -> Vec<u8> {
    let mut once = Vec::new();
    for file in files {
        once.extend(std::fs::read(format!("tests/fixtures/{file}")).unwrap());
        once.push(b'\n');
    }
    once.repeat(BYTES.div_ceil(once.len()))
}

fn papers(format: &str, bytes: &[u8]) -> usize {
    let records = Format::named(format)
        .unwrap()
        .read(Box::new(bytes))
        .unwrap();
    records.filter(|record| black_box(record).is_ok()).count()
}

impl Baseline {
    fn over(self, bytes: &[u8]) -> usize {
        match self {
            Self::Lines => memchr::memchr_iter(b'\n', bytes).count(),
            Self::Json => {
                let lines = bytes.split(|byte| *byte == b'\n');
                let values = lines.filter(|line| {
                    let value: Result<IgnoredAny, _> = serde_json::from_slice(line);
                    value.is_ok()
                });
                values.count()
            }
        }
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
