//! Following and fetching in the reader, from a server on this machine.

use std::fs;
use std::path::Path;

use super::session::{Session, home, stars};
use crate::common::away::recto;
use crate::common::server::{Asked, Played, Server, Way};

/// A home in which both services are that server.
fn set(server: &Server) -> tempfile::TempDir {
    let home = home();
    let base = server.url("/");
    let config = home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(
        config.join("config.toml"),
        format!(
            "# mine\n[sources.hf]\nbase = \"{base}\"\n[sources.arxiv]\nbase = \"{base}\"\nfeeds = \"{base}\"\n"
        ),
    )
    .unwrap();
    home
}

fn settings(home: &Path) -> String {
    fs::read_to_string(home.join("config/config.toml")).unwrap()
}

/// What is trending: two papers that no other is newer than.
fn trending() -> Played {
    let paper = |id: &str, title: &str| {
        format!(
            r#"{{"paper":{{"id":"{id}","title":"{title}","summary":"S","publishedAt":"2026-11-27T00:00:00.000Z","authors":[]}}}}"#
        )
    };
    let papers = [
        paper("2611.00001", "Zeppelins at Dawn"),
        paper("2611.00002", "Zeppelins at Noon"),
    ];
    Played::json(&format!("[{}]", papers.join(",")))
}

#[test]
fn one_follows_a_feed_fetches_sees_what_is_new_and_stars_it() {
    let server = Server::start(|_: &Asked| trending());
    let home = set(&server);
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.wait_for("F follows a feed");
    // Nobody has asked for anything yet.
    assert!(server.asked().is_empty());
    session.press("F");
    session.wait_for("Trending on Hugging Face");
    session.press("\r");
    session.wait_for("2 new (.) · 119 papers");
    session.wait_for("trending: 2 new, 0 changed, 0 known.");
    // Nothing moves under the reader, whatever is searched for.
    session.press("/zeppelin");
    session.wait_for("No paper matches");
    session.press("\u{1b}");
    session.wait_for("▌  Near-Optimal");
    session.press("\r.");
    session.wait_for("121 papers");
    // One is where one was, and sees what came above.
    session.wait_for("Zeppelins at Noon");
    session.wait_for("▌  Near-Optimal");
    session.press("g");
    session.wait_for("▌  Zeppelins");
    assert!(!session.text().contains("2 new (.)"), "{}", session.text());
    session.press("s");
    session.wait_for("▌★ Zeppelins");
    assert!(stars(home.path()).contains("arxiv:2611.0000"));
    let settings = settings(home.path());
    assert!(settings.starts_with("# mine\n"), "{settings}");
    assert!(
        settings.contains("trending = \"hf:trending\""),
        "{settings}"
    );
    session.press("F");
    session.wait_for("ask trending again, asked just now");
    session.press("\r");
    assert_eq!(server.asked().len(), 1);
    session.quit();
}

/// A home that follows what is trending.
fn following(server: &Server) -> tempfile::TempDir {
    let home = set(server);
    let config = home.path().join("config/config.toml");
    let feeds = settings(home.path()) + "[feeds]\ntrending = \"hf:trending\"\n";
    fs::write(config, feeds).unwrap();
    home
}

/// A server that begins to answer, and does not go on.
fn stalled() -> Server {
    Server::start(|_: &Asked| trending().way(Way::Stall(9)))
}

/// Begins to fetch from it.
fn begin_to_fetch(home: &Path) -> Session {
    let mut session = Session::open(home);
    session.wait_for("119 papers");
    session.press("F");
    session.wait_for("Asking trending…");
    session
}

#[test]
fn a_fetch_is_stopped_by_its_key_and_by_leaving() {
    let server = stalled();
    let home = following(&server);
    let mut session = begin_to_fetch(home.path());
    session.press("F");
    session.wait_for("A fetch is under way");
    session.press("j\r");
    session.wait_for(
        "the fetch was stopped, nothing came in; trending: ended before its answer was whole.",
    );
    session.quit();
    let mut session = begin_to_fetch(home.path());
    session.press("q");
    let (code, session) = session.end();
    assert_eq!(code, 0);
    session.assert_given_back();
    let told = session.screen().contents();
    assert!(
        told.contains("The fetch was stopped; nothing came in."),
        "{told}"
    );
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release does not fail on purpose")]
fn a_fetch_that_panics_is_answered_and_the_next_one_can_be_made() {
    let server = Server::start(|_: &Asked| trending());
    let home = following(&server);
    let mut command = recto(home.path(), &[]);
    command.env("RECTO_FAIL", "a job");
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    for _ in 0..2 {
        session.press("F");
        session.wait_for("The fetch failed: on purpose");
        session.press("j");
        session.wait_for("/ filter");
    }
    session.quit();
}

#[test]
fn a_paper_is_fetched_by_its_id_and_shown_at_once() {
    let answer = fs::read("tests/fixtures/formats/arxiv_api_2026_two_ids.xml").unwrap();
    let server = Server::start(move |_: &Asked| Played::of("application/atom+xml", answer.clone()));
    let home = set(&server);
    let mut session = Session::open(home.path());
    session.wait_for("119 papers");
    session.press("/1707.08567");
    session.wait_for("fetch arXiv:1707.08567");
    session.press("\r");
    session.wait_for("1 of 1");
    session.quit();
}
