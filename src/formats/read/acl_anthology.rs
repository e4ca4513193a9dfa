//! Collections of the ACL Anthology, XML
//! (<https://github.com/acl-org/acl-anthology/blob/master/data/xml/schema.rnc>).
//!
//! The year and the book stand above the papers, in the `meta` of their volume. `fixed-case` only
//! keeps capitals; `tex-math` is TeX without its dollars.

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, one_line};
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{dates, names};
use crate::paper::{Author, PaperId, PartialDate};

pub(super) const FORMAT: Format = Format {
    name: "acl-anthology",
    meaning: "ACL Anthology collections, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

fn detect(head: &Head) -> bool {
    head.root() == Some("collection") && head.text().contains("<volume")
}

/// What a volume says of its papers.
#[derive(Default)]
struct Volume {
    book: Option<String>,
    date: Option<PartialDate>,
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut volume = Volume::default();
    papers(input, &["meta", "paper"], move |collection, element| {
        if element.name == "meta" {
            let said = |name: &str| element.said(name).unwrap_or_default();
            volume = Volume {
                book: element.said("booktitle").map(|text| one_line(&text)),
                date: dates::of_texts(&said("year"), &said("month"), ""),
            };
            return Ok(None);
        }
        paper(collection, element, &volume)
    })
}

fn paper(collection: &Element, paper: &Element, volume: &Volume) -> XmlPaper {
    let mut draft = Draft::new();
    let url = paper.said("url");
    let id = url.clone().filter(|url| !url.contains("://"));
    let id = id.or_else(|| anthology_id(collection, paper));
    draft.scheme_id("acl", id.as_deref());
    draft.ids(paper.said("doi").as_deref().and_then(PaperId::doi));
    draft.title(
        paper
            .child("title")
            .map(|title| collapsed(&with_math(title))),
    );
    draft.summary(paper.child("abstract").map(with_math));
    draft.cite("pages", paper.said("pages"));
    let record = &mut draft.paper;
    record.authors = paper.all("author").filter_map(author).collect();
    record.date = volume.date;
    record.venue.clone_from(&volume.book);
    record.links.pdf = match (&id, url) {
        (_, Some(address)) if address.contains("://") => Some(address),
        (Some(id), Some(_)) => Some(format!("https://aclanthology.org/{id}.pdf")),
        _ => None,
    };
    let code = paper
        .child("pwccode")
        .and_then(|code| code.attribute("url"));
    record.links.code = code.filter(|code| !code.is_empty()).map(str::to_owned);
    for fate in ["retracted", "removed"] {
        if let Some(said) = paper.child(fate) {
            let said = collapsed(&said.text());
            record.comment = Some(format!("{fate}: {said}").trim_end_matches(": ").to_owned());
        }
    }
    draft.finish().map(Some)
}

/// `2022.acl-long.1`, and `P19-1001` for collections before 2020
/// (<https://aclanthology.org/info/ids/>).
fn anthology_id(collection: &Element, paper: &Element) -> Option<String> {
    let volume = collection.child("volume")?.attribute("id")?;
    let number = paper.attribute("id")?;
    let collection = collection.attribute("id")?;
    if !collection.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Some(format!("{collection}-{volume}.{number}"));
    }
    // Workshops had more volumes and shorter ones.
    Some(if collection.starts_with('W') {
        format!("{collection}-{volume:0>2}{number:0>2}")
    } else {
        format!("{collection}-{volume}{number:0>3}")
    })
}

fn author(author: &Element) -> Option<Author> {
    let part = |name: &str| author.said(name).unwrap_or_default();
    names::of_parts(&part("first"), &part("last"), "")
}

fn with_math(element: &Element) -> String {
    element.text_with(&|name| match name {
        "tex-math" => ("$", "$"),
        _ => ("", ""),
    })
}
