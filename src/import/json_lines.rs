//! JSON Lines: recto's own store lines, and any others that have a title.
//!
//! Beside recto's own field names these are understood: `published` for `date`, `summary` for
//! `abstract`, `url` and `abs` for the page, `doi`, `pdf`, authors as strings, categories as one
//! string. What else a record has is kept as it is.

use std::io::BufRead;

use serde_json::{Map, Value, json};

use super::{Head, ImportError, NoInput, Records};
use crate::paper::{Paper, PaperId, Source, title_key};
use crate::text::lines::{Line, Lines};

const NAME: &str = "jsonl";

pub(super) fn detect(head: &Head) -> bool {
    head.text().starts_with(['{', '['])
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
pub(super) fn parse<'a>(input: Box<dyn BufRead + 'a>) -> Result<Records<'a>, NoInput> {
    let records = Lines::new(input).filter_map(|line| match line {
        Ok(line) => record(&line),
        Err(error) => Some(Err(ImportError::ended(0, &error))),
    });
    Ok(Box::new(records))
}

fn record(line: &Line) -> Option<Result<Paper, ImportError>> {
    let bad = |reason| ImportError {
        line: line.number,
        reason,
    };
    match line.text() {
        Ok(text) if text.trim().is_empty() => None,
        Ok(text) => Some(paper(text).map_err(bad)),
        Err(reason) => Some(Err(bad(reason))),
    }
}

fn paper(text: &str) -> Result<Paper, String> {
    let mut fields: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let what = said.split(" at line ").next().unwrap_or_default();
        format!("column {}: {what}", error.column())
    })?;
    if fields.contains_key("removed") {
        return Err("it is the removal of a paper, not a paper".to_owned());
    }
    fields.retain(|_, value| !value.is_null());
    let ids = ids(&mut fields)?;
    rename(&mut fields)?;
    let title = match fields.get("title") {
        None => "",
        Some(title) => title.as_str().ok_or("the title is no text")?,
    };
    if title.trim().is_empty() && ids.is_empty() {
        return Err("it has neither a title nor an id".to_owned());
    }
    let id = ids.first().cloned().unwrap_or_else(|| title_key(title));
    let aliases: Vec<&PaperId> = ids.iter().skip(1).collect();
    fields.insert("aliases".to_owned(), json!(aliases));
    fields.insert("id".to_owned(), json!(id));
    // Decoded as a store line, so that there is one meaning of a record.
    let mut paper = Paper::from_json(&Value::Object(fields).to_string()).map_err(|error| {
        let said = error.to_string();
        said.split(", at column")
            .next()
            .unwrap_or_default()
            .to_owned()
    })?;
    if paper.sources.is_empty() {
        paper.sources.push(Source {
            format: NAME.to_owned(),
            ..Source::default()
        });
    }
    Ok(paper)
}

/// Every id that the record has, the best one first; an `id` of no known shape becomes
/// `source_id`.
fn ids(fields: &mut Map<String, Value>) -> Result<Vec<PaperId>, String> {
    let mut ids: Vec<PaperId> = Vec::new();
    let mut own = None;
    if let Some(id) = fields.remove("id") {
        let text = id.as_str().unwrap_or_default();
        own = PaperId::arxiv(text).or_else(|| PaperId::parse(text));
        match &own {
            Some(id) => ids.push(id.clone()),
            None => {
                fields.insert("source_id".to_owned(), id);
            }
        }
    }
    if let Some(aliases) = fields.remove("aliases") {
        let Value::Array(aliases) = aliases else {
            return Err("aliases: not a list".to_owned());
        };
        ids.extend(
            aliases
                .iter()
                .filter_map(Value::as_str)
                .filter_map(PaperId::parse),
        );
    }
    for name in ["doi", "url", "abs", "pdf"] {
        let text = fields.get(name).and_then(Value::as_str).unwrap_or_default();
        ids.extend(PaperId::recognise(text).filter(|_| !text.is_empty()));
    }
    ids.sort_by_key(PaperId::scheme);
    let mut seen = Vec::with_capacity(ids.len());
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    // Among ids of one kind the record's own goes first.
    if let Some(own) = own
        && let Some(place) = seen.iter().position(|id| *id == own)
        && seen
            .first()
            .is_some_and(|first| first.scheme() == own.scheme())
    {
        seen.swap(0, place);
    }
    Ok(seen)
}

/// Gives synonyms recto's own names and forms.
fn rename(fields: &mut Map<String, Value>) -> Result<(), String> {
    for (theirs, ours) in [("published", "date"), ("summary", "abstract")] {
        if !fields.contains_key(ours)
            && let Some(value) = fields.remove(theirs)
        {
            fields.insert(ours.to_owned(), value);
        }
    }
    for (theirs, ours) in [("url", "page"), ("abs", "page"), ("pdf", "pdf")] {
        let Some(value) = fields.remove(theirs) else {
            continue;
        };
        let links = fields.entry("links").or_insert_with(|| json!({}));
        let links = links.as_object_mut().ok_or("links: not an object")?;
        links.entry(ours).or_insert(value);
    }
    if let Some(Value::Array(authors)) = fields.get_mut("authors") {
        for author in authors {
            if author.is_string() {
                *author = json!({ "name": author.take() });
            }
        }
    }
    for name in ["categories", "keywords"] {
        if let Some(Value::String(words)) = fields.get(name) {
            let separator = if name == "keywords" { ',' } else { ' ' };
            let words = words
                .split(separator)
                .map(str::trim)
                .filter(|word| !word.is_empty());
            let words = json!(words.collect::<Vec<&str>>());
            fields.insert(name.to_owned(), words);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Paper, String> {
        let mut records = parse(Box::new(line.as_bytes())).unwrap();
        records.next().unwrap().map_err(|error| error.to_string())
    }

    #[test]
    fn a_store_line_comes_back_as_it_went() {
        let line = r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x"],"title":"T","abstract":"A\n b","authors":[{"name":"N","orcid":"0"}],"date":"2025-03","links":{"page":"p"},"votes":3,"rank":1,"added":"2026","sources":[{"format":"bundled"}],"mine":[1]}"#;
        assert_eq!(read(line).unwrap().to_json().unwrap(), line);
    }

    #[test]
    fn synonyms_are_understood_and_the_rest_is_kept() {
        let line = r#"{"id":"2503.11794v2","title":"T","summary":"A","authors":["N","M"],"published":"2025-03-18T09:00:00Z","url":"https://doi.org/10.1/X","pdf":"q","categories":"cs.LG cs.AI","doi":null,"mine":1}"#;
        let paper = read(line).unwrap();
        assert_eq!(
            paper.to_json().unwrap(),
            r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x"],"title":"T","abstract":"A","authors":[{"name":"N"},{"name":"M"}],"date":"2025-03-18","categories":["cs.LG","cs.AI"],"links":{"page":"https://doi.org/10.1/X","pdf":"q"},"sources":[{"format":"jsonl"}],"mine":1}"#
        );
    }

    #[test]
    fn an_id_of_no_known_shape_identifies_nothing() {
        let paper = read(r#"{"id":4181,"title":"T"}"#).unwrap();
        assert_eq!(paper.id, title_key("T"));
        assert_eq!(paper.other["source_id"], 4181);
    }

    #[test]
    fn a_bad_record_is_said_with_its_line_and_the_next_is_read() {
        let text = "{\"title\":\"T\"}\n{\"title\": tru}\n\n{\"title\":7}\n{\"abstract\":\"x\"}\n{\"title\":\"\\ud800\"}\n{\"title\":\"T\",\"date\":\"soon\"}\n{\"title\":\"U\"}";
        let records: Vec<Result<Paper, ImportError>> =
            parse(Box::new(text.as_bytes())).unwrap().collect();
        let said: Vec<String> = records
            .iter()
            .filter_map(|record| record.as_ref().err().map(ToString::to_string))
            .collect();
        assert_eq!(
            said,
            [
                "line 2: column 14: expected ident",
                "line 4: the title is no text",
                "line 5: it has neither a title nor an id",
                "line 6: column 17: unexpected end of hex escape",
                "line 7: \"soon\" is no date of the form 2025, 2025-03 or 2025-03-18",
            ]
        );
        assert_eq!(records.iter().filter(|record| record.is_ok()).count(), 2);
    }

    #[test]
    fn a_truncated_file_gives_what_was_whole() {
        let text = "{\"title\":\"T\"}\n{\"title\":\"U";
        let records: Vec<Result<Paper, ImportError>> =
            parse(Box::new(text.as_bytes())).unwrap().collect();
        assert_eq!(records.len(), 2);
        assert!(records[0].is_ok());
        assert!(records[1].as_ref().is_err_and(|error| error.line == 2));
    }
}
