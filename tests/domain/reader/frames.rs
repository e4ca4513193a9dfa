//! Drawn frames: whole ones as reviewed snapshots, and what must hold of any.

use proptest::prelude::*;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use recto::app::{Message, Start};
use recto::jobs::{Completed, End, Heard};
use recto::paper::{Author, Paper, PaperId};

use super::driver::Reader;

pub fn snapshot(name: &str, reader: &mut Reader) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 36), (200, 50)] {
            insta::assert_snapshot!(
                format!("{name}_{width}x{height}"),
                reader.frame(width, height)
            );
        }
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
fn the_selected_row_is_reversed_and_the_star_has_its_colour() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press("s j");
    let buffer = reader.drawn(80, 24);
    let style = |x, y| buffer[(x, y)].style();
    let is_reversed = |x, y| style(x, y).add_modifier.contains(Modifier::REVERSED);
    assert_eq!(
        [1, 2, 3, 4, 5, 6].map(|y| is_reversed(5, y)),
        [false, false, false, true, true, false]
    );
    assert_eq!(
        (buffer[(1, 2)].symbol(), style(1, 2).fg),
        ("★", Some(Color::Yellow))
    );
    for y in [4, 5] {
        assert_eq!(
            (buffer[(0, y)].symbol(), style(0, y).fg, is_reversed(0, y)),
            ("▌", Some(Color::Cyan), false)
        );
    }
}

#[test]
fn what_is_unread_is_bold_and_what_is_read_is_not() {
    let mut reader = Reader::bundled();
    reader.size(200, 50).press("r j");
    let buffer = reader.drawn(200, 50);
    let is_bold = |y| buffer[(30, y)].modifier.contains(Modifier::BOLD);
    assert_eq!([2, 3, 4].map(is_bold), [false, true, true]);
}

/// Papers with all that a row can show, as many as there are days.
fn dated(days: &[&str]) -> Reader {
    let start = Start::default();
    let paper = |(number, day): (usize, &&str)| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = format!("Number {number} and where its title is much too long to be seen");
        paper.date = day.parse().ok();
        paper.authors = ["Bo Ask-Someone", "Di Cee"].map(Author::named).to_vec();
        paper.categories = vec!["cs.CV".to_owned(), "cs.AI".to_owned()];
        paper
    };
    Reader::with(days.iter().enumerate().map(paper).collect(), start)
}

#[test]
fn a_narrow_row_tells_names_date_and_category_and_cuts_the_names_first() {
    let mut reader = dated(&["2026-07-01", "2025-12-31"]);
    let lines = |reader: &mut Reader, width, height| -> Vec<String> {
        let frame = reader.frame(width, height);
        let list = frame.lines().skip(2).take(4);
        list.map(|line| line.split('│').next().unwrap().trim_end().to_owned())
            .collect()
    };
    assert_eq!(
        lines(&mut reader, 80, 24),
        [
            "▌  Number 0 and where its title…",
            "▌  Bo Ask-Someon… · 1 Jul · cs.CV",
            "   Number 1 and where its title…",
            "   Bo Ask-Someone… · 31 Dec 2025",
        ]
    );
    reader.model.settings.row_lines = recto::app::RowLines::One;
    assert_eq!(
        lines(&mut reader, 80, 24)[..2],
        [
            "▌  Number 0 and where its title…",
            "   Number 1 and where its title…",
        ]
    );
}

#[test]
fn in_the_order_of_dates_a_day_is_said_once() {
    let mut reader = dated(&[
        "2026-07-01",
        "2026-07-01",
        "2026-06-30",
        "2025-06",
        "2025-06",
    ]);
    let dates = |reader: &mut Reader| -> Vec<String> {
        let frame = reader.frame(200, 12);
        let lists = frame.lines().skip(2).take(5);
        let lists = lists.map(|line| line.split('│').nth(1).unwrap());
        let dates = lists.map(|list| list.chars().skip(84).collect::<String>());
        dates.map(|date| date.trim().to_owned()).collect()
    };
    let said = dates(&mut reader);
    assert_eq!(said, ["Wed 1 Jul", "", "Tue 30 Jun", "Jun 2025", ""]);
    // In another order each row says its own.
    reader.press("S j j Enter");
    let said = dates(&mut reader);
    assert_eq!(said[..2], ["Wed 1 Jul", "Wed 1 Jul"]);
}

#[test]
fn what_stands_for_a_cut_in_ascii_is_no_hit() {
    let mut start = Start::default();
    start.settings.ascii = true;
    let mut reader = Reader::with(super::driver::bundled_papers(), start);
    reader
        .size(80, 24)
        .press("/")
        .type_text("dual")
        .press("Enter");
    let buffer = reader.drawn(80, 24);
    let mut cuts = 0;
    for y in 2..23 {
        let is_cut = (buffer[(32, y)].symbol(), buffer[(31, y)].symbol()) == (".", ".");
        cuts += u32::from(is_cut);
        for x in [31, 32] {
            let is_hit = buffer[(x, y)].modifier.contains(Modifier::UNDERLINED);
            assert!(!(is_cut && is_hit), "{x},{y}");
        }
    }
    assert!(cuts > 0);
}

#[test]
fn a_row_that_is_on_its_way_has_its_place() {
    let mut reader = Reader::bundled();
    reader.size(200, 24);
    let first = reader.model.list.rows.len() / 2;
    reader.model.list.rows.truncate(first.min(3));
    let frame = reader.frame(200, 24);
    let fourth = frame.lines().nth(5).unwrap().split('│').nth(1).unwrap();
    assert_eq!(fourth.trim(), "·");
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
