//! arXiv's daily announcements, RSS or Atom (<https://info.arxiv.org/help/rss_specifications.html>).
//!
//! The abstract stands behind `arXiv:2203.01250v3 Announce Type: replace-cross Abstract:`, the
//! authors in one text with their affiliations in brackets. The day is that of the announcement:
//! it is the paper's own only where the paper is new.

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::one_line;
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, markup, names};
use crate::paper::Author;

pub(super) const FORMAT: Format = Format {
    name: "arxiv-feed",
    meaning: "arXiv's daily announcements, RSS or Atom",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const ABSTRACT: &str = "Abstract:";
const TYPE: &str = "Announce Type:";
/// What stands in arXiv's feeds and in no others.
const OWN: [&str; 3] = ["oai:arXiv.org:", "rss.arxiv.org", "export.arxiv.org/rss"];
/// Where the channels of its older ones lead.
const LINKS: [&str; 2] = ["<link>http://arxiv.org", "<link>https://arxiv.org"];

fn detect(head: &Head) -> bool {
    // Other feeds may speak of papers at arXiv.
    let has = |marks: &[&str]| marks.iter().any(|mark| head.text().contains(mark));
    match head.root() {
        Some("rss" | "RDF") => has(&OWN) || has(&LINKS),
        Some("feed") => has(&OWN),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["item", "entry"], |_, item| paper(item))
}

fn paper(item: &Element) -> XmlPaper {
    let mut draft = Draft::new();
    let description = item
        .said("description")
        .or_else(|| item.said("summary"))
        .unwrap_or_default();
    let guid = item.said("guid").or_else(|| item.said("id"));
    // Feeds of January and February 2024 name a host that has no papers
    // (<https://github.com/arXiv/arxiv-feed/issues/39>).
    let link = item.said("link");
    let link = link.map(|link| link.replacen("//rss.arxiv.org/", "//arxiv.org/", 1));
    draft.ids(link.iter().flat_map(|link| addresses::of_field(link)));
    draft.ids(guid.iter().flat_map(|guid| addresses::of_field(guid)));
    draft.ids(
        item.said("DOI")
            .iter()
            .flat_map(|doi| addresses::of_list(doi)),
    );
    let title = item.said("title").ok_or("it has no title")?;
    let (title, category) = without_version(&title);
    draft.title(Some(title.to_owned()));
    let (before, summary) = description
        .split_once(ABSTRACT)
        .filter(|(before, _)| before.contains(TYPE))
        .unwrap_or(("", &description));
    draft.summary(Some(without_tags(summary, markup::paragraphs)));
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
    if paper.categories.is_empty() {
        paper.categories.extend(category.map(str::to_owned));
    }
    // The page of an arXiv paper is made of its id.
    paper.links.page = link.filter(|link| addresses::of_field(link).is_empty());
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
        .flat_map(|names| names::listed(&without_tags(&names, markup::plain)))
        .collect()
}

/// The text without the tags of HTML, where it has any.
fn without_tags(text: &str, without: fn(&str) -> String) -> String {
    if text.contains("</") {
        without(text)
    } else {
        text.to_owned()
    }
}

/// The title before `(arXiv:1709.00012v1 [cs.CR])`, and the category in that.
fn without_version(title: &str) -> (&str, Option<&str>) {
    let title = title.trim();
    let parted = title
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once("(arXiv:"));
    let Some((before, version)) = parted else {
        return (title, None);
    };
    let category = version.split_once('[').and_then(|(_, behind)| {
        let (category, _) = behind.split_once(']')?;
        Some(category)
    });
    (before.trim_end().trim_end_matches('.'), category)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn papers_of(text: &str) -> Vec<crate::paper::Paper> {
        let records = parse(Box::new(text.as_bytes())).unwrap();
        records.map(|record| record.unwrap().paper).collect()
    }

    #[test]
    fn a_feed_from_before_2024_is_read_without_its_markup() {
        let text = r#"<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="http://arxiv.org/abs/1709.00012"><title>Locks for doors. (arXiv:1709.00012v2 [cs.CR] UPDATED)</title><link>http://arxiv.org/abs/1709.00012</link><description rdf:parseType="Literal">&lt;p&gt;We lock $a&lt;b$ doors.&lt;/p&gt;</description><dc:creator>&lt;a href="http://arxiv.org/find/cs/1/au:+Rau_A/0/1/0/all/0/1"&gt;Ana Rau&lt;/a&gt;, &lt;a href="http://x"&gt;Robert Smith, Jr.&lt;/a&gt; (MIT)</dc:creator></item></rdf:RDF>"#;
        let papers = papers_of(text);
        assert_eq!(papers.len(), 1);
        let paper = &papers[0];
        let names: Vec<&str> = paper
            .authors
            .iter()
            .map(|author| author.name.as_str())
            .collect();
        assert_eq!(paper.title, "Locks for doors");
        assert_eq!(paper.summary, "We lock $a<b$ doors.");
        assert_eq!(names, ["Ana Rau", "Robert Smith Jr."]);
        assert_eq!(paper.categories, ["cs.CR"]);
        assert_eq!(paper.id.to_string(), "arxiv:1709.00012");
        assert_eq!(
            paper.links.page.as_deref(),
            Some("https://arxiv.org/abs/1709.00012")
        );
    }

    #[test]
    fn a_link_to_no_page_is_left_out_for_that_of_the_id() {
        let text = r"<rss><channel><link>https://arxiv.org</link><item><title>Locks</title><link>https://rss.arxiv.org/abs/2402.00012</link><description>x</description></item></channel></rss>";
        let papers = papers_of(text);
        assert_eq!(
            papers[0].links.page.as_deref(),
            Some("https://arxiv.org/abs/2402.00012")
        );
    }
}
