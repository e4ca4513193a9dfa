//! What recto reads of a paper, held to what pandoc reads of its source: every word once and in order,
//! no formula doubled, each link to what carries its number.
//!
//! `tests/fixtures/body/papers` tells how the words of pandoc were made. Left out on both sides are the
//! words by which a paper refers to itself and cites, which pandoc has no numbers for; the links are
//! looked at by themselves.

#[path = "whole_text/golden.rs"]
mod golden;
#[path = "whole_text/told.rs"]
mod told;

use recto::body::{Block, Body, Kind, Mark, Prose, Target, from_html};

/// A paper: its name, its source, the page that the converter made of it, the words that pandoc told.
type Paper = (&'static str, &'static str, &'static str, &'static str);

macro_rules! papers {
    ($($name:literal),*) => {
        [$((
            $name,
            include_str!(concat!("../fixtures/body/papers/", $name, ".tex")),
            include_str!(concat!("../fixtures/body/papers/", $name, ".html")),
            include_str!(concat!("../fixtures/body/papers/", $name, ".txt")),
        )),*]
    };
}

/// All of them.
const PAPERS: [Paper; 13] = papers![
    "authors", "code", "figures", "formulas", "letter", "lists", "named", "notes", "numeric",
    "sections", "styles", "tables", "theorems"
];

/// What pandoc tells otherwise than the source says, or the converter: the paper, what pandoc tells, what
/// the page says, and whose fault it is.
const KNOWN: &[(&str, &str, &str, &str)] = &[("authors", "", "", "")];

#[test]
fn every_word_of_a_source_is_read_once_and_in_order_and_every_formula() {
    let mut wrong = String::new();
    for (name, _, page, words) in PAPERS {
        let mut theirs = told::words(words);
        for (paper, told, said, why) in KNOWN {
            if *paper == name {
                told::replace(&mut theirs, told, said, why);
            }
        }
        let ours = told::of(&from_html(page).unwrap());
        wrong.push_str(&told::difference(name, &theirs, &ours));
    }
    assert_eq!(wrong, "");
}

/// All texts of a paper, in order.
fn proses(body: &Body) -> impl Iterator<Item = &Prose> {
    let blocks = body.front.iter().chain(&body.summary).chain(&body.blocks);
    std::iter::once(&body.title).chain(blocks.flat_map(|block| {
        let rows = match &block.kind {
            Kind::Table(table) => table.rows.as_slice(),
            _ => &[],
        };
        let cells = rows.iter().flat_map(|row| &row.cells);
        let texts = [&block.label, &block.prose].into_iter();
        texts.chain(cells.map(|cell| &cell.prose))
    }))
}

/// The links within a paper: what each says, and the block that it leads to.
fn links(body: &Body) -> Vec<(&str, &Block)> {
    let links = proses(body).flat_map(|prose| {
        prose
            .marks
            .iter()
            .filter_map(move |(part, mark)| match mark {
                Mark::Link(Target::Anchor(name)) => Some((&prose.text[part.clone()], name)),
                _ => None,
            })
    });
    links
        .map(|(says, name)| (says, &body.blocks[body.anchored(name).unwrap()]))
        .collect()
}

/// Links that say no number of what they lead to: words of their own, the page, and what the converter gives
/// another number in the text than at the place.
const OTHERWISE: &[&str] = &["the start", "1(a)", "1(b)", "∗ ‣ 2"];

#[test]
fn every_reference_leads_to_what_carries_its_number() {
    for (name, source, page, _) in PAPERS {
        let body = from_html(page).unwrap();
        let is_note = |(_, block): &(&str, &Block)| block.kind == Kind::Note;
        let links: Vec<_> = links(&body)
            .into_iter()
            .filter(|link| !is_note(link))
            .collect();
        for (says, block) in &links {
            let lead = block
                .prose
                .text
                .split_inclusive(['.', ')'])
                .take(3)
                .collect::<String>();
            let carries = format!("{} {lead}", block.label.text);
            let number = says.trim_start_matches(char::is_alphabetic).trim();
            assert!(
                carries.contains(number) || OTHERWISE.contains(says),
                "{name}: {says:?} leads to {carries:?}"
            );
        }
        assert_eq!(links.len(), told::references(source), "{name}: {links:?}");
    }
}

#[test]
fn every_note_is_marked_once_and_its_mark_leads_to_it() {
    for (name, source, page, _) in PAPERS {
        let body = from_html(page).unwrap();
        let notes: Vec<_> = body
            .blocks
            .iter()
            .filter(|block| block.kind == Kind::Note)
            .collect();
        let marks: Vec<_> = links(&body)
            .into_iter()
            .filter(|(_, block)| block.kind == Kind::Note)
            .collect();
        for (says, block) in &marks {
            assert_eq!(*says, format!("^{{{}}}", block.label.text), "{name}");
        }
        let told =
            source.matches("\\footnote{").count() + source.matches("\\footnotetext{").count();
        let of_authors = body
            .front
            .iter()
            .filter(|block| block.kind == Kind::Note && !block.label.is_empty());
        assert_eq!(notes.len() + of_authors.count(), told, "{name}");
        assert!(marks.len() >= notes.len(), "{name}: {marks:?}");
    }
}
