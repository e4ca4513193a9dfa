//! Answers of an index that speaks `_search`: `OpenSearch`, Elasticsearch, Quickwit
//! (<https://docs.opensearch.org/latest/api-reference/search-apis/search/>). Each hit has a record of
//! recto as its source, or any other with a title.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::json_lines;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{each, fault};
use crate::formats::read::{Format, RecordEnd};
use crate::paper::{Paper, PaperId, Scheme};

pub(super) const FORMAT: Format = Format {
    name: "opensearch",
    meaning: "answers of OpenSearch, Elasticsearch and Quickwit, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LISTS: &[&str] = &["hits.hits"];

/// A hit: what was indexed, and under which id.
#[derive(Deserialize)]
struct Hit<'a> {
    #[serde(borrow, rename = "_source")]
    source: Option<&'a RawValue>,
    #[serde(default, rename = "_id")]
    id: Option<String>,
}

fn detect(head: &Head) -> bool {
    head.has("hits.hits[]._source") || (head.has("took") && head.has("hits.hits"))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    each(input, LISTS, |_, text| paper(text))
}

fn paper(text: &str) -> Result<Paper, String> {
    let hit: Hit<'_> = serde_json::from_str(text).map_err(|error| fault(&error))?;
    let source = hit.source.ok_or("it has no _source")?;
    let mut paper = json_lines::paper(source.get())?;
    let Some(own) = hit.id else {
        return Ok(paper);
    };
    // The id of the document counts where the record tells none, and is one that can.
    match PaperId::parse(&own).filter(|id| id.scheme() != Scheme::Title) {
        Some(id) if paper.id.scheme() == Scheme::Title => paper.id = id,
        Some(_) => {}
        None => {
            let other = &mut paper.other;
            other.entry("source_id").or_insert(Value::String(own));
        }
    }
    Ok(paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_is_the_record_in_it_with_the_id_of_the_document_where_it_has_none() {
        for (hit, id) in [
            (
                r#"{"_id":"7","_source":{"id":"arxiv:2503.11794","title":"T"}}"#,
                "arxiv:2503.11794",
            ),
            (
                r#"{"_id":"doi:10.1/X","_source":{"title":"T"}}"#,
                "doi:10.1/x",
            ),
            (
                r#"{"_id":"doi:10.1/X","_source":{"id":"arxiv:2503.11794","title":"T"}}"#,
                "arxiv:2503.11794",
            ),
            (
                r#"{"_source":{"doi":"10.1/Y","title":"T","summary":"S","authors":"A B"}}"#,
                "doi:10.1/y",
            ),
        ] {
            assert_eq!(paper(hit).unwrap().id.as_str(), id);
        }
        let untold = paper(r#"{"_id":"7","_source":{"title":"T"}}"#).unwrap();
        assert_eq!(untold.id.scheme(), Scheme::Title);
        assert_eq!(untold.other["source_id"], "7");
        for (hit, said) in [
            (r#"{"_id":"7"}"#, "it has no _source"),
            (
                r#"{"_source":{"abstract":"x"}}"#,
                "neither a title nor an id",
            ),
            (r#"{"_source":7}"#, "column"),
        ] {
            let error = paper(hit).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
