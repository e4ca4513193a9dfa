//! Records of Zenodo and of other archives on `InvenioRDM`: a page of a search, one record, or a list of
//! one's own deposits, in the form of Zenodo's interface (<https://developers.zenodo.org/>) and in that of
//! the software (<https://inveniordm.docs.cern.ch/reference/metadata/>).

use serde_json::Value;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates, names};
use crate::paper::{Author, KindNames, Paper, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "zenodo",
    meaning: "Zenodo and other records of InvenioRDM, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["hits.hits"],
    fields: &[
        "id",
        "doi",
        "conceptdoi",
        "pids",
        "metadata",
        "custom_fields",
        "links",
        "files",
    ],
    paper,
};

/// What says that another id is of this very work.
const SAME: &[&str] = &["isidenticalto", "isalternateidentifier"];

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}metadata.{name}"));
        has("title")
            && ["creators", "resource_type", "upload_type"]
                .into_iter()
                .any(has)
    };
    let is_page = head.has("links") && head.has("aggregations");
    ["hits.hits[].", "[].", ""].into_iter().any(is_record)
        || (is_page && head.is_empty_list("hits.hits"))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(record: &Fields) -> Result<Paper, String> {
    let fields = record.within("metadata").ok_or("it has no metadata")?;
    let mut draft = Draft::new();
    let dois = [
        record.text("doi"),
        record.text("pids.doi.identifier"),
        fields.text("doi"),
        record.text("conceptdoi"),
    ];
    let others = of_same_work(&fields);
    let ids = dois.into_iter().flatten().chain(others);
    draft.ids(ids.flat_map(|id| addresses::of_field(&id)));
    draft.source_id(record.text("id"));
    draft.title(fields.text("title").map(|title| collapsed(&title)));
    draft.summary(summary(&fields));
    let paper = &mut draft.paper;
    paper.authors = fields.list("creators").iter().filter_map(author).collect();
    paper.date = fields
        .text("publication_date")
        .and_then(|date| dates::of_text(&date));
    paper.keywords = fields.texts("keywords", None);
    for name in ["subject", "term"] {
        paper.keywords.extend(fields.texts("subjects", Some(name)));
    }
    paper.links.page = record.first_text(&["links.self_html", "links.html", "links.latest_html"]);
    paper.links.pdf = pdf(record);
    if let Some(kind) = kind(&fields) {
        paper.set_kind(kind);
    }
    let inside = Inside::of(record, &fields);
    paper.venue = inside.text(&[
        "journal.title",
        "imprint.title",
        "part_of.title",
        "meeting.title",
    ]);
    let school = ["thesis.university", "university"];
    paper.venue = paper.venue.take().or_else(|| inside.text(&school));
    draft.cite("volume", inside.text(&["journal.volume"]));
    draft.cite("number", inside.text(&["journal.issue"]));
    let pages = ["journal.pages", "imprint.pages", "part_of.pages"];
    draft.cite("pages", inside.text(&pages));
    let imprint = fields.text("imprint.publisher");
    draft.cite("publisher", imprint.or_else(|| fields.text("publisher")));
    draft.markup();
    draft.finish()
}

/// What a work is in: a part of the metadata, or, of the software's own form, one of its fields that
/// have the name of their vocabulary before them, as `journal:journal`.
struct Inside<'a> {
    fields: &'a Fields,
    custom: Option<Fields>,
}

impl<'a> Inside<'a> {
    fn of(record: &Fields, fields: &'a Fields) -> Self {
        let custom = record.within("custom_fields");
        Self { fields, custom }
    }

    fn text(&self, paths: &[&str]) -> Option<String> {
        let custom = |path: &&str| {
            let name = path.split('.').next().unwrap_or_default();
            let rest = path.strip_prefix(name).unwrap_or_default();
            // A thesis has its university by itself: `thesis:university`.
            let place = if name == "university" {
                "thesis:university".to_owned()
            } else {
                format!("{name}:{name}{rest}")
            };
            self.custom.as_ref()?.text(&place)
        };
        let own = self.fields.first_text(paths);
        own.or_else(|| paths.iter().find_map(custom))
    }
}

/// The abstract, which is the description.
fn summary(fields: &Fields) -> Option<String> {
    let more = || {
        let all = fields.list("additional_descriptions").iter();
        let mut abstracts = all.filter(|more| more.pointer("/type/id") == Some(&"abstract".into()));
        abstracts.find_map(|more| more.get("description").and_then(text_of))
    };
    fields.text("description").or_else(more)
}

/// Other ids of this very work: an arXiv id, the DOI of its publisher.
fn of_same_work(fields: &Fields) -> Vec<String> {
    let id = |entry: &Value| entry.get("identifier").and_then(text_of);
    let is_same = |entry: &&Value| {
        let relation = entry.pointer("/relation_type/id");
        let relation = relation.or_else(|| entry.get("relation")).and_then(text_of);
        relation.is_some_and(|relation| SAME.contains(&relation.to_lowercase().as_str()))
    };
    let own = ["identifiers", "alternate_identifiers"];
    let own = own.into_iter().flat_map(|name| fields.list(name));
    let related = fields.list("related_identifiers").iter().filter(is_same);
    own.chain(related).filter_map(id).collect()
}

/// A person by the parts of the name or turned, or a group.
fn author(creator: &Value) -> Option<Author> {
    let who = creator.get("person_or_org").unwrap_or(creator);
    let part = |name: &str| who.get(name).and_then(text_of).unwrap_or_default();
    if part("type") == "organizational" {
        return names::of_parts("", &part("name"), "");
    }
    names::of_parts(&part("given_name"), &part("family_name"), "")
        .or_else(|| names::catalogued(&part("name")))
}

/// `{"type": "publication", "subtype": "article"}`, or `publication-article`.
fn kind(fields: &Fields) -> Option<WorkKind> {
    let whole = fields.first_text(&[
        "resource_type.subtype",
        "resource_type.id",
        "publication_type",
        "resource_type.type",
        "upload_type",
    ])?;
    let name = whole.strip_prefix("publication-").unwrap_or(&whole);
    if name == "section" {
        return Some(WorkKind::Chapter);
    }
    let kind = WorkKind::named(KindNames::Bibtex, name);
    kind.or_else(|| WorkKind::named(KindNames::Csl, name))
}

/// The first file that is a PDF, where its address is told.
fn pdf(record: &Fields) -> Option<String> {
    let inside = record.get("files.entries").and_then(Value::as_object);
    let inside = inside.into_iter().flat_map(|entries| entries.values());
    let mut files = record.list("files").iter().chain(inside);
    files.find_map(|file| {
        let name = file.get("key").or_else(|| file.get("filename"))?;
        let is_pdf = name.as_str()?.to_lowercase().ends_with(".pdf");
        let links = file.get("links").filter(|_| is_pdf)?;
        let names = ["content", "download", "self"];
        names
            .into_iter()
            .find_map(|name| links.get(name).and_then(text_of))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn records_of_both_forms_are_read() {
        for (record, said) in [
            // Zenodo's own form.
            (
                r#"{"id":7,"doi":"10.5281/zenodo.7","conceptdoi":"10.5281/zenodo.6","metadata":{"title":"On <i>Leaves</i>","doi":"10.5281/zenodo.7","publication_date":"2020-10-01","description":"<p>We show.</p><p>More.</p>","creators":[{"name":"Ash, Ann","orcid":"0"}],"keywords":["leaf"],"resource_type":{"type":"publication","subtype":"article"},"journal":{"title":"The Leaf","volume":"5","issue":"1","pages":"1--9"}},"files":[{"key":"a.csv","links":{"self":"n"}},{"key":"A.PDF","links":{"self":"https://z.example/a.pdf"}}],"links":{"self_html":"https://z.example/7"}}"#,
                r#"{"id":"doi:10.5281/zenodo.7","aliases":["doi:10.5281/zenodo.6"],"title":"On Leaves","abstract":"We show.\n\nMore.","authors":[{"name":"Ann Ash"}],"date":"2020-10-01","venue":"The Leaf","keywords":["leaf"],"links":{"page":"https://z.example/7","pdf":"https://z.example/a.pdf"},"kind":"article","volume":"5","number":"1","pages":"1-9"}"#,
            ),
            // The software's.
            (
                r#"{"id":"ab-12","pids":{"doi":{"identifier":"10.5/x"}},"metadata":{"title":"T","creators":[{"person_or_org":{"type":"personal","given_name":"Jan","family_name":"van der Berg","name":"van der Berg, Jan"}},{"person_or_org":{"type":"organizational","name":"Leaf, Tree and Root"}}],"publication_date":"2020-10","resource_type":{"id":"publication-section"},"publisher":"P","subjects":[{"subject":"leaf"},{"id":"x","subject":"tree"}],"additional_descriptions":[{"description":"Other","type":{"id":"methods"}},{"description":"We show.","type":{"id":"abstract"}}],"related_identifiers":[{"identifier":"10.9/other","relation_type":{"id":"cites"}},{"identifier":"arXiv:2010.00001","relation_type":{"id":"isidenticalto"}}]},"custom_fields":{"imprint:imprint":{"title":"A Book","pages":"3-4"}}}"#,
                r#"{"id":"arxiv:2010.00001","aliases":["doi:10.5/x"],"title":"T","abstract":"We show.","authors":[{"name":"Jan van der Berg"},{"name":"Leaf, Tree and Root"}],"date":"2020-10","venue":"A Book","keywords":["leaf","tree"],"links":{"page":"https://arxiv.org/abs/2010.00001"},"kind":"incollection","pages":"3-4","publisher":"P"}"#,
            ),
            // A range of days; a deposit that is no record yet.
            (
                r#"{"id":9,"metadata":{"title":"T","upload_type":"dataset","publication_date":"2018-05/2020-09","creators":[]}}"#,
                r#"{"title":"T","date":"2018-05","kind":"misc"}"#,
            ),
            (
                r#"{"id":9,"metadata":{"title":"T","resource_type":{"type":"publication","subtype":"thesis"},"thesis":{"university":"U"},"imprint":{"publisher":"P"}}}"#,
                r#"{"title":"T","venue":"U","kind":"phdthesis","publisher":"P"}"#,
            ),
            (
                r#"{"id":"9","metadata":{"title":"T","resource_type":{"id":"publication-dissertation"}},"custom_fields":{"thesis:university":"U","journal:journal":{"issue":7}}}"#,
                r#"{"title":"T","venue":"U","kind":"phdthesis","number":"7"}"#,
            ),
            (
                r#"{"id":9,"metadata":{"creators":[{"name":"Ash, Ann"}]}}"#,
                "it has neither a title nor an id",
            ),
            (r#"{"id":9,"metadata":null}"#, "it has no metadata"),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }
}
