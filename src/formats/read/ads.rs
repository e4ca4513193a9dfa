//! Answers of NASA's Astrophysics Data System, or their records
//! (<https://ui.adsabs.harvard.edu/help/api/api-docs.html>).

use serde_json::json;

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::names::{self, NameList};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, dates};
use crate::paper::{KindNames, Paper, PaperId, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "ads",
    meaning: "NASA ADS records, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["response.docs"],
    fields: &[
        "bibcode",
        "title",
        "author",
        "editor",
        "doi",
        "identifier",
        "pubdate",
        "date",
        "year",
        "pub",
        "abstract",
        "keyword",
        "arxiv_class",
        "doctype",
        "volume",
        "issue",
        "page_range",
        "page",
        "eid",
        "publisher",
        "comment",
        "citation_count",
    ],
    paper,
};

/// What stands for an abstract that there is not.
const NO_ABSTRACT: &str = "Not Available";
/// What stands for the venue of what has none: an archive, or the kind of work.
const NO_VENUE: &[&str] = &["arxiv e-prints", "ph.d. thesis", "masters thesis"];

fn detect(head: &Head) -> bool {
    let has_bibcode = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        has("bibcode")
            && ["title", "author", "pubdate", "identifier"]
                .into_iter()
                .any(has)
    };
    let is_page = head.has("responseHeader") && head.is_empty_list("response.docs");
    head.has("response.docs[].bibcode") || ["[].", ""].into_iter().any(has_bibcode) || is_page
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let first = |name: &str| fields.texts(name, None).into_iter().next();
    // Among its other names are bibcodes, which are no ids elsewhere.
    let names = fields.texts("identifier", None);
    draft.ids(names.iter().filter_map(|name| PaperId::arxiv(name)));
    let dois = fields.texts("doi", None);
    draft.ids(dois.iter().flat_map(|doi| addresses::of_field(doi)));
    let bibcode = fields.text("bibcode");
    draft.scheme_id("bibcode", bibcode.as_deref());
    draft.title(first("title").map(|title| collapsed(&title)));
    let summary = fields.text("abstract");
    draft.summary(summary.filter(|text| !text.starts_with(NO_ABSTRACT)));
    let paper = &mut draft.paper;
    let roles = ["author", "editor"].into_iter().map(|role| {
        let names = fields.texts(role, None);
        let names = names.iter().map(|name| names::catalogued(name));
        names.collect::<NameList>().authors()
    });
    paper.authors = roles
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    // `2018-01-00` is a month, `2018-00-00` a year.
    let mut days = ["pubdate", "date", "year"].into_iter();
    paper.date = days.find_map(|name| dates::of_text(&fields.text(name)?));
    let venue = fields.text("pub");
    paper.venue = venue.filter(|venue| !NO_VENUE.contains(&venue.to_lowercase().as_str()));
    paper.keywords = fields.texts("keyword", None);
    paper.keywords.retain(|word| word != "-");
    paper.categories = fields.texts("arxiv_class", None);
    paper.comment = first("comment");
    let page = bibcode.map(|code| code.replace('&', "%26"));
    paper.links.page = page.map(|code| format!("https://ui.adsabs.harvard.edu/abs/{code}"));
    if let Some(kind) = kind(fields) {
        paper.set_kind(kind);
    }
    let citations = fields.number("citation_count").map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    draft.cite("volume", fields.text("volume"));
    draft.cite("number", fields.text("issue"));
    let pages = fields.text("page_range").or_else(|| first("page"));
    draft.cite("pages", pages.or_else(|| fields.text("eid")));
    draft.cite("publisher", fields.text("publisher"));
    draft.markup();
    draft.finish()
}

/// Its types are named as BibTeX's are, and some more
/// (<https://ui.adsabs.harvard.edu/help/search/search-syntax#document-type>).
fn kind(fields: &Fields) -> Option<WorkKind> {
    let name = fields.text("doctype")?;
    match name.as_str() {
        "bookreview" | "editorial" | "erratum" | "obituary" | "newsletter" => {
            Some(WorkKind::Article)
        }
        "abstract" | "talk" => Some(WorkKind::Conference),
        _ => WorkKind::named(KindNames::Bibtex, &name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn records_are_read_as_they_are_given() {
        for (record, said) in [
            (
                r#"{"bibcode":"2025LeafJ...5....1A","title":["On H<SUB>2</SUB>O &amp; leaves"],"author":["Ash, Ann","van Heck, B.","The LEAF Collaboration"],"doi":["10.1000/leaf.1"],"identifier":["2025arXiv250100001A","arXiv:2501.00001","2025LeafJ...5....1A","10.1000/leaf.1"],"pubdate":"2025-03-00","pub":"The Leaf Journal","abstract":"We show. <P />More.","keyword":["leaf","-"],"arxiv_class":["astro-ph.GA"],"volume":"5","issue":"1","page":["1"],"page_range":"1-9","doctype":"article","citation_count":4}"#,
                r#"{"id":"arxiv:2501.00001","aliases":["doi:10.1000/leaf.1","bibcode:2025LeafJ...5....1A"],"title":"On H$_{2}$O & leaves","abstract":"We show.\n\nMore.","authors":[{"name":"Ann Ash"},{"name":"B. van Heck"},{"name":"The LEAF Collaboration"}],"date":"2025-03","venue":"The Leaf Journal","categories":["astro-ph.GA"],"keywords":["leaf"],"links":{"page":"https://ui.adsabs.harvard.edu/abs/2025LeafJ...5....1A"},"kind":"article","citations":4,"volume":"5","number":"1","pages":"1-9"}"#,
            ),
            (
                r#"{"bibcode":"2018A&A...600A...1A","title":["T"],"abstract":"Not Available <P />","pubdate":"2018-00-00","year":"2018","doctype":"erratum","page":["029901"],"eid":"029901"}"#,
                r#"{"id":"bibcode:2018A&A...600A...1A","title":"T","date":"2018","links":{"page":"https://ui.adsabs.harvard.edu/abs/2018A%26A...600A...1A"},"kind":"article","pages":"029901"}"#,
            ),
            (
                r#"{"bibcode":"2017PhDT........14A","title":["T"],"pub":"Ph.D. Thesis","doctype":"phdthesis","year":"2017"}"#,
                r#"{"id":"bibcode:2017PhDT........14A","title":"T","date":"2017","links":{"page":"https://ui.adsabs.harvard.edu/abs/2017PhDT........14A"},"kind":"phdthesis"}"#,
            ),
            (
                r#"{"bibcode":"2020arXiv200100001A","title":["T"],"pub":"arXiv e-prints","identifier":["arXiv:2001.00001","10.48550/arXiv.2001.00001"],"doi":["10.48550/arXiv.2001.00001"],"doctype":"eprint","eid":"arXiv:2001.00001","date":"2020-01-01T00:00:00Z"}"#,
                r#"{"id":"arxiv:2001.00001","aliases":["doi:10.48550/arxiv.2001.00001","bibcode:2020arXiv200100001A"],"title":"T","date":"2020-01-01","links":{"page":"https://ui.adsabs.harvard.edu/abs/2020arXiv200100001A"},"pages":"arXiv:2001.00001"}"#,
            ),
            (
                r#"{"bibcode":"2001book.book.....A","title":"T","editor":["Elm, Bo"],"doctype":"book","publisher":"P","comment":["2 volumes"]}"#,
                r#"{"id":"bibcode:2001book.book.....A","title":"T","authors":[{"name":"Bo Elm"}],"links":{"page":"https://ui.adsabs.harvard.edu/abs/2001book.book.....A"},"comment":"2 volumes","kind":"book","publisher":"P"}"#,
            ),
            (
                r#"{"author":["Ash, Ann"]}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }
}
