//! Stars that are refused, and stars of another copy.

use recto::app::{Message, StarShown};
use recto::marks::{SetStar, Stars};

use super::driver::{Disk, Reader};

/// The answer of a disk that nobody can write to, after so many intents.
fn refusal(reader: &mut Reader, intents: usize) {
    reader.tell(Message::MarksSaved {
        intents,
        stars: Stars::default(),
        read: reader.model.marks.read().as_ref().clone(),
        closed: Some("the disk is read-only".to_owned()),
        notes: Vec::new(),
    });
}

#[test]
fn a_refused_star_is_taken_back_with_the_reason_and_is_no_step_of_the_history() {
    let mut reader = Reader::bundled();
    reader.disk = Disk::Silent;
    reader.press("r s");
    assert_eq!(reader.star(), StarShown::Pending);
    refusal(&mut reader, 2);
    assert_eq!(reader.star(), StarShown::None);
    assert_eq!(reader.said(), "the disk is read-only");
    // The reason stays when something else was done and said nothing.
    assert!(
        reader
            .press("j")
            .frame(80, 24)
            .contains("the disk is read-only")
    );
    // The read mark was kept, and only it can be undone.
    reader.press("k u");
    assert_eq!(reader.said().split(':').next(), Some("Marked as unread"));
    assert_eq!(reader.press("u").said(), "Nothing to undo.");
}

#[test]
fn a_star_set_while_another_is_refused_stays_on_its_way() {
    let mut reader = Reader::bundled();
    reader.disk = Disk::Silent;
    reader.press("s j s k");
    refusal(&mut reader, 1);
    assert_eq!(reader.star(), StarShown::None);
    assert_eq!(reader.press("j").star(), StarShown::Pending);
}

#[test]
fn another_copys_star_leaves_what_is_on_its_way_and_why_it_waits() {
    let mut reader = Reader::bundled();
    reader.disk = Disk::Refuses;
    reader.press("s j");
    let id = reader.model.list.selected().unwrap().star_key.clone();
    reader.stranger(&SetStar {
        id,
        starred: true,
        at: String::new(),
        title: String::new(),
        aliases: Vec::new(),
    });
    assert_eq!(reader.star(), StarShown::Kept);
    assert_eq!(reader.press("k").star(), StarShown::Pending);
    assert!(reader.model.marks.trouble.is_some());
}
