//! Records of `DataCite`: a page or a record of its interface, a line of its yearly file, or the metadata by
//! themselves (<https://support.datacite.org/docs/api>, <https://schema.datacite.org/>).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates, names, titles};
use crate::paper::{Author, KindNames, Paper, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "datacite",
    meaning: "DataCite records, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["data"],
    fields: &[
        "attributes",
        "id",
        "doi",
        "identifier",
        "identifiers",
        "alternateIdentifiers",
        "relatedIdentifiers",
        "relatedItems",
        "titles",
        "creators",
        "contributors",
        "descriptions",
        "dates",
        "publicationYear",
        "publisher",
        "container",
        "subjects",
        "types",
        "url",
        "contentUrl",
        "citationCount",
    ],
    paper,
};

/// What says that another id is of this very work: a version of it, or the article that a preprint became.
const SAME: &[&str] = &["IsIdenticalTo", "IsVersionOf"];

/// The dates of a work of which one tells the day, the best first.
const DATES: &[&str] = &["Issued", "Available", "Submitted", "Created"];

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        let known = ["creators", "publicationYear", "types", "schemaVersion"];
        has("titles") && known.into_iter().any(has)
    };
    let is_resource = |at: &str| {
        let kind = head.value(&format!("{at}type"));
        kind == Some("dois") && head.has(&format!("{at}attributes"))
    };
    let around = ["data[].", "data.", "[].", ""];
    let inside = around.map(|at| format!("{at}attributes."));
    around.into_iter().any(is_resource)
        || inside.iter().any(|at| is_record(at))
        || ["[].", ""].into_iter().any(is_record)
        || (head.is_empty_list("data") && is_own_page(head))
}

fn is_own_page(head: &Head) -> bool {
    let page = head.value("links.self").unwrap_or_default();
    page.contains("://api.datacite.org/")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(around: &Fields) -> Result<Paper, String> {
    let inner = around.within("attributes");
    let fields = inner.as_ref().unwrap_or(around);
    let mut draft = Draft::new();
    let own = [fields.text("doi"), around.text("id")];
    let own = own.into_iter().flatten().chain(identifiers(fields));
    draft.ids(own.flat_map(|id| addresses::of_field(&id)));
    draft.title(title(fields));
    draft.summary(described(fields, "Abstract"));
    let paper = &mut draft.paper;
    paper.authors = people(fields);
    paper.date = date(fields);
    paper.updated = dated(fields, "Updated");
    paper.venue = said(fields.text("container.title")).or_else(|| venue(fields));
    let subjects = fields.texts("subjects", Some("subject"));
    paper.keywords = subjects
        .into_iter()
        .chain(fields.texts("subjects", None))
        .collect();
    paper.links.page = fields.text("url");
    let files = fields.texts("contentUrl", None).into_iter();
    let mut pdfs = files.filter(|file| file.to_lowercase().ends_with(".pdf"));
    paper.links.pdf = pdfs.next();
    if let Some(kind) = kind(fields) {
        paper.set_kind(kind);
    }
    let citations = fields.number("citationCount").map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    draft.cite("volume", fields.text("container.volume"));
    draft.cite("number", fields.text("container.issue"));
    let ends = ["firstPage", "lastPage"].map(|end| fields.text(&format!("container.{end}")));
    let pages: Vec<String> = ends.into_iter().flatten().collect();
    draft.cite("pages", Some(pages.join("-")));
    let publisher = fields.first_text(&["publisher.name", "publisher"]);
    draft.cite("publisher", said(publisher));
    draft.markup();
    draft.finish()
}

/// A text, unless it stands for one that is not known, as `:unav` or `(:null)`
/// (<https://datacite-metadata-schema.readthedocs.io/en/4.6/appendices/appendix-3/>).
fn said(text: Option<String>) -> Option<String> {
    let is_none = |text: &String| {
        let code = text.trim_start_matches('(').strip_prefix(':');
        code.is_some_and(|code| code.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    text.filter(|text| !is_none(text))
}

/// Ids of this very work, its own first.
fn identifiers(fields: &Fields) -> Vec<String> {
    let single = fields.first_text(&["identifier.identifier", "identifier"]);
    let own = fields.texts("identifiers", Some("identifier"));
    let others = fields.texts("alternateIdentifiers", Some("alternateIdentifier"));
    let related = fields.list("relatedIdentifiers").iter().filter(|related| {
        let relation = related.get("relationType").and_then(Value::as_str);
        relation.is_some_and(|relation| SAME.contains(&relation))
    });
    let related = related.filter_map(|related| related.get("relatedIdentifier").and_then(text_of));
    let all = single.into_iter().chain(own).chain(others);
    all.chain(related).collect()
}

/// The title, which has no type, with its subtitle; one of a type where there is no other.
fn title(fields: &Fields) -> Option<String> {
    let all = fields.list("titles");
    let of = |kind: Option<&str>| {
        let mut of_kind = all
            .iter()
            .filter(|title| title.get("titleType").and_then(Value::as_str) == kind);
        of_kind.find_map(|title| said(title.get("title").and_then(text_of)))
    };
    let any = || {
        all.iter()
            .find_map(|title| said(title.get("title").and_then(text_of)))
    };
    let title = of(None).or_else(any)?;
    let subtitle = of(Some("Subtitle")).unwrap_or_default();
    Some(collapsed(&titles::with_subtitle(&title, &subtitle)))
}

/// The first description of a type.
fn described(fields: &Fields, kind: &str) -> Option<String> {
    let is_of_kind =
        |entry: &&Value| entry.get("descriptionType").and_then(Value::as_str) == Some(kind);
    let mut all = fields.list("descriptions").iter().filter(is_of_kind);
    all.find_map(|entry| said(entry.get("description").and_then(text_of)))
}

/// Those who made it, or else those who edited it.
fn people(fields: &Fields) -> Vec<Author> {
    let creators: Vec<Author> = fields.list("creators").iter().filter_map(person).collect();
    if !creators.is_empty() {
        return creators;
    }
    let is_editor =
        |person: &&Value| person.get("contributorType").and_then(Value::as_str) == Some("Editor");
    let contributors = fields.list("contributors").iter();
    contributors.filter(is_editor).filter_map(person).collect()
}

fn person(person: &Value) -> Option<Author> {
    let part = |name: &str| said(person.get(name).and_then(text_of)).unwrap_or_default();
    let name = part("name");
    if part("nameType") == "Organizational" {
        return names::of_parts("", &name, "");
    }
    let family = part("familyName");
    if family.is_empty() {
        return names::catalogued(&name);
    }
    names::of_parts(&part("givenName"), &family, "")
}

/// The year of publication, and the day where a date is of the same year.
fn date(fields: &Fields) -> Option<PartialDate> {
    let mut all = DATES.iter().filter_map(|kind| dated(fields, kind));
    let year = fields.text("publicationYear");
    match year.and_then(|year| dates::of_text(&year)) {
        Some(year) => all.find(|date| date.year() == year.year()).or(Some(year)),
        None => all.next(),
    }
}

fn dated(fields: &Fields, kind: &str) -> Option<PartialDate> {
    let all = fields.list("dates").iter();
    let mut of_kind = all.filter(|date| date.get("dateType").and_then(Value::as_str) == Some(kind));
    of_kind.find_map(|date| dates::of_text(&date.get("date").and_then(text_of)?))
}

/// The title of what it was published in.
fn venue(fields: &Fields) -> Option<String> {
    let mut items = fields
        .list("relatedItems")
        .iter()
        .filter(|item| item.get("relationType").and_then(Value::as_str) == Some("IsPublishedIn"));
    items.find_map(|item| item.pointer("/titles/0/title").and_then(text_of))
}

fn kind(fields: &Fields) -> Option<WorkKind> {
    let of = |path: &str, names: KindNames| WorkKind::named(names, &fields.text(path)?);
    let general = "types.resourceTypeGeneral";
    let known = of("types.citeproc", KindNames::Csl).filter(|kind| *kind != WorkKind::Other);
    known
        .or_else(|| of(general, KindNames::Bibtex))
        .or_else(|| of(general, KindNames::Csl))
        .or_else(|| of("types.bibtex", KindNames::Bibtex))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn metadata_are_read_alone_and_in_a_resource() {
        for (record, said) in [
            (
                r#"{"id":"https://doi.org/10.5281/zenodo.1","doi":"10.5281/ZENODO.1","types":{"resourceTypeGeneral":"Dataset"},"creators":[{"name":"Ash, Ann","givenName":"Ann","familyName":"Ash"}],"titles":[{"title":"A Leaf Data Set"}],"publisher":"Zenodo","publicationYear":2020,"descriptions":[{"description":"We show leaves.","descriptionType":"Abstract"}]}"#,
                r#"{"id":"doi:10.5281/zenodo.1","title":"A Leaf Data Set","abstract":"We show leaves.","authors":[{"name":"Ann Ash"}],"date":"2020","links":{"page":"https://doi.org/10.5281/zenodo.1"},"kind":"misc","publisher":"Zenodo"}"#,
            ),
            (
                r#"{"id":"10.5/x","type":"dois","attributes":{"doi":"10.5/x","url":"https://e.example/x","titles":[{"title":"Blätter","titleType":"TranslatedTitle"},{"title":"Leaves","lang":"en"},{"title":"A kit","titleType":"Subtitle"}],"creators":[{"name":"Leaf, Tree","nameType":"Organizational"},{"name":"Elm, Bo"},{"name":"(:Unkn) Unknown"}],"publisher":{"name":"P"},"publicationYear":"2021","dates":[{"date":"2019","dateType":"Issued"},{"date":"2021-03-04/2021-03-05","dateType":"Available"},{"date":"2022-01-01T10:00:00Z","dateType":"Updated"}],"subjects":[{"subject":"leaf"},"tree"],"container":{"type":"Journal","title":"The Leaf","volume":"5","issue":"1","firstPage":"1","lastPage":"9"},"types":{"bibtex":"article","citeproc":"article-journal"},"citationCount":3}}"#,
                r#"{"id":"doi:10.5/x","title":"Leaves: A kit","authors":[{"name":"Leaf, Tree","family":"Leaf, Tree"},{"name":"Bo Elm"}],"date":"2021-03-04","updated":"2022-01-01","venue":"The Leaf","keywords":["leaf","tree"],"links":{"page":"https://e.example/x"},"kind":"article","citations":3,"volume":"5","number":"1","pages":"1-9","publisher":"P"}"#,
            ),
            // arXiv's DOIs are DataCite's; the article that a preprint became is the same work.
            (
                r#"{"id":"10.48550/arxiv.2501.00001","attributes":{"titles":[{"title":"T"}],"relatedIdentifiers":[{"relationType":"References","relatedIdentifier":"10.9/a"},{"relationType":"IsVersionOf","relatedIdentifier":"10.9/b","relatedIdentifierType":"DOI"}],"dates":[{"date":"2025-01-02T09:00:00Z","dateType":"Submitted"},{"date":"2025-01","dateType":"Available"}],"publicationYear":2025}}"#,
                r#"{"id":"arxiv:2501.00001","aliases":["doi:10.48550/arxiv.2501.00001","doi:10.9/b"],"title":"T","date":"2025-01","links":{"page":"https://arxiv.org/abs/2501.00001"}}"#,
            ),
            // What is not known has codes of its own; an editor stands for an author that is none.
            (
                r#"{"doi":"10.5/y","titles":[{"title":":unav"}],"creators":[{"name":":unav"}],"contributors":[{"name":"Fir, Cy","contributorType":"Editor"},{"name":"Yew, Di","contributorType":"Sponsor"}],"publisher":"(:unav)","publicationYear":null,"types":{"resourceTypeGeneral":"JournalArticle"}}"#,
                r#"{"id":"doi:10.5/y","authors":[{"name":"Cy Fir"}],"links":{"page":"https://doi.org/10.5/y"},"kind":"article"}"#,
            ),
            (
                r#"{"identifier":{"identifier":"10.5/z","identifierType":"DOI"},"titles":[{"title":"T"}],"creators":[],"relatedItems":[{"relationType":"IsPublishedIn","titles":[{"title":"A Book"}]}],"types":{"resourceTypeGeneral":"BookChapter"}}"#,
                r#"{"id":"doi:10.5/z","title":"T","venue":"A Book","links":{"page":"https://doi.org/10.5/z"},"kind":"incollection"}"#,
            ),
            (
                r#"{"titles":[],"creators":[{"name":"Ash, Ann"}],"publicationYear":2020}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }

    #[test]
    fn its_forms_are_told() {
        for (text, is) in [
            (
                r#"{"data":[{"id":"10.5/x","type":"dois","attributes":{"doi":"10.5/x"}}]}"#,
                true,
            ),
            (r#"{"data":{"attributes":{"titles":[],"types":{}}}}"#, true),
            (
                r#"{"data":[],"links":{"self":"https://api.datacite.org/dois?query=x"}}"#,
                true,
            ),
            (r#"{"attributes":{"titles":[],"creators":[]}}"#, true),
            (r#"{"data":[{"paperId":"x"}],"total":1}"#, false),
            (r#"{"titles":["T"],"title":"T"}"#, false),
        ] {
            assert_eq!(detect(&Head::new(text.as_bytes())), is, "{text}");
        }
    }
}
