//! A merge that is taken back, for good.

use std::fs;

use serde_json::Value;

use super::{home, recto};

/// Two works that a DOI and an author in common make one, and a third record of the first.
const FIRST: &str = "@article{a, doi = {10.1000/trees}, title = {Trees}, author = {Ada Li}, year = 2020, abstract = {On trees.}}\n";
const SECOND: &str = "TY  - JOUR\nDO  - 10.1000/trees\nTI  - Winters of the North\nAU  - Li, Ada\nPY  - 2021\nER  - \n";

/// A home with both as one paper, which is starred, and the two files.
fn merged() -> (tempfile::TempDir, [String; 2]) {
    let home = home();
    let files = [("a.bib", FIRST), ("b.ris", SECOND)].map(|(name, text)| {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let [first, second] = &files;
    let ran = recto(home.path(), &["import", first, second]);
    assert_eq!(
        ran.out, "added 1, changed 1, same 0, skipped 0\n",
        "{}",
        ran.err
    );
    assert_eq!(recto(home.path(), &["star", "10.1000/trees"]).code, 0);
    (home, files)
}

fn records(home: &tempfile::TempDir) -> Vec<Value> {
    let listed = recto(home.path(), &["list", "--json", "--", "-source:bundled"]).out;
    serde_json::from_str(&listed).unwrap()
}

#[test]
fn split_parts_what_was_merged_for_good_and_the_star_stays_with_its_key() {
    let (home, files) = merged();
    let [whole] = &records(&home)[..] else {
        panic!("they are one");
    };
    let titles = |whole: &Value| -> Vec<String> {
        let parts = whole["parts"].as_array().unwrap().iter();
        parts
            .map(|part| part["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles(whole), ["Trees", "Winters of the North"]);
    // The same files again, and compacting, leave it as it is.
    let import = ["import", &files[0], &files[1]];
    let same = "added 0, changed 0, same 2, skipped 0\n";
    assert_eq!(recto(home.path(), &import).out, same);
    assert_eq!(recto(home.path(), &["compact"]).code, 0);
    assert_eq!(&records(&home), std::slice::from_ref(whole));

    let ran = recto(home.path(), &["split", "10.1000/trees"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .starts_with("2 papers are there now:\n  doi:10.1000/trees\tTrees\n  title:"),
        "{}",
        ran.out
    );
    let apart = records(&home);
    let [second, first] = &apart[..] else {
        panic!("they are two: {apart:?}");
    };
    assert_eq!(
        (&first["id"], &first["title"], &first["abstract"]),
        (
            &"doi:10.1000/trees".into(),
            &"Trees".into(),
            &"On trees.".into()
        )
    );
    assert_eq!(
        (&second["title"], &second["date"]),
        (&"Winters of the North".into(), &"2021".into())
    );
    assert_eq!(
        (&first["starred"], &second["starred"]),
        (&true.into(), &false.into())
    );
    assert_eq!(first["not_same_as"][0], second["id"]);
    assert_eq!(second["not_same_as"][0], first["id"]);
    assert!(first["parts"].is_null() && second["links"]["page"].is_null());

    // Nothing makes them one again.
    for command in [
        &import[..],
        &["import", &files[1], &files[0]],
        &["compact"],
        &["dedupe", "--apply"],
    ] {
        let ran = recto(home.path(), command);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(
            !command.contains(&"import") || ran.out == same,
            "{}",
            ran.out
        );
        assert_eq!(records(&home), apart, "{command:?}");
    }
    let ran = recto(home.path(), &["split", "10.1000/trees"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("has no records of which it was merged"),
        "{}",
        ran.err
    );
    assert_eq!(recto(home.path(), &["split", "10.1000/none"]).code, 1);
}

#[test]
fn what_was_exported_and_comes_into_another_library_can_be_split_there() {
    let (home, _) = merged();
    for name in ["all.json", "all.jsonl"] {
        let path = home.path().join(name);
        let path = path.to_str().unwrap();
        assert_eq!(
            recto(home.path(), &["export", "-source:bundled", "-o", path]).code,
            0
        );
        let other = super::home();
        let ran = recto(other.path(), &["import", path]);
        assert_eq!(ran.out, "added 1, changed 0, same 0, skipped 0\n");
        let stored = |home: &tempfile::TempDir| {
            let shown = recto(home.path(), &["show", "--json", "10.1000/trees"]).out;
            let mut shown: Value = serde_json::from_str(&shown).unwrap();
            shown["starred"] = Value::Null;
            shown
        };
        assert_eq!(stored(&other), stored(&home));
        assert_eq!(recto(other.path(), &["split", "10.1000/trees"]).code, 0);
        assert_eq!(records(&other).len(), 2);
    }
}

#[test]
fn dedupe_names_what_is_alike_and_stays_apart_but_not_what_a_person_parted() {
    let home = home();
    let path = home.path().join("a.bib");
    let entries = ["1990", "2001"].map(|year| {
        format!(
            "@article{{a{year}, title = {{The Trees of the Northern Forest}}, author = {{Ada Li}}, year = {year}}}\n"
        )
    });
    fs::write(&path, entries.concat()).unwrap();
    let ran = recto(home.path(), &["import", path.to_str().unwrap()]);
    assert_eq!(ran.out, "added 2, changed 0, same 0, skipped 0\n");
    let before = records(&home);
    let ran = recto(home.path(), &["dedupe", "--apply"]);
    let said = "2 papers may be one: the same title, and li among the authors; they stay apart: other years\n";
    assert!(ran.out.starts_with(said), "{}", ran.out);
    assert!(ran.out.ends_with("no two papers are one\n"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 4, "{}", ran.out);
    assert_eq!(records(&home), before);
    let (home, _) = merged();
    assert_eq!(recto(home.path(), &["split", "10.1000/trees"]).code, 0);
    let ran = recto(home.path(), &["dedupe"]);
    assert_eq!(ran.out, "no two papers are one\n");
}

#[test]
fn an_id_of_two_papers_names_neither() {
    let home = home();
    recto(home.path(), &["list"]);
    let store = home.path().join("data/papers.jsonl");
    let lines = [
        r#"{"id":"x:a","aliases":["doi:10.1/both"],"title":"One"}"#,
        r#"{"id":"x:b","aliases":["doi:10.1/both"],"title":"Two"}"#,
    ];
    let before = fs::read_to_string(&store).unwrap();
    fs::write(&store, before + &lines.join("\n") + "\n").unwrap();
    for command in ["show", "star", "remove", "split"] {
        let ran = recto(home.path(), &[command, "10.1/both"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{command}");
        let said = "doi:10.1/both is an id of 2 papers; name one of them: x:";
        assert!(ran.err.contains(said), "{command}: {}", ran.err);
    }
    assert_eq!(recto(home.path(), &["show", "x:a"]).code, 0);
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "121\n");
}

#[test]
fn a_star_that_was_set_before_the_merge_stays_with_its_paper() {
    let home = home();
    let second = "@article{b, doi = {10.1000/trees}, eprint = {2503.11794}, archiveprefix = {arXiv}, title = {Winters of the North}, author = {Li, Ada}}\n";
    for (name, text) in [("a.bib", FIRST), ("b.bib", second)] {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        let ran = recto(home.path(), &["import", path.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        if name == "a.bib" {
            assert_eq!(recto(home.path(), &["star", "10.1000/trees"]).code, 0);
        }
    }
    let starred = || recto(home.path(), &["list", "is:starred"]).out;
    assert_eq!(starred().split('\t').next(), Some("arxiv:2503.11794"));
    assert_eq!(recto(home.path(), &["split", "2503.11794"]).code, 0);
    assert_eq!(starred(), "doi:10.1000/trees\tTrees\n");
    let other = recto(home.path(), &["show", "2503.11794"]).out;
    assert!(other.starts_with("Winters of the North\n"), "{other}");
}
