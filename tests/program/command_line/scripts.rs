//! What scripts are given, and what they give.

use std::fs::{self, File};
use std::path::Path;

use super::{FIRST, Ran, home, recto};
use crate::common::away;

#[test]
fn a_list_has_the_fields_that_were_asked_for_in_their_order() {
    let home = home();
    recto(home.path(), &["star", FIRST]);
    let array = recto(
        home.path(),
        &["list", "--json=title,id,starred,date", "--limit", "2"],
    );
    let title = "Near-Optimal Solutions of Constrained Learning Problems";
    let row = format!(r#"{{"title":"{title}","id":"{FIRST}","starred":true,"date":null}}"#);
    assert!(
        array.out.starts_with(&format!("[\n{row},\n{{\"title\":")),
        "{}",
        array.out
    );
    let lines = recto(
        home.path(),
        &["list", "--jsonl=title,id,starred,date", "--limit", "1"],
    );
    assert_eq!(lines.out, format!("{row}\n"));
    let template = r"{{{starred}}}\t{id}\t{date}|{title}";
    let shown = recto(
        home.path(),
        &["list", "--template", template, "--limit", "1", "--null"],
    );
    assert_eq!(shown.out, format!("{{true}}\t{FIRST}\t|{title}\0"));
    let whole = recto(home.path(), &["list", "--jsonl"]).out;
    assert_eq!(whole.lines().count(), 119);
    for line in whole.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok());
    }
    let count = recto(home.path(), &["list", "diffusion", "--count", "--json"]);
    assert_eq!(count.out, "{\"count\":13}\n");
}

#[test]
fn a_list_turned_round_begins_with_its_last_paper() {
    let home = home();
    let listed = |arguments: &[&str]| {
        let out = recto(home.path(), arguments).out;
        out.lines().map(str::to_owned).collect::<Vec<String>>()
    };
    for order in ["date", "title", "relevance", "page"] {
        let mut forwards = listed(&["list", "diffusion", "--sort", order]);
        let backwards = listed(&["list", "diffusion", "--sort", order, "--reverse"]);
        let three = listed(&[
            "list",
            "diffusion",
            "--sort",
            order,
            "--reverse",
            "--limit",
            "3",
        ]);
        forwards.reverse();
        assert_eq!(backwards, forwards, "{order}");
        assert_eq!(three, forwards[..3], "{order}");
    }
}

#[test]
fn a_field_that_there_is_not_is_an_error_before_anything_is_printed() {
    let home = home();
    for arguments in [
        &["list", "--json=id,titel"][..],
        &["list", "--jsonl=titel"],
        &["list", "--template", "{id} {titel}"],
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        let told = "there is no field titel; did you mean title?";
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

/// Runs with this on standard input.
fn fed(home: &Path, arguments: &[&str], input: &str) -> Ran {
    let file = home.join("input");
    fs::write(&file, input).unwrap();
    let mut command = away::recto(home, arguments);
    let output = command.stdin(File::open(file).unwrap()).output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

#[test]
fn a_list_is_starred_shown_tagged_cited_and_removed_as_it_is_printed() {
    let home = home();
    let home = home.path();
    let list = recto(home, &["list", "diffusion"]).out;
    let ran = fed(home, &["star", "-", FIRST], &format!("# mine\n\n{list}"));
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, "recto: 14 papers are starred\n")
    );
    let ran = fed(home, &["star", "-"], &list);
    assert_eq!(ran.err, "recto: 0 papers are starred, 13 were already\n");
    assert_eq!(recto(home, &["list", "is:starred", "--count"]).out, "14\n");
    assert_eq!(
        fed(home, &["unstar", "-"], &list).err,
        "recto: 13 papers are no longer starred\n"
    );
    assert_eq!(
        fed(home, &["show", "--json", "-"], &list)
            .out
            .lines()
            .count(),
        13
    );
    assert_eq!(fed(home, &["tag", "-", "+seen"], &list).code, 0);
    assert_eq!(recto(home, &["list", "tag:seen", "--count"]).out, "13\n");
    let cited = fed(home, &["cite", "--form", "id", "-"], &list).out;
    assert_eq!(cited.lines().count(), 13);
    assert_eq!(fed(home, &["remove", "-"], &list).out, list);
    assert_eq!(recto(home, &["list", "--count"]).out, "106\n");
    assert_eq!(fed(home, &["restore", "-"], &list).code, 0);
    assert_eq!(recto(home, &["list", "--count"]).out, "119\n");
}

#[test]
fn a_line_that_is_no_paper_is_named_and_nothing_is_changed() {
    let home = home();
    let home = home.path();
    for (line, code, told) in [
        (
            "no id",
            2,
            "recto: line 2 of standard input: “no id” is no id of a paper\n",
        ),
        (
            "2503.11794v2\tTitle",
            1,
            "no paper here has the id 2503.11794v2 (line 2);",
        ),
    ] {
        let ran = fed(home, &["star", "-"], &format!("{FIRST}\n{line}\n"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""));
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert_eq!(recto(home, &["list", "is:starred", "--count"]).out, "0\n");
}

#[test]
fn what_a_query_finds_is_removed_where_that_is_said_and_comes_back() {
    let home = home();
    let home = home.path();
    for (arguments, code, told) in [
        (
            &["remove", "--query", "diffusion"][..],
            2,
            "recto: the query finds 13 papers; without a terminal that can be asked, --yes removes",
        ),
        (&["remove", "--query", " ", "--yes"], 2, "an empty query"),
        (
            &["remove", "--query", "yeer:1", "--yes"],
            2,
            "no field yeer:",
        ),
        (&["remove", "--query", "nothinghere"], 0, "no paper matches"),
        (&["remove", FIRST, "--query", "diffusion"], 2, "--query"),
    ] {
        let ran = recto(home, arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(told), "{}", ran.err);
        assert_eq!(recto(home, &["list", "--count"]).out, "119\n");
    }
    let ran = recto(home, &["remove", "--query", "diffusion", "--yes"]);
    let told = "13 papers are out of the library; `recto restore ID` brings one back";
    assert!(ran.code == 0 && ran.err.contains(told), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 13);
    assert_eq!(recto(home, &["list", "--count"]).out, "106\n");
    assert_eq!(fed(home, &["restore", "-"], &ran.out).code, 0);
    assert_eq!(recto(home, &["list", "--count"]).out, "119\n");
}

#[test]
fn paths_and_the_parts_of_the_index_are_told_as_json() {
    let home = home();
    let told = |arguments: &[&str]| {
        let out = recto(home.path(), arguments).out;
        serde_json::from_str::<serde_json::Value>(&out).unwrap()
    };
    let stars = home.path().join("config/starred.json");
    let paths = told(&["paths", "--json"]);
    assert_eq!(paths["stars"], stars.display().to_string());
    assert_eq!(paths.as_object().unwrap().len(), 8);
    let index = told(&["index", "--json"]);
    assert_eq!(
        (&index["papers"], index["parts"].is_object()),
        (&119.into(), true)
    );
}
