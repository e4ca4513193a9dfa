//! The command line, as a shell sees it.
#![allow(clippy::unwrap_used, reason = "a test that goes wrong should fail")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn recto(home: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recto"));
    command
        .arg("--home")
        .arg(home)
        .args(arguments)
        .stdin(Stdio::null());
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

const FIRST: &str = "title:ad4f2cff35d232a6";

#[test]
fn the_first_command_finds_the_bundled_papers() {
    let home = home();
    let ran = recto(home.path(), &["list"]);
    assert_eq!(
        (ran.code, ran.err.as_str(), ran.out.lines().count()),
        (0, "", 119)
    );
    let first = format!("{FIRST}\tNear-Optimal Solutions of Constrained Learning Problems");
    assert_eq!(ran.out.lines().next(), Some(first.as_str()));
    assert!(home.path().join("data/papers.jsonl").is_file());
}

#[test]
fn list_finds_counts_sorts_and_limits() {
    let home = home();
    for (arguments, lines) in [
        (&["list", "diffusion"][..], 13),
        (&["list", "-image"], 93),
        (&["list", "diffusion -image", "--limit", "4"], 4),
        (&["list", "nothinghere"], 0),
        (&["list", "--sort", "title", "--limit", "2"], 2),
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!(
            (ran.code, ran.out.lines().count()),
            (0, lines),
            "{arguments:?}"
        );
    }
    assert_eq!(
        recto(home.path(), &["list", "diffusion", "--count"]).out,
        "13\n"
    );
}

#[test]
fn json_is_one_array_of_records_with_their_marks() {
    let home = home();
    recto(home.path(), &["star", FIRST]);
    let ran = recto(home.path(), &["list", "--json", "--limit", "2"]);
    let records: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(records.as_array().unwrap().len(), 2);
    assert_eq!(
        (&records[0]["starred"], &records[1]["starred"]),
        (&true.into(), &false.into())
    );
    assert_eq!(
        (&records[0]["rank"], &records[0]["read"]),
        (&1.into(), &false.into())
    );
    let none = recto(home.path(), &["list", "nothinghere", "--json"]);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&none.out).unwrap(),
        serde_json::json!([])
    );
}

#[test]
fn titles_and_abstracts_are_rendered_raw_at_wish_and_safe_always() {
    let home = home();
    let record = serde_json::json!({
        "id": "x:1",
        "title": "$\\alpha$-Flow \u{202e}\u{1b}]0;gone\u{7}in $O(n\\log n)$",
        "abstract": "A $5 \\emph{tip}.\nSame.\n  And \u{200b}next\u{9b}31m.",
    });
    let file = home.path().join("in.jsonl");
    std::fs::write(&file, record.to_string()).unwrap();
    recto(home.path(), &["import", file.to_str().unwrap()]);
    // Found by what was written and by what is shown.
    for query in [
        "\\alpha flow in",
        "alpha-flow",
        "\"in o n log n\"",
        "tip abstract:same",
    ] {
        let listed = recto(home.path(), &["list", query]).out;
        assert_eq!(listed, "x:1\tα-Flow in O(n log n)\n", "{query}");
    }
    for (arguments, title, summary) in [
        (
            &["show", "x:1"][..],
            "α-Flow in O(n log n)\n",
            "\nA $5 tip. Same.\n\nAnd next.\n",
        ),
        (
            &["show", "x:1", "--raw"],
            "$\\alpha$-Flow in $O(n\\log n)$\n",
            "\nA $5 \\emph{tip}. Same.\n\nAnd next.\n",
        ),
    ] {
        let shown = recto(home.path(), arguments).out;
        assert!(
            shown.starts_with(title) && shown.ends_with(summary),
            "{shown:?}"
        );
    }
}

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
            &["list", "--sort", "size"],
            2,
            "there are newest, oldest, title, page",
        ),
        (&["frobnicate"], 2, "frobnicate"),
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
            "/no/such/file cannot be read",
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
fn stars_are_set_taken_back_and_outlive_their_paper() {
    let home = home();
    assert_eq!(recto(home.path(), &["star", FIRST]).code, 0);
    assert_eq!(
        recto(home.path(), &["list", "is:starred", "--count"]).out,
        "1\n"
    );
    assert_eq!(recto(home.path(), &["remove", FIRST]).code, 0);
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "118\n");
    let kept = fs::read_to_string(home.path().join("config/starred.json")).unwrap();
    assert!(kept.contains("Near-Optimal Solutions of Constrained Learning Problems"));
    assert_eq!(recto(home.path(), &["unstar", FIRST]).code, 0);
    assert!(
        !fs::read_to_string(home.path().join("config/starred.json"))
            .unwrap()
            .contains(FIRST)
    );
}

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
    assert_eq!(ran.out, "added 2, changed 0, same 0, skipped 0\n");
    assert!(ran.err.contains("notes.md was passed over"), "{}", ran.err);
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
            "{} --home {} {writes} | head -c 1",
            env!("CARGO_BIN_EXE_recto"),
            home.path().display()
        );
        let output = Command::new("bash")
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

#[test]
fn paths_tells_where_everything_lies() {
    let home = home();
    let out = recto(home.path(), &["paths"]).out;
    for (what, file) in [
        ("stars", "config/starred.json"),
        ("papers", "data/papers.jsonl"),
        ("state", "state/state.json"),
    ] {
        assert!(
            out.contains(&format!("{what}\t{}", home.path().join(file).display())),
            "{out}"
        );
    }
}

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

#[test]
fn dedupe_names_the_papers_that_are_one_and_merges_them_only_when_told() {
    let home = home();
    recto(home.path(), &["list"]);
    // As two records that came before the rules could join them.
    let store = home.path().join("data/papers.jsonl");
    let mut lines = fs::read_to_string(&store).unwrap();
    for line in [
        r#"{"id":"title:00000000000000aa","title":"One and the Same","authors":[{"name":"Ada Li"}],"venue":"V"}"#,
        r#"{"id":"arxiv:2503.11794","title":"One and the same","authors":[{"name":"A. Li"}],"date":"2025"}"#,
    ] {
        lines.push_str(line);
        lines.push('\n');
    }
    fs::write(&store, &lines).unwrap();
    assert_eq!(
        recto(home.path(), &["star", "title:00000000000000aa"]).code,
        0
    );
    let ran = recto(home.path(), &["dedupe"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("2 papers are one: the same title, and li among the authors\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("  arxiv:2503.11794\tOne and the same\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .ends_with("nothing was changed; --apply merges them into 1 fewer papers\n"),
        "{}",
        ran.out
    );
    assert_eq!(fs::read_to_string(&store).unwrap(), lines);
    assert_eq!(recto(home.path(), &["dedupe", "--apply"]).code, 0);
    let starred = recto(home.path(), &["list", "is:starred"]).out;
    assert!(
        starred.starts_with("arxiv:2503.11794\tOne and the "),
        "{starred}"
    );
    assert_eq!(starred.lines().count(), 1);
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
    assert_eq!(
        recto(home.path(), &["dedupe"]).out,
        "no two papers are one\n"
    );
}
