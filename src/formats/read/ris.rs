//! RIS, as libraries and publishers give it
//! (<https://en.wikipedia.org/wiki/RIS_(file_format)>).

mod extra;

use crate::formats::draft::Draft;
use crate::formats::extra as shared;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::tagged::{self, Apart, TaggedForm, TaggedRecord};
use crate::formats::text::{collapsed, each_once};
use crate::formats::{addresses, carried, dates};
use crate::paper::{Author, ImportError, KindNames, Links, PartialDate, Received, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "ris",
    meaning: "RIS, as libraries and publishers give it",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// So many lines may stand before the first record.
const LINES_BEFORE: usize = 50;

/// The title, the best first.
const TITLES: &[&str] = &["TI", "T1", "CT", "BT", "ST"];
/// Those who wrote a work, or else those who edited it, or the book or series that it is in.
const ROLES: &[&[&str]] = &[&["AU", "A1"], &["ED", "A2"], &["A3"], &["A4"]];

const RIS: TaggedForm = TaggedForm {
    begins: "TY",
    apart: Apart::Never,
    ends: Some("ER"),
    tag: ris_tag,
    // citation-js begins a new line after each 70 characters of a value.
    cuts: Some((76, 70)),
};

fn detect(head: &Head) -> bool {
    let mut lines = head.text().lines().take(LINES_BEFORE);
    lines.any(|line| {
        // With one blank it may be an ordinary text, but for what can stand there.
        let is_type = |value: &str| WorkKind::named(KindNames::Ris, value.trim()).is_some();
        ris_tag(line).is_some_and(|(tag, value)| {
            tag == "TY" && (line.starts_with("TY  -") || is_type(value))
        })
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(tagged::papers(input, &RIS, paper))
}

/// `TY  - JOUR`; after an empty value the blank may be missing, and one of those before the dash
/// where the tag is in capitals: a word of two small letters may stand before a dash in a text.
fn ris_tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_at_checked(2)?;
    let blanks = value.strip_prefix(' ')?;
    let (value, is_letter): (&str, fn(&u8) -> bool) = match blanks.strip_prefix(" -") {
        Some(value) => (value, u8::is_ascii_alphabetic),
        None => (blanks.strip_prefix('-')?, u8::is_ascii_uppercase),
    };
    let is_tag = tag
        .bytes()
        .all(|byte| is_letter(&byte) || byte.is_ascii_digit())
        && (value.is_empty() || value.starts_with(' '));
    is_tag.then_some((tag, value))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    let own = record.first(&["ID"]).and_then(|key| carried::own(&key));
    let addresses: &[&str] = if own.is_some() {
        // recto says every id; a file elsewhere may be of another form of the paper.
        &["DO", "UR"]
    } else {
        &["DO", "UR", "L1", "L2", "L3", "M3", "LK"]
    };
    draft.ids(record.all(addresses).flat_map(addresses::of_field));
    draft.ids(record.all(&["AN", "M1", "N1"]).flat_map(addresses::alone));
    draft.ids(own);
    draft.ids(record.all(&["U1"]).flat_map(carried::read));
    draft.source_id(record.first(&["ID"]));
    draft.title(record.first(TITLES));
    draft.summary(record.first(&["AB", "N2"]));
    let paper = &mut draft.paper;
    paper.authors = authors(record, ROLES);
    paper.date = date(record);
    let words = record.all(&["PY", "Y1", "DA"]);
    words.for_each(|words| paper.set_date_text(words));
    paper.venue = record.first(shared::RIS_VENUES);
    paper.keywords = keywords(record, &["KW"]);
    paper.links = Links {
        page: record.all(&["UR", "LK"]).flat_map(addresses::links).next(),
        pdf: record.all(&["L1"]).flat_map(addresses::links).next(),
        ..Links::default()
    };
    let kind = record.first(&["TY"]).unwrap_or_default();
    if let Some(kind) = WorkKind::named(KindNames::Ris, &kind) {
        paper.set_kind(kind);
    }
    for (name, text) in [
        ("volume", record.first(&["VL", "VO"])),
        ("number", record.first(&["IS"])),
        ("publisher", record.first(&["PB"])),
    ] {
        draft.cite(name, text);
    }
    draft.cite("pages", pages(record, &["SP"], &["EP"]));
    let mut notes = record.all(&["N1"]).map(collapsed);
    let note = notes.find(|note| addresses::says_more(note, &[]));
    draft.cite("note", note);
    extra::keep(record, &mut draft.paper);
    draft.markup();
    finish(draft, record)
}

/// The paper, or why the record is none, with its line.
pub(super) fn finish(draft: Draft, record: &TaggedRecord) -> Result<Received, ImportError> {
    let line = record.line;
    match draft.finish() {
        Ok(paper) => Ok(Received { line, paper }),
        Err(reason) => Err(ImportError::new(line, reason)),
    }
}

/// The names of the first role that anybody has, in the order of the lines.
pub(super) fn authors(record: &TaggedRecord, roles: &[&[&str]]) -> Vec<Author> {
    let of_role = |tags: &&[&str]| -> Vec<Author> {
        let lines = record.in_order(tags).flat_map(str::lines);
        let names = lines.flat_map(|line| line.split(';')).map(author);
        names.collect::<NameList>().authors()
    };
    let mut roles = roles.iter().map(of_role);
    roles.find(|names| !names.is_empty()).unwrap_or_default()
}

/// `Last, First, Suffix`, or a name as it is printed, or a group with a comma behind it.
fn author(name: &str) -> Option<Author> {
    match name.trim().strip_suffix(',') {
        Some(group) => names::of_parts("", group, ""),
        None => names::catalogued(name),
    }
}

/// The date: `DA` before `PY` before `Y1`, but a more exact one of the same year before it.
fn date(record: &TaggedRecord) -> Option<PartialDate> {
    let mut dates = record.all(&["DA", "PY", "Y1"]).filter_map(dates::of_text);
    let first = dates.next()?;
    let exactness = |date: &PartialDate| date.to_string().len();
    let same_year = dates.filter(|date| date.year() == first.year());
    Some(same_year.fold(first, |best, date| {
        if exactness(&date) > exactness(&best) {
            date
        } else {
            best
        }
    }))
}

/// Keywords stand one to a tag or to a line, or in one value with marks between them.
pub(super) fn keywords(record: &TaggedRecord, tags: &[&str]) -> Vec<String> {
    let values: Vec<&str> = record.all(tags).collect();
    let commas = matches!(values.as_slice(), [one] if !one.contains([';', '\n']));
    let splits = |c: char| matches!(c, ';' | '\n') || (commas && c == ',');
    // Web of Science breaks a line where it is full, RIS where a keyword ends.
    let folds = tags.contains(&"DE");
    let words = values.into_iter().flat_map(|value| -> Vec<String> {
        let folded = folds.then(|| collapsed(value));
        let value = folded.as_deref().unwrap_or(value);
        value.split(splits).map(collapsed).collect()
    });
    each_once(words.filter(|word| !word.is_empty()))
}

pub(super) fn pages(record: &TaggedRecord, first: &[&str], last: &[&str]) -> Option<String> {
    let first = record.first(first)?;
    match record.first(last) {
        Some(last) if !first.contains('-') => Some(format!("{first}-{last}")),
        Some(_) | None => Some(first),
    }
}

#[cfg(test)]
mod tests;
