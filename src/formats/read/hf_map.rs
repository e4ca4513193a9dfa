//! Archives of Hugging Face papers: one object, each paper under its arXiv id.

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, MEMBERS, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::{addresses, names};
use crate::paper::{Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "hf-map",
    meaning: "Hugging Face papers in one JSON object, by arXiv id",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &[MEMBERS],
    fields: &[
        "url",
        "title",
        "authors",
        "abstract",
        "summary",
        "publication_date",
        "published",
        "publishedAt",
        "date",
        "upvotes",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    head.first_name()
        .is_some_and(|name| PaperId::arxiv(name).is_some() && head.has(&format!("{name}.title")))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    draft.ids(PaperId::arxiv(fields.name()));
    draft.ids(
        fields
            .text("url")
            .iter()
            .flat_map(|url| addresses::of_field(url)),
    );
    draft.source_id(Some(fields.name().to_owned()));
    draft.title(fields.text("title"));
    draft.summary(fields.first_text(&["abstract", "summary"]));
    let mut authors = fields.texts("authors", None);
    if authors.is_empty() {
        authors = fields.texts("authors", Some("name"));
    }
    draft.paper.authors = names::all(authors);
    draft.paper.date = fields.date(&["publication_date", "published", "publishedAt", "date"]);
    draft.paper.votes = fields.number("upvotes");
    draft.markup();
    draft.finish()
}
