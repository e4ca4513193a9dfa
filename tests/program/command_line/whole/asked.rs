//! What is kept, and is damaged or another version than that which is asked for.

use std::fs;

use super::{PAGE, lines, page_of, set};
use crate::command_line::recto;
use crate::common::server::{Asked, Played, Server};

/// A server that has this version of the page, and nothing else.
fn serving(version: u32) -> Server {
    Server::start(move |asked: &Asked| {
        if asked.path == format!("/html/2611.01234v{version}") {
            let frame = format!("<body><p>arXiv:2611.01234v{version} [cs]</p>");
            let page = fs::read_to_string(PAGE).unwrap();
            Played::of("text/html", page.replacen("<body>", &frame, 1))
        } else {
            Played::html("No HTML").status(404)
        }
    })
}

#[test]
fn a_version_that_is_asked_for_is_fetched_and_where_it_is_not_to_be_had_that_is_said() {
    let server = serving(1);
    let home = set(&server);
    let page = page_of(home.path());
    recto(home.path(), &["import", page.to_str().unwrap()]);
    let ran = recto(home.path(), &["read", "arxiv:2611.01234v2"]);
    assert_eq!((lines(&ran).is_empty(), ran.err.as_str()), (false, ""));
    let ran = recto(home.path(), &["read", "https://arxiv.org/abs/2611.01234v7"]);
    let said = "version 7 is not to be had; this is version 2, which is kept";
    assert!(ran.err.contains(said), "{}", ran.err);
    assert!(lines(&ran)[0].starts_with("On the Width"), "{}", ran.out);
    let ran = recto(home.path(), &["read", "2611.01234v1"]);
    assert!(lines(&ran)[0].starts_with("On the Width"), "{}", ran.err);
    let said = "stays: version 2 is newer than 1";
    assert!(ran.err.contains(said), "{}", ran.err);
    let asked = server.asked();
    assert!(asked.iter().any(|asked| asked.path == "/html/2611.01234v7"));
}

#[test]
fn a_kept_file_that_is_damaged_is_named_and_asked_for_again_and_doctor_lists_it() {
    let server = Server::start(|_: &Asked| Played::html("none").status(404));
    let home = set(&server);
    let page = page_of(home.path());
    recto(home.path(), &["import", page.to_str().unwrap()]);
    let folder = home.path().join("data/bodies");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let file = files
        .into_iter()
        .find(|path| path.extension().is_some_and(|end| end == "gz"));
    let file = file.unwrap();
    let packed = fs::read(&file).unwrap();
    for left in [packed.len() / 2, 10] {
        fs::write(&file, &packed[..left]).unwrap();
        let ran = recto(home.path(), &["read", "2611.01234"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        let said = format!("the whole paper in {} cannot be read", file.display());
        assert!(ran.err.contains(&said), "{}", ran.err);
        assert!(ran.err.contains("it is asked for again"), "{}", ran.err);
    }
    let ran = recto(home.path(), &["doctor"]);
    let said = format!("bodies\tnot well: the whole paper in {}", file.display());
    assert!(ran.out.contains(&said), "{}", ran.out);
    let ran = recto(home.path(), &["import", page.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = recto(home.path(), &["doctor"]);
    assert!(
        ran.out.contains("bodies\twell: 1 whole text"),
        "{}",
        ran.out
    );
}
