//! The text of a file of marks, kept as it stands, and where its marks stand in it.
//!
//! A file of 300,000 stars has some 80 MB. Its text is gone over once to see that it is JSON and once
//! to find its pieces. Nothing is built of a star before it is asked for, and a changed document is
//! the old text with other pieces between.

mod read;
mod write;

pub use read::FormError;

use std::sync::Arc;

use super::json::string;
use super::section::Section;
use super::{FileKind, MarkKind};
use crate::paper::PaperId;

/// A member of a file that holds no marks: its name, and its value as JSON.
pub type Member = (&'static str, String);

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

    /// Adds the version, where every file of its kind has one.
    fn complete(&mut self) {
        let has_version = self.members.iter().any(|member| member.is("version"));
        if let Some(version) = self.file.version().filter(|_| !has_version) {
            self.members.push(DocumentPart {
                name: quoted("version"),
                content: Content::Other(version.to_string()),
            });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::PerKind;
    use crate::marks::section::Changes;

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
    fn what_is_no_mark_stands_in_the_head_and_is_read_there_alone() {
        let reads = Document::missing(FileKind::State);
        let mut marks = PerKind::<Changes>::default();
        let id = PaperId::parse("x:a").unwrap();
        marks[MarkKind::Read].insert(id, Some("\"2020\"".to_owned()));
        let reads = reads.rewritten(&marks, &[]);
        let members = [
            ("query", "\"a \\\"}\"".to_owned()),
            ("row", "12".to_owned()),
        ];
        let whole = reads.rewritten(&PerKind::default(), &members);
        let text = whole.text().as_bytes();
        // Wherever the head is cut, a member is whole or not there.
        for length in 0..text.len() {
            let head = Document::head(FileKind::State, &text[..length]);
            for (name, json) in &members {
                assert!(
                    head.member(name).is_none_or(|read| read == json),
                    "{length}"
                );
            }
            assert_eq!(head.iter(MarkKind::Read).count(), 0);
        }
        let head = Document::head(FileKind::State, text);
        let read = members.each_ref().map(|(name, _)| head.member(name));
        assert_eq!(
            read,
            members.each_ref().map(|(_, json)| Some(json.as_str()))
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
            (
                r#"{"starred":[]}"#,
                "line 1: \"starred\" is no JSON object; put {} there or take the member out, and nothing else is lost",
            ),
            (
                "{\"starred\":{},\n\n \"tagged\": 7}",
                "line 3: \"tagged\" is no JSON object; put {} there or take the member out, and nothing else is lost",
            ),
            (r#"{"version":"x"}"#, "\"version\" is no number"),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), said, "{text}");
        }
        let error = Document::parse(FileKind::State, b"{\n\xff".to_vec()).unwrap_err();
        assert_eq!(error.to_string(), "line 2: it is not UTF-8");
    }
}
