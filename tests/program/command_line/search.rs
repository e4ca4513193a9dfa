//! Looking further from a shell, at an index that a server on this machine plays.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{home, recto};
use crate::common::server::{Asked, Played, Server};

/// Two papers of an index.
fn found() -> Played {
    let hits = [
        json!({"_source": {"id": "arxiv:2503.11794", "title": "Leaves\u{1b}[31m & Margins", "votes": 3}}),
        json!({"_source": {"id": "doi:10.5555/m", "title": "Margins of Leaves", "authors": ["Ada Li"], "votes": 9}}),
    ];
    Played::json(&json!({"hits": {"total": {"value": 1234}, "hits": hits}}).to_string())
}

/// A home with an index that is this server.
fn set(server: &Server) -> tempfile::TempDir {
    let home = home();
    let folder = home.path().join("config");
    fs::create_dir_all(&folder).unwrap();
    let address = server.url("/papers");
    let text = format!("[engines]\nlab = \"opensearch:{address}\"\n");
    fs::write(folder.join("config.toml"), text).unwrap();
    home
}

fn bring_in(home: &Path, line: &str) {
    let file = home.join("one.jsonl");
    fs::write(&file, line).unwrap();
    let ran = recto(home, &["import", &file.display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn an_engine_is_asked_and_what_the_library_has_is_told() {
    let server = Server::start(|_: &Asked| found());
    let home = set(&server);
    bring_in(
        home.path(),
        "{\"id\":\"doi:10.5555/m\",\"title\":\"Margins of Leaves\"}",
    );
    let ran = recto(home.path(), &["search", "--in", "lab", "leav*"]);
    let lines = "arxiv:2503.11794\tLeaves & Margins\ndoi:10.5555/m\tMargins of Leaves\t=\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, lines));
    assert_eq!(ran.err, "recto: lab: about 1,234\n");
    // The last word is whole, and the query may begin with a dash.
    let body: Value = serde_json::from_str(&server.asked()[0].body).unwrap();
    assert_eq!(
        body["query"]["bool"]["must"][0]["multi_match"]["type"],
        "phrase_prefix"
    );
    assert_eq!(body["size"], 25);
    recto(home.path(), &["star", "doi:10.5555/m"]);
    let ran = recto(
        home.path(),
        &["search", "--in", "lab", "-image leaves", "--limit", "2"],
    );
    assert!(
        ran.out.ends_with("doi:10.5555/m\tMargins of Leaves\t★\n"),
        "{}",
        ran.out
    );
    let body: Value = serde_json::from_str(&server.asked().last().unwrap().body).unwrap();
    assert_eq!(
        body["query"]["bool"]["must"][0]["multi_match"]["type"],
        "phrase"
    );
    let ran = recto(
        home.path(),
        &["search", "--in", "lab", "leaves", "--json", "--limit=2"],
    );
    let records: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(records[0]["known"], Value::Null);
    assert_eq!(records[0]["sources"][0]["format"], "opensearch");
    assert_eq!(
        (&records[1]["known"], &records[1]["starred"]),
        (&json!("doi:10.5555/m"), &json!(true))
    );
    // Nothing was written.
    let ran = recto(home.path(), &["show", "arxiv:2503.11794"]);
    assert_eq!(ran.code, 1);
}

#[test]
fn what_the_engine_cannot_say_is_filtered_here_and_said() {
    let server = Server::start(|_: &Asked| found());
    let home = set(&server);
    let ran = recto(
        home.path(),
        &["search", "--in", "lab", "leaves *argin* ~lef"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let said = "recto: lab: about 1,234; filtered here by *argin* ~lef: 2 papers left out\n";
    assert_eq!(ran.err, said);
}

#[test]
fn what_cannot_be_asked_is_a_wrong_call_and_what_may_pass_is_told_apart() {
    let server = Server::start(|asked: &Asked| match asked.before {
        0 => Played::html("Are you a robot?"),
        _ => Played::json("{\"error\":\"gone\"}")
            .status(429)
            .header("Retry-After", "7200"),
    });
    let home = set(&server);
    for (arguments, said) in [
        (
            &["search", "--in", "google", "x"][..],
            "no engine is called “google”; there are openalex, arxiv, europepmc, s2, inspire, crossref, lab",
        ),
        (
            &["search", "--in", "opensearch", "x"],
            "no engine is called “opensearch”",
        ),
        (
            &["search", "--in", "lab"],
            "lab needs at least a word to look for",
        ),
        (&["search", "--in", "lab", "-x"], "there is no option -x"),
        (
            &["search", "--in", "lab", "year:2024"],
            "lab has no words for year:2024",
        ),
        (
            &["search", "--in", "lab", "x is:starred"],
            "is:starred finds only papers of your library",
        ),
        (&["search", "--in", "lab", "(x"], "column 1"),
    ] {
        let ran = recto(home.path(), arguments);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (2, ""),
            "{arguments:?}: {}",
            ran.err
        );
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(server.asked().len(), 0);
    let ran = recto(home.path(), &["search", "--in", "lab", "leaves"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("sent an HTML page titled “Are you a robot?” where a JSON object was due"),
        "{}",
        ran.err
    );
    let ran = recto(home.path(), &["search", "--in", "lab", "leaves"]);
    assert_eq!(ran.code, 75);
    assert!(ran.err.contains("allows the next request"), "{}", ran.err);
}
