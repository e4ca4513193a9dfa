//! What the `_bulk` of `OpenSearch`, Elasticsearch and Quickwit takes: for each record a line that says
//! what to do with it, and the record itself
//! (<https://docs.opensearch.org/latest/api-reference/document-apis/bulk/>). The index is named by the
//! address that it is sent to.

use std::io::{self, Write};

use serde_json::json;

use super::{Papers, json};
use crate::text::safe;

/// Two lines a record; the last one ends, too.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    for paper in papers {
        let action = json!({ "index": { "_id": paper.id.as_str() } });
        writeln!(out, "{}", safe::json(&action.to_string()))?;
        writeln!(out, "{}", json::record(&paper)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn every_record_has_a_line_before_it_that_names_it() {
        let papers = ["arxiv:2503.11794", "x:a\"\u{202e}b"].map(|id| {
            let mut paper = Paper::new(PaperId::parse(id).unwrap());
            paper.title = "One\nTwo".to_owned();
            Arc::new(paper)
        });
        let mut bytes = Vec::new();
        write(&mut papers.iter().cloned(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.ends_with("}\n"));
        let lines: Vec<serde_json::Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 4);
        for (pair, paper) in lines.chunks(2).zip(&papers) {
            assert_eq!(pair[0]["index"]["_id"], paper.id.as_str());
            assert_eq!(pair[1]["id"], paper.id.as_str());
            assert_eq!(pair[1]["title"], "One\nTwo");
        }
    }
}
