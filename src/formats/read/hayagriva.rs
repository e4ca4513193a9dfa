//! Typst's bibliographies in YAML (<https://github.com/typst/hayagriva/blob/main/docs/file-format.md>):
//! a map of entries, and in each, as its parent, what it appeared in.

use serde_json::{Map, Value};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::text_of;
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::yaml::{YamlLayout, YamlRecord, YamlRecords, papers};
use crate::formats::{addresses, carried, dates};
use crate::paper::{Author, NameParts, Paper, WorkKind, is_suffix};

pub(super) const FORMAT: Format = Format {
    name: "hayagriva",
    meaning: "hayagriva, the YAML bibliographies of Typst",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// So many records may say too little to tell the format.
const LOOKED_AT: usize = 16;
/// Parents lie no deeper.
const DEPTH: usize = 8;

/// The types of entries, what each is by itself, and what its parent is where that has no type.
const TYPES: &[(&str, WorkKind, &str)] = &[
    ("article", WorkKind::Other, "periodical"),
    ("chapter", WorkKind::Chapter, "book"),
    ("entry", WorkKind::Chapter, "reference"),
    ("anthos", WorkKind::Chapter, "anthology"),
    ("report", WorkKind::Report, ""),
    ("thesis", WorkKind::Thesis, ""),
    ("web", WorkKind::Other, "web"),
    ("scene", WorkKind::Other, "video"),
    ("artwork", WorkKind::Other, "exhibition"),
    ("patent", WorkKind::Other, ""),
    ("case", WorkKind::Other, ""),
    ("newspaper", WorkKind::Other, ""),
    ("legislation", WorkKind::Other, "anthology"),
    ("manuscript", WorkKind::Other, ""),
    ("original", WorkKind::Other, ""),
    ("post", WorkKind::Other, "post"),
    ("misc", WorkKind::Other, ""),
    ("performance", WorkKind::Other, ""),
    ("periodical", WorkKind::Other, ""),
    ("proceedings", WorkKind::Book, ""),
    ("book", WorkKind::Book, ""),
    ("blog", WorkKind::Other, ""),
    ("reference", WorkKind::Book, ""),
    ("conference", WorkKind::Conference, ""),
    ("anthology", WorkKind::Book, ""),
    ("repository", WorkKind::Other, ""),
    ("thread", WorkKind::Other, ""),
    ("video", WorkKind::Other, "video"),
    ("audio", WorkKind::Other, "audio"),
    ("exhibition", WorkKind::Other, ""),
];

type Entry = Map<String, Value>;

fn detect(head: &Head) -> bool {
    let text = head.text();
    let is_key = |c: char| c.is_alphanumeric() || "\"'#%-".contains(c);
    if !text.starts_with(is_key) {
        return false;
    }
    let records = YamlRecords::new(Box::new(text.as_bytes()), YamlLayout::Members);
    records.take(LOOKED_AT).flatten().any(|record| {
        let has = |name: &str| {
            record
                .fields
                .get(name)
                .is_some_and(|value| !value.is_null())
        };
        known(&record.fields).is_some() && (has("title") || has("parent"))
    })
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, YamlLayout::Members, paper)
}

/// What an entry is, by its type.
fn known(entry: &Entry) -> Option<&'static (&'static str, WorkKind, &'static str)> {
    let name = entry.get("type")?.as_str()?.to_lowercase();
    TYPES.iter().find(|(known, ..)| *known == name)
}

fn paper(record: YamlRecord) -> Result<Paper, String> {
    let entry = record.fields;
    let parents = parents(&entry);
    let line: Vec<&Entry> = std::iter::once(&entry)
        .chain(parents.iter().map(|parent| parent.entry))
        .collect();
    let mut draft = Draft::new();
    let serial = entry.get("serial-number");
    let number = |name: &str| serial.and_then(|serial| serial.get(name)).and_then(text_of);
    let bare = serial.and_then(text_of);
    draft.ids(
        [number("doi"), number("url"), bare]
            .into_iter()
            .flatten()
            .flat_map(|id| addresses::of_field(&id)),
    );
    let arxiv = number("arxiv").unwrap_or_default();
    draft.scheme_id("arxiv", Some(arxiv.trim_start_matches("arXiv:")));
    draft.scheme_id("pmid", number("pmid").as_deref());
    draft.ids(number("recto").iter().flat_map(|ids| carried::read(ids)));
    let url = entry.get("url").and_then(said);
    draft.ids(url.iter().flat_map(|url| addresses::of_field(url)));
    draft.ids(carried::own(&record.name));
    draft.source_id(Some(record.name));
    draft.title(entry.get("title").and_then(formatted));
    draft.summary(entry.get("abstract").and_then(formatted));
    // A journal has its number, and a book its publisher.
    let of_line = |name: &'static str| line.iter().filter_map(move |entry| entry.get(name));
    draft.cite("volume", of_line("volume").find_map(said));
    draft.cite("number", of_line("issue").find_map(said));
    let mut publishers = of_line("publisher").map(|value| value.get("name").unwrap_or(value));
    draft.cite("publisher", publishers.find_map(formatted));
    draft.cite("pages", entry.get("page-range").and_then(said));
    let note = entry.get("note").and_then(formatted);
    let paper = &mut draft.paper;
    paper.authors = people(&line);
    let date = entry
        .get("date")
        .or_else(|| line.iter().find_map(|entry| entry.get("date")));
    let date = date.and_then(text_of);
    paper.date = date.as_deref().and_then(dates::of_text);
    // A date that is words would be none to Typst.
    for words in date.iter().chain(&note) {
        paper.set_date_text(words);
    }
    if note.as_deref() != paper.date_text() {
        paper.cite("note", &note.unwrap_or_default());
    }
    paper.links.page = url;
    let (kind, venue) = kind_and_venue(&entry, &parents);
    paper.set_kind(kind);
    paper.venue = venue;
    draft.finish()
}

/// A parent, and its type.
struct Parent<'a> {
    entry: &'a Entry,
    kind: &'a str,
}

/// What an entry appeared in, what that appeared in, and so on, the nearest first.
fn parents(entry: &Entry) -> Vec<Parent<'_>> {
    let mut found: Vec<Parent<'_>> = Vec::new();
    let mut children = vec![(entry, known(entry).map_or("", |(_, _, parent)| *parent))];
    for _ in 0..DEPTH {
        let mut further = Vec::new();
        for (child, default) in children {
            let values = several(child.get("parent"));
            for entry in values.iter().filter_map(Value::as_object) {
                let row = known(entry).or_else(|| TYPES.iter().find(|(name, ..)| *name == default));
                let (kind, parent) = row.map_or(("", ""), |(name, _, parent)| (*name, *parent));
                found.push(Parent { entry, kind });
                further.push((entry, parent));
            }
        }
        children = further;
    }
    found
}

/// The elements of a list; a single value is a list of one.
fn several(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// The kind of a work and where it appeared, which its parents tell. A school or an institution is an
/// organization.
fn kind_and_venue(entry: &Entry, parents: &[Parent<'_>]) -> (WorkKind, Option<String>) {
    let row = known(entry);
    let alone = row.map_or(WorkKind::Other, |(_, kind, _)| *kind);
    let title = |parent: &Parent<'_>| parent.entry.get("title").and_then(formatted);
    let of = |kinds: &[&str]| {
        let parent = parents.iter().find(|parent| kinds.contains(&parent.kind))?;
        Some(title(parent))
    };
    let organization = || entry.get("organization").and_then(formatted);
    let nearest = || parents.iter().find_map(title);
    if row.is_some_and(|(name, ..)| *name == "article") {
        if let Some(venue) = of(&["periodical", "newspaper"]) {
            return (WorkKind::Article, venue.or_else(nearest));
        }
        if let Some(venue) = of(&["proceedings"]).or_else(|| of(&["conference"])) {
            return (WorkKind::Conference, venue.or_else(nearest));
        }
        if let Some(venue) = of(&["anthology", "book", "reference"]) {
            return (WorkKind::Chapter, venue.or_else(nearest));
        }
    }
    match alone {
        WorkKind::Thesis | WorkKind::Report => (alone, organization().or_else(nearest)),
        WorkKind::Article
        | WorkKind::Conference
        | WorkKind::Chapter
        | WorkKind::Book
        | WorkKind::Other => (alone, nearest()),
    }
}

/// The authors of an entry, or else its editors, or those of what it appeared in.
fn people(line: &[&Entry]) -> Vec<Author> {
    let of = |entry: &Entry, role: &str| {
        let names = several(entry.get(role)).iter().map(person);
        names.collect::<NameList>().authors()
    };
    let mut roles = line
        .iter()
        .flat_map(|entry| ["author", "editor"].map(|role| of(entry, role)));
    roles.find(|names| !names.is_empty()).unwrap_or_default()
}

/// `Last, First`, `Last, Jr., First`, or a map of the parts. Its own program writes `Last, First, Jr.`.
fn person(value: &Value) -> Option<Author> {
    if let Some(name) = text_of(value) {
        let name = names::said(&name);
        // A comma says where the family name ends; without one there is no given name.
        return match name.split(',').collect::<Vec<&str>>().as_slice() {
            [_] => names::of_parts("", &name, ""),
            [family, given, suffix] if is_suffix(suffix.trim()) && !is_suffix(given.trim()) => {
                names::of_parts(given.trim(), family.trim(), suffix.trim())
            }
            [family, suffix, given] => names::of_parts(given.trim(), family.trim(), suffix.trim()),
            [_, _] => NameParts::turned(&name).and_then(Author::parted),
            _ => Author::whole(&name),
        };
    }
    let part = |name: &str| value.get(name).and_then(text_of).unwrap_or_default();
    let family = [part("prefix"), part("name")];
    let family: Vec<String> = family.into_iter().filter(|part| !part.is_empty()).collect();
    names::of_parts(&part("given-name"), &family.join(" "), &part("suffix"))
}

/// The text of a value, which may have more to say in a map.
fn said(value: &Value) -> Option<String> {
    text_of(value.get("value").unwrap_or(value))
}

/// A text in which braces keep capitals, dollars hold formulas, and a backslash escapes both.
fn formatted(value: &Value) -> Option<String> {
    let text = said(value)?;
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut is_formula = false;
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('{' | '}' | '$' | '\\')) => plain.extend(chars.next()),
            ('{' | '}', _) if !is_formula => {}
            _ => {
                is_formula ^= c == '$';
                plain.push(c);
            }
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests;
