//! What a format had and recto has no field for, as that format has it: behind what recto writes,
//! and never in its place. What names files of the user stays at home.

use serde_json::{Map, Value};

use super::plain;
use super::tex::escaped_value;
use crate::formats::extra::{self, is_balanced};
use crate::formats::json::text_of;
use crate::paper::{Paper, is_for_others};
use crate::text::safe;

/// The fields of BibTeX but for those that are written already, with their braces.
pub(super) fn of_bibtex(paper: &Paper, written: &[(&str, String)]) -> Vec<(String, String)> {
    let is_written = |name: &str| written.iter().any(|(known, _)| *known == name);
    let place = |name: &str| {
        let mut venues = extra::BIBTEX_VENUES.iter();
        venues.position(|(venue, _)| *venue == name)
    };
    let venue = written.iter().find_map(|(name, _)| place(name));
    // Before the venue it would be read as that.
    let is_other =
        |name: &str| place(name).is_none_or(|place| venue.is_some_and(|venue| venue < place));
    let fields = of(paper, extra::BIBTEX).filter(|(name, _)| is_field(name));
    let fields = fields.filter(|(name, _)| !is_written(name) && is_other(name));
    let texts = fields.filter_map(|(name, value)| {
        let text = safe::line(value.as_str()?);
        let text = if is_balanced(&text) {
            text
        } else {
            escaped_value(&text)
        };
        (!text.is_empty()).then(|| (name.to_owned(), format!("{{{text}}}")))
    });
    texts.collect()
}

/// A form of tags, and which of its lines recto does not write itself.
pub(super) struct Tags {
    format: &'static str,
    venues: &'static [&'static str],
    is_tag: fn(&str) -> bool,
}

/// RIS.
pub(super) const RIS_TAGS: Tags = Tags {
    format: extra::RIS,
    venues: extra::RIS_VENUES,
    is_tag: is_tag_of_ris,
};

/// `EndNote`'s.
pub(super) const ENDNOTE_TAGS: Tags = Tags {
    format: extra::ENDNOTE,
    venues: extra::ENDNOTE_VENUES,
    is_tag: is_tag_of_endnote,
};

/// MEDLINE's.
pub(super) const MEDLINE_TAGS: Tags = Tags {
    format: extra::MEDLINE,
    venues: extra::MEDLINE_VENUES,
    is_tag: is_tag_of_medline,
};

/// The lines of such a form. Where none is written that tells the venue, as of a thesis, none of these
/// does.
pub(super) fn of_tags(paper: &Paper, form: &Tags, has_venue: bool) -> Vec<(String, String)> {
    let is_venue = |tag: &str| form.venues.contains(&tag);
    let tags = of(paper, form.format).filter(|(tag, _)| (form.is_tag)(tag));
    let tags = tags.filter(|(tag, _)| has_venue || !is_venue(tag));
    let lines = tags.flat_map(|(tag, value)| {
        let one = std::slice::from_ref(value);
        let values = value.as_array().map_or(one, Vec::as_slice);
        let texts = values.iter().filter_map(Value::as_str).map(safe::line);
        let texts = texts.filter(|text| !text.is_empty());
        texts.map(|text| (tag.to_owned(), text))
    });
    lines.collect()
}

/// The variables of CSL that hold names, and those that hold a date
/// (<https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables>).
#[rustfmt::skip] // A list of names reads as one.
const NAMES: &[&str] = &[
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator",
    "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
];
#[rustfmt::skip]
const DATES: &[&str] = &["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];
/// The variable for what is none of CSL's.
const CUSTOM: &str = "custom";

/// Adds the variables of CSL to an item. Programs refuse a whole file for a list where a text belongs, so
/// that what a service has in a form of its own stands beside recto's ids.
pub(super) fn add_csl(paper: &Paper, item: &mut Map<String, Value>) {
    let (mut custom, mut received) = (Map::new(), Map::new());
    for (name, value) in of(paper, extra::CSL) {
        let value = shown(value);
        if let (CUSTOM, Value::Object(fields)) = (name, &value) {
            custom.extend(fields.clone());
        } else if !item.contains_key(name) {
            let written = variable(name, &value);
            if written.as_ref() != Some(&value) {
                received.insert(name.to_owned(), value);
            }
            item.extend(written.map(|written| (name.to_owned(), written)));
        }
    }
    if !received.is_empty() {
        custom.insert(extra::AS_RECEIVED.to_owned(), received.into());
    }
    if custom.is_empty() {
        return;
    }
    let known = item.entry(CUSTOM).or_insert_with(|| Map::new().into());
    if let Value::Object(known) = known {
        for (name, value) in custom {
            known.entry(name).or_insert(value);
        }
    }
}

/// A value as the variable of this name may have it.
fn variable(name: &str, value: &Value) -> Option<Value> {
    match value {
        Value::String(_) | Value::Number(_) => Some(value.clone()),
        Value::Array(values) if NAMES.contains(&name) => {
            let are_names = values.iter().all(Value::is_object);
            are_names.then(|| value.clone())
        }
        Value::Array(values) => {
            let texts: Option<Vec<String>> = values.iter().map(text_of).collect();
            texts.map(|texts| texts.join(", ").into())
        }
        Value::Object(_) => DATES.contains(&name).then(|| value.clone()),
        Value::Null | Value::Bool(_) => None,
    }
}

fn of<'a>(paper: &'a Paper, format: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let fields = paper.extra_of(format);
    fields.filter(|(name, value)| is_for_others(name, value))
}

/// Whether BibTeX takes a name for a field.
fn is_field(name: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_:.+/".contains(c);
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_sign)
}

/// Whether a name is a tag of `EndNote` that begins no record.
fn is_tag_of_endnote(name: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_lowercase() && byte != b'%';
    name.len() == 1 && name.bytes().all(is_sign) && !["0", "F"].contains(&name)
}

/// Whether a name is a tag of MEDLINE that neither begins a record nor tells its day, which recto writes
/// itself, nor in which book a work is.
fn is_tag_of_medline(name: &str) -> bool {
    let is_own = ["PMID", "DP", "BTI", "CTI", "SO"].contains(&name);
    let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (2..=4).contains(&name.len()) && name.bytes().all(is_sign) && !is_own
}

/// Whether a name is a tag that neither begins nor ends a record.
fn is_tag_of_ris(name: &str) -> bool {
    let is_of_record = ["TY", "ER", "ID"].contains(&name);
    let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    name.len() == 2 && name.bytes().all(is_sign) && !is_of_record
}

/// A value with every text in it one line that is safe to show.
fn shown(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(plain::line(text)),
        Value::Array(values) => values.iter().map(shown).collect(),
        Value::Object(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(name, value)| (safe::line(name), shown(value)));
            Value::Object(fields.collect())
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_)) => other.clone(),
    }
}

#[cfg(test)]
mod tests;
