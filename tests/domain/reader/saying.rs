//! What the reader says: faults are whole and unlike notes, all is kept, the help has its place.

use ratatui::style::Color;
use recto::app::{Effect, Message, Room, Task, Tone};

use super::driver::Reader;
use super::frames::snapshot;

const NOT_OPENED: &str = "Not opened, the browser's exit status: 3: https://example.org/a/rather/long/path/of/a/page/that/does/not/fit/into/one/line?with=a&query=too";

fn failed(text: &str) -> Message {
    Message::Failed(text.to_owned())
}

#[test]
fn a_fault_stands_whole_in_red_above_the_footer_until_the_next_key() {
    let mut reader = Reader::bundled();
    reader.size(80, 24);
    reader.tell(failed(NOT_OPENED));
    let buffer = reader.drawn(80, 24);
    assert_eq!(buffer[(1, 21)].symbol(), "!");
    assert_eq!(buffer[(3, 22)].style().fg, Some(Color::Red));
    let frame = reader.frame(80, 24);
    let words: Vec<&str> = frame.split_whitespace().collect();
    assert!(
        words.join("").contains(&NOT_OPENED.replace(' ', "")),
        "{frame}"
    );
    assert!(frame.trim_end().ends_with("? help"), "{frame}");
    reader.press("j");
    assert_eq!(reader.said(), "");
    reader.tell(failed(NOT_OPENED));
    snapshot("fault", &mut reader);
}

#[test]
fn a_fault_is_not_said_as_a_note_is() {
    let mut reader = Reader::bundled();
    reader.press("s");
    let starred = reader.model.sentence().unwrap();
    assert_eq!((starred.tone, starred.room), (Tone::Note, Room::Whole));
    assert!(reader.model.above_footer().is_empty());
    reader.tell(failed("The disk is full."));
    assert_eq!(reader.model.sentence().unwrap().tone, Tone::Fault);
    assert_eq!(reader.model.above_footer(), ["The disk is full."]);
}

#[test]
fn what_is_too_long_for_three_lines_names_the_key_that_shows_all() {
    let mut reader = Reader::bundled();
    reader.size(60, 20).tell(failed(&"trouble ".repeat(60)));
    let lines = reader.model.above_footer();
    assert_eq!(lines.len(), 3);
    assert!(lines[2].ends_with("… m shows all"), "{lines:?}");
    let frame = reader.press("m").frame(60, 60);
    assert_eq!(frame.matches("trouble").count(), 60, "{frame}");
}

#[test]
fn m_shows_the_last_messages_whole_and_when_they_were_said() {
    let mut reader = Reader::bundled();
    let frame = reader.press("m").frame(80, 24);
    assert!(frame.contains("Nothing was said yet."), "{frame}");
    reader.press("Esc s").tell(failed(NOT_OPENED));
    "2026-11-24T09:05:00Z".clone_into(&mut reader.model.now);
    snapshot("messages", reader.press("m"));
    reader.press("Esc");
    assert!(reader.model.popup.is_none());
}

#[test]
fn a_key_that_is_not_bound_says_so_once() {
    let mut reader = Reader::bundled();
    let said = "z is not bound. ? shows the keys.";
    assert_eq!(reader.press("z").said(), said);
    reader.tell(Message::Said("Something else.".to_owned()));
    assert_eq!(reader.press("z").said(), "Something else.");
    assert_eq!(reader.press("j z").said(), said);
    let prompt = "F9 is not bound. Ctrl-G shows the keys.";
    assert_eq!(reader.press("/ F9").said(), prompt);
}

#[test]
fn the_footer_ends_in_the_key_of_the_help_at_every_size() {
    let mut reader = Reader::bundled();
    for (keys, end) in [
        ("", "? help"),
        ("s", "? help"),
        ("r", "? help"),
        ("f", "? help"),
        ("Esc S", "? help"),
        ("Esc i", "Ctrl-G help"),
        ("Esc /", "Ctrl-G help"),
        ("Esc ?", "? close"),
    ] {
        reader.press(keys);
        for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 36), (200, 50)] {
            let frame = reader.frame(width, height);
            assert!(frame.trim_end().ends_with(end), "{keys}\n{frame}");
        }
    }
}

#[test]
fn ctrl_l_draws_everything_anew_from_everywhere() {
    for place in ["j", "/", "?", "S", "i"] {
        let mut reader = Reader::bundled();
        reader.press(place).press("Ctrl-L");
        let redraws = reader.effects.contains(&Effect::Screen(Task::Redraw));
        assert!(redraws, "{place}");
    }
}

#[test]
fn a_paper_that_was_not_opened_is_not_read() {
    let mut reader = Reader::bundled();
    reader.press("o");
    assert!(reader.is_read());
    let opened = |effect: &Effect| match effect {
        Effect::Screen(Task::Open(address)) => Some(address.clone()),
        _ => None,
    };
    let address = reader.effects.iter().find_map(opened).unwrap();
    reader.press("j").tell(Message::NotOpened {
        address: address.clone(),
        reason: "Not opened, no browser could be started.".to_owned(),
    });
    reader.press("k");
    assert!(!reader.is_read());
    // One that was read before stays so, and there is nothing more to take back.
    reader.press("u r o").tell(Message::NotOpened {
        address,
        reason: "Not opened, no browser could be started.".to_owned(),
    });
    assert!(reader.is_read());
}
