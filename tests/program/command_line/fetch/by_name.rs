//! Papers by their ids: rows that wait for them, and what comes of those.

use std::fs;

use serde_json::Value;

use super::{ATOM, fixture, home, listed, recto, said, set, write_config};
use crate::common::server::{Asked, Played, Server};

/// A home in which arXiv is that server.
fn arxiv_at(home: &std::path::Path, base: &str) {
    write_config(home, &format!("[sources.arxiv]\nbase = \"{base}\"\n"));
}

/// arXiv, as it knows every id that it is asked for.
fn arxiv(asked: &Asked) -> Played {
    let ids = asked.path.split("id_list=").nth(1).unwrap();
    let ids = ids.split('&').next().unwrap().split("%2C");
    let entry = |id: &str| {
        format!(
            "<entry><id>http://arxiv.org/abs/{id}v1</id><title>On {id}</title><summary>S</summary><author><name>N</name></author></entry>"
        )
    };
    let entries: String = ids.map(entry).collect();
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>https://arxiv.org/api/x</id>";
    Played::of(ATOM, format!("{feed}{entries}</feed>"))
}

#[test]
fn a_paper_that_cannot_be_fetched_is_a_row_that_waits_and_is_filled_in() {
    let home = home();
    let home = home.path();
    // RFC 6761: nobody has such a name.
    arxiv_at(home, "http://nobody.invalid/");
    let ran = recto(home, &["fetch", "2503.11794v2", "--dry-run"]);
    assert!(!ran.out.contains("waiting"), "{}", ran.out);
    for _ in 0..2 {
        let ran = recto(home, &["fetch", "2503.11794v2"]);
        let line = ran.out.lines().last().unwrap();
        assert_eq!(line, "waiting for the next fetch: arxiv:2503.11794");
        assert_eq!(ran.code, 75);
    }
    // It is a paper like others: found by its id, counted once, and starred.
    let shown = recto(home, &["show", "https://arxiv.org/abs/2503.11794"]);
    let said = "[arXiv:2503.11794, not fetched yet]";
    assert!(shown.out.starts_with(said), "{}", shown.out);
    assert_eq!(recto(home, &["list", "--count"]).out, "120\n");
    assert_eq!(recto(home, &["star", "2503.11794"]).code, 0);
    let ran = recto(home, &["fetch", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["fetched"][0]["waiting"][0], "arxiv:2503.11794");
    // With a network it is filled in, whatever else is asked.
    let server = Server::start(arxiv);
    arxiv_at(home, &server.url("/"));
    let ran = recto(home, &["fetch"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(ran.out, "arXiv: 0 new, 1 changed, 0 known\n");
    let starred = recto(home, &["list", "is:starred"]).out;
    assert_eq!(starred, "arxiv:2503.11794\tOn 2503.11794\n");
    // Nothing waits any more, and nothing is asked.
    let ran = recto(home, &["fetch"]);
    assert!(ran.err.contains("there is no feed"), "{}", ran.err);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn papers_that_nobody_asked_for_are_not_taken() {
    let other = |asked: &Asked| {
        let mut other = asked.clone();
        other.path = other.path.replace("id_list=", "id_list=2611.00001%2C");
        arxiv(&other)
    };
    let server = Server::start(other);
    let home = home();
    arxiv_at(home.path(), &server.url("/"));
    let ran = recto(home.path(), &["fetch", "2611.00002", "2611.00003"]);
    assert_eq!(said(&ran), (0, "arXiv: 2 new, 0 changed, 0 known\n"));
    assert_eq!(recto(home.path(), &["show", "2611.00002"]).code, 0);
    assert_eq!(recto(home.path(), &["show", "2611.00001"]).code, 1);
}

#[test]
fn a_paper_that_is_nowhere_waits_no_more() {
    let home = home();
    let home = home.path();
    let list = home.join("ids.txt");
    fs::write(&list, "9912.99999\n").unwrap();
    assert_eq!(
        recto(home, &["import", &list.display().to_string()]).code,
        0
    );
    let show = || recto(home, &["show", "9912.99999"]).out;
    assert!(show().starts_with("[arXiv:9912.99999, not fetched yet]"));
    let answer = fixture("formats/arxiv_api_2026_empty.xml");
    let server = Server::start(move |_: &Asked| Played::of(ATOM, answer.clone()));
    arxiv_at(home, &server.url("/"));
    let ran = recto(home, &["fetch"]);
    let line = "arXiv: not found there: arxiv:9912.99999\n";
    assert_eq!(said(&ran), (1, line));
    // What the user brought stays.
    assert!(show().starts_with("[without a title: arxiv:9912.99999]"));
    let ran = recto(home, &["fetch"]);
    assert_eq!((ran.code, server.asked().len()), (0, 1), "{}", ran.out);
    // Where it is named it is asked for again, and leaves nothing.
    assert_eq!(said(&recto(home, &["fetch", "9912.88888"])).0, 1);
    assert_eq!(recto(home, &["show", "9912.88888"]).code, 1);
}

/// Crossref and OpenAlex, as they know two papers.
fn registered(asked: &Asked) -> Played {
    let none = Played::of("text/plain", "Resource not found.").status(404);
    let work = |title: &str, doi: &str| {
        format!(
            r#"{{"id":"https://openalex.org/W1","doi":"https://doi.org/{doi}","title":"{title}"}}"#
        )
    };
    match asked.path.as_str() {
        "/crossref/works/10.18653%2Fv1%2Fp19-1001" => Played::json(
            r#"{"status":"ok","message-type":"work","message":{"DOI":"10.18653/v1/P19-1001","title":["On Words"],"type":"proceedings-article"}}"#,
        ),
        path if path.starts_with("/openalex/works?") => {
            let work = work("On Data", "10.5281/zenodo.1");
            Played::json(&format!(
                r#"{{"meta":{{"count":1,"next_cursor":null}},"results":[{work}]}}"#
            ))
        }
        _ => none,
    }
}

#[test]
fn what_the_best_source_does_not_know_the_next_one_is_asked_for() {
    let home = home();
    let home = home.path();
    let server = Server::start(registered);
    let (crossref, openalex) = (server.url("/crossref/"), server.url("/openalex/"));
    write_config(
        home,
        &format!(
            "[sources.crossref]\nbase = \"{crossref}\"\n[sources.openalex]\nbase = \"{openalex}\"\n"
        ),
    );
    let ids = [
        "https://aclanthology.org/P19-1001",
        "10.5281/zenodo.1",
        "10.9/none",
    ];
    let ran = recto(home, &[&["fetch"], &ids[..]].concat());
    assert_eq!(
        said(&ran),
        (
            0,
            "Crossref: 1 new, 0 changed, 0 known; not found there, and asked for elsewhere: doi:10.5281/zenodo.1, doi:10.9/none\n\
             OpenAlex: 1 new, 0 changed, 0 known; not found there: doi:10.9/none\n"
        )
    );
    // Each is found by the id that it was asked for by.
    for (id, title) in [("P19-1001", "On Words"), ("10.5281/zenodo.1", "On Data")] {
        let shown = recto(home, &["show", id]).out;
        assert!(shown.starts_with(title), "{shown}");
    }
}

#[test]
fn a_list_of_ids_is_fetched_as_it_is_imported() {
    let home = home();
    let home = home.path();
    let list = home.join("ids.txt");
    fs::write(
        &list,
        "# to read\n2503.11794\nhttps://arxiv.org/abs/0704.0001\n",
    )
    .unwrap();
    let server = Server::start(arxiv);
    arxiv_at(home, &server.url("/"));
    let list = list.display().to_string();
    let ran = recto(home, &["import", &list, "--fetch", "--dry-run"]);
    assert_eq!(ran.err, "recto: would ask arXiv for 2\n");
    assert_eq!(server.asked().len(), 0);
    let ran = recto(home, &["import", &list, "--fetch"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "added 2, changed 0, same 0, skipped 0");
    assert!(
        lines[1].starts_with("arXiv: 0 new, 2 changed, 0 known"),
        "{lines:?}"
    );
    assert_eq!((ran.code, server.asked().len()), (0, 1), "{}", ran.err);
    let ran = recto(home, &["import", &list, "--fetch", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&report["same"], &report["fetched"]),
        (&2.into(), &Value::Array(Vec::new()))
    );
    assert_eq!((ran.code, server.asked().len()), (0, 1));
}

#[test]
fn services_are_asked_at_the_same_time_and_told_in_the_order_of_the_feeds() {
    use std::sync::{Condvar, Mutex};
    let both = std::sync::Arc::new((Mutex::new(0), Condvar::new()));
    let (answer, waits) = (fixture("formats/arxiv_api_2026_two_ids.xml"), both.clone());
    let server = Server::start(move |asked: &Asked| {
        // None is answered before the other is asked.
        let (count, more) = &*waits;
        *count.lock().unwrap() += 1;
        more.notify_all();
        drop(more.wait_while(count.lock().unwrap(), |count| *count < 2));
        if asked.path.starts_with("/api/query") {
            Played::of(ATOM, answer.clone())
        } else {
            listed(&[("2603.00001", "One")])
        }
    });
    let home = set(
        &server,
        "found = \"arxiv:search ti:x\"\ntrending = \"hf:trending\"",
    );
    let ran = recto(home.path(), &["fetch"]);
    let names: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(
        (ran.code, names),
        (0, vec!["found", "trending"]),
        "{}",
        ran.out
    );
}
