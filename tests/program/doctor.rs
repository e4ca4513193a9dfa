//! `recto doctor`: what is well, what is not, and the ways out.

use crate::common::away;
use std::fs;
use std::path::Path;

const FIRST: &str = "title:ad4f2cff35d232a6";

/// Runs the program; gives what it printed, and its exit status.
fn recto(home: &Path, arguments: &[&str]) -> (String, i32) {
    let output = away::recto(home, arguments).output().unwrap();
    let mut printed = String::from_utf8(output.stdout).unwrap();
    printed.push_str(std::str::from_utf8(&output.stderr).unwrap());
    (printed, output.status.code().unwrap())
}

#[test]
fn what_is_well_is_said_line_by_line() {
    let home = tempfile::tempdir().unwrap();
    recto(home.path(), &["star", FIRST]);
    let (printed, code) = recto(home.path(), &["doctor"]);
    assert_eq!(code, 0, "{printed}");
    let parts: Vec<&str> = printed
        .lines()
        .map(|line| line.split_once("\twell: ").unwrap().0)
        .collect();
    assert_eq!(
        parts,
        [
            "stars", "backup", "settings", "state", "papers", "bodies", "votes"
        ]
    );
    // Looking changes nothing.
    let (again, _) = recto(home.path(), &["doctor"]);
    assert_eq!(again, printed);
}

#[test]
fn a_broken_star_file_is_told_with_its_place_and_the_ways_out() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config/starred.json");
    recto(home.path(), &["star", FIRST]);
    let (other, _) = recto(home.path(), &["list", "-is:starred", "--limit", "1"]);
    // The second change makes the backup of the first.
    recto(home.path(), &["star", other.split('\t').next().unwrap()]);
    fs::write(&file, "{\n\"starred\": [").unwrap();
    let (printed, code) = recto(home.path(), &["doctor"]);
    assert_eq!(code, 1);
    assert!(printed.contains("stars\tnot well: "), "{printed}");
    assert!(
        printed.contains("starred.json: line 2, column 12"),
        "{printed}"
    );
    assert!(
        printed.contains("`recto doctor --restore` puts back the backup, which has 1"),
        "{printed}"
    );
    assert!(printed.contains("1 thing is not well"), "{printed}");
    // Nothing is mended by looking.
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\n\"starred\": [");
    let (printed, code) = recto(home.path(), &["doctor", "--restore"]);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.starts_with("1 stars stand now; what stood there is "),
        "{printed}"
    );
    assert_eq!(
        recto(home.path(), &["list", "is:starred", "--count"]).0,
        "1\n"
    );
    fs::write(&file, "{").unwrap();
    let (_, code) = recto(home.path(), &["doctor", "--start-anew"]);
    assert_eq!(code, 0);
    assert_eq!(
        recto(home.path(), &["list", "is:starred", "--count"]).0,
        "0\n"
    );
    assert_eq!(recto(home.path(), &["doctor"]).1, 0);
}

#[test]
fn what_can_be_read_is_not_begun_anew() {
    let home = tempfile::tempdir().unwrap();
    recto(home.path(), &["star", FIRST]);
    let (printed, code) = recto(home.path(), &["doctor", "--start-anew"]);
    assert_eq!(code, 1);
    assert!(
        printed.contains("can be read; nothing was changed"),
        "{printed}"
    );
    let (printed, code) = recto(home.path(), &["doctor", "--restore"]);
    assert_eq!(code, 1);
    assert!(printed.contains("there is no backup"), "{printed}");
    assert_eq!(
        recto(home.path(), &["list", "is:starred", "--count"]).0,
        "1\n"
    );
}

#[test]
fn mistakes_in_settings_and_lines_of_the_store_are_not_well() {
    let home = tempfile::tempdir().unwrap();
    recto(home.path(), &["list"]);
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), "colour = 1\n").unwrap();
    let store = home.path().join("data/papers.jsonl");
    let lines = fs::read_to_string(&store).unwrap() + "{torn\n";
    fs::write(&store, lines).unwrap();
    let (printed, code) = recto(home.path(), &["doctor"]);
    assert_eq!(code, 1);
    assert!(
        printed.contains("settings\tnot well: config.toml line 1"),
        "{printed}"
    );
    assert!(
        printed.contains("papers\tnot well: papers.jsonl line 120"),
        "{printed}"
    );
    assert!(
        printed.contains("papers\twell: 119 can be read"),
        "{printed}"
    );
}

#[test]
fn every_mistake_that_the_reader_names_is_named() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("config")).unwrap();
    let lines = "measure = 7\ntheme = \"none\"\n[keys]\nsing = \"x\"\nquit = []\nquit-now = []\n";
    fs::write(home.path().join("config/config.toml"), lines).unwrap();
    let (printed, code) = recto(home.path(), &["doctor"]);
    assert_eq!(code, 1);
    for told in [
        "line 1: \"measure\" takes a number from 50 to 100",
        "line 2: \"theme\" takes ",
        "line 4: \"sing\" is no action",
        "line 6: \"quit-now\" is not changed: no key would lead out of recto any more",
    ] {
        let line = format!("settings\tnot well: config.toml {told}");
        assert!(printed.contains(&line), "{printed}");
    }
    assert!(printed.contains("4 things are not well"), "{printed}");
}

#[test]
fn merges_of_which_no_records_were_kept_are_named_where_they_look_wrong() {
    let home = tempfile::tempdir().unwrap();
    recto(home.path(), &["list"]);
    let store = home.path().join("data/papers.jsonl");
    // As a recto wrote them that kept no records.
    let lines = [
        r#"{"id":"doi:10.1/a","title":"On Trees","sources":[{"format":"bibtex","id":"a"}]}"#,
        r#"{"id":"doi:10.1/a","title":"Cold Winters","sources":[{"format":"bibtex","id":"b"},{"format":"bibtex","id":"a"}]}"#,
        r#"{"id":"doi:10.1/a","title":"Cold Winters","votes":1,"sources":[{"format":"bibtex","id":"b"},{"format":"bibtex","id":"a"}]}"#,
        r#"{"id":"doi:10.1/b","aliases":["doi:10.1/c"],"title":"On Leaves"}"#,
        r#"{"id":"doi:10.1/d","title":"On Roots","sources":[{"format":"ris"}]}"#,
        r#"{"id":"doi:10.1/d","title":"On Roots: A Survey","sources":[{"format":"bibtex"},{"format":"ris"}]}"#,
    ];
    let before = fs::read_to_string(&store).unwrap();
    fs::write(&store, before + &lines.join("\n") + "\n").unwrap();
    let (printed, code) = recto(home.path(), &["doctor"]);
    assert_eq!(code, 0, "{printed}");
    let doubts = printed.lines().filter(|line| line.starts_with("merges\t"));
    let doubts: Vec<&str> = doubts.collect();
    let expected = [
        "merges\tdoubtful: doi:10.1/a may be of two works: \"On Trees\" became \"Cold Winters\"; if it is, `recto remove doi:10.1/a` and import its files again",
        "merges\tdoubtful: doi:10.1/b may be of two works: it has two ids, doi:10.1/b and doi:10.1/c; if it is, `recto remove doi:10.1/b` and import its files again",
    ];
    assert_eq!(doubts, expected);
    recto(home.path(), &["remove", "doi:10.1/a", "doi:10.1/b"]);
    let (printed, _) = recto(home.path(), &["doctor"]);
    assert!(!printed.contains("merges"), "{printed}");
    // Nor is it any more when its file has come again.
    let path = home.path().join("a.bib");
    fs::write(&path, "@misc{b, doi = {10.1/a}, title = {Cold Winters}}").unwrap();
    let (printed, _) = recto(home.path(), &["import", path.to_str().unwrap()]);
    assert_eq!(printed, "added 1, changed 0, same 0, skipped 0\n");
    let (printed, _) = recto(home.path(), &["doctor"]);
    assert!(!printed.contains("merges"), "{printed}");
}

#[test]
fn where_services_stand_is_told_and_no_key_is() {
    let home = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = home.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    // Far in the future: a clock that stood elsewhere wrote it, and it is not believed.
    write(
        "state/hosts.json",
        r#"{"arxiv":{"answered":"2026-11-29T14:00:00Z","left":"499","refusals":2},"journals.example":{"next":"9000-01-01T00:00:00Z"}}"#,
    );
    write(
        "config/config.toml",
        "[feeds]\ntrending = \"hf:trending\"\n[sources.arxiv]\nbase = \"http://127.0.0.1:1\"\n[sources.arxif]\nbase = \"x\"\n",
    );
    let said = || {
        let mut command = away::recto(home.path(), &["doctor"]);
        let output = command.env("TZ", "<+03>-3").output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let of = |name: &str| {
            let mut lines = out.lines().filter(|line| line.starts_with(name));
            lines.next().unwrap_or_default().to_owned()
        };
        ["arxiv\t", "hf\t", "journals.example\t", "settings\t"].map(of)
    };
    let [arxiv, hf, journals, settings] = said();
    assert_eq!(
        arxiv,
        "arxiv\twell: last answered 2026-11-29 17:00:00; refused 2 times since; may be asked now; 499 left of its limit; its base is set to http://127.0.0.1:1/"
    );
    assert_eq!(
        hf,
        "hf\twell: no answer yet; may be asked now; no key is set"
    );
    assert_eq!(
        journals,
        "journals.example\twell: no answer yet; may be asked now"
    );
    assert!(
        settings.contains("line 5: no source is called \"arxif\"; there are hf, arxiv"),
        "{settings}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        write("config/keys/hf", "s3cret\n");
        let file = home.path().join("config/keys/hf");
        for (mode, expected) in [
            (0o600, "; its key comes from the file "),
            (
                0o644,
                "can be read by others; make it yours alone with chmod 600",
            ),
        ] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            let [_, hf, ..] = said();
            assert!(hf.contains(expected) && !hf.contains("s3cret"), "{hf}");
            assert_eq!(hf.contains("not well"), mode == 0o644);
        }
    }
}
