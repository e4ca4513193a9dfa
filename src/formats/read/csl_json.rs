//! CSL-JSON, as Zotero, pandoc and the DOI services give it
//! (<https://docs.citationstyles.org/en/stable/specification.html>).

mod extra;

use serde_json::Value;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, each, text_of};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::{addresses, carried, dates, formulas, series, titles};
use crate::paper::{Author, CITED, KindNames, Paper, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "csl-json",
    meaning: "CSL-JSON, as Zotero, pandoc and DOI services give it",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// Objects with these members hold the items.
const LISTS: &[&str] = &["items", "references"];

/// What a DOI service says at length of other works.
const PASSED_OVER: &[&str] = &[
    "reference",
    "references",
    "relation",
    "license",
    "funder",
    "assertion",
];

/// Names that no other list of papers has.
const OWN_NAMES: &[&str] = &[
    "issued",
    "container-title",
    "citation-key",
    "accessed.date-parts",
    "author[].family",
    "author[].literal",
    "editor[].family",
];

fn detect(head: &Head) -> bool {
    ["[].", "items[].", "references[].", ""]
        .into_iter()
        .any(|record| {
            let has = |name: &str| head.has(&format!("{record}{name}"));
            let kind = head.value(&format!("{record}type")).unwrap_or_default();
            let is_kind = WorkKind::named(KindNames::Csl, kind).is_some();
            let is_own = OWN_NAMES.iter().any(|name| has(name))
                || (is_kind && (kind.contains('-') || has("DOI") || has("URL")));
            // recto and others who write papers in JSON say `authors`.
            is_own && (has("title") || has("DOI")) && !has("authors")
        })
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    each(input, LISTS, |record, text| {
        paper(&Fields::read_but(text, record, PASSED_OVER)?)
    })
}

/// The dates of a work that stand where `issued` is missing, the best first.
const OTHER_DATES: &[&str] = &[
    "published",
    "published-print",
    "published-online",
    "available-date",
    "submitted",
];

/// The paper of an item.
pub(super) fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    for name in ["DOI", "URL", "archive_location", "archiveID", "number"] {
        draft.ids(
            fields
                .text(name)
                .iter()
                .flat_map(|text| addresses::of_field(text)),
        );
    }
    let note = fields.text("note").unwrap_or_default();
    let (said, known) = note_parts(&note);
    let values = known.iter().filter_map(|line| line.split_once(':'));
    draft.ids(values.flat_map(|(_, id)| addresses::of_field(id)));
    let custom = fields.get("custom").and_then(|custom| custom.get("ids"));
    let custom = custom.and_then(text_of).unwrap_or_default();
    draft.ids(carried::read(&custom));
    let key = fields.first_text(&["citation-key", "id"]);
    draft.ids(key.as_deref().and_then(carried::own));
    draft.source_id(key);
    let title = fields.texts("title", None).into_iter().next();
    // A DOI service gives the list of Crossref.
    let subtitles = fields.texts("subtitle", None).into_iter();
    let title = subtitles.fold(title.unwrap_or_default(), |title, subtitle| {
        titles::with_subtitle(&title, &subtitle)
    });
    draft.title(Some(formulas::unescaped(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    let mut roles = ["author", "editor"].into_iter().map(|role| {
        let names = fields.list(role).iter().map(author);
        names.collect::<NameList>().authors()
    });
    paper.authors = roles.find(|names| !names.is_empty()).unwrap_or_default();
    let issued = fields.get("issued");
    paper.date = issued.and_then(date);
    let words = issued.and_then(words_of_date);
    for words in [fields.text("status"), words].into_iter().flatten() {
        paper.set_date_text(&words);
    }
    if paper.date_text().is_none() {
        let mut others = OTHER_DATES.iter().filter_map(|name| fields.get(name));
        paper.date = paper.date.or_else(|| others.find_map(date));
    }
    let keywords = fields.text("keyword").unwrap_or_default();
    let keywords = keywords.split([',', ';']).map(str::trim);
    paper.keywords = keywords
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    paper.links.page = fields.text("URL");
    let kind = fields.text("type").unwrap_or_default();
    let kind = WorkKind::named(KindNames::Csl, &kind);
    if let Some(kind) = kind {
        paper.set_kind(kind);
    }
    paper.venue = series::venue(fields.texts("container-title", None), kind);
    for cited in CITED {
        let text = fields.text(cited.csl).unwrap_or_default();
        let text = if cited.name == "note" { &said } else { &text };
        paper.cite(cited.name, text);
    }
    extra::keep(fields, &mut draft.paper);
    draft.markup();
    draft.finish()
}

/// What a person wrote in a note, and the lines in which Zotero keeps ids that CSL has no place
/// for: `arXiv: 2101.00001`.
fn note_parts(note: &str) -> (String, Vec<&str>) {
    let is_field = |line: &&str| {
        let name = line.split_once(':').map_or("", |(name, _)| name.trim());
        let known = ["arxiv", "doi", "citation key"];
        name.starts_with("tex.") || known.contains(&name.to_lowercase().as_str())
    };
    let (fields, said): (Vec<&str>, Vec<&str>) = note.lines().partition(is_field);
    (said.join("\n"), fields)
}

/// A person's name in its parts, or a group's in one.
fn author(author: &Value) -> Option<Author> {
    let part = |name: &str| author.get(name).and_then(text_of).unwrap_or_default();
    let literal = part("literal");
    if !literal.is_empty() {
        return names::of_parts("", &literal, "");
    }
    let family = ["dropping-particle", "non-dropping-particle", "family"].map(part);
    let family: Vec<String> = family.into_iter().filter(|part| !part.is_empty()).collect();
    names::of_parts(&part("given"), &family.join(" "), &part("suffix"))
}

/// Parts of a date, or a date as somebody wrote it: alone, as the schema prefers, or by a name.
fn date(value: &Value) -> Option<PartialDate> {
    dates::of_parts(Some(value)).or_else(|| dates::of_text(&words_of_date(value)?))
}

/// A date as somebody wrote it.
fn words_of_date(value: &Value) -> Option<String> {
    let mut named = ["raw", "literal", "edtf"].into_iter();
    let named = named.find_map(|name| value.get(name).and_then(text_of));
    named.or_else(|| text_of(value))
}

#[cfg(test)]
mod tests;
