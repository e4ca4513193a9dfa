//! Records of `DataCite`, XML, in kernel 3 and 4
//! (<https://datacite-metadata-schema.readthedocs.io/>): data, programs, preprints, theses.

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::names::NameList;
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, extra, names, titles};
use crate::paper::{Author, Paper, PaperId, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "DataCite records, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "datacite-xml";
/// What kind of work a general type of resource is; of `Text` the type in its own words tells.
const KINDS: &[(WorkKind, &[&str])] = &[
    (
        WorkKind::Article,
        &["journalarticle", "datapaper", "article", "articles"],
    ),
    (
        WorkKind::Conference,
        &["conferencepaper", "conferenceproceeding"],
    ),
    (WorkKind::Chapter, &["bookchapter"]),
    (WorkKind::Book, &["book"]),
    (
        WorkKind::Thesis,
        &[
            "dissertation",
            "thesis",
            "phdthesis",
            "doctoralthesis",
            "mastersthesis",
        ],
    ),
    (WorkKind::Report, &["report", "technicalreport"]),
];
/// The days on which a work came out, the best first; the others are of what became of it.
const APPEARED: [&str; 4] = ["Issued", "Available", "Submitted", "Created"];

fn detect(head: &Head) -> bool {
    let is_own = || {
        let text = head.text();
        text.contains("datacite.org/schema/kernel") || text.contains("schema.datacite.org")
    };
    matches!(head.root(), Some("resource" | "resources")) && is_own()
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["resource"], |_, resource| of_resource(resource))
}

/// The paper of a record, which may lie in that of another format.
pub(super) fn of_resource(resource: &Element) -> XmlPaper {
    let mut draft = Draft::new();
    ids(resource, &mut draft);
    draft.source_id(resource.line_at(&["identifier"]));
    draft.title(title(resource));
    let descriptions = resource.all_at(&["descriptions", "description"]);
    let of_type = |kind: &str| {
        descriptions
            .iter()
            .find(|text| text.is("descriptionType", kind))
    };
    draft.summary(of_type("Abstract").map(|text| paragraphs(text)));
    let general = resource.child("resourceType");
    let kind = general.and_then(kind).unwrap_or(WorkKind::Other);
    let paper = &mut draft.paper;
    paper.set_kind(kind);
    paper.authors = authors(resource);
    let days = Days::of(resource);
    paper.date = days.appeared;
    paper.updated = days.updated.filter(|day| Some(*day) != paper.date);
    paper.keywords = keywords(resource);
    let around = resource.all_at(&["relatedItems", "relatedItem"]);
    let around = around
        .into_iter()
        .find(|item| item.is("relationType", "IsPublishedIn"));
    let series = of_type("SeriesInformation").map(|text| collapsed(&text.text()));
    let venue = around.and_then(|item| item.line_at(&["titles", "title"]));
    paper.venue = venue.or_else(|| series.filter(|_| kind != WorkKind::Other));
    for (name, theirs) in [("volume", "volume"), ("number", "issue")] {
        draft.cite(name, around.and_then(|item| item.line_at(&[theirs])));
    }
    let ends = ["firstPage", "lastPage"].map(|end| around.and_then(|item| item.line_at(&[end])));
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    draft.cite("pages", Some(ends.join("-")));
    draft.cite("publisher", resource.line_at(&["publisher"]));
    keep(resource, general, &mut draft.paper);
    draft.markup();
    draft.finish().map(Some)
}

/// Its own id, and those under which the same is known elsewhere.
fn ids(resource: &Element, draft: &mut Draft) {
    let own = resource.child("identifier").map(|id| collapsed(&id.text()));
    draft.ids(own.iter().flat_map(|id| addresses::of_field(id)));
    for other in resource.all_at(&["alternateIdentifiers", "alternateIdentifier"]) {
        let text = collapsed(&other.text());
        match other
            .attribute("alternateIdentifierType")
            .map(str::to_ascii_lowercase)
        {
            Some(kind) if kind == "arxiv" => draft.ids(PaperId::arxiv(&text)),
            Some(kind) if kind == "doi" => draft.ids(addresses::of_field(&text)),
            Some(kind) if kind == "pmid" => draft.pubmed_id(Some(&text)),
            Some(_) | None => {}
        }
    }
    for related in resource.all_at(&["relatedIdentifiers", "relatedIdentifier"]) {
        if related.is("relationType", "IsIdenticalTo") {
            let text = collapsed(&related.text());
            match related.attribute("relatedIdentifierType") {
                Some("arXiv") => draft.ids(PaperId::arxiv(&text)),
                Some("PMID") => draft.pubmed_id(Some(&text)),
                Some("DOI") => draft.ids(addresses::of_field(&text)),
                Some(_) | None => {}
            }
        }
    }
}

/// The title of no other type with the subtitle; others are kept.
fn title(resource: &Element) -> Option<String> {
    let titles = resource.all_at(&["titles", "title"]);
    let own = |is_one: &dyn Fn(Option<&str>) -> bool| {
        let found = titles
            .iter()
            .find(|title| is_one(title.attribute("titleType")));
        found.map(|title| collapsed(&title.whole_markup()))
    };
    let title = own(&|kind| kind.is_none_or(str::is_empty)).or_else(|| own(&|_| true))?;
    match own(&|kind| kind == Some("Subtitle")) {
        Some(subtitle) => Some(titles::with_subtitle(&title, &subtitle)),
        None => Some(title),
    }
}

/// A description, in which `br` ends a paragraph.
fn paragraphs(text: &Element) -> String {
    let text = text.whole_markup();
    let lines = text.split("\n\n").map(collapsed);
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn kind(general: &Element) -> Option<WorkKind> {
    let words = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        letters.flat_map(char::to_lowercase).collect()
    };
    let named = |text: &str| {
        let name = words(text);
        let known = KINDS
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()));
        known.map(|(kind, _)| *kind)
    };
    let general_type = general.attribute("resourceTypeGeneral").unwrap_or_default();
    match general_type {
        "Text" | "" => named(&general.text()),
        _ => named(general_type),
    }
}

/// Those who made it, by the parts of their names where these are told.
fn authors(resource: &Element) -> Vec<Author> {
    let creators = resource.all_at(&["creators", "creator"]);
    let authors = creators.into_iter().map(|creator| {
        let part = |name: &str| creator.line_at(&[name]).unwrap_or_default();
        let name = creator.child("creatorName");
        let printed = part("creatorName");
        if name.is_some_and(|name| name.is("nameType", "Organizational")) {
            return names::of_parts("", &printed, "");
        }
        names::of_parts(&part("givenName"), &part("familyName"), "")
            .filter(|_| !part("familyName").is_empty())
            .or_else(|| names::catalogued(&printed))
    });
    authors.collect::<NameList>().authors()
}

/// The days of a record.
struct Days {
    appeared: Option<PartialDate>,
    updated: Option<PartialDate>,
}

impl Days {
    fn of(resource: &Element) -> Self {
        let told = resource.all_at(&["dates", "date"]);
        let of_type = |kind: &str| {
            let day = told.iter().find(|date| date.is("dateType", kind))?;
            dates::of_text(&collapsed(&day.text()))
        };
        let year = resource.line_at(&["publicationYear"]);
        let year = year.and_then(|year| dates::of_text(&year));
        let fits = |day: &PartialDate| year.is_none_or(|year| year.year() == day.year());
        let mut days = APPEARED.into_iter().filter_map(of_type);
        Self {
            // What was issued later elsewhere has another year.
            appeared: days.find(fits).or(year).or_else(|| of_type("Issued")),
            updated: of_type("Updated"),
        }
    }
}

/// The subjects; one may be several with marks between them.
fn keywords(resource: &Element) -> Vec<String> {
    let subjects = resource.all_at(&["subjects", "subject"]).into_iter();
    let words = subjects
        .flat_map(|subject| -> Vec<String> { subject.text().split(';').map(collapsed).collect() });
    each_once(words.filter(|word| !word.is_empty()))
}

fn keep(resource: &Element, general: Option<&Element>, paper: &mut Paper) {
    let types = general.into_iter().flat_map(|kind| {
        let general = kind.attribute("resourceTypeGeneral").unwrap_or_default();
        [general.to_owned(), collapsed(&kind.text())]
    });
    let mut types: Vec<String> = types.filter(|text| !text.is_empty()).collect();
    types.dedup();
    let titles = resource.all_at(&["titles", "title"]);
    let others = titles.into_iter().filter(|title| {
        let kind = title.attribute("titleType");
        kind.is_some_and(|kind| !["", "Subtitle"].contains(&kind))
    });
    let others = others.map(|title| collapsed(&title.text())).collect();
    let said = |name: &str| Vec::from_iter(resource.line_at(&[name]));
    for (name, texts) in [
        ("resourceType", types),
        ("titles", others),
        ("version", said("version")),
        ("language", said("language")),
    ] {
        extra::keep(paper, NAME, name, texts);
    }
}

#[cfg(test)]
mod tests;
