//! The mouse does what it points at: header, footer, marks, bars, menus, messages.

use ratatui::layout::Rect;
use recto::app::{Action, Pane, Popup, StarShown};
use recto::query::Order;
use unicode_segmentation::UnicodeSegmentation;

use super::driver::Reader;

/// Where a text is on the screen.
fn find(reader: &mut Reader, (width, height): (u16, u16), text: &str) -> (u16, u16) {
    let frame = reader.frame(width, height);
    for (y, line) in (0..).zip(frame.lines()) {
        if let Some(place) = line.find(text) {
            let x = u16::try_from(line[..place].chars().count()).unwrap();
            return (x, y);
        }
    }
    panic!("{text} is not on the screen:\n{frame}");
}

fn click_on(reader: &mut Reader, size: (u16, u16), text: &str) {
    let (x, y) = find(reader, size, text);
    reader.click(x, y);
}

/// What is drawn in an area.
fn drawn(reader: &Reader, (width, height): (u16, u16), area: Rect) -> String {
    let buffer = reader.drawn(width, height);
    let cells = area
        .positions()
        .map(|place| buffer[place].symbol().to_owned());
    cells.collect()
}

#[test]
fn what_is_clicked_is_what_is_drawn_at_every_size() {
    for keys in [
        "",
        "/ d u",
        "Enter f",
        "Esc ?",
        "Esc S",
        "Esc y",
        "Esc x / Esc Esc",
    ] {
        let mut reader = Reader::bundled();
        for key in "s x".split(' ').chain(keys.split_whitespace()) {
            reader.press(key);
        }
        for size in [(20, 6), (40, 12), (60, 20), (80, 24), (120, 36), (200, 50)] {
            reader.size(size.0, size.1);
            let popup = reader.model.popup_area().unwrap_or_default();
            for (offer, area) in reader.model.hints() {
                if popup.intersects(area) {
                    continue;
                }
                let text = format!("{} {}", offer.key, offer.label);
                let text: String = text.chars().take(area.width.into()).collect();
                assert_eq!(drawn(&reader, size, area), text, "{keys} {size:?}");
            }
            for (part, area) in reader.model.header() {
                if popup.intersects(area) {
                    continue;
                }
                assert_eq!(drawn(&reader, size, area), part.text, "{keys} {size:?}");
            }
        }
    }
}

#[test]
fn the_order_in_the_header_opens_its_menu_whose_entries_are_taken() {
    let mut reader = Reader::bundled();
    click_on(&mut reader, (120, 36), "newest first");
    assert!(matches!(&reader.model.popup, Some(Popup::Menu(menu)) if menu.title == "Sort"));
    click_on(&mut reader, (120, 36), Order::Title.label());
    assert_eq!(
        (reader.model.order, &reader.model.popup),
        (Order::Title, &None)
    );
    // The number beside it is of the query line.
    click_on(&mut reader, (120, 36), "119 papers");
    reader.type_text("dual");
    assert_eq!(reader.model.prompt.text(), "dual");
}

/// The column at which the letters of the query line begin that so much of the text stands before.
fn column_of(reader: &Reader, before: &str) -> u16 {
    let shown = reader.model.query_in_sight();
    let hidden = reader.model.prompt.text().len() - shown.len();
    let before = before.get(hidden..).unwrap();
    let columns = reader.model.settings.letters.widths.of(before);
    reader.model.query_place().x + u16::try_from(columns).unwrap()
}

#[test]
fn a_click_in_the_query_line_puts_the_cursor_at_the_letter_that_is_there() {
    let pasted = "title:紙の束 x\u{301}te\u{301} 👩‍👩‍👧 dual or more";
    for plain in [false, true] {
        for width in [20, 40, 120] {
            let mut reader = Reader::bundled();
            reader.model.settings.plain = plain;
            reader.size(width, 24).press("/").paste(pasted);
            let text = reader.model.prompt.text();
            let place = reader.model.query_place();
            let ends: Vec<&str> = text
                .grapheme_indices(true)
                .map(|(byte, _)| &text[..byte])
                .collect();
            let hidden = text.len() - reader.model.query_in_sight().len();
            for before in ends.iter().filter(|before| before.len() >= hidden) {
                let x = column_of(&reader, before);
                if x >= place.right() {
                    continue;
                }
                let next = text[before.len()..].graphemes(true).next().unwrap();
                let columns = reader.model.settings.letters.widths.of(next);
                for column in 0..u16::try_from(columns).unwrap() {
                    let mut clicked = reader.model.clone();
                    let message = recto::app::Message::Click((x + column, place.y).into());
                    let _ = recto::app::update(&mut clicked, message);
                    assert_eq!(clicked.prompt.before(), *before, "{width} {plain}");
                    assert_eq!(clicked.prompt.text(), text);
                }
                // The letter that is drawn at that place is the one.
                let drawn = &reader.drawn(width, 24)[(x, place.y)];
                assert_eq!(drawn.symbol(), next, "{width} {plain}");
            }
        }
    }
}

#[test]
fn a_click_on_a_letter_of_a_filter_that_stands_opens_it_there_with_nothing_selected() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("dual").press("Enter");
    let place = reader.model.query_place();
    reader.click(place.x + 2, place.y).type_text("x");
    assert_eq!(reader.model.prompt.text(), "duxal");
    // Behind its end, at its end.
    reader.click(place.x + 30, place.y).type_text("y");
    assert_eq!(reader.model.prompt.text(), "duxaly");
    // The sign before it has all of it typed anew.
    reader.press("Esc Esc").click(1, place.y).type_text("z");
    assert_eq!(reader.model.prompt.text(), "z");
}

#[test]
fn what_is_hidden_is_listed_by_a_click_on_how_much_it_is() {
    let mut reader = Reader::bundled();
    reader.press("x");
    click_on(&mut reader, (120, 36), "1 hidden");
    assert_eq!(
        (reader.model.prompt.text(), reader.count()),
        ("is:hidden ", 1)
    );
}

#[test]
fn hints_in_the_footer_do_what_they_say() {
    let size = (80, 24);
    let mut reader = Reader::bundled();
    click_on(&mut reader, size, "/ filter");
    reader.type_text("dual");
    click_on(&mut reader, size, "Enter keep");
    assert_eq!((reader.count(), reader.model.focus), (50, Pane::List));
    click_on(&mut reader, size, "? help");
    assert!(matches!(reader.model.popup, Some(Popup::Help(_))));
    click_on(&mut reader, size, "? close");
    assert_eq!(reader.model.popup, None);
    click_on(&mut reader, size, "f filters");
    assert!(reader.model.filter_over);
    assert!(!reader.quits());
    reader.size(200, 50);
    click_on(&mut reader, (200, 50), "q back");
    assert!(!reader.quits());
    click_on(&mut reader, (200, 50), "q quit");
    assert!(reader.quits());
}

#[test]
fn a_click_on_the_place_of_its_mark_stars_a_paper_and_one_beside_it_selects_it() {
    let mut reader = Reader::bundled();
    reader.size(200, 50);
    let list = reader.model.layout().list;
    reader.click(list.x + 6, list.y + 3);
    assert_eq!(
        (reader.model.list.cursor.at, reader.star()),
        (3, StarShown::None)
    );
    reader.click(list.x + 1, list.y + 5);
    assert_eq!(
        (reader.model.list.cursor.at, reader.star()),
        (5, StarShown::Kept)
    );
    reader.click(list.x + 1, list.y + 5);
    assert_eq!(reader.star(), StarShown::None);
    // Where a paper has two lines, each of them is its own.
    reader.size(50, 40);
    let layout = reader.model.layout();
    assert_eq!(layout.row_lines, 2);
    reader.click(1, layout.list.y + 3);
    assert_eq!(
        (reader.model.list.cursor.at, reader.star()),
        (1, StarShown::Kept)
    );
}

#[test]
fn a_click_on_a_bar_goes_there() {
    let mut reader = Reader::bundled();
    for (width, height) in [(120, 36), (60, 20), (40, 12)] {
        reader.size(width, height);
        for pane in [Pane::List, Pane::Paper, Pane::Filter] {
            let layout = reader.model.layout();
            let bar = layout.bar(pane);
            let extent = reader.model.extent(pane, &layout);
            if bar.is_empty() || extent.thumb(bar.height).is_none() {
                continue;
            }
            let first = |reader: &Reader| reader.model.extent(pane, &layout).first;
            reader.click(bar.x, bar.bottom() - 1);
            assert_eq!(
                first(&reader),
                extent.all - extent.shown,
                "{pane:?} {width}"
            );
            reader.click(bar.x, bar.y + bar.height / 2);
            let middle = first(&reader);
            assert!(middle > 0 && middle < extent.all - extent.shown, "{pane:?}");
            // What has a bar shows it where it is pointed at.
            let thumb = reader
                .model
                .extent(pane, &layout)
                .thumb(bar.height)
                .unwrap();
            let line = bar.height / 2;
            assert!(
                (thumb.start..=thumb.end).contains(&line),
                "{thumb:?} {line}"
            );
            reader.click(bar.x, bar.y);
            assert_eq!(first(&reader), 0);
            assert_eq!(reader.model.focus, Pane::List);
        }
    }
}

#[test]
fn what_can_be_done_where_nothing_was_found_is_done_by_a_click() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("knowlege ");
    click_on(&mut reader, (80, 24), "knowledge");
    assert_eq!(reader.model.prompt.text(), "knowledge ");
    assert!(reader.count() > 0);
}

#[test]
fn a_click_beside_what_lies_over_everything_closes_it_and_does_nothing_else() {
    for keys in ["?", "S", "i", "m", "e"] {
        let mut reader = Reader::bundled();
        reader.size(200, 50).press("s").press(keys);
        let area = reader.model.popup_area().unwrap();
        let at = reader.model.list.cursor.at;
        // A frame is no entry.
        reader.click(area.x, area.y);
        assert!(reader.model.popup.is_some(), "{keys}");
        reader.click(1, 25);
        assert_eq!(reader.model.popup, None, "{keys}");
        assert_eq!(reader.model.list.cursor.at, at);
    }
}

#[test]
fn a_click_on_what_is_said_above_the_footer_takes_it_away() {
    let mut reader = Reader::bundled();
    reader.size(80, 24);
    reader.tell(recto::app::Message::Said("word ".repeat(40)));
    let lines = reader.model.above_footer();
    assert!(lines.len() > 1);
    let area = reader.model.above_footer_area(lines.len());
    let at = reader.model.list.cursor.at;
    reader.click(4, area.bottom() - 1);
    assert_eq!((reader.said(), reader.model.list.cursor.at), ("", at));
}

#[test]
fn what_is_typed_goes_on_as_what_is_clicked_and_the_wheel_goes_through_it() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("is:").press("Tab");
    let area = reader.model.choices_area().unwrap();
    reader.wheel_down(area.x + 2, area.y + 1);
    reader.wheel_down(area.x + 2, area.y + 1);
    assert_eq!(
        reader.model.choices.as_ref().and_then(|list| list.at),
        Some(1)
    );
    // Its frame is none of it.
    reader.click(area.x + 2, area.y);
    assert_eq!(reader.model.prompt.text(), "is:");
    reader.click(area.x + 2, area.y + 1);
    assert_eq!(reader.model.prompt.text(), "is:starred ");
    assert_eq!(reader.model.choices, None);
}

#[test]
fn the_wheel_turns_the_help() {
    let mut reader = Reader::bundled();
    reader.size(80, 24).press("?");
    reader.wheel_down(3, 3);
    assert!(matches!(&reader.model.popup, Some(Popup::Help(help)) if help.scroll == 3));
    reader.press("Esc S");
    reader.wheel_down(3, 3);
    assert!(matches!(&reader.model.popup, Some(Popup::Menu(menu)) if menu.at == 1));
}

#[test]
fn no_click_anywhere_does_harm() {
    let mut reader = Reader::bundled();
    for keys in ["", "/ q z q", "Esc Esc ?", "Esc e", "Esc i", "Esc f"] {
        reader.press(keys);
        for (width, height) in [(0, 0), (1, 1), (20, 6), (40, 12), (80, 24), (120, 36)] {
            reader.size(width, height);
            for y in (0..height + 2).step_by(3) {
                for x in (0..width + 2).step_by(7) {
                    let mut clicked = reader.model.clone();
                    let message = recto::app::Message::Click((x, y).into());
                    let _ = recto::app::update(&mut clicked, message);
                }
            }
        }
    }
}

#[test]
fn a_hint_has_the_action_of_its_key() {
    let reader = Reader::bundled();
    for (offer, _) in reader.model.hints() {
        let action = reader.model.keymap.action(reader.model.scope(), offer.key);
        assert_eq!(action, Some(offer.action));
    }
    let all: Vec<Action> = reader.model.offers().map(|offer| offer.action).collect();
    assert!(all.contains(&Action::StartFilter));
}
