//! The store against torn lines, edits and other copies.

#[path = "store/faults.rs"]
mod faults;
#[path = "store/split.rs"]
mod split;

use std::fs;
use std::path::Path;

use recto::disk::limits::StoreLine;
use recto::library::{IndexNext, Library, Rebuild, Store, StorePlace, open};
use recto::paper::{Paper, PaperId, PartialDate};
use recto::query::{LibraryQuestion, Overlay, Query, answer};
use tempfile::TempDir;

fn write(dir: &Path, lines: &[&str]) {
    fs::write(dir.join("papers.jsonl"), lines.join("\n") + "\n").unwrap();
}

/// A place whose store has this text.
fn place_of(text: &str) -> (TempDir, StorePlace) {
    let dir = tempfile::tempdir().unwrap();
    let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
    fs::create_dir(&place.data).unwrap();
    fs::write(place.store().path(), text).unwrap();
    (dir, place)
}

fn store(dir: &Path) -> Store {
    StorePlace::new(dir, &dir.join("cache")).store()
}

fn ids(library: &Library) -> Vec<String> {
    library
        .papers()
        .iter()
        .rev()
        .map(|number| library.id(number).unwrap().to_string())
        .collect()
}

fn line(paper: &Paper) -> StoreLine {
    StoreLine::new(paper.to_json().unwrap()).unwrap()
}

fn id(text: &str) -> PaperId {
    PaperId::parse(text).unwrap()
}

#[test]
fn a_later_line_supersedes_those_whose_id_it_has() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        &[
            r#"{"id":"x:a","title":"One"}"#,
            r#"{"id":"x:b","title":"Two"}"#,
            r#"{"id":"arxiv:2503.11794","aliases":["x:a"],"title":"One, better"}"#,
            r#"{"id":"x:b","removed":"2026-01-01T00:00:00Z"}"#,
            r#"{"id":"x:c","title":"Three"}"#,
        ],
    );
    let library = open(dir.path(), &dir.path().join("cache")).unwrap().library;
    assert_eq!(ids(&library), ["arxiv:2503.11794", "x:c"]);
    assert_eq!(
        library.number_of(&id("x:a")),
        library.number_of(&id("arxiv:2503.11794"))
    );
    assert_eq!(library.number_of(&id("x:b")), None);
    let number = library.number_of(&id("x:a")).unwrap();
    assert_eq!(library.record(number).unwrap().title, "One, better");
}

#[test]
fn broken_lines_are_named_and_their_neighbours_kept() {
    let dir = tempfile::tempdir().unwrap();
    let long = format!(r#"{{"id":"x:z","title":"{}"}}"#, "x".repeat(1 << 20));
    write(
        dir.path(),
        &[
            "\u{feff}{\"id\":\"x:a\"}",
            "",
            "{\"id\":\"x:b\"",
            "[1]",
            &long,
            "{\"id\":\"no colon\"}",
            "{\"id\":\"x:c\"}",
        ],
    );
    let mut bytes = fs::read(dir.path().join("papers.jsonl")).unwrap();
    bytes.extend_from_slice(b"{\"id\":\"x:\xff\"}\n{\"id\":\"x:d\"}");
    fs::write(dir.path().join("papers.jsonl"), bytes).unwrap();
    let opened = open(dir.path(), &dir.path().join("cache")).unwrap();
    assert_eq!(ids(&opened.library), ["x:a", "x:c", "x:d"]);
    let lines: Vec<u64> = opened.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 8]);
    for number in opened.library.papers() {
        opened.library.record(number).unwrap();
    }
}

#[test]
fn newest_first_is_the_set_read_backwards() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        &[
            r#"{"id":"x:undated-1"}"#,
            r#"{"id":"x:2024","date":"2024"}"#,
            r#"{"id":"x:page-2","rank":2}"#,
            r#"{"id":"x:2025-03-18","date":"2025-03-18"}"#,
            r#"{"id":"x:page-1","rank":1}"#,
            r#"{"id":"x:2025-03","date":"2025-03"}"#,
            r#"{"id":"x:undated-2"}"#,
            r#"{"id":"x:2024-05","date":"2024-05"}"#,
        ],
    );
    let expected = [
        "x:2025-03-18",
        "x:2025-03",
        "x:2024-05",
        "x:2024",
        "x:page-1",
        "x:page-2",
        "x:undated-1",
        "x:undated-2",
    ];
    assert_eq!(
        ids(&open(dir.path(), &dir.path().join("cache")).unwrap().library),
        expected
    );
}

#[test]
fn an_append_begins_a_line_of_its_own_after_a_torn_one() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("papers.jsonl"),
        "{\"id\":\"x:a\"}\n{\"id\":\"x:to",
    )
    .unwrap();
    let mut paper = Paper::new(id("x:b"));
    paper.title = "Appended".into();
    store(dir.path()).append(&[line(&paper)]).unwrap();
    let opened = open(dir.path(), &dir.path().join("cache")).unwrap();
    assert_eq!(ids(&opened.library), ["x:a", "x:b"]);
    assert_eq!(opened.problems.len(), 1);
}

#[test]
fn many_first_commands_at_once_make_one_whole_store() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data");
    let openers: Vec<_> = (0..8)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || open(&path, &path.join("cache")).unwrap().library.len())
        })
        .collect();
    for opener in openers {
        assert_eq!(opener.join().unwrap(), 119);
    }
    let names: Vec<_> = fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["papers.jsonl"]);
}

#[test]
fn removed_bundled_papers_do_not_return() {
    let dir = tempfile::tempdir().unwrap();
    let library = open(dir.path(), &dir.path().join("cache")).unwrap().library;
    let first = library.id(118).unwrap().clone();
    store(dir.path())
        .append_removals(&[first], "2026-11-24T09:00:00Z")
        .unwrap();
    assert_eq!(
        open(dir.path(), &dir.path().join("cache"))
            .unwrap()
            .library
            .len(),
        118
    );
}

#[test]
fn a_store_that_was_edited_under_a_reader_is_said() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &[r#"{"id":"x:a","title":"One"}"#]);
    let library = open(dir.path(), &dir.path().join("cache")).unwrap().library;
    fs::write(
        dir.path().join("papers.jsonl"),
        r#"{"id":"x:b","title":"Two"}"#,
    )
    .unwrap();
    let said = library.record(0).unwrap_err().to_string();
    assert!(
        said.contains("changed by another program; open recto again"),
        "{said}"
    );
}

#[test]
fn what_is_no_file_in_the_place_of_the_store_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("papers.jsonl")).unwrap();
    let said = open(dir.path(), &dir.path().join("cache"))
        .unwrap_err()
        .to_string();
    assert!(said.contains("is no ordinary file; move it away"), "{said}");
}

#[test]
fn an_index_is_made_of_papers_whose_words_all_begin_early_in_the_alphabet() {
    let dir = tempfile::tempdir().unwrap();
    let titles = ["Zebras of the World", "A Big Cat", "Old Dogs", "Yaks"];
    let lines: Vec<String> = titles
        .iter()
        .map(|title| format!(r#"{{"id":"x:{}","title":"{title}"}}"#, title.len()))
        .collect();
    write(
        dir.path(),
        &lines.iter().map(String::as_str).collect::<Vec<&str>>(),
    );
    let mut place = StorePlace::new(dir.path(), &dir.path().join("cache"));
    (place.limits.block_lines, place.limits.tail_papers) = (1, 0);
    let (index, store) = (place.index(), place.store().path());
    let made = index.update(&store, Rebuild::Missing, &place.limits, &mut |_| {
        IndexNext::GoOn
    });
    made.unwrap();
    let library = place.open().unwrap().library;
    assert!(library.check_index() && library.tail_len() == 0);
    for word in ["zebras", "big", "old", "yaks"] {
        let query: Query = word.parse().unwrap();
        let question = LibraryQuestion {
            query: &query,
            overlay: &Overlay::default(),
            today: PartialDate::FIRST,
        };
        let found = answer(&library, &question, &|| false).unwrap().found;
        assert_eq!(found.len(), 1, "{word}");
    }
}
