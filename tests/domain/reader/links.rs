//! Opening and copying: links by their kinds, the PDF by its key, citations by letters.

use recto::app::{Effect, Popup, Start, Task};
use recto::paper::{Author, Paper, PaperId};

use super::driver::Reader;
use super::frames::snapshot;

fn paper(id: &str) -> Paper {
    let mut paper = Paper::new(PaperId::parse(id).unwrap());
    paper.title = "Notes on the *Analytical* Engine".into();
    paper.authors = vec![
        Author::named("Ada Lovelace"),
        Author::named("Charles Babbage"),
    ];
    paper.date = "2025-03-18".parse().ok();
    paper
}

fn reader(paper: Paper) -> Reader {
    Reader::with(vec![paper], Start::default())
}

fn opened(reader: &Reader) -> Vec<&str> {
    let opened = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Screen(Task::Open(address)) => Some(address.as_str()),
        _ => None,
    });
    opened.collect()
}

fn copied(reader: &Reader) -> &str {
    let copied = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Screen(Task::Copy(text) | Task::CopyLines { text, .. }) => Some(text.as_str()),
        _ => None,
    });
    copied.unwrap()
}

#[test]
fn the_page_and_the_pdf_of_an_arxiv_paper_are_known_from_its_id() {
    let mut reader = reader(paper("arxiv:2503.11794"));
    reader.press("o O");
    assert_eq!(
        opened(&reader),
        [
            "https://arxiv.org/abs/2503.11794",
            "https://arxiv.org/pdf/2503.11794"
        ]
    );
    assert!(reader.is_read());
    for query in ["has:pdf", "has:page", "-has:code"] {
        reader.press("/ Ctrl-U").type_text(query).press("Enter");
        assert_eq!(reader.count(), 1, "{query}");
    }
}

#[test]
fn a_paper_without_a_pdf_says_so() {
    let mut reader = reader(paper("doi:10.1/x"));
    reader.press("O");
    assert_eq!(
        reader.said(),
        "No PDF of this paper is known. o opens its page."
    );
    assert!(!reader.is_read());
    reader.press("o");
    assert_eq!(opened(&reader), ["https://doi.org/10.1/x"]);
}

#[test]
fn links_of_several_kinds_are_opened_by_their_letters() {
    let mut paper = paper("arxiv:2503.11794");
    paper.links.code = Some("https://github.com/ada/notes".to_owned());
    paper.links.project = Some("https://example.org/notes".to_owned());
    paper.links.pdf = Some("https://example.org/notes.pdf".to_owned());
    paper.summary = "See https://example.org/more for more.".to_owned();
    let mut reader = reader(paper);
    snapshot("open", reader.press("o"));
    reader.press("c o r o f o 1 o 2 O");
    assert_eq!(
        opened(&reader),
        [
            "https://github.com/ada/notes",
            "https://example.org/notes",
            "https://example.org/notes.pdf",
            "https://arxiv.org/pdf/2503.11794",
            "https://example.org/more",
            "https://example.org/notes.pdf",
        ]
    );
}

#[test]
fn a_paper_is_copied_in_the_form_of_a_letter() {
    let mut reader = reader(paper("arxiv:2503.11794"));
    snapshot("copy", reader.press("y"));
    reader.press("Esc");
    for (letter, text) in [
        ("c", "lovelace2025notes"),
        (
            "m",
            r"[Notes on the \*Analytical\* Engine](<https://arxiv.org/abs/2503.11794>)",
        ),
        ("t", "Notes on the *Analytical* Engine"),
        ("i", "arXiv:2503.11794"),
        ("u", "https://arxiv.org/abs/2503.11794"),
        ("1", "https://arxiv.org/pdf/2503.11794"),
    ] {
        reader.press("y").press(letter);
        assert_eq!(copied(&reader), text, "{letter}");
    }
    reader.press("y b");
    assert!(copied(&reader).starts_with("@misc{lovelace2025notes,\n"));
}

#[test]
fn letters_of_menus_move_nothing_and_close_nothing() {
    let mut paper = paper("arxiv:2503.11794");
    paper.links.code = Some("https://github.com/ada/notes".to_owned());
    paper.links.project = Some("https://example.org/notes".to_owned());
    let mut reader = reader(paper);
    for keys in ["o", "y", "e", "s e", "e Enter", "e Enter Enter"] {
        reader.press(keys);
        let Some(Popup::Menu(menu)) = &reader.model.popup else {
            panic!("no menu by {keys}");
        };
        let letters: Vec<char> = menu.items.iter().filter_map(|item| item.letter).collect();
        assert_eq!(letters.len(), menu.items.len(), "{keys}");
        assert!(
            !letters.iter().any(|letter| "jkgGq?".contains(*letter)),
            "{keys}"
        );
        reader.press("Esc");
    }
}
