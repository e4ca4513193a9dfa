//! Libraries of `EndNote`, XML, also as Zotero, Covidence and Rayyan export them
//! (<https://support.clarivate.com/Endnote/>, `RSXML.dtd`).
//!
//! Every text may stand in several `style` elements, one for each face of letters; a line break in
//! one is a carriage return. A file is often one line.

mod symbol;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::names::NameList;
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, extra, names};
use crate::paper::{Author, KindNames, PaperId, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "EndNote libraries, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "endnote-xml";
/// The numbers of kinds; their names may be the user's own.
const KINDS: &[(WorkKind, &[&str])] = &[
    (WorkKind::Article, &["17", "19", "23", "43"]),
    (WorkKind::Conference, &["10", "47"]),
    (WorkKind::Chapter, &["5", "52", "53", "60"]),
    (WorkKind::Book, &["6", "28", "44", "49", "57"]),
    (WorkKind::Thesis, &["32"]),
    (WorkKind::Report, &["27", "46"]),
    (
        WorkKind::Other,
        &["9", "12", "13", "25", "34", "36", "45", "59"],
    ),
];
/// Those who wrote a work, or else those who edited it or the series that it is in.
const ROLES: [&str; 4] = [
    "authors",
    "secondary-authors",
    "tertiary-authors",
    "subsidiary-authors",
];
/// Where it appeared, the best first.
const VENUES: [[&str; 2]; 4] = [
    ["periodical", "full-title"],
    ["titles", "secondary-title"],
    ["alt-periodical", "full-title"],
    ["periodical", "abbr-1"],
];
/// What is kept for a search: the path of each under a record.
const KEPT: &[&[&str]] = &[
    &["isbn"],
    &["language"],
    &["edition"],
    &["work-type"],
    &["pub-location"],
    &["titles", "tertiary-title"],
    &["titles", "alt-title"],
    &["titles", "translated-title"],
    &["titles", "short-title"],
];

fn detect(head: &Head) -> bool {
    let text = head.text();
    match head.root() {
        Some("xml") => text.contains("<records") && text.contains("<record"),
        Some("records") => text.contains("<ref-type"),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["record"], |_, record| paper(record))
}

fn paper(record: &Element) -> XmlPaper {
    let mut draft = Draft::new();
    let doi = line(record, &["electronic-resource-num"]);
    draft.ids(doi.iter().flat_map(|doi| addresses::of_field(doi)));
    accession(record, &mut draft);
    let key = line(record, &["foreign-keys", "key"]).or_else(|| line(record, &["rec-number"]));
    draft.source_id(key);
    draft.title(at(record, &["titles", "title"]).map(|title| collapsed(&marked(title))));
    draft.summary(at(record, &["abstract"]).map(paragraphs));
    let links = addresses_of(record);
    if draft.is_without_id() {
        draft.ids(links.iter().flat_map(|link| addresses::of_field(link)));
    }
    let paper = &mut draft.paper;
    paper.links.page = links.iter().find(|link| !is_pdf(link)).cloned();
    paper.links.pdf = links.into_iter().find(|link| is_pdf(link));
    paper.authors = authors(record);
    paper.date = date(record);
    paper.set_date_text(&line(record, &["dates", "year"]).unwrap_or_default());
    paper.venue = VENUES.iter().find_map(|path| line(record, path));
    paper.keywords = keywords(record);
    if let Some(kind) = kind(record) {
        paper.set_kind(kind);
    }
    for (name, theirs) in [
        ("volume", "volume"),
        ("number", "number"),
        ("pages", "pages"),
        ("publisher", "publisher"),
        ("note", "notes"),
    ] {
        draft.cite(name, line(record, &[theirs]));
    }
    if draft.paper.cited("number").is_none() {
        draft.cite("number", line(record, &["issue"]));
    }
    for path in KEPT {
        let name = path.last().copied().unwrap_or_default();
        extra::keep(
            &mut draft.paper,
            NAME,
            name,
            Vec::from_iter(line(record, path)),
        );
    }
    draft.markup();
    draft.finish().map(Some)
}

fn at<'a>(record: &'a Element, path: &[&str]) -> Option<&'a Element> {
    record.at(path)
}

/// The text of an element with what is raised or lowered in it as markup.
fn marked(element: &Element) -> String {
    let styles: Vec<&Element> = element.all("style").collect();
    if styles.is_empty() {
        return element.whole_markup();
    }
    let texts = styles.iter().map(|style| {
        let mut text = style.whole_markup();
        if style
            .attribute("font")
            .is_some_and(|font| font.eq_ignore_ascii_case("symbol"))
        {
            text = symbol::as_unicode(&text);
        }
        let face = style.attribute("face").unwrap_or_default();
        if face.contains("superscript") {
            format!("<sup>{text}</sup>")
        } else if face.contains("subscript") {
            format!("<sub>{text}</sub>")
        } else {
            text
        }
    });
    texts.collect()
}

/// The text of an element as it stands.
fn plain(element: &Element) -> String {
    element.text().replace('\r', "\n")
}

fn line(record: &Element, path: &[&str]) -> Option<String> {
    let text = collapsed(&at(record, path)?.text());
    Some(text).filter(|text| !text.is_empty())
}

/// A text in which each line is a paragraph.
fn paragraphs(element: &Element) -> String {
    let text = marked(element).replace('\r', "\n");
    let lines = text.lines().map(collapsed);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// The number under which a database has it, where that says which one it is.
fn accession(record: &Element, draft: &mut Draft) {
    let number = line(record, &["accession-num"]).unwrap_or_default();
    let database = ["remote-database-name", "remote-database-provider"];
    let database = database.map(|name| line(record, &[name]).unwrap_or_default());
    let database = database.join(" ").to_lowercase();
    if number.starts_with("WOS:") {
        draft.ids(PaperId::parse(&number));
    } else if ["medline", "pubmed", "nlm"]
        .iter()
        .any(|name| database.contains(name))
    {
        draft.pubmed_id(Some(&number));
    }
    // The custom field that EndNote has for it.
    let central = line(record, &["custom2"]).filter(|text| text.starts_with("PMC"));
    draft.central_id(central.as_deref());
}

/// The addresses of a record, none of which is a file of the library.
fn addresses_of(record: &Element) -> Vec<String> {
    let urls = record.child("urls");
    let groups = ["related-urls", "web-urls", "text-urls", "pdf-urls"];
    let groups = groups.iter().filter_map(|name| urls?.child(name));
    let texts = groups.flat_map(|group| group.all("url").map(plain).collect::<Vec<_>>());
    let mut links: Vec<String> = Vec::new();
    for text in texts {
        links.extend(addresses::links(&text));
    }
    links
}

fn is_pdf(link: &str) -> bool {
    let path = link.split(['?', '#']).next().unwrap_or_default();
    path.to_ascii_lowercase().ends_with(".pdf")
}

/// The people of the first role that anybody has.
fn authors(record: &Element) -> Vec<Author> {
    let of_role = |role: &&str| -> Vec<Author> {
        let people = record.all_at(&["contributors", role, "author"]);
        let lines = people.into_iter().flat_map(|author| {
            let text = plain(author);
            text.lines().map(author_of).collect::<Vec<_>>()
        });
        lines.collect::<NameList>().authors()
    };
    let mut roles = ROLES.iter().map(of_role);
    roles.find(|people| !people.is_empty()).unwrap_or_default()
}

/// `Family, Given, Suffix`, or a group with a comma behind it.
fn author_of(name: &str) -> Option<Author> {
    let name = collapsed(name);
    match name.strip_suffix(',') {
        Some(group) => names::of_parts("", group, ""),
        None => names::catalogued(&name),
    }
}

/// The year, with the day where one is told that fits it.
fn date(record: &Element) -> Option<PartialDate> {
    let year = line(record, &["dates", "year"]);
    let year = year.and_then(|year| dates::of_text(&year));
    let days = record.all_at(&["dates", "pub-dates", "date"]);
    let mut days = days.into_iter().map(|day| collapsed(&day.text()));
    let day = days.find_map(|day| {
        let whole = dates::of_text(&day);
        whole.or_else(|| dates::of_text(&format!("{} {day}", year?.year())))
    });
    let fits = |day: &PartialDate| year.is_none_or(|year| year.year() == day.year());
    let exact = year.filter(|year| year.month().is_some());
    exact.or(day.filter(fits)).or(year)
}

/// One to an element, or all in the first, a line for each.
fn keywords(record: &Element) -> Vec<String> {
    let texts = record
        .all_at(&["keywords", "keyword"])
        .into_iter()
        .map(plain);
    let words =
        texts.flat_map(|text| -> Vec<String> { text.split(['\n', ';']).map(collapsed).collect() });
    each_once(words.filter(|word| !word.is_empty()))
}

fn kind(record: &Element) -> Option<WorkKind> {
    let kind = record.child("ref-type")?;
    let number = collapsed(&kind.text());
    let known = KINDS
        .iter()
        .find(|(_, numbers)| numbers.contains(&number.as_str()));
    let by_name = || {
        let name = kind.attribute("name")?.replace(' ', "_");
        WorkKind::named(KindNames::Bibtex, &name)
    };
    known.map(|(kind, _)| *kind).or_else(by_name)
}

#[cfg(test)]
mod tests;
