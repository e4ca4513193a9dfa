//! Whole papers: who is asked for them in which order, what of an answer is believed, and what is kept.

#[path = "whole/odd.rs"]
mod odd;

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use recto::bodies::Bodies;
use recto::body::{Defect, Form};
use recto::jobs::{Asks, GotWhole, PdfText, Shelf, Stop, Web, WebSetup, Whole, WholeError};
use recto::paper::{Paper, PaperId};
use recto::sources::{Access, Bases};

use crate::common::samples::sample;
use crate::common::server::{Asked, Played, Server};
use crate::common::skipped::skipped;
use crate::sources::{REPLIES, limits};

const PAGE: &str = include_str!("../fixtures/body/article.html");
const MARKDOWN: &str = include_str!("../fixtures/body/hf_markdown_made.md");
const LOOKED_UP: &str = r#"{"resultList":{"result":[{"pmcid":"PMC7029759"}]}}"#;

fn paper(ids: &[&str], title: &str) -> Paper {
    let ids: Vec<PaperId> = ids.iter().map(|id| PaperId::parse(id).unwrap()).collect();
    let mut paper = Paper::new(ids[0].clone());
    paper.aliases = ids[1..].to_vec();
    title.clone_into(&mut paper.title);
    paper
}

/// Gets a whole paper of a server that plays all services, in a home.
fn get(
    paper: &Paper,
    (asks, pdf): (Asks, PdfText),
    server: &Server,
    home: &Path,
) -> Result<GotWhole, WholeError> {
    let mut bases = Bases::default();
    for (source, base) in [("arxiv", "pages"), ("europepmc", "base"), ("hf", "base")] {
        let address = server.url(&format!("/{source}"));
        bases.set(source, base, address.parse().unwrap());
    }
    let setup = WebSetup {
        state: home.join("state"),
        config: home.join("config"),
        access: Access {
            bases,
            ..Access::default()
        },
        clock: || Timestamp::constant(1_795_953_600, 0),
        zone: || TimeZone::UTC,
        variable: |_| None,
    };
    let whole = Whole {
        paper: paper.clone(),
        asks,
        pdf,
    };
    let scratch = home.join("cache");
    let shelf = Shelf {
        bodies: Bodies::in_dir(&home.join("data")),
        scratch: &scratch,
    };
    let web = Web::within(setup, limits());
    whole.get(&web, &shelf, &Stop::default(), &mut |_| ())
}

fn paths(server: &Server) -> Vec<String> {
    let asked = server.asked();
    let paths = asked.iter().map(|asked: &Asked| {
        let path = asked.path.split('?').next().unwrap_or_default();
        path.to_owned()
    });
    paths.collect()
}

#[test]
fn a_page_of_arxiv_is_asked_for_once_and_then_read_from_the_disk() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(|_| {
        let page = PAGE.replacen("<body>", "<body><p>arXiv:2611.01234v2 [cs]</p>", 1);
        Played::of("text/html", page)
    });
    let paper = paper(&["arxiv:2611.01234"], "On the Width of Columns");
    let error = get(&paper, (Asks::Kept, PdfText::Left), &server, home.path()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the whole text of arxiv:2611.01234 is not here; `recto fetch --whole arxiv:2611.01234` gets it"
    );
    let got = get(&paper, (Asks::Web, PdfText::Left), &server, home.path()).unwrap();
    assert_eq!((got.form, got.version), (Form::Html, Some(2)));
    assert_eq!(got.from, "HTML of arXiv");
    assert_eq!(got.body.defects, []);
    let again = get(&paper, (Asks::Web, PdfText::Left), &server, home.path()).unwrap();
    assert_eq!((again.from.as_str(), &again.body), ("kept", &got.body));
    assert_eq!(paths(&server), ["/arxiv/html/2611.01234"]);
    let anew = get(&paper, (Asks::Anew, PdfText::Left), &server, home.path()).unwrap();
    assert_eq!((anew.body, paths(&server).len()), (got.body, 2));
}

#[test]
fn what_one_does_not_have_the_next_one_is_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(|asked| match asked.path.as_str() {
        "/hf/papers/2611.01234.md" => Played::of("text/markdown", MARKDOWN),
        path if path.contains("/search") => Played::json(r#"{"resultList":{"result":[]}}"#),
        _ => Played::html("No HTML for '2611.01234'").status(404),
    });
    let ids = ["arxiv:2611.01234", "doi:10.1/x"];
    let paper = paper(&ids, "On the Width of Columns: A Specimen Paper");
    let got = get(&paper, (Asks::Web, PdfText::Left), &server, home.path()).unwrap();
    assert_eq!(got.form, Form::Markdown);
    assert_eq!(
        paths(&server),
        [
            "/arxiv/html/2611.01234",
            "/europepmc/search",
            "/hf/papers/2611.01234.md"
        ]
    );
}

#[test]
fn where_there_is_none_it_is_said_who_was_asked_and_what_each_answered() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(|asked| {
        if asked.path.contains("/search") {
            Played::json(r#"{"resultList":{"result":[]}}"#)
        } else if asked.path.starts_with("/hf") {
            Played::html("Papers - Hugging Face")
        } else {
            Played::html("No HTML").status(404)
        }
    });
    let ids = ["arxiv:2611.01234", "doi:10.1/x"];
    let whole = paper(&ids, "Columns");
    let error = get(&whole, (Asks::Web, PdfText::Left), &server, home.path()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the whole text of arxiv:2611.01234 is not to be had: arXiv has no HTML of it (404); \
         Europe PMC has no XML of it; Hugging Face sent an HTML page titled “Papers - Hugging Face” where text was due"
    );
    assert!(!error.may_pass());
    let nobody = get(
        &paper(&["title:0123456789abcdef"], "X"),
        (Asks::Web, PdfText::Left),
        &server,
        home.path(),
    );
    assert!(
        nobody
            .unwrap_err()
            .to_string()
            .starts_with("nobody is known")
    );
}

#[test]
fn a_page_of_another_paper_is_the_last_that_is_taken_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(|asked| {
        if asked.path.starts_with("/arxiv/html") {
            Played::of("text/html", PAGE)
        } else {
            Played::html("none").status(404)
        }
    });
    let paper = paper(&["arxiv:2611.01234"], "Mice in Winter");
    for asks in [Asks::Web, Asks::Kept] {
        let got = get(&paper, (asks, PdfText::Left), &server, home.path()).unwrap();
        assert!(matches!(got.body.defects[0], Defect::AnotherPaper(_)));
    }
    assert_eq!(paths(&server).len(), 2);
}

#[test]
fn an_article_is_found_by_its_doi_and_one_without_text_is_none() {
    let Some(replies) = sample("recorded answers", REPLIES) else {
        return;
    };
    let recorded = |file: &str| std::fs::read(replies.join(file)).unwrap();
    let [whole, empty] = ["jats_europepmc.xml", "jats_pmc_no_body.xml"].map(recorded);
    let title = "Therapeutic strategies in an outbreak scenario to treat the novel coronavirus originating in Wuhan, China";
    let paper = paper(&["doi:10.12688/f1000research.22211.2"], title);
    for (answer, is_whole) in [(whole, true), (empty, false)] {
        let home = tempfile::tempdir().unwrap();
        let server = Server::start(move |asked| {
            if asked.path.contains("/search") {
                Played::json(LOOKED_UP)
            } else {
                Played::of("application/xml", answer.clone())
            }
        });
        let got = get(&paper, (Asks::Web, PdfText::Left), &server, home.path());
        assert_eq!(
            paths(&server),
            ["/europepmc/search", "/europepmc/PMC7029759/fullTextXML"]
        );
        match got {
            Ok(got) => assert!(
                is_whole && got.body.blocks.len() > 10,
                "{:?}",
                got.body.defects
            ),
            Err(error) => assert!(
                !is_whole && error.to_string().ends_with("has only the abstract"),
                "{error}"
            ),
        }
    }
}

#[test]
fn a_pdf_is_fetched_only_where_it_is_wanted_and_read_by_the_program_for_it() {
    let Some(folder) = sample("a PDF", "data/fulltext") else {
        return;
    };
    let pdf = std::fs::read(folder.join("article_two_columns.pdf")).unwrap();
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(move |asked| {
        if asked.path.starts_with("/arxiv/pdf") {
            Played::of("application/pdf", pdf.clone())
        } else {
            Played::html("none").status(404)
        }
    });
    let paper = paper(&["arxiv:2611.01234"], "On the Width of Columns");
    get(&paper, (Asks::Web, PdfText::Left), &server, home.path()).unwrap_err();
    match get(&paper, (Asks::Web, PdfText::Taken), &server, home.path()) {
        Ok(got) => {
            assert_eq!(got.form, Form::Text);
            assert!(got.body.title.text.starts_with("On the Width of Columns"));
            let left = std::fs::read_dir(home.path().join("cache")).unwrap();
            assert_eq!(left.count(), 0);
        }
        Err(error) => {
            assert!(error.to_string().contains("pdftotext"), "{error}");
            skipped("the text of a PDF", "pdftotext is not installed");
        }
    }
}
