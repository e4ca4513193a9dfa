//! A file of the index that is cut in place while it is open: the system ends whoever reads behind
//! its end.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use super::session::{Session, home, stars};
use crate::common::away::recto;

/// So many papers have an index.
const PAPERS: usize = 4_500;
const SENTENCE: &str = "was cut while it was open, or the disk cannot give it";

/// A home with an index of so many papers.
fn indexed() -> tempfile::TempDir {
    let home = home();
    fs::create_dir_all(home.path().join("data")).unwrap();
    let mut store = String::new();
    for number in 0..PAPERS {
        let id = format!("arxiv:2501.{number:05}");
        let title = format!("Paper {number} of several thousand, told at some length");
        let date = format!("20{:02}-03-18", number % 26);
        writeln!(
            store,
            "{{\"id\":\"{id}\",\"title\":\"{title}\",\"date\":\"{date}\"}}"
        )
        .unwrap();
    }
    fs::write(home.path().join("data/papers.jsonl"), store).unwrap();
    assert!(make_index(home.path()).contains(&format!("indexed\t{PAPERS}")));
    home
}

/// Has the index made where it is missing, and returns what is said of it.
fn make_index(home: &Path) -> String {
    let output = recto(home, &["index"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Cuts the segment to so many bytes, in place.
fn cut(home: &Path, length: u64) {
    let files = fs::read_dir(home.join("cache")).unwrap();
    let mut segments = files
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "segment"));
    let segment = segments.next().unwrap();
    let file: File = OpenOptions::new().write(true).open(segment).unwrap();
    file.set_len(length).unwrap();
}

#[test]
fn the_terminal_is_given_back_where_the_index_is_cut_while_it_is_read() {
    let home = indexed();
    let mut session = Session::open(home.path());
    session.wait_for("4,500 papers");
    session.wait_for("✓ All");
    session.press("s");
    session.wait_for("▌★ Paper");
    cut(home.path(), 0);
    // Rows from the other end of the list are read from the index.
    session.press("G");
    let (code, session) = session.end();
    assert_eq!(code, 1, "{}", session.text());
    session.assert_given_back();
    let told = session.text().replace('\n', "");
    assert!(told.contains(SENTENCE), "{told}");
    assert!(
        told.contains(&home.path().join("cache").display().to_string()),
        "{told}"
    );
    // It is as the sentence says: the star is kept, and the index is made anew.
    assert!(stars(home.path()).contains("arxiv:2501."));
    let mut session = Session::open(home.path());
    session.wait_for("4,500 papers");
    session.wait_for("★");
    session.wait_for("The index is made");
    session.press("G");
    session.wait_for("▌ ");
    session.quit();
    assert!(make_index(home.path()).contains(&format!("indexed\t{PAPERS}")));
}

#[test]
fn a_command_says_why_it_ends_where_the_index_is_cut_while_it_is_read() {
    let home = indexed();
    let mut list = recto(home.path(), &["list"]);
    let mut child = list
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It has begun, and waits: a pipe takes less than there is to say.
    let mut printed = child.stdout.take().unwrap();
    printed.read_exact(&mut [0]).unwrap();
    cut(home.path(), 4096);
    printed.read_to_end(&mut Vec::new()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("recto: a file of the index in "), "{said}");
    assert!(
        said.contains(SENTENCE) && said.lines().count() == 1,
        "{said}"
    );
    let output = recto(home.path(), &["list", "--count"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "4500\n");
    assert!(make_index(home.path()).contains(&format!("indexed\t{PAPERS}")));
}
