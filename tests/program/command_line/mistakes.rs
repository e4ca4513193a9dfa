//! What is called wrongly, broken, or cannot be written: said, and nothing is lost.

use std::fs;

use super::{FIRST, home, recto};
use crate::common::away::{RECTO, program};

#[test]
fn what_is_called_wrongly_ends_with_2_and_what_fails_with_1() {
    let home = home();
    for (arguments, code, said) in [
        (
            &["list", "yeer:2024"][..],
            2,
            "column 1: no field yeer: (is year: meant?",
        ),
        (&["list", "--bogus"], 2, "there is no option --bogus"),
        (
            &["list", "-x"],
            2,
            "there is no option -x; `recto list --help` names them all, and what stands behind -- is a query",
        ),
        (
            &["list", "-n", "3"],
            2,
            "there is no option -n, say --limit 3; `recto list --help` names them all",
        ),
        (&["stats", "-l", "12"], 2, "no option -l, say --limit 12;"),
        (&["list", "-n", "dual"], 2, "there is no option -n; `recto"),
        (&["export", "-n", "3"], 2, "there is no option -n; `recto"),
        (&["list", "dual", "-x"], 2, "there is no option -x\n"),
        (&["list", "dual", "--", "-x"], 2, "does not go with"),
        (
            &["list", "--sort", "size"],
            2,
            "there are newest, oldest, title, page",
        ),
        (
            &["lst"],
            2,
            "there is no command lst\n       did you mean list",
        ),
        (
            &["frobnicate"],
            2,
            "the reader needs a terminal; `recto list`",
        ),
        (
            &["show", "arxiv:2503.11794"],
            1,
            "no paper here has the id arxiv:2503.11794",
        ),
        (
            &["star", FIRST, "nope", "x:y"],
            1,
            "no paper here has the id nope, x:y",
        ),
        (&["remove", "x:y"], 1, "no paper here has the id x:y"),
        (
            &["import", "/no/such/file"],
            1,
            "/no/such/file was not imported: it cannot be read",
        ),
        (
            &["import", "--format", "png", "x"],
            2,
            "there is no format png",
        ),
        (&[], 2, "the reader needs a terminal; `recto list`"),
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
        assert!(
            !ran.err.contains("Error {") && !ran.err.contains("panicked"),
            "{}",
            ran.err
        );
    }
    // An unknown id among known ones changes nothing.
    assert!(!home.path().join("config/starred.json").exists());
}

#[test]
fn a_wrong_argument_is_repeated_as_safe_as_a_paper() {
    let home = home();
    for arguments in [
        &["list", "--limit", "1\u{202e}\u{1b}]0;title\u{7}"][..],
        &["\u{202e}list"],
        &["list", "--li\u{9b}31mmit\u{202e}\nrecto: all is well"],
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        let is_unsafe = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!ran.err.contains(is_unsafe), "{:?}", ran.err);
        assert!(!ran.err.contains("\nrecto: "), "{:?}", ran.err);
        assert!(ran.err.contains("--help"), "{:?}", ran.err);
    }
}

#[test]
fn broken_store_lines_are_named_passed_over_and_kept() {
    let home = home();
    recto(home.path(), &["list"]);
    let store = home.path().join("data/papers.jsonl");
    let mut text = fs::read_to_string(&store).unwrap();
    text.push_str("{\"id\":\"x:1\",\"title\":\"Torn");
    fs::write(&store, &text).unwrap();
    let ran = recto(home.path(), &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "119\n"));
    assert!(
        ran.err
            .contains("papers.jsonl line 120 is passed over: EOF"),
        "{}",
        ran.err
    );
    // The next append begins a line of its own.
    let file = home.path().join("in.jsonl");
    fs::write(&file, "{\"title\":\"Appended\"}\n").unwrap();
    recto(home.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
    assert!(fs::read_to_string(&store).unwrap().starts_with(&text));
}

#[test]
fn a_broken_star_file_is_named_and_nothing_is_lost() {
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    let stars = home.path().join("config/starred.json");
    fs::write(&stars, "{\"starred\": {\n").unwrap();
    let ran = recto(home.path(), &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "119\n"));
    assert!(ran.err.contains("starred.json: line 2"), "{}", ran.err);
    let ran = recto(home.path(), &["star", FIRST]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("a copy is"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&stars).unwrap(), "{\"starred\": {\n");
}

#[test]
fn what_cannot_be_made_is_said_and_the_bundled_papers_are_read_from_memory() {
    let home = home();
    fs::write(
        home.path().join("data"),
        "a file where the folder should be",
    )
    .unwrap();
    let ran = recto(home.path(), &["list", "--count"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "119\n"));
    assert!(
        ran.err.contains("the bundled papers are shown"),
        "{}",
        ran.err
    );
    assert_eq!(recto(home.path(), &["import", "Cargo.toml"]).code, 1);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let home = home();
    recto(home.path(), &["list"]);
    for writes in ["list --json", "export --format jsonl"] {
        let command = format!(
            "{RECTO} --home {} {writes} | head -c 1",
            home.path().display()
        );
        let output = program("bash")
            .arg("-c")
            .arg(format!("set -o pipefail; {command}"))
            .output()
            .unwrap();
        assert_eq!(
            (output.status.code(), output.stderr.as_slice()),
            (Some(0), &b""[..]),
            "{writes}"
        );
    }
}
