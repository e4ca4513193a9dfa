//! Records in any order: the same of them are one work.

use std::collections::BTreeSet;
use std::fs;

use recto::merge::{Plan, Shelf};
use recto::paper::{Paper, PaperId, Received, title_key};

use super::read;

const NOW: &str = "2026-11-24T09:00:00Z";

/// Papers that are there already.
#[derive(Default)]
struct Known(Vec<Paper>);

fn has_id(paper: &Paper, id: &PaperId) -> bool {
    paper.ids().any(|known| known == id)
}

impl Shelf for Known {
    fn by_id(&self, id: &PaperId) -> Option<Paper> {
        let own = self.0.iter().find(|paper| paper.id == *id);
        own.or_else(|| self.0.iter().find(|paper| has_id(paper, id)))
            .cloned()
    }

    fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
        let titled = self
            .0
            .iter()
            .filter(|paper| title_key(&paper.title) == *key);
        titled.cloned().collect()
    }
}

/// The works that come of records, each an import of its own: the keys that they have in their file.
fn works<'a>(records: impl Iterator<Item = &'a Paper>) -> BTreeSet<Vec<String>> {
    let mut known = Known::default();
    for paper in records {
        let paper = paper.clone();
        let received = std::iter::once(Ok(Received { line: 1, paper }));
        for paper in Plan::new(received, &known, NOW).papers {
            known.0.retain(|before| !has_id(&paper, &before.id));
            known.0.push(paper);
        }
    }
    let keys = |paper: &Paper| {
        let keys = paper
            .sources
            .iter()
            .map(|source| source.id.clone().unwrap());
        keys.collect::<BTreeSet<_>>().into_iter().collect()
    };
    known.0.iter().map(keys).collect()
}

/// Reads BibTeX, and tells of how many works it is: in its order, turned round, and with each record
/// before all others.
fn in_any_order(name: &str, bibtex: &str) -> usize {
    let (format, records) = read(bibtex.as_bytes()).unwrap();
    assert_eq!(format, "bibtex", "{name}");
    let records: Vec<Paper> = records.into_iter().map(Result::unwrap).collect();
    let found = works(records.iter());
    assert_eq!(works(records.iter().rev()), found, "{name}, turned round");
    for (place, first) in records.iter().enumerate() {
        let others = records.iter().enumerate();
        let others = others.filter(|(other, _)| *other != place);
        let turned = std::iter::once(first).chain(others.map(|(_, paper)| paper));
        assert_eq!(works(turned), found, "{name}, first {}", first.title);
    }
    found.len()
}

#[test]
fn the_same_records_are_one_work_in_whatever_order_they_come() {
    for (case, works) in [
        ("reports/01-doi-escaped", 4),
        ("reports/02-two-papers-become-one", 10),
        ("suites/01-doi-escaped-underscore", 3),
        ("suites/04-same-title-in-every-issue", 3),
        ("suites/19-one-id-on-unrelated-works", 4),
    ] {
        let text = fs::read_to_string(format!("tests/fixtures/cases/{case}/input.bib")).unwrap();
        assert_eq!(in_any_order(case, &text), works, "{case}");
    }
    for (name, fields, works) in [
        (
            "a preprint and its printed form",
            &[
                "title = {Trees of the Northern Forest}, author = {Ada Li}, eprint = {2503.11794}, archiveprefix = {arXiv}, year = 2025",
                "title = {Trees of the Northern Forest}, author = {Li, Ada}, doi = {10.1000/trees}, journal = {J. Trees}, volume = 5, pages = {1--9}, year = 2026",
                "title = {Trees of the northern forest}, author = {A. Li}, doi = {10.48550/arXiv.2503.11794}, year = 2025",
            ][..],
            1,
        ),
        (
            "spellings of one title",
            &[
                r#"title = {K{\"u}hlin's Trees -- a View}, author = {Ada Li}"#,
                "title = {Kühlin’s trees — a view}, author = {A. Li}",
            ],
            1,
        ),
        (
            "a record with the ids of two others",
            &[
                "title = {Trees}, author = {Ada Li}, eprint = {2503.11794}, archiveprefix = {arXiv}",
                "title = {Trees and more}, author = {Ada Li}, doi = {10.1000/trees}",
                "title = {Trees}, author = {Ada Li}, doi = {10.1000/trees}, eprint = {2503.11794}, archiveprefix = {arXiv}",
            ],
            1,
        ),
        (
            "signs",
            &[
                "title = {A Note on C}, author = {Ada Li}",
                "title = {A Note on C++}, author = {Ada Li}",
                r"title = {A Note on C\#}, author = {Ada Li}",
                "title = {A note on {C++}}, author = {A. Li}",
            ],
            3,
        ),
        (
            "the DOI of a book on two of its chapters",
            &[
                "title = {Trees}, author = {Ada Li}, doi = {10.1000/book}",
                "title = {Winters of the North}, author = {Bo Wu}, doi = {10.1000/book}",
                "title = {Winters of the North}, author = {B. Wu}",
            ],
            2,
        ),
        (
            "one title in two books",
            &[
                "title = {Introduction}, author = {Ada Li}, booktitle = {Trees}, pages = {1--9}, year = 2020",
                "title = {Introduction}, author = {Ada Li}, booktitle = {Winters}, pages = {3--7}, year = 2021",
                "title = {Introduction}, author = {Li, Ada}, booktitle = {Winters}, pages = {3-7}, year = 2021",
            ],
            2,
        ),
    ] {
        let entries = fields.iter().enumerate();
        let entries = entries.map(|(nth, fields)| format!("@misc{{key{nth}, {fields}}}\n"));
        assert_eq!(
            in_any_order(name, &entries.collect::<String>()),
            works,
            "{name}"
        );
    }
}
