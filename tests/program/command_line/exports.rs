//! Papers given out.

use std::fs;

use super::{home, recto};

#[test]
fn export_writes_what_a_query_finds_and_loses_no_file_by_surprise() {
    let home = home();
    let file = home.path().join("refs.bib");
    let name = file.to_str().unwrap();
    let ran = recto(home.path(), &["export", "diffusion", "-o", name]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, format!("recto: 13 papers are in {name} now\n"));
    let first = fs::read_to_string(&file).unwrap();
    assert_eq!(first.matches("\n  title = ").count(), 13);
    let one = home.path().join("one.bib");
    let ran = recto(
        home.path(),
        &["export", "title:DualFast", "-o", one.to_str().unwrap()],
    );
    assert_eq!(
        ran.err,
        format!("recto: 1 paper is in {} now\n", one.display())
    );
    // What is there stays, unless one insists.
    let ran = recto(home.path(), &["export", "-o", name]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("is there already; nothing was written; --force"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), first);
    let ran = recto(
        home.path(),
        &["export", "dual", "-o", name, "--force", "--format", "csv"],
    );
    assert_eq!(ran.code, 0);
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .starts_with("id,aliases,title,")
    );
    // What comes in again is known.
    let again = home.path().join("again.ris");
    let again = again.to_str().unwrap();
    assert_eq!(recto(home.path(), &["export", "-o", again]).code, 0);
    let ran = recto(home.path(), &["import", "--dry-run", again]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("would be added 0, "), "{}", ran.out);
}

#[test]
fn a_dash_for_the_file_of_an_export_is_standard_output() {
    let home = home();
    let whole = ["export", "title:DualFast", "--format", "ris"];
    let streamed = recto(home.path(), &whole);
    let dashed = recto(home.path(), &[&whole[..], &["-o", "-"]].concat());
    assert!(streamed.out.starts_with("TY  - "), "{}", streamed.out);
    assert_eq!((dashed.code, dashed.out), (0, streamed.out));
    let nameless = recto(home.path(), &["export", "-o", "-"]);
    assert_eq!(nameless.code, 2);
    assert!(!std::path::Path::new("-").exists());
}

#[test]
fn export_asks_for_a_format_that_there_is() {
    let home = home();
    for (arguments, code, said) in [
        (
            &["export"][..],
            2,
            "name the format with --format; there are bibtex, ris",
        ),
        (
            &["export", "-o", "x.doc"],
            2,
            "name the format with --format",
        ),
        (&["export", "--format", "word"], 2, "there are bibtex, ris"),
        (
            &["export", "yeer:2024", "--format", "ris"],
            2,
            "no field yeer:",
        ),
        (
            &["export", "-o", "no/such/folder.bib"],
            1,
            "cannot be written",
        ),
        (&["export", "nothinghere", "--format", "ris"], 0, ""),
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (code, ""),
            "{arguments:?}: {}",
            ran.err
        );
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}
