//! The lines of a record that recto has no field for.

use serde_json::Value;

use super::TaggedRecord;
use crate::formats::addresses as ids;
use crate::formats::text::collapsed;
use crate::paper::Paper;

/// Keeps under the name of a format what is left of each line, by their tags, those of one tag in
/// their order.
pub(in crate::formats) fn keep(
    record: &TaggedRecord,
    paper: &mut Paper,
    format: &str,
    left: impl Fn(&Paper, &str, &str) -> Vec<String>,
) {
    let mut kept: Vec<(&str, Vec<Value>)> = Vec::new();
    for (tag, value) in record.fields() {
        for text in left(paper, tag, value) {
            if text.is_empty() {
                continue;
            }
            match kept.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, values)) => values.push(Value::from(text)),
                None => kept.push((tag, vec![Value::from(text)])),
            }
        }
    }
    for (tag, mut values) in kept {
        let value = if values.len() == 1 {
            values.pop().unwrap_or_default()
        } else {
            Value::Array(values)
        };
        // Of a record without measure what does not fit is left out.
        let _ = paper.keep_extra(format, tag, value);
    }
}

/// The addresses in a value that the paper has not, or the value where it has none.
pub(in crate::formats) fn addresses(paper: &Paper, value: &str) -> Vec<String> {
    let mut links = ids::links(value);
    if links.is_empty() {
        return vec![collapsed(value)];
    }
    links.retain(|link| paper.links.named().all(|(_, known)| known != link));
    links
}

/// Whether a text is nothing but ids.
pub(in crate::formats) fn is_id(text: &str) -> bool {
    !ids::alone(text).is_empty() && !ids::says_more(text, &[])
}
