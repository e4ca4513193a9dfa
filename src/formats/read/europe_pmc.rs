//! Records of Europe PMC: a page of a search, one record, or lines of them, with all that is known
//! (`resultType=core`) or less (`lite`, `idlist`; <https://europepmc.org/RestfulWebService>).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::titles::without_stop;
use crate::formats::{addresses, dates, names};
use crate::paper::{Author, Paper, PartialDate};

pub(super) const FORMAT: Format = Format {
    name: "europe-pmc",
    meaning: "Europe PMC records (resultType=core), JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["resultList.result"],
    fields: &[
        "id",
        "source",
        "pmid",
        "pmcid",
        "doi",
        "title",
        "authorString",
        "authorList",
        "journalInfo",
        "journalTitle",
        "journalVolume",
        "issue",
        "bookOrReportDetails",
        "pubYear",
        "pageInfo",
        "abstractText",
        "keywordList",
        "fullTextUrlList",
        "citedByCount",
        "firstPublicationDate",
    ],
    paper,
};

/// What stands for the names of those who are not named.
const NOBODY: &str = "[No authors listed]";

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        has("authorString") && has("source") && has("id")
    };
    head.has("resultList") || ["[].", ""].into_iter().any(is_record)
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let doi = fields.text("doi");
    draft.ids(doi.iter().flat_map(|doi| addresses::of_field(doi)));
    for scheme in ["pmid", "pmcid"] {
        draft.scheme_id(scheme, fields.text(scheme).as_deref());
    }
    let (source, id) = (fields.text("source"), fields.text("id"));
    draft.source_id(id.clone());
    let title = fields.text("title").map(|title| collapsed(&title));
    draft.title(title.map(|title| without_stop(&title).to_owned()));
    draft.summary(fields.text("abstractText"));
    let paper = &mut draft.paper;
    paper.authors = authors(fields);
    paper.date = date(fields);
    paper.venue = fields.first_text(&[
        "journalInfo.journal.title",
        "journalTitle",
        "bookOrReportDetails.comprehensiveTitle",
        "bookOrReportDetails.publisher",
    ]);
    paper.keywords = fields.texts("keywordList.keyword", None);
    paper.links.pdf = pdf(fields);
    let place = source.zip(id);
    paper.links.page =
        place.map(|(source, id)| format!("https://europepmc.org/article/{source}/{id}"));
    let citations = fields.number("citedByCount").map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    draft.cite(
        "volume",
        fields.first_text(&["journalInfo.volume", "journalVolume"]),
    );
    draft.cite("number", fields.first_text(&["journalInfo.issue", "issue"]));
    draft.cite("pages", fields.text("pageInfo"));
    draft.markup();
    draft.finish()
}

/// Each author by the parts of the name; only where none is, the text in which all stand.
fn authors(fields: &Fields) -> Vec<Author> {
    let parted: Vec<Author> = fields
        .list("authorList.author")
        .iter()
        .filter_map(author)
        .collect();
    if !parted.is_empty() {
        return parted;
    }
    let listed = fields.text("authorString");
    let listed = listed.filter(|names| !names.starts_with(NOBODY));
    names::listed(listed.unwrap_or_default().trim_end_matches('.'))
}

fn author(author: &Value) -> Option<Author> {
    let part = |name: &str| author.get(name).and_then(text_of).unwrap_or_default();
    let given = Some(part("firstName")).filter(|name| !name.is_empty());
    let given = given.unwrap_or_else(|| part("initials"));
    names::of_parts(&given, &part("lastName"), "")
        .or_else(|| names::printed(&part("collectiveName")))
        .or_else(|| names::catalogued(&part("fullName")))
}

/// The day of the first publication; the month and year of the issue where that is not told.
fn date(fields: &Fields) -> Option<PartialDate> {
    fields.date(&["firstPublicationDate"]).or_else(|| {
        let issue = |name: &str| fields.text(&format!("journalInfo.{name}"));
        let year = issue("yearOfPublication").or_else(|| fields.text("pubYear"))?;
        dates::of_texts(&year, &issue("monthOfPublication").unwrap_or_default(), "")
    })
}

/// The first PDF that everybody may read, else the first.
fn pdf(fields: &Fields) -> Option<String> {
    let all = fields.list("fullTextUrlList.fullTextUrl");
    let is = |link: &Value, name: &str, value: &str| {
        link.get(name).and_then(Value::as_str) == Some(value)
    };
    let pdfs = || all.iter().filter(|link| is(link, "documentStyle", "pdf"));
    let is_open = |link: &&Value| is(link, "availabilityCode", "OA");
    let best = pdfs().find(is_open).or_else(|| pdfs().next());
    best?.get("url").and_then(text_of)
}
