//! Papers brought in.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{FIRST, home, recto};
use crate::common::away::program;

#[test]
fn an_import_reports_merges_and_changes_nothing_twice() {
    let home = home();
    let file = home.path().join("in.jsonl");
    let record = r#"{"id":"2503.11794","title":"Near-Optimal Solutions of Constrained Learning Problems","authors":["A B"],"date":"2025-03-18"}"#;
    fs::write(
        &file,
        format!("{record}\nnonsense\n{{\"title\":\"Another\\u001b[31m One\"}}\n"),
    )
    .unwrap();
    let path = file.to_str().unwrap();
    recto(home.path(), &["star", FIRST]);
    let ran = recto(home.path(), &["import", path, "--dry-run"]);
    assert_eq!(ran.out, "would be added 1, changed 1, same 0, skipped 1\n");
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "119\n");
    assert_eq!(recto(home.path(), &["import", path, "--strict"]).code, 1);
    let ran = recto(home.path(), &["import", path]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "added 1, changed 1, same 0, skipped 1\n")
    );
    assert!(
        ran.err.contains("in.jsonl line 2: it is no object"),
        "{}",
        ran.err
    );
    let ran = recto(home.path(), &["import", path, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&report["added"], &report["same"]), (&0.into(), &2.into()));
    assert_eq!(report["problems"][0]["line"], 2);
    // It is one paper, still starred, with its date; found by the old id and the new.
    let ran = recto(home.path(), &["list", "is:starred year:2025"]);
    assert_eq!(
        ran.out,
        "arxiv:2503.11794\tNear-Optimal Solutions of Constrained Learning Problems\n"
    );
    for id in [FIRST, "2503.11794v3", "https://arxiv.org/abs/2503.11794"] {
        let shown = recto(home.path(), &["show", id]).out;
        assert!(
            shown.contains("authors: A B") && shown.contains("starred: yes"),
            "{shown}"
        );
    }
    assert!(
        recto(home.path(), &["list", "another"])
            .out
            .contains("Another One")
    );
}

#[test]
fn of_many_bad_records_the_first_are_named_and_all_are_counted() {
    let home = home();
    let file = home.path().join("in.jsonl");
    let bad = "{\"title\":7}\n".repeat(5000);
    fs::write(
        &file,
        format!("{{\"title\":\"One\"}}\n{bad}{{\"title\":\"Two\"}}\n"),
    )
    .unwrap();
    let path = file.to_str().unwrap();
    let ran = recto(home.path(), &["import", path]);
    assert_eq!(ran.out, "added 2, changed 0, same 0, skipped 5000\n");
    assert_eq!(ran.err.lines().count(), 21);
    assert!(ran.err.contains("and 4980 more"), "{}", ran.err);
    let ran = recto(home.path(), &["import", path, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["problems"][4999]["line"], 5001);
}

#[test]
fn a_lost_field_is_said_and_its_record_is_no_skipped_one() {
    let home = home();
    let file = home.path().join("in.bib");
    fs::write(&file, "@misc{k,\n title={One},\n journal = nature}\n").unwrap();
    let path = file.to_str().unwrap();
    assert_eq!(recto(home.path(), &["import", path, "--strict"]).code, 1);
    let ran = recto(home.path(), &["import", path]);
    assert_eq!(ran.out, "added 1, changed 0, same 0, skipped 0\n");
    let said = "in.bib line 1: k: journal is left empty, for no @string defines nature";
    assert!(ran.err.contains(said), "{}", ran.err);
}

#[test]
fn inputs_that_are_no_papers_are_refused_with_advice() {
    let home = home();
    for (content, said) in [
        ("", "it is empty"),
        ("<html>", "saved web page"),
        (
            "\u{1}\u{2}",
            "its format is not known; recto import --help lists",
        ),
        (
            "{\"error\":\"rate limited\"}\n",
            "it is an error reply: rate limited",
        ),
        ("{\"data\":[],\"total\":0}", "it holds no papers"),
    ] {
        let file = home.path().join("in");
        fs::write(&file, content).unwrap();
        let ran = recto(home.path(), &["import", file.to_str().unwrap()]);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains(said), "{content:?}: {}", ran.err);
    }
    let empty = home.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert_eq!(
        recto(home.path(), &["import", empty.to_str().unwrap()]).code,
        1
    );
}

#[test]
fn what_is_only_looked_at_or_refused_is_counted_as_if_it_came_in() {
    let home = home();
    let file = |name: &str, text: &str| {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let one = file(
        "one.bib",
        "@comment{x}\n@misc{a, title={A Title}, doi={10.1000/x}}\n@preamble{\"x\"}\n@Comment y\n@comment{y}\n",
    );
    let other = file(
        "other.bib",
        "@misc{b, title={A Title}, doi={10.1000/x}, year=2020}\n",
    );
    let bad = file("bad.bib", "@misc{c, title={Third}}\n@misc{d, year=1}\n");
    // One paper, of which the second file knows more.
    let ran = recto(home.path(), &["import", "--dry-run", &one, &other]);
    assert_eq!(
        ran.out,
        "would be added 1, changed 1, same 0, skipped 0; 2 entries of kind @comment and 1 entry of kind @preamble passed over\n"
    );
    let ran = recto(home.path(), &["import", "--strict", &bad, &one, &other]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            1,
            "added 1, changed 1, same 0, skipped 0; 1 file passed over; 2 entries of kind @comment and 1 entry of kind @preamble passed over\n"
        )
    );
    let ran = recto(home.path(), &["import", "--json", &one]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["kinds_passed_over"]["@comment"], 2);
    assert_eq!(recto(home.path(), &["list", "third"]).out, "");
}

#[test]
fn a_folder_gives_the_papers_of_all_its_files_packed_or_not() {
    let home = home();
    let folder = home.path().join("saved/2025");
    fs::create_dir_all(&folder).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"[{\"title\":\"Packed\"}]").unwrap();
    fs::write(folder.join("a.json.gz"), packed.finish().unwrap()).unwrap();
    let units = "\u{feff}{\"title\":\"Wide\"}".encode_utf16();
    let wide: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("b.json"), wide).unwrap();
    fs::write(folder.join("notes.md"), "# Notes\n").unwrap();
    let saved = home.path().join("saved");
    let ran = recto(home.path(), &["import", saved.to_str().unwrap()]);
    assert_eq!(
        ran.out,
        "added 2, changed 0, same 0, skipped 0; 1 file passed over\n"
    );
    assert!(ran.err.contains("notes.md was passed over"), "{}", ran.err);
}

/// A folder with two lists of papers and, between them in the order of names, what is none.
#[cfg(unix)]
fn odd_folder(home: &Path) -> PathBuf {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    let folder = home.join("odd");
    fs::create_dir_all(folder.join("c/shut")).unwrap();
    fs::write(folder.join("a.jsonl"), "{\"title\":\"First\"}\n").unwrap();
    symlink("nowhere", folder.join("b-dangling")).unwrap();
    symlink("b-loop", folder.join("b-loop")).unwrap();
    symlink("..", folder.join("c/round")).unwrap();
    fs::write(folder.join("c/shut/x.jsonl"), "{\"title\":\"Shut\"}\n").unwrap();
    let mode = |path: &str, mode| {
        fs::set_permissions(folder.join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("c/shut", 0o000);
    fs::write(folder.join("d-shut.jsonl"), "{\"title\":\"Shut, too\"}\n").unwrap();
    mode("d-shut.jsonl", 0o000);
    // The system lets nobody read its beginning, whoever asks.
    symlink("/proc/self/mem", folder.join("d-unread")).unwrap();
    program("mkfifo")
        .arg(folder.join("e-pipe"))
        .status()
        .unwrap();
    drop(UnixListener::bind(folder.join("f-socket")).unwrap());
    symlink("/dev/zero", folder.join("g-device")).unwrap();
    fs::write(folder.join("h-empty"), "").unwrap();
    fs::write(folder.join("z.jsonl"), "{\"title\":\"Last\"}\n").unwrap();
    folder
}

#[cfg(unix)]
#[test]
fn odd_entries_of_a_folder_are_named_and_passed_over_and_the_rest_comes_in() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let folder = odd_folder(home.path());
    let shut = ["c/shut", "d-shut.jsonl"];
    // Nothing is shut to root.
    let is_root = fs::read_dir(folder.join("c/shut")).is_ok();
    let ran = recto(home.path(), &["import", folder.to_str().unwrap()]);
    for path in shut {
        fs::set_permissions(folder.join(path), fs::Permissions::from_mode(0o700)).unwrap();
    }
    let mut odd = vec![
        "b-dangling",
        "b-loop",
        "c/round",
        "d-unread",
        "e-pipe",
        "f-socket",
        "g-device",
        "h-empty",
    ];
    odd.extend(shut.iter().filter(|_| !is_root));
    for name in &odd {
        let said = format!("odd/{name} was passed over: ");
        assert_eq!(ran.err.matches(&said).count(), 1, "{name}: {}", ran.err);
    }
    let added = if is_root { 4 } else { 2 };
    let counts = format!(
        "added {added}, changed 0, same 0, skipped 0; {} files passed over\n",
        odd.len()
    );
    assert_eq!((ran.code, ran.out), (0, counts), "{}", ran.err);
    assert_eq!(recto(home.path(), &["list", "--count", "last"]).out, "1\n");
}

#[test]
fn of_several_files_each_that_is_none_is_said_and_the_others_come_in() {
    let home = home();
    let file = |name: &str, text: &str| {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (first, last) = (
        file("a", "{\"title\":\"First\"}\n"),
        file("z", "{\"title\":\"Last\"}\n"),
    );
    let (none, empty) = (home.path().join("none"), file("empty", ""));
    let none = none.to_str().unwrap();
    let ran = recto(home.path(), &["import", &first, none, &empty, &last]);
    assert_eq!(
        ran.out,
        "added 2, changed 0, same 0, skipped 0; 2 files passed over\n"
    );
    assert_eq!(ran.code, 1);
    for said in [
        "none was not imported: ",
        "empty was not imported: it is empty",
    ] {
        assert_eq!(ran.err.matches(said).count(), 1, "{}", ran.err);
    }
    let ran = recto(home.path(), &["import", "--json", &first, none]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &report["same"]), (1, &1.into()));
    assert_eq!(report["passed_over"][0]["file"], none);
}

#[test]
fn papers_that_cannot_be_indexed_are_imported_and_counted_all_the_same() {
    let home = home();
    recto(home.path(), &["list", "--count"]);
    let cache = home.path().join("cache");
    let _ = fs::remove_dir_all(&cache);
    fs::write(&cache, "in the way").unwrap();
    let file = home.path().join("in.jsonl");
    let line = |number: u32| format!("{{\"id\":\"x:{number}\",\"title\":\"Zeppelin {number}\"}}\n");
    fs::write(&file, (0..5000).map(line).collect::<String>()).unwrap();
    let ran = recto(home.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(ran.out, "added 5000, changed 0, same 0, skipped 0\n");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
    let ran = recto(home.path(), &["list", "--count", "zeppelin"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "5000\n"));
}
