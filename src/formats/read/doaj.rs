//! Articles of the Directory of Open Access Journals: a page of a search, one record, or a part of its
//! public file (<https://doaj.org/api/docs>). Journals, which it has too, are no papers.

use serde_json::Value;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates};
use crate::paper::{Paper, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "doaj",
    meaning: "DOAJ articles, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["results"],
    fields: &["id", "bibjson"],
    paper,
};

fn detect(head: &Head) -> bool {
    let has_own = |at: &str| head.has(&format!("{at}bibjson"));
    let is_page = head.has("pageSize") && head.has("query");
    ["results[].", "[].", ""].into_iter().any(has_own) || (is_page && head.is_empty_list("results"))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(record: &Fields) -> Result<Paper, String> {
    let fields = record.within("bibjson").ok_or("it has no bibjson")?;
    if fields.get("journal").is_none()
        && ["pissn", "eissn", "apc"]
            .iter()
            .any(|name| fields.get(name).is_some())
    {
        return Err("it is a journal, not a paper".to_owned());
    }
    let mut draft = Draft::new();
    let dois = fields.list("identifier").iter().filter(|id| {
        let kind = id.get("type").and_then(Value::as_str);
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("doi"))
    });
    let dois = dois.filter_map(|id| id.get("id").and_then(text_of));
    draft.ids(dois.flat_map(|doi| addresses::of_field(&doi)));
    let own = record.text("id");
    draft.scheme_id("doaj", own.as_deref());
    draft.title(fields.text("title").map(|title| collapsed(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    let people = fields.texts("author", Some("name"));
    let people = people.iter().map(|name| names::printed(name));
    paper.authors = people.collect::<NameList>().authors();
    let part = |name: &str| fields.text(name).unwrap_or_default();
    paper.date = dates::of_texts(&part("year"), &part("month"), "");
    paper.venue = fields.text("journal.title");
    paper.keywords = fields.texts("keywords", None);
    paper.categories = fields.texts("subject", Some("term"));
    paper.links.page = own.map(|id| format!("https://doaj.org/article/{id}"));
    paper.links.pdf = pdf(&fields);
    paper.set_kind(WorkKind::Article);
    draft.cite("volume", fields.text("journal.volume"));
    draft.cite("number", fields.text("journal.number"));
    let ends = ["start_page", "end_page"].map(|end| {
        let inside = format!("journal.{end}");
        fields.first_text(&[end, &inside])
    });
    let pages: Vec<String> = ends.into_iter().flatten().collect();
    draft.cite("pages", Some(pages.join("-")));
    draft.cite("publisher", fields.text("journal.publisher"));
    draft.markup();
    draft.finish()
}

/// The whole text, where it is said to be a PDF or looks like one.
fn pdf(fields: &Fields) -> Option<String> {
    fields.list("link").iter().find_map(|link| {
        let address = link.get("url").and_then(text_of)?;
        let kind = link.get("content_type").and_then(Value::as_str);
        let is_pdf = kind.is_some_and(|kind| kind.to_lowercase().contains("pdf"));
        (is_pdf || address.to_lowercase().ends_with(".pdf")).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn articles_are_read_and_journals_are_none() {
        for (record, said) in [
            (
                r#"{"id":"ab12","created_date":"2025-01-01T00:00:00Z","bibjson":{"title":"On <i>Leaves</i>","abstract":"<p>We show.</p>","author":[{"name":"Ann Ash","affiliation":"A","orcid_id":"0"},{"name":"van der Berg, Jan"}],"identifier":[{"type":"pissn","id":"1234-5678"},{"type":"DOI","id":"10.1000/LEAF"}],"journal":{"title":"The Leaf","volume":"5","number":"1","publisher":"P","start_page":"1","end_page":"9"},"year":"2025","month":"03","keywords":["leaf"],"link":[{"type":"fulltext","content_type":"text/html","url":"h"},{"type":"fulltext","content_type":"PDF","url":"https://e.example/x"}],"subject":[{"code":"S","scheme":"LCC","term":"Botany"}]}}"#,
                r#"{"id":"doi:10.1000/leaf","aliases":["doaj:ab12"],"title":"On Leaves","abstract":"We show.","authors":[{"name":"Ann Ash"},{"name":"Jan van der Berg"}],"date":"2025-03","venue":"The Leaf","categories":["Botany"],"keywords":["leaf"],"links":{"page":"https://doaj.org/article/ab12","pdf":"https://e.example/x"},"kind":"article","volume":"5","number":"1","pages":"1-9","publisher":"P"}"#,
            ),
            (
                r#"{"id":"a","bibjson":{"title":"T","year":2024,"month":"October","start_page":"7","journal":{}}}"#,
                r#"{"id":"doaj:a","title":"T","date":"2024-10","links":{"page":"https://doaj.org/article/a"},"kind":"article","pages":"7"}"#,
            ),
            (
                r#"{"bibjson":{"title":"T","year":"2024","month":"13","author":[{"name":null},{}]}}"#,
                r#"{"title":"T","date":"2024","kind":"article"}"#,
            ),
            (
                r#"{"bibjson":{"title":"T","identifier":{"type":"doi","id":"https://doi.org/10.1000/x"},"year":"n.d.","link":[{"url":"https://e.example/x.PDF"}]}}"#,
                r#"{"id":"doi:10.1000/x","title":"T","links":{"page":"https://doi.org/10.1000/x","pdf":"https://e.example/x.PDF"},"kind":"article"}"#,
            ),
            (
                r#"{"id":"j","bibjson":{"title":"The Leaf","eissn":"1234-5678","publisher":{"name":"P"}}}"#,
                "it is a journal, not a paper",
            ),
            (
                r#"{"bibjson":{"year":"2024"}}"#,
                "it has neither a title nor an id",
            ),
            (r#"{"id":"a","bibjson":[]}"#, "it has no bibjson"),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }
}
