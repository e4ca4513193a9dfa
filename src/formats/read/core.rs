//! Works and outputs of CORE, a page of a search or one of them
//! (<https://api.core.ac.uk/docs/v3>).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates};
use crate::paper::{KindNames, Paper, PaperId, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "core",
    meaning: "CORE works, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["results"],
    // Not the whole text of a paper, which may stand here, too.
    fields: &[
        "id",
        "doi",
        "arxivId",
        "pubmedId",
        "identifiers",
        "title",
        "authors",
        "abstract",
        "yearPublished",
        "publishedDate",
        "journals",
        "publisher",
        "documentType",
        "fieldOfStudy",
        "subjects",
        "tags",
        "downloadUrl",
        "links",
        "citationCount",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let is_work = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        let known = ["yearPublished", "dataProviders", "oaiIds", "fieldOfStudy"];
        let more = ["downloadUrl", "fullText", "authors"];
        has("title") && known.into_iter().any(has) && more.into_iter().any(has)
    };
    ["results[].", "[].", ""].into_iter().any(is_work)
        || (head.has("totalHits") && head.has("results"))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    draft.ids(fields.text("arxivId").as_deref().and_then(PaperId::arxiv));
    let of_type = |kind: &str| {
        let all = fields.list("identifiers").iter();
        let mut of_type = all.filter(|id| id.get("type").and_then(Value::as_str) == Some(kind));
        of_type.find_map(|id| id.get("identifier").and_then(text_of))
    };
    let dois = [fields.text("doi"), of_type("DOI"), of_type("ARXIV_ID")];
    draft.ids(dois.iter().flatten().flat_map(|id| addresses::of_field(id)));
    draft.scheme_id("pmid", fields.text("pubmedId").as_deref());
    draft.scheme_id("core", fields.text("id").as_deref());
    draft.title(fields.text("title").map(|title| collapsed(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    let people = fields.texts("authors", Some("name"));
    let people = people.into_iter().chain(fields.texts("authors", None));
    let people = people.map(|name| names::catalogued(&name));
    paper.authors = people.collect::<NameList>().authors();
    paper.date = date(fields);
    paper.venue = fields.texts("journals", Some("title")).into_iter().next();
    for name in ["tags", "subjects"] {
        paper.keywords.extend(fields.texts(name, None));
    }
    paper.categories.extend(fields.text("fieldOfStudy"));
    paper.links.page = page(fields);
    paper.links.pdf = fields.text("downloadUrl");
    let kind = fields.texts("documentType", None).into_iter();
    if let Some(kind) = kind
        .into_iter()
        .find_map(|name| WorkKind::named(KindNames::Bibtex, &name))
    {
        paper.set_kind(kind);
    }
    let citations = fields.number("citationCount").map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    // Repositories give it between quotes.
    let publisher = fields.text("publisher");
    let publisher = publisher.map(|name| name.trim_matches(['\'', '"']).to_owned());
    draft.cite("publisher", publisher);
    draft.markup();
    draft.finish()
}

/// The day of publication. Where only the year is known it is given as the first of January.
fn date(fields: &Fields) -> Option<PartialDate> {
    let day = fields.text("publishedDate");
    let day = day.and_then(|day| dates::of_text(&day));
    let year = fields.text("yearPublished");
    let year = year.and_then(|year| dates::of_text(&year));
    let is_first = |day: &PartialDate| day.month() == Some(1) && day.day() == Some(1);
    match (day, year) {
        (Some(day), None) if is_first(&day) => PartialDate::new(day.year(), None, None),
        (Some(day), Some(year)) if is_first(&day) || day.year() != year.year() => Some(year),
        (Some(day), _) => Some(day),
        (None, year) => year,
    }
}

/// Its page there.
fn page(fields: &Fields) -> Option<String> {
    let all = fields.list("links").iter();
    let mut pages = all.filter(|link| link.get("type").and_then(Value::as_str) == Some("display"));
    pages.find_map(|link| link.get("url").and_then(text_of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn works_and_outputs_are_read() {
        for (record, said) in [
            (
                r#"{"id":7,"doi":"10.1000/LEAF","arxivId":"2501.00001","title":"On\n Leaves","authors":[{"name":"Ash, Ann"},{"name":"van der Berg, Jan"}],"abstract":"We show.","yearPublished":2025,"publishedDate":"2025-03-04T00:00:00","journals":[{"title":"The Leaf","identifiers":["1234-5678"]}],"publisher":"'Elm BV'","documentType":"research","fieldOfStudy":"botany","downloadUrl":"https://core.example/7.pdf","links":[{"type":"download","url":"d"},{"type":"display","url":"https://core.example/works/7"}],"citationCount":3,"fullText":"long"}"#,
                r#"{"id":"arxiv:2501.00001","aliases":["doi:10.1000/leaf","core:7"],"title":"On Leaves","abstract":"We show.","authors":[{"name":"Ann Ash"},{"name":"Jan van der Berg"}],"date":"2025-03-04","venue":"The Leaf","categories":["botany"],"links":{"page":"https://core.example/works/7","pdf":"https://core.example/7.pdf"},"citations":3,"publisher":"Elm BV"}"#,
            ),
            // Only the year is known.
            (
                r#"{"id":8,"title":"T","yearPublished":2019,"publishedDate":"2019-01-01T00:00:00"}"#,
                r#"{"id":"core:8","title":"T","date":"2019"}"#,
            ),
            // The day is that of another version.
            (
                r#"{"id":9,"title":"T","yearPublished":2019,"publishedDate":"2021-05-01T00:00:00","documentType":["thesis"],"publisher":"U"}"#,
                r#"{"id":"core:9","title":"T","date":"2019","venue":"U","kind":"phdthesis"}"#,
            ),
            (
                r#"{"title":"T","authors":["Ash, Ann"],"identifiers":[{"type":"OAI_ID","identifier":"oai:x:1"},{"type":"DOI","identifier":"10.1000/x"}],"tags":["leaf"],"subjects":["tree"],"doi":null}"#,
                r#"{"id":"doi:10.1000/x","title":"T","authors":[{"name":"Ann Ash"}],"keywords":["leaf","tree"],"links":{"page":"https://doi.org/10.1000/x"}}"#,
            ),
            (
                r#"{"id":"10","title":null,"yearPublished":"2001","authors":null}"#,
                r#"{"id":"core:10","date":"2001"}"#,
            ),
            (
                r#"{"yearPublished":2001,"authors":[]}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }
}
