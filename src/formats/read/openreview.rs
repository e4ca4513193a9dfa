//! Notes of OpenReview, of either version of its interface: in the second every field is an object
//! with a `value` (<https://docs.openreview.net/reference/api-v2/entities/note>).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::{dates, names};
use crate::paper::Paper;

pub(super) const FORMAT: Format = Format {
    name: "openreview",
    meaning: "OpenReview notes, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["notes"],
    fields: &[
        "id", "forum", "pdate", "cdate", "tcdate", "mdate", "content",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    head.has("notes") || (head.has("content.title") && (head.has("forum") || head.has("tcdate")))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let id = fields.text("id");
    let forum = fields.text("forum").or_else(|| id.clone());
    if id.is_some() && forum != id {
        return Err("it is a reply to a paper, not a paper".to_owned());
    }
    let mut draft = Draft::new();
    draft.scheme_id("openreview", forum.as_deref());
    draft.title(text(fields, "title"));
    draft.summary(text(fields, "abstract"));
    let paper = &mut draft.paper;
    paper.authors = names::all(texts(fields, "authors"));
    paper.keywords = texts(fields, "keywords");
    paper.venue = text(fields, "venue");
    let at = |name: &str| dates::of_millis(fields.get(name)?.as_i64()?);
    paper.date = ["pdate", "cdate", "tcdate"].into_iter().find_map(at);
    paper.updated = at("mdate");
    paper.links.pdf = text(fields, "pdf").map(|pdf| match pdf.strip_prefix('/') {
        Some(path) => format!("https://openreview.net/{path}"),
        None => pdf,
    });
    let tldr = text(fields, "TLDR").or_else(|| text(fields, "TL;DR"));
    paper
        .other
        .extend(tldr.map(|text| ("tldr".to_owned(), json!(text))));
    draft.finish()
}

fn value<'a>(fields: &'a Fields, name: &str) -> Option<&'a Value> {
    let content = fields.get("content")?.get(name)?;
    Some(content.get("value").unwrap_or(content))
}

fn text(fields: &Fields, name: &str) -> Option<String> {
    text_of(value(fields, name)?)
}

fn texts(fields: &Fields, name: &str) -> Vec<String> {
    let list = value(fields, name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(text_of).collect()
}
