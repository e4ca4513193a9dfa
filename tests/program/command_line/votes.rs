//! Votes and places in lists: they change by the hour, and the store does not.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{home, recto};
use crate::common::server::{Asked, Played, Server};

/// A list of papers with their votes, as Hugging Face gives it.
fn list(papers: &[(&str, u32)]) -> Played {
    let paper = |(id, votes): &(&str, u32)| {
        format!(
            r#"{{"paper":{{"id":"{id}","title":"On {id}","summary":"S","authors":[],"publishedAt":"2026-03-01T00:00:00Z","upvotes":{votes}}},"numComments":{votes}}}"#
        )
    };
    let papers: Vec<String> = papers.iter().map(paper).collect();
    Played::json(&format!("[{}]", papers.join(",")))
}

const ONE: &str = "2603.00001";
const TWO: &str = "2603.00002";
const THREE: &str = "2603.00003";

#[test]
fn votes_and_places_come_anew_and_no_paper_is_written_again_for_them() {
    let round = Arc::new(AtomicUsize::new(0));
    let asked = round.clone();
    let server = Server::start(move |_: &Asked| match asked.load(Ordering::SeqCst) {
        0 => list(&[(ONE, 3), (TWO, 5)]),
        1 => list(&[(TWO, 6), (THREE, 1), (ONE, 40)]),
        _ => list(&[(THREE, 2)]),
    });
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    let text = format!(
        "[feeds]\nhot = \"hf:trending\"\n[sources.hf]\nbase = \"{}\"\n",
        server.url("/")
    );
    fs::write(home.path().join("config/config.toml"), text).unwrap();
    let run = |arguments: &[&str]| {
        let ran = recto(home.path(), arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        ran.out
    };
    let ids = |order: &str| {
        let out = run(&["list", "feed:hot", "--sort", order]);
        let ids = out.lines().map(|line| line.split('\t').next().unwrap());
        ids.map(|id| id.replace("arxiv:", "")).collect::<Vec<_>>()
    };
    let store = || fs::read_to_string(home.path().join("data/papers.jsonl")).unwrap();
    assert_eq!(run(&["fetch", "hot"]), "hot: 2 new, 0 changed, 0 known\n");
    assert_eq!(ids("trending"), [ONE, TWO]);
    assert_eq!(ids("votes"), [TWO, ONE]);
    assert!(!store().lines().last().unwrap().contains("rank"));
    let before = store();
    round.store(1, Ordering::SeqCst);
    assert_eq!(run(&["fetch", "hot"]), "hot: 1 new, 0 changed, 2 known\n");
    assert_eq!(store().strip_prefix(&before).unwrap().lines().count(), 1);
    assert_eq!(ids("trending"), [TWO, THREE, ONE]);
    assert_eq!(ids("votes"), [ONE, TWO, THREE]);
    assert_eq!(run(&["list", "votes:>10", "--count"]), "1\n");
    assert!(run(&["show", ONE]).contains("votes: 40\nplace on its page: 3\n"));
    let json = run(&["list", "votes:40", "--json"]);
    assert!(json.contains(r#""votes":40,"rank":3"#), "{json}");
    assert!(run(&["export", ONE, "--format", "csv"]).contains("40"));
    // Who is in the list no more has no place, and keeps its votes.
    round.store(2, Ordering::SeqCst);
    assert_eq!(run(&["fetch", "hot"]), "hot: nothing new, 1 known\n");
    assert_eq!(ids("trending"), [THREE, ONE, TWO]);
    assert!(!run(&["show", ONE]).contains("place"));
    let lines = || {
        let votes = fs::read_to_string(home.path().join("data/votes.jsonl")).unwrap();
        votes.lines().count()
    };
    assert_eq!(lines(), 2 + 3 + 1);
    assert!(run(&["compact"]).contains("\nthe votes have "));
    assert_eq!(
        (lines(), ids("votes")),
        (3, [ONE, TWO, THREE].map(str::to_owned).to_vec())
    );
    // An index changes nothing of it.
    run(&["index"]);
    assert_eq!(ids("trending"), [THREE, ONE, TWO]);
    assert_eq!(run(&["list", "has:votes", "--count"]), "3\n");
}

#[test]
fn a_line_that_is_no_votes_is_named_and_costs_itself() {
    let home = home();
    recto(home.path(), &["list"]);
    let good = r#"{"id":"title:ad4f2cff35d232a6","votes":7,"at":"2026-11-01T00:00:00Z"}"#;
    let file = home.path().join("data/votes.jsonl");
    fs::write(
        &file,
        format!("{good}\n{{\"id\":\"x:1\",\"votes\":\"7\"}}\n"),
    )
    .unwrap();
    assert_eq!(
        recto(home.path(), &["list", "votes:7", "--count"]).out,
        "1\n"
    );
    let ran = recto(home.path(), &["doctor"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("votes.jsonl line 2 is passed over: "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("votes\twell: of 1 papers"), "{}", ran.out);
}
