//! The help: groups by purpose, two columns where there is room, words looked for in it.

use recto::app::{HelpCell, Popup, Where};

use super::driver::Reader;
use super::frames::snapshot;

fn help(reader: &Reader) -> &recto::app::Help {
    match &reader.model.popup {
        Some(Popup::Help(help)) => help,
        other => panic!("no help but {other:?}"),
    }
}

#[test]
fn the_help_has_two_columns_where_there_is_room_and_says_that_it_goes_on() {
    let mut reader = Reader::bundled();
    snapshot("help", reader.press("?"));
    for (width, columns) in [(99, 1), (100, 2), (200, 2)] {
        reader.size(width, 30);
        let most = help(&reader).rows.iter().map(|row| row.cells.len()).max();
        assert_eq!(most, Some(columns), "{width}");
    }
    assert!(reader.frame(80, 24).contains(" more "));
}

#[test]
fn what_lies_over_everything_leaves_the_footer_that_tells_what_it_can_do() {
    for (width, height) in [(60, 6), (60, 7), (40, 8), (20, 6)] {
        for keys in ["?", "S", ":", "i"] {
            let mut reader = Reader::at(Where::default(), width, height);
            let hints = reader.press(keys).model.hints();
            let frame = reader.frame(width, height);
            let footer = frame.lines().last().unwrap();
            assert!(!hints.is_empty(), "{keys} {width}x{height}");
            for (offer, _) in hints {
                let hint = format!("{} {}", offer.key, offer.label);
                assert!(footer.contains(&hint), "{keys}: {hint}, {frame}");
            }
        }
    }
}

#[test]
fn every_key_and_operator_stands_in_it_at_every_width() {
    let mut reader = Reader::bundled();
    reader.press("?");
    for width in [20, 40, 60, 99, 100, 144, 200, 300] {
        reader.size(width, 30);
        let rows = help(&reader).rows.iter();
        let cells: Vec<&HelpCell> = rows.flat_map(|row| &row.cells).collect();
        let has = |wanted: &str| {
            let is_it =
                |cell: &&HelpCell| matches!(cell, HelpCell::Line { what, .. } if what == wanted);
            cells.iter().any(is_it)
        };
        for what in [
            "/",
            "s *",
            "Ctrl-Z",
            "votes:NUMBER",
            "trending",
            "Shift-drag",
        ] {
            assert!(has(what), "{what} at {width}");
        }
    }
}

#[test]
fn words_are_looked_for_in_it() {
    let mut reader = Reader::bundled();
    reader.press("? /").type_text("STAR undo");
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Help / STAR undo"), "{frame}");
    reader.press("Backspace Backspace Backspace Backspace Backspace");
    let whole = help(&reader).rows.len();
    snapshot("help_search", &mut reader);
    reader.press("Enter j k q");
    // Stepping back takes the words out first, and then the help away.
    assert!(help(&reader).rows.len() > whole);
    reader.press("q");
    assert!(reader.model.popup.is_none());
    reader.press("? /").type_text("nowhere to be found");
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("No line of the help has these words."),
        "{frame}"
    );
}

#[test]
fn from_the_query_line_it_opens_at_what_a_filter_can_say_and_leads_back() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("dual").press("Ctrl-G");
    let at = help(&reader).scroll;
    let first = &help(&reader).rows[at].cells[0];
    assert_eq!(first, &HelpCell::Heading("What a filter can say"));
    reader.press("Esc").type_text("fast");
    assert_eq!(reader.model.prompt.text(), "dualfast");
}

#[test]
fn it_leads_back_to_the_menu_that_it_lies_over() {
    let mut reader = Reader::bundled();
    reader.press("S j");
    let menu = reader.model.popup.clone();
    reader.press("? j j ?");
    assert_eq!(reader.model.popup, menu);
    reader.press("Esc i").type_text("refs").press("Ctrl-G Esc");
    assert!(matches!(&reader.model.popup, Some(Popup::Path(path)) if path.prompt.text() == "refs"));
}

#[test]
fn enter_reads_on_in_it_and_closes_it_at_its_end() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press("? Space");
    assert!(help(&reader).scroll > 10);
    let mut screens = 0;
    while reader.model.popup.is_some() {
        reader.press("Enter");
        screens += 1;
        assert!(screens < 100);
    }
}
