//! Notes, written by an editor that is a script.

use std::fs;
use std::path::Path;

use super::{FIRST, Ran, home, recto};
use crate::common::away;

/// Runs `recto note` with an editor.
fn note(home: &Path, editor: Option<&str>, arguments: &[&str]) -> Ran {
    let mut command = away::recto(home, &[&["note"], arguments].concat());
    command.env_remove("VISUAL").env_remove("EDITOR");
    if let Some(editor) = editor {
        command.env("VISUAL", editor);
    }
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

#[cfg(unix)]
fn script(home: &Path, name: &str, text: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = home.join(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    format!("'{}' --wait", path.display())
}

#[cfg(unix)]
#[test]
fn a_note_is_written_by_the_users_editor_found_and_never_written_over() {
    let home = home();
    let adds = script(
        home.path(),
        "my editor",
        "test \"$1\" = --wait && echo \"Compare with Zeta.\" >> \"$2\"",
    );
    let idle = script(home.path(), "idle", "exit 0");
    let fails = script(home.path(), "fails", "echo half >> \"$2\"; exit 3");
    let run = |editor: &str, words: &[&str]| note(home.path(), Some(editor), words);
    let ran = run(&idle, &[FIRST]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("no note is kept"), "{}", ran.err);
    let path = run(&idle, &[FIRST, "--path"]).out;
    let path = Path::new(path.trim_end());
    assert!(path.ends_with("data/notes/title%3Aad4f2cff35d232a6.md") && !path.exists());
    assert_eq!(run(&adds, &[FIRST]).code, 0);
    let printed = run(&idle, &[FIRST, "--print"]).out;
    assert!(
        printed.starts_with("---\nid: \"title:ad4f2cff35d232a6\"\ntitle: \""),
        "{printed}"
    );
    assert!(
        printed.ends_with("---\n\nCompare with Zeta.\n"),
        "{printed}"
    );
    // Again: only the editor writes.
    let ran = run(&fails, &[FIRST]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("is as it left it"), "{}", ran.err);
    let text = fs::read_to_string(path).unwrap();
    assert!(text.ends_with("\nCompare with Zeta.\nhalf\n"), "{text}");
    let list = |query: &str| recto(home.path(), &["list", query, "--count"]).out;
    assert_eq!(list("note:zeta"), "1\n");
    assert_eq!(list("note:\"compare with\" has:note"), "1\n");
    assert_eq!(list("note:ad4f2cff35d232a6"), "0\n");
    let exported = recto(home.path(), &["export", "has:note", "--format", "ris"]);
    assert_eq!(exported.out.matches("TY  - ").count(), 1);
    let listed = run(&idle, &[]).out;
    assert!(listed.starts_with(&format!("{FIRST}\t")) && listed.lines().count() == 1);
}

#[test]
fn what_stands_in_the_way_of_a_note_is_said_and_nothing_is_left() {
    let home = home();
    for (editor, words, said) in [
        (
            None,
            &[FIRST][..],
            "no editor is named: set VISUAL or EDITOR",
        ),
        (
            Some("no-such-editor -x"),
            &[FIRST],
            "the editor no-such-editor did not start",
        ),
        (
            Some("'x"),
            &[FIRST],
            "VISUAL has a quote that is not closed",
        ),
        (None, &["x:none"], "no paper here has the id x:none"),
        (None, &[FIRST, "--print"], "there is no note on"),
    ] {
        let ran = note(home.path(), editor, words);
        assert_eq!(ran.code, 1, "{words:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let folder = home.path().join("data/notes");
    assert!(!folder.exists() || fs::read_dir(folder).unwrap().next().is_none());
    let config = home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    let vault = home.path().join("vault");
    let line = format!(
        "notes = {}\n",
        serde_json::Value::from(vault.to_str().unwrap())
    );
    fs::write(config.join("config.toml"), line).unwrap();
    let ran = note(home.path(), Some("no-such-editor"), &[FIRST]);
    assert!(ran.err.contains("make it, or name another"), "{}", ran.err);
    fs::create_dir(&vault).unwrap();
    let told = note(home.path(), None, &[FIRST, "--path"]).out;
    assert!(Path::new(told.trim_end()).starts_with(&vault), "{told}");
}
