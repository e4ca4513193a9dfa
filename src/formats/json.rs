//! What the JSON formats have in common: an input split into records, each read into the fields
//! that its format knows, and made a paper by itself.

mod fields;
mod records;
mod scan;

pub(super) use fields::{Fields, text_of};
pub(super) use records::MEMBERS;

use serde_json::Value;

use records::{JsonRecord, JsonRecords, NO_OBJECT};

use crate::disk::limits;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::watch::Watch;
use crate::paper::{ImportError, Paper, Received};
use crate::text::size::size;

/// How a format lies in JSON.
pub(super) struct JsonLayout {
    /// The lists inside of objects that hold its records, as `message.items`; a list or values by
    /// themselves need none.
    pub(super) lists: &'static [&'static str],
    /// The fields of a record that are read; the others are passed over unread.
    pub(super) fields: &'static [&'static str],
    /// Makes a paper of a record, or says what is wrong with it.
    pub(super) paper: fn(&Fields) -> Result<Paper, String>,
}

/// What is said of a null among records.
pub(super) const NULL: &str = "null, where a record should be";

/// The papers of a JSON input.
pub(super) fn papers<'a>(
    input: Input<'a>,
    layout: &'static JsonLayout,
) -> Result<Records<'a>, NoInput> {
    each(input, layout.lists, |record, text| {
        let fields = Fields::read(text, record, layout.fields)?;
        (layout.paper)(&fields)
    })
}

/// What becomes of the text of each record of an input. Its second argument is the name of the
/// member, where [`MEMBERS`] are records.
pub(super) fn each<'a>(
    input: Input<'a>,
    lists: &'static [&'static str],
    paper: impl Fn(&str, &str) -> Result<Paper, String> + 'a,
) -> Result<Records<'a>, NoInput> {
    let mut watch = Watch::over(&input);
    let mut records = JsonRecords::new(input, lists)
        .filter_map(move |record| {
            let record = match record {
                Ok(record) => record,
                Err(error) => return Some(Err(error)),
            };
            let line = record.line;
            match one(&record, &paper) {
                Ok(found) => {
                    if let Some(found) = &found {
                        watched(&mut watch, &record, found, &paper);
                    }
                    found.map(|paper| Ok(Received { line, paper }))
                }
                Err(reason) => Some(Err(ImportError::new(
                    line,
                    match record.place().as_str() {
                        "" => reason,
                        path => format!("{path}: {reason}"),
                    },
                ))),
            }
        })
        .peekable();
    if records.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(records))
}

/// Tells what is used of a record, where somebody watches.
fn watched(
    watch: &mut Watch,
    record: &JsonRecord,
    found: &Paper,
    paper: &impl Fn(&str, &str) -> Result<Paper, String>,
) {
    let bytes = record.bytes.as_deref().unwrap_or_default();
    let value = || serde_json::from_slice::<Value>(bytes).ok();
    watch.tell(found, bytes.len(), value, |value| {
        paper(&record.path, &value.to_string()).ok()
    });
}

/// The paper of a record; none where it is a page of results without any.
fn one(
    record: &JsonRecord,
    paper: &impl Fn(&str, &str) -> Result<Paper, String>,
) -> Result<Option<Paper>, String> {
    let too_large = || format!("it is larger than {}", size(limits::RECORD as u64));
    let bytes = record.bytes.as_deref().ok_or_else(too_large)?;
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("it is not UTF-8 from byte {} on", error.valid_up_to() + 1))?;
    if text == "null" {
        return Err(NULL.to_owned());
    }
    if !text.starts_with('{') {
        // Said without reading it, for there may be millions.
        return Err(NO_OBJECT.to_owned());
    }
    let reason = match paper(&record.path, text) {
        Ok(paper) => return Ok(Some(paper)),
        Err(reason) => reason,
    };
    // Only what stands by itself can be the answer of a service that has no papers to give.
    if !(record.path.is_empty() && record.index.is_none()) {
        return Err(reason);
    }
    if is_page_of_none(text) {
        return Ok(None);
    }
    Err(error_reply(text).map_or(reason, |said| format!("it is an error reply: {said}")))
}

/// Whether a text is a page of results that has no list, for there are none.
fn is_page_of_none(text: &str) -> bool {
    let fields = Fields::read(text, "", &["total"]);
    fields.is_ok_and(|fields| fields.number("total") == Some(0))
}

/// What a service says where it has no papers to give.
fn error_reply(text: &str) -> Option<String> {
    const NAMES: &[&str] = &["error", "errors", "message", "detail", "reason"];
    let fields = Fields::read(text, "", NAMES).ok()?;
    let said = NAMES.iter().find_map(|name| {
        let value = fields.get(name)?;
        text_of(value).or_else(|| {
            let first = value.get("message").or_else(|| value.get(0))?;
            text_of(first)
        })
    })?;
    Some(said.chars().take(200).collect())
}

/// What is wrong with a JSON text: the column, and the reason without the place.
pub(super) fn fault(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return format!("it ends in the middle, at column {}", error.column());
    }
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or_default();
    // An error of our own making has no place.
    match error.column() {
        0 => what.to_owned(),
        column => format!("column {column}: {what}"),
    }
}

/// What comes of one record of a layout, without its sources and without a key that is only that of its
/// title: a line of the store, or what is wrong.
#[cfg(test)]
pub(super) fn one_paper(text: &str, layout: &'static JsonLayout) -> String {
    use crate::paper::Scheme;

    let fields = Fields::read(text, "", layout.fields).unwrap();
    let paper = match (layout.paper)(&fields) {
        Ok(paper) => paper,
        Err(reason) => return reason,
    };
    let mut line: Value = serde_json::to_value(&paper).unwrap();
    let said = line.as_object_mut().unwrap();
    for name in ["sources", "received"] {
        said.shift_remove(name);
    }
    if paper.id.scheme() == Scheme::Title {
        said.shift_remove("id");
    }
    line.to_string()
}
