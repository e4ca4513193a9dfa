//! What goes out comes in again as the same papers: every format that recto also reads, over every
//! sample at hand, and over papers made of whatever characters there are.

use crate::common::samples::{CORPUS, FILES, sample, sample_text};
use std::collections::{HashMap, HashSet};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use recto::formats::{EXPORTS, ExportFormat, Format, detect};
use recto::merge::{Counts, Plan, Shelf};
use recto::paper::{
    Author, Paper, PaperId, Received, Scheme, Source, WorkKind, title_key, title_letters,
};
use recto::text::render::{self, Origin, render};
use recto::text::typeset::{self, TexPart};
use recto::text::{fold, safe};

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
    Plan::new(
        records.into_iter().map(received).map(Ok),
        &Papers::default(),
        NOW,
    )
    .papers
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

/// A text as it is shown: its paragraphs.
fn shown(paper: &Paper, text: &str) -> Vec<String> {
    let origin = if paper.has_stripped_text() {
        Origin::HuggingFace
    } else {
        Origin::Faithful
    };
    let rendered = render(text, origin).text;
    let lines = rendered.lines().map(safe::line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A value as it goes out: its damage mended.
fn mended(text: &str) -> String {
    safe::line(&render::mended(text, Origin::Faithful))
}

/// What a form carries of a paper, by the words of the reference's table: each as it is shown.
fn field(paper: &Paper, name: &str) -> Vec<String> {
    let is_of_arxiv = paper.ids().any(|id| id.scheme() == Scheme::Arxiv);
    let list = |words: &[String]| words.iter().map(|word| mended(word)).collect();
    let cited = |name: &str| paper.cited(name).map(mended).into_iter().collect();
    match name {
        "title" => shown(paper, &paper.title),
        "abstract" => shown(paper, &paper.summary),
        "abstract as one paragraph" => vec![shown(paper, &paper.summary).join(" ")],
        "authors" => {
            let families = paper.authors.iter().map(|author| author.parts().family);
            families.map(folded).collect()
        }
        "date" => paper
            .date_shown()
            .as_deref()
            .map(mended)
            .into_iter()
            .collect(),
        // An archive is no venue to those who cite, and the id says it.
        "venue" => {
            let venue = paper.venue.as_deref().map(mended);
            venue.filter(|venue| venue != "arXiv").into_iter().collect()
        }
        "first category of an arXiv paper" => {
            let first = paper.categories.iter().take(usize::from(is_of_arxiv));
            first.cloned().collect()
        }
        "keywords" => list(&paper.keywords),
        "kind" => vec![format!("{:?}", paper.kind())],
        "volume" | "number" | "pages" | "publisher" | "note" => cited(name),
        "publisher of a book" => match paper.kind() {
            WorkKind::Conference | WorkKind::Chapter | WorkKind::Book => cited("publisher"),
            WorkKind::Article | WorkKind::Thesis | WorkKind::Report | WorkKind::Other => Vec::new(),
        },
        "every id" => {
            let mut ids: Vec<String> = paper.ids().map(ToString::to_string).collect();
            ids.sort_unstable();
            ids
        }
        // Which of several, and in which place of a record, is the form's own.
        "a link" | "page and PDF" => Vec::new(),
        _ => panic!("{name}"),
    }
}

/// The letters of a name alone: braces within it are no part of it.
fn folded(text: &str) -> String {
    let words = fold::words(&mended(text))
        .into_iter()
        .map(|word| word.folded);
    words.collect()
}

/// The same of texts that nobody wrote: of a title its letters, of an abstract nothing.
fn letters(paper: &Paper, name: &str) -> Vec<String> {
    match name {
        "abstract" | "abstract as one paragraph" => Vec::new(),
        "title" => vec![title_letters(&shown(paper, &paper.title).concat())],
        _ => field(paper, name),
    }
}

/// Sends papers out and takes them in again: the same papers, and what is not as it was of them.
fn differences(papers: &[Paper], field: fn(&Paper, &str) -> Vec<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for export in EXPORTS {
        let (out, Some(into)) = (export.name, export.read_as) else {
            continue;
        };
        let bytes = written(export, papers);
        let head = &bytes[..bytes.len().min(64 * 1024)];
        assert_eq!(detect(head).unwrap().name, into, "{out}");
        let back = read(Format::named(into).unwrap(), &bytes);
        assert_eq!(back.len(), papers.len(), "{out}");
        if into == "jsonl" {
            assert_eq!(back, papers, "{out}");
        }
        for (went, came) in papers.iter().zip(&back) {
            for name in export
                .carries
                .split(", ")
                .filter(|name| *name != "everything")
            {
                let (before, after) = (field(went, name), field(came, name));
                // Tags in a text are CSL's own: it gives them without.
                let has_tags = [&went.title, &went.summary]
                    .iter()
                    .any(|text| text.contains("</"));
                let is_markup =
                    has_tags && out == "csl-json" && matches!(name, "title" | "abstract");
                // An arXiv id tells a month where the record told no date.
                let is_told = name == "date" && before.is_empty();
                if before != after && !is_told && !is_markup {
                    wrong.push(format!(
                        "{out} {name} of {}\n  {before:?}\n  {after:?}",
                        went.id
                    ));
                }
            }
        }
        // A library that has them finds none of them new, an empty one has as many.
        for (library, new) in [(Papers::of(papers), 0), (Papers::default(), papers.len())] {
            let back = back.iter().cloned().map(received).map(Ok);
            let Counts { added, skipped, .. } = Plan::new(back, &library, NOW).counts;
            assert_eq!((added, skipped), (new, 0), "{out}");
        }
    }
    wrong
}

#[test]
fn the_papers_of_every_sample_come_back() {
    let papers = at_hand("the_papers_of_every_sample_come_back");
    assert!(papers.len() > 400);
    let wrong = differences(&papers, field);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of real papers one in a thousand may differ, in a text that is itself broken: a footnote that is
/// not closed, a name with `_` that reads as a script the second time.
fn corpus_comes_back(test: &str, stride: usize) {
    let Some(corpus) = sample_text(test, CORPUS) else {
        return;
    };
    let papers = read(Format::named("jsonl").unwrap(), corpus.as_bytes());
    let papers: Vec<Paper> = papers.into_iter().step_by(stride).collect();
    let wrong = differences(&papers, field);
    let (count, all) = (wrong.len(), papers.len());
    assert!(
        count * 1_000 <= all,
        "{count} of {all}:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn each_tenth_paper_of_the_corpus_comes_back() {
    corpus_comes_back("each_tenth_paper_of_the_corpus_comes_back", 10);
}

#[test]
#[ignore = "a minute and a half"]
fn every_paper_of_the_corpus_comes_back() {
    corpus_comes_back("every_paper_of_the_corpus_comes_back", 1);
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

fn paper() -> impl Strategy<Value = Paper> {
    let title = prop_oneof![
        "[A-Za-z]{2,9}( [A-Za-z0-9{}%&#_^~,:\"'-]{1,12}){1,8}",
        "\\PC{1,40}[a-z]{3}",
        "[a-z]{3}(\\$[a-z]_[0-9]\\$| \\\\emph\\{[a-z]{2}\\}| \\{[A-Z]{2}\\}| é| 学习){1,5}",
    ];
    // Nobody is called Jr or Sr before a family name: BibTeX cannot say it.
    let name = "[A-IK-RT-Z][a-zé]{1,8}( [A-Z]\\.| van| and)?( [A-Z][a-z,\"@-]{2,9}){0,2}";
    let id = prop_oneof![
        (1u8..=12, 0u16..=9999)
            .prop_map(|(month, number)| format!("arxiv:24{month:02}.{number:05}")),
        "doi:10\\.[1-9][0-9]{3}/[a-z0-9()<>;/_.-]{2,12}[a-z]",
        Just(String::new()),
    ];
    let summary = "(\\PC{0,30}[\n@{}%]{0,2}){0,6}";
    let date = (
        1900u16..2030,
        prop::option::of((1u8..=12, prop::option::of(1u8..=28))),
    );
    (title, prop::collection::vec(name, 1..4), id, summary, date).prop_map(
        |(mut title, names, id, summary, (year, rest))| {
            // A letter that cannot be seen goes out by no format, but is one of a title's.
            title.retain(|c| !safe::is_hidden(c));
            let id = PaperId::parse(&id).unwrap_or_else(|| title_key(&title));
            let mut paper = Paper::new(id);
            (paper.title, paper.summary) = (title, summary);
            paper.authors = names.into_iter().map(Author::named).collect();
            let month = rest.map(|(month, _)| month);
            let day = rest.and_then(|(_, day)| day);
            paper.date = recto::paper::PartialDate::new(year, month, day);
            let format = "made".to_owned();
            paper.sources = vec![Source {
                format,
                ..Source::default()
            }];
            paper
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn papers_of_any_characters_come_back(papers in prop::collection::vec(paper(), 1..6)) {
        let papers = Plan::new(papers.into_iter().map(received).map(Ok), &Papers::default(), NOW).papers;
        let wrong = differences(&papers, letters);
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    for export in EXPORTS {
        let text = String::from_utf8(written(export, std::slice::from_ref(&paper))).unwrap();
        let acts = |c: char| (c.is_control() && !matches!(c, '\n' | '\r')) || c == '\u{202e}';
        assert!(!text.contains(acts), "{}: {text:?}", export.name);
    }
}
