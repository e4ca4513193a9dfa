//! Whole papers in a shell: read, fetched, kept and brought in.

#[path = "whole/asked.rs"]
mod asked;
#[path = "whole/kept.rs"]
mod kept;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::fetch::write_config;
use super::{Ran, home, recto};
use crate::common::away;
use crate::common::samples::sample;
use crate::common::server::{Asked, Played, Server};
use crate::common::skipped::skipped;

const PAGE: &str = "tests/fixtures/body/article.html";
const MARKDOWN: &str = "tests/fixtures/body/hf_markdown_made.md";

/// A home in which all services are that server.
fn set(server: &Server) -> tempfile::TempDir {
    let home = home();
    let base = server.url("/");
    write_config(
        home.path(),
        &format!(
            "[sources.arxiv]\nbase = \"{base}\"\npages = \"{base}\"\n[sources.hf]\nbase = \"{base}\"\n\
             [sources.europepmc]\nbase = \"{base}\"\n"
        ),
    );
    home
}

fn lines(ran: &Ran) -> Vec<&str> {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.lines().collect()
}

#[test]
fn a_file_is_read_as_it_lies_and_leaves_no_library() {
    let home = home();
    for file in [PAGE, MARKDOWN] {
        let ran = recto(home.path(), &["read", file]);
        let lines = lines(&ran);
        assert_eq!(lines[0], "On the Width of Columns: A Specimen Paper");
        assert!(
            lines.iter().all(|line| line.chars().count() <= 80),
            "{}",
            ran.out
        );
    }
    let ran = recto(
        home.path(),
        &["read", PAGE, "--format", "markdown", "--section", "2"],
    );
    let lines = lines(&ran);
    assert_eq!(lines[0], "## 2 Main result");
    assert!(
        ran.out.contains(r"\tag{1}") && !ran.out.contains("Experiments"),
        "{}",
        ran.out
    );
    assert!(!home.path().join("data").exists());
}

#[test]
fn what_holds_no_paper_is_refused_with_its_title() {
    let home = home();
    let page = home.path().join("page.html");
    fs::write(
        &page,
        "<html><title>No HTML for it</title><p>There is none.",
    )
    .unwrap();
    let ran = recto(home.path(), &["read", page.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .contains("no paper is in this page, whose title is \"No HTML for it\""),
        "{}",
        ran.err
    );
    let ran = recto(home.path(), &["read", PAGE, "--section", "Nowhere"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("article.html: no one section is called Nowhere; there are Abstract, 1 Introduction, 1.1"),
        "{}",
        ran.err
    );
    let ran = recto(home.path(), &["read", "no such thing"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("neither a file nor the id of a paper"),
        "{}",
        ran.err
    );
}

#[test]
fn a_whole_paper_is_fetched_kept_and_taken_away() {
    let server = Server::start(|asked: &Asked| {
        if asked.path == "/html/2611.01234" {
            Played::of("text/html", fs::read(PAGE).unwrap())
        } else {
            Played::html("No HTML").status(404)
        }
    });
    let home = set(&server);
    let ran = recto(home.path(), &["fetch", "--whole", "2611.01234"]);
    assert_eq!(
        lines(&ran),
        ["arxiv:2611.01234: HTML of arXiv, 7 sections."]
    );
    let ran = recto(home.path(), &["read", "arxiv:2611.01234"]);
    assert!(ran.out.starts_with("On the Width"), "{}", ran.err);
    assert_eq!(server.asked().len(), 1);

    let ran = recto(home.path(), &["bodies", "keep", "2611.01234"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = recto(home.path(), &["bodies", "list", "--json"]);
    let list: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(list[0]["id"], "arxiv:2611.01234");
    assert_eq!(
        (&list[0]["form"], &list[0]["stays"]),
        (&"html".into(), &true.into())
    );
    let ran = recto(home.path(), &["bodies"]);
    assert!(
        lines(&ran)[0].starts_with("arxiv:2611.01234\thtml\t"),
        "{}",
        ran.out
    );
    let ran = recto(home.path(), &["bodies", "remove", "2611.01234"]);
    assert!(ran.err.contains("is taken away"), "{}", ran.err);
    let ran = recto(home.path(), &["bodies", "remove", "2611.01234"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("no whole text is kept of 2611.01234"),
        "{}",
        ran.err
    );
}

#[test]
fn where_nobody_has_it_each_answer_is_told() {
    let server = Server::start(|_: &Asked| Played::html("No HTML").status(404));
    let home = set(&server);
    let ran = recto(home.path(), &["fetch", "--whole", "2611.01234"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .contains("arXiv has no HTML of it (404); Hugging Face has no Markdown of it (404)"),
        "{}",
        ran.err
    );
}

#[test]
fn a_page_and_an_article_that_are_imported_are_kept_whole() {
    let home = home();
    let article = home.path().join("article.xml");
    fs::write(
        &article,
        "<article><front><article-meta><article-id pub-id-type='doi'>10.1/x</article-id><title-group><article-title>On Mice\
         </article-title></title-group></article-meta></front><body><sec><title>One</title><p>Mice.</p></sec></body></article>",
    )
    .unwrap();
    let page = page_of(home.path());
    for (file, id, first) in [
        (&article, "doi:10.1/x", "On Mice"),
        (
            &page,
            "arxiv:2611.01234",
            "On the Width of Columns: A Specimen Paper",
        ),
    ] {
        let ran = recto(home.path(), &["import", file.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(
            ran.err.contains(&format!("the whole text of {id} is kept")),
            "{}",
            ran.err
        );
        let ran = recto(home.path(), &["show", id]);
        assert!(ran.out.starts_with(first), "{}{}", ran.out, ran.err);
        let ran = recto(home.path(), &["read", id]);
        assert!(ran.out.starts_with(first), "{}{}", ran.out, ran.err);
    }
    let ran = recto(home.path(), &["list", "specimen"]);
    assert_eq!(lines(&ran).len(), 1);
}

#[test]
fn a_page_that_is_cut_takes_the_place_of_none_and_its_authors_are_those_of_the_page() {
    let home = home();
    let page = page_of(home.path());
    recto(home.path(), &["import", page.to_str().unwrap()]);
    let ran = recto(home.path(), &["show", "arxiv:2611.01234", "--json"]);
    let record: Value = serde_json::from_str(&ran.out).unwrap();
    let record = record.get(0).unwrap_or(&record);
    assert_eq!(
        record["authors"].to_string(),
        r#"[{"name":"Ada Example"},{"name":"Bela Muster"}]"#
    );
    let text = fs::read_to_string(&page).unwrap();
    let cut = home.path().join("cut.html");
    let (begin, _) = text.split_once("<section id=\"S2\"").unwrap();
    fs::write(&cut, begin).unwrap();
    let ran = recto(home.path(), &["import", cut.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "what is kept of the whole text of arxiv:2611.01234 stays";
    assert!(ran.err.contains(said), "{}", ran.err);
    let ran = recto(home.path(), &["read", "arxiv:2611.01234", "--section", "3"]);
    assert!(
        ran.out.starts_with("3 Experiments"),
        "{}{}",
        ran.out,
        ran.err
    );
}

/// A program without any other on the way to it.
fn alone(home: &Path, arguments: &[&str]) -> Ran {
    let mut command = away::recto(home, arguments);
    let nowhere = home.join("nowhere");
    let output = command
        .env("PATH", nowhere)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

#[test]
fn without_pdftotext_no_pdf_is_fetched_and_none_is_taken_in_and_both_say_why() {
    let server = Server::start(|_: &Asked| Played::html("none").status(404));
    let home = set(&server);
    let pdf = home.path().join("paper.pdf");
    fs::write(&pdf, b"%PDF-1.5\n").unwrap();
    let ran = alone(home.path(), &["read", "2611.01234", "--pdf"]);
    assert!(
        ran.code != 0 && ran.err.contains("pdftotext is not installed"),
        "{}",
        ran.err
    );
    let asked = server.asked();
    assert!(!asked.is_empty() && asked.iter().all(|asked| !asked.path.contains("pdf")));
    let ran = alone(home.path(), &["import", pdf.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains(
            "paper.pdf was not imported: the PDF is not read, for pdftotext is not installed"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn a_pdf_that_is_named_comes_in_by_its_text_and_is_kept() {
    let Some(folder) = sample("a PDF", "data/fulltext") else {
        return;
    };
    let home = home();
    let pdf = folder.join("article_two_columns.pdf");
    let ran = recto(home.path(), &["import", pdf.to_str().unwrap()]);
    if ran.err.contains("pdftotext is not installed") {
        skipped("a PDF that is imported", "pdftotext is not installed");
        return;
    }
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = recto(home.path(), &["list", "has:body", "specimen"]);
    let lines = lines(&ran);
    let [line] = lines.as_slice() else {
        panic!("{lines:?}")
    };
    let (id, title) = line.split_once('\t').unwrap();
    assert_eq!(title, "On the Width of Columns: A Specimen Paper");
    let ran = recto(home.path(), &["read", id]);
    assert!(ran.out.contains("Text of a PDF"), "{}{}", ran.out, ran.err);
    // Of those in a folder nobody has said that they are papers.
    let other = self::home();
    let copies = other.path().join("papers");
    fs::create_dir(&copies).unwrap();
    fs::copy(&pdf, copies.join("a.pdf")).unwrap();
    recto(other.path(), &["import", copies.to_str().unwrap()]);
    let ran = recto(other.path(), &["list", "--count", "specimen"]);
    assert_eq!(ran.out.trim(), "0");
}

/// The page in a frame of arXiv.
fn page_of(folder: &Path) -> std::path::PathBuf {
    let page = fs::read_to_string(PAGE).unwrap();
    let frame = "<body><div id=\"watermark-tr\">arXiv:2611.01234v2 [cs.HC] 28 Nov 2026</div>";
    let path = folder.join("page.html");
    fs::write(&path, page.replacen("<body>", frame, 1)).unwrap();
    path
}
