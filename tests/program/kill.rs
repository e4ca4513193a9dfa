//! An import that is killed at any moment leaves every paper as it was or as it became, and the
//! index of before or of after; so do the making of the index and a compaction.

#[cfg(unix)]
#[path = "kill/ended.rs"]
mod ended;

use crate::common::away;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use recto::library::StorePlace;

/// More than a tail may have, so that segments are made.
const PAPERS: usize = 4200;
/// A line that cannot be read.
const SLIP: &str = "{\"id\":\"x:slip\" \"title\":\"Torn\"}\n";

fn recto(home: &Path, arguments: &[&str]) -> Command {
    let mut command = away::recto(home, arguments);
    command.stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn place(home: &Path) -> StorePlace {
    StorePlace::new(&home.join("data"), &home.join("cache"))
}

fn papers(title: &str) -> String {
    let mut lines = String::new();
    for number in 0..PAPERS {
        writeln!(
            lines,
            r#"{{"id":"x:{number}","title":"{title} {number}","abstract":"On the word{} of it."}}"#,
            number % 97
        )
        .unwrap();
    }
    lines
}

/// Copies a home, so that every kill begins at the same state.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The titles of the imported papers.
fn titles(home: &Path) -> BTreeSet<String> {
    let library = place(home).open().unwrap().library;
    let mut titles = BTreeSet::new();
    for number in library.papers() {
        let paper = library.record(number).unwrap();
        if paper.id.as_str().starts_with("x:") {
            titles.insert(paper.title.clone());
        }
    }
    assert!(library.check_index() && !library.is_damaged());
    titles
}

fn kills() -> u32 {
    std::env::var("RECTO_KILLS").map_or(2, |kills| kills.parse().unwrap())
}

/// A home with papers that are all in segments, and a file with newer records of them.
fn home_and_newer(dir: &Path) -> (PathBuf, String) {
    let (home, input) = (dir.join("before"), dir.join("in.jsonl"));
    fs::write(&input, papers("Old")).unwrap();
    let input = input.to_str().unwrap();
    let status = recto(&home, &["import", input]).status().unwrap();
    assert!(status.success());
    assert_eq!(place(&home).open().unwrap().library.tail_len(), 0);
    fs::write(input, papers("New")).unwrap();
    (home, input.to_owned())
}

/// Lets a command run to its end in a copy of a home, and returns that and how long it took.
fn run_whole(before: &Path, dir: &Path, arguments: &[&str]) -> (PathBuf, Duration) {
    let whole = dir.join("whole");
    copy(before, &whole);
    let start = Instant::now();
    let status = recto(&whole, arguments).status().unwrap();
    let took = start.elapsed();
    assert!(status.success());
    assert_eq!(titles(&whole).len(), PAPERS);
    (whole, took)
}

/// Kills a command in copies of a home, at every moment of its work and a little after; each copy
/// is looked at.
fn kill_often(
    before: &Path,
    dir: &Path,
    arguments: &[&str],
    took: Duration,
    look: &dyn Fn(&Path, u32),
) {
    let kills = kills();
    for kill in 0..kills {
        let home = dir.join(format!("home-{kill}"));
        copy(before, &home);
        let mut child = recto(&home, arguments).spawn().unwrap();
        let moment = took * (kill + 1) * 21 / (kills * 20);
        thread::sleep(moment.max(Duration::from_millis(1)));
        child.kill().unwrap();
        child.wait().unwrap();
        look(&home, kill);
        fs::remove_dir_all(&home).unwrap();
    }
}

#[test]
fn a_killed_import_leaves_each_paper_whole_and_the_next_one_mends_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    let (before, input) = home_and_newer(dir.path());
    let arguments = ["import", input.as_str()];
    let (whole, took) = run_whole(&before, dir.path(), &arguments);
    kill_often(&before, dir.path(), &arguments, took, &|home, kill| {
        let found = titles(home);
        assert_eq!(found.len(), PAPERS, "kill {kill}");
        for number in 0..PAPERS {
            let [old, new] = ["Old", "New"].map(|title| format!("{title} {number}"));
            assert!(found.contains(&old) != found.contains(&new), "{number}");
        }
        assert!(recto(home, &arguments).status().unwrap().success());
        assert_eq!(titles(home), titles(&whole), "kill {kill}");
        let library = place(home).open().unwrap().library;
        assert!(!library.lacks_index(), "kill {kill}");
    });
}

#[test]
fn a_killed_build_or_compaction_changes_no_paper_and_the_next_one_is_done() {
    let dir = tempfile::tempdir().unwrap();
    let (before, input) = home_and_newer(dir.path());
    // Half of the store is superseded now, and there is something to drop.
    assert!(
        recto(&before, &["import", &input])
            .status()
            .unwrap()
            .success()
    );
    // A slip in an editor, which no moment may lose.
    let store = place(&before).store().path();
    fs::write(&store, fs::read_to_string(&store).unwrap() + SLIP).unwrap();
    for (place_of_whole, arguments) in [("a", &["index", "--rebuild"][..]), ("b", &["compact"])] {
        let dir = dir.path().join(place_of_whole);
        let (whole, took) = run_whole(&before, &dir, arguments);
        kill_often(&before, &dir, arguments, took, &|home, kill| {
            assert_eq!(titles(home), titles(&whole), "{arguments:?}, kill {kill}");
            assert!(slips(home) > 0, "{arguments:?}, kill {kill}");
            assert!(recto(home, arguments).status().unwrap().success());
            assert_eq!(titles(home), titles(&whole), "{arguments:?}, kill {kill}");
            let library = place(home).open().unwrap().library;
            assert!(!library.lacks_index(), "{arguments:?}, kill {kill}");
            assert_eq!(slips(home), 1, "{arguments:?}, kill {kill}");
        });
    }
}

/// In how many files the line that cannot be read stands: the store and those beside it.
fn slips(home: &Path) -> usize {
    let entries = fs::read_dir(home.join("data")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let named = paths.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("papers.") && !name.ends_with("lock")
    });
    named
        .filter(|path| fs::read_to_string(path).unwrap().contains(SLIP))
        .count()
}

#[test]
fn a_reader_keeps_its_snapshot_while_another_process_imports() {
    let dir = tempfile::tempdir().unwrap();
    let (home, input) = (dir.path().join("home"), dir.path().join("in.jsonl"));
    fs::write(&input, papers("Old")).unwrap();
    let input = input.to_str().unwrap();
    assert!(recto(&home, &["import", input]).status().unwrap().success());
    let mut library = place(&home).open().unwrap().library;
    fs::write(input, papers("New")).unwrap();
    let mut import = recto(&home, &["import", "--force", input]).spawn().unwrap();
    let mut seen = BTreeSet::new();
    loop {
        let is_over = import.try_wait().unwrap().is_some();
        // What a reader does at each key.
        if let Some(opened) = library.refreshed() {
            library = opened.unwrap().library;
        }
        assert_eq!(library.len(), u32::try_from(PAPERS).unwrap() + 119);
        for number in library.papers().iter().step_by(501) {
            let paper = library.record(number).unwrap();
            seen.insert(paper.title.split(' ').next().unwrap().to_owned());
        }
        assert!(!library.is_damaged());
        if is_over {
            break;
        }
    }
    assert!(seen.contains("Old") && seen.contains("New"), "{seen:?}");
    assert!(library.refreshed().is_none_or(|opened| opened.is_ok()));
}
