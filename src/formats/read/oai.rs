//! Records harvested from arXiv by OAI-PMH, in the forms `arXiv`, `arXivRaw` and `oai_dc`
//! (<https://info.arxiv.org/help/oa/index.html>). Their date is that of the last change of what is
//! said of a paper, not of its submission.

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::one_line;
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, names};
use crate::paper::{Author, Paper, PaperId};

pub(super) const FORMAT: Format = Format {
    name: "oai",
    meaning: "records harvested from arXiv by OAI-PMH, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// What `oai_dc` has before a comment.
const COMMENT: &str = "Comment:";
/// The error that is none: nothing has changed.
const NOTHING: &str = "noRecordsMatch";

fn detect(head: &Head) -> bool {
    head.root() == Some("OAI-PMH")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["record", "error"], |_, record| paper(record))
}

fn paper(record: &Element) -> XmlPaper {
    if record.name == "error" {
        if record.attribute("code") == Some(NOTHING) {
            return Ok(None);
        }
        return Err(format!("the archive answered: {}", record.text().trim()));
    }
    let header = record.child("header").ok_or("it has no header")?;
    if header.attribute("status") == Some("deleted") {
        return Err("the archive has deleted it".to_owned());
    }
    let metadata = record.child("metadata").and_then(Element::inner);
    let metadata = metadata.ok_or("it has no metadata")?;
    let mut draft = Draft::new();
    let identifier = header.said("identifier").unwrap_or_default();
    draft.ids(metadata.said("id").as_deref().and_then(PaperId::arxiv));
    draft.ids(addresses::of_field(&identifier));
    draft.ids(
        metadata
            .said("doi")
            .iter()
            .flat_map(|doi| addresses::of_list(doi)),
    );
    draft.title(metadata.said("title"));
    if metadata.name == "dc" {
        for identifier in metadata.each("identifier") {
            draft.ids(addresses::of_field(&identifier));
        }
        dublin_core(metadata, &mut draft);
    } else {
        draft.summary(metadata.said("abstract"));
        of_arxiv(metadata, &mut draft.paper);
    }
    draft.finish().map(Some)
}

fn of_arxiv(metadata: &Element, paper: &mut Paper) {
    let authors = metadata.child("authors");
    let parted = authors.map(|authors| authors.all("author").filter_map(author).collect());
    paper.authors = parted.unwrap_or_default();
    if paper.authors.is_empty() {
        paper.authors = names::listed(&metadata.said("authors").unwrap_or_default());
    }
    let versions: Vec<String> = metadata
        .all("version")
        .filter_map(|version| version.said("date"))
        .collect();
    let date = metadata
        .said("created")
        .or_else(|| versions.first().cloned());
    let updated = metadata
        .said("updated")
        .or_else(|| versions.get(1..).and_then(<[String]>::last).cloned());
    paper.date = date.and_then(|date| dates::of_text(&date));
    paper.updated = updated.and_then(|date| dates::of_text(&date));
    let categories = metadata.said("categories").unwrap_or_default();
    paper.categories = categories.split_whitespace().map(str::to_owned).collect();
    paper.comment = metadata.said("comments").map(|text| one_line(&text));
    let journal = metadata.said("journal-ref");
    let journal = journal.map(|text| json!(one_line(&text)));
    paper
        .other
        .extend(journal.map(|text| ("journal_ref".to_owned(), text)));
}

fn author(author: &Element) -> Option<Author> {
    let part = |name: &str| author.said(name).unwrap_or_default();
    names::of_parts(&part("forenames"), &part("keyname"), &part("suffix"))
}

fn dublin_core(metadata: &Element, draft: &mut Draft) {
    let said = metadata
        .all("description")
        .map(|text| text.text().trim().to_owned());
    let (comments, summaries): (Vec<String>, Vec<String>) =
        said.partition(|text| text.starts_with(COMMENT));
    draft.summary(summaries.into_iter().next());
    let paper = &mut draft.paper;
    let comment = comments.first().and_then(|text| text.strip_prefix(COMMENT));
    paper.comment = comment.map(one_line);
    let creators = metadata.each("creator");
    paper.authors = names::all(creators);
    paper.keywords = metadata.each("subject");
    let dates = metadata.each("date");
    paper.date = dates.iter().find_map(|date| dates::of_text(date));
}
