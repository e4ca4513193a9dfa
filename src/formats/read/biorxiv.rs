//! Answers of the interface of bioRxiv and medRxiv (<https://api.biorxiv.org/>): a record for each
//! version of a preprint (`details`), or for each that a journal has published (`pubs`).

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, names};
use crate::paper::{Paper, PartialDate};

pub(super) const FORMAT: Format = Format {
    name: "biorxiv",
    meaning: "bioRxiv and medRxiv preprints, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["collection"],
    fields: &[
        "title",
        "authors",
        "doi",
        "date",
        "version",
        "category",
        "abstract",
        "published",
        "server",
        "biorxiv_doi",
        "medrxiv_doi",
        "preprint_doi",
        "preprint_title",
        "preprint_authors",
        "preprint_category",
        "preprint_date",
        "preprint_abstract",
        "preprint_platform",
        "published_doi",
    ],
    paper,
};

/// The DOI of a preprint, by its names in the two answers.
const DOIS: &[&str] = &["doi", "preprint_doi", "biorxiv_doi", "medrxiv_doi"];

/// What stands where there is nothing.
const NONE: &str = "NA";

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        let is_published = has("published_doi") && has("preprint_title");
        (has("server") && has("version") && has("doi") && has("category")) || is_published
    };
    (head.has("collection") && head.has("messages")) || ["[].", ""].into_iter().any(is_record)
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let doi = fields.first_text(DOIS).unwrap_or_default();
    draft.ids(addresses::of_field(&doi));
    let published = fields.first_text(&["published", "published_doi"]);
    let published = published.filter(|doi| doi != NONE);
    draft.ids(published.iter().flat_map(|doi| addresses::of_field(doi)));
    let title = fields.first_text(&["title", "preprint_title"]);
    draft.title(title.map(|title| collapsed(&title)));
    draft.summary(fields.first_text(&["abstract", "preprint_abstract"]));
    let server = server(fields);
    let version = fields.number("version").unwrap_or(1);
    let day = fields.date(&["date", "preprint_date"]);
    let paper = &mut draft.paper;
    let names = fields.first_text(&["authors", "preprint_authors"]);
    paper.authors = names::listed(&names.unwrap_or_default());
    if version > 1 {
        paper.date = day_of(&doi).or(day);
        paper.updated = day;
    } else {
        paper.date = day;
    }
    paper.venue = server.map(str::to_owned);
    let category = fields.first_text(&["category", "preprint_category"]);
    paper.categories.extend(category);
    let host = server.map(str::to_lowercase);
    let place = host.filter(|_| !doi.is_empty());
    let page = place.map(|host| format!("https://www.{host}.org/content/{doi}v{version}"));
    paper.links.pdf = page.as_ref().map(|page| format!("{page}.full.pdf"));
    paper.links.page = page;
    draft.markup();
    draft.finish()
}

/// The server, as it is written.
fn server(fields: &Fields) -> Option<&'static str> {
    let said = fields.first_text(&["server", "preprint_platform"])?;
    let known = ["bioRxiv", "medRxiv"];
    known
        .into_iter()
        .find(|name| name.eq_ignore_ascii_case(&said))
}

/// The day in a DOI, `10.1101/2021.11.22.469359`: that on which the first version was sent in. Until
/// 2019 there was none.
fn day_of(doi: &str) -> Option<PartialDate> {
    let (_, name) = doi.split_once('/')?;
    let mut parts = name.split('.');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut part = || parts.next().and_then(|part| part.parse().ok());
    let (month, day): (u8, u8) = (part()?, part()?);
    PartialDate::new(year, Some(month), Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_tells_the_day_since_2019() {
        for (doi, day) in [
            ("10.1101/2021.11.22.469359", Some("2021-11-22")),
            ("10.64898/2026.08.04.000001", Some("2026-08-04")),
            ("10.1101/469359", None),
            ("10.1101/2021.13.22.469359", None),
            ("", None),
        ] {
            let found = day_of(doi).map(|date| date.to_string());
            assert_eq!(found.as_deref(), day, "{doi}");
        }
    }
}
