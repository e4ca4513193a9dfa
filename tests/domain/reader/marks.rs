//! Stars that are refused, stars of another copy; papers that are hidden.

use std::sync::Arc;

use ratatui::layout::Size;
use recto::app::{Awaited, Effect, Keep, KeyEntry, Keymap, Message, StarShown, Start, Where};
use recto::marks::{Intent, MarkKind, Marks, Samples, Wanted};
use recto::paper::PaperId;

use super::driver::{Disk, Reader, bundled_papers};

/// The answer of a disk that takes read marks and no stars, after so many intents.
fn refusal(reader: &mut Reader, intents: usize) {
    let mut marks = Marks::default();
    for (id, _) in reader.model.marks.in_force().iter(MarkKind::Read) {
        marks.apply(&Intent {
            tag: None,
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

#[test]
fn x_hides_a_paper_which_keeps_its_row_until_the_query_changes_and_comes_back_by_undo() {
    let mut reader = Reader::bundled();
    let first = reader.selected();
    reader.press("x");
    assert_eq!(reader.said(), "Hidden. u undoes.");
    assert_eq!(reader.count(), 118);
    // One goes on, and the row stays.
    assert_eq!(reader.model.list.cursor.at, 1);
    assert_eq!(reader.press("k").selected(), first);
    let frame = reader.frame(120, 36);
    assert!(
        frame.contains("1 hidden · 118 papers · newest first"),
        "{frame}"
    );
    // In another list it is none.
    reader.press("2 1");
    assert_ne!(reader.selected(), first);
    reader.press("/").type_text("is:hidden").press("Enter");
    assert_eq!((reader.count(), reader.selected()), (1, first.clone()));
    assert!(reader.frame(120, 36).contains("1 of 119"));
    // Whoever names it finds it.
    let id = reader.model.list.selected().unwrap().paper.id.to_string();
    reader.press("/ Ctrl-U").type_text(&id).press("Enter");
    assert_eq!((reader.count(), reader.selected()), (1, first.clone()));
    reader.press("/ Esc Esc u");
    assert!(
        reader.said().starts_with("No longer hidden: "),
        "{}",
        reader.said()
    );
    assert!(reader.frame(120, 36).contains("119 papers · newest first"));
    assert_eq!(reader.press("Ctrl-R").count(), 118);
}

#[test]
fn views_count_no_hidden_paper_also_while_hidden_ones_are_listed() {
    let mut reader = Reader::bundled();
    reader.press("s x j x");
    let views = |reader: &Reader| {
        let views = reader.model.filter.counts.views.iter();
        views.map(|(_, papers)| *papers).collect::<Vec<u64>>()
    };
    assert_eq!(views(&reader), [117, 117, 0]);
    reader.press("/").type_text("is:hidden").press("Enter");
    assert_eq!((reader.count(), views(&reader)), (2, vec![117, 117, 0]));
    // What is listed is hidden no longer by the same key.
    reader.press("g x");
    assert_eq!(reader.said(), "No longer hidden. u undoes.");
    assert_eq!((reader.count(), views(&reader)), (1, vec![118, 118, 1]));
}

#[test]
fn samples_are_put_away_and_listed_again_by_one_action_that_can_be_undone() {
    let mut reader = Reader::bundled();
    reader.model.keymap = Keymap::new(&[KeyEntry {
        line: 1,
        action: "samples".to_owned(),
        keys: vec!["Z".to_owned()],
    }])
    .0;
    reader.press("s Z");
    assert_eq!(
        reader.said(),
        "The papers that recto comes with are put away. u undoes."
    );
    // One that has a star is the user's own.
    assert_eq!(reader.count(), 1);
    assert!(reader.frame(120, 36).contains(" 1 paper · newest first"));
    let kept = Effect::Keep(Keep::Samples(Samples::PutAway));
    assert!(reader.effects.contains(&kept));
    // A save that knows nothing of it changes nothing about it.
    reader.press("r");
    assert_eq!(reader.count(), 1);
    reader.press("/").type_text("is:hidden").press("Enter x");
    assert!(reader.said().contains("`recto samples on`"));
    assert_eq!(reader.count(), 118);
    reader.press("/ Esc Esc u u");
    assert_eq!(reader.count(), 119);
    reader.press("Z u");
    assert_eq!(
        (reader.said(), reader.count()),
        ("The papers that recto comes with are listed.", 119)
    );
}
