//! One work, and the elements that say what it is in.

use super::NAME;
use crate::formats::draft::Draft;
use crate::formats::names::NameList;
use crate::formats::text::collapsed;
use crate::formats::xml::Element;
use crate::formats::{addresses, dates, extra, names, titles};
use crate::paper::{Author, Links, Paper, PartialDate, WorkKind};

/// The dates of a work, by what they are of.
const DATES: [&str; 5] = [
    "publication_date",
    "posted_date",
    "approval_date",
    "review_date",
    "completion_date",
];
/// What Crossref calls the titles of what a work is in.
const VENUES: [&[&str]; 5] = [
    &["full_title"],
    &["proceedings_title"],
    &["titles", "title"],
    &["conference_name"],
    &["abbrev_title"],
];

/// A work.
pub(super) struct Work<'a> {
    own: &'a Element,
    /// What it is in, the widest first.
    around: Vec<&'a Element>,
    kind: WorkKind,
}

impl<'a> Work<'a> {
    /// One that is in nothing.
    pub(super) fn of(own: &'a Element, kind: WorkKind) -> Self {
        Self::within(own, kind, &[])
    }

    /// One within what these elements say.
    pub(super) fn within(own: &'a Element, kind: WorkKind, around: &[Option<&'a Element>]) -> Self {
        Self {
            own,
            around: around.iter().copied().flatten().collect(),
            kind,
        }
    }

    /// What is told of it, or of what it is in.
    fn first<T>(&self, told: impl Fn(&Element) -> Option<T>) -> Option<T> {
        told(self.own).or_else(|| self.around.iter().rev().find_map(|around| told(around)))
    }

    /// The paper.
    pub(super) fn paper(&self) -> Result<Paper, String> {
        let own = self.own;
        let mut draft = Draft::new();
        let doi = own.line_at(&["doi_data", "doi"]);
        draft.ids(doi.iter().flat_map(|doi| addresses::of_field(doi)));
        for preprint in preprints(own) {
            draft.ids(addresses::of_field(&preprint));
        }
        draft.title(title(own));
        let mut abstracts = own.all("abstract");
        let summary = abstracts.find(|text| text.attribute("abstract-type").is_none());
        let summary = summary.or_else(|| own.child("abstract"));
        draft.summary(summary.map(Element::whole_markup));
        let paper = &mut draft.paper;
        paper.set_kind(self.kind);
        paper.authors = authors(own);
        paper.date = self.first(date);
        let mut venues = VENUES.iter();
        let mut around = self.around.iter();
        paper.venue = around.find_map(|around| venues.find_map(|path| line(around, path)));
        if paper.venue.is_none() {
            paper.venue = self.institution();
        }
        links(own, &mut paper.links);
        let publisher = self.first(|element| element.line_at(&["publisher", "publisher_name"]));
        let volume = |element: &Element| {
            let volume = element.line_at(&["journal_volume", "volume"]);
            volume.or_else(|| element.line_at(&["volume"]))
        };
        let subjects = own
            .all_at(&["subject"])
            .into_iter()
            .chain(own.all("group_title"));
        paper.keywords = subjects.map(|subject| collapsed(&subject.text())).collect();
        for (name, text) in [
            ("volume", self.first(volume)),
            ("number", self.first(|element| element.line_at(&["issue"]))),
            ("pages", pages(own)),
            ("publisher", publisher),
        ] {
            draft.cite(name, text);
        }
        let original = own.line_at(&["titles", "original_language_title"]);
        for (name, texts) in [
            ("issn", self.each("issn")),
            ("isbn", self.each("isbn")),
            ("degree", own.each("degree")),
            ("original_language_title", Vec::from_iter(original)),
        ] {
            extra::keep(&mut draft.paper, NAME, name, texts);
        }
        draft.markup();
        draft.finish()
    }

    fn each(&self, name: &str) -> Vec<String> {
        let mut texts: Vec<String> = self.own.each(name);
        for around in &self.around {
            texts.extend(around.each(name));
        }
        texts
    }

    /// Where a thesis, a report or a preprint is of.
    fn institution(&self) -> Option<String> {
        match self.kind {
            WorkKind::Thesis | WorkKind::Report | WorkKind::Other => {
                let own = self.own.line_at(&["institution", "institution_name"]);
                own.or_else(|| self.own.line_at(&["publisher", "publisher_name"]))
            }
            WorkKind::Article | WorkKind::Conference | WorkKind::Chapter | WorkKind::Book => None,
        }
    }
}

fn line(around: &Element, path: &[&str]) -> Option<String> {
    let text = collapsed(&around.at(path)?.whole_markup());
    Some(text).filter(|text| !text.is_empty())
}

/// The title with its subtitles; that of proceedings and of a journal has another name.
fn title(own: &Element) -> Option<String> {
    let Some(all) = own.child("titles") else {
        let names: [&[&str]; 3] = [&["proceedings_title"], &["full_title"], &["title"]];
        return names.iter().find_map(|path| line(own, path));
    };
    // Each of several titles has its subtitle behind it; the first is the one.
    let title = all.child("title")?.whole_markup();
    let subtitle = all.child("subtitle").map(Element::whole_markup);
    let subtitle = collapsed(&subtitle.unwrap_or_default());
    Some(titles::with_subtitle(&collapsed(&title), &subtitle))
}

/// Those who wrote it, or else those who edited it.
fn authors(own: &Element) -> Vec<Author> {
    // A thesis has its author without a list.
    let lists = own.all("contributors").flat_map(Element::elements);
    let people: Vec<&Element> = lists.chain(own.all("person_name")).collect();
    let by = |roles: &[Option<&str>]| -> Vec<Author> {
        let of_role = people
            .iter()
            .filter(|person| roles.contains(&person.attribute("contributor_role")));
        of_role
            .map(|person| author(person))
            .collect::<NameList>()
            .authors()
    };
    let ways: [&[Option<&str>]; 2] = [&[Some("author"), None], &[Some("editor"), Some("chair")]];
    let mut found = ways.into_iter().map(by);
    found.find(|people| !people.is_empty()).unwrap_or_default()
}

fn author(person: &Element) -> Option<Author> {
    let part = |name: &str| person.line_at(&[name]).unwrap_or_default();
    match person.name.as_str() {
        "person_name" => names::of_parts(&part("given_name"), &part("surname"), &part("suffix")),
        "organization" => names::of_parts("", &collapsed(&person.text()), ""),
        _ => None,
    }
}

/// The first day on which it came out, on paper or online.
fn date(element: &Element) -> Option<PartialDate> {
    let of_names = DATES.iter().flat_map(|name| element.all(name));
    dates::first(of_names.filter_map(|date| {
        let part = |name: &str| date.said(name).unwrap_or_default();
        dates::of_texts(&part("year"), &part("month"), &part("day"))
    }))
}

/// The DOIs of preprints of the same work.
fn preprints(own: &Element) -> Vec<String> {
    let programs =
        own.all("program")
            .chain(own.all_at(&["crossmark", "custom_metadata", "program"]));
    let related =
        programs.flat_map(|program| program.all_at(&["related_item", "intra_work_relation"]));
    let preprints = related.filter(|relation| relation.is("relationship-type", "hasPreprint"));
    preprints
        .map(|relation| collapsed(&relation.text()))
        .collect()
}

fn links(own: &Element, links: &mut Links) {
    let Some(data) = own.child("doi_data") else {
        return;
    };
    let address = |element: &Element| addresses::links(&element.text()).into_iter().next();
    links.page = data.child("resource").and_then(address);
    let mut others = data.all_at(&["collection", "item", "resource"]).into_iter();
    let pdf = others.find(|other| other.is("mime_type", "application/pdf"));
    links.pdf = pdf.and_then(address);
}

fn pages(own: &Element) -> Option<String> {
    let pages = own.child("pages");
    let ends = ["first_page", "last_page"].map(|end| pages.and_then(|pages| pages.line_at(&[end])));
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    let ends = Some(ends.join("-")).filter(|pages| !pages.is_empty());
    let numbers = || own.all_at(&["publisher_item", "item_number"]).into_iter();
    let is_number = |number: &&Element| {
        let kind = number.attribute("item_number_type").unwrap_or_default();
        ["article_number", "article-number", "sequence-number"].contains(&kind)
    };
    let number = || {
        numbers()
            .find(is_number)
            .map(|number| collapsed(&number.text()))
    };
    ends.or_else(number)
}
