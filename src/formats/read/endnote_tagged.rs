//! `EndNote`'s tagged text (`.enw`), which is refer's of old
//! (<https://en.wikipedia.org/wiki/EndNote#Tags_and_fields>, <https://man.openbsd.org/refer.5>): a
//! percent sign and one more. Records begin with their kind, or behind an empty line.

use super::ris::{authors, finish, keywords};
use crate::formats::draft::Draft;
use crate::formats::extra;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::tagged::{self, Apart, TaggedForm, TaggedRecord, rest};
use crate::formats::text::collapsed;
use crate::formats::{addresses, carried, dates};
use crate::paper::{
    ImportError, KindNames, Links, Paper, PaperId, PartialDate, Received, WorkKind,
};

pub(super) const FORMAT: Format = Format {
    name: extra::ENDNOTE,
    meaning: "EndNote's tagged text (.enw), refer",
    detect,
    end: RecordEnd::Open,
    parse,
};

const FORM: TaggedForm = TaggedForm {
    begins: "0",
    // An abstract may have empty lines, behind which other fields follow.
    apart: Apart::Lines(&["A", "T"]),
    ends: None,
    tag: tag_of,
    cuts: None,
};

/// Those who wrote a work, or else those who edited it or its series.
const ROLES: &[&[&str]] = &[&["A"], &["E"], &["Y"], &["?"]];
/// The title, or a short one, or that of which it is the translation.
const TITLES: &[&str] = &["T", "!", "Q"];
/// Tags of which nothing is left.
const READ: &[&str] = &["0", "K"];
/// Tags of which one value is read.
#[rustfmt::skip] // A list of tags reads as one.
const READ_ONCE: &[&[&str]] = &[
    TITLES, extra::ENDNOTE_VENUES, &["X"], &["F", "M"], &["V"], &["N"], &["P"], &["I"],
];
/// Where ids that recto has no field for are carried: a field of the user's own.
const OWN_IDS: &str = "1";

fn detect(head: &Head) -> bool {
    let mut tags = head.text().lines().filter(|line| !line.trim().is_empty());
    // A file of BibTeX may begin with a line of comment.
    let first = tags.next().and_then(tag_of);
    first.is_some_and(|(tag, value)| {
        let is_field = |line: &str| tag_of(line).is_some_and(|(_, value)| !value.is_empty());
        !value.trim().is_empty() && (tag == "0" || tags.next().is_none_or(is_field))
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(tagged::papers(input, &FORM, paper))
}

/// `%T Leaves of spring`; the small letters are no fields.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.strip_prefix('%')?.split_at_checked(1)?;
    let is_tag = tag
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_lowercase() && byte != b'%')
        && (value.is_empty() || value.starts_with([' ', '\t']));
    is_tag.then_some((tag, value))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    let label = record.first(&["F"]);
    let own = label.as_deref().and_then(carried::own);
    draft.ids(record.all(&["R", "U"]).flat_map(addresses::of_field));
    draft.ids(record.all(&["M", "L", "Z"]).flat_map(addresses::alone));
    draft.ids(own);
    let archive = Archive::of(record);
    draft.ids(record.all(&["M", "2"]).filter_map(|text| archive.id(text)));
    draft.ids(record.all(&[OWN_IDS]).flat_map(carried::read));
    draft.source_id(label.or_else(|| record.first(&["M"])));
    draft.title(record.first(TITLES));
    draft.summary(record.paragraphs(&["X"]));
    let kind = kind(record);
    let paper = &mut draft.paper;
    paper.authors = authors(record, ROLES);
    paper.date = date(record);
    record
        .all(&["D", "8"])
        .for_each(|words| paper.set_date_text(words));
    paper.venue = record.first(extra::ENDNOTE_VENUES);
    paper.keywords = keywords(record, &["K"]);
    paper.links = Links {
        page: record.all(&["U"]).flat_map(addresses::links).next(),
        pdf: record.all(&[">"]).flat_map(addresses::links).next(),
        ..Links::default()
    };
    if let Some(kind) = kind {
        paper.set_kind(kind);
    }
    for (name, tag) in [("volume", "V"), ("number", "N"), ("publisher", "I")] {
        draft.cite(name, record.first(&[tag]));
    }
    draft.cite(
        "pages",
        record.first(&["P"]).map(|pages| without_name(&pages)),
    );
    let mut notes = record.all(&["Z"]).map(collapsed);
    draft.cite("note", notes.find(|note| addresses::says_more(note, &[])));
    keep(record, &mut draft.paper);
    draft.markup();
    finish(draft, record)
}

/// The kind that the record tells, or that its tags do: refer had no kinds.
fn kind(record: &TaggedRecord) -> Option<WorkKind> {
    let has = |tag: &str| record.all(&[tag]).next().is_some();
    if let Some(name) = record.first(&["0"]) {
        return WorkKind::named(KindNames::EndNote, &name);
    }
    if has("J") {
        Some(WorkKind::Article)
    } else if has("B") {
        None
    } else if has("R") && has("I") {
        Some(WorkKind::Report)
    } else {
        has("I").then_some(WorkKind::Book)
    }
}

/// Who provided a record.
struct Archive {
    is_pubmed: bool,
}

impl Archive {
    fn of(record: &TaggedRecord) -> Self {
        let mut providers = record.all(&["W", "~"]).map(str::to_ascii_lowercase);
        let is_pubmed = providers.any(|name| name.contains("pubmed") || name.contains("medline"));
        Self { is_pubmed }
    }

    /// The id that an archive gave: `WOS:000123`, `PMC123` in the field of its own, and a PMID where
    /// the record comes from there.
    fn id(&self, text: &str) -> Option<PaperId> {
        let text = text.trim();
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            let pmid = self.is_pubmed.then(|| format!("pmid:{text}"));
            return pmid.and_then(|pmid| PaperId::parse(&pmid));
        }
        if text.starts_with("WOS:") {
            return PaperId::parse(text);
        }
        let central = text.starts_with("PMC").then(|| format!("pmcid:{text}"));
        PaperId::pasted(central.as_deref().unwrap_or(text))
    }
}

/// The year with the month and the day that stand beside it.
fn date(record: &TaggedRecord) -> Option<PartialDate> {
    let year = record.all(&["D"]).find_map(dates::of_text);
    let mut days = record.all(&["8"]);
    days.find_map(|day| dates::of_year_and_day(year, day))
        .or(year)
}

/// Pages without the letters that some write before them.
fn without_name(pages: &str) -> String {
    let mut names = ["pp. ", "p. ", "pp ", "pages "].into_iter();
    let bare = names.find_map(|name| pages.strip_prefix(name));
    bare.unwrap_or(pages).to_owned()
}

/// Keeps the lines that recto has no field for.
fn keep(record: &TaggedRecord, paper: &mut Paper) {
    let note = paper.cited("note").map(str::to_owned);
    let role = ROLES.iter().find(|tags| record.all(tags).next().is_some());
    let is_dated = paper.date.is_some() || paper.date_text().is_some();
    let once = rest::ReadOnce::of(record, READ_ONCE);
    let archive = Archive::of(record);
    let is_read = |tag: &str, value: &str| {
        READ.contains(&tag)
            || role.is_some_and(|tags| tags.contains(&tag))
            || (["D", "8"].contains(&tag) && is_dated)
            || once.has(tag, value)
    };
    let is_used = |tag: &str, text: &str| {
        (tag == "R" && !addresses::of_field(text).is_empty())
            || (tag == "Z" && note.as_deref() == Some(text))
            || (["M", "2"].contains(&tag) && archive.id(text).is_some())
            || (["M", "L", "Z"].contains(&tag) && rest::is_id(text))
            || (tag == OWN_IDS && carried::read(text).next().is_some())
    };
    rest::keep(record, paper, extra::ENDNOTE, |paper, tag, value| {
        if is_read(tag, value) {
            return Vec::new();
        }
        let mut texts = if ["U", ">"].contains(&tag) {
            rest::addresses(paper, value)
        } else {
            vec![collapsed(value)]
        };
        texts.retain(|text| !is_used(tag, text));
        texts
    });
}

#[cfg(test)]
mod tests;
