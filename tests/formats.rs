//! Real files of every format: how many papers each gives, and what stands in them.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that goes wrong should fail, and say what it skipped"
)]

#[path = "formats/corpus.rs"]
mod corpus;
#[path = "formats/cut.rs"]
mod cut;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/mutated.rs"]
mod mutated;

use std::path::{Path, PathBuf};

use recto::import::{FORMATS, ImportError, NoInput, detect, merged};
use recto::paper::Paper;

/// A file, its format, how many papers it has, and how many records that are none.
type Sample = (&'static str, &'static str, usize, usize);

const SAMPLES: &[Sample] = &[
    ("hf_daily_papers_2024.json", "hf-papers", 2, 0),
    ("hf_daily_papers_2026.json", "hf-papers", 5, 0),
    ("hf_text_dump_2025-07-04.txt", "hf-dump", 30, 0),
    ("kaggle_arxiv_snapshot.jsonl", "arxiv-snapshot", 120, 0),
    ("daily_arxiv_2025.jsonl", "daily-arxiv", 60, 0),
    ("daily_arxiv_2026.jsonl", "daily-arxiv", 60, 0),
    ("daily_arxiv_ai_enhanced_2026.jsonl", "daily-arxiv", 15, 0),
    ("arxiv_api_2019.xml", "arxiv-api", 10, 0),
    ("arxiv_api_2026_error.xml", "arxiv-api", 0, 1),
    ("arxiv_api_2026_old_id.xml", "arxiv-api", 1, 0),
    ("arxiv_api_2026_search.xml", "arxiv-api", 15, 0),
    ("arxiv_api_2026_two_ids.xml", "arxiv-api", 1, 0),
    ("arxiv_rss_spec_synthetic.xml", "arxiv-feed", 4, 1),
    ("arxiv_oai_affiliations.xml", "oai", 12, 0),
    ("arxiv_oai_collaboration_authors.xml", "oai", 1, 0),
    ("arxiv_oai_listrecords.xml", "oai", 3, 0),
    ("acl_anthology_2022.acl.xml", "acl-anthology", 95, 0),
    ("acl_anthology_J89_no_abstracts.xml", "acl-anthology", 58, 0),
    ("dblp_search_2019.json", "dblp", 30, 0),
    ("dblp_search_2026.json", "dblp", 1, 0),
    ("paperlists_aaai2022.json", "paperlists", 25, 0),
    ("paperlists_acl2022.json", "paperlists", 25, 0),
    ("paperlists_bad_characters.json", "paperlists", 47, 0),
    ("paperlists_colm2025.json", "paperlists", 20, 0),
    ("paperlists_cvpr2018.json", "paperlists", 25, 0),
    ("paperlists_iclr2018.json", "paperlists", 25, 0),
    ("paperlists_icra2022.json", "paperlists", 25, 0),
    ("paperlists_kdd2024.json", "paperlists", 20, 0),
    ("paperlists_nips2018.json", "paperlists", 25, 0),
    ("paperlists_siggraph2018.json", "paperlists", 25, 0),
    ("openalex_works.json", "openalex", 3, 0),
    (
        "semanticscholar_author_papers.json",
        "semantic-scholar",
        25,
        0,
    ),
    (
        "semanticscholar_batch_with_null.json",
        "semantic-scholar",
        3,
        1,
    ),
    ("semanticscholar_paper_full.json", "semantic-scholar", 1, 0),
    (
        "semanticscholar_recommendations.json",
        "semantic-scholar",
        100,
        0,
    ),
    ("semanticscholar_search.json", "semantic-scholar", 100, 0),
    (
        "semanticscholar_search_bulk.json",
        "semantic-scholar",
        80,
        0,
    ),
    ("crossref_work.json", "crossref", 1, 0),
    ("crossref_work_2017.json", "crossref", 1, 0),
    ("crossref_works_jats_abstracts.json", "crossref", 28, 0),
    ("crossref_works_query.json", "crossref", 2, 0),
    ("openreview_search_v2.json", "openreview", 2, 0),
    ("paperswithcode_abstracts.json", "papers-with-code", 1, 0),
    ("paperswithcode_links.json", "papers-with-code", 2, 0),
];

/// Files that are well-formed and hold no paper.
const EMPTY: &[&str] = &["arxiv_api_2026_empty.xml", "arxiv_rss_weekend_empty.xml"];

/// Where the file lies: among the fixtures if its licence is clear, else among the samples.
fn find(name: &str) -> Option<PathBuf> {
    let places = ["tests/fixtures/formats", "../shared/data/samples"];
    let found = places.iter().map(|place| Path::new(place).join(name));
    let found = found.into_iter().find(|path| path.exists());
    if found.is_none() {
        println!("skipped: {name} is not there");
    }
    found
}

type Read = Result<(&'static str, Vec<Result<Paper, ImportError>>), NoInput>;

fn read(bytes: &[u8]) -> Read {
    let head = bytes.get(..64 * 1024).unwrap_or(bytes);
    let format = detect(head)?;
    let records = (format.parse)(Box::new(bytes))?;
    Ok((format.name, records.collect()))
}

#[test]
fn every_sample_gives_its_papers() {
    for (name, format, papers, bad) in SAMPLES {
        let Some(path) = find(name) else { continue };
        let bytes = std::fs::read(path).unwrap();
        let (found, records) = read(&bytes).unwrap();
        assert_eq!(found, *format, "{name}");
        let good = records.iter().filter(|record| record.is_ok()).count();
        let said: Vec<String> = records
            .iter()
            .filter_map(|record| record.as_ref().err().map(ToString::to_string))
            .collect();
        assert_eq!((good, said.len()), (*papers, *bad), "{name}: {said:?}");
    }
}

#[test]
fn a_page_of_results_without_any_is_said_to_be_one() {
    for name in EMPTY {
        let Some(path) = find(name) else { continue };
        let bytes = std::fs::read(path).unwrap();
        assert!(matches!(read(&bytes), Err(NoInput::Nothing)), "{name}");
    }
}

/// The text of arXiv until November 2025 and since, as one paper: the later text, in whatever order
/// they come.
#[test]
fn old_and_new_text_of_arxiv_is_one_paper() {
    let entry = |title: &str, summary: &str| {
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/2501.00001v1</id><title>{title}</title><summary>{summary}</summary><published>2025-01-01T00:00:00Z</published><author><name>Ada Li</name></author></entry></feed>"
        );
        read(feed.as_bytes()).unwrap().1.remove(0).unwrap()
    };
    let old = entry(
        "A Title of $\\alpha$\n  in Two Lines",
        "  The abstract of the paper, which is\nbroken.\n  A second paragraph.\n",
    );
    let new = entry(
        "A Title of $\u{3b1}$ in Two Lines",
        "The abstract of the paper, which is broken.\n  A second paragraph.",
    );
    for (first, second) in [(&old, &new), (&new, &old)] {
        let both = merged(first, second);
        assert_eq!((&both.id, &both.summary), (&new.id, &new.summary));
        assert_eq!(merged(&both, second), both);
        assert_eq!(merged(&both, first), both);
    }
}

/// What a paper has, one letter each: so that a field that is lost is seen.
fn outline(paper: &Paper) -> String {
    let has = [
        ("A", !paper.summary.is_empty()),
        ("N", !paper.authors.is_empty()),
        ("D", paper.date.is_some()),
        ("U", paper.updated.is_some()),
        ("V", paper.venue.is_some()),
        ("C", !paper.categories.is_empty()),
        ("K", !paper.keywords.is_empty()),
        ("L", !paper.links.is_empty()),
        ("M", paper.comment.is_some()),
        ("+", paper.votes.is_some()),
    ];
    has.iter()
        .filter(|(_, has)| *has)
        .map(|(letter, _)| *letter)
        .collect()
}

/// Prints every sample's papers, to look at: `cargo test --test formats -- --ignored --nocapture`.
#[test]
#[ignore = "prints what was read, for a person"]
fn show_what_the_samples_say() {
    for (name, ..) in SAMPLES {
        let Some(path) = find(name) else { continue };
        let (_, records) = read(&std::fs::read(path).unwrap()).unwrap();
        println!("== {name}");
        for paper in records.iter().flatten().take(3) {
            println!("{} {}\n", outline(paper), paper.to_json().unwrap());
        }
    }
    assert!(FORMATS.len() > 1);
}
