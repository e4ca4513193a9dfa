//! Looking further: what each engine is told of each operator, and what comes of its answers, played by
//! a server on this machine.

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

#[test]
fn pages_follow_each_other_by_the_cursors_of_the_answers() {
    let Some(replies) = sample("recorded pages of engines", REPLIES) else {
        return;
    };
    let read = move |file: &str| std::fs::read_to_string(replies.join(file)).unwrap();
    for (engine, query, first, second, told) in [
        (
            "crossref",
            "widget ",
            read("crossref_cursor_page1.json"),
            read("crossref_cursor_page2.json"),
            "cursor=DnF1ZXJ5",
        ),
        (
            "s2",
            "turing ",
            read("s2_search_page1.json"),
            read("s2_search_page2.json"),
            "offset=100",
        ),
        (
            "europepmc",
            "x ",
            read("europepmc_search_core.json"),
            read("europepmc_last_page.json"),
            "cursorMark=AoIIQExC",
        ),
    ] {
        let server = Server::start(move |asked: &Asked| {
            Played::json(if asked.before == 0 { &first } else { &second })
        });
        let away = Away::to(&server);
        let one = away.query(engine, query, 1);
        let further = one.further.clone().unwrap();
        assert_eq!(server.asked().len(), 1);
        let other = away.look(LookAt::Behind(further), 1);
        let asked = server.asked();
        assert!(asked[1].path.contains(told), "{}", asked[1].path);
        assert_eq!(other.about, one.about, "{engine}");
        let ids = |looked: &Looked| -> Vec<String> {
            let ids = looked.papers.iter();
            ids.map(|found| found.paper.id.to_string()).collect()
        };
        assert!(ids(&one).iter().all(|id| !ids(&other).contains(id)));
    }
}

/// The documents of an index of one's own, each with votes.
fn hits(from: u64, total: u64) -> Played {
    let hit = |number: u64| {
        let title = format!("A Study of Widgets, Number {number} of a Long Row");
        let source =
            json!({"id": format!("arxiv:2503.{number:05}"), "title": title, "votes": number});
        json!({"_id": number.to_string(), "_source": source})
    };
    let hits: Vec<Value> = (from..total.min(from + 2)).map(hit).collect();
    Played::json(&json!({"hits": {"total": {"value": total}, "hits": hits}}).to_string())
}

#[test]
fn an_index_of_ones_own_is_asked_page_by_page_until_there_are_enough() {
    let server = Server::start(|asked: &Asked| {
        let body: Value = serde_json::from_str(&asked.body).unwrap();
        hits(body["from"].as_u64().unwrap(), 5)
    });
    let away = Away::to(&server);
    let looked = away.query("lab", "widgets ", 3);
    assert_eq!(outcome(&looked), "4+ of 5");
    let rest = away.look(LookAt::Behind(looked.further.unwrap()), 3);
    assert_eq!(outcome(&rest), "1 of 5");
    let asked = server.asked();
    assert!(
        asked
            .iter()
            .all(|asked| asked.method == "POST" && asked.path == "/papers/_search")
    );
    assert_eq!(asked.len(), 3);
}

#[test]
fn what_an_engine_has_no_words_for_is_filtered_here_and_papers_of_the_library_are_told() {
    let server = Server::start(|asked: &Asked| {
        let body: Value = serde_json::from_str(&asked.body).unwrap();
        hits(body["from"].as_u64().unwrap(), 4)
    });
    let away = Away::to(&server);
    let data = away.folder.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    // One by an alias, one by its title; and one that only has the same title.
    let store = concat!(
        "{\"id\":\"doi:10.1/one\",\"aliases\":[\"arxiv:2503.00001\"],\"title\":\"One\",\"authors\":[{\"name\":\"Ada Li\"}]}\n",
        "{\"id\":\"doi:10.1/two\",\"title\":\"A Study of Widgets, Number 2 of a Long Row\"}\n",
    );
    std::fs::write(data.join("papers.jsonl"), store).unwrap();
    let looked = away.query("lab", "widgets ", 9);
    let known: Vec<Option<String>> = looked
        .papers
        .iter()
        .map(|found| found.known.as_ref().map(ToString::to_string))
        .collect();
    let one = Some("doi:10.1/one".to_owned());
    assert_eq!(known, [None, one, Some("doi:10.1/two".to_owned()), None]);
    // A word that is nearly one cannot be said: it is looked for here.
    let looked = away.query("lab", "widgets *umber* ~Studdy ", 9);
    assert_eq!(looked.filter, "*umber* ~studdy");
    assert_eq!((looked.papers.len(), looked.filtered), (3, 1));
}

#[test]
fn a_fault_behind_the_first_page_keeps_what_came_and_can_be_asked_again() {
    let server = Server::start(|asked: &Asked| match asked.before {
        0 => hits(0, 5),
        1 => Played::html("Bad gateway").status(403),
        _ => hits(2, 5),
    });
    let away = Away::to(&server);
    let looked = away.query("lab", "widgets ", 4);
    assert_eq!(looked.papers.len(), 2);
    let fault = looked.fault.clone().unwrap();
    assert!(
        fault.reason.contains("refuses with 403"),
        "{}",
        fault.reason
    );
    let rest = away.look(LookAt::Behind(looked.further.unwrap()), 1);
    assert_eq!(outcome(&rest), "2+ of 5");
}
