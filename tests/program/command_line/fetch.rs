//! Papers fetched from services that a server on this machine plays.

#[path = "fetch/by_name.rs"]
mod by_name;
#[path = "fetch/services.rs"]
mod services;

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Ran, home, recto};
use crate::common::away;
use crate::common::server::{Asked, Played, Server};

const TRENDING: &str = "/api/daily_papers?sort=trending&limit=100";
const ATOM: &str = "application/atom+xml";

/// Papers as Hugging Face lists them.
fn listed(papers: &[(&str, &str)]) -> Played {
    let paper = |(id, title): &(&str, &str)| {
        format!(r#"{{"paper":{{"id":"{id}","title":"{title}","summary":"S","authors":[]}}}}"#)
    };
    let papers: Vec<String> = papers.iter().map(paper).collect();
    Played::json(&format!("[{}]", papers.join(",")))
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new("tests/fixtures").join(name)).unwrap()
}

/// A home in which both services are that server, with these feeds.
fn set(server: &Server, feeds: &str) -> tempfile::TempDir {
    let home = home();
    let base = server.url("/");
    write_config(
        home.path(),
        &format!(
            "[feeds]\n{feeds}\n[sources.hf]\nbase = \"{base}\"\n[sources.arxiv]\nbase = \"{base}\"\nfeeds = \"{base}\"\n"
        ),
    );
    home
}

pub(crate) fn write_config(home: &Path, text: &str) {
    let folder = home.join("config");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), text).unwrap();
}

fn said(ran: &Ran) -> (i32, &str) {
    (ran.code, ran.out.as_str())
}

#[test]
fn a_feed_is_fetched_once_and_then_asked_whether_it_has_changed() {
    let server = Server::start(|asked: &Asked| {
        if asked.header("if-none-match") == "\"1\"" {
            return Played::json("").status(304);
        }
        let papers = [("2603.00001", "One"), ("2603.00002", "Two")];
        listed(&papers).header("ETag", "\"1\"")
    });
    let home = set(&server, "trending = \"hf:trending\"");
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(said(&ran), (0, "trending: 2 new, 0 changed, 0 known\n"));
    assert_eq!(ran.err, "");
    // It came by the feed, and the store says so.
    let store = fs::read_to_string(home.path().join("data/papers.jsonl")).unwrap();
    assert!(
        store
            .lines()
            .last()
            .unwrap()
            .contains(r#""feed":"trending""#)
    );
    let ran = recto(home.path(), &["show", "2603.00002"]);
    assert!(ran.out.starts_with("Two\n"), "{}", ran.out);
    // Not due: nothing is asked.
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(said(&ran), (0, "trending: nothing new (asked just now)\n"));
    assert_eq!(server.asked().len(), 1);
    // Named: it is asked at once, and says that nothing has changed.
    for arguments in [&["fetch", "trending"][..], &["fetch", "--all"]] {
        let ran = recto(home.path(), arguments);
        assert_eq!(said(&ran), (0, "trending: nothing new\n"));
    }
    let asked = server.asked();
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
    assert_eq!(paths, [TRENDING; 3]);
    assert!(asked[0].header("user-agent").starts_with("recto/"));
    // What is damaged costs one full request.
    fs::write(home.path().join("state/fetched.json"), "{").unwrap();
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(said(&ran), (0, "trending: nothing new, 2 known\n"));
}

#[test]
fn a_failing_feed_costs_the_others_nothing() {
    let server = Server::start(|asked: &Asked| {
        if asked.path == TRENDING {
            listed(&[("2603.00001", "One"), ("2603.00002", "")])
        } else {
            Played::html("Are you a robot?")
        }
    });
    let home = set(&server, "weekly = \"hf:week\"\ntrending = \"hf:trending\"");
    let ran = recto(home.path(), &["fetch"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    let (failed, came) = (lines[0], lines[1]);
    assert!(
        failed.starts_with("weekly: failed: ")
            && failed
                .contains("sent an HTML page titled “Are you a robot?” where a JSON array was due")
            && failed.ends_with(", kept what was there"),
        "{failed}"
    );
    assert!(came.starts_with("trending: "), "{came}");
    assert_eq!(ran.code, 0);
    // Alone it will fail again.
    let ran = recto(home.path(), &["fetch", "weekly"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "recto: nothing came\n"));
    let ran = recto(home.path(), &["fetch", "weekly", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let weekly = &report["fetched"][0];
    assert_eq!(
        (&weekly["came"], &weekly["may_pass"]),
        (&"failed".into(), &false.into())
    );
    assert_eq!(ran.code, 1);
}

#[test]
fn what_may_pass_has_a_status_of_its_own() {
    let server =
        Server::start(|_: &Asked| Played::json("{}").status(429).header("Retry-After", "3600"));
    let home = set(&server, "trending = \"hf:trending\"");
    let ran = recto(home.path(), &["fetch"]);
    assert!(
        ran.out
            .starts_with("trending: failed: Hugging Face allows the next request "),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 75);
    assert_eq!(server.asked().len(), 1);
    // A person is told by the own clock, a program by UTC.
    for (arguments, is_utc) in [(&["fetch"][..], false), (&["fetch", "--json"], true)] {
        let mut command = away::recto(home.path(), arguments);
        let out = command.env("TZ", "<+03>-3").output().unwrap().stdout;
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("allows the next request "), "{out}");
        assert_eq!(out.contains(" UTC"), is_utc, "{out}");
    }
}

#[test]
fn that_there_is_no_network_is_said_once() {
    let home = home();
    // RFC 6761: nobody has such a name.
    let base = "base = \"http://nobody.invalid/\"";
    write_config(
        home.path(),
        &format!(
            "[feeds]\na = \"hf:trending\"\nb = \"arxiv:search ti:x\"\n[sources.hf]\n{base}\n[sources.arxiv]\n{base}\n"
        ),
    );
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(
        said(&ran),
        (
            75,
            "a, b: failed: there is no network, kept what was there\n"
        )
    );
    let ran = recto(home.path(), &["fetch", "--all", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let each = report["fetched"].as_array().unwrap();
    assert!(each.len() == 2 && each.iter().all(|one| one["may_pass"] == true));
}

#[test]
fn papers_come_by_their_ids_in_one_request() {
    let answer = fixture("formats/arxiv_api_2026_two_ids.xml");
    let server = Server::start(move |_: &Asked| Played::of(ATOM, answer.clone()));
    let home = set(&server, "");
    let ids = [
        "1707.08567",
        "https://arxiv.org/abs/2503.11794v2",
        "arXiv:9912.99999",
    ];
    let ran = recto(home.path(), &[&["fetch"], &ids[..]].concat());
    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    assert!(
        asked[0]
            .path
            .contains("id_list=1707.08567%2C2503.11794%2C9912.99999"),
        "{}",
        asked[0].path
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.starts_with("arXiv: ") && ran.out.contains("arxiv:9912.99999"),
        "{}",
        ran.out
    );
}

#[test]
fn an_id_that_nobody_knows_is_said_with_its_source() {
    let answer = fixture("formats/arxiv_api_2026_empty.xml");
    let server = Server::start(move |_: &Asked| Played::of(ATOM, answer.clone()));
    let home = set(&server, "");
    let ran = recto(home.path(), &["fetch", "9912.99999"]);
    assert_eq!(
        said(&ran),
        (1, "arXiv: not found there: arxiv:9912.99999\n")
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let server = Server::start(|_: &Asked| listed(&[("2603.00001", "One")]));
    let home = set(&server, "trending = \"hf:trending\"");
    for _ in 0..2 {
        let ran = recto(home.path(), &["fetch", "--dry-run"]);
        assert_eq!(said(&ran), (0, "trending: 1 new, 0 changed, 0 known\n"));
        assert_eq!(ran.err, "recto: nothing was written\n");
    }
    assert!(!home.path().join("state/fetched.json").exists());
    assert_eq!(recto(home.path(), &["list", "--count"]).out, "119\n");
}

#[test]
fn what_is_not_known_is_said_with_what_is_and_nothing_is_asked() {
    let server = Server::start(|_: &Asked| listed(&[]));
    let home = set(&server, "trending = \"hf:trending\"\nodd = \"hf:best\"");
    for (what, expected) in [
        (
            "trendy",
            "“trendy” is no feed, no id of a paper and no SOURCE:WHAT; there is the feed trending",
        ),
        (
            "hf:best",
            "hf: “best” is not known there; it takes trending, daily, week",
        ),
        ("arxiv:css.LG", "arXiv has no archive “css”"),
        (
            "openreview:B12Js_yRb",
            "no source finds openreview:B12Js_yRb by its id",
        ),
    ] {
        let ran = recto(home.path(), &["fetch", "trending", what]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{what}");
        assert!(ran.err.contains(expected), "{}", ran.err);
        assert!(
            ran.err
                .contains("config.toml line 3: hf: “best” is not known"),
            "{}",
            ran.err
        );
    }
    assert_eq!(server.asked().len(), 0);
    let ran = recto(tempfile::tempdir().unwrap().path(), &["fetch"]);
    assert_eq!(said(&ran), (0, ""));
    assert!(
        ran.err
            .contains("there is no feed; `recto feeds add NAME SOURCE:WHAT`"),
        "{}",
        ran.err
    );
}
