//! Files that are no star files, and what is kept of them; backups, and ways out.

use std::fs::{self, File};

use recto::marks::{MarkFileError, MendError};

use super::{NOW, ids, left_over, save, star, star_file, unstar};

#[test]
fn a_file_that_cannot_be_parsed_is_never_written_over_and_copied_once() {
    let deep = format!("{{\"starred\":{}", "[".repeat(100_000));
    let cases: [&[u8]; 7] = [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{\"starred\":[]}",
        b"{\"starred\":{}}\xff",
        deep.as_bytes(),
    ];
    for content in cases {
        let dir = tempfile::tempdir().unwrap();
        let file = star_file(dir.path());
        fs::write(file.path(), content).unwrap();
        for _ in 0..3 {
            let error = save(&file, &[star("x:a")]).unwrap_err();
            assert!(matches!(error, MarkFileError::Broken { .. }), "{error}");
            let said = error.to_string();
            assert!(
                said.contains("starred.json") && said.contains("`recto doctor`"),
                "{said}"
            );
        }
        assert_eq!(fs::read(file.path()).unwrap(), content);
        assert_eq!(left_over(dir.path()), ["starred.json.corrupt-2026-11-24"]);
        let copy = fs::read(dir.path().join("starred.json.corrupt-2026-11-24")).unwrap();
        assert_eq!(copy, content);
    }
}

#[test]
fn a_directory_in_the_place_of_the_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    fs::create_dir(file.path()).unwrap();
    assert!(file.read().is_err() && save(&file, &[star("x:a")]).is_err());
}

#[test]
fn a_newer_file_is_read_and_not_written() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    let content = r#"{"version":2,"starred":{"x:a":{}}}"#;
    fs::write(file.path(), content).unwrap();
    assert_eq!(ids(&file.read().unwrap()), ["x:a"]);
    let error = save(&file, &[star("x:b")]).unwrap_err();
    assert!(matches!(error, MarkFileError::Newer { version: 2, .. }));
    assert_eq!(fs::read_to_string(file.path()).unwrap(), content);
}

#[test]
fn what_is_unknown_survives_a_save() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    fs::write(
        file.path(),
        r#"{"mine":[1],"starred":{"not an id":3,"x:a":{"note":"n"}},"version":1}"#,
    )
    .unwrap();
    save(&file, &[star("x:b")]).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&fs::read(file.path()).unwrap()).unwrap();
    assert_eq!(value["mine"], serde_json::json!([1]));
    assert_eq!(value["starred"]["not an id"], 3);
    assert_eq!(value["starred"]["x:a"]["note"], "n");
    assert_eq!(value["starred"]["x:b"]["title"], "Title of x:b");
}

#[test]
fn nothing_is_written_when_nothing_changes() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    save(&file, &[unstar("x:a")]).unwrap();
    assert!(!file.path().exists());
    save(&file, &[star("x:a")]).unwrap();
    let before = fs::metadata(file.path()).unwrap().modified().unwrap();
    save(&file, &[star("x:a")]).unwrap();
    assert_eq!(
        fs::metadata(file.path()).unwrap().modified().unwrap(),
        before
    );
}

#[test]
fn before_the_first_change_of_a_day_the_file_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    save(&file, &[star("x:a")]).unwrap();
    let first = fs::read(file.path()).unwrap();
    save(&file, &[star("x:b")]).unwrap();
    save(&file, &[star("x:c")]).unwrap();
    assert_eq!(
        fs::read(dir.path().join("starred.json.bak")).unwrap(),
        first
    );
}

#[test]
fn old_temporary_files_are_swept_and_young_ones_are_not() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    let old = dir.path().join(".starred.json.0123.tmp");
    let young = dir.path().join(".starred.json.4567.tmp");
    let hours_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 60 * 60);
    File::create(&old).unwrap().set_modified(hours_ago).unwrap();
    File::create(&young).unwrap();
    save(&file, &[star("x:a")]).unwrap();
    assert!(!old.exists() && young.exists());
}

#[test]
fn a_lock_that_another_copy_keeps_is_said_and_not_waited_for_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let held = File::create(dir.path().join("starred.lock")).unwrap();
    held.lock().unwrap();
    let error = save(&star_file(dir.path()), &[star("x:a")]).unwrap_err();
    assert!(
        error.to_string().contains("held by another copy of recto"),
        "{error}"
    );
}

#[test]
fn a_way_out_is_taken_only_when_asked_for_and_keeps_what_stood_there() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    assert!(matches!(file.restore(NOW), Err(MendError::NoBackup(_))));
    save(&file, &[star("x:a")]).unwrap();
    assert!(matches!(file.start_anew(NOW), Err(MendError::Sound(_))));
    save(&file, &[star("x:b")]).unwrap();
    // The backup is of before that.
    for (content, kind) in [
        ("{", "corrupt"),
        ("", "corrupt"),
        ("{\"version\":1}", "replaced"),
    ] {
        fs::write(file.path(), content).unwrap();
        let mended = file.restore(NOW).unwrap();
        let aside = mended.aside.unwrap();
        assert!(aside.to_str().unwrap().contains(kind), "{aside:?}");
        assert_eq!(fs::read_to_string(aside).unwrap(), content);
        assert_eq!(ids(&file.read().unwrap()), ["x:a"]);
    }
    fs::write(file.path(), "{").unwrap();
    assert_eq!(file.start_anew(NOW).unwrap().stars, 0);
    assert!(ids(&file.read().unwrap()).is_empty());
    save(&file, &[star("x:c")]).unwrap();
    // One for each time, none written over another.
    let mut kept = left_over(dir.path());
    kept.sort();
    let (corrupt, replaced) = (
        "starred.json.corrupt-2026-11-24",
        "starred.json.replaced-2026-11-24",
    );
    let numbered = |number: u8| format!("{corrupt}-{number}");
    assert_eq!(
        kept,
        [
            corrupt.to_owned(),
            numbered(2),
            numbered(3),
            replaced.to_owned()
        ]
    );
}

#[test]
fn a_broken_backup_is_never_restored() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    save(&file, &[star("x:a")]).unwrap();
    fs::write(file.backup().path(), "{").unwrap();
    assert!(matches!(file.restore(NOW), Err(MendError::File(_))));
    assert_eq!(ids(&file.read().unwrap()), ["x:a"]);
}

#[test]
fn a_broken_or_empty_file_never_becomes_the_backup() {
    let dir = tempfile::tempdir().unwrap();
    let file = star_file(dir.path());
    fs::write(file.path(), "{").unwrap();
    save(&file, &[star("x:a")]).unwrap_err();
    fs::write(file.path(), "{\"starred\":{}}").unwrap();
    save(&file, &[star("x:a")]).unwrap();
    assert!(!file.backup().path().exists());
}
