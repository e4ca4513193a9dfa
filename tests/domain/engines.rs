//! Looking further: what each engine is told of each operator, and what comes of its answers, played by
//! a server on this machine.

#[path = "engines/paged.rs"]
mod paged;

use std::fmt::Write;
use std::path::Path;

use recto::jobs::{Further, Look, LookAt, Looked, Stop, Web, WebSetup};
use recto::library::StorePlace;
use recto::net::Method;
use recto::query::{OPERATORS, Query};
use recto::sources::{Access, Bases, Engine, OwnEngine, SOURCES, own_engine};
use serde_json::{Value, json};

use crate::common::samples::sample;
use crate::common::server::{Asked, Played, Server};
use paged::hits;

use crate::sources::{REPLIES, limits, now, playing};

/// What else is told, beside the examples of the operators.
const QUERIES: &[&str] = &[
    "neural operator ",
    "diffus*",
    "\"neural net*\" x",
    "-image",
    "diffusion -(image | video) ",
    "a (b -c) ",
    "(a | -b) c ",
    "(title:graph | author:hinton) x ",
    "author:\"Hinton, Geoffrey\"",
    "-author:hinton deep ",
    "title:graph -title:network ",
    "-abstract:image diffusion ",
    "year:2020.. date:..2021-06 x ",
    "-year:2024 x ",
    "(year:2024 | x ) ",
    "cat:cs x ",
    "cat:cond-mat.str-el ",
    "doi:10.1038/s41586-020-2649-2",
    "pmid:12345",
    "-is:starred x ",
    "is:unread x ",
    "c++ x ",
    "深度学习 ",
    "Kähler manifold ",
    "\"he said \\\"or\\\" not\" ",
    "and or not find ",
    "",
];

fn own(address: &str) -> OwnEngine {
    own_engine("lab", &format!("opensearch:{address}")).unwrap()
}

/// What an engine is told of a query, and what is left to the matcher.
fn told(engine: &Engine, query: &str) -> String {
    let query: Query = query.parse().unwrap();
    let asking = match engine.ask(&query, 25, &Bases::default()) {
        Ok(asking) => asking,
        Err(error) => return format!("! {error}"),
    };
    let request = &asking.planned.request;
    let told: Vec<String> = match &request.method {
        Method::Post(body) => {
            let body: Value = serde_json::from_str(body).unwrap();
            vec![body["query"].to_string()]
        }
        Method::Get => {
            // What is the same for every query is looked at once, below.
            let same = [
                "sortBy",
                "sortOrder",
                "max_results",
                "start",
                "format",
                "resultType",
            ];
            let same = [
                &same[..],
                &["pageSize", "cursorMark", "size", "page", "per_page"],
            ]
            .concat();
            let same = [
                &same[..],
                &["cursor", "rows", "limit", "offset", "fields", "select"],
            ]
            .concat();
            let pairs = request.url.query_pairs();
            let pairs = pairs.filter(|(name, _)| !same.contains(&name.as_ref()));
            pairs
                .map(|(name, value)| format!("{name}={value}"))
                .collect()
        }
    };
    let left = asking.left.to_string();
    let left = match left.trim_end() {
        "" => String::new(),
        left => format!(" // {left}"),
    };
    format!("{}{left}", told.join(" & "))
}

#[test]
fn every_operator_is_told_as_far_as_an_engine_has_words_for_it() {
    let engines = Engine::all(&[own("http://127.0.0.1:1/papers")]);
    let examples = OPERATORS
        .iter()
        .map(|operator| format!("{} ", operator.example));
    let queries = examples.chain(QUERIES.iter().map(|query| (*query).to_owned()));
    let mut text = String::new();
    for query in queries {
        writeln!(text, "{query}").unwrap();
        for engine in &engines {
            let told = told(engine, &query);
            writeln!(text, "  {:<10} {told}", engine.name()).unwrap();
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("engines", text));
}

#[test]
fn every_engine_is_asked_at_its_address_for_so_many_papers_in_a_format_that_is_read() {
    for engine in Engine::all(&[own("http://127.0.0.1:1/papers")]) {
        let query: Query = "deep nets ".parse().unwrap();
        let planned = engine.ask(&query, 25, &Bases::default()).unwrap().planned;
        assert!(recto::formats::Format::named(planned.format).is_some());
        let asked = match &planned.request.method {
            Method::Get => planned.request.url.to_string(),
            Method::Post(body) => body.clone(),
        };
        assert!(asked.contains("25"), "{asked}");
    }
    let long: Query = "word ".repeat(2_000).parse().unwrap();
    for engine in Engine::all(&[]) {
        let error = engine.ask(&long, 25, &Bases::default()).unwrap_err();
        assert!(error.to_string().contains("too long"), "{error}");
    }
}

/// A home, the way to the web from there, and an engine that this server plays.
struct Away {
    folder: tempfile::TempDir,
    web: Web,
    access: Access,
}

impl Away {
    fn to(server: &Server) -> Self {
        let mut access = Access::default();
        for source in SOURCES {
            for base in source.bases {
                let address = server.url("").parse().unwrap();
                access.bases.set(source.name, base.name, address);
            }
        }
        access.engines = vec![own(&server.url("/papers"))];
        let folder = tempfile::tempdir().unwrap();
        let web = Web::within(
            WebSetup {
                state: folder.path().join("state"),
                config: folder.path().join("config"),
                access: access.clone(),
                clock: now,
                zone: || jiff::tz::TimeZone::UTC,
                variable: |_| None,
            },
            limits(),
        );
        std::fs::create_dir_all(folder.path().join("state")).unwrap();
        Self {
            folder,
            web,
            access,
        }
    }

    fn look(&self, at: LookAt, least: usize) -> Looked {
        let data = self.folder.path().join("data");
        let place = StorePlace::new(&data, &self.folder.path().join("cache"));
        let look = Look {
            at,
            size: 2,
            least,
            today: "2026-11-29".parse().unwrap(),
        };
        look.run(&self.web, &place, &Stop::default(), &mut |_| ())
    }

    fn query(&self, engine: &str, query: &str, least: usize) -> Looked {
        let engine = Engine::named(engine, &self.access.engines).unwrap();
        self.look(LookAt::Query(engine, query.parse().unwrap()), least)
    }
}

/// Where more papers are, as an index says it.
pub(crate) fn further(folder: &Path) -> Further {
    let server = Server::start(|_: &Asked| hits(0, 5));
    let engine = Engine::named("lab", &[own(&server.url("/papers"))]).unwrap();
    let setup = WebSetup {
        state: folder.to_owned(),
        config: folder.to_owned(),
        access: Access::default(),
        clock: now,
        zone: || jiff::tz::TimeZone::UTC,
        variable: |_| None,
    };
    let look = Look {
        at: LookAt::Query(engine, "widgets ".parse().unwrap()),
        size: 2,
        least: 1,
        today: "2026-11-29".parse().unwrap(),
    };
    let place = StorePlace::new(folder, folder);
    let looked = look.run(&Web::new(setup), &place, &Stop::default(), &mut |_| ());
    *looked.further.unwrap()
}

/// What came, in short: the papers, a plus where there are more, about how many; or a sentence.
fn outcome(looked: &Looked) -> String {
    if let Some(fault) = &looked.fault {
        return fault.reason.clone();
    }
    let more = if looked.further.is_some() { "+" } else { "" };
    let about = looked
        .about
        .map_or(String::new(), |about| format!(" of {about}"));
    format!("{}{more}{about}", looked.papers.len())
}

/// A recorded answer, the engine that gives it, and what comes of it.
const TABLE: &[(&str, &str, &str)] = &[
    ("openalex_list.json", "openalex", "1 of 1"),
    ("openalex_list_2026.json", "openalex", "2 of 348439"),
    (
        "openalex_429.json",
        "openalex",
        "OpenAlex allows the next request",
    ),
    ("openalex_work_404.html", "openalex", "refuses with 404"),
    ("arxiv_api_page2.xml", "arxiv", "10+ of 214881"),
    ("arxiv_api_empty.xml", "arxiv", "0 of 0"),
    (
        "arxiv_api_error_200.xml",
        "arxiv",
        "it says “start must be an integer”",
    ),
    ("arxiv_api_400.xml", "arxiv", "it says “incorrect id format"),
    ("arxiv_429.txt", "arxiv", "arXiv allows the next request"),
    ("europepmc_search_core.json", "europepmc", "2+ of 13341"),
    ("europepmc_last_page.json", "europepmc", "0 of 13341"),
    (
        "europepmc_error_200.json",
        "europepmc",
        "it says “Invalid page size provided. Valid size is between 1 and 1000”",
    ),
    ("s2_search_page1.json", "s2", "5+ of 70498"),
    ("s2_search_empty.json", "s2", "0 of 0"),
    ("s2_403.json", "s2", "refuses with 403"),
    (
        "s2_429.json",
        "s2",
        "Semantic Scholar allows the next request",
    ),
    ("inspire_search.json", "inspire", "1 of 1"),
    ("crossref_empty.json", "crossref", "0 of 0"),
    ("crossref_cursor_bad.json", "crossref", "refuses with 404"),
    ("crossref_400.json", "crossref", "refuses with 400"),
    (
        "dblp_429.html",
        "crossref",
        "Crossref allows the next request",
    ),
    ("openreview_403.json", "europepmc", "refuses with 403"),
    (
        "rss10_biorxiv.xml",
        "openalex",
        "where a JSON object was due",
    ),
];

#[test]
fn every_recorded_answer_of_an_engine_gives_its_papers_or_a_sentence() {
    let Some(replies) = sample("recorded answers of engines", REPLIES) else {
        return;
    };
    let index = std::fs::read_to_string(replies.join("index.json")).unwrap();
    let index: Value = serde_json::from_str(&index).unwrap();
    for (file, engine, expected) in TABLE {
        let server = playing(&replies, &index, file);
        let looked = Away::to(&server).query(engine, "x ", 1);
        let said = outcome(&looked);
        assert!(said.contains(expected), "{file} of {engine}: {said}");
        assert_eq!(server.asked().len(), 1, "{file} of {engine}");
    }
}
