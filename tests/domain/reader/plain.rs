//! Plain: everything in lines of words, one pane at a time, with the cursor where one is.

use ratatui::layout::Size;
use ratatui::style::Modifier;
use recto::app::{Message, Pane, Start};

use super::driver::{Disk, Reader, bundled_papers};
use super::frames::snapshot_of;
use super::whole;

fn plain(width: u16, height: u16) -> Reader {
    let mut start = Start {
        size: Size { width, height },
        ..Start::default()
    };
    start.settings.plain = true;
    Reader::with(bundled_papers(), start)
}

/// Screens, each with the keys that lead there.
const SCREENS: [(&str, &str); 9] = [
    ("list", "j s j r k"),
    ("paper", "j s Enter Space"),
    ("filter_pane", "s j r f j Enter"),
    ("menu", "S j"),
    ("help", "? j"),
    ("typing", "/ d u a l"),
    ("choices", "/ i s : Tab Tab"),
    ("palette", ": s t Down"),
    ("nothing", "/ k n o w l e g e Enter"),
];

#[test]
fn every_screen_is_lines_of_words() {
    for (width, height) in [(80, 24), (40, 12)] {
        for (name, keys) in SCREENS {
            let mut reader = plain(width, height);
            reader.press(keys);
            snapshot_of(
                &format!("plain_{name}"),
                &mut reader,
                Size { width, height },
            );
        }
        let mut reader = plain(width, height);
        reader.press("/").type_text("dual year:abc").press("Enter");
        snapshot_of("plain_fault", &mut reader, Size { width, height });
    }
}

#[test]
fn a_whole_paper_has_no_drawn_lines_and_says_how_much_is_left() {
    let mut reader = plain(80, 24);
    reader.press("Enter Enter");
    whole::answer(&mut reader, whole::article());
    reader.press("] ] ] ]");
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("Narrow (w=66)") && !frame.contains('─'),
        "{frame}"
    );
    assert!(frame.contains(" %, 1 min left"), "{frame}");
}

#[test]
fn no_sign_stands_for_a_word_and_no_line_is_drawn() {
    let signs = |c: char| "★☆✓▸▌·│─━┃╭╮╰╯█".contains(c);
    for (_, keys) in SCREENS {
        let mut reader = plain(120, 36);
        let frame = reader.press(keys).frame(120, 36);
        assert!(!frame.contains(signs), "{keys}: {frame}");
        let framed = |line: &str| line.starts_with(['|', '+']) || line.contains("---");
        assert!(!frame.lines().any(framed), "{keys}: {frame}");
    }
}

#[test]
fn there_is_one_pane_at_a_time_whatever_the_size() {
    for (width, height) in [(200, 50), (120, 36), (80, 24), (40, 12), (20, 4)] {
        let mut reader = plain(width, height);
        for (keys, pane) in [
            ("", Pane::List),
            ("Enter", Pane::Paper),
            ("q", Pane::List),
            ("Tab", Pane::Paper),
            ("Tab", Pane::List),
            ("f", Pane::Filter),
            ("Esc", Pane::List),
        ] {
            let shown: Vec<Pane> = reader.press(keys).model.layout().panes().collect();
            assert_eq!(shown, [pane], "{width}x{height}: {keys}");
        }
    }
}

/// The line at the cursor.
fn at_cursor(reader: &Reader) -> String {
    let Size { width, height } = reader.model.size;
    let (buffer, cursor) = reader.drawn_with_cursor(width, height);
    let row = (0..width).map(|x| buffer[(x, cursor.y)].symbol());
    row.collect::<String>().trim_end().to_owned()
}

#[test]
fn the_cursor_is_on_what_is_selected_or_read_or_typed() {
    let mut reader = plain(80, 24);
    let title = reader.press("j j").selected();
    assert!(at_cursor(&reader).starts_with(title.get(..30).unwrap()));
    assert!(
        at_cursor(&reader).ends_with(", unread"),
        "{}",
        at_cursor(&reader)
    );
    reader.press("s");
    assert!(at_cursor(&reader).ends_with(", starred, unread"));
    reader.press("Enter");
    assert!(at_cursor(&reader).starts_with(title.get(..30).unwrap()));
    for (keys, line) in [
        ("q f", "All, 119, chosen"),
        ("j", "Unread, 119"),
        ("j", "Starred, 1"),
        ("Esc /", "Filter: "),
        ("d u a l", "Filter: dual"),
        ("Enter S j", "oldest first"),
        ("Esc : s o r t", "Text: sort"),
        ("Esc i", "Text:"),
        ("Esc / Ctrl-U i s : Tab", "Filter: is:"),
        ("Tab", "starred"),
    ] {
        let at = at_cursor(reader.press(keys));
        assert!(at.starts_with(line.trim_end()), "{keys}: {at}");
    }
    for (keys, line) in [
        ("Esc Esc Esc : s o r t Down", "sort: "),
        ("Esc / k n o w l e g e Down", ""),
    ] {
        let (buffer, cursor) = reader.press(keys).drawn_with_cursor(80, 24);
        let style = buffer[(cursor.x, cursor.y)].modifier;
        assert!(style.contains(Modifier::REVERSED), "{keys}: {cursor}");
        assert!(at_cursor(&reader).starts_with(line), "{keys}");
    }
}

#[test]
fn what_was_said_hides_nothing_that_is_selected() {
    let mut reader = plain(40, 12);
    reader.disk = Disk::Refuses;
    reader.press("PgDn");
    let last = reader.model.layout().rows() - 1;
    assert_eq!(
        reader.model.list.cursor.at - reader.model.list.cursor.top,
        last
    );
    let title = reader.selected();
    reader.tell(Message::Pasted("some text".to_owned()));
    assert!(!reader.model.above_footer().is_empty());
    assert!(at_cursor(&reader).starts_with(title.get(..20).unwrap()));
}

#[test]
fn states_are_told_in_words() {
    let mut reader = plain(80, 24);
    reader.disk = Disk::Silent;
    reader.press("s");
    assert!(at_cursor(&reader).contains(", star not saved yet, unread"));
    reader.disk = Disk::Keeps;
    reader.answer_marks();
    reader.press("x k");
    assert!(at_cursor(&reader).contains(", starred, no longer found, hidden"));
    reader.press("j r Enter");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Paper, 2 of 119, read"), "{frame}");
}

#[test]
fn every_size_is_drawn() {
    for (_, keys) in SCREENS {
        let mut reader = plain(80, 24);
        reader.press(keys);
        for width in [0, 1, 5, 20, 39, 40, 120, 300] {
            for height in (0..13).chain([24, 60]) {
                reader.frame(width, height);
            }
        }
    }
}
