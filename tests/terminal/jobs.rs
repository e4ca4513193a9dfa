//! Imports and exports of the reader: they end in every case, and leave nothing half done.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;

use rustix::process::Signal;

use super::common::away::recto;
use super::session::{Session, home};

/// Opens the line for the name of a file, empty.
fn name_a_file(session: &mut Session, key: &str, heading: &str) {
    session.press(key);
    session.wait_for(heading);
    // Ctrl-U takes what is offered.
    session.press("\u{15}");
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release does not fail on purpose")]
fn an_import_that_panics_is_answered_and_the_next_one_can_be_made() {
    let home = home();
    let file = home.path().join("in.jsonl");
    fs::write(&file, "{\"title\":\"Zeppelin\"}\n").unwrap();
    let mut command = recto(home.path(), &[]);
    command.env("RECTO_FAIL", "a job");
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    for _ in 0..2 {
        name_a_file(&mut session, "i", "Import from");
        session.press(format!("{}\r", file.display()));
        session.wait_for("The import failed: on purpose");
    }
    session.quit();
}

fn many_papers(home: &Path) {
    let mut lines = String::new();
    for number in 0..4000 {
        writeln!(
            lines,
            r#"{{"id":"x:{number}","title":"Zeppelin {number}"}}"#
        )
        .unwrap();
    }
    super::session::import(home, &lines);
}

/// Begins an export of many papers, and returns once something of it is in its folder.
fn begin_to_export(home: &Path, folder: &Path) -> Session {
    let mut session = Session::open(home);
    session.wait_for("4,119 papers");
    session.press("e");
    session.wait_for("the 4,119 papers of the list");
    session.press("G\r");
    session.wait_for("Export the list as");
    session.press("\r");
    session.wait_for("Export as bibtex to");
    name_a_file(&mut session, "\r", "A file, in the folder");
    session.press(format!("{}\r", folder.join("all.bib").display()));
    while fs::read_dir(folder).unwrap().next().is_none() {
        thread::yield_now();
    }
    session
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn an_export_is_stopped_by_a_key_and_whenever_the_reader_ends_and_leaves_nothing() {
    let home = home();
    many_papers(home.path());
    let folder = home.path().join("out");
    fs::create_dir(&folder).unwrap();
    let mut session = begin_to_export(home.path(), &folder);
    session.press("X");
    session.wait_for("The export was stopped; nothing was written.");
    assert!(is_empty(&folder));
    session.quit();
    let mut session = begin_to_export(home.path(), &folder);
    session.press("q");
    let (code, session) = session.end();
    assert_eq!(code, 0);
    session.assert_given_back();
    let told = session.screen().contents();
    assert!(
        told.contains("The export was stopped; nothing was written."),
        "{told}"
    );
    assert!(is_empty(&folder));
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let session = begin_to_export(home.path(), &folder);
        session.signal(signal);
        let (code, session) = session.end();
        assert_eq!(code, 128 + u32::try_from(signal.as_raw()).unwrap());
        session.assert_given_back();
        assert!(is_empty(&folder), "{signal:?}");
    }
}

#[test]
fn an_import_is_stopped_by_a_key_and_what_came_in_stays() {
    let home = home();
    let pipe_fed = home.path().join("in.jsonl");
    let mut lines = String::new();
    for number in 0..1_000_000 {
        writeln!(
            lines,
            r#"{{"id":"x:{number}","title":"Zeppelin {number}"}}"#
        )
        .unwrap();
    }
    fs::write(&pipe_fed, lines).unwrap();
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    name_a_file(&mut session, "i", "Import from");
    session.press(format!("{}\r", pipe_fed.display()));
    session.wait("a portion that came in", |screen| {
        let contents = screen.contents();
        let before = contents.split_once(" records so far");
        before.is_some_and(|(before, _)| !before.ends_with(" 0"))
    });
    session.press("i");
    session.wait_for("An import is under way; X stops it.");
    session.press("X");
    session.wait_for("Stopped; what came in stays. Added ");
    session.press("\r");
    session.wait("the count", |screen| {
        let contents = screen.contents();
        contents.contains(" papers") && !contents.contains("119 papers")
    });
    session.quit();
}
