//! Bibliographies as people have them: how many works each sample gives, and what is said of the
//! rest.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that goes wrong should fail, and one that is skipped should say so"
)]

use std::path::{Path, PathBuf};

use recto::import::{Format, detect};
use recto::paper::Paper;

/// A sample, its format, its works, and its records that are none.
const SAMPLES: &[(&str, &str, usize, usize)] = &[
    ("bibtex_conferences.bib", "bibtex", 95, 0),
    ("bibtex_mendeley.bib", "bibtex", 36, 0),
    ("bibtex_jabref.bib", "bibtex", 20, 0),
    ("bibtex_parenthesised_1980s.bib", "bibtex", 265, 0),
    ("bibtex_zotero_arxiv.bib", "bibtex", 3, 0),
    ("biblatex_zotero_arxiv.bib", "bibtex", 12, 0),
    ("bibtex_greek_math_titles.bib", "bibtex", 2, 0),
    ("crossref_bibtex_negotiated.bib", "bibtex", 1, 0),
    ("ris_bom.ris", "ris", 1, 0),
    ("ris_empty_tag.ris", "ris", 1, 0),
    ("ris_extraneous_data.ris", "ris", 2, 0),
    ("ris_full.ris", "ris", 2, 0),
    // Three records, none of which has a title.
    ("ris_multiline.ris", "ris", 0, 3),
    ("ris_starting_newlines.ris", "ris", 1, 0),
    ("ris_urls.ris", "ris", 4, 0),
    ("ris_utf_chars.ris", "ris", 1, 0),
    ("wos_plaintext.txt", "wos", 2, 0),
    ("csl_json_crossref.json", "csl-json", 1, 0),
    ("csl_json_zotero.json", "csl-json", 26, 0),
];

/// The samples at hand: those kept here, and beside the project the whole collection.
fn sample(name: &str) -> Option<PathBuf> {
    let folders = ["tests/fixtures", "../shared/data/samples"];
    let found = folders.map(|folder| Path::new(folder).join(name));
    let found = found.into_iter().find(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: {name} is not at hand");
    }
    found
}

fn read(path: &Path, format: &Format) -> (Vec<Paper>, Vec<String>) {
    let file = std::fs::File::open(path).unwrap();
    let (mut papers, mut bad) = (Vec::new(), Vec::new());
    for record in (format.parse)(Box::new(std::io::BufReader::new(file))).unwrap() {
        match record {
            Ok(paper) => papers.push(paper),
            Err(error) => bad.push(error.to_string()),
        }
    }
    (papers, bad)
}

#[test]
fn every_sample_gives_its_works_and_no_others() {
    for (name, format, works, skipped) in SAMPLES {
        let Some(path) = sample(name) else { continue };
        let head = std::fs::read(&path).unwrap();
        let head = &head[..head.len().min(64 * 1024)];
        let told = detect(head).unwrap();
        assert_eq!(told.name, *format, "{name}");
        let (papers, bad) = read(&path, told);
        assert_eq!(
            (papers.len(), bad.len()),
            (*works, *skipped),
            "{name}: {bad:#?}"
        );
    }
}
