//! What goes out: text that is safe, keys of its own, formulas as they are; and what comes of it when
//! it comes in again.

#[path = "exports/carried.rs"]
mod carried;
#[path = "exports/round_trip.rs"]
mod round_trip;

use std::collections::{HashMap, HashSet};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use recto::formats::{EXPORTS, ExportFormat, Format, detect};
use recto::merge::{Plan, Shelf};
use recto::paper::{Author, Paper, PaperId, Received, title_key};
use recto::text::render::{self, Origin};
use recto::text::safe;
use recto::text::typeset::{self, TexPart};

use crate::common::samples::{CORPUS, FILES, sample, sample_text};

const NOW: &str = "2026-11-25T09:00:00Z";

/// The papers of a library, by their ids and by the letters of their titles.
#[derive(Default)]
struct Papers {
    by_id: HashMap<PaperId, Paper>,
    by_title: HashMap<PaperId, Vec<Paper>>,
}

impl Papers {
    fn of(papers: &[Paper]) -> Self {
        let mut library = Self::default();
        for paper in papers {
            for id in paper.ids() {
                library.by_id.insert(id.clone(), paper.clone());
            }
            let titled = library.by_title.entry(title_key(&paper.title));
            titled.or_default().push(paper.clone());
        }
        library
    }
}

impl Shelf for Papers {
    fn by_id(&self, id: &PaperId) -> Option<Paper> {
        self.by_id.get(id).cloned()
    }

    fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
        self.by_title.get(key).cloned().unwrap_or_default()
    }
}

fn written(export: &ExportFormat, papers: &[Paper]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut papers = papers.iter().cloned().map(Arc::new);
    (export.write)(&mut papers, &mut bytes).unwrap();
    bytes
}

fn read(format: &Format, bytes: &[u8]) -> Vec<Paper> {
    let records = format.read(Box::new(bytes)).unwrap();
    records.map(|record| record.unwrap().paper).collect()
}

fn received(paper: Paper) -> Received {
    Received { line: 1, paper }
}

/// The papers of all samples at hand for a test, each paper once.
fn at_hand(test: &str) -> Vec<Paper> {
    let mut records = Vec::new();
    let mut folders = vec![PathBuf::from("tests/fixtures")];
    folders.extend(sample(test, FILES));
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort_unstable();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else {
                records.extend(papers_of(&path));
            }
        }
    }
    let records = records.into_iter().map(received).map(Ok);
    let mut planned = Plan::new(records, &Papers::default(), NOW).papers;
    // Where a record joined two papers, its line supersedes theirs.
    let mut later = HashSet::new();
    planned.reverse();
    planned.retain(|paper| {
        let is_last = paper.ids().all(|id| !later.contains(id));
        later.extend(paper.ids().cloned());
        is_last
    });
    planned.reverse();
    planned
}

fn papers_of(path: &Path) -> Vec<Paper> {
    let bytes = std::fs::read(path).unwrap_or_default();
    let Ok(format) = detect(&bytes[..bytes.len().min(64 * 1024)]) else {
        return Vec::new();
    };
    match format.read(Box::new(BufReader::new(bytes.as_slice()))) {
        Ok(records) => records
            .filter_map(|record| Some(record.ok()?.paper))
            .collect(),
        Err(_) => Vec::new(),
    }
}

#[test]
fn no_formula_of_the_corpus_is_escaped() {
    let Some(text) = sample_text("no_formula_of_the_corpus_is_escaped", CORPUS) else {
        return;
    };
    let export = ExportFormat::named("bibtex").unwrap();
    let mut papers = read(Format::named("jsonl").unwrap(), text.as_bytes());
    papers.retain(|paper| paper.summary.contains(['$', '\\']));
    assert!(papers.len() > 2_000);
    for paper in papers {
        let bytes = written(export, std::slice::from_ref(&paper));
        let entry = safe::line(&String::from_utf8(bytes).unwrap());
        let line = safe::line(&render::mended(&paper.summary, Origin::Faithful));
        for (range, what) in typeset::parts(&line) {
            // A formula has no comment in it, nor an argument of a macro.
            let formula = line[range]
                .replace("\\%", "%")
                .replace('%', "\\%")
                .replace("\\#", "#")
                .replace('#', "\\#");
            assert!(
                what != TexPart::Kept || entry.contains(&formula),
                "{}: {formula}",
                paper.id
            );
        }
    }
}

#[test]
fn every_key_of_a_bibliography_is_its_own() {
    let papers = at_hand("every_key_of_a_bibliography_is_its_own");
    let bytes = written(ExportFormat::named("bibtex").unwrap(), &papers);
    let text = String::from_utf8(bytes).unwrap();
    let keys: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix('@')?.split_once('{')?.1.strip_suffix(','))
        .collect();
    let different: HashSet<String> = keys.iter().map(|key| key.to_lowercase()).collect();
    assert_eq!((keys.len(), different.len()), (papers.len(), papers.len()));
}

#[test]
fn every_export_writes_text_without_anything_that_acts_on_a_terminal() {
    let mut paper = Paper::new(title_key("x"));
    paper.title = "a\u{1b}]0;x\u{7}b\u{202e}c\u{0}".to_owned();
    paper.summary = "one\u{1b}[2J\n\n@misc{two,\nTY  - three\nER  -".to_owned();
    paper.authors = vec![Author::named("A\u{9b}31m B")];
    paper.venue = Some("v\r\nTY  - GEN".to_owned());
    paper.aliases = vec![PaperId::parse("arxiv:2503.11794").unwrap()];
    paper.categories = vec!["cs.LG\u{1b}[31m}".to_owned()];
    paper.keywords = vec!["k\u{1b}]0;x\u{7}".to_owned()];
    paper.comment = Some("c\u{9b}31m".to_owned());
    for export in EXPORTS {
        let text = String::from_utf8(written(export, std::slice::from_ref(&paper))).unwrap();
        let acts = |c: char| (c.is_control() && !matches!(c, '\n' | '\r')) || c == '\u{202e}';
        assert!(!text.contains(acts), "{}: {text:?}", export.name);
    }
}
