//! CSL-YAML (<https://pandoc.org/MANUAL.html#specifying-bibliographic-data>), for pandoc and Quarto:
//! what CSL-JSON has, with texts that are no Markdown but what they say.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::keys::CitationKeys;
use super::{Papers, csl_json, yaml};
use crate::paper::Paper;

/// A list of items, as the metadata of a document has it.
pub(super) fn write(papers: &mut Papers<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut keys = CitationKeys::of_csl();
    let mut papers = papers.peekable();
    if papers.peek().is_none() {
        return out.write_all(b"references: []\n");
    }
    out.write_all(b"references:\n")?;
    for paper in papers {
        let item = item(&paper, &keys.give(&paper));
        let mut fields = item.iter();
        if let Some((name, value)) = fields.next() {
            // Its key, which is a text.
            out.write_all(b"-")?;
            yaml::field(out, 1, name, value)?;
        }
        for (name, value) in fields {
            yaml::field(out, 2, name, value)?;
        }
    }
    Ok(())
}

fn item(paper: &Paper, key: &str) -> Map<String, Value> {
    let mut item = csl_json::item(paper, key);
    // A document cites by the id.
    item.shift_remove("citation-key");
    if let Some(date) = paper.date {
        item.insert("issued".to_owned(), Value::from(date.to_string()));
    }
    let mut open: Vec<&mut Value> = item.values_mut().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => *text = escaped(text),
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => open.extend(fields.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    item
}

/// A text of which no sign is markup to pandoc.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (place, c) in chars.iter().copied().enumerate() {
        let before = place
            .checked_sub(1)
            .and_then(|place| chars.get(place))
            .copied();
        let behind = chars.get(place + 1).copied();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let begins = before.is_none_or(|before| before == '\n');
        let is_markup = match c {
            '\\' | '*' | '`' | '^' | '~' | '$' | '[' | ']' | '<' => true,
            '_' => !(is_word(before) && is_word(behind)),
            '@' => !is_word(before),
            '&' => is_word(behind) || behind == Some('#'),
            '-' => begins || before == Some('-') || behind == Some('-'),
            '#' | '>' | '+' | '|' | ':' | '%' | '=' => begins,
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_escaped() {
        for (text, written) in [
            ("On snake_case and _this_", "On snake_case and \\_this\\_"),
            ("a * b -- c", "a \\* b \\-\\- c"),
            ("A & B &amp; C", "A & B \\&amp; C"),
            ("# one\n- two", "\\# one\n\\- two"),
            ("a@b and @c", "a@b and \\@c"),
            ("x^2 <y> [z] $5 \\d", "x\\^2 \\<y> \\[z\\] \\$5 \\\\d"),
            ("well-known", "well-known"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
