//! Papers shown, starred and found on disk.

use std::fs;

use super::{FIRST, home, recto};

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
        (&["list", "-image", "diffusion", "--limit", "4"], 4),
        (&["list", "diffusion", "is:unread", "title:editing"], 1),
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
fn scripts_are_printed_as_the_settings_say_and_given_out_as_unicode() {
    let home = home();
    let record = r#"{"id": "x:1", "title": "O(n²) of H₂O", "abstract": "At $10^{-6}$ m, $x_{ij}$.", "comment": "v²"}"#;
    let file = home.path().join("one.jsonl");
    fs::write(&file, record).unwrap();
    assert_eq!(
        recto(home.path(), &["import", file.to_str().unwrap()]).code,
        0
    );
    fs::create_dir_all(home.path().join("config")).unwrap();
    for (setting, title, summary, comment) in [
        ("unicode", "O(n²) of H₂O", "At 10⁻⁶ m, xᵢⱼ.", "v²"),
        ("plain", "O(n^2) of H_(2)O", "At 10^(-6) m, x_(ij).", "v^2"),
    ] {
        let settings = format!("scripts = \"{setting}\"\n");
        fs::write(home.path().join("config/config.toml"), settings).unwrap();
        let listed = recto(home.path(), &["list", "id:x:1"]).out;
        assert_eq!(listed, format!("x:1\t{title}\n"));
        let shown = recto(home.path(), &["show", "x:1"]).out;
        for line in [title, summary, &format!("comment: {comment}")] {
            assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
        }
        let raw = recto(home.path(), &["show", "x:1", "--raw"]).out;
        assert!(raw.starts_with("O(n²) of H₂O\n"), "{raw}");
        let given = recto(home.path(), &["export", "id:x:1", "--format", "markdown"]).out;
        assert!(given.contains("O(n²) of H₂O"), "{given}");
    }
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
fn what_is_removed_is_named_and_restored_until_it_is_dropped() {
    let home = home();
    let second = recto(home.path(), &["list", "--limit", "2"]).out;
    let named: Vec<&str> = second.lines().collect();
    let ids: Vec<&str> = named
        .iter()
        .map(|line| line.split('\t').next().unwrap())
        .collect();
    let ran = recto(home.path(), &["remove", ids[0], ids[1], ids[0]]);
    assert_eq!(
        (ran.code, ran.out.lines().collect::<Vec<_>>()),
        (0, named.clone())
    );
    assert_eq!(
        ran.err,
        "recto: 2 papers are out of the library; `recto restore ID` brings one back, until `recto compact` drops them:\n"
    );
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "117\n");
    let ran = recto(home.path(), &["restore", ids[1]]);
    assert_eq!((ran.code, ran.out.trim_end()), (0, named[1]));
    assert_eq!(ran.err, "recto: 1 paper is in the library again:\n");
    // It is what it was.
    let shown = |id| recto(home.path(), &["show", "--json", id]);
    assert!(shown(ids[1]).out.contains("\"bundled\"") && shown(ids[0]).code == 1);
    let again = recto(home.path(), &["restore", ids[1]]);
    assert_eq!(
        (again.code, again.err),
        (1, format!("recto: {} is in the library\n", ids[1]))
    );
    assert_eq!(recto(home.path(), &["restore", "x:never"]).code, 1);
    recto(home.path(), &["compact"]);
    let dropped = recto(home.path(), &["restore", ids[0]]);
    assert!(dropped.code == 1 && dropped.err.contains("`recto compact` has dropped it"));
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "118\n");
}

#[test]
fn paths_tells_where_everything_lies() {
    let home = home();
    let out = recto(home.path(), &["paths"]).out;
    for (what, file) in [
        ("stars", "config/starred.json"),
        ("papers", "data/papers.jsonl"),
        ("votes", "data/votes.jsonl"),
        ("state", "state/state.json"),
    ] {
        assert!(
            out.contains(&format!("{what}\t{}", home.path().join(file).display())),
            "{out}"
        );
    }
}

#[test]
fn a_paper_is_shown_with_the_links_that_its_ids_and_its_abstract_tell() {
    let home = home();
    let record = r#"{"id": "arxiv:2503.11794", "title": "One", "aliases": ["doi:10.1/x"], "links": {"page": "https://example.org/one", "code": "https://example.org/code"}, "abstract": "See \\href{https://example.org/data}{our data} and https://example.org/code."}"#;
    let file = home.path().join("one.jsonl");
    fs::write(&file, record).unwrap();
    recto(home.path(), &["import", file.to_str().unwrap()]);
    let shown = recto(home.path(), &["show", "2503.11794"]).out;
    let is_link = |line: &&str| line.contains(": https://");
    let links: Vec<&str> = shown.lines().filter(is_link).collect();
    assert_eq!(
        links,
        [
            "page: https://example.org/one",
            "page: https://arxiv.org/abs/2503.11794",
            "page: https://doi.org/10.1/x",
            "pdf: https://arxiv.org/pdf/2503.11794",
            "code: https://example.org/code",
            "link: https://example.org/data",
        ],
        "{shown}"
    );
}
