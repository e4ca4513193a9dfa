//! What lies elsewhere of a paper: its PDF in a file, its page in a browser.

use std::fs;

use super::{home, recto};
use crate::common::server::{Asked, Played, Server};

#[test]
fn a_pdf_comes_into_a_file_whole_and_once_and_nothing_else_does() {
    let home = home();
    let server = Server::start(|asked: &Asked| match asked.path.as_str() {
        "/a.pdf" => Played::of("application/pdf", "%PDF-1.5\nbody\n%%EOF\n"),
        _ => Played::html("Log in"),
    });
    let config = home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), "private_feeds = true\n").unwrap();
    let papers = ["a", "b"].map(|name| {
        let pdf = server.url(&format!("/{name}.pdf"));
        format!("{{\"id\":\"x:{name}\",\"title\":\"On {name}\",\"links\":{{\"pdf\":\"{pdf}\"}}}}\n")
    });
    let none = "{\"id\":\"x:none\",\"title\":\"On nothing\"}\n";
    let file = home.path().join("papers.jsonl");
    fs::write(&file, papers.concat() + none).unwrap();
    assert_eq!(
        recto(home.path(), &["import", file.to_str().unwrap()]).code,
        0
    );
    let to = home.path().join("out.pdf");
    let pdf = |words: &[&str]| recto(home.path(), &[&["pdf"], words].concat());
    let path = to.to_str().unwrap();
    let ran = pdf(&["x:b", "-o", path]);
    assert!(ran.code == 1 && !to.exists(), "{}", ran.err);
    let ran = pdf(&["x:a", "-o", path]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(fs::read(&to).unwrap(), b"%PDF-1.5\nbody\n%%EOF\n");
    let asked = server.asked().len();
    let ran = pdf(&["x:a", "-o", path]);
    assert!(
        ran.code == 1 && ran.err.contains("--force writes over it"),
        "{}",
        ran.err
    );
    assert_eq!(server.asked().len(), asked);
    assert_eq!(pdf(&["x:a", "-o", path, "--force"]).code, 0);
    for (words, said) in [
        (&["pdf", "x:none"][..], "no PDF of x:none is known"),
        (&["pdf", "y:none"], "no paper here has the id y:none"),
        (&["open", "x:none"], "no page of x:none is known"),
    ] {
        let ran = recto(home.path(), words);
        assert!(ran.code == 1 && ran.err.contains(said), "{}", ran.err);
    }
}
