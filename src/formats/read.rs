//! The formats that recto reads: one row each, one file each.

mod acl_anthology;
mod ads;
mod arxiv_api;
mod arxiv_feed;
mod arxiv_snapshot;
mod bibox;
mod bibtex;
mod biorxiv;
mod cff;
mod core;
mod crossref;
mod crossref_xml;
mod csl_json;
mod csl_yaml;
mod csv;
mod daily_arxiv;
mod datacite;
mod datacite_xml;
mod dblp;
mod doaj;
mod endnote_tagged;
mod endnote_xml;
mod europe_pmc;
mod feed;
mod hal;
mod hayagriva;
mod hf_dump;
mod hf_html;
mod hf_map;
mod hf_page;
mod hf_papers;
mod id_list;
mod inspire;
mod jats;
mod json_lines;
mod mods;
mod nbib;
mod ntrs;
mod oai;
mod openalex;
mod openreview;
mod opensearch;
mod ovid;
mod paperlists;
mod papers_with_code;
mod papis;
mod pubmed_xml;
mod refworks;
mod ris;
mod semantic_scholar;
mod word_sources;
mod wos;
mod zenodo;
mod zotero_rdf;

use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::paper::{Received, Source};
pub(crate) use jats::OTHER_ABSTRACTS;

/// A form in which papers come.
#[derive(Debug)]
pub struct Format {
    /// The name for `--format`, and the source of the papers.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// Whether an input that begins like this has the format.
    pub detect: fn(&Head) -> bool,
    /// How the last record of an input ends.
    pub end: RecordEnd,
    /// Reads the records, which do not say where they come from.
    parse: for<'a> fn(Input<'a>) -> Result<Records<'a>, NoInput>,
}

/// How the last record of an input ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordEnd {
    /// By a sign: a record without it is said to be cut.
    Closed,
    /// By nothing: what there is of it is taken as it is.
    Open,
}

/// The format that any JSON has which has no other.
const ANY_JSON: &str = "jsonl";

/// Every format, in the order of detection.
pub const FORMATS: &[Format] = &[
    hf_page::FORMAT,
    hf_papers::FORMAT,
    arxiv_snapshot::FORMAT,
    daily_arxiv::FORMAT,
    arxiv_api::FORMAT,
    arxiv_feed::FORMAT,
    // It names a module of RSS.
    zotero_rdf::FORMAT,
    feed::FORMAT,
    oai::FORMAT,
    acl_anthology::FORMAT,
    dblp::FORMAT,
    pubmed_xml::FORMAT,
    jats::FORMAT,
    crossref_xml::FORMAT,
    datacite_xml::FORMAT,
    endnote_xml::FORMAT,
    mods::FORMAT,
    word_sources::FORMAT,
    hf_html::FORMAT,
    paperlists::FORMAT,
    papis::FORMAT,
    bibox::FORMAT,
    datacite::FORMAT,
    zenodo::FORMAT,
    ads::FORMAT,
    hal::FORMAT,
    doaj::FORMAT,
    ntrs::FORMAT,
    core::FORMAT,
    openalex::FORMAT,
    semantic_scholar::FORMAT,
    crossref::FORMAT,
    europe_pmc::FORMAT,
    biorxiv::FORMAT,
    inspire::FORMAT,
    opensearch::FORMAT,
    openreview::FORMAT,
    papers_with_code::FORMAT,
    hf_map::FORMAT,
    hf_dump::FORMAT,
    csv::FORMAT,
    cff::FORMAT,
    csl_yaml::FORMAT,
    hayagriva::FORMAT,
    id_list::FORMAT,
    bibtex::FORMAT,
    csl_json::FORMAT,
    ris::FORMAT,
    wos::FORMAT,
    endnote_tagged::FORMAT,
    ovid::FORMAT,
    nbib::FORMAT,
    refworks::FORMAT,
    json_lines::FORMAT,
];

impl Format {
    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Reads the records of an input. A record that does not say where it comes from comes from here.
    ///
    /// # Errors
    /// When the input gives no papers at all.
    pub fn read<'a>(&self, input: Input<'a>) -> Result<Records<'a>, NoInput> {
        let name = self.name;
        let records = (self.parse)(input)?;
        Ok(Box::new(records.map(move |record| {
            record.map(|received| stamped(received, name))
        })))
    }
}

fn stamped(mut received: Received, name: &str) -> Received {
    let paper = &mut received.paper;
    if paper.sources.is_empty() {
        paper.sources.push(Source::default());
    }
    let nameless = paper
        .sources
        .iter_mut()
        .filter(|source| source.format.is_empty());
    nameless.for_each(|source| name.clone_into(&mut source.format));
    received
}

/// Tells the format of an input by its first bytes.
///
/// # Errors
/// Says what the input is instead of papers.
pub fn detect(head: &[u8]) -> Result<&'static Format, NoInput> {
    let head = Head::new(head);
    if head.text().is_empty() {
        return Err(NoInput::Empty);
    }
    found(&head).ok_or(if head.is_web_page() {
        NoInput::WebPage
    } else {
        NoInput::Unknown
    })
}

/// The format of a beginning: as its first record tells it, or where that could be anything, the first
/// of the next ones that cannot.
fn found(head: &Head) -> Option<&'static Format> {
    let told = |head: &Head| FORMATS.iter().find(|format| (format.detect)(head));
    let first = told(head)?;
    if first.name != ANY_JSON || json_lines::is_own(head) {
        return Some(first);
    }
    let next = head.next_records().find_map(|head| {
        let next = told(&head).filter(|next| next.name != ANY_JSON);
        next.map(Some).or(json_lines::is_own(&head).then_some(None))
    });
    next.flatten().or(Some(first))
}

/// What in the beginning of an input tells its format: without any of it the format would not be told.
/// Nothing where it is told because no other one is.
#[must_use]
pub fn told_by(head: &[u8], format: &Format) -> Vec<String> {
    let first = Head::new(head);
    if format.name == ANY_JSON {
        return first.evidence(&json_lines::is_own);
    }
    if (format.detect)(&first) {
        return first.evidence(&format.detect);
    }
    let mut next = first.next_records();
    let told = next.find(|head| (format.detect)(head));
    told.map_or_else(Vec::new, |head| head.evidence(&format.detect))
}

/// The papers of a text in a format, none of whose records is bad.
#[cfg(test)]
fn papers_of(format: &Format, text: &str) -> Vec<crate::paper::Paper> {
    let records = (format.parse)(Box::new(text.as_bytes())).unwrap();
    records.map(|record| record.unwrap().paper).collect()
}

/// The names of those who wrote a paper, as they are printed.
#[cfg(test)]
fn names_of(paper: &crate::paper::Paper) -> Vec<&str> {
    let authors = paper.authors.iter();
    authors.map(|author| author.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format() {
        for (head, found) in [
            (
                "Get trending papers in your email inbox once a day!\n",
                "hf-page",
            ),
            ("\u{feff}\n SubscribeNear-Optimal Solutions\n", "hf-page"),
            ("{\"title\": \"x\"}\n", "jsonl"),
            (
                r#"[{"title":"x"},{"title":"y","issued":"2001"}]"#,
                "csl-json",
            ),
            (
                "{\"title\":\"x\"}\n{\"title\":\"y\",\"author\":[{\"family\":\"F\"}]}\n",
                "csl-json",
            ),
            // recto's own records keep what others say, and are read as its own nevertheless.
            (
                r#"[{"title":"x"},{"title":"x","sources":[{"format":"a"}]},{"title":"y","issued":"2001"}]"#,
                "jsonl",
            ),
            ("", "it is empty"),
            (
                "<!DOCTYPE html><html>",
                "it is a saved web page; select the page's text in the browser, copy it into a file, and import that",
            ),
        ] {
            let said = detect(head.as_bytes());
            let said = said.map_or_else(|error| error.to_string(), |format| format.name.to_owned());
            assert_eq!(said, found);
        }
        assert!(matches!(detect(b"\x00\x01"), Err(NoInput::Unknown)));
    }

    #[test]
    fn it_is_told_what_tells_a_format() {
        for (head, evidence) in [
            (
                r#"{"response":{"docs":[{"bibcode":"b"}]}}"#,
                vec!["response.docs[].bibcode"],
            ),
            (
                r#"[{"id":"https://openalex.org/W1"}]"#,
                vec!["[].id = \"https://openalex.org/W1\""],
            ),
            (
                r#"[{"title":"x"},{"title":"y","issued":"2001"}]"#,
                vec!["[].title", "[].issued"],
            ),
            ("{\"title\":\"x\"}\n", vec![]),
            ("A title\n\nTY  - JOUR\nTI  - T\n", vec!["TY  - JOUR"]),
            (
                "<?xml version='1.0'?>\n<dblp mdate='x'><article>",
                vec!["<dblp mdate='x'>"],
            ),
            ("% of mine\n@article{a,\n title={T}}\n", vec!["@article{a,"]),
        ] {
            let format = detect(head.as_bytes()).unwrap();
            assert_eq!(told_by(head.as_bytes(), format), evidence, "{head}");
        }
    }

    #[test]
    fn a_record_comes_from_its_format_or_from_where_it_says() {
        let text = b"{\"title\":\"T\"}\n{\"title\":\"U\",\"sources\":[{\"id\":\"7\"},{\"format\":\"ris\"}]}";
        let records = Format::named("jsonl").unwrap().read(Box::new(&text[..]));
        let sources = records.unwrap().map(|record| record.unwrap().paper.sources);
        let names = sources.map(|sources| sources.into_iter().map(|source| source.format));
        let names: Vec<Vec<String>> = names.map(Iterator::collect).collect();
        assert_eq!(names, [vec!["jsonl"], vec!["jsonl", "ris"]]);
    }
}
