//! Recorded answers of the services, played by a server on this machine: what comes of each.

use std::io::Cursor;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use recto::formats::Format;
use recto::net::{Answer, Fault, Limits, Net, Proxies, Reply, Setup};
use recto::sources::{Bases, Planned, SOURCES, Spec};
use serde_json::Value;

use crate::common::samples::sample;
use crate::common::server::{Played, Server};

const REPLIES: &str = "data/replies";

/// A recorded answer, what it is played as an answer to, and what comes of it: so many papers, with a
/// plus where there is a further page, or a sentence.
const TABLE: &[(&str, &str, &str)] = &[
    ("hf_daily_2026-03-06.json", "hf:daily", "1"),
    ("hf_daily_empty.json", "hf:daily", "0"),
    ("hf_daily_2026-03-06.json", "hf:trending", "1"),
    (
        "hf_429.json",
        "hf:daily",
        "Hugging Face allows the next request",
    ),
    (
        "hf_paper_2607.16859.json",
        "hf:daily",
        "where a JSON array was due",
    ),
    ("arxiv_feed_atom_2025.xml", "arxiv:cs.AI", "7"),
    (
        "arxiv_api_400.xml",
        "arxiv:search x",
        "it says “incorrect id format for abc”",
    ),
    (
        "arxiv_api_error_200.xml",
        "arxiv:search x",
        "it says “start must be an integer”",
    ),
    ("arxiv_api_one_id.xml", "arxiv:1605.08386", "1"),
    ("arxiv_api_2508.16190.xml", "arxiv:2508.16190", "1"),
    ("arxiv_api_empty.xml", "arxiv:9912.99999", "0"),
    ("arxiv_api_rewritten.xml", "arxiv:search x", "0"),
    ("arxiv_api_page2.xml", "arxiv:search x", "10+"),
    (
        "arxiv_429.txt",
        "arxiv:search x",
        "arXiv allows the next request",
    ),
    (
        "doi_404.html",
        "arxiv:search x",
        "refuses with 404 Not Found: it sent an HTML page",
    ),
    (
        "dblp_429.html",
        "arxiv:search x",
        "arXiv allows the next request",
    ),
    (
        "rss10_biorxiv.xml",
        "arxiv:search x",
        "an XML document <RDF> where",
    ),
];

fn now() -> Timestamp {
    Timestamp::try_from(std::time::SystemTime::now()).unwrap()
}

/// A server that gives one recorded answer to everything.
fn playing(replies: &Path, index: &Value, file: &str) -> Server {
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
    Ok(format!("{}{more}", papers(planned, &answer)))
}

fn papers(planned: &Planned, answer: &Answer) -> usize {
    let format = Format::named(planned.format).unwrap();
    let records = format.read(Box::new(Cursor::new(answer.bytes.as_slice())));
    records.map_or(0, |records| records.flatten().count())
}

#[test]
fn every_recorded_answer_gives_its_papers_or_a_sentence() {
    let Some(replies) = sample("recorded answers", REPLIES) else {
        return;
    };
    let index = std::fs::read_to_string(replies.join("index.json")).unwrap();
    let index: Value = serde_json::from_str(&index).unwrap();
    for (file, text, expected) in TABLE {
        let server = playing(&replies, &index, file);
        let mut bases = Bases::default();
        for source in SOURCES {
            for base in source.bases {
                bases.set(source.name, base.name, server.url("").parse().unwrap());
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let net = Net::new(Setup {
            folder: folder.path().to_owned(),
            limits: Limits {
                longest_wait: Duration::from_secs(10),
                ..Limits::default()
            },
            clock: now,
            proxies: Proxies::default(),
            contact: None,
        });
        let spec: Spec = text.parse().unwrap();
        let today = jiff::civil::date(2026, 3, 6);
        let planned = spec.requests(None, today, &bases).remove(0);
        let said = outcome(&spec, &planned, &net).unwrap_or_else(|said| said);
        let fits = said == *expected || (expected.len() > 2 && said.contains(expected));
        assert!(fits, "{file} for {text}: {said}");
        assert_eq!(server.asked().len(), 1, "{file} for {text}: {said}");
    }
}
