//! The snapshot of arXiv's metadata, JSON Lines
//! (<https://www.kaggle.com/datasets/Cornell-University/arxiv>).
//!
//! Titles are folded; abstracts are broken at the edge of a page. `authors` has TeX accents and
//! footnotes, `authors_parsed` neither, so that the latter is taken.

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::one_line;
use crate::formats::{addresses, dates, names};
use crate::paper::{Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "arxiv-snapshot",
    meaning: "arXiv's metadata snapshot, JSON Lines",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &[],
    fields: &[
        "id",
        "title",
        "authors",
        "authors_parsed",
        "comments",
        "journal-ref",
        "doi",
        "categories",
        "abstract",
        "versions",
        "update_date",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    ["", "[]."].iter().any(|at| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        has("authors_parsed[][]")
            || (has("authors_parsed") && has("categories"))
            || (has("journal-ref") && has("abstract"))
    })
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let id = fields.text("id").ok_or("it has no id")?;
    draft.ids(PaperId::arxiv(&id));
    draft.ids(addresses::of_field(&id));
    // The field may hold two, with a blank between them.
    draft.ids(
        fields
            .text("doi")
            .iter()
            .flat_map(|doi| addresses::of_list(doi)),
    );
    draft.title(fields.text("title"));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    paper.authors = fields
        .list("authors_parsed")
        .iter()
        .filter_map(author)
        .collect();
    if paper.authors.is_empty() {
        paper.authors = names::listed(&fields.text("authors").unwrap_or_default());
    }
    let versions = fields.texts("versions", Some("created"));
    paper.date = versions.first().and_then(|created| dates::of_text(created));
    let last = versions.get(1..).unwrap_or_default().last();
    paper.updated = last.and_then(|created| dates::of_text(created));
    if versions.is_empty() {
        paper.updated = fields.date(&["update_date"]);
    }
    let categories = fields.texts("categories", None);
    let words = categories.iter().flat_map(|words| words.split_whitespace());
    paper.categories = words.map(str::to_owned).collect();
    paper.comment = fields.text("comments").map(|text| one_line(&text));
    let journal = fields.text("journal-ref").map(|text| one_line(&text));
    paper
        .other
        .extend(journal.map(|text| ("journal_ref".to_owned(), json!(text))));
    draft.finish()
}

/// A name as `[last, first, suffix]`; an affiliation may follow.
fn author(parts: &Value) -> Option<crate::paper::Author> {
    let part = |place: usize| parts.get(place).and_then(text_of).unwrap_or_default();
    names::of_parts(&part(1), &part(0), &part(2))
}
