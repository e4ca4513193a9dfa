//! Records harvested by OAI-PMH: from arXiv in its forms `arXiv`, `arXivOld`, `arXivRaw` and `oai_dc`
//! (<https://info.arxiv.org/help/oa/index.html>), whose date is that of the last change of what is
//! said of a paper and not of its submission; from other archives in Dublin Core, JATS, MODS and
//! `DataCite`'s form (<https://www.openarchives.org/OAI/openarchivesprotocol.html>).

mod dublin_core;

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd, datacite_xml, jats, mods};
use crate::formats::text::one_line;
use crate::formats::xml::{Element, XmlPaper, papers_beside};
use crate::formats::{addresses, dates, names};
use crate::paper::{Author, Paper, PaperId, Source};

pub(super) const FORMAT: Format = Format {
    name: "oai",
    meaning: "records harvested by OAI-PMH from arXiv and other archives, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// The error that is none: nothing has changed.
const NOTHING: &str = "noRecordsMatch";
/// Dublin Core without a record around it.
const BARE: &str = "dc";

fn detect(head: &Head) -> bool {
    match head.root() {
        Some("OAI-PMH") => true,
        Some(BARE) => head.text().contains("openarchives.org/OAI/2.0/oai_dc"),
        Some(_) | None => false,
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let names: (&[&str], &[&str]) = (&["record", "error"], &[BARE]);
    papers_beside(input, names, |_, record| paper(record))
}

fn paper(record: &Element) -> XmlPaper {
    if record.name == "error" {
        if record.is("code", NOTHING) {
            return Ok(None);
        }
        return Err(format!("the archive answered: {}", record.text().trim()));
    }
    if record.name == BARE {
        return dublin_core::paper(record, Draft::new()).map(Some);
    }
    let header = record.child("header").ok_or("it has no header")?;
    if header.is("status", "deleted") {
        return Err("the archive has deleted it".to_owned());
    }
    let metadata = record.child("metadata").and_then(Element::inner);
    let metadata = metadata.ok_or("it has no metadata")?;
    let identifier = header.said("identifier").unwrap_or_default();
    let is_of_arxiv = identifier.starts_with(Source::ARXIV_OAI);
    let mut found = of_metadata(metadata, &identifier)?;
    for paper in found
        .iter_mut()
        .filter(|_| !is_of_arxiv && !identifier.is_empty())
    {
        let id = Some(identifier.clone());
        paper.sources = vec![Source {
            id,
            ..Source::default()
        }];
    }
    Ok(found)
}

/// The paper of what an archive says in one form or another.
fn of_metadata(metadata: &Element, identifier: &str) -> XmlPaper {
    let within = |names: &[&str]| metadata.at(names).ok_or("it has no metadata");
    match metadata.name.as_str() {
        "article" => jats::of_article(metadata),
        "mods" => mods::of_record(metadata),
        "modsCollection" => mods::of_record(within(&["mods"])?),
        "resource" => datacite_xml::of_resource(metadata),
        "oai_datacite" => datacite_xml::of_resource(within(&["payload", "resource"])?),
        "dc" | "arXiv" | "arXivOld" | "arXivRaw" => {
            let mut draft = Draft::new();
            draft.ids(metadata.said("id").as_deref().and_then(PaperId::arxiv));
            draft.ids(addresses::of_field(identifier));
            draft.ids(
                metadata
                    .said("doi")
                    .iter()
                    .flat_map(|doi| addresses::of_list(doi)),
            );
            if metadata.name == BARE {
                return dublin_core::paper(metadata, draft).map(Some);
            }
            draft.title(metadata.said("title"));
            draft.summary(metadata.said("abstract"));
            of_arxiv(metadata, &mut draft.paper);
            draft.finish().map(Some)
        }
        form => Err(format!("its form is none that recto reads: {form}")),
    }
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

#[cfg(test)]
mod tests;
