//! Each line of a shell in the guides, run in the order in which it stands there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::away;
use crate::common::server::{Asked, Played, Server};

const GUIDES: &str = "docs/guides";
const FEED: &str = "tests/fixtures/small/arxiv_feed.xml";
const PAGE: &str = "tests/fixtures/body/article.html";

/// The services that the guides name, as far as they ask them.
fn services() -> Server {
    Server::start(|asked: &Asked| {
        let path = asked.path.as_str();
        if path.starts_with("/rss/") || path.starts_with("/atom/") {
            Played::of("application/rss+xml", fs::read(FEED).unwrap())
        } else if path.starts_with("/html/2611.01234") {
            Played::of("text/html", fs::read(PAGE).unwrap())
        } else if path.contains("daily_papers") {
            Played::json(
                r#"[{"paper":{"id":"2401.00003","title":"A Gathering","summary":"S","authors":[]}}]"#,
            )
        } else {
            let (id, title) = if path.contains("2611.01234") {
                ("2611.01234", "On the Width of Columns: A Specimen Paper")
            } else {
                ("2401.00001", "Leaves and Margins")
            };
            Played::of("application/atom+xml", found(id, title))
        }
    })
}

/// arXiv's answer with one paper.
fn found(id: &str, title: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<id>https://arxiv.org/api/x</id><title>x</title><opensearch:totalResults>1</opensearch:totalResults>
<entry><id>http://arxiv.org/abs/{id}v1</id><title>{title}</title><summary>S</summary></entry></feed>"#
    )
}

/// The lines of a guide that a shell is to run; a block that says its language is none.
fn lines(guide: &str) -> Vec<&str> {
    let mut is_shell = false;
    let mut is_block = false;
    let mut lines = Vec::new();
    for line in guide.lines().map(str::trim) {
        if let Some(language) = line.strip_prefix("```") {
            is_shell = !is_block && language.is_empty();
            is_block = !is_block;
        } else if is_shell && !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Runs the guide's lines; what each said, or what went wrong.
fn run(guide: &Path, server: &Server) -> Vec<(String, String)> {
    let text = fs::read_to_string(guide).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let base = server.url("/");
    fs::create_dir_all(home.join("config")).unwrap();
    let config = format!(
        "[sources.arxiv]\nbase = \"{base}\"\nfeeds = \"{base}\"\npages = \"{base}\"\n[sources.hf]\nbase = \"{base}\"\n"
    );
    fs::write(home.join("config/config.toml"), config).unwrap();
    // Papers that a reader of the guide has by then.
    let mut import = away::recto(&home, &["import", FEED]);
    assert!(import.output().unwrap().status.success());
    fs::create_dir_all(folder.path().join("tests")).unwrap();
    std::os::unix::fs::symlink(
        Path::new("tests/fixtures").canonicalize().unwrap(),
        folder.path().join("tests/fixtures"),
    )
    .unwrap();
    let bin = Path::new(away::RECTO).parent().unwrap().display();
    let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
    let mut said = Vec::new();
    for line in lines(&text) {
        let mut shell = away::program("sh");
        shell.args(["-c", line]).current_dir(folder.path());
        shell
            .env("PATH", &path)
            .env("RECTO_HOME", &home)
            .env("HOME", folder.path())
            .env("EDITOR", "true");
        let output = shell.output().unwrap();
        let (out, err) = (output.stdout, output.stderr);
        let err = String::from_utf8_lossy(&err);
        assert!(
            output.status.success(),
            "{}: {line}\n{err}",
            guide.display()
        );
        said.push((line.to_owned(), String::from_utf8(out).unwrap()));
    }
    said
}

#[test]
fn each_line_of_each_guide_does_what_it_says() {
    let server = services();
    let mut guides: Vec<PathBuf> = fs::read_dir(GUIDES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    guides.sort();
    let said: Vec<(String, String)> = guides
        .iter()
        .flat_map(|guide| run(guide, &server))
        .collect();
    assert!(said.len() > 40, "{}", said.len());
    let of = |line: &str| {
        let found = said.iter().find(|(said, _)| said == line);
        found.map_or_else(|| panic!("{line} is in no guide"), |(_, out)| out.as_str())
    };
    assert!(of("recto list 'feed:ml is:unread'").contains("Leaves and Margins"));
    assert!(of("recto list tag:thesis").contains("Leaves and Margins"));
    assert!(of("recto list body:columns").contains("arxiv:2611.01234"));
    assert!(of("recto read 2611.01234").starts_with("On the Width"));
    assert!(of("recto digest ml").contains("Verso after Recto"));
    assert!(of("recto cite 2401.00001 --form address").starts_with("https://arxiv.org/abs/"));
}

#[test]
fn the_list_of_guides_has_each_of_them() {
    let list = fs::read_to_string(Path::new(GUIDES).join("README.md")).unwrap();
    for entry in fs::read_dir(GUIDES).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name == "README.md" || list.contains(&format!("]({name})")),
            "{name}"
        );
    }
}
