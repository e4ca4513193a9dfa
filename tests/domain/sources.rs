//! Recorded answers of the services, played by a server on this machine: what comes of each.

#[path = "sources/made.rs"]
mod made;
#[path = "sources/recorded.rs"]
mod recorded;

use std::io::Cursor;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use recto::formats::Format;
use recto::net::{Answer, Fault, Limits, Net, Pace, Proxies, Reach, Reply, Setup};
use recto::paper::{Paper, PaperId};
use recto::sources::{Bases, Occasion, Planned, SOURCES, Spec, Spelling};
use serde_json::Value;

use crate::common::samples::sample;
use crate::common::server::{Played, Server};

pub(crate) const REPLIES: &str = "data/replies";

pub(crate) fn now() -> Timestamp {
    Timestamp::try_from(std::time::SystemTime::now()).unwrap()
}

/// A server that gives one recorded answer to everything.
pub(crate) fn playing(replies: &Path, index: &Value, file: &str) -> Server {
    let recorded = index.as_array().unwrap().iter();
    let reply = recorded
        .clone()
        .find(|reply| reply["file"] == file)
        .unwrap();
    let headers = reply["headers"].as_object().unwrap();
    let kind = headers.get("content-type").and_then(Value::as_str);
    let body = std::fs::read(replies.join(file)).unwrap();
    let status = u16::try_from(reply["status"].as_u64().unwrap()).unwrap();
    let mut played = Played::of(kind.unwrap_or_default(), body).status(status);
    for (name, value) in headers {
        if name.contains("limit") || name == "retry-after" {
            played = played.header(name, value.as_str().unwrap());
        }
    }
    Server::start(move |_| played.clone())
}

/// Nothing is waited for.
pub(crate) fn limits() -> Limits {
    let pace = Pace {
        interval: Duration::ZERO,
        pause: Duration::from_secs(30),
    };
    let paces = SOURCES
        .iter()
        .map(|source| (source.allowance.clone(), pace));
    Limits {
        longest_wait: Duration::from_secs(10),
        paces: paces.collect(),
        other: pace,
        ..Limits::default()
    }
}

fn outcome(spec: &Spec, planned: &Planned, net: &Net) -> Result<String, String> {
    let answer = match net.ask(&planned.request, &|| false) {
        Ok(Reply::Answer(answer)) => answer,
        Ok(Reply::NotModified) => return Ok("nothing new".to_owned()),
        Err(error) => {
            // What a service refuses with may be read by its source.
            if let Fault::Refused(answer) = &error.fault {
                let read = spec.next(planned, answer);
                read.map_err(|odd| odd.to_string())?;
            }
            return Err(error.to_string());
        }
    };
    let further = spec.next(planned, &answer).map_err(|odd| odd.to_string())?;
    let more = if further.is_some() { "+" } else { "" };
    let papers = papers(planned, &answer);
    let first = papers.first().map(|paper| {
        let ids: Vec<&str> = paper.ids().map(PaperId::as_str).collect();
        let title: String = paper.title.chars().take(24).collect();
        format!(" {} {}", ids.join(" "), title.trim_end())
            .trim_end()
            .to_owned()
    });
    let first = first.unwrap_or_default();
    Ok(format!("{}{more}{first}", papers.len()))
}

/// The papers that are taken of an answer; no record of it is bad.
fn papers(planned: &Planned, answer: &Answer) -> Vec<Paper> {
    let format = Format::named(planned.format).unwrap();
    let records = format.read(Box::new(Cursor::new(answer.bytes.as_slice())));
    let records = records.into_iter().flatten();
    let papers = records.map(|record| record.unwrap().paper);
    papers.filter(|paper| planned.take.takes(paper)).collect()
}

#[test]
fn every_recorded_answer_gives_its_papers_or_a_sentence() {
    let Some(replies) = sample("recorded answers", REPLIES) else {
        return;
    };
    let index = std::fs::read_to_string(replies.join("index.json")).unwrap();
    let index: Value = serde_json::from_str(&index).unwrap();
    let mut wrong = Vec::new();
    for (file, text, expected) in recorded::TABLE {
        let server = playing(&replies, &index, file);
        let said = played(&server, text, 0, None);
        if !fits(&said, expected) || server.asked().len() != 1 {
            wrong.push(format!("{file} for {text} | {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether it is what was expected: papers as they stand there, or that part of a sentence.
fn fits(said: &str, expected: &str) -> bool {
    let are_papers = expected.starts_with(|c: char| c.is_ascii_digit());
    said == expected || (!are_papers && said.contains(expected))
}

/// What comes of the answer of a server to one of the first requests for something.
fn played(server: &Server, text: &str, nth: usize, since: Option<&str>) -> String {
    let mut bases = Bases::default();
    for source in SOURCES {
        for base in source.bases {
            let address = server.url("").parse().unwrap();
            bases.set(source.name, base.name, address);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let net = Net::new(Setup {
        folder: folder.path().to_owned(),
        limits: limits(),
        clock: now,
        zone: || jiff::tz::TimeZone::UTC,
        proxies: Proxies::default(),
        contact: None,
    });
    let spec: Spec = text.parse().unwrap();
    let occasion = Occasion {
        since: since.map(|since| since.parse().unwrap()),
        now: "2026-03-06T12:00:00Z".parse().unwrap(),
        bases: &bases,
        contact: None,
    };
    let mut planned = spec.requests(&occasion).remove(nth);
    if spec.source().spelling == Spelling::Address {
        // Such a one has no base that could be set.
        planned.request.url = server.url("/feed").parse().unwrap();
        planned.request.reach = Reach::Anywhere;
    }
    outcome(&spec, &planned, &net).unwrap_or_else(|said| said)
}

#[test]
fn every_made_answer_gives_its_papers_or_a_sentence() {
    for made in made::MADE {
        let server = Server::start(|_| (made.reply)());
        let said = played(&server, made.spec, made.nth, made.since);
        let fits = fits(&said, made.expected);
        assert!(fits, "{} for {}: {said}", made.name, made.spec);
    }
}
