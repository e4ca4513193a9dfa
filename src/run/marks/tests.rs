//! The marks thread, saving and failing.

use super::*;
use crate::app::Awaited;
use crate::marks::{Change, MarkFiles, MarkKind, Marks, Wanted};
use crate::paper::PaperId;
use crate::state::Position;

fn intent(kind: MarkKind, wanted: Wanted, id: &str) -> Intent {
    Intent {
        tag: None,
        kind,
        wanted,
        key: PaperId::parse(id).unwrap().into(),
        at: "2026-11-24T09:00:00Z".to_owned(),
        title: "A title".repeat(20),
    }
}

fn history(dir: &tempfile::TempDir) -> HistoryFile {
    HistoryFile::in_dir(dir.path(), 10)
}

#[test]
fn filters_that_were_typed_are_told_at_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let files = MarkFiles::in_dirs(dir.path(), dir.path());
    for told in [&[][..], &["dual", "is:new"]] {
        let (writer, _) = Writer::open(&files);
        let (answers, heard) = mpsc::channel();
        let thread =
            MarksThread::spawn(writer, dir.path().to_owned(), history(&dir), answers).unwrap();
        thread.keep("dual".to_owned());
        thread.keep("is:new".to_owned());
        assert_eq!(thread.end(), None);
        match heard.recv() {
            Ok(Message::Typed(filters)) => assert_eq!(filters, told),
            Ok(other) => panic!("{other:?}"),
            Err(_) => assert!(told.is_empty()),
        }
    }
    // A file stands where its folder should be.
    let nowhere = HistoryFile::in_dir(&dir.path().join(HISTORY_NAME), 10);
    let (writer, _) = Writer::open(&files);
    let (answers, heard) = mpsc::channel();
    let thread = MarksThread::spawn(writer, dir.path().to_owned(), nowhere, answers).unwrap();
    thread.keep("dual".to_owned());
    assert_eq!(thread.end(), None);
    let said: Vec<Message> = heard.iter().collect();
    assert!(matches!(&said[..], [Message::Said(said)] if said.contains("is not kept")));
}

#[test]
fn what_could_not_be_read_again_stays_pending_with_its_reason_until_there_is_room() {
    let dir = tempfile::tempdir().unwrap();
    let mut files = MarkFiles::in_dirs(dir.path(), dir.path());
    files.stars = files.stars.at_most(400);
    let (writer, notes) = Writer::open(&files);
    let (answers, heard) = mpsc::channel();
    let thread = MarksThread::spawn(writer, dir.path().to_owned(), history(&dir), answers).unwrap();
    let star = |wanted, id| intent(MarkKind::Star, wanted, id);
    thread.save(vec![star(Wanted::Set, "x:a")]);
    let saved = heard.recv().unwrap();
    assert!(matches!(saved, Message::MarksSaved { intents: 1, .. }));
    // A read mark of the same time is written all the same.
    let read = intent(MarkKind::Read, Wanted::Set, "x:a");
    thread.save(vec![star(Wanted::Set, "x:b"), read]);
    match heard.recv().unwrap() {
        Message::MarksNotSaved(reason) => {
            assert!(
                reason.contains("would be larger than 400 bytes"),
                "{reason}"
            );
        }
        other => panic!("{other:?}"),
    }
    thread.save(vec![star(Wanted::Unset, "x:a")]);
    match heard.recv().unwrap() {
        Message::MarksSaved { intents, marks, .. } => {
            let ids = |kind| marks.iter(kind).map(|(id, _)| id.to_string());
            assert_eq!(intents, 3);
            assert!(ids(MarkKind::Star).eq(["x:b"]) && ids(MarkKind::Read).eq(["x:a"]));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!((thread.end(), notes), (None, Vec::new()));
}

#[test]
fn many_read_marks_are_read_behind_the_first_frame_and_the_position_before() {
    let dir = tempfile::tempdir().unwrap();
    let files = MarkFiles::in_dirs(dir.path(), dir.path());
    let left = Position {
        query: "is:read".to_owned(),
        row: 12,
        ..Position::default()
    };
    let reads: Vec<Intent> = (0..60_000)
        .map(|number| intent(MarkKind::Read, Wanted::Set, &format!("x:{number}")))
        .collect();
    for (intents, members) in [(&reads[..], &[][..]), (&[], &left.members())] {
        let change = Change {
            intents,
            members,
            now: "",
        };
        files.state.save(&Marks::default(), &change).unwrap();
    }
    let (writer, notes) = Writer::open(&files);
    assert_eq!((writer.awaited(), notes), (Awaited::Marks, Vec::new()));
    assert_eq!(Position::of(writer.marks()), left);
    assert!(!writer.marks().has_any(MarkKind::Read));
    let (answers, heard) = mpsc::channel();
    let thread = MarksThread::spawn(writer, dir.path().to_owned(), history(&dir), answers).unwrap();
    thread.look();
    match heard.recv().unwrap() {
        Message::MarksSaved { intents, marks, .. } => {
            assert_eq!((intents, marks.count(MarkKind::Read)), (0, reads.len()));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(thread.end(), None);
}
