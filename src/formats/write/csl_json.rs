//! CSL-JSON (<https://docs.citationstyles.org/en/stable/specification.html>), for pandoc and
//! Zotero.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::keys::CitationKeys;
use super::tags::keywords;
use super::{Papers, extra, plain};
use crate::formats::{addresses, carried};
use crate::paper::{Author, CITED, KindNames, NameParts, Paper, PaperId};

/// One array, an item a line.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut keys = CitationKeys::of_csl();
    out.write_all(b"[")?;
    for (place, paper) in papers.enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let item = Value::Object(item(&paper, &keys.give(&paper)));
        write!(out, "{comma}\n{item}")?;
    }
    out.write_all(b"\n]\n")
}

/// The variables of a paper, its key first.
pub(super) fn item(paper: &Paper, key: &str) -> Map<String, Value> {
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(key));
    item.insert("citation-key".to_owned(), json!(key));
    item.insert("type".to_owned(), json!(paper.kind().name(KindNames::Csl)));
    let mut text = |name: &str, line: &str| {
        if !line.is_empty() {
            item.insert(name.to_owned(), json!(line));
        }
    };
    let title = plain::title(paper);
    text("title", &title);
    let venue = paper.venue.as_deref().unwrap_or_default();
    text("container-title", &plain::line(venue));
    for cited in CITED {
        let said = paper.cited(cited.name).unwrap_or_default();
        text(cited.csl, &plain::line(said));
    }
    text("keyword", &plain::line(&keywords(paper).join(", ")));
    let (doi, arxiv) = (plain::doi(paper), plain::arxiv(paper));
    text("DOI", doi.map_or("", PaperId::value));
    if let Some(arxiv) = arxiv {
        text("archive", "arXiv");
        text("archive_location", &format!("arXiv:{}", arxiv.value()));
    }
    let address = plain::address(paper).unwrap_or_default();
    text("URL", &address);
    let mut said: Vec<PaperId> = doi.into_iter().chain(arxiv).cloned().collect();
    said.extend(addresses::of_field(&address));
    // Without the tags that a reader takes out, a title may have another key.
    let told = if title.contains('<') { "" } else { &title };
    let missing = carried::missing(paper, &said, told);
    if !missing.is_empty() {
        // What CSL has no variable for.
        let custom = json!({ "ids": missing.join(" ") });
        item.insert("custom".to_owned(), custom);
    }
    let authors: Vec<Value> = paper.authors.iter().map(author).collect();
    if !authors.is_empty() {
        item.insert("author".to_owned(), Value::Array(authors));
    }
    if let Some(date) = paper.date {
        let small = [date.month(), date.day()]
            .into_iter()
            .flatten()
            .map(u16::from);
        let parts: Vec<u16> = std::iter::once(date.year()).chain(small).collect();
        item.insert("issued".to_owned(), json!({ "date-parts": [parts] }));
    } else if let Some(words) = paper.date_text() {
        item.insert(
            "issued".to_owned(),
            json!({ "literal": plain::line(words) }),
        );
    }
    let paragraphs = plain::summary(paper).join("\n\n");
    if !paragraphs.is_empty() {
        item.insert("abstract".to_owned(), json!(paragraphs));
    }
    extra::add_csl(paper, &mut item);
    item
}

fn author(author: &Author) -> Value {
    if author.is_others() {
        return json!({ "literal": "others" });
    }
    let NameParts {
        family,
        given,
        suffix,
    } = author.parts();
    if given.is_empty() && suffix.is_empty() {
        return json!({ "literal": plain::line(family) });
    }
    let mut parts = Map::new();
    for (name, part) in [("family", family), ("given", given), ("suffix", suffix)] {
        if !part.is_empty() {
            parts.insert(name.to_owned(), json!(plain::line(part)));
        }
    }
    Value::Object(parts)
}
