//! The lines of a RIS record that recto has no field for.

use super::{ROLES, TITLES};
use crate::formats::tagged::{TaggedRecord, rest};
use crate::formats::text::collapsed;
use crate::formats::{addresses, carried, extra};
use crate::paper::Paper;

/// Tags of which nothing is left.
const READ: &[&str] = &["TY", "ID", "KW", "SP", "EP", "VL", "IS", "PB"];
/// Tags of which one value is read.
const READ_ONCE: &[&[&str]] = &[TITLES, &["AB", "N2"], extra::RIS_VENUES, &["VO"]];

/// Keeps them by their tags, those of one tag in their order.
pub(super) fn keep(record: &TaggedRecord, paper: &mut Paper) {
    let note = paper.cited("note").map(str::to_owned);
    let role = ROLES.iter().find(|tags| record.all(tags).next().is_some());
    let is_dated = paper.date.is_some() || paper.date_text().is_some();
    let once = rest::ReadOnce::of(record, READ_ONCE);
    // Most lines are told by their tags, and need not be read again.
    let is_read = |tag: &str, value: &str| {
        READ.contains(&tag)
            || role.is_some_and(|tags| tags.contains(&tag))
            || (["DA", "PY", "Y1"].contains(&tag) && is_dated)
            || once.has(tag, value)
    };
    let used = |tag: &str, text: &str| {
        (["DO", "L3", "M3", "LK"].contains(&tag) && !addresses::of_field(text).is_empty())
            || (["AN", "M1", "N1"].contains(&tag) && rest::is_id(text))
            || (tag == "N1" && note.as_deref() == Some(text))
            || (tag == "U1" && carried::read(text).next().is_some())
    };
    rest::keep(record, paper, extra::RIS, |paper, tag, value| {
        if is_read(tag, value) {
            return Vec::new();
        }
        let mut texts = texts(paper, tag, value);
        texts.retain(|text| !used(tag, text));
        texts
    });
}

/// The texts that a line gives.
fn texts(paper: &Paper, tag: &str, value: &str) -> Vec<String> {
    if ["UR", "LK", "L1"].contains(&tag) {
        rest::addresses(paper, value)
    } else {
        vec![collapsed(value)]
    }
}
