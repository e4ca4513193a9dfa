//! Sources of Microsoft Word, XML, as they lie in `Sources.xml` and in documents, and as `JabRef` and
//! bibutils write them (ECMA-376, part 1, 22.6).

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::xml::{Element, XmlPaper, papers};
use crate::formats::{addresses, dates, extra};
use crate::paper::{Author, WorkKind, is_suffix};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "sources of Microsoft Word, XML",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const NAME: &str = "word-sources";
const KINDS: &[(WorkKind, &[&str])] = &[
    (
        WorkKind::Article,
        &["JournalArticle", "ArticleInAPeriodical"],
    ),
    (
        WorkKind::Conference,
        &["ConferenceProceedings", "Proceedings"],
    ),
    (WorkKind::Chapter, &["BookSection"]),
    (WorkKind::Book, &["Book"]),
    (WorkKind::Report, &["Report"]),
];
/// Where a source appeared, the best first.
const VENUES: [&str; 8] = [
    "JournalName",
    "PeriodicalTitle",
    "ConferenceName",
    "BookTitle",
    "PublicationTitle",
    "InternetSiteTitle",
    "Institution",
    "Department",
];
/// Those who made it, the first of whom anybody is told.
const ROLES: [&str; 10] = [
    "Author",
    "Artist",
    "Composer",
    "Director",
    "Inventor",
    "Interviewee",
    "Performer",
    "Writer",
    "Editor",
    "BookAuthor",
];
/// What is kept for a search.
const KEPT: [&str; 7] = [
    "StandardNumber",
    "City",
    "Edition",
    "ShortTitle",
    "ThesisType",
    "ConferenceName",
    "Medium",
];

fn detect(head: &Head) -> bool {
    matches!(head.root(), Some("Sources" | "Source")) && head.text().contains("/bibliography")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &["Source"], |_, source| paper(source))
}

fn paper(source: &Element) -> XmlPaper {
    let said = |name: &str| source.line_at(&[name]);
    let mut draft = Draft::new();
    let url = || said("URL").or_else(|| said("Url"));
    for name in ["DOI", "StandardNumber", "URL", "Url"] {
        if draft.is_without_id() {
            draft.ids(said(name).iter().flat_map(|text| addresses::of_field(text)));
        }
    }
    draft.source_id(said("Tag"));
    let title = said("Title").or_else(|| said("BookTitle").filter(|_| is_book(source)));
    draft.title(title);
    // Word has no field for it: JabRef has one of its own, others use that of comments.
    let own = said("BIBTEX_Abstract");
    let is_comment = own.is_some();
    draft.summary(own.or_else(|| said("Comments")));
    let kind = kind(source);
    let paper = &mut draft.paper;
    paper.set_kind(kind);
    paper.authors = authors(source);
    let part = |name: &str| said(name).unwrap_or_default();
    paper.date = dates::of_texts(&part("Year"), &part("Month"), &part("Day"))
        .or_else(|| dates::of_text(&part("Year")));
    paper.set_date_text(&part("Year"));
    let title = paper.title.clone();
    let venues = VENUES.iter().filter_map(|name| said(name));
    paper.venue = venues.into_iter().find(|venue| *venue != title);
    let keywords = said("BIBTEX_KeyWords").unwrap_or_default();
    let keywords = keywords.split([',', ';']).map(collapsed);
    paper.keywords = keywords.filter(|word| !word.is_empty()).collect();
    let links = url().map(|url| addresses::links(&url));
    paper.links.page = links.and_then(|links| links.into_iter().next());
    for (name, theirs) in [
        ("volume", "Volume"),
        ("number", "Issue"),
        ("pages", "Pages"),
        ("publisher", "Publisher"),
    ] {
        draft.cite(name, said(theirs));
    }
    draft.cite("note", said("Comments").filter(|_| is_comment));
    for name in KEPT {
        let text = said(name).filter(|text| Some(text) != draft.paper.venue.as_ref());
        extra::keep(&mut draft.paper, NAME, name, Vec::from_iter(text));
    }
    draft.markup();
    draft.finish().map(Some)
}

fn is_book(source: &Element) -> bool {
    source.line_at(&["SourceType"]).as_deref() == Some("Book")
}

fn kind(source: &Element) -> WorkKind {
    let told = source.line_at(&["SourceType"]).unwrap_or_default();
    let known = KINDS
        .iter()
        .find(|(_, names)| names.contains(&told.as_str()));
    let kind = known.map_or(WorkKind::Other, |(kind, _)| *kind);
    match kind {
        // Word has no thesis, but what kind of one it is.
        WorkKind::Report if source.line_at(&["ThesisType"]).is_some() => WorkKind::Thesis,
        WorkKind::Report
        | WorkKind::Article
        | WorkKind::Conference
        | WorkKind::Chapter
        | WorkKind::Book
        | WorkKind::Thesis
        | WorkKind::Other => kind,
    }
}

/// The people of the first role that anybody has, or a body.
fn authors(source: &Element) -> Vec<Author> {
    // All roles stand in an element that has the name of the first one.
    let Some(all) = source.child("Author") else {
        return Vec::new();
    };
    let of_role = |role: &&str| -> Vec<Author> {
        let mut list = NameList::default();
        for role in all.all(role) {
            let people = role.all_at(&["NameList", "Person"]);
            for person in people {
                let part = |name: &str| person.line_at(&[name]).unwrap_or_default();
                let middle = part("Middle");
                // There is no other place for it.
                let (middle, suffix) = if is_suffix(&middle) {
                    ("", middle.as_str())
                } else {
                    (middle.as_str(), "")
                };
                let given = [part("First").as_str(), middle].join(" ");
                list.push(names::of_parts(given.trim(), &part("Last"), suffix));
            }
            let body = role.line_at(&["Corporate"]);
            list.push(body.and_then(|body| names::of_parts("", &body, "")));
        }
        list.authors()
    };
    let mut roles = ROLES.iter().map(of_role);
    roles.find(|people| !people.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::read::{names_of, papers_of};
    use crate::paper::Paper;

    fn paper_of(fields: &str) -> Paper {
        let text = format!(
            "<b:Sources SelectedStyle=\"\" xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\" xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\"><b:Source><b:Tag>Ash20</b:Tag><b:Title>Leaves</b:Title>{fields}</b:Source></b:Sources>"
        );
        papers_of(&FORMAT, &text).remove(0)
    }

    #[test]
    fn people_and_bodies_stand_in_their_roles() {
        for (roles, names) in [
            (
                "<b:Author><b:NameList><b:Person><b:Last>Ash</b:Last><b:First>Ann</b:First><b:Middle>B.</b:Middle></b:Person><b:Person><b:Last>Elm</b:Last></b:Person></b:NameList></b:Author><b:Editor><b:NameList><b:Person><b:Last>Oak</b:Last></b:Person></b:NameList></b:Editor>",
                &["Ann B. Ash", "Elm"][..],
            ),
            (
                "<b:Author><b:Corporate>Leaf Survey, North</b:Corporate></b:Author>",
                &["Leaf Survey, North"],
            ),
            (
                "<b:Editor><b:NameList><b:Person><b:Last>Oak</b:Last><b:First>Cy</b:First></b:Person></b:NameList></b:Editor>",
                &["Cy Oak"],
            ),
            (
                "<b:Inventor><b:NameList><b:Person><b:Last>Yew</b:Last></b:Person></b:NameList></b:Inventor>",
                &["Yew"],
            ),
            ("", &[]),
        ] {
            let paper = paper_of(&format!("<b:Author>{roles}</b:Author>"));
            let found = names_of(&paper);
            assert_eq!(found, names);
        }
    }

    #[test]
    fn a_kind_has_its_own_place() {
        for (fields, kind, venue) in [
            (
                "<b:SourceType>JournalArticle</b:SourceType><b:JournalName>The Leaf</b:JournalName>",
                WorkKind::Article,
                Some("The Leaf"),
            ),
            (
                "<b:SourceType>ConferenceProceedings</b:SourceType><b:ConferenceName>LEAF 20</b:ConferenceName>",
                WorkKind::Conference,
                Some("LEAF 20"),
            ),
            (
                "<b:SourceType>BookSection</b:SourceType><b:BookTitle>Trees</b:BookTitle>",
                WorkKind::Chapter,
                Some("Trees"),
            ),
            (
                "<b:SourceType>Report</b:SourceType><b:Institution>U. of Leaves</b:Institution>",
                WorkKind::Report,
                Some("U. of Leaves"),
            ),
            (
                "<b:SourceType>Report</b:SourceType><b:ThesisType>PhD</b:ThesisType><b:Publisher>U. of Leaves</b:Publisher>",
                WorkKind::Thesis,
                Some("U. of Leaves"),
            ),
            (
                "<b:SourceType>InternetSite</b:SourceType><b:InternetSiteTitle>Leaf net</b:InternetSiteTitle>",
                WorkKind::Other,
                Some("Leaf net"),
            ),
            (
                "<b:SourceType>Book</b:SourceType><b:BookTitle>Leaves</b:BookTitle>",
                WorkKind::Book,
                None,
            ),
        ] {
            let paper = paper_of(fields);
            assert_eq!(
                (paper.kind(), paper.venue.as_deref()),
                (kind, venue),
                "{fields}"
            );
        }
    }

    #[test]
    fn dates_ids_and_texts_are_in_their_fields() {
        for (fields, date, id) in [
            (
                "<b:Year>2020</b:Year><b:Month>February</b:Month><b:Day>12</b:Day><b:DOI>10.1000/Leaf.1</b:DOI>",
                Some("2020-02-12"),
                "doi:10.1000/leaf.1",
            ),
            (
                "<b:Year>2020</b:Year><b:Month>2</b:Month><b:StandardNumber>10.1000/leaf.2</b:StandardNumber>",
                Some("2020-02"),
                "doi:10.1000/leaf.2",
            ),
            (
                "<b:Year>2020 (3rd ed.)</b:Year><b:URL>https://doi.org/10.1000/leaf.3</b:URL>",
                Some("2020"),
                "doi:10.1000/leaf.3",
            ),
            (
                "<b:Year>in press</b:Year><b:StandardNumber>ISBN 1</b:StandardNumber>",
                None,
                "title:",
            ),
        ] {
            let paper = paper_of(fields);
            assert_eq!(paper.date.map(|date| date.to_string()).as_deref(), date);
            assert!(paper.id.as_str().starts_with(id), "{}", paper.id);
        }
        let paper = paper_of(
            "<b:Comments>We show &lt;i&gt;F.&lt;/i&gt;</b:Comments><b:Pages>1–9</b:Pages>",
        );
        assert_eq!(
            (paper.summary.as_str(), paper.cited("pages")),
            ("We show F.", Some("1-9"))
        );
        let paper = paper_of(
            "<b:BIBTEX_Abstract>We show.</b:BIBTEX_Abstract><b:Comments>Seen.</b:Comments><b:BIBTEX_KeyWords>a, b</b:BIBTEX_KeyWords>",
        );
        assert_eq!(
            (paper.summary.as_str(), paper.cited("note")),
            ("We show.", Some("Seen."))
        );
        assert_eq!(paper.keywords, ["a", "b"]);
    }
}
