//! What recto is measured against in the same run: the machine itself, and recto without an index.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::Duration;

use memchr::memmem;
use recto::library::Library;
use recto::paper::Paper;
use serde::Deserialize;

use super::engine::Engine;
use super::queries::{ABSENT, keystrokes};
use super::times::{median, time};

/// So many papers are scanned; of a larger library evenly taken ones, and the time is scaled.
const SCANNED: usize = 50_000;
const ROWS: usize = 50;

/// What any program must read of a paper to show it.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is parsed, and that is all")]
pub(crate) struct Bare {
    id: String,
    title: String,
    #[serde(rename = "abstract", default)]
    summary: String,
    #[serde(default)]
    authors: Vec<serde_json::Value>,
    date: Option<String>,
    #[serde(default)]
    categories: Vec<String>,
}

/// A library without an index.
pub(crate) struct Scan {
    /// How long each keystroke takes.
    pub(crate) keys: Vec<Duration>,
    /// B1: one pass of `memmem` over the folded text of all papers, for what does not occur.
    pub(crate) pass: Duration,
    /// How many papers were scanned for it.
    pub(crate) papers: usize,
}

/// Scans the papers of a store, one thread.
pub(crate) fn scan(store: &Path, papers: usize) -> Scan {
    let every = papers.div_ceil(SCANNED).max(1);
    let lines = BufReader::with_capacity(1 << 20, File::open(store).unwrap()).split(b'\n');
    let taken = lines.step_by(every).filter_map(|line| {
        let line = String::from_utf8(line.unwrap()).unwrap();
        Paper::from_json(&line).ok()
    });
    let library = Library::from_papers(taken.collect());
    let share = f64::from(library.len()) / papers as f64;
    let text = library.folded_text().as_bytes();
    let pass = median((0..9).map(|_| time(|| memmem::find(text, ABSENT.as_bytes()).is_none())));
    let engine = Engine::new(library.clone());
    let keys = keystrokes().filter_map(|typed| engine.count(typed));
    Scan {
        keys: keys.map(|time| time.div_f64(share)).collect(),
        pass: pass.div_f64(share),
        papers: usize::try_from(library.len()).unwrap(),
    }
}

/// B4: reading and parsing the last 50 lines of the store.
pub(crate) fn fifty_rows(store: &Path) -> Duration {
    let mut file = File::open(store).unwrap();
    let length = file.metadata().unwrap().len();
    let mut text = Vec::new();
    file.seek(SeekFrom::Start(length.saturating_sub(1 << 18)))
        .unwrap();
    file.read_to_end(&mut text).unwrap();
    let text = String::from_utf8_lossy(&text);
    let mut lines: Vec<(u64, usize)> = Vec::new();
    let mut end = length;
    for line in text.trim_end().rsplit('\n').take(ROWS) {
        end -= line.len() as u64 + 1;
        lines.push((end, line.len()));
    }
    median((0..101).map(|_| {
        time(|| {
            for (start, length) in &lines {
                let mut line = vec![0; *length];
                file.seek(SeekFrom::Start(*start)).unwrap();
                file.read_exact(&mut line).unwrap();
                std::hint::black_box(serde_json::from_slice::<Bare>(&line).unwrap());
            }
        })
    }))
}
