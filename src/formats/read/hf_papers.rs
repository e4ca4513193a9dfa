//! Hugging Face's daily papers, a list of them, and single papers
//! (<https://huggingface.co/docs/hub/api>: `/api/daily_papers`, `/api/papers/ID`).
//!
//! The text is arXiv's with its TeX stripped. The date is that of the paper itself: the day around
//! it has been the day of submission, and the day before.

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::names;
use crate::formats::read::{Format, RecordEnd};
use crate::paper::{Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "hf-papers",
    meaning: "Hugging Face daily papers or a single paper, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

pub(super) const LAYOUT: JsonLayout = JsonLayout {
    lists: &[],
    fields: &[
        "paper",
        "id",
        "title",
        "summary",
        "authors",
        "publishedAt",
        "submittedOnDailyAt",
        "upvotes",
        "projectPage",
        "githubRepo",
        "ai_summary",
        "ai_keywords",
        "numComments",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let is_paper = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        has("id") && has("authors[].name") && (has("upvotes") || has("discussionId"))
    };
    head.has("[].paper.id") || head.has("paper.id") || is_paper("") || is_paper("[].")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

pub(super) fn paper(around: &Fields) -> Result<Paper, String> {
    let inner = around.within("paper");
    let fields = inner.as_ref().unwrap_or(around);
    let mut draft = Draft::new();
    let id = fields.text("id");
    draft.ids(id.as_deref().and_then(PaperId::arxiv));
    draft.source_id(id);
    draft.title(fields.text("title").or_else(|| around.text("title")));
    draft.summary(fields.text("summary").or_else(|| around.text("summary")));
    let paper = &mut draft.paper;
    let shown = fields
        .list("authors")
        .iter()
        .filter(|author| author.get("hidden") != Some(&Value::Bool(true)));
    paper.authors = names::all(
        shown.filter_map(|author| text_of(author).or_else(|| author.get("name").and_then(text_of))),
    );
    paper.date = fields.date(&["publishedAt"]);
    paper.keywords = fields.texts("ai_keywords", None);
    paper.links.code = fields.text("githubRepo");
    paper.links.project = fields.text("projectPage");
    paper.votes = fields.number("upvotes");
    let daily = fields.date(&["submittedOnDailyAt"]);
    for (name, value) in [
        ("daily_date", daily.map(|date| json!(date))),
        (
            "ai_summary",
            fields.text("ai_summary").map(|text| json!(text)),
        ),
        (
            "num_comments",
            around.number("numComments").map(|count| json!(count)),
        ),
    ] {
        paper
            .other
            .extend(value.map(|value| (name.to_owned(), value)));
    }
    draft.markup();
    draft.finish()
}
