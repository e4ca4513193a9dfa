//! The paper pane: rendered and as received, what is stressed, marked and linked, hits in both
//! forms.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use recto::app::{Effect, Part, Start, Task};
use recto::paper::{Paper, PaperId};

use super::driver::Reader;

fn reader(title: &str, summary: &str) -> Reader {
    let mut paper = Paper::new(PaperId::parse("x:1").unwrap());
    (paper.title, paper.summary) = (title.to_owned(), summary.to_owned());
    let size = Size {
        width: 80,
        height: 24,
    };
    let start = Start {
        size,
        ..Start::default()
    };
    Reader::with(vec![paper], start)
}

fn lines(reader: &Reader, part: Part) -> Vec<String> {
    let lines = reader.model.reading.as_ref().unwrap().lines().iter();
    lines
        .filter(|line| line.part == part)
        .map(|line| line.text.clone())
        .collect()
}

/// What is drawn with a modifier, piece by piece.
fn drawn_with(buffer: &Buffer, modifier: Modifier, from: u16) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for place in buffer.area.positions().filter(|place| place.x >= from) {
        let cell = &buffer[place];
        if cell.modifier.contains(modifier) {
            pieces.last_mut().unwrap().push_str(cell.symbol());
        } else if !pieces.last().unwrap().is_empty() {
            pieces.push(String::new());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[test]
fn equals_shows_the_source_as_received_and_back() {
    let mut reader = reader("$\\alpha$-Flow", "Within $O(n^{2})$\nsteps.\n\n  And more.");
    let rendered = lines(&reader, Part::Abstract);
    assert_eq!(lines(&reader, Part::Title), ["α-Flow"]);
    assert_eq!(rendered, ["Within O(n²) steps.", "And more."]);
    reader.press("=");
    assert_eq!(lines(&reader, Part::Title), ["$\\alpha$-Flow"]);
    assert_eq!(
        lines(&reader, Part::Abstract),
        ["Within $O(n^{2})$ steps.", "And more."]
    );
    assert_eq!(reader.said(), "The text as received. = renders it again.");
    assert!(
        reader.press("K").frame(80, 24).contains("as received"),
        "the footer says so"
    );
    // The list keeps what can be read.
    assert_eq!(reader.selected(), "α-Flow");
    reader.press("=");
    assert_eq!(lines(&reader, Part::Abstract), rendered);
}

#[test]
fn another_paper_is_rendered_and_so_is_the_first_when_one_comes_back() {
    let mut reader = Reader::bundled();
    reader.press("=");
    assert!(reader.model.raw.is_some());
    reader.press("j k");
    assert!(reader.model.raw.is_none());
}

#[test]
fn what_is_seen_and_what_was_written_are_both_found_and_marked() {
    let (title, summary) = (
        "$\\alpha$-Flow of Ka\u{308}hler",
        "In $\\mathbb{R}^{N}$, \\textbf{bo\\'is} runs.",
    );
    for (query, in_title, in_abstract) in [
        ("alpha", &["α"][..], &[][..]),
        ("α", &["α"], &[]),
        ("\\alpha", &["α"], &[]),
        ("kahler", &["Kähler"], &[]),
        ("bois", &[], &["boís"]),
        ("rn", &[], &["ℝᴺ"]),
        ("runs", &[], &["runs"]),
    ] {
        let mut reader = reader(title, summary);
        reader
            .press("/")
            .type_text(query)
            .type_text(" ")
            .press("Enter");
        assert_eq!(reader.count(), 1, "{query}");
        let row = reader.model.list.selected().unwrap();
        let in_list: Vec<&str> = row.hits.iter().map(|hit| &row.title[hit.clone()]).collect();
        assert_eq!(in_list, in_title, "{query}");
        let reading = reader.model.reading.as_ref().unwrap();
        let found: Vec<&str> = reading
            .hits()
            .map(|(line, place)| &reading.lines()[line].text[reading.hits_on(line)[place].clone()])
            .collect();
        assert_eq!(found, [in_title, in_abstract].concat(), "{query}");
    }
}

/// A paper of so many authors, with everything that stands below a title.
fn known(authors: usize, venue: &str) -> Paper {
    let mut paper = Paper::new(PaperId::parse("arxiv:2607.01234").unwrap());
    (paper.title, paper.summary) = ("A title".to_owned(), "Text.".to_owned());
    let names = [
        "Ada Lovelace",
        "Emmy Noether",
        "Kurt Gödel",
        "Alan Turing",
        "Grace Hopper",
    ];
    let names = names.into_iter().cycle().take(authors);
    paper.authors = names.map(recto::paper::Author::named).collect();
    paper.date = "2026-07-01".parse().ok();
    paper.venue = Some(venue.to_owned()).filter(|venue| !venue.is_empty());
    paper.categories = vec!["cs.LG".to_owned(), "stat.ML".to_owned()];
    paper
}

/// The lines that are no part of the abstract, in so many columns; those of links left out.
fn beside(paper: &Paper, width: u16) -> Vec<String> {
    let paper = std::sync::Arc::new(paper.clone());
    let form = recto::text::shown::Form::Raw;
    let page = recto::app::Page::new(
        &paper,
        form,
        width,
        recto::text::letters::Letters::default(),
    );
    let lines = page.lines.into_iter();
    let lines = lines.filter(|line| line.part != Part::Link && line.part != Part::Abstract);
    lines.map(|line| line.text).collect()
}

#[test]
fn the_byline_is_right_below_the_title_and_never_loses_the_date() {
    let facts = "2026-07-01 · cs.LG stat.ML · arXiv:2607.01234";
    // All of it in one line, where there is room.
    assert_eq!(
        beside(&known(1, ""), 72),
        ["A title", &format!("Ada Lovelace · {facts}"), "", ""]
    );
    // Else names give way to the width, and stand whole below the abstract.
    assert_eq!(
        beside(&known(5, ""), 45),
        [
            "A title",
            "Ada Lovelace, Emmy Noether, Kurt Gödel +2",
            facts,
            "",
            "",
            "Ada Lovelace, Emmy Noether, Kurt Gödel, Alan",
            "Turing, Grace Hopper",
            "",
        ]
    );
    // Whoever has all names above the abstract need not read them again.
    assert_eq!(
        beside(&known(5, ""), 72),
        [
            "A title",
            "Ada Lovelace, Emmy Noether, Kurt Gödel, Alan Turing, Grace Hopper",
            facts,
            "",
            "",
        ]
    );
    let venue = "Proceedings of the 41st International Conference on Machine Learning";
    let lines = beside(&known(5, venue), 45);
    assert!(
        lines[2].starts_with("2026-07-01 · cs.LG stat.ML · Proceedings"),
        "{lines:?}"
    );
    let foot = lines[4..].join(" ");
    assert!(foot.contains(venue), "what was cut stands below: {lines:?}");
    assert_eq!(
        beside(
            &Paper::new(PaperId::parse("title:0123456789abcdef").unwrap()),
            45
        )[1..],
        ["", "No abstract is known."]
    );
}

#[test]
fn bold_and_italic_are_drawn_and_invisible_characters_marked() {
    let reader = reader(
        "A title",
        "A \\textbf{bold}, an \\emph{italic word} and user\u{202e}txt.",
    );
    let buffer = reader.drawn(80, 24);
    let left = reader.model.layout().paper.x;
    assert_eq!(drawn_with(&buffer, Modifier::ITALIC, left), ["italic word"]);
    assert_eq!(
        drawn_with(&buffer, Modifier::BOLD, left)[..2],
        ["A title", "bold"]
    );
    let quiet = drawn_with(&buffer, Modifier::DIM, left);
    assert!(
        quiet.iter().any(|piece| piece.contains("⟨RLO⟩")),
        "{quiet:?}"
    );
}

#[test]
fn a_link_over_two_lines_opens_and_copies_whole_from_either() {
    let address = "https://example.org/a-very-long-path/that-goes-on/and_on/for-ever?query=1";
    let mut reader = reader("A title", &format!("The code (see {address}) is there."));
    let layout = reader.model.layout();
    let on = |reader: &Reader| -> Vec<Position> {
        let lines = reader
            .model
            .reading
            .as_ref()
            .unwrap()
            .lines()
            .iter()
            .zip(0_u16..);
        let linked = lines.filter(|(line, _)| !line.links.is_empty());
        linked
            .map(|(line, row)| {
                let before = u16::try_from(line.links[0].0.start).unwrap();
                Position {
                    x: layout.paper.x + layout.margin() + before,
                    y: layout.paper.y + row,
                }
            })
            .collect()
    };
    let places = on(&reader);
    assert!(places.len() >= 2, "{places:?}");
    for place in places {
        reader.effects.clear();
        reader.click(place.x, place.y);
        assert!(
            reader
                .effects
                .contains(&Effect::Screen(Task::Open(address.to_owned()))),
            "{place}"
        );
        reader.effects.clear();
        reader.click(place.x.saturating_sub(1), place.y);
        let opened = reader
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Screen(Task::Open(_))));
        assert!(!opened, "beside it at {place}");
    }
    reader.effects.clear();
    reader.press("y 1");
    assert!(
        reader
            .effects
            .contains(&Effect::Screen(Task::Copy(address.to_owned())))
    );
    reader.press("o");
    assert!(
        reader
            .effects
            .contains(&Effect::Screen(Task::Open(address.to_owned())))
    );
}

#[test]
fn no_paper_is_wrapped_twice_for_one_width() {
    let mut reader = Reader::bundled();
    let page = |reader: &Reader| reader.model.reading.as_ref().unwrap().page.clone();
    let first = page(&reader);
    reader.press("j k");
    assert!(std::sync::Arc::ptr_eq(&first, &page(&reader)));
    // Another query marks other words on the same page.
    reader.press("/").type_text("the").press("Enter");
    reader.press("/ Esc Enter = = q");
    reader.size(60, 20).size(80, 24).press("g");
    assert!(std::sync::Arc::ptr_eq(&first, &page(&reader)));
}
