//! What is counted as brought in is there; what cannot be kept is named and costs nothing else.

use std::fs;
use std::path::PathBuf;

use super::{home, recto};

/// Writes a file of lines below a home; its path is an argument.
fn file(home: &tempfile::TempDir, name: &str, lines: &[String]) -> String {
    let path: PathBuf = home.path().join(name);
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    path.to_str().unwrap().to_owned()
}

fn record(id: &str, title: &str, summary: &str) -> String {
    format!(r#"{{"id":"{id}","title":"{title}","abstract":"{summary}"}}"#)
}

#[test]
fn a_record_that_is_too_long_a_line_is_named_each_time_and_never_added() {
    let home = home();
    let lines = [
        record("x:long", "Long", &"x".repeat(3 << 19)),
        record("x:good", "Good", "short"),
    ];
    let path = file(&home, "in.jsonl", &lines);
    for counts in [
        "added 1, changed 0, same 0, skipped 1\n",
        "added 0, changed 0, same 1, skipped 1\n",
    ] {
        let ran = recto(home.path(), &["import", &path]);
        assert_eq!((ran.code, ran.out.as_str()), (0, counts));
        let said = "in.jsonl line 1: x:long is a line of 1.5 MB in the store, where none has more than 1 MB";
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
    assert_eq!(recto(home.path(), &["doctor"]).code, 0);
}

#[test]
fn what_counts_is_the_line_as_it_is_written() {
    let home = home();
    // A quotation mark is one byte in XML, and two in the store.
    let text = "\"".repeat(600 << 10);
    let entry = |id: &str, title: &str, summary: &str| {
        format!(
            "<entry><id>http://arxiv.org/abs/{id}v1</id><title>{title}</title><summary>{summary}</summary></entry>"
        )
    };
    let lines = [
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>http://arxiv.org/api/x</id>".to_owned(),
        entry("2503.00001", "Quoted", &text),
        entry("2503.00002", "Plain", "short"),
        "</feed>".to_owned(),
    ];
    let path = file(&home, "in.xml", &lines);
    let ran = recto(home.path(), &["import", "--format", "arxiv-api", &path]);
    assert_eq!(ran.out, "added 1, changed 0, same 0, skipped 1\n");
    let said = "in.xml line 2: arxiv:2503.00001 is a line of 1.1 MB";
    assert!(ran.err.contains(said), "{}", ran.err);
    // The same of a whole file that is taken or not.
    let ran = recto(
        home.path(),
        &["import", "--strict", "--format", "arxiv-api", &path],
    );
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains(said.split_once("in.xml ").unwrap().1),
        "{}",
        ran.err
    );
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
}

#[test]
fn a_merge_that_is_too_long_a_line_leaves_the_paper_as_it_was() {
    let home = home();
    let mine = |field: &str| {
        format!(
            r#"{{"id":"x:a","title":"One","{field}":"{}"}}"#,
            "y".repeat(600 << 10)
        )
    };
    let first = file(&home, "first.jsonl", &[mine("mine")]);
    assert_eq!(recto(home.path(), &["import", &first]).code, 0);
    let second = [mine("theirs"), record("x:a", "One", "short")];
    let second = file(&home, "second.jsonl", &second);
    let ran = recto(home.path(), &["import", &second]);
    assert_eq!(ran.out, "added 0, changed 1, same 0, skipped 1\n");
    let said = "second.jsonl line 1: x:a, with what is known of it already, is a line of 1.1 MB";
    assert!(ran.err.contains(said), "{}", ran.err);
    let shown = recto(home.path(), &["show", "--json", "x:a"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["abstract"], "short");
    assert!(shown["mine"].is_string() && shown["theirs"].is_null());
}

#[test]
fn papers_that_are_too_long_a_line_together_stay_apart() {
    let home = home();
    let paper = |id: &str, field: &str| {
        format!(
            r#"{{"id":"{id}","title":"A Title Long Enough To Be Told","authors":[{{"name":"Ada Li"}}],"{field}":"{}"}}"#,
            "y".repeat(600 << 10)
        )
    };
    recto(home.path(), &["list", "--count"]);
    let store = home.path().join("data/papers.jsonl");
    let lines = [paper("x:a", "mine"), paper("x:b", "theirs")].join("\n");
    fs::write(&store, fs::read_to_string(&store).unwrap() + &lines + "\n").unwrap();
    let before = fs::read(&store).unwrap();
    for arguments in [&["dedupe"][..], &["dedupe", "--apply"]] {
        let ran = recto(home.path(), arguments);
        assert!(
            ran.out
                .contains("they stay apart: together they are a line of 1.1 MB"),
            "{}",
            ran.out
        );
        assert!(fs::read(&store).unwrap() == before);
    }
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "121\n");
}
