//! The variables of a CSL item that recto has no field for.

use serde_json::Value;

use crate::formats::json::Fields;
use crate::formats::{addresses, extra};
use crate::paper::{Paper, WorkKind};

/// Variables of which nothing is left, and what a DOI service says of its own records.
#[rustfmt::skip] // A list of names reads as one.
const READ: &[&str] = &[
    "id", "citation-key", "type", "title", "subtitle", "author", "DOI", "URL", "abstract", "container-title",
    "keyword", "note", "volume", "issue", "page", "publisher",
    "published", "published-print", "published-online",
    "indexed", "created", "deposited", "score", "prefix", "member", "resource", "reference-count",
    "references-count", "is-referenced-by-count", "content-domain", "link", "source",
];

/// Keeps them.
pub(super) fn keep(fields: &Fields, paper: &mut Paper) {
    let custom = fields
        .get("custom")
        .and_then(|custom| custom.get(extra::AS_RECEIVED));
    let received = custom.and_then(Value::as_object);
    for (name, value) in received.into_iter().flatten() {
        let _ = paper.keep_extra(extra::CSL, name, value.clone());
    }
    for (name, value) in fields.all() {
        let is_received = received.is_some_and(|received| received.contains_key(name));
        if is_received || is_read(fields, paper, name) {
            continue;
        }
        let mut value = value.clone();
        if let Value::Object(custom) = &mut value
            && name == "custom"
        {
            // Those are recto's own.
            custom.remove("ids");
            custom.remove(extra::AS_RECEIVED);
        }
        if !is_empty(&value) {
            // Of a record without measure what does not fit is left out.
            let _ = paper.keep_extra(extra::CSL, name, value);
        }
    }
    let titles = fields.texts("container-title", None).into_iter();
    let venue = paper.venue.clone();
    let other = titles.rev().find(|title| Some(title) != venue.as_ref());
    // A book is in a series, a journal has a short name.
    let name = if paper.kind() == WorkKind::Article {
        "container-title-short"
    } else {
        "collection-title"
    };
    if let Some(other) = other.filter(|_| fields.get(name).is_none()) {
        let _ = paper.keep_extra(extra::CSL, name, Value::from(other));
    }
}

fn is_read(fields: &Fields, paper: &Paper, name: &str) -> bool {
    let has_text = || fields.text(name).is_some();
    let is_id = || {
        fields
            .text(name)
            .is_some_and(|text| !addresses::of_field(&text).is_empty())
    };
    match name {
        "editor" => fields.list("author").is_empty(),
        "issued" => paper.date.is_some() || paper.date_text().is_some(),
        "status" => paper.date_text().is_some() && has_text(),
        "available-date" | "submitted" => paper.date.is_some() && fields.get("issued").is_none(),
        "archive" => fields
            .text(name)
            .is_some_and(|text| text.eq_ignore_ascii_case("arxiv")),
        "archive_location" | "archiveID" | "number" => is_id(),
        _ => READ.contains(&name),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
