//! arXiv's daily announcements, RSS or Atom (<https://info.arxiv.org/help/rss_specifications.html>).
//!
//! The abstract stands behind `arXiv:2203.01250v3 Announce Type: replace-cross Abstract:`, the
//! authors in one text with their affiliations in brackets. The day is that of the announcement:
//! it is the paper's own only where the paper is new.

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::text::one_line;
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, names};
use crate::paper::Author;

const ABSTRACT: &str = "Abstract:";
const TYPE: &str = "Announce Type:";

pub(super) fn detect(head: &Head) -> bool {
    let text = head.text();
    match head.root() {
        Some("rss" | "RDF") => text.contains("arxiv.org"),
        Some("feed") => text.contains("oai:arXiv.org:") || text.contains("rss.arxiv.org"),
        Some(_) | None => false,
    }
}

pub(super) fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["item", "entry"], |_, item| paper(item))
}

fn paper(item: &Element) -> XmlPaper {
    let mut draft = Draft::new();
    let description = item
        .said("description")
        .or_else(|| item.said("summary"))
        .unwrap_or_default();
    let guid = item.said("guid").or_else(|| item.said("id"));
    let link = item.said("link");
    draft.ids(link.iter().flat_map(|link| addresses::of_field(link)));
    draft.ids(guid.iter().flat_map(|guid| addresses::of_field(guid)));
    draft.ids(
        item.said("DOI")
            .iter()
            .flat_map(|doi| addresses::of_field(doi)),
    );
    draft.title(Some(item.said("title").ok_or("it has no title")?));
    let (before, summary) = description
        .split_once(ABSTRACT)
        .filter(|(before, _)| before.contains(TYPE))
        .unwrap_or(("", &description));
    draft.summary(Some(summary.to_owned()));
    let announced = item.said("announce_type").or_else(|| {
        let (_, kind) = before.split_once(TYPE)?;
        Some(kind.trim().to_owned())
    });
    let paper = &mut draft.paper;
    paper.authors = authors(item);
    let day = item.said("pubDate").or_else(|| item.said("published"));
    let day = day.and_then(|day| dates::of_text(&day));
    match announced.as_deref() {
        Some("new") => paper.date = day,
        Some(kind) if kind.starts_with("replace") => paper.updated = day,
        Some(_) | None => {}
    }
    let terms = item.all("category").filter_map(|category| {
        let text = category.text().trim().to_owned();
        let text = Some(text).filter(|text| !text.is_empty());
        text.or_else(|| category.attribute("term").map(str::to_owned))
    });
    paper.categories = terms.collect();
    paper.links.page = link;
    let journal = item.said("journal_reference");
    let journal = journal.map(|text| json!(one_line(&text)));
    paper
        .other
        .extend(journal.map(|text| ("journal_ref".to_owned(), text)));
    draft.finish().map(Some)
}

/// `dc:creator` is one text; an Atom feed may have an element for each author, or one for all.
fn authors(item: &Element) -> Vec<Author> {
    let creators = item.all("creator").map(Element::text);
    let named = item.all("author").filter_map(|author| author.said("name"));
    creators
        .chain(named)
        .flat_map(|names| names::listed(&names))
        .collect()
}
