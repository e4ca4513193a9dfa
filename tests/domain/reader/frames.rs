//! Drawn frames: whole ones as reviewed snapshots, and what must hold of any.

use proptest::prelude::*;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use recto::app::{Message, Start};
use recto::jobs::{Completed, End, Heard};
use recto::paper::{Author, Paper, PaperId};

use super::driver::Reader;

/// The sizes in which screens are looked at.
pub const SIZES: [(u16, u16); 5] = [(40, 12), (60, 20), (80, 24), (120, 36), (200, 50)];

pub fn snapshot(name: &str, reader: &mut Reader) {
    for (width, height) in SIZES {
        snapshot_of(name, reader, Size { width, height });
    }
}

/// The screen in one size.
pub fn snapshot_of(name: &str, reader: &mut Reader, size: Size) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        let (width, height) = (size.width, size.height);
        insta::assert_snapshot!(
            format!("{name}_{width}x{height}"),
            reader.frame(width, height)
        );
    });
}

#[test]
fn the_first_screen() {
    snapshot("first", &mut Reader::bundled());
}

#[test]
fn a_live_filter_with_stars_and_a_read_paper() {
    let mut reader = Reader::bundled();
    reader
        .press("/")
        .type_text("diffusion")
        .press("Enter j s j r /");
    snapshot("filter", &mut reader);
}

#[test]
fn the_filter_pane_over_the_list() {
    let mut reader = Reader::bundled();
    reader.press("f j");
    snapshot("filter_pane", &mut reader);
}

#[test]
fn the_menu_of_orders() {
    let mut reader = Reader::bundled();
    reader.press("S j");
    snapshot("menu", &mut reader);
}

#[test]
fn nothing_found() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("knowlege");
    snapshot("nothing", &mut reader);
}

#[test]
fn hits_are_marked_in_the_list_and_in_the_paper() {
    let mut reader = Reader::bundled();
    reader
        .size(120, 36)
        .press("/")
        .type_text("dualfast ")
        .press("Enter");
    let buffer = reader.drawn(120, 36);
    let marked: String = (0..120)
        .filter(|x| {
            buffer[(*x, 2)]
                .style()
                .add_modifier
                .contains(Modifier::UNDERLINED)
        })
        .map(|x| buffer[(x, 2)].symbol())
        .collect();
    assert_eq!(marked, "DualFastDualFast");
}

#[test]
fn ascii_draws_nothing_but_ascii_of_its_own() {
    let mut start = Start {
        size: Size {
            width: 120,
            height: 36,
        },
        ..Start::default()
    };
    start.settings.ascii = true;
    let mut paper = Paper::new(PaperId::parse("x:1").unwrap());
    paper.title =
        "A plain title that is long enough to be cut somewhere in the list, I hope".into();
    paper.summary = "Plain. ".repeat(200);
    paper.rank = Some(1);
    let mut reader = Reader::with(vec![paper], start);
    for keys in ["", "s", "f", "?", "Esc S", "Esc / x"] {
        let frame = reader.press(keys).frame(120, 36);
        assert!(frame.is_ascii(), "{keys}: {frame}");
    }
}

#[test]
fn every_size_is_drawn_without_a_panic() {
    let mut reader = Reader::bundled();
    for keys in ["", "/ d u a l", "Enter f", "?", "Esc S", "Esc Tab"] {
        reader.press(keys);
        for width in (0..30).chain([39, 40, 79, 80, 119, 120, 300]) {
            for height in (0..13).chain([24, 60]) {
                reader.frame(width, height);
            }
        }
    }
}

fn hostile() -> impl Strategy<Value = String> {
    "(\\PC|[\\x00-\\x1f\\x7f-\\x9f\u{ad}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{fff9}-\u{fffb}\u{e0020}-\u{e007f}\u{e0100}]|[\u{301}\u{fe0f}👩深ｱक\u{94d} ]|\\x1b\\[[0-9]{1,2}m|\\x1b\\]0;x\\x07|\\$\\\\alpha\\$| https://a\\.b/){0,60}"
}

/// What is drawn of the bytes sent; only the sequences that draw a frame may be among them.
fn without_sequences(sent: &str) -> String {
    let mut pieces = sent.split('\x1b');
    let mut text = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let sequence = piece.strip_prefix('[').unwrap();
        let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        let (parameters, rest) = sequence.split_at(end);
        assert!(
            parameters
                .chars()
                .all(|c| c.is_ascii_digit() || ";?".contains(c))
        );
        assert!(rest.starts_with(['H', 'm', 'h', 'l', 'J', 'K']), "{rest:?}");
        text.push_str(&rest[1..]);
    }
    text
}

/// Whether a terminal must not be sent this: what steers it, and what nobody would see.
fn is_forbidden(c: char) -> bool {
    let is_of_a_picture = matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
    recto::text::safe::is_hidden(c) && !is_of_a_picture
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_text_puts_a_forbidden_byte_into_any_frame_of_any_size(
        title in hostile(), summary in hostile(), venue in hostile(), query in hostile(),
        width in 0_u16..130, height in 0_u16..30,
    ) {
        let mut paper = Paper::new(PaperId::parse("x:1").unwrap());
        (paper.title, paper.summary, paper.venue) = (title, summary, Some(venue.clone()));
        (paper.comment, paper.categories, paper.keywords) = (Some(venue.clone()), vec![venue.clone()], vec![venue.clone()]);
        paper.authors = vec![Author { name: venue.clone(), ..Author::default() }];
        paper.links.page = Some(venue);
        let start = Start { size: Size { width, height }, ..Start::default() };
        let mut reader = Reader::with(vec![paper], start);
        reader.press("/");
        reader.tell(Message::Pasted(query));
        for keys in ["Enter s r ?", "Esc =", "y", "Esc f", "Esc o"] {
            reader.press(keys);
            let drawn = without_sequences(&reader.sent(width, height));
            prop_assert!(!drawn.contains(is_forbidden), "{drawn:?}");
        }
    }
}

/// The names that a folder has, as the world answers.
fn completed(of: &str, names: &[&str]) -> Heard {
    Heard::End(End::Completed(Completed {
        of: of.to_owned(),
        text: of.to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    }))
}

#[test]
fn what_comes_in_is_named_in_a_line_that_stays_where_it_is() {
    let mut reader = Reader::bundled();
    reader.press("i");
    snapshot("import", &mut reader);
    reader.type_text("papers/").press("Tab");
    let names = ["2025/", "refs.bib", "学习.jsonl", "zotero-export.json"];
    reader.job(completed("papers/", &names));
    snapshot("import_names", &mut reader);
}

#[test]
fn what_goes_out_is_asked_in_four_steps() {
    let mut reader = Reader::bundled();
    reader.press("s e");
    snapshot("export_what", &mut reader);
    reader.press("Enter");
    snapshot("export_format", &mut reader);
    reader.press("Enter");
    snapshot("export_where", &mut reader);
    reader.press("Enter");
    snapshot("export_file", &mut reader);
}
