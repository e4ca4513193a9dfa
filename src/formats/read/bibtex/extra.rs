//! The fields of a BibTeX entry that recto has no field for, as they came: with their TeX.

use serde_json::Value;

use super::entry::BibtexEntry;
use super::value;
use crate::formats::text::collapsed;
use crate::formats::{addresses, extra};
use crate::paper::Paper;

/// Fields of which nothing is left.
#[rustfmt::skip] // A list of names reads as one.
const READ: &[&str] = &[
    "title", "subtitle", "titleaddon", "author", "collaboration", "abstract", "volume", "number", "pages",
    "publisher", "note", "url", "verba", "crossref", "xdata",
    "keywords", "keyword", "author_keywords", "mendeley-tags", "tags",
];

/// Keeps them, each in one line.
pub(super) fn keep(entry: &BibtexEntry, paper: &mut Paper) {
    let rest = entry.fields.iter().filter_map(|(name, _)| {
        let value = entry.get(name)?;
        (!is_read(entry, paper, name, value)).then_some((name, value))
    });
    let rest: Vec<(&String, &str)> = rest.collect();
    keep_links(entry, paper);
    for (name, value) in rest {
        let mut text = collapsed(value);
        if !extra::is_balanced(&text) {
            text.retain(|c| !matches!(c, '{' | '}'));
        }
        // Of a record without measure what does not fit is left out.
        let _ = paper.keep_extra(extra::BIBTEX, name, Value::from(text));
    }
}

/// Keeps the further addresses of a field that has several as `BibDesk` names them.
fn keep_links(entry: &BibtexEntry, paper: &mut Paper) {
    let mut links = addresses::links(entry.get("url").unwrap_or_default());
    links.retain(|link| paper.links.named().all(|(_, known)| known != link));
    for (number, link) in (2..).zip(links) {
        let name = format!("bdsk-url-{number}");
        if entry.get(&name).is_none() {
            let _ = paper.keep_extra(extra::BIBTEX, &name, Value::from(link));
        }
    }
}

/// Whether the paper has what a field says.
fn is_read(entry: &BibtexEntry, paper: &Paper, name: &str, value: &str) -> bool {
    match name {
        "date" | "year" | "month" | "day" => paper.date.is_some() || paper.date_text().is_some(),
        "pubstate" | "status" => paper.date_text().is_some(),
        "editor" => entry.get("author").is_none(),
        "doi" => !addresses::of_field(value).is_empty(),
        "eprint" | "eprinttype" | "archiveprefix" | "eprintclass" | "primaryclass" => {
            let archive = entry.first(&["archiveprefix", "eprinttype"]);
            archive.is_none_or(|archive| archive.eq_ignore_ascii_case("arxiv"))
        }
        "ee" | "adsurl" | "bdsk-url-1" | "pdf" => {
            let links = addresses::links(value);
            let is_known = |link: &String| paper.links.named().any(|(_, known)| known == link);
            !links.is_empty() && links.iter().all(is_known)
        }
        "annote" => {
            let comment = paper.comment.as_deref();
            comment.is_some_and(|comment| value::line(value).ends_with(comment))
        }
        "howpublished" => !addresses::links(value).is_empty() || is_in_venue(paper, value),
        "issuetitle" | "issuesubtitle" => is_in_venue(paper, value),
        _ => {
            let mut venues = extra::BIBTEX_VENUES.iter();
            let is_venue = venues.any(|(venue, subtitle)| name == *venue || name == *subtitle);
            READ.contains(&name) || (is_venue && is_in_venue(paper, value))
        }
    }
}

/// Whether a name is a part of the venue, or of the title, as that of an issue may be; an archive is
/// known by an id.
fn is_in_venue(paper: &Paper, value: &str) -> bool {
    let name = value::line(&value::title(value));
    let is_archive = || {
        let lower = name.to_lowercase();
        lower.starts_with("arxiv") || lower == "corr"
    };
    let venue = paper.venue.as_deref().unwrap_or_default();
    venue.contains(&name) || paper.title.contains(&name) || is_archive()
}
