//! Reading a file of marks: all of it, or its head.

use serde::de::IgnoredAny;

use super::{Content, Document, DocumentPart};
use crate::marks::FileKind;
use crate::marks::json::{Span, members, string};
use crate::marks::section::Section;

/// Says why a text is no file of marks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// It is no text.
    #[error("line {0}: it is not UTF-8")]
    Text(usize),
    /// It is no JSON.
    #[error("line {line}, column {column}: {reason}")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was expected.
        reason: String,
    },
    /// It is JSON of another form.
    #[error("it is no JSON object")]
    NoObject,
    /// Its marks, or those of one kind, are of another form.
    #[error(
        "line {line}: {member:?} is no JSON object; put {{}} there or take the member out, and nothing else is lost"
    )]
    NoMarks {
        /// Which.
        member: &'static str,
        /// The line, from 1.
        line: usize,
    },
    /// Its version is of another form.
    #[error("\"version\" is no number")]
    NoVersion,
}

impl Document {
    /// Reads the members that stand whole in the beginning of a file, but for its marks.
    pub(in crate::marks) fn head(file: FileKind, bytes: &[u8]) -> Self {
        let valid = bytes.utf8_chunks().next();
        let text = valid.map(|chunk| chunk.valid()).unwrap_or_default();
        let mut whole: Vec<(Span, Span)> = members(text).into_iter().flatten().collect();
        // The last one may be cut.
        whole.pop();
        let is_marks = |name: &str| {
            let mut kinds = file.kinds();
            kinds.any(|kind| string(name).is_some_and(|name| name == kind.member()))
        };
        let others = whole.into_iter().filter_map(|(name, value)| {
            let (name, json) = (name.of(text), value.of(text));
            let is_sound = serde_json::from_str::<IgnoredAny>(json).is_ok();
            (is_sound && !is_marks(name)).then(|| DocumentPart {
                name: name.to_owned(),
                content: Content::Other(json.to_owned()),
            })
        });
        let mut document = Self {
            members: others.collect(),
            ..Self::missing(file)
        };
        document.complete();
        document
    }

    /// Reads a file. What a single mark holds is never an error: it is kept.
    pub(in crate::marks) fn parse(file: FileKind, bytes: Vec<u8>) -> Result<Self, FormError> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..valid).unwrap_or_default();
            FormError::Text(memchr::memchr_iter(b'\n', before).count() + 1)
        })?;
        serde_json::from_str::<IgnoredAny>(&text).map_err(|error| no_json(&error))?;
        // Of two members of one name the last counts, as for other programs.
        let mut places: Vec<(Span, Span)> = Vec::new();
        for (name, value) in members(&text).ok_or(FormError::NoObject)? {
            let is_it = |known: &Span| string(known.of(&text)) == string(name.of(&text));
            match places.iter_mut().find(|(known, _)| is_it(known)) {
                Some((_, known)) => *known = value,
                None => places.push((name, value)),
            }
        }
        let read = places.into_iter().map(|(name, value)| {
            let plain = string(name.of(&text)).unwrap_or_default();
            let json = value.of(&text);
            if file.version().is_some() && plain == "version" && json.parse::<u64>().is_err() {
                return Err(FormError::NoVersion);
            }
            let content = match file.kinds().find(|kind| kind.member() == plain) {
                Some(kind) => {
                    let section = Section::read(&text, value);
                    let no_marks = FormError::NoMarks {
                        member: kind.member(),
                        line: value.line(&text),
                    };
                    Content::Marks(kind, section.ok_or(no_marks)?)
                }
                None => Content::Other(json.to_owned()),
            };
            let name = name.of(&text).to_owned();
            Ok(DocumentPart { name, content })
        });
        let members = read.collect::<Result<Vec<DocumentPart>, FormError>>()?;
        let mut document = Self {
            text,
            members,
            ..Self::missing(file)
        };
        document.complete();
        Ok(document)
    }
}

fn no_json(error: &serde_json::Error) -> FormError {
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or_default();
    FormError::Json {
        line: error.line(),
        column: error.column(),
        reason: reason.to_owned(),
    }
}
