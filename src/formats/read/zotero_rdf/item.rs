//! One work of a Zotero library, with what it is in and what is attached to it.

use super::NAME;
use crate::formats::draft::Draft;
use crate::formats::names::{self, NameList};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::Element;
use crate::formats::{addresses, dates, extra};
use crate::paper::{Author, KindNames, Paper, PaperId, WorkKind};

/// Types of what is no work.
const NO_WORKS: [&str; 3] = ["attachment", "note", "annotation"];
/// Elements that are works where nothing says of which type; a book may be that of a chapter.
const WORKS: [&str; 6] = [
    "Article",
    "BookSection",
    "Thesis",
    "Report",
    "Manuscript",
    "Patent",
];
/// What works are by, the first of whom anybody is told.
const ROLES: [&str; 8] = [
    "authors",
    "presenters",
    "inventors",
    "artists",
    "directors",
    "programmers",
    "editors",
    "seriesEditors",
];
/// What is kept for a search.
const KEPT: [&str; 6] = [
    "language",
    "shortTitle",
    "edition",
    "archive",
    "libraryCatalog",
    "type",
];

/// Whether an element is a work.
pub(super) fn is_work(element: &Element) -> bool {
    match element.line_at(&["itemType"]) {
        Some(kind) => !NO_WORKS.contains(&kind.as_str()),
        None => WORKS.contains(&element.name.as_str()),
    }
}

/// The addresses of what a work refers to and is told of elsewhere in the file.
pub(super) fn references(work: &Element) -> Vec<String> {
    let around = work
        .all("isPartOf")
        .filter_map(|part| part.attribute("resource"));
    let mut addresses: Vec<String> = around.map(str::to_owned).collect();
    addresses.extend(attached(work));
    addresses
}

/// The addresses of what is attached to a work.
pub(super) fn attached(work: &Element) -> Vec<String> {
    let links = work
        .all("link")
        .filter_map(|link| link.attribute("resource"));
    links.map(str::to_owned).collect()
}

/// The paper of a work.
pub(super) fn paper(work: &Element, others: &[&Element]) -> Result<Paper, String> {
    let within = work.all("isPartOf").flat_map(Element::elements);
    let beside = others
        .iter()
        .copied()
        .filter(|other| other.name != "Attachment");
    let around: Vec<&Element> = within.chain(beside).collect();
    let kind = work
        .line_at(&["itemType"])
        .unwrap_or_else(|| work.name.clone());
    let kind = WorkKind::named(KindNames::Bibtex, &kind).unwrap_or(WorkKind::Other);
    let mut draft = Draft::new();
    ids(work, &around, &mut draft);
    let key = work.line_at(&["citationKey"]);
    draft.source_id(key.or_else(|| work.attribute("about").map(str::to_owned)));
    draft.title(work.line_at(&["title"]));
    draft.summary(work.said("abstract"));
    let addresses: Vec<String> = uris(work)
        .flat_map(|text| addresses::links(&text))
        .collect();
    if draft.is_without_id() {
        draft.ids(
            addresses
                .iter()
                .flat_map(|address| addresses::of_field(address)),
        );
    }
    let paper = &mut draft.paper;
    paper.set_kind(kind);
    paper.authors = authors(work);
    let date = work.line_at(&["date"]).unwrap_or_default();
    paper.date = dates::of_text(&date);
    paper.set_date_text(&date);
    paper.venue = venue(work, &around);
    paper.keywords = keywords(work);
    paper.links.page = addresses.into_iter().next();
    paper.links.pdf = pdf(others);
    let first = |name: &str| {
        let own = work.line_at(&[name]);
        own.or_else(|| around.iter().find_map(|around| around.line_at(&[name])))
    };
    let publisher = |element: &Element| {
        let named = element.line_at(&["publisher", "Organization", "name"]);
        named.or_else(|| element.line_at(&["publisher"]))
    };
    let publisher = publisher(work).or_else(|| around.iter().find_map(|around| publisher(around)));
    for (name, text) in [
        ("volume", first("volume")),
        ("number", first("number")),
        ("pages", work.line_at(&["pages"])),
        ("publisher", publisher),
        ("note", note(work)),
    ] {
        draft.cite(name, text);
    }
    for name in KEPT {
        let text = work.line_at(&[name]);
        extra::keep(&mut draft.paper, NAME, name, Vec::from_iter(text));
    }
    for name in ["ISSN", "ISBN"] {
        let texts = identifiers(work).chain(around.iter().flat_map(|around| identifiers(around)));
        let texts = texts.filter_map(|text| Some(text.strip_prefix(name)?.trim().to_owned()));
        extra::keep(&mut draft.paper, NAME, name, texts.collect());
    }
    draft.markup();
    draft.finish()
}

/// What identifies it in words: `DOI 10.1000/x`, `ISSN 1234-5678`.
fn identifiers(element: &Element) -> impl Iterator<Item = String> {
    let texts = element.all("identifier").filter(|id| id.inner().is_none());
    texts.map(|id| collapsed(&id.text()))
}

/// The addresses by which it is identified.
fn uris(element: &Element) -> impl Iterator<Item = String> {
    let values = element.all_at(&["identifier", "URI", "value"]);
    values.into_iter().map(Element::text)
}

/// Its ids. Zotero says the DOI of an article with its journal, where there can be but one.
fn ids(work: &Element, around: &[&Element], draft: &mut Draft) {
    let doi = |element: &Element| -> Vec<String> {
        identifiers(element)
            .filter(|text| text.starts_with("DOI"))
            .collect()
    };
    let own = doi(work);
    let found = if own.is_empty() {
        let of_journals = around.iter().filter(|around| around.name != "Series");
        let found: Vec<String> = of_journals.flat_map(|around| doi(around)).collect();
        found
            .into_iter()
            .filter(|_| work.line_at(&["itemType"]).is_some())
            .collect()
    } else {
        own
    };
    if let [one] = found.as_slice() {
        draft.ids(addresses::of_field(one));
    }
    let number = work
        .line_at(&["archiveID"])
        .or_else(|| work.line_at(&["number"]));
    draft.ids(
        number
            .filter(|id| id.starts_with("arXiv:"))
            .and_then(|id| PaperId::arxiv(&id)),
    );
    for (name, value) in described(work) {
        match name.as_str() {
            "pmid" => draft.pubmed_id(Some(&value)),
            "pmcid" => draft.central_id(Some(&value)),
            "doi" => draft.ids(addresses::of_field(&value)),
            "arxiv" => draft.ids(value.split(' ').next().and_then(PaperId::arxiv)),
            _ => {}
        }
    }
}

/// The lines of the field for everything else that name what they say: `PMID: 123`.
fn described(work: &Element) -> Vec<(String, String)> {
    let text = work.said("description").unwrap_or_default();
    let named = text.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    });
    named.collect()
}

/// What of that field names nothing.
fn note(work: &Element) -> Option<String> {
    let text = work.said("description")?;
    let rest = text.lines().map(collapsed).filter(|line| {
        let name = line.split(':').next().unwrap_or_default();
        let is_named = line.contains(':') && name.split(' ').count() < 3;
        !line.is_empty() && !is_named
    });
    let rest: Vec<String> = rest.collect();
    Some(rest.join(" ")).filter(|rest| !rest.is_empty())
}

fn authors(work: &Element) -> Vec<Author> {
    let of_role = |role: &&str| -> Vec<Author> {
        let people = work.all_at(&[role, "Seq", "li", "Person"]);
        let people = people.into_iter().map(|person| {
            let part = |name: &str| person.line_at(&[name]).unwrap_or_default();
            names::of_parts(&part("givenName"), &part("surname"), "")
        });
        people.collect::<NameList>().authors()
    };
    let mut roles = ROLES.iter().map(of_role);
    roles.find(|people| !people.is_empty()).unwrap_or_default()
}

/// Where it appeared: what it is in, but for its series where there is more; or the meeting or the
/// archive.
fn venue(work: &Element, around: &[&Element]) -> Option<String> {
    let titled = |is_series: &dyn Fn(&&&Element) -> bool| {
        around
            .iter()
            .filter(is_series)
            .find_map(|around| around.line_at(&["title"]))
    };
    titled(&|around| around.name != "Series")
        .or_else(|| work.line_at(&["presentedAt", "Conference", "title"]))
        .or_else(|| titled(&|_| true))
        .or_else(|| work.line_at(&["repository"]))
}

/// The tags of the user and of the service, but no shelf marks.
fn keywords(work: &Element) -> Vec<String> {
    let words = work
        .all("subject")
        .filter_map(|subject| match subject.inner() {
            Some(tag) if tag.name == "AutomaticTag" => tag.line_at(&["value"]),
            Some(_) => None,
            None => Some(collapsed(&subject.text())),
        });
    each_once(words.filter(|word| !word.is_empty()))
}

/// Where a PDF that is attached came from.
fn pdf(others: &[&Element]) -> Option<String> {
    let attachments = others.iter().filter(|other| other.name == "Attachment");
    let mut pdfs =
        attachments.filter(|other| other.line_at(&["type"]).as_deref() == Some("application/pdf"));
    pdfs.find_map(|pdf| uris(pdf).find(|address| address.starts_with("http")))
}
