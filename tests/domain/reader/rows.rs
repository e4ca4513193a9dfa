//! The list and the places: what a row shows, and where one is.

use ratatui::style::{Color, Modifier};
use recto::app::{RowLines, Start};
use recto::paper::{Author, Paper, PaperId};

use super::driver::{Reader, bundled_papers};

#[test]
fn what_is_unread_is_bold_and_what_is_read_is_not() {
    let mut reader = Reader::bundled();
    reader.size(200, 50).press("r j");
    let buffer = reader.drawn(200, 50);
    let is_bold = |y| buffer[(40, y)].modifier.contains(Modifier::BOLD);
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
        list.map(|line| line.split(['│', '┃']).next().unwrap().trim_end().to_owned())
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
    reader.model.settings.row_lines = RowLines::One;
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
        let lists = lists.map(|line| line.split(['│', '┃']).nth(1).unwrap());
        let dates = lists.map(|list| list.chars().skip(78).collect::<String>());
        dates.map(|date| date.trim().to_owned()).collect()
    };
    let rule = |reader: &mut Reader| reader.frame(200, 12).lines().nth(1).unwrap().to_owned();
    assert!(
        rule(&mut reader).contains("┬━ Wed 1 Jul · 2 ━"),
        "{}",
        rule(&mut reader)
    );
    let said = dates(&mut reader);
    assert_eq!(said, ["", "", "Tue 30 Jun", "Jun 2025", ""]);
    // A day that one paper has is no heading, nor is a month.
    reader
        .press("/")
        .type_text("\"number 2\" | \"number 3\" | \"number 4\"");
    assert!(!rule(&mut reader).contains("Jun"));
    assert_eq!(dates(&mut reader)[..3], ["Tue 30 Jun", "Jun 2025", ""]);
    // In another order each row says its own.
    reader.press("Ctrl-U Enter S j j Enter");
    let said = dates(&mut reader);
    assert_eq!(said[..2], ["Wed 1 Jul", "Wed 1 Jul"]);
    assert!(!rule(&mut reader).contains("Jul"));
}

#[test]
fn a_day_says_how_many_papers_have_it_wherever_one_is_in_it() {
    let days = [("2026-07-01", 300), ("2026-06-30", 40), ("2026-06-29", 1)];
    let days = days.iter().flat_map(|(day, papers)| vec![*day; *papers]);
    let mut reader = dated(&days.collect::<Vec<&str>>());
    let rule = |reader: &mut Reader| reader.frame(200, 24).lines().nth(1).unwrap().to_owned();
    for (keys, said) in [
        ("", "━ Wed 1 Jul · 300 ━"),
        ("PgDn PgDn PgDn PgDn PgDn PgDn", "━ Wed 1 Jul · 300 ━"),
        ("G", "━ Tue 30 Jun · 40 ━"),
        ("g / 1", "─ Wed 1 Jul · "),
    ] {
        reader.press(keys);
        assert!(
            rule(&mut reader).contains(said),
            "{keys} {}",
            rule(&mut reader)
        );
    }
    // Where the next day begins it says so, too.
    reader.press("Esc Esc g");
    for _ in 0..16 {
        reader.press("PgDn");
    }
    let frame = reader.frame(200, 24);
    assert!(frame.contains(" Tue 30 Jun · 40 "), "{frame}");
    // Two lines have the date in the second one.
    reader.press("g");
    let narrow = reader.frame(80, 24);
    let narrow = narrow.lines().nth(1).unwrap();
    assert!(narrow.starts_with("━ Wed 1 Jul · 300 ━"), "{narrow}");
    assert!(narrow.contains("━ 1/341 ━"), "{narrow}");
    // Where there is no room for both it is where one is that is said.
    assert!(reader.frame(40, 24).contains("━ 1/341 ━"));
}

#[test]
fn what_stands_for_a_cut_in_ascii_is_no_hit() {
    let mut start = Start::default();
    start.settings.ascii = true;
    let mut reader = Reader::with(bundled_papers(), start);
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
    let fourth = frame
        .lines()
        .nth(5)
        .unwrap()
        .split(['│', '┃'])
        .nth(1)
        .unwrap();
    assert_eq!(fourth.trim(), "·");
}

#[test]
fn where_one_is_stands_above_list_and_paper() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press("j j");
    let rule = |reader: &mut Reader| reader.frame(80, 24).lines().nth(1).unwrap().to_owned();
    assert!(
        rule(&mut reader).contains("━ 3/119 ━┬─"),
        "{}",
        rule(&mut reader)
    );
    assert!(rule(&mut reader).contains(" % ─"));
    // The filter pane stands in place of the paper.
    reader.press("f");
    let beside = rule(&mut reader);
    assert!(beside.contains("─ 3/119 ─") && !beside.contains('%'));
    // A paper of which all is seen has no per cent, and one as it came says so.
    reader.press("Esc").size(200, 50);
    let wide = |reader: &mut Reader| reader.frame(200, 50).lines().nth(1).unwrap().to_owned();
    assert!(!wide(&mut reader).contains('%'));
    reader.press("=");
    assert!(wide(&mut reader).contains(" as received ─"));
    // Nothing found has no place.
    reader.press("=").press("/").type_text("zzzz");
    assert!(!wide(&mut reader).contains('/'));
}

#[test]
fn each_pane_that_scrolls_has_its_bar() {
    let mut reader = Reader::bundled();
    reader.size(120, 36);
    let column = |reader: &mut Reader, x: usize| -> String {
        let frame = reader.frame(120, 36);
        let lines = frame.lines().skip(2).take(33);
        lines
            .map(|line| line.chars().nth(x).unwrap_or(' '))
            .collect()
    };
    let list = column(&mut reader, 65);
    assert!(list.starts_with("┃┃┃┃│"), "{list}");
    reader.press("G");
    let list = column(&mut reader, 65);
    assert!(list.ends_with("│┃┃┃┃"), "{list}");
    assert_eq!(column(&mut reader, 119).trim(), "");
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
fn a_help_that_is_longer_than_the_screen_has_its_bar_in_the_frame() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press("?");
    let side = |reader: &mut Reader| -> String {
        let frame = reader.frame(80, 24);
        let lines = frame.lines().skip(2).take(20);
        lines.filter_map(|line| line.chars().last()).collect()
    };
    assert!(side(&mut reader).starts_with('┃') && side(&mut reader).ends_with('│'));
    reader.press("G");
    assert!(side(&mut reader).starts_with('│') && side(&mut reader).ends_with('┃'));
}
