//! Ovid's records as text (<https://ospguides.ovid.com/OSPguides/medline.htm>): a number in angle
//! brackets, then fields of two letters, `TI  - Leaves`, or of whole names, each in a line of its own
//! with its value indented below.

mod names;
mod place;

use crate::formats::draft::Draft;
use crate::formats::extra::OVID;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::ris::{finish, keywords};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::tagged::{self, Apart, TaggedForm, TaggedRecord, rest};
use crate::formats::text::{collapsed, each_once};
use crate::formats::titles::without_stop;
use crate::formats::{addresses, dates};
use crate::paper::{
    ImportError, KindNames, Paper, PaperId, PartialDate, Received, WorkKind, pages_in_full,
};
use place::Place;

pub(super) const FORMAT: Format = Format {
    name: OVID,
    meaning: "Ovid's records, tagged or with the names of their fields",
    detect,
    end: RecordEnd::Open,
    parse,
};

const FORM: TaggedForm = TaggedForm {
    begins: NUMBER,
    apart: Apart::Never,
    ends: None,
    tag: tag_of,
    cuts: None,
};

/// The tag of the number that begins a record, and that of a field whose name is not known.
const NUMBER: &str = "<";
const UNKNOWN: &str = "?";

/// So many words the name of a field has at most.
const LONGEST_NAME: usize = 6;

/// The fields by their names, and their tags.
#[rustfmt::skip] // A table of names reads as one.
const FIELDS: &[(&str, &[&str])] = &[
    ("UI", &["Unique Identifier"]),
    ("AN", &["Accession Number"]),
    ("PM", &["PMID", "PubMed ID", "PubMed Identifier", "Medline PMID"]),
    ("AU", &["Author", "Authors", "Author(s)"]),
    ("FA", &["Authors Full Name", "Author Full Name", "Full Name"]),
    ("CA", &["Corporate Author", "Group Author", "Institutional Author", "Institutional Authors"]),
    ("ED", &["Editor", "Editors", "Book Editor", "Book Editors"]),
    ("IN", &["Institution", "Affiliation", "Author Affiliation"]),
    ("TI", &["Title"]),
    ("OT", &["Original Title", "Vernacular Title"]),
    ("SO", &["Source"]),
    ("JN", &["Journal Name", "NLM Journal Name", "Journal Title"]),
    ("AS", &["Abbreviated Source"]),
    ("BT", &["Book Title", "Book Source"]),
    ("AB", &["Abstract"]),
    ("PT", &["Publication Type", "Publication Types"]),
    ("DT", &["Document Type"]),
    ("ST", &["Status", "Publication Status"]),
    ("SH", &["MeSH Subject Headings", "Subject Headings", "MeSH Headings", "Heading Words"]),
    ("KW", &["Keyword Heading", "Keywords", "Author Keywords", "Key Concepts", "Author Keyword"]),
    ("LG", &["Language"]),
    ("IS", &["ISSN", "ISSN Print", "International Standard Serial Number"]),
    ("ES", &["ISSN Electronic", "Electronic ISSN"]),
    ("IB", &["ISBN", "International Standard Book Number"]),
    ("DO", &["Digital Object Identifier", "DOI", "DOI Number"]),
    ("DP", &["Date of Publication", "Publication Date"]),
    ("YR", &["Year of Publication", "Publication Year", "Year"]),
    ("VI", &["Volume"]),
    ("IP", &["Issue", "Issue/Part", "Number"]),
    ("PG", &["Page", "Pages"]),
    ("PB", &["Publisher"]),
    ("CP", &["Country of Publication"]),
    ("DB", &["Database"]),
    ("RO", &["Copyright"]),
    ("RN", &["CAS Registry Number/EC Number/Name of Substance", "CAS Registry/EC Number/Name of Substance"]),
    ("XL", &["Link to the Ovid Full Text or citation", "Link to the External Link Resolver"]),
];
/// Databases, and states of records in them, whose identifiers are PMIDs.
const OF_PUBMED: &[&str] = &["medline", "in-process", "in-data-review", "pubmed"];
/// Tags of which nothing is left: what is read whole, and addresses of a library's own server.
#[rustfmt::skip]
const READ: &[&str] = &[NUMBER, UNKNOWN, "SO", "SH", "KW", "XL", "VN", "UI", "PM"];
const READ_ONCE: &[&[&str]] = &[
    &["TI", "OT"],
    &["AB"],
    &["JN", "JT", "BT"],
    &["VI"],
    &["IP"],
    &["PG"],
    &["PB"],
];

fn detect(head: &Head) -> bool {
    let mut lines = head.text().lines().filter(|line| !line.trim().is_empty());
    let is_number = |line: &str| tag_of(line).is_some_and(|(tag, _)| tag == NUMBER);
    let next = lines
        .next()
        .filter(|line| is_number(line))
        .and(lines.next());
    let tag = next.and_then(tag_of).map(|(tag, _)| tag);
    tag.is_some_and(|tag| {
        // RIS from Ovid has numbers, too; a field of an unknown name may come first.
        let known = |line| tag_of(line).is_some_and(|(tag, _)| tag == "TI" || tag == "SO");
        tag != "TY" && (tag != UNKNOWN || lines.any(known))
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(tagged::papers(input, &FORM, paper))
}

/// `<1>` or `<1. >`, `TI  - Leaves`, or a name that is not indented.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let bare = line.trim_end();
    if bare.is_empty() || line.starts_with([' ', '\t']) {
        return None;
    }
    let number = bare
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let number = number.map(|number| number.trim_end_matches(['.', ' ']));
    if number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    {
        return Some((NUMBER, ""));
    }
    if let Some((tag, value)) = line.split_at_checked(2)
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && let Some(value) = value.strip_prefix("  -")
    {
        return Some((tag, value));
    }
    let named = |names: &[&str]| names.iter().any(|name| bare.eq_ignore_ascii_case(name));
    if let Some((tag, _)) = FIELDS.iter().find(|(_, names)| named(names)) {
        return Some((tag, ""));
    }
    // A line of a text that is not indented is none.
    let is_name = bare.starts_with(|c: char| c.is_ascii_uppercase())
        && !bare.ends_with(['.', ',', ';', ':'])
        && bare.split(' ').count() <= LONGEST_NAME;
    is_name.then_some((UNKNOWN, ""))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    let place = record
        .first(&["SO"])
        .map(|text| Place::of(&text))
        .unwrap_or_default();
    draft.ids(record.all(&["DO", "DI"]).flat_map(addresses::of_field));
    draft.ids(pmid(record));
    draft.source_id(record.first(&["UI", "AN"]));
    let title = record.first(&["TI", "OT"]);
    draft.title(title.map(|title| without_stop(without_remark(&title)).to_owned()));
    draft.summary(record.paragraphs(&["AB"]));
    let kind = kind(record);
    let journal = record
        .first(&["JN", "JT", "BT"])
        .map(|name| name.trim_end_matches('.').to_owned());
    let paper = &mut draft.paper;
    paper.authors = names::authors(record);
    paper.date = date(record, &place);
    record
        .all(&["DP", "YR", "ST"])
        .for_each(|words| paper.set_date_text(words));
    paper.venue = journal.or(place.venue).or_else(|| record.first(&["AS"]));
    paper.keywords = subjects(record);
    if let Some(kind) = kind.or_else(|| paper.venue.is_some().then_some(WorkKind::Article)) {
        paper.set_kind(kind);
    }
    for (name, tag, placed) in [
        ("volume", "VI", place.volume),
        ("number", "IP", place.number),
        ("pages", "PG", place.pages),
        ("publisher", "PB", None),
    ] {
        let text = record.first(&[tag]).or(placed);
        draft.cite(
            name,
            text.map(|text| {
                if name == "pages" {
                    pages_in_full(&text)
                } else {
                    text
                }
            }),
        );
    }
    keep(record, &mut draft.paper);
    draft.markup();
    finish(draft, record)
}

/// The PMID, which is the identifier of a record that comes from there.
fn pmid(record: &TaggedRecord) -> Option<PaperId> {
    let mut origins = record.all(&["DB", "ST"]).map(str::to_ascii_lowercase);
    let is_of_pubmed = origins.any(|name| OF_PUBMED.iter().any(|known| name.contains(known)));
    let own = record.first(&["UI"]).filter(|_| is_of_pubmed);
    let value = record.first(&["PM"]).or(own)?;
    // `123 [pmid]`, and the address of it.
    let number = value.split(' ').next()?.trim_end_matches('.');
    PaperId::pasted(&format!("pmid:{number}"))
        .filter(|_| number.bytes().all(|b| b.is_ascii_digit()))
}

/// A title without what Ovid says behind it: `Leaves.[Review]`.
fn without_remark(title: &str) -> &str {
    let remarks = [
        "[Article]",
        "[Review]",
        "[Report]",
        "[Miscellaneous]",
        "[Editorial]",
        "[Letter]",
    ];
    let bare = remarks.iter().find_map(|remark| title.strip_suffix(remark));
    bare.map_or(title, str::trim_end)
}

/// The first kind that is known: `Journal Article.`, `Review:  PDF Only.`
fn kind(record: &TaggedRecord) -> Option<WorkKind> {
    let mut kinds = record
        .all(&["PT", "DT"])
        .flat_map(|value| value.split(['.', ';', ':', '\n']));
    kinds.find_map(|name| WorkKind::named(KindNames::Medline, name.trim()))
}

/// The most exact date of those that are told, the first of its year.
fn date(record: &TaggedRecord, place: &Place) -> Option<PartialDate> {
    let told = record.all(&["DP", "YR"]).filter_map(dates::of_text);
    let mut all = told.chain(place.date);
    let first = all.next()?;
    Some(all.fold(
        first,
        |best, date| if best.covers(date) { date } else { best },
    ))
}

/// Headings, without the asterisks that say what a paper is mostly about, and keywords.
fn subjects(record: &TaggedRecord) -> Vec<String> {
    let headings = record
        .all(&["SH"])
        .flat_map(|value| value.split(['\n', ';']));
    let headings = headings.map(|word| collapsed(&word.replace('*', "")));
    let subjects = headings.chain(keywords(record, &["KW"]));
    let subjects = subjects.map(|word| word.trim_end_matches('.').to_owned());
    each_once(subjects.filter(|word| !word.is_empty()))
}

/// Keeps the lines that recto has no field for.
fn keep(record: &TaggedRecord, paper: &mut Paper) {
    let role = names::role(record);
    let is_dated = paper.date.is_some();
    let once = rest::ReadOnce::of(record, READ_ONCE);
    rest::keep(record, paper, OVID, |_, tag, value| {
        let text = collapsed(value);
        let is_read = READ.contains(&tag)
            || role.is_some_and(|tags| tags.contains(&tag))
            || once.has(tag, value)
            || (["DP", "YR"].contains(&tag) && is_dated)
            || (["DO", "DI"].contains(&tag) && !addresses::of_field(&text).is_empty());
        if is_read { Vec::new() } else { vec![text] }
    });
}

#[cfg(test)]
mod tests;
