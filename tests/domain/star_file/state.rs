//! `state.json`: read marks and where one left off.

use std::fs;
use std::path::Path;

use recto::marks::{
    Change, FileKind, Intent, MarkFile, MarkFileError, MarkKind, Marks, Member, Saved, Wanted,
};
use recto::state::Position;

use super::{NOW, star};

fn read(id: &str, wanted: Wanted) -> Intent {
    Intent {
        kind: MarkKind::Read,
        wanted,
        ..star(id)
    }
}

fn state_file(dir: &Path) -> MarkFile {
    MarkFile::in_dir(FileKind::State, dir)
}

fn save(file: &MarkFile, intents: &[Intent], members: &[Member]) -> Result<Saved, MarkFileError> {
    let change = Change {
        intents,
        members,
        now: NOW,
    };
    file.save(&Marks::default(), &change)
}

fn ids(marks: &Marks) -> Vec<String> {
    let read = marks.iter(MarkKind::Read);
    read.map(|(id, _)| id.to_string()).collect()
}

#[test]
fn two_copies_merge_their_read_marks_and_the_last_position_stays() {
    let dir = tempfile::tempdir().unwrap();
    let file = state_file(dir.path());
    assert_eq!(Position::of(&file.read().unwrap()), Position::default());
    let position = Position {
        query: "a \"dual\"\n".into(),
        selected: Some(star("x:a").key.id),
        scroll: 3,
        ..Position::default()
    };
    save(&file, &[read("x:a", Wanted::Set)], &position.members()).unwrap();
    let intents = [read("x:b", Wanted::Set), read("x:a", Wanted::Unset)];
    save(&file, &intents, &[]).unwrap();
    let marks = file.read().unwrap();
    assert_eq!(Position::of(&marks), position);
    assert_eq!(ids(&marks), ["x:b"]);
    let before = fs::metadata(file.path()).unwrap().modified().unwrap();
    save(&file, &intents, &position.members()).unwrap();
    let after = fs::metadata(file.path()).unwrap().modified().unwrap();
    assert_eq!(before, after, "it is written where something differs only");
}

#[test]
fn the_form_of_before_is_read_and_unknown_fields_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let file = state_file(dir.path());
    let text = r#"{"query":"q","order":7,"selected":null,"scroll":2,"mine":[1],"read":{"x:a":"2026-01-01T00:00:00Z"}}"#;
    fs::write(file.path(), text).unwrap();
    save(&file, &[read("x:b", Wanted::Set)], &[]).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&fs::read(file.path()).unwrap()).unwrap();
    let expected = serde_json::json!({
        "query": "q", "order": 7, "selected": null, "scroll": 2, "mine": [1],
        "read": { "x:a": "2026-01-01T00:00:00Z", "x:b": NOW }
    });
    assert_eq!(value, expected);
    let marks = file.read().unwrap();
    let left = Position::of(&marks);
    assert_eq!(
        (left.query.as_str(), left.order.as_str(), left.scroll),
        ("q", "", 2)
    );
    let entry = marks.get(MarkKind::Read, &star("x:a").key.id).unwrap();
    assert_eq!(entry.at(), "2026-01-01T00:00:00Z");
}

#[test]
fn a_broken_file_is_said_with_its_place_and_put_aside_before_it_is_replaced() {
    for text in ["{\n\"query\": ", "{\"query\":\n", "{\"read\":[]}"] {
        let dir = tempfile::tempdir().unwrap();
        let file = state_file(dir.path());
        fs::write(file.path(), text).unwrap();
        let said = file.read().unwrap_err().to_string();
        assert!(
            said.contains("state.json") && said.contains("starts anew"),
            "{said}"
        );
        let position = Position::default().members();
        save(&file, &[read("x:a", Wanted::Set)], &position).unwrap();
        let aside = dir.path().join("state.json.corrupt");
        assert_eq!(fs::read_to_string(aside).unwrap(), text);
        assert_eq!(ids(&file.read().unwrap()), ["x:a"]);
    }
}
