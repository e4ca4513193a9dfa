//! Works of OpenAlex: a page of results, one work, or lines of the snapshot
//! (<https://docs.openalex.org/api-entities/works/work-object>).

use serde_json::{Value, json};

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers, text_of};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::collapsed;
use crate::formats::{addresses, names};
use crate::paper::Paper;

pub(super) const FORMAT: Format = Format {
    name: "openalex",
    meaning: "OpenAlex works, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["results"],
    fields: &[
        "id",
        "doi",
        "ids",
        "title",
        "display_name",
        "publication_year",
        "publication_date",
        "authorships",
        "primary_location",
        "best_oa_location",
        "locations",
        "open_access",
        "keywords",
        "cited_by_count",
        "abstract_inverted_index",
        "biblio",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let is_work = |place: &str| {
        let id = head.value(place).unwrap_or_default();
        id.starts_with("https://openalex.org/")
    };
    (head.has("results") && head.has("meta"))
        || ["results[].id", "[].id", "id"].into_iter().any(is_work)
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    let id = fields.text("id").unwrap_or_default();
    let number = id.rsplit('/').next().filter(|id| id.starts_with('W'));
    draft.scheme_id("openalex", number);
    // It has no field for an arXiv id: the addresses tell it.
    let mut addresses: Vec<String> = fields.text("doi").into_iter().collect();
    for place in ["landing_page_url", "pdf_url"] {
        addresses.extend(fields.text(&format!("primary_location.{place}")));
        addresses.extend(fields.texts("locations", Some(place)));
    }
    draft.ids(
        addresses
            .iter()
            .flat_map(|address| addresses::of_field(address)),
    );
    for (scheme, start) in [("pmid", ""), ("pmcid", "PMC")] {
        // An address, of which the last part is the id.
        let address = fields.text(&format!("ids.{scheme}"));
        let number = address
            .as_deref()
            .and_then(|address| address.rsplit('/').next());
        let number = number.map(|number| format!("{start}{}", number.trim_start_matches("PMC")));
        draft.scheme_id(scheme, number.as_deref());
    }
    let title = fields.first_text(&["title", "display_name"]);
    draft.title(title.map(|title| collapsed(&title)));
    draft.summary(fields.get("abstract_inverted_index").map(in_order));
    let paper = &mut draft.paper;
    paper.authors = names::all(fields.list("authorships").iter().filter_map(|authorship| {
        let name = authorship.pointer("/author/display_name");
        name.and_then(text_of)
            .or_else(|| authorship.get("raw_author_name").and_then(text_of))
    }));
    paper.date = fields.date(&["publication_date", "publication_year"]);
    paper.venue = fields.text("primary_location.source.display_name");
    // Until 2024 a keyword was `{"keyword": …, "score": …}`.
    paper.keywords = fields.texts("keywords", Some("display_name"));
    paper
        .keywords
        .extend(fields.texts("keywords", Some("keyword")));
    paper.links.page = fields.text("primary_location.landing_page_url");
    paper.links.pdf = fields.first_text(&[
        "primary_location.pdf_url",
        "best_oa_location.pdf_url",
        "open_access.oa_url",
    ]);
    let citations = fields.number("cited_by_count").map(|count| json!(count));
    paper
        .other
        .extend(citations.map(|count| ("citations".to_owned(), count)));
    draft.cite("volume", fields.text("biblio.volume"));
    draft.cite("number", fields.text("biblio.issue"));
    let ends = ["first_page", "last_page"].map(|end| fields.text(&format!("biblio.{end}")));
    let pages: Vec<String> = ends.into_iter().flatten().collect();
    draft.cite("pages", Some(pages.join("-")));
    draft.markup();
    draft.finish()
}

/// The text of an index `{word: [places]}`: its words by their places, of which some may be missing
/// and some absurd.
fn in_order(index: &Value) -> String {
    let entries = index.as_object().into_iter().flatten();
    let mut words: Vec<(u64, &str)> = entries
        .flat_map(|(word, places)| {
            let places = places.as_array().into_iter().flatten();
            places.filter_map(move |place| Some((place.as_u64()?, word.as_str())))
        })
        .collect();
    words.sort_unstable();
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_words_is_put_in_order_whatever_its_places() {
        let index = json!({"the": [2, 0], "cat": [1], "end": [2_147_483_648_u64, -1, "x"], "5-HT<sub>7</sub>by": [9]});
        assert_eq!(in_order(&index), "the cat the 5-HT<sub>7</sub>by end");
        assert_eq!(in_order(&json!(null)), "");
    }
}
