//! hayagriva (<https://github.com/typst/hayagriva/blob/main/docs/file-format.md>), for Typst. One field
//! that it does not take costs it the whole file: an address is one of the web, a date is no words, and
//! braces have their partners.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::keys::CitationKeys;
use super::{Papers, plain, yaml};
use crate::formats::{addresses, carried};
use crate::paper::{Author, NameParts, Paper, PaperId, WorkKind};

/// A map of entries by their keys.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut keys = CitationKeys::of_csl();
    let mut papers = papers.peekable();
    if papers.peek().is_none() {
        return out.write_all(b"{}\n");
    }
    for paper in papers {
        writeln!(out, "{}:", yaml::scalar(&keys.give(&paper)))?;
        for (name, value) in &entry(&paper) {
            yaml::field(out, 2, name, value)?;
        }
    }
    Ok(())
}

/// The type of a work, and that of what it appeared in, which tells its kind where it has to.
fn types(kind: WorkKind) -> (&'static str, &'static str) {
    match kind {
        WorkKind::Article => ("article", "periodical"),
        WorkKind::Conference => ("article", "proceedings"),
        WorkKind::Chapter => ("chapter", "book"),
        WorkKind::Book => ("book", "anthology"),
        WorkKind::Thesis => ("thesis", ""),
        WorkKind::Report => ("report", ""),
        WorkKind::Other => ("misc", "misc"),
    }
}

fn entry(paper: &Paper) -> Map<String, Value> {
    let kind = paper.kind();
    let (of_work, of_parent) = types(kind);
    let is_in_another = matches!(
        kind,
        WorkKind::Article | WorkKind::Conference | WorkKind::Chapter
    );
    let title = plain::title(paper);
    let cited = |name| plain::line(paper.cited(name).unwrap_or_default());
    let venue = plain::line(paper.venue.as_deref().unwrap_or_default());
    let (mut entry, mut parent) = (Map::new(), Map::new());
    add(&mut entry, "type", of_work);
    add(&mut entry, "title", &formatted(&title));
    let authors: Vec<Value> = paper.authors.iter().map(person).collect();
    if !authors.is_empty() {
        entry.insert("author".to_owned(), authors.into());
    }
    add(
        &mut entry,
        "date",
        &paper.date.map(|date| date.to_string()).unwrap_or_default(),
    );
    add(
        &mut entry,
        "abstract",
        &formatted(&plain::summary(paper).join("\n\n")),
    );
    add(&mut entry, "page-range", &cited("pages"));
    let note = cited("note");
    // Typst takes no words for a date.
    let words = plain::line(paper.date_text().unwrap_or_default());
    add(
        &mut entry,
        "note",
        &formatted(if note.is_empty() { &words } else { &note }),
    );
    let address = plain::address(paper).unwrap_or_default();
    add(&mut entry, "url", &address);
    let numbers = numbers(paper, &title, &address);
    if !numbers.is_empty() {
        entry.insert("serial-number".to_owned(), numbers.into());
    }
    add(&mut parent, "type", of_parent);
    if of_parent.is_empty() {
        add(&mut entry, "organization", &formatted(&venue));
    } else {
        add(&mut parent, "title", &formatted(&venue));
    }
    let of_series = if is_in_another {
        &mut parent
    } else {
        &mut entry
    };
    add(of_series, "volume", &cited("volume"));
    add(of_series, "issue", &cited("number"));
    add(of_series, "publisher", &formatted(&cited("publisher")));
    // Of a work by itself it says nothing without a title.
    if is_in_another || parent.contains_key("title") {
        entry.insert("parent".to_owned(), parent.into());
    }
    entry
}

fn add(fields: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        fields.insert(name.to_owned(), Value::from(text));
    }
}

/// The ids that it knows, and one more for those that it does not.
fn numbers(paper: &Paper, title: &str, address: &str) -> Map<String, Value> {
    let (doi, arxiv) = (plain::doi(paper), plain::arxiv(paper));
    let mut numbers = Map::new();
    add(&mut numbers, "doi", doi.map_or("", PaperId::value));
    add(&mut numbers, "arxiv", arxiv.map_or("", PaperId::value));
    let mut said: Vec<PaperId> = doi.into_iter().chain(arxiv).cloned().collect();
    said.extend(addresses::of_field(address));
    add(
        &mut numbers,
        "recto",
        &carried::missing(paper, &said, title).join(" "),
    );
    numbers
}

/// `Family, Given` or `Family, Suffix, Given`; a map where a part has a comma of its own.
fn person(author: &Author) -> Value {
    if author.is_others() {
        return Value::from("others");
    }
    let NameParts {
        family,
        given,
        suffix,
    } = author.parts();
    let [family, given, suffix] = [family, given, suffix].map(plain::line);
    let has_comma = [&family, &given, &suffix]
        .iter()
        .any(|part| part.contains(','));
    if has_comma || family.is_empty() {
        let mut parts = Map::new();
        parts.insert("name".to_owned(), json!(family));
        add(&mut parts, "given-name", &given);
        add(&mut parts, "suffix", &suffix);
        return parts.into();
    }
    Value::from(match (given.as_str(), suffix.as_str()) {
        ("", "") => family,
        (given, "") => format!("{family}, {given}"),
        (given, suffix) => format!("{family}, {suffix}, {given}"),
    })
}

/// A text in which braces and dollars are no more than that.
fn formatted(text: &str) -> String {
    let mut formatted = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '{' | '}' | '$') {
            formatted.push('\\');
        }
        formatted.push(c);
    }
    formatted
}
