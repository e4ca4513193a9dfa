//! Papers of Semantic Scholar: search, bulk search, batch, an author's papers, citations,
//! recommendations, one paper (<https://api.semanticscholar.org/api-docs/graph>).

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, NULL, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::{addresses, names};
use crate::paper::{ImportError, Paper, PaperId, Received};

pub(super) const FORMAT: Format = Format {
    name: "semantic-scholar",
    meaning: "Semantic Scholar papers, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// What stands in a batch for an id that is not known.
const UNKNOWN: &str = "null";

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["data", "recommendedPapers"],
    fields: &[
        "paperId",
        "externalIds",
        "title",
        "abstract",
        "venue",
        "year",
        "publicationDate",
        "authors",
        "citationCount",
        "openAccessPdf",
        "fieldsOfStudy",
        "tldr",
        "journal",
        "url",
        "citedPaper",
        "citingPaper",
        "paper",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let papers = [
        "paperId",
        "[].paperId",
        "data[].paperId",
        "recommendedPapers",
    ];
    let edges = ["data[].citedPaper", "data[].citingPaper"];
    let is_page = ["total", "token", "offset"]
        .into_iter()
        .any(|name| head.has(name));
    papers.into_iter().chain(edges).any(|place| head.has(place)) || (head.has("data") && is_page)
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let records = papers(input, &LAYOUT)?;
    // Of a batch each id that is not known there.
    let without_unknown = |record: Result<Received, ImportError>| {
        record.map_err(|error| match error.reason.strip_suffix(NULL) {
            Some(_) => ImportError::of_kind(error.line, UNKNOWN),
            None => error,
        })
    };
    Ok(Box::new(records.map(without_unknown)))
}

fn paper(edge: &Fields) -> Result<Paper, String> {
    let end = edge
        .within("citedPaper")
        .or_else(|| edge.within("citingPaper"))
        // That of a passage.
        .or_else(|| edge.within("paper"));
    let fields = end.as_ref().unwrap_or(edge);
    let mut draft = Draft::new();
    let id = |name: &str| fields.text(&format!("externalIds.{name}"));
    draft.ids(id("ArXiv").as_deref().and_then(PaperId::arxiv));
    draft.ids(id("DOI").iter().flat_map(|doi| addresses::of_field(doi)));
    draft.scheme_id("acl", id("ACL").as_deref());
    draft.scheme_id("s2", fields.text("paperId").as_deref());
    let corpus = id("CorpusId").map(|number| format!("CorpusId:{number}"));
    draft.scheme_id("s2", corpus.as_deref());
    draft.scheme_id("pmid", id("PubMed").as_deref());
    let central = id("PubMedCentral").map(|id| format!("PMC{}", id.trim_start_matches("PMC")));
    draft.scheme_id("pmcid", central.as_deref());
    draft.source_id(fields.text("paperId"));
    // The mark tells of a file, not of the paper.
    let title = fields.text("title");
    draft.title(title.map(|title| title.strip_prefix("[PDF] ").unwrap_or(&title).to_owned()));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    let named = fields.texts("authors", Some("name"));
    paper.authors = names::all(named.iter().chain(&fields.texts("authors", None)));
    paper.date = fields.date(&["publicationDate", "year"]);
    paper.venue = fields.first_text(&["venue", "journal.name"]);
    paper.keywords = fields.texts("fieldsOfStudy", None);
    paper.links.page = fields.text("url");
    paper.links.pdf = fields.text("openAccessPdf.url");
    for (name, value) in [
        (
            "citations",
            fields.number("citationCount").map(|count| json!(count)),
        ),
        ("tldr", fields.text("tldr.text").map(|text| json!(text))),
    ] {
        paper
            .other
            .extend(value.map(|value| (name.to_owned(), value)));
    }
    draft.cite("volume", fields.text("journal.volume"));
    draft.cite("pages", fields.text("journal.pages"));
    draft.markup();
    draft.finish()
}
