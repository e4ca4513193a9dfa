//! Records of NASA's Technical Reports Server: a page of a search, or one record
//! (<https://ntrs.nasa.gov/api/openapi/>).

use serde_json::Value;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates};
use crate::paper::{Author, Paper, PartialDate, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "ntrs",
    meaning: "NASA NTRS records, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["results"],
    fields: &[
        "id",
        "title",
        "abstract",
        "authorAffiliations",
        "publications",
        "meetings",
        "keywords",
        "subjectCategories",
        "stiType",
        "downloads",
        "otherReportNumbers",
        "distributionDate",
    ],
    paper,
};

const HOST: &str = "https://ntrs.nasa.gov";

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| head.has(&format!("{at}stiType"));
    let is_page = head.has("stats.took") && head.is_empty_list("results");
    ["results[].", "[].", ""].into_iter().any(is_record) || is_page
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let published = |name: &str| {
        let texts = fields.texts("publications", Some(name));
        texts.into_iter().next()
    };
    let doi = published("doi").unwrap_or_default();
    draft.ids(addresses::of_field(&doi));
    let number = fields.text("id");
    draft.scheme_id("ntrs", number.as_deref());
    draft.title(fields.text("title").map(|title| collapsed(&title)));
    draft.summary(fields.text("abstract"));
    let paper = &mut draft.paper;
    paper.authors = authors(fields);
    paper.date = date(fields);
    let meeting = || fields.texts("meetings", Some("name")).into_iter().next();
    paper.venue = published("publicationName").or_else(meeting);
    paper.keywords = fields.texts("keywords", None);
    paper.categories = fields.texts("subjectCategories", None);
    paper.links.page = number.map(|number| format!("{HOST}/citations/{number}"));
    paper.links.pdf = pdf(fields);
    if let Some(kind) = fields.text("stiType").and_then(|name| kind(&name)) {
        paper.set_kind(kind);
    }
    draft.cite("volume", published("volume"));
    draft.cite("number", published("issue"));
    draft.cite("publisher", published("publisher"));
    let reports = fields.texts("otherReportNumbers", None);
    draft.cite("note", Some(reports.join(", ")));
    draft.markup();
    draft.finish()
}

/// The authors in their sequence, which need not be that of the list.
fn authors(fields: &Fields) -> Vec<Author> {
    let all = fields.list("authorAffiliations");
    let mut placed: Vec<(u64, Option<Author>)> = (0..)
        .zip(all)
        .map(|(place, entry)| {
            let place = entry
                .get("sequence")
                .and_then(Value::as_u64)
                .unwrap_or(place);
            let name = entry.pointer("/meta/author/name").and_then(text_of);
            (place, name.and_then(|name| names::catalogued(&name)))
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    let names = placed.into_iter().map(|(_, author)| author);
    names.collect::<NameList>().authors()
}

/// When it appeared, or the meeting was at which it was read; else when it was handed out.
fn date(fields: &Fields) -> Option<PartialDate> {
    let publications = fields.texts("publications", Some("publicationDate"));
    let meetings = fields.texts("meetings", Some("startDate"));
    let other = fields.text("distributionDate");
    let mut all = publications.into_iter().chain(meetings).chain(other);
    all.find_map(|day| dates::of_text(&day))
}

/// The first PDF; addresses are without their host.
fn pdf(fields: &Fields) -> Option<String> {
    let mut files = fields.list("downloads").iter();
    let path = files.find_map(|file| file.pointer("/links/pdf").and_then(text_of))?;
    Some(if path.starts_with('/') {
        format!("{HOST}{path}")
    } else {
        path
    })
}

fn kind(name: &str) -> Option<WorkKind> {
    Some(match name {
        "CONFERENCE_PAPER" | "PRESENTATION" | "POSTER" | "ABSTRACT" | "EXTENDED_ABSTRACT" => {
            WorkKind::Conference
        }
        "BOOK" | "CONFERENCE_PROCEEDINGS" => WorkKind::Book,
        "BOOK_CHAPTER" => WorkKind::Chapter,
        "THESIS_DISSERTATION" => WorkKind::Thesis,
        "ACCEPTED_MANUSCRIPT" | "REPRINT" | "JOURNAL_ARTICLE" => WorkKind::Article,
        _ if name.contains("REPORT") || name.starts_with("TECHNICAL_") => WorkKind::Report,
        "SPECIAL_PUBLICATION" | "CONFERENCE_PUBLICATION" => WorkKind::Report,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn records_are_read_as_they_are_given() {
        for (record, said) in [
            (
                r#"{"id":19770000007,"title":"Supercritical  Leaves","abstract":"We show.","stiType":"TECHNICAL_MEMORANDUM","authorAffiliations":[{"sequence":1,"meta":{"author":{"name":"Elm, Bo"},"organization":{}}},{"sequence":0,"meta":{"author":{"name":"Ash, Ann B"}}}],"publications":[{"publisher":"P","publicationDate":"1972-02-29T00:00:00.0000000+00:00"}],"keywords":["LEAVES"],"subjectCategories":["Aerodynamics"],"otherReportNumbers":["TM-1","TM-2"],"downloads":[{"links":{"original":"/api/x","pdf":"/api/x.pdf"}}],"distributionDate":"2019-06-20T00:00:00.0000000+00:00"}"#,
                r#"{"id":"ntrs:19770000007","title":"Supercritical Leaves","abstract":"We show.","authors":[{"name":"Ann B Ash"},{"name":"Bo Elm"}],"date":"1972-02-29","venue":"P","categories":["Aerodynamics"],"keywords":["LEAVES"],"links":{"page":"https://ntrs.nasa.gov/citations/19770000007","pdf":"https://ntrs.nasa.gov/api/x.pdf"},"kind":"techreport","note":"TM-1, TM-2"}"#,
            ),
            (
                r#"{"id":1,"title":"T","stiType":"REPRINT","publications":[{"doi":"10.1000/LEAF","publicationName":"The Leaf","volume":"5","issue":"1","publicationDate":null}],"meetings":[{"name":"M","startDate":"2001-02-03T00:00:00"}]}"#,
                r#"{"id":"doi:10.1000/leaf","aliases":["ntrs:1"],"title":"T","date":"2001-02-03","venue":"The Leaf","links":{"page":"https://ntrs.nasa.gov/citations/1"},"kind":"article","volume":"5","number":"1"}"#,
            ),
            (
                r#"{"id":"2","title":"T","stiType":"CONFERENCE_PAPER","meetings":[{"name":"Leaves 2001"}],"distributionDate":"2019-06-20"}"#,
                r#"{"id":"ntrs:2","title":"T","date":"2019-06-20","venue":"Leaves 2001","links":{"page":"https://ntrs.nasa.gov/citations/2"},"kind":"inproceedings"}"#,
            ),
            (
                r#"{"id":3,"title":"T","stiType":"OTHER","authorAffiliations":[{"meta":{}},{"meta":{"author":{"name":"Fir, Cy"}}}],"downloads":[{"links":{"original":"o"}},{"links":{"pdf":"https://e.example/x"}}]}"#,
                r#"{"id":"ntrs:3","title":"T","authors":[{"name":"Cy Fir"}],"links":{"page":"https://ntrs.nasa.gov/citations/3","pdf":"https://e.example/x"}}"#,
            ),
            (
                r#"{"id":4,"stiType":"BOOK_CHAPTER","publications":{"publicationDate":"1999"}}"#,
                r#"{"id":"ntrs:4","date":"1999","links":{"page":"https://ntrs.nasa.gov/citations/4"},"kind":"incollection"}"#,
            ),
            (
                r#"{"stiType":"OTHER","abstract":"A"}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }
}
