//! DBLP: answers of its search, JSON, and its records, XML (<https://dblp.org/faq/>). There are no
//! abstracts; titles end with a point; namesakes have a number behind their names.

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{self, Fields, JsonLayout, text_of};
use crate::formats::markup::entities_decoded;
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::xml::{self, Element, XmlPaper};
use crate::formats::{addresses, dates, names};
use crate::paper::{Author, Paper};

pub(super) const FORMAT: Format = Format {
    name: "dblp",
    meaning: "DBLP, search answers or records, JSON or XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["result.hits.hit"],
    fields: &["info", "result"],
    paper: found,
};

/// The elements that are publications; `www` is a person's page.
const PUBLICATIONS: &[&str] = &[
    "article",
    "inproceedings",
    "incollection",
    "book",
    "proceedings",
    "phdthesis",
    "mastersthesis",
    "data",
];

fn detect(head: &Head) -> bool {
    head.has("result.hits") || head.root() == Some("dblp")
}

fn parse(mut input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let start = input.fill_buf()?;
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    if first == Some(&b'<') {
        xml::papers(input, PUBLICATIONS, |_, element| published(element))
    } else {
        json::papers(input, &LAYOUT)
    }
}

fn found(hit: &Fields) -> Result<Paper, String> {
    if hit.get("result").is_some() {
        return Err("the search found nothing".to_owned());
    }
    let fields = hit.within("info").ok_or("it has no info")?;
    let text = |name: &str| match name {
        // With its markup.
        "title" => fields.text(name),
        _ => fields.text(name).map(|text| entities_decoded(&text)),
    };
    let authors = fields
        .list("authors.author")
        .iter()
        .filter_map(|author| text_of(author).or_else(|| author.get("text").and_then(text_of)));
    let addresses = fields.texts("ee", None);
    let venue = fields.texts("venue", None).into_iter().next();
    paper(
        &text,
        authors.filter_map(|name| without_number(&name)).collect(),
        &addresses,
        venue.map(|venue| entities_decoded(&venue)),
    )
}

fn published(element: &Element) -> XmlPaper {
    let text = |name: &str| match name {
        "key" => element.attribute("key").map(str::to_owned),
        "title" => element.child(name).map(|title| title.text_with(&script)),
        _ => element.said(name),
    };
    let authors = element.each("author");
    let venue = ["journal", "booktitle", "school"]
        .into_iter()
        .find_map(&text);
    let authors = authors.iter().filter_map(|name| without_number(name));
    paper(&text, authors.collect(), &element.each("ee"), venue).map(Some)
}

/// The elements of a title that mean more than a face of letters.
fn script(element: &str) -> (&'static str, &'static str) {
    match element {
        "sub" => ("<sub>", "</sub>"),
        "sup" => ("<sup>", "</sup>"),
        _ => ("", ""),
    }
}

/// A paper of the fields that both forms have.
fn paper(
    text: &dyn Fn(&str) -> Option<String>,
    authors: Vec<Author>,
    addresses: &[String],
    venue: Option<String>,
) -> Result<Paper, String> {
    let mut draft = Draft::new();
    draft.ids(text("doi").iter().flat_map(|doi| addresses::of_field(doi)));
    draft.ids(
        addresses
            .iter()
            .flat_map(|address| addresses::of_field(address)),
    );
    draft.scheme_id("dblp", text("key").as_deref());
    let title = text("title").map(|title| collapsed(&title));
    draft.title(title.map(|title| title.strip_suffix('.').unwrap_or(&title).to_owned()));
    for name in ["pages", "volume", "number"] {
        draft.cite(name, text(name));
    }
    let record = &mut draft.paper;
    record.authors = authors;
    record.date = text("year").and_then(|year| dates::of_text(&year));
    record.venue = venue;
    record.links.page = addresses.first().cloned();
    draft.markup();
    draft.finish()
}

/// `Xiaopeng Zhang 0009` is called Xiaopeng Zhang.
fn without_number(name: &str) -> Option<Author> {
    let is_number = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let name = match name.trim().rsplit_once(' ') {
        Some((bare, number)) if is_number(number) => bare,
        _ => name,
    };
    names::printed(&entities_decoded(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Received;

    fn read(text: &str) -> Vec<String> {
        let records = parse(Box::new(text.as_bytes())).unwrap();
        records
            .map(|record| match record {
                Ok(Received { paper, .. }) => {
                    format!("{} {} {}", paper.id, paper.title, paper.authors.len())
                }
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn records_and_answers_are_read() {
        let xml = "<?xml version=\"1.0\"?><!DOCTYPE dblp SYSTEM \"dblp.dtd\"><dblp><article key=\"j/x\"><author>J&uuml;rgen M 0002</author><title>On <i>n</i> Things.</title><year>1999</year><ee>https://doi.org/10.1/X</ee></article><www key=\"p\"><author>X</author></www></dblp>";
        assert_eq!(read(xml), ["doi:10.1/x On n Things 1"]);
        let one = r#"{"result":{"hits":{"hit":{"info":{"authors":{"author":{"text":"A B 0009"}},"title":"T &amp; U.","key":"conf/x/Y"}}}}}"#;
        assert_eq!(read(one), ["dblp:conf/x/Y T & U 1"]);
        let none = r#"{"result":{"hits":{"@total":"0"}}}"#;
        assert_eq!(read(none), ["line 1: the search found nothing"]);
    }
}
