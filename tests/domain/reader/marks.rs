//! Stars that are refused, and stars of another copy.

use std::sync::Arc;

use ratatui::layout::Size;
use recto::app::{Awaited, Message, StarShown, Start, Where};
use recto::marks::{Intent, MarkKind, Marks, Wanted};
use recto::paper::PaperId;

use super::driver::{Disk, Reader, bundled_papers};

/// The answer of a disk that takes read marks and no stars, after so many intents.
fn refusal(reader: &mut Reader, intents: usize) {
    let mut marks = Marks::default();
    for (id, _) in reader.model.marks.in_force().iter(MarkKind::Read) {
        marks.apply(&Intent {
            kind: MarkKind::Read,
            wanted: Wanted::Set,
            key: id.into(),
            at: String::new(),
            title: String::new(),
        });
    }
    reader.tell(Message::MarksSaved {
        intents,
        marks: Arc::new(marks),
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
    let id = reader.model.list.selected().unwrap().paper.id.clone();
    reader.stranger(id, Wanted::Set);
    assert_eq!(reader.star(), StarShown::Kept);
    assert_eq!(reader.press("k").star(), StarShown::Pending);
    assert!(reader.model.marks.trouble.is_some());
}

#[test]
fn marks_that_the_first_frame_did_not_wait_for_are_searched_when_they_come() {
    let position = Where {
        query: "is:starred".to_owned(),
        ..Where::default()
    };
    let start = Start {
        size: Size {
            width: 80,
            height: 24,
        },
        position,
        awaited: Awaited::Marks,
        ..Start::default()
    };
    let mut reader = Reader::with(bundled_papers(), start);
    assert_eq!(reader.count(), 0);
    let ids: Vec<PaperId> = bundled_papers().into_iter().map(|paper| paper.id).collect();
    reader.stranger(ids[3].clone(), Wanted::Set);
    assert_eq!((reader.count(), reader.star()), (1, StarShown::Kept));
    // Whatever comes later leaves the list as it is.
    reader.stranger(ids[5].clone(), Wanted::Set);
    assert_eq!((reader.count(), reader.shown(0, 2).len()), (2, 1));
}
