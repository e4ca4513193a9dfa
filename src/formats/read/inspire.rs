//! Records of INSPIRE: a page of a search, or one record
//! (<https://github.com/inspirehep/rest-api-doc>).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, names, titles};
use crate::paper::{Author, Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "inspire",
    meaning: "INSPIRE literature, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["hits.hits"],
    fields: &["id", "metadata"],
    paper,
};

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}metadata.{name}"));
        // A client may ask for some of the fields only.
        let beside = [
            "control_number",
            "authors",
            "dois",
            "arxiv_eprints",
            "$schema",
        ];
        has("titles") && beside.into_iter().any(has) || (has("control_number") && has("$schema"))
    };
    let is_page = head.has("hits.total") && head.has("links");
    ["hits.hits[].", "[].", ""].into_iter().any(is_record)
        || (is_page && head.is_empty_list("hits.hits"))
        || (is_page && head.has("hits.hits[].metadata.titles"))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(record: &Fields) -> Result<Paper, String> {
    let fields = record.within("metadata").ok_or("it has no metadata")?;
    let mut draft = Draft::new();
    let eprints = fields.texts("arxiv_eprints", Some("value"));
    draft.ids(eprints.iter().filter_map(|id| PaperId::arxiv(id)));
    for doi in fields.texts("dois", Some("value")) {
        draft.ids(addresses::of_field(&doi));
    }
    let number = fields.text("control_number").or_else(|| record.text("id"));
    draft.scheme_id("inspire", number.as_deref());
    draft.title(title(&fields));
    draft.summary(first_of(&fields, "abstracts", "value"));
    let paper = &mut draft.paper;
    let authors = fields.list("authors").iter().filter_map(author);
    let groups = fields.texts("collaborations", Some("value"));
    paper.authors = authors.collect();
    if paper.authors.is_empty() {
        paper.authors = names::all(groups.iter().chain(&fields.texts("corporate_author", None)));
    }
    paper.date = fields
        .date(&["preprint_date", "earliest_date"])
        .or_else(|| {
            let imprints = fields.texts("imprints", Some("date"));
            let years = fields.texts("publication_info", Some("year"));
            let mut dates = imprints.iter().chain(&years);
            dates.find_map(|date| date.parse().ok())
        });
    let published = |name: &str| {
        fields
            .texts("publication_info", Some(name))
            .into_iter()
            .next()
    };
    paper.venue = published("journal_title");
    let eprint_categories = fields.list("arxiv_eprints").iter();
    let categories = eprint_categories.filter_map(|eprint| eprint.get("categories")?.as_array());
    paper.categories = categories.flatten().filter_map(text_of).collect();
    paper.keywords = fields.texts("keywords", Some("value"));
    paper.comment = fields
        .texts("public_notes", Some("value"))
        .into_iter()
        .next();
    paper.links.page = number.map(|number| format!("https://inspirehep.net/literature/{number}"));
    let citations = fields.number("citation_count").map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    draft.cite("volume", published("journal_volume"));
    draft.cite("number", published("journal_issue"));
    let ends = ["page_start", "page_end"].map(published);
    let pages: Vec<String> = ends.into_iter().flatten().collect();
    let pages = Some(pages.join("-")).filter(|pages| !pages.is_empty());
    draft.cite("pages", pages.or_else(|| published("artid")));
    draft.markup();
    draft.finish()
}

/// Of several titles or abstracts arXiv's, as its author wrote it; else the first.
fn first_of(fields: &Fields, list: &str, name: &str) -> Option<String> {
    let all = fields.list(list);
    let is_own = |entry: &&Value| entry.get("source").and_then(Value::as_str) == Some("arXiv");
    let best = all.iter().find(is_own).or_else(|| all.first());
    best?.get(name).and_then(text_of)
}

fn title(fields: &Fields) -> Option<String> {
    let title = first_of(fields, "titles", "title")?;
    let subtitle = first_of(fields, "titles", "subtitle").unwrap_or_default();
    Some(collapsed(&titles::with_subtitle(&title, &subtitle)))
}

/// An author, who is always turned here: `Tabar, E.`.
fn author(author: &Value) -> Option<Author> {
    let name = author.get("full_name").and_then(text_of)?;
    names::catalogued(&name)
}
