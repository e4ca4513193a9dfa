//! Documents of papis in YAML: a file for each, or one behind the other with `---` between them, as
//! `papis export --format yaml` writes them.

use std::io::BufRead;

use serde_json::Value;

use super::PASSED_OVER;
use crate::disk::limits;
use crate::formats::bytes;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::Fields;
use crate::formats::watch::Watch;
use crate::formats::yaml::whole;
use crate::paper::{ImportError, Paper, Received};
use crate::text::lines::Lines;
use crate::text::size::size;

/// The papers of an input of such documents.
pub(super) fn papers(
    input: Input<'_>,
    paper: fn(&Fields) -> Result<Paper, String>,
) -> Result<Records<'_>, NoInput> {
    let mut watch = Watch::over(&input);
    let documents = Documents {
        lines: Lines::new(input, limits::LINE),
        is_over: false,
    };
    let records = documents.map(move |document| {
        let document = document?;
        let value = value(&document)?;
        let read = |value: &Value| match value {
            Value::Object(fields) => paper(&Fields::of(fields.clone())),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => Err("it is no map of fields".to_owned()),
        };
        let line = document.line;
        let paper = read(&value).map_err(|reason| ImportError::new(line, reason))?;
        let again = || Some(value.clone());
        watch.tell(&paper, document.text.len(), again, |value| read(value).ok());
        Ok(Received { line, paper })
    });
    let mut records = records.peekable();
    if records.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(records))
}

/// A document, and the line that it begins on.
struct Document {
    line: u64,
    text: String,
}

struct Documents<R> {
    lines: Lines<R>,
    is_over: bool,
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<Document, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut document = Document {
            line: 0,
            text: String::new(),
        };
        let mut is_too_large = false;
        while !self.is_over {
            let line = match self.lines.next() {
                Some(Ok(line)) => line,
                Some(Err(error)) => {
                    self.is_over = true;
                    return Some(Err(ImportError::ended(document.line, &error)));
                }
                None => {
                    self.is_over = true;
                    break;
                }
            };
            let text = line.bytes.map(bytes::text);
            let is_end = text.as_deref().is_some_and(|text| text.trim_end() == "---");
            if is_end && document.line > 0 {
                break;
            }
            let is_blank = text.as_deref().is_some_and(|text| text.trim().is_empty());
            if is_end || (is_blank && document.line == 0) {
                continue;
            }
            if document.line == 0 {
                document.line = line.number;
            }
            // A line that is too long has no text.
            is_too_large |= text.is_none();
            let text = text.unwrap_or_default();
            is_too_large |= document.text.len() + text.len() > limits::RECORD;
            if !is_too_large {
                document.text.push_str(&text);
                document.text.push('\n');
            }
        }
        if document.line == 0 {
            return None;
        }
        Some(if is_too_large {
            let largest = size(limits::RECORD as u64);
            Err(ImportError::new(
                document.line,
                format!("it is larger than {largest}"),
            ))
        } else {
            Ok(document)
        })
    }
}

/// What a document says, without what it says of other works.
fn value(document: &Document) -> Result<Value, ImportError> {
    let mut value = whole(&document.text).map_err(|fault| {
        ImportError::new(document.line + fault.line.saturating_sub(1), fault.reason)
    })?;
    if let Value::Object(fields) = &mut value {
        for name in PASSED_OVER {
            fields.shift_remove(*name);
        }
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::super::paper;
    use super::*;

    #[test]
    fn documents_stand_alone_or_one_behind_the_other() {
        for (text, right) in [
            (
                "author_list:\n- {given_name: Ann, surname: Ash}\ndoi: 10.1000/x\nissue: '9'\ntitle: On Leaves\nyear: '1957'\n",
                &["1 doi:10.1000/x On Leaves Ann Ash 1957"][..],
            ),
            (
                "---\nauthor: Ash, Ann\ndoi: 10.1000/x\ntitle: A\nyear: 2001\n---\ncitations:\n- title: other\ndoi: 10.1000/y\ntitle: B\nyear: 2002\n",
                &["2 doi:10.1000/x A Ann Ash 2001", "7 doi:10.1000/y B  2002"],
            ),
            (
                "doi: 10.1000/x\ntitle: [unclosed\n---\ndoi: 10.1000/y\ntitle: 'It: is'\n",
                &["bad", "4 doi:10.1000/y It: is  "],
            ),
            ("- a\n- b\n", &["line 1: it is no map of fields"]),
            (
                "papis_id: ab\nfiles: []\n",
                &["line 1: it has neither a title nor an id"],
            ),
            (
                "doi: 10.1000/x\ntitle: no\nyear: 2001",
                &["1 doi:10.1000/x no  2001"],
            ),
        ] {
            let records = papers(Box::new(text.as_bytes()), paper).unwrap();
            let said: Vec<String> = records
                .map(|record| match record {
                    Ok(Received { line, paper }) => {
                        let author = paper.authors.first().map(|author| author.name.as_str());
                        let date = paper.date.map(|date| date.to_string()).unwrap_or_default();
                        let author = author.unwrap_or_default();
                        format!("{line} {} {} {author} {date}", paper.id, paper.title)
                    }
                    Err(error) => error.to_string(),
                })
                .collect();
            assert_eq!(said.len(), right.len(), "{said:?}");
            for (said, right) in said.iter().zip(right) {
                assert!(
                    said == right || (*right == "bad" && said.starts_with("line ")),
                    "{said}"
                );
            }
        }
    }
}
