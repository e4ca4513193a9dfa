//! All of a paper: from Enter to a cited paper that is starred, and again without the web.

use std::fs;

use super::session::{Session, home, import, stars};
use crate::common::server::{Asked, Played, Server};

const RECORD: &str = r#"{"id":"arxiv:2611.01234","title":"Specimen: Odd Constructs for Readers of Converted Papers","summary":"A second specimen.","date":"2026-11-28"}"#;

#[test]
fn one_gets_a_whole_paper_stars_what_it_cites_and_reads_on_without_the_web() {
    let page = include_str!("../fixtures/body/odd.html");
    let server = Server::start(move |asked: &Asked| {
        if asked.path.starts_with("/html/2611.01234") {
            Played::of("text/html; charset=utf-8", page)
        } else {
            Played::html("Not found").status(404)
        }
    });
    let home = home();
    import(home.path(), RECORD);
    let base = server.url("/");
    let settings = format!("[sources.arxiv]\nbase = \"{base}\"\npages = \"{base}\"\n");
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), settings).unwrap();
    let mut session = Session::open(home.path());
    session.wait_for("120 papers");
    session.press("/specimen\r");
    session.wait_for("1 of 120");
    session.press("\r");
    session.wait_for("Enter whole paper");
    session.press("\r");
    session.wait_for("1 Introduction");
    session.press("]\t\r");
    session.wait_for("arxiv:2001.00001 is not in your library.");
    session.press("s");
    session.wait_for("★ [Alpha and Omega(2020)]");
    assert!(stars(home.path()).contains("2001.00001"));
    session.press("q");
    session.press("]]]");
    session.wait_for("2 Mathematics");
    session.press("qq");
    session.quit();
    let asked = server
        .asked()
        .iter()
        .filter(|asked| asked.path.starts_with("/html/"))
        .count();
    assert_eq!(asked, 1);
    drop(server);
    let mut session = Session::open(home.path());
    session.wait_for("1 of 12");
    session.press("\r");
    // It is kept, and so is the place where one was.
    session.wait_for("2 Mathematics");
    session.press("qq");
    session.quit();
}
