//! What of two texts of one paper is kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::page_of;
use crate::command_line::{home, recto};

/// A page of arXiv in this version, with parts of it replaced.
fn page(folder: &Path, name: &str, version: u32, changes: &[(&str, &str)]) -> PathBuf {
    let mut page = fs::read_to_string(page_of(folder)).unwrap();
    page = page.replace("2611.01234v2", &format!("2611.01234v{version}"));
    for (from, to) in changes {
        page = page.replace(from, to);
    }
    let path = folder.join(name);
    fs::write(&path, page).unwrap();
    path
}

fn import(home: &Path, file: &Path) -> String {
    let ran = recto(home, &["import", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.err
}

#[test]
fn an_older_version_takes_the_place_of_no_newer_one_and_a_newer_one_does() {
    let home = home();
    let (first, second) = (
        page(home.path(), "one.html", 1, &[]),
        page(home.path(), "two.html", 2, &[]),
    );
    import(home.path(), &second);
    let said = import(home.path(), &first);
    let stays =
        "what is kept of the whole text of arxiv:2611.01234 stays: version 2 is newer than 1";
    assert!(said.contains(stays), "{said}");
    let ran = recto(home.path(), &["bodies"]);
    assert!(ran.out.starts_with("arxiv:2611.01234 v2\t"), "{}", ran.out);
    let third = page(home.path(), "three.html", 3, &[]);
    import(home.path(), &third);
    let ran = recto(home.path(), &["bodies"]);
    assert!(ran.out.starts_with("arxiv:2611.01234 v3\t"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn of_two_pages_that_are_cut_the_longer_one_stays() {
    let home = home();
    let text = fs::read_to_string(page(home.path(), "whole.html", 2, &[])).unwrap();
    let cut = |before: &str| {
        let path = home.path().join("cut.html");
        fs::write(&path, text.split_once(before).unwrap().0).unwrap();
        path
    };
    import(home.path(), &cut("<section id=\"S3\""));
    let said = import(home.path(), &cut("<section id=\"S2\""));
    assert!(said.contains("the new one is shorter"), "{said}");
    let ran = recto(home.path(), &["read", "2611.01234", "--section", "2"]);
    assert!(
        ran.out.starts_with("2 Main result"),
        "{}{}",
        ran.out,
        ran.err
    );
    let whole = home.path().join("whole.html");
    assert!(import(home.path(), &whole).contains("is kept"));
}

#[test]
fn a_page_of_another_title_is_refused_and_replaces_nothing_unless_it_is_forced() {
    let home = home();
    import(home.path(), &page(home.path(), "right.html", 2, &[]));
    let title = "On the Width of Columns: A Specimen Paper";
    let frogs = page(home.path(), "frogs.html", 3, &[(title, "Frogs and Toads")]);
    let frogs = frogs.to_str().unwrap();
    let ran = recto(home.path(), &["import", frogs]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let said = "frogs.html was not imported: it is another paper's: it says that it is arxiv:2611.01234, \
                which is “On the Width of Columns: A Specimen Paper”, and is called “Frogs and Toads”";
    assert!(ran.err.contains(said), "{}", ran.err);
    let ran = recto(home.path(), &["read", "2611.01234"]);
    assert!(ran.out.starts_with(title), "{}", ran.out);
    let ran = recto(home.path(), &["import", "--force", frogs]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = recto(home.path(), &["read", "2611.01234"]);
    assert!(ran.out.starts_with("Frogs and Toads"), "{}", ran.out);
}

#[test]
fn a_damaged_text_is_taken_away_and_cannot_be_let_stay() {
    let home = home();
    import(home.path(), &page(home.path(), "page.html", 2, &[]));
    let folder = fs::read_dir(home.path().join("data/bodies")).unwrap();
    let files = folder.map(|file| file.unwrap().path());
    let mut files = files.filter(|path| path.extension().is_some_and(|ending| ending == "gz"));
    let file = files.next().unwrap();
    let packed = fs::read(&file).unwrap();
    fs::write(&file, &packed[..8]).unwrap();
    let ran = recto(home.path(), &["bodies", "keep", "2611.01234"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("it is damaged"), "{}", ran.err);
    let ran = recto(home.path(), &["bodies", "remove", "2611.01234"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("taken away"), "{}", ran.err);
    assert!(!file.exists());
}

#[test]
fn what_is_empty_and_what_is_a_folder_is_said_to_be_so() {
    let home = home();
    let empty = home.path().join("empty.md");
    fs::write(&empty, " \n").unwrap();
    for (what, said) in [
        (empty.as_path(), "it is empty"),
        (home.path(), "is a folder"),
    ] {
        let ran = recto(home.path(), &["read", what.to_str().unwrap()]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
