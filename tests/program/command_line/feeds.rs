//! What is followed, as the settings have it.

use std::fs;

use super::{home, recto};
use crate::common::server::{Asked, Played, Server};

#[test]
fn a_feed_that_is_asked_for_in_vain_is_said_with_those_there_are() {
    let home = home();
    let unknown = "there is no feed nosuch; `recto feeds add nosuch SOURCE:WHAT` makes one";
    for command in [
        &["list", "feed:nosuch"][..],
        &["list", "feed:nosuch", "--json"],
        &["stats", "feed:nosuch"],
    ] {
        let ran = recto(home.path(), command);
        assert_eq!((ran.code, ran.err), (0, format!("recto: {unknown}\n")));
    }
    recto(home.path(), &["feeds", "add", "ml", "arxiv:cs.LG"]);
    recto(home.path(), &["feeds", "add", "hot", "hf:trending"]);
    for (query, said) in [
        (
            "feed:nosuch",
            format!("recto: {unknown}; there are hot, ml\n"),
        ),
        (
            "feed:ml",
            "recto: nothing has come by the feed ml yet; `recto fetch` asks it\n".to_owned(),
        ),
        ("-feed:nosuch", String::new()),
        ("-feed:ml", String::new()),
    ] {
        let ran = recto(home.path(), &["list", query]);
        assert_eq!((ran.code, ran.err), (0, said), "{query}");
    }
}

#[test]
fn feeds_are_added_listed_renamed_and_removed_and_comments_stay() {
    let home = home();
    let settings = home.path().join("config/config.toml");
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(&settings, "measure = 66 # wide\n").unwrap();
    let feeds = |arguments: &[&str]| recto(home.path(), &[&["feeds"], arguments].concat());
    assert_eq!((feeds(&[]).code, feeds(&[]).out.as_str()), (0, ""));
    for arguments in [
        &["add", "ml", "arxiv:cs.LG+stat.ML"][..],
        &[
            "add",
            "operators",
            "arxiv:search",
            "abs:\"neural operator\"",
        ],
        &["rename", "ml", "learning"],
    ] {
        let ran = feeds(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    }
    assert_eq!(
        feeds(&["list"]).out,
        "learning\tarxiv:cs.LG+stat.ML\noperators\tarxiv:search abs:\"neural operator\"\n"
    );
    let text = fs::read_to_string(&settings).unwrap();
    assert!(
        text.starts_with("measure = 66 # wide\n\n[feeds]\nlearning = "),
        "{text}"
    );
    assert_eq!(feeds(&["remove", "learning"]).code, 0);
    let before = fs::read_to_string(&settings).unwrap();
    for (arguments, code, said) in [
        (
            &["add", "x", "hf:best"][..],
            2,
            "hf: “best” is not known there",
        ),
        (
            &["add", "a b", "hf:daily"],
            2,
            "“a b” is no name for a feed",
        ),
        (
            &["add", "operators", "hf:daily"],
            1,
            "there is a feed “operators” already",
        ),
        (
            &["remove", "ml"],
            1,
            "there is no feed “ml”; there are operators",
        ),
        (
            &["rename", "operators", "a b"],
            2,
            "“a b” is no name for a feed",
        ),
    ] {
        let ran = feeds(arguments);
        assert_eq!(ran.code, code, "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(&settings).unwrap(), before);
}

#[test]
fn a_feed_that_is_renamed_keeps_its_papers_and_what_is_known_of_it() {
    let paper = r#"[{"paper":{"id":"2603.00001","title":"One","summary":"S","authors":[]}}]"#;
    let server = Server::start(|_: &Asked| Played::json(paper));
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    let text = format!(
        "[feeds]\nhot = \"hf:trending\"\n[sources.hf]\nbase = \"{}\"\n",
        server.url("/")
    );
    fs::write(home.path().join("config/config.toml"), text).unwrap();
    assert_eq!(recto(home.path(), &["fetch"]).code, 0);
    // What was marked as read by its old name stays read.
    let read = r#"{"read_lists":{"list:1":{"query":"feed:hot ","until":"2999-01-01T00:00:00Z"}}}"#;
    fs::create_dir_all(home.path().join("state")).unwrap();
    fs::write(home.path().join("state/state.json"), read).unwrap();
    let count = |query: &str| recto(home.path(), &["list", query, "--count"]).out;
    assert_eq!(count("feed:hot is:unread"), "0\n");
    assert_eq!(
        recto(home.path(), &["feeds", "rename", "hot", "new"]).code,
        0
    );
    assert_eq!(
        (count("feed:new"), count("feed:new is:unread")),
        ("1\n".into(), "0\n".into())
    );
    let json = recto(home.path(), &["list", "feed:new", "--json"]).out;
    assert!(json.contains(r#""starred":false,"read":true"#), "{json}");
    let store = fs::read_to_string(home.path().join("data/papers.jsonl")).unwrap();
    let line = store.lines().last().unwrap();
    assert!(
        line.contains(r#""feed":"new""#) && !line.contains("\"hot\""),
        "{line}"
    );
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(ran.out, "new: nothing new (asked just now)\n");
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "120\n");
    for (query, papers) in [("feed:new", 1), ("feed:hot", 0), ("added:last", 1)] {
        assert_eq!(count(query), format!("{papers}\n"), "{query}");
    }
    // Nobody was here before, so nothing is new; then somebody had left before it came.
    assert_eq!(count("is:new"), "0\n");
    let left = r#"{"visit":{"since":"2026-01-01T00:00:00Z"}}"#;
    fs::write(home.path().join("state/state.json"), left).unwrap();
    assert_eq!(count("is:new"), "1\n");
}

#[test]
fn views_are_saved_listed_renamed_and_removed() {
    let home = home();
    let views = |arguments: &[&str]| recto(home.path(), &[&["views"], arguments].concat());
    assert_eq!(views(&[]).out, "");
    assert_eq!(
        views(&["add", "to read", "is:unread", "year:2024.."]).code,
        0
    );
    assert_eq!(views(&["add", "maps", "-cat:cs.LG"]).code, 0);
    assert_eq!(views(&["rename", "maps", "Maps"]).code, 0);
    assert_eq!(
        views(&["list"]).out,
        "to read\tis:unread year:2024..\nMaps\t-cat:cs.LG\n"
    );
    for (arguments, code, said) in [
        (
            &["add", "maps", "x"][..],
            1,
            "there is a view “Maps” already: -cat:cs.LG",
        ),
        (&["add", "x", "year:abc"], 2, "no query that can be read"),
        (&["add", "", "x"], 2, "a view needs a name"),
        (
            &["remove", "x"],
            1,
            "there is no view “x”; there are to read, Maps",
        ),
    ] {
        let ran = views(arguments);
        assert!(ran.code == code && ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(views(&["remove", "Maps"]).code, 0);
    assert_eq!(views(&[]).out, "to read\tis:unread year:2024..\n");
}
