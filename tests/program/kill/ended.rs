//! Imports and exports that are asked to end, and exports that are killed.

use std::fs;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Output, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use rustix::process::{Pid, Signal, kill_process};

use super::{PAPERS, kill_often, papers, place, recto, run_whole};
use crate::common::away;

/// A signal that comes when all is done already is sent again to another try.
const TRIES: usize = 50;

/// A home with many papers, and an empty folder beside it.
fn home_and_folder(dir: &Path) -> (PathBuf, PathBuf) {
    let (home, input, folder) = (dir.join("home"), dir.join("in.jsonl"), dir.join("out"));
    fs::write(&input, papers("Old")).unwrap();
    let input = input.to_str().unwrap();
    assert!(recto(&home, &["import", input]).status().unwrap().success());
    fs::create_dir(&folder).unwrap();
    (home, folder)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn send(child: &Child, signal: Signal) {
    let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    kill_process(id, signal).unwrap();
}

/// Sends a signal to an export as soon as something of it is in its folder; tries until that came
/// before its end.
fn export_ended_by(signal: Signal, home: &Path, folder: &Path) -> Output {
    let target = folder.join("all.bib");
    let target = target.to_str().unwrap();
    for _ in 0..TRIES {
        let mut command = away::recto(home, &["export", "--output", target]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        while names(folder).is_empty() && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        send(&child, signal);
        let output = child.wait_with_output().unwrap();
        if !output.status.success() {
            return output;
        }
        fs::remove_file(target).unwrap();
    }
    panic!("every export was faster than the signal");
}

#[test]
fn an_export_that_is_asked_to_end_leaves_nothing_and_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let (home, folder) = home_and_folder(dir.path());
    for signal in [Signal::INT, Signal::TERM] {
        let output = export_ended_by(signal, &home, &folder);
        assert_eq!(output.status.code(), Some(128 + signal.as_raw()));
        assert_eq!(names(&folder), [] as [&str; 0]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.contains("all.bib was not written: the export was stopped"),
            "{said}"
        );
    }
}

#[test]
fn what_a_killed_export_left_is_swept_by_a_later_one_to_its_folder() {
    let dir = tempfile::tempdir().unwrap();
    let (home, folder) = home_and_folder(dir.path());
    let output = export_ended_by(Signal::KILL, &home, &folder);
    assert_eq!(output.status.signal(), Some(Signal::KILL.as_raw()));
    let [left] = names(&folder).try_into().unwrap();
    let others = [
        ".all.bib.tmp",
        ".all.bib.0123456789abcdeX.recto-export",
        ".recto-export",
    ];
    let day = Duration::from_secs(24 * 60 * 60);
    for name in others {
        fs::write(folder.join(name), "not of recto").unwrap();
        age(&folder, name, day);
    }
    let export = |name: &str| {
        let target = folder.join(name);
        let arguments = ["export", "diffusion", "--output", target.to_str().unwrap()];
        assert!(recto(&home, &arguments).status().unwrap().success());
    };
    // It may belong to an export that is still under way.
    export("one.ris");
    assert!(names(&folder).contains(&left));
    age(&folder, &left, Duration::from_secs(2 * 60 * 60));
    export("two.ris");
    let mut found = names(&folder);
    found.sort_unstable();
    let mut kept = others.to_vec();
    kept.extend(["one.ris", "two.ris"]);
    kept.sort_unstable();
    assert_eq!(found, kept);
}

/// Makes a file of a folder older than it is.
fn age(folder: &Path, name: &str, age: Duration) {
    let file = fs::File::options()
        .write(true)
        .open(folder.join(name))
        .unwrap();
    file.set_modified(SystemTime::now() - age).unwrap();
}

#[test]
fn a_killed_export_is_whole_or_not_there_and_a_later_one_sweeps_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    let (home, folder) = home_and_folder(dir.path());
    let target = folder.join("all.bib").to_str().unwrap().to_owned();
    let arguments = ["export", "--output", &target];
    let (_, took) = run_whole(&home, dir.path(), &arguments);
    let whole = fs::read(&target).unwrap();
    fs::remove_file(&target).unwrap();
    kill_often(&home, dir.path(), &arguments, took, &|home, kill| {
        if let Ok(found) = fs::read(&target) {
            assert!(found == whole, "kill {kill}");
            fs::remove_file(&target).unwrap();
        }
        for name in names(&folder) {
            age(&folder, &name, Duration::from_secs(2 * 60 * 60));
        }
        let next = folder.join("next.ris");
        let arguments = ["export", "diffusion", "--output", next.to_str().unwrap()];
        assert!(recto(home, &arguments).status().unwrap().success());
        assert_eq!(names(&folder), ["next.ris"], "kill {kill}");
        fs::remove_file(&next).unwrap();
    });
}

#[test]
fn an_import_that_is_asked_to_end_keeps_what_came_in_and_counts_it() {
    let dir = tempfile::tempdir().unwrap();
    for signal in [Signal::INT, Signal::TERM] {
        let home = dir.path().join(signal.as_raw().to_string());
        assert!(recto(&home, &["list"]).status().unwrap().success());
        let store = home.join("data/papers.jsonl");
        let bundled = fs::metadata(&store).unwrap().len();
        let mut command = away::recto(&home, &["import", "-"]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // More than one portion; and the input has no end.
        let mut input = child.stdin.take().unwrap();
        for title in ["One", "Two"] {
            let lines = papers(title).replace("\"x:", &format!("\"{}:", title.to_lowercase()));
            input.write_all(lines.as_bytes()).unwrap();
        }
        while fs::metadata(&store).unwrap().len() == bundled {
            thread::yield_now();
        }
        send(&child, signal);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(128 + signal.as_raw()));
        let library = place(&home).open().unwrap().library;
        let added = library.len() - 119;
        assert!((1..=2 * u32::try_from(PAPERS).unwrap()).contains(&added));
        let (out, err) = (
            String::from_utf8(output.stdout),
            String::from_utf8(output.stderr),
        );
        let counts = format!("added {added}, changed 0, same 0, skipped 0\n");
        assert_eq!(out.unwrap(), counts);
        let err = err.unwrap();
        assert!(err.contains("stopped; what came in stays"), "{err}");
        drop(input);
    }
}
