//! The text of a file of marks, kept as it stands, and where its marks stand in it.
//!
//! A file of 300,000 stars has some 80 MB. Its text is gone over once to see that it is JSON and once
//! to find its pieces. Nothing is built of a star before it is asked for, and a changed document is
//! the old text with other pieces between.

use std::sync::Arc;

use serde::de::IgnoredAny;

use super::json::{Span, members, string};
use super::section::{Changes, Section};
use super::{FileKind, MarkKind, Member, PerKind};
use crate::paper::PaperId;

/// A file of marks as a value; whatever else it holds is kept as it is.
#[derive(Debug, Clone)]
pub(super) struct Document {
    file: FileKind,
    /// The file; empty where there is none.
    text: String,
    members: Vec<DocumentPart>,
    /// The same for all documents that were made of one another.
    origin: Arc<()>,
    /// The marks that were changed since the first of those, the oldest change first.
    changed: Vec<(MarkKind, PaperId)>,
}

#[derive(Debug, Clone)]
struct DocumentPart {
    /// As it stands, in quotes.
    name: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Marks(MarkKind, Section),
    /// A value, as it stands.
    Other(String),
}

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
    #[error("{0:?} is no JSON object")]
    NoMarks(&'static str),
    /// Its version is of another form.
    #[error("\"version\" is no number")]
    NoVersion,
}

impl Document {
    /// The document of a file that is not there.
    pub(super) fn missing(file: FileKind) -> Self {
        let mut document = Self {
            file,
            text: String::new(),
            members: Vec::new(),
            origin: Arc::default(),
            changed: Vec::new(),
        };
        document.complete();
        document
    }

    /// Reads a file. What a single mark holds is never an error: it is kept.
    pub(super) fn parse(file: FileKind, bytes: Vec<u8>) -> Result<Self, FormError> {
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
                    let no_marks = FormError::NoMarks(kind.member());
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

    /// Adds what every file of its kind has.
    fn complete(&mut self) {
        if let Some(version) = self.file.version() {
            self.add_missing("version", Content::Other(version.to_string()));
        }
        for kind in self.file.kinds() {
            self.add_missing(kind.member(), Content::Marks(kind, Section::default()));
        }
    }

    fn add_missing(&mut self, name: &str, content: Content) {
        if !self.members.iter().any(|member| member.is(name)) {
            let name = quoted(name);
            self.members.push(DocumentPart { name, content });
        }
    }

    pub(super) fn file(&self) -> FileKind {
        self.file
    }

    /// The file; empty where there is none.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The version that wrote the document; zero where the file has none.
    pub(super) fn version(&self) -> u64 {
        let version = self.member("version");
        version.and_then(|json| json.parse().ok()).unwrap_or(0)
    }

    /// A member that holds no marks, as JSON.
    pub(super) fn member(&self, name: &str) -> Option<&str> {
        let member = self.members.iter().find(|member| member.is(name))?;
        match &member.content {
            Content::Other(json) => Some(json),
            Content::Marks(..) => None,
        }
    }

    fn section(&self, wanted: MarkKind) -> Option<&Section> {
        self.members
            .iter()
            .find_map(|member| match &member.content {
                Content::Marks(kind, section) if *kind == wanted => Some(section),
                Content::Marks(..) | Content::Other(_) => None,
            })
    }

    /// The mark under this id, as JSON.
    pub(super) fn get(&self, kind: MarkKind, id: &PaperId) -> Option<&str> {
        self.section(kind)?.get(&self.text, id)
    }

    /// Every mark of a kind with its id, as JSON.
    pub(super) fn iter(&self, kind: MarkKind) -> impl Iterator<Item = (PaperId, &str)> {
        let sections = self.section(kind).into_iter();
        sections.flat_map(|section| section.iter(&self.text))
    }

    /// The document with these marks and members; `None` where it has them already.
    pub(super) fn with(&self, changes: &PerKind<Changes>, members: &[Member]) -> Option<Self> {
        let has = |(name, json): &Member| self.member(name) == Some(json);
        let mut kinds = self.file.kinds();
        let is_same = kinds.all(|kind| changes[kind].is_empty()) && members.iter().all(has);
        (!is_same).then(|| self.rewritten(changes, members))
    }

    /// The document with these marks and members.
    pub(super) fn rewritten(&self, changes: &PerKind<Changes>, members: &[Member]) -> Self {
        let here = self.file.kinds().flat_map(|kind| &changes[kind]);
        let values = here.filter_map(|(_, value)| value.as_ref());
        let more: usize = values.map(|value| value.len() + 256).sum();
        let mut history = self.changed.clone();
        for kind in self.file.kinds() {
            history.extend(changes[kind].keys().map(|id| (kind, id.clone())));
        }
        let mut next = Self {
            file: self.file,
            text: String::with_capacity(self.text.len() + more + 4096),
            members: Vec::new(),
            origin: self.origin.clone(),
            changed: history,
        };
        for member in &self.members {
            let new = members.iter().find(|(new, _)| member.is(new));
            next.put(&member.name, |text| match (&member.content, new) {
                (Content::Marks(kind, section), _) => {
                    Content::Marks(*kind, section.write(&self.text, &changes[*kind], text))
                }
                (Content::Other(json), None) | (Content::Other(_), Some((_, json))) => {
                    text.push_str(json);
                    Content::Other(json.clone())
                }
            });
        }
        for (name, json) in members {
            if self.member(name).is_none() {
                next.put(&quoted(name), |text| {
                    text.push_str(json);
                    Content::Other(json.clone())
                });
            }
        }
        next.text.push_str("\n}\n");
        next
    }

    /// Adds a member to the text that is being made.
    fn put(&mut self, name: &str, content: impl FnOnce(&mut String) -> Content) {
        let before = if self.members.is_empty() { "{" } else { "," };
        self.text.push_str(before);
        self.text.push_str("\n  ");
        self.text.push_str(name);
        self.text.push_str(": ");
        let content = content(&mut self.text);
        let name = name.to_owned();
        self.members.push(DocumentPart { name, content });
    }

    /// The marks that one of two documents has and the other has not, or may have not; `None` where
    /// they were not made of one another.
    pub(super) fn changed_between<'a>(
        &'a self,
        other: &'a Self,
    ) -> Option<&'a [(MarkKind, PaperId)]> {
        if !Arc::ptr_eq(&self.origin, &other.origin) {
            return None;
        }
        let (short, long) = if self.changed.len() < other.changed.len() {
            (self, other)
        } else {
            (other, self)
        };
        long.changed.get(short.changed.len()..)
    }
}

impl DocumentPart {
    fn is(&self, name: &str) -> bool {
        string(&self.name).is_some_and(|known| known == name)
    }
}

/// A name of recto's own, as JSON.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Document, FormError> {
        Document::parse(FileKind::Stars, text.as_bytes().to_vec())
    }

    fn changes(changes: &[(&str, Option<&str>)]) -> PerKind<Changes> {
        let mut all = PerKind::<Changes>::default();
        for (id, value) in changes {
            let id = PaperId::parse(id).unwrap();
            all[MarkKind::Star].insert(id, value.map(str::to_owned));
        }
        all
    }

    #[test]
    fn unknown_keys_and_their_order_are_kept() {
        let text = r#"{"mine":1,"starred":{"x:b":{"note":"n","at":"2020"},"not an id":7,"x:\u0061":true},"ver\u0073ion":1}"#;
        let document = parse(text).unwrap();
        let ids = |document: &Document| {
            let marks = document.iter(MarkKind::Star);
            marks.map(|(id, _)| id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&document), ["x:b", "x:a"]);
        let changed = changes(&[("x:a", None), ("x:c", Some("{}"))]);
        let next = document.with(&changed, &[]).unwrap();
        let expected = r#"{
  "mine": 1,
  "starred": {
    "x:b": {"note":"n","at":"2020"},
    "not an id": 7,
    "x:c": {}
  },
  "ver\u0073ion": 1
}
"#;
        assert_eq!(next.text(), expected);
        assert_eq!(ids(&next), ["x:b", "x:c"]);
        let again = parse(next.text()).unwrap();
        assert_eq!(ids(&again), ids(&next));
        // What is changed is told of documents that were made of one another.
        let told = document.changed_between(&next).unwrap();
        assert_eq!(told.len(), 2);
        assert_eq!(next.changed_between(&document), Some(told));
        assert!(next.changed_between(&again).is_none());
        let none = changes(&[("x:b", None), ("x:c", None)]);
        let bare = next.with(&none, &[("version", "1".to_owned())]).unwrap();
        assert!(bare.text().contains("\"not an id\": 7\n  }"));
        assert!(
            bare.with(&changes(&[]), &[("mine", "1".to_owned())])
                .is_none()
        );
    }

    #[test]
    fn of_two_pieces_of_one_name_the_last_counts() {
        let text = r#"{"starred":[],"starred":{"x:a":1,"x:b":2,"x:a":3}}"#;
        let document = parse(text).unwrap();
        let marks: Vec<(PaperId, &str)> = document.iter(MarkKind::Star).collect();
        let marks: Vec<(&str, &str)> = marks.iter().map(|(id, at)| (id.as_str(), *at)).collect();
        assert_eq!(marks, [("x:a", "3"), ("x:b", "2")]);
    }

    #[test]
    fn what_is_no_file_of_marks_is_said_with_its_place() {
        for (text, said) in [
            ("", "line 1, column 0: EOF while parsing a value"),
            (
                "{\n \"version\": 1,",
                "line 2, column 14: EOF while parsing an object",
            ),
            ("[]", "it is no JSON object"),
            ("null", "it is no JSON object"),
            (r#"{"starred":[]}"#, "\"starred\" is no JSON object"),
            (r#"{"version":"x"}"#, "\"version\" is no number"),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), said, "{text}");
        }
        let error = Document::parse(FileKind::State, b"{\n\xff".to_vec()).unwrap_err();
        assert_eq!(error.to_string(), "line 2: it is not UTF-8");
    }
}
