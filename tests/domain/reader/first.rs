//! The first minute: what a newcomer is told, and a reader without a paper.

use recto::app::{Keymap, Start, greeting};
use recto::marks::{Marks, Samples};

use super::driver::{Reader, bundled_papers};
use super::frames::snapshot;

fn away() -> Start {
    Start {
        marks: Marks::default().with_samples(Samples::PutAway).into(),
        ..Start::default()
    }
}

#[test]
fn a_newcomer_is_told_in_one_quiet_line_what_lies_here() {
    let start = Start {
        greeting: Some(greeting(&Keymap::default(), Samples::Shown)),
        ..Start::default()
    };
    let mut reader = Reader::with(bundled_papers(), start);
    snapshot("welcome", &mut reader);
    // It goes with the first key, and can be read again.
    reader.press("j");
    assert_eq!(reader.said(), "");
    let messages = reader.press("m").frame(120, 36);
    assert!(messages.contains(":samples puts"), "{messages}");
}

#[test]
fn a_reader_whose_samples_are_put_away_says_how_papers_come_in() {
    let mut reader = Reader::with(bundled_papers(), away());
    snapshot("empty", &mut reader);
    reader.press("/").type_text("diffusion");
    snapshot("empty_filter", &mut reader);
    let frame = reader.press("Enter").frame(120, 36);
    assert!(!frame.contains("No paper matches"), "{frame}");
    // What came with recto is found by whoever asks for it.
    reader.press("/ Ctrl-U").type_text("is:hidden diffusion ");
    assert_eq!(reader.count(), 13);
}

#[test]
fn an_empty_library_and_one_of_which_all_is_hidden_say_so() {
    let mut reader = Reader::with(Vec::new(), Start::default());
    let said = |reader: &mut Reader| {
        let nothing = reader.model.nothing().unwrap();
        format!("{} {}", nothing.why, nothing.help.join("; "))
    };
    assert_eq!(
        said(&mut reader),
        "The library is empty. i imports papers; F follows a feed"
    );
    reader.press("/").type_text("abc");
    assert!(
        said(&mut reader).starts_with("The library is empty: nothing matches “abc”. i imports")
    );
    let one = bundled_papers().into_iter().take(1).collect();
    let mut reader = Reader::with(one, Start::default());
    reader.press("x 2 1");
    let all = said(&mut reader);
    assert!(all.starts_with("All papers are hidden. "), "{all}");
    assert!(all.ends_with("is:hidden lists what is hidden"), "{all}");
    assert_eq!(reader.press("u 1").count(), 1);
}
