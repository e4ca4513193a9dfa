//! Faults by chance over several feeds: whatever goes wrong, the store has what whole answers gave,
//! and each fault is one line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use recto::jobs::{Came, Errand, Fetch, Outcome, Purpose, Stop, Web, WebSetup, When};
use recto::library::StorePlace;
use recto::net::{Allowance, Limits, Pace};
use recto::sources::{Access, Bases, Feed};

use super::{limits, now};
use crate::common::chance::{Chance, times};
use crate::common::server::{Asked, Played, Server, Way};

/// What is followed, and what tells its pages in an address.
const FEEDS: [(&str, &str, &[&str]); 4] = [
    ("trending", "hf:trending", &["sort=trending"]),
    ("week", "hf:week", &["week="]),
    ("new", "arxiv:cs.LG", &["/atom/"]),
    ("found", "arxiv:search ti:x", &["start=0", "start=2"]),
];
/// So many papers has a page.
const PAGE: usize = 2;
const JSON: &str = "application/json";
const ATOM: &str = "application/atom+xml";

/// What may go wrong with a page that has this type and body.
type Fault = fn(&str, &str, &mut Chance) -> Played;

const FAULTS: &[Fault] = &[
    |kind, body, chance| Played::of(kind, body).way(Way::Cut(within(body, chance))),
    |kind, body, chance| Played::of(kind, body).way(Way::Unsaid(within(body, chance))),
    |kind, body, chance| Played::of(kind, body).way(Way::Stall(within(body, chance))),
    |kind, body, chance| Played::of(kind, body).way(Way::Length(within(body, chance))),
    |kind, body, _| Played::of(kind, body).way(Way::Length(body.len() + 9)),
    |kind, body, _| Played::of(kind, body).way(Way::Endless),
    |kind, body, _| Played::of(kind, body).way(Way::HangUp),
    |kind, body, _| Played::of(kind, body).way(Way::Bare),
    // Of another type.
    |kind, body, _| Played::of(if kind == JSON { "text/html" } else { JSON }, body),
    |_, _, _| Played::html("Are you a robot?"),
    |_, _, _| Played::json("{\"error\": \"something went wrong\"}"),
    |kind, _, _| Played::of(kind, ""),
    |_, _, _| Played::json("{}").status(429),
    |_, _, _| Played::json("{}").status(429).header("Retry-After", "3600"),
    |_, _, _| Played::html("Bad Gateway").status(502),
    |_, _, _| Played::html("Not here").status(403),
    // Round in a circle.
    |_, _, _| Played::redirect(302, "?again"),
];

/// A place in a body before its end.
fn within(body: &str, chance: &mut Chance) -> usize {
    let most = u64::try_from(body.len() - 1).unwrap();
    usize::try_from(chance.below(most)).unwrap()
}

/// A page of a feed in one round.
#[derive(Clone)]
struct Page {
    mark: &'static str,
    ids: Vec<String>,
    played: Played,
    is_whole: bool,
}

/// Papers with ids of their own.
fn ids(next: &mut usize) -> Vec<String> {
    let first = *next;
    *next += PAGE;
    let id = |number: usize| format!("26{:02}.{:05}", 1 + number / 90_000, number % 90_000);
    (first..*next).map(id).collect()
}

fn body(spec: &str, ids: &[String]) -> String {
    let paper = |id: &String| {
        format!(r#"{{"paper":{{"id":"{id}","title":"On {id}","summary":"S","authors":[]}}}}"#)
    };
    let entry = |id: &String| {
        let own = if spec.contains("search") {
            format!("http://arxiv.org/abs/{id}v1")
        } else {
            format!("oai:arXiv.org:{id}v1")
        };
        format!("<entry><id>{own}</id><title>On {id}</title><summary>S</summary></entry>")
    };
    if spec.starts_with("hf:") {
        let papers: Vec<String> = ids.iter().map(paper).collect();
        return format!("[{}]", papers.join(","));
    }
    let entries: String = ids.iter().map(entry).collect();
    format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\"><id>https://arxiv.org/api/x</id><title>x</title><opensearch:totalResults>4</opensearch:totalResults>{entries}</feed>"
    )
}

/// The pages of one round: two of three are well.
fn pages(next: &mut usize, chance: &mut Chance) -> Vec<Page> {
    let mut pages = Vec::new();
    for (_, spec, marks) in FEEDS {
        for mark in marks {
            let ids = ids(next);
            let (kind, body) = (
                if spec.starts_with("hf:") { JSON } else { ATOM },
                body(spec, &ids),
            );
            let is_whole = chance.below(3) > 0;
            let played = if is_whole {
                Played::of(kind, body)
            } else {
                let faults = u64::try_from(FAULTS.len()).unwrap();
                FAULTS[usize::try_from(chance.below(faults)).unwrap()](kind, &body, chance)
            };
            pages.push(Page {
                mark,
                ids,
                played,
                is_whole,
            });
        }
    }
    pages
}

/// Limits under which nothing is waited for.
fn short() -> Limits {
    let pace = Pace {
        interval: Duration::ZERO,
        pause: Duration::from_millis(1),
    };
    Limits {
        connect: Duration::from_millis(50),
        whole: Duration::from_millis(50),
        paces: [Allowance::Arxiv, Allowance::HuggingFace]
            .map(|of| (of, pace))
            .into(),
        ..limits()
    }
}

fn fetch(server: &Server, state: &Path, place: &StorePlace) -> Vec<Outcome> {
    let mut bases = Bases::default();
    for (source, base) in [("hf", "base"), ("arxiv", "base"), ("arxiv", "feeds")] {
        bases.set(source, base, server.url("/").parse().unwrap());
    }
    let setup = WebSetup {
        state: state.to_owned(),
        config: state.to_owned(),
        access: Access {
            bases,
            ..Access::default()
        },
        clock: now,
        zone: || jiff::tz::TimeZone::UTC,
        variable: |_| None,
    };
    let feeds = FEEDS.map(|(name, spec, _)| Feed::new(name, spec).unwrap());
    let fetch = Fetch {
        errands: feeds.iter().map(Errand::of_feed).collect(),
        when: When::AtOnce,
        purpose: Purpose::Write,
        now: "2026-11-29T14:00:00Z".to_owned(),
    };
    let web = Web::within(setup, short());
    let fetched = fetch.run(&web, place, &Stop::default(), &mut |_| ());
    assert_eq!(fetched.cut, None);
    fetched.each
}

/// The pages of a feed that came in, by how it ended; a fault has its line.
fn came_in<'a>(outcome: &Outcome, pages: &[&'a Page], asked: &[Asked]) -> Vec<&'a Page> {
    let name = &outcome.name;
    let line = outcome.line(now());
    assert_eq!(line.lines().count(), 1, "{line}");
    if matches!(outcome.came, Came::Answered { .. }) {
        assert!(pages.iter().all(|page| page.is_whole), "{line}");
        return pages.to_vec();
    }
    assert!(line.starts_with(&format!("{name}: failed: ")), "{line}");
    assert!(line.contains(", kept what was there"), "{line}");
    // A slow machine gives no answer in time, and a refusal counts for all of a service.
    let may_fail = ["did not answer within", "allows the next request"];
    let is_told = may_fail.iter().any(|said| line.contains(said));
    assert!(is_told || pages.iter().any(|page| !page.is_whole), "{line}");
    // A further page is asked for when the one before is in.
    let is_asked = |mark: &str| asked.iter().any(|asked| asked.path.contains(mark));
    let follows = |place: usize| pages.get(place + 1).is_some_and(|next| is_asked(next.mark));
    let in_it = pages
        .iter()
        .enumerate()
        .filter(|(place, _)| follows(*place));
    in_it.map(|(_, page)| *page).collect()
}

#[test]
fn faults_by_chance_lose_nothing_and_are_said_in_one_line_each() {
    let most = times("RECTO_FAULTS", 60);
    let mut chance = Chance::new("faults by chance");
    let folder = tempfile::tempdir().unwrap();
    let place = StorePlace::new(&folder.path().join("data"), &folder.path().join("cache"));
    fs::create_dir_all(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/papers.jsonl"), "").unwrap();
    let shown: Arc<Mutex<Vec<Page>>> = Arc::default();
    let plays = shown.clone();
    let server = Server::start(move |asked| {
        let pages = plays.lock().unwrap();
        let page = pages.iter().find(|page| asked.path.contains(page.mark));
        page.map_or_else(
            || Played::redirect(302, "?again"),
            |page| page.played.clone(),
        )
    });
    let (mut next, mut faults, mut rounds) = (0, 0, 0);
    let mut expected = BTreeSet::new();
    while faults < most {
        rounds += 1;
        let pages = pages(&mut next, &mut chance);
        shown.lock().unwrap().clone_from(&pages);
        let before = server.asked().len();
        // What is left of a refusal does not last into the next round.
        let state = folder.path().join(format!("state{rounds}"));
        let each = fetch(&server, &state, &place);
        let asked = &server.asked()[before..];
        for (outcome, (_, _, marks)) in each.iter().zip(FEEDS) {
            let own: Vec<&Page> = pages
                .iter()
                .filter(|page| marks.contains(&page.mark))
                .collect();
            let came = came_in(outcome, &own, asked);
            faults += u64::from(came.len() < own.len());
            let ids = came.iter().flat_map(|page| &page.ids);
            expected.extend(ids.map(|id| format!("arxiv:{id} On {id}")));
        }
    }
    let library = place.open().unwrap().library;
    let records = library
        .papers()
        .iter()
        .map(|number| library.record(number).unwrap());
    let stored: BTreeSet<String> = records
        .map(|paper| format!("{} {}", paper.id, paper.title))
        .collect();
    println!(
        "{faults} faults in {rounds} rounds, {} papers",
        stored.len()
    );
    assert_eq!(stored, expected);
}
