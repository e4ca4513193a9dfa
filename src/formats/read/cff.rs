//! `CITATION.cff`, how a program asks to be cited
//! (<https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md>): its
//! preferred citation, or else the program itself. Its references are works that it builds on, and no
//! more its own than those that an article ends with.

use std::io::Read;

use serde_json::{Map, Value};

use crate::disk::limits;
use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::Fields;
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::watch::Watch;
use crate::formats::yaml::whole;
use crate::formats::{addresses, bytes, dates};
use crate::paper::{Author, ImportError, KindNames, Paper, PartialDate, Received, WorkKind};
use crate::text::size::size;

pub(super) const FORMAT: Format = Format {
    name: "cff",
    meaning: "CITATION.cff, of a program: the paper that it asks to be cited by, or itself",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// The key that every such file has.
const VERSION: &str = "cff-version:";

/// The key of the work that is to be cited instead.
const CITATION: &str = "preferred-citation";

/// The types of works that no bibliography calls so.
const TYPES: &[(&str, WorkKind)] = &[
    ("conference", WorkKind::Conference),
    ("magazine-article", WorkKind::Article),
    ("newspaper-article", WorkKind::Article),
    ("pamphlet", WorkKind::Book),
    ("government-document", WorkKind::Report),
];
/// Where a work appeared, the best first.
const VENUES: &[&str] = &["journal", "collection-title", "conference.name", "magazine"];
/// … and where one of a school or an institution did.
const INSTITUTIONS: &[&str] = &["institution.name", "department", "publisher.name"];

fn detect(head: &Head) -> bool {
    let mut lines = head.text().lines();
    lines.any(|line| line.starts_with(VERSION))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut watch = Watch::over(&input);
    // It is one document, of which any part may come last.
    let mut read = Vec::new();
    input
        .take(limits::RECORD as u64 + 1)
        .read_to_end(&mut read)?;
    if read.is_empty() {
        return Err(NoInput::Empty);
    }
    let record = if read.len() > limits::RECORD {
        let largest = size(limits::RECORD as u64);
        Err(ImportError::new(1, format!("it is larger than {largest}")))
    } else {
        record(&bytes::text(read), &mut watch)
    };
    Ok(Box::new(std::iter::once(record)))
}

fn record(text: &str, watch: &mut Watch) -> Result<Received, ImportError> {
    let value = whole(text).map_err(|fault| ImportError::new(fault.line, fault.reason))?;
    let Value::Object(fields) = &value else {
        return Err(ImportError::new(1, "it is no map of fields"));
    };
    let name = if fields.get(CITATION).is_some_and(Value::is_object) {
        CITATION
    } else {
        "title"
    };
    let mut lines = text.lines();
    let is_begin = |line: &str| {
        line.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    let line = lines.position(is_begin).unwrap_or_default() as u64 + 1;
    let paper = cited(&value).map_err(|reason| ImportError::new(line, reason))?;
    watch.tell(
        &paper,
        text.len(),
        || Some(value.clone()),
        |less| cited(less).ok(),
    );
    Ok(Received { line, paper })
}

/// The paper that is to be cited, or the program.
fn cited(value: &Value) -> Result<Paper, String> {
    let mut fields = value.as_object().cloned().unwrap_or_default();
    let citation = fields.remove(CITATION);
    let software = Fields::of(fields);
    let citation = match citation {
        Some(Value::Object(citation)) => paper(&with_code(citation, &software)).ok(),
        Some(_) | None => None,
    };
    // One that says nothing leaves the program.
    citation.map_or_else(|| paper(&software), Ok)
}

/// The citation with the address of the program that it is of.
fn with_code(mut cited: Map<String, Value>, software: &Fields) -> Fields {
    const CODE: &str = "repository-code";
    if let Some(code) = software.get(CODE)
        && !cited.contains_key(CODE)
    {
        cited.insert(CODE.to_owned(), code.clone());
    }
    Fields::of(cited)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    draft.ids(
        fields
            .text("doi")
            .iter()
            .flat_map(|doi| addresses::of_field(doi)),
    );
    let identifiers = fields.list("identifiers").iter();
    let values = identifiers.filter_map(|identifier| {
        let is_id = ["doi", "url"].contains(&identifier.get("type")?.as_str()?);
        identifier.get("value").filter(|_| is_id)?.as_str()
    });
    draft.ids(values.flat_map(addresses::of_field));
    draft.ids(
        fields
            .text("url")
            .iter()
            .flat_map(|url| addresses::of_field(url)),
    );
    draft.scheme_id("pmid", fields.text("pmid").as_deref());
    draft.title(fields.text("title"));
    draft.summary(fields.text("abstract"));
    let kind = kind(&fields.text("type").unwrap_or_default());
    let is_of_school = matches!(kind, WorkKind::Thesis | WorkKind::Report);
    for (name, text) in [
        ("volume", fields.text("volume")),
        ("number", fields.first_text(&["issue", "number"])),
        ("pages", pages(fields)),
        (
            "publisher",
            fields.text("publisher.name").filter(|_| !is_of_school),
        ),
        ("note", fields.text("notes")),
    ] {
        draft.cite(name, text);
    }
    let paper = &mut draft.paper;
    paper.set_kind(kind);
    let mut roles = ["authors", "editors"].into_iter().map(|role| {
        let names = fields.list(role).iter().map(author);
        names.collect::<NameList>().authors()
    });
    paper.authors = roles.find(|names| !names.is_empty()).unwrap_or_default();
    paper.date = date(fields);
    paper.set_date_text(&fields.text("status").unwrap_or_default().replace('-', " "));
    let venue = fields.first_text(VENUES);
    paper.venue = venue.or_else(|| fields.first_text(INSTITUTIONS).filter(|_| is_of_school));
    let keywords = fields.texts("keywords", None).into_iter();
    paper.keywords = keywords.collect();
    paper.links.page = fields
        .first_text(&["url", "repository"])
        .filter(|url| url.contains("://"));
    paper.links.code = fields.text("repository-code");
    draft.finish()
}

fn kind(name: &str) -> WorkKind {
    let known = TYPES.iter().find(|(known, _)| *known == name);
    let known = known.map(|(_, kind)| *kind);
    known
        .or_else(|| WorkKind::named(KindNames::Bibtex, name))
        .unwrap_or(WorkKind::Other)
}

/// The first and the last page; `pages` is how many there are.
fn pages(fields: &Fields) -> Option<String> {
    let first = fields.text("start")?;
    Some(match fields.text("end") {
        Some(last) if last != first => format!("{first}-{last}"),
        Some(_) | None => first,
    })
}

/// The day of publication, or its parts; of a program that of its release.
fn date(fields: &Fields) -> Option<PartialDate> {
    let text = |name: &str| fields.text(name).unwrap_or_default();
    let parts = dates::of_texts(&text("year"), &text("month"), "");
    let whole = || {
        dates::of_text(&fields.first_text(&["date-published", "date-released", "issue-date"])?)
    };
    parts.or_else(whole)
}

/// A person's name in its parts, or that of a group.
fn author(author: &Value) -> Option<Author> {
    let part = |name: &str| {
        author
            .get(name)
            .and_then(crate::formats::json::text_of)
            .unwrap_or_default()
    };
    let family = [part("name-particle"), part("family-names")];
    let family: Vec<String> = family.into_iter().filter(|part| !part.is_empty()).collect();
    let family = if family.is_empty() {
        part("name")
    } else {
        family.join(" ")
    };
    let named = names::of_parts(&part("given-names"), &family, &part("name-suffix"));
    named.or_else(|| names::printed(&part("alias")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Received, ImportError> {
        assert!(detect(&Head::new(text.as_bytes())), "{text}");
        let mut records = parse(Box::new(text.as_bytes())).unwrap();
        let record = records.next().unwrap();
        assert!(records.next().is_none());
        record
    }

    #[test]
    fn a_file_gives_what_it_asks_to_be_cited_by() {
        for (text, line, paper) in [
            (
                "cff-version: 1.2.0\nmessage: Cite the paper.\ntitle: leafkit\ntype: software\nauthors:\n  - name: Leaf Group\nrepository-code: https://code.example/leaf\ndoi: 10.5281/zenodo.24\npreferred-citation:\n  type: article\n  title: \"Leaves: a kit\"\n  authors:\n    - family-names: Ash\n      given-names: Ann\n      name-particle: de\n      name-suffix: Jr.\n      orcid: https://orcid.org/0000-0000-0000-0000\n  journal: The Leaf\n  year: 2020\n  month: 2\n  volume: 7\n  issue: 3\n  start: 11\n  end: 19\n  doi: 10.1000/leaf.24\nreferences:\n  - type: book\n    title: Roots\n",
                9,
                r#"{"id":"doi:10.1000/leaf.24","title":"Leaves: a kit","authors":[{"name":"Ann de Ash Jr."}],"date":"2020-02","venue":"The Leaf","links":{"page":"https://doi.org/10.1000/leaf.24","code":"https://code.example/leaf"},"volume":"7","number":"3","pages":"11-19","kind":"article"}"#,
            ),
            (
                "# Cite me\ncff-version: 1.2.0\ntitle: leafkit\nmessage: x\nabstract: >\n  It counts\n  leaves.\nauthors:\n  - name: The Leaf Group\n  - alias: leaf\nkeywords: [trees, \"roots\"]\nidentifiers:\n  - type: swh\n    value: \"swh:1:dir:0\"\n  - {type: doi, value: 10.5281/zenodo.25}\nversion: 1.10\ndate-released: \"2021-05-06\"\nurl: \"https://leaf.example\"\n",
                3,
                r#"{"id":"doi:10.5281/zenodo.25","title":"leafkit","abstract":"It counts leaves.","authors":[{"name":"The Leaf Group"},{"name":"leaf"}],"date":"2021-05-06","keywords":["trees","roots"],"links":{"page":"https://leaf.example"},"kind":"misc"}"#,
            ),
            (
                "cff-version: 1.2.0\ntitle: leafkit\nauthors: [{family-names: Ash}]\npreferred-citation:\n  type: conference-paper\n  title: no\n  authors: &a\n    - {family-names: Li, given-names: A.}\n  collection-title: Proceedings of Leaves\n  conference: {name: Leaf Days}\n  editors: *a\n  status: in-press\n  publisher: {name: Leaf Press}\n",
                4,
                r#"{"id":"title:08b35907b5589afa","title":"no","authors":[{"name":"A. Li"}],"venue":"Proceedings of Leaves","publisher":"Leaf Press","kind":"inproceedings","date_text":"in press"}"#,
            ),
            (
                "cff-version: 1.2.0\ntitle: leafkit\npreferred-citation:\n  type: thesis\n  title: Leaves\n  year: 2019\n  institution: {name: University of Kew}\n",
                3,
                r#"{"id":"title:25935d7a83a03da9","title":"Leaves","date":"2019","venue":"University of Kew","kind":"phdthesis"}"#,
            ),
            (
                "cff-version: 1.2.0\ntitle: leafkit\npreferred-citation:\n  type: generic\n  url: https://arxiv.org/abs/2101.00010\n",
                3,
                r#"{"id":"arxiv:2101.00010","date":"2021-01","links":{"page":"https://arxiv.org/abs/2101.00010"},"kind":"misc"}"#,
            ),
            (
                "cff-version: 1.2.0\ntitle: leafkit\npreferred-citation: none\n",
                2,
                r#"{"id":"title:c7de12b2170a1807","title":"leafkit","kind":"misc"}"#,
            ),
        ] {
            let received = read(text).unwrap();
            assert_eq!(
                (received.line, received.paper.to_json().unwrap().as_str()),
                (line, paper)
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let text = "cff-version: 1.2.0\nauthors: []\n";
        assert_eq!(
            read(text).unwrap_err().to_string(),
            "line 1: it has neither a title nor an id"
        );
        let text = "cff-version: 1.2.0\ntitle: 'open\n";
        assert!(
            read(text)
                .unwrap_err()
                .to_string()
                .starts_with("line 2: column")
        );
        assert!(!detect(&Head::new(b"title: cff-version: 1\n")));
    }
}
