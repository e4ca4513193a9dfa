//! What recto reads of a paper, held to what pandoc reads of its source: every word once and in order,
//! no formula doubled, each link to what carries its number.
//!
//! `tests/fixtures/body/papers` tells how the words of pandoc were made. Left out on both sides are the
//! words by which a paper refers to itself and cites, which pandoc has no numbers for; the links are
//! looked at by themselves.

#[path = "whole_text/again.rs"]
mod again;
#[path = "whole_text/golden.rs"]
mod golden;
#[path = "whole_text/hostile.rs"]
mod hostile;
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
#[rustfmt::skip]
const KNOWN: &[(&str, &str, &str, &str)] = &[
    ("authors", "was read aloud", "was read aloud. Institute of Names, Lowtown. Department of Letters, Uptown. \
     Institute of Names, Lowtown Department of Letters, Uptown", "pandoc leaves \\affil out, and LaTeXML repeats it"),
    ("code", "a_b & c,", "a_b & c, /usr/share/words.txt", "pandoc leaves \\path out"),
    ("code", "} def read", "} Reads a file. def read", "pandoc leaves captions of listings out"),
    ("figures", "A box with", "Words in a box are a picture, too. A box with", "pandoc leaves \\fbox out"),
    ("formulas", "between ◊ ◊", "between ◊ and, since walking is slow, ◊", "pandoc takes \\intertext for mathematics"),
    ("notes", "Finn Footer", "Finn Footer 1", "the mark of an author's note leads nowhere: it stands behind"),
    ("notes", "table with a note", "table with a note 12", "pandoc leaves marks without notes out"),
    ("notes", "As Section", "Told apart from its mark. As Section", "pandoc leaves \\footnotetext out"),
    ("styles", "Boxed words", "Boxed words, framed words", "pandoc leaves \\fbox out"),
    ("tables", "Score 2-3", "Score", "pandoc takes what \\cline spans for a cell"),
    ("tables", "9010 A table", "9010 A wide one, with its caption below. A table", "pandoc leaves captions in table* out"),
    ("theorems", "Definition 1", "Definition 1.1", "pandoc does not count within sections"),
    ("theorems", "Theorem 2", "Theorem 1.2", "pandoc does not count within sections"),
    ("theorems", "Lemma 3", "Lemma 1.3", "pandoc does not count within sections"),
    ("theorems", "Remark 4", "Remark 1.4", "pandoc does not count within sections"),
    ("theorems", "Theorem 5", "Theorem 2.1", "pandoc does not count within sections"),
    ("theorems", "Conjecture 1", "Conjecture", "pandoc gives a number to what has none"),
];

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

/// Links that say no number of what they lead to: words of their own, and what `LaTeXML` gives another number
/// in the text than at its place (a part of a figure that of the figure before, equations under one number
/// that of the section). The paper, the words of the link, the label of the block.
#[rustfmt::skip]
const OTHERWISE: &[(&str, &str, &str)] = &[
    ("figures", "1(a)", "(a)"), ("figures", "1(b)", "(b)"),
    ("formulas", "\\ast ‣ 2", "(\\ast)"), ("formulas", "2", "(8a)"),
    ("letter", "the start", "1"),
];

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
            // A table above its caption is what one is led to.
            let mut behind = body
                .blocks
                .iter()
                .skip_while(|other| !std::ptr::eq(*other, *block));
            let caption = matches!(block.kind, Kind::Table(_) | Kind::Code)
                .then(|| behind.find(|other| matches!(other.kind, Kind::Caption { .. })))
                .flatten();
            let label = &caption.unwrap_or(block).label.text;
            let carries = format!("{label} {lead}");
            let number = says.trim_start_matches(char::is_alphabetic).trim();
            assert!(
                carries.contains(number)
                    || OTHERWISE.contains(&(name, *says, block.label.text.as_str())),
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
            .filter(|block| block.kind == Kind::Note && told::words(&block.label.text).len() == 1);
        assert_eq!(notes.len() + of_authors.count(), told, "{name}");
        assert!(marks.len() >= notes.len(), "{name}: {marks:?}");
    }
}
