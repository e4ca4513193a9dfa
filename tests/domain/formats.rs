//! Real files of every format: how many papers each gives, and what stands in them.

#[path = "formats/cut.rs"]
mod cut;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/markup.rs"]
mod markup;
#[path = "formats/mutated.rs"]
mod mutated;
#[path = "formats/orders.rs"]
mod orders;
#[path = "formats/samples.rs"]
mod samples;
#[path = "formats/watched.rs"]
mod watched;

use crate::common::samples::{FILES, missing};
use crate::common::skipped::skipped;
use recto::formats::{FORMATS, NoInput, detect};
use recto::merge::{Fidelity, merged};
use recto::paper::{ImportError, Lost, Paper, Source};
use samples::{SAMPLES, at_hand, find};

/// Files that are well-formed and hold no paper.
const EMPTY: &[&str] = &["arxiv_api_2026_empty.xml", "arxiv_rss_weekend_empty.xml"];

type Read = Result<(&'static str, Vec<Result<Paper, ImportError>>), NoInput>;

fn read(bytes: &[u8]) -> Read {
    let head = bytes.get(..64 * 1024).unwrap_or(bytes);
    let format = detect(head)?;
    let records = format.read(Box::new(bytes))?;
    let papers = records.map(|record| record.map(|received| received.paper));
    Ok((format.name, papers.collect()))
}

#[test]
fn every_sample_gives_its_papers() {
    for ((name, format, papers, bad), path) in at_hand("every_sample_gives_its_papers") {
        let bytes = std::fs::read(path).unwrap();
        let (found, records) = read(&bytes).unwrap();
        assert_eq!(found, *format, "{name}");
        let good = records.iter().filter(|record| record.is_ok()).count();
        let bad_ones = records.iter().filter_map(|record| record.as_ref().err());
        let said: Vec<String> = bad_ones
            .filter(|error| error.lost != Lost::Nothing)
            .map(ToString::to_string)
            .collect();
        assert_eq!((good, said.len()), (*papers, *bad), "{name}: {said:?}");
    }
}

#[test]
fn every_format_has_a_sample_that_is_always_there() {
    for format in FORMATS {
        let own = SAMPLES.iter().filter(|(_, name, ..)| *name == format.name);
        let mut found = own.filter_map(|(file, ..)| find(file));
        let here = found.any(|path| path.starts_with("tests/fixtures"));
        assert!(here, "{}", format.name);
    }
}

#[test]
fn every_paper_comes_from_the_format_that_read_it() {
    for (name, format, ..) in SAMPLES {
        let Some(path) = find(name) else { continue };
        let (_, records) = read(&std::fs::read(path).unwrap()).unwrap();
        // recto's own records may say themselves where they come from.
        let is_told = |paper: &&Paper| match paper.sources.as_slice() {
            [source] => source.format == *format || *format == "jsonl",
            _ => false,
        };
        let strange = records.iter().flatten().find(|paper| !is_told(paper));
        assert!(strange.is_none(), "{name}: {strange:#?}");
    }
}

#[test]
fn every_format_has_a_fidelity_and_a_source_of_no_format_has_the_lowest() {
    let of = |name: &str| {
        Fidelity::of_source(&Source {
            format: name.to_owned(),
            ..Source::default()
        })
    };
    for format in FORMATS {
        assert!(of(format.name) > of("nobody"), "{}", format.name);
        // Hugging Face strips the TeX of all that it shows.
        let is_stripped = of(format.name) == Fidelity::Stripped;
        assert_eq!(
            format.name.starts_with("hf-"),
            is_stripped,
            "{}",
            format.name
        );
    }
}

#[test]
fn a_page_of_results_without_any_is_said_to_be_one() {
    for name in EMPTY {
        let Some(path) = find(name) else {
            skipped(
                "a_page_of_results_without_any_is_said_to_be_one",
                &missing(FILES),
            );
            continue;
        };
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

/// A small file, the title and the first author of its first paper, and what that has.
#[rustfmt::skip] // One row of the table is one line.
const FIRST_PAPERS: &[(&str, &str, &str, &str)] = &[
    ("small/dblp_latin_1.xml", "Blätter und Ränder", "Jörg König", "NDV"),
    ("small/oai_dc.xml", "Leaves and Margins", "Ada Li", "ANDKLM"),
    ("small/feed_rss2.xml", "Blätter und Ränder", "Jörg König", "ANDKL"),
    ("small/feed_rss1.xml", "How a leaf ends at its margin.", "A. LI", "ANDVL"),
    ("small/feed_atom.xml", "Veins & margins", "Ada Li", "ANDUKL"),
    ("small/europe_pmc.json", "How Folium rectum ends at its margin", "Ada Li", "ANDVKL"),
    ("small/biorxiv.json", "How a leaf ends at its margin", "A. Li", "ANDVCL"),
    ("small/inspire.json", "Leaves at the boundary of $AdS_3$", "Ada Li", "ANDVCKLM"),
    ("small/pubmed.nbib", "Leaves in the winter: a randomized trial that is long enough to be folded at the edge", "Ann B Ash Jr", "ANDVKLM"),
    ("small/endnote.enw", "Leaves of spring", "Ann B. Ash", "ANDVKL"),
    ("small/refworks.txt", "Leaves of spring", "Ann B. Ash", "ANDVKL"),
    ("small/ovid.txt", "Leaves of medicine: a trial", "Ann B Ash", "ANDVKL"),
    ("small/pubmed.xml", "How Folium rectum takes CO$_{2}$ & light.", "Ada Li", "ANDVKL"),
    ("small/jats.xml", "How Folium rectum takes CO$_{2}$: A first look", "Ada Li", "ANDVKL"),
    ("small/crossref_unixref.xml", "How Folium rectum takes CO$_{2}$: A first look", "Ada Li", "ANDVL"),
    ("small/datacite.xml", "Margins of leaves: A data set", "Ada Li", "ANDUKL"),
    ("small/endnote.xml", "How Folium rectum takes CO$_{2}$", "Ada Li", "ANDVKL"),
    ("small/mods.xml", "The margin of a leaf: A first look", "Ada B. Li", "ANDVKL"),
    ("small/word_sources.xml", "How a leaf ends at its margin", "Ada B. Li", "NDVL"),
    ("small/zotero.rdf", "How a leaf ends at its margin", "Ada Li", "ANDVKL"),
    ("small/oai_others.xml", "How a leaf ends at its margin", "Ada Li", "ANDVKL"),
];

#[test]
fn the_first_paper_of_a_small_file_is_read_with_all_that_it_says() {
    for (file, title, author, outline_of) in FIRST_PAPERS {
        let bytes = std::fs::read(find(file).unwrap()).unwrap();
        let paper = read(&bytes).unwrap().1.remove(0).unwrap();
        assert_eq!(
            (paper.title.as_str(), paper.authors[0].name.as_str()),
            (*title, *author)
        );
        assert_eq!(outline(&paper), *outline_of, "{file}");
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

/// Prints every sample's papers, to look at: `cargo test --test domain samples -- --ignored --nocapture`.
#[test]
#[ignore = "prints what was read, for a person"]
fn show_what_the_samples_say() {
    for ((name, ..), path) in at_hand("show_what_the_samples_say") {
        let (_, records) = read(&std::fs::read(path).unwrap()).unwrap();
        println!("== {name}");
        for paper in records.iter().flatten().take(3) {
            println!("{} {}\n", outline(paper), paper.to_json().unwrap());
        }
    }
    assert!(FORMATS.len() > 1);
}
