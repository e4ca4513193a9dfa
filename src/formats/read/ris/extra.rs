//! The lines of a RIS record that recto has no field for.

use serde_json::Value;

use super::{ROLES, TITLES};
use crate::formats::tagged::TaggedRecord;
use crate::formats::text::collapsed;
use crate::formats::{addresses, carried, extra};
use crate::paper::Paper;

/// Tags of which nothing is left.
const READ: &[&str] = &["TY", "ID", "KW", "SP", "EP", "VL", "IS", "PB"];

/// Keeps them by their tags, those of one tag in their order.
pub(super) fn keep(record: &TaggedRecord, paper: &mut Paper) {
    let note = paper.cited("note").map(str::to_owned);
    let role = ROLES.iter().find(|tags| record.all(tags).next().is_some());
    let is_dated = paper.date.is_some() || paper.date_text().is_some();
    // Most lines are told by their tags, and need not be read again.
    let is_read = |tag: &str, value: &str| {
        let is_first =
            |tags: &[&str]| tags.contains(&tag) && record.all(tags).next() == Some(value.trim());
        READ.contains(&tag)
            || role.is_some_and(|tags| tags.contains(&tag))
            || (["DA", "PY", "Y1"].contains(&tag) && is_dated)
            || [TITLES, &["AB", "N2"], extra::RIS_VENUES, &["VO"]]
                .into_iter()
                .any(is_first)
    };
    let used = |tag: &str, text: &str| {
        (["DO", "L3", "M3", "LK"].contains(&tag) && !addresses::of_field(text).is_empty())
            || (["AN", "M1", "N1"].contains(&tag) && is_id(text))
            || (tag == "N1" && note.as_deref() == Some(text))
            || (tag == "U1" && carried::read(text).next().is_some())
    };
    let mut kept: Vec<(&str, Vec<Value>)> = Vec::new();
    let rest = record.fields().filter(|(tag, value)| !is_read(tag, value));
    for (tag, value) in rest {
        for text in texts(paper, tag, value) {
            if text.is_empty() || used(tag, &text) {
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
        let _ = paper.keep_extra(extra::RIS, tag, value);
    }
}

/// The texts that a line gives: of addresses those that the paper has not.
fn texts(paper: &Paper, tag: &str, value: &str) -> Vec<String> {
    let mut links = addresses::links(value);
    if links.is_empty() || !["UR", "LK", "L1"].contains(&tag) {
        return vec![collapsed(value)];
    }
    links.retain(|link| paper.links.named().all(|(_, known)| known != link));
    links
}

/// Whether a text is nothing but ids.
fn is_id(text: &str) -> bool {
    !addresses::alone(text).is_empty() && !addresses::says_more(text, &[])
}
