//! Answers of arXiv's interface, Atom (<https://info.arxiv.org/help/api/user-manual.html>).
//!
//! Until November 2025 titles and abstracts were broken at the edge of a page and had TeX for Greek
//! letters; since then they are whole, with Unicode.

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{each_once, one_line};
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, names};

pub(super) const FORMAT: Format = Format {
    name: "arxiv-api",
    meaning: "answers of arXiv's interface, Atom",
    detect,
    end: RecordEnd::Closed,
    parse,
};

fn detect(head: &Head) -> bool {
    let text = head.text();
    // Other feeds may speak of papers at arXiv, and have totals, too.
    let mut ids = text.split("<id>").skip(1);
    let is_own = |id: &str| {
        id.split('<')
            .next()
            .is_some_and(|id| id.contains("arxiv.org/"))
    };
    head.root() == Some("feed")
        && text.contains("http://www.w3.org/2005/Atom")
        && !text.contains("oai:arXiv.org:")
        && !text.contains("rss.arxiv.org")
        && (ids.any(is_own) || (text.contains("totalResults") && text.contains("arxiv.org")))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["entry"], |_, entry| paper(entry))
}

fn paper(entry: &Element) -> XmlPaper {
    let id = entry.said("id").unwrap_or_default();
    if id.contains("/api/errors") {
        let said = entry.said("summary").unwrap_or_default();
        return Err(format!("arXiv answered with an error: {said}"));
    }
    let mut draft = Draft::new();
    draft.ids(addresses::of_field(&id));
    draft.ids(
        entry
            .said("doi")
            .iter()
            .flat_map(|doi| addresses::of_list(doi)),
    );
    draft.title(entry.said("title"));
    draft.summary(entry.said("summary"));
    let paper = &mut draft.paper;
    let authors = entry.all("author").filter_map(|author| author.said("name"));
    paper.authors = names::all(authors);
    paper.date = entry.said("published").and_then(|date| date.parse().ok());
    paper.updated = entry.said("updated").and_then(|date| date.parse().ok());
    paper.updated = paper.updated.filter(|updated| Some(*updated) != paper.date);
    let terms = entry.all("primary_category").chain(entry.all("category"));
    let terms = terms.filter_map(|category| category.attribute("term"));
    paper.categories = each_once(terms.map(str::to_owned));
    paper.comment = entry.said("comment").map(|text| one_line(&text));
    for link in entry.all("link") {
        let address = link.attribute("href").map(str::to_owned);
        match (link.attribute("rel"), link.attribute("title")) {
            (Some("alternate"), _) => paper.links.page = address,
            (_, Some("pdf")) => paper.links.pdf = address,
            _ => {}
        }
    }
    let journal = entry.said("journal_ref").map(|text| json!(one_line(&text)));
    paper
        .other
        .extend(journal.map(|text| ("journal_ref".to_owned(), text)));
    draft.finish().map(Some)
}
