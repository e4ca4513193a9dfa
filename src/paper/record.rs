//! Decoding one store line. Unknown fields are kept; known ones are typed as they are read, so
//! that a hostile line is never a tree in memory.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Map;

use super::{Author, Paper, PaperId, Source};

/// Says why a line is no paper.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// It is no JSON, or a field has the wrong form.
    #[error("{}, at column {}", without_place(.0), .0.column())]
    Json(#[from] serde_json::Error),
}

fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

pub(super) fn decode(line: &str) -> Result<Paper, DecodeError> {
    Ok(serde_json::from_str(line)?)
}

impl<'de> Deserialize<'de> for Paper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PaperVisitor)
    }
}

struct PaperVisitor;

impl<'de> Visitor<'de> for PaperVisitor {
    type Value = Paper;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with an id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Paper, A::Error> {
        // The id may come at any place; until then the paper has none.
        let mut id: Option<PaperId> = None;
        let mut paper = Paper::new(PaperId::from_parts("", ""));
        while let Some(name) = fields.next_key::<std::borrow::Cow<'de, str>>()? {
            match name.as_ref() {
                "id" => id = Some(fields.next_value()?),
                "aliases" => paper.aliases = some(&mut fields)?,
                "title" => paper.title = some(&mut fields)?,
                "abstract" => paper.summary = some(&mut fields)?,
                "authors" => paper.authors = some(&mut fields)?,
                "date" => paper.date = fields.next_value()?,
                "updated" => paper.updated = fields.next_value()?,
                "venue" => paper.venue = fields.next_value()?,
                "categories" => paper.categories = some(&mut fields)?,
                "keywords" => paper.keywords = some(&mut fields)?,
                "links" => paper.links = some(&mut fields)?,
                "comment" => paper.comment = fields.next_value()?,
                "votes" => paper.votes = fields.next_value()?,
                "rank" => paper.rank = fields.next_value()?,
                "added" => paper.added = fields.next_value()?,
                "sources" => paper.sources = some(&mut fields)?,
                unknown => {
                    paper.other.insert(unknown.to_owned(), fields.next_value()?);
                }
            }
        }
        paper.id = id.ok_or_else(|| de::Error::missing_field("id"))?;
        Ok(paper)
    }
}

/// A field's value, where `null` counts as left out.
fn some<'de, A: MapAccess<'de>, T: Deserialize<'de> + Default>(
    fields: &mut A,
) -> Result<T, A::Error> {
    Ok(fields.next_value::<Option<T>>()?.unwrap_or_default())
}

impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AuthorVisitor)
    }
}

struct AuthorVisitor;

impl<'de> Visitor<'de> for AuthorVisitor {
    type Value = Author;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Author, A::Error> {
        let mut author = Author {
            name: String::new(),
            other: Map::new(),
        };
        while let Some(name) = fields.next_key::<std::borrow::Cow<'de, str>>()? {
            if name == "name" {
                author.name = some(&mut fields)?;
            } else {
                author.other.insert(name.into_owned(), fields.next_value()?);
            }
        }
        Ok(author)
    }
}

/// The texts of a paper that are searched, whose they are, and nothing else of it.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct Texts {
    /// The title.
    #[serde(default, deserialize_with = "or_empty")]
    pub title: String,
    /// The abstract.
    #[serde(rename = "abstract", default, deserialize_with = "or_empty")]
    pub summary: String,
    /// The authors.
    #[serde(default, deserialize_with = "or_empty")]
    pub authors: Vec<NameAlone>,
    /// Where it was seen; the first source is that of its texts.
    #[serde(default, deserialize_with = "or_empty")]
    pub sources: Vec<Source>,
}

/// An author's name, and nothing else of the author.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct NameAlone {
    /// The name.
    #[serde(default, deserialize_with = "or_empty")]
    pub name: String,
}

impl Texts {
    /// Reads them from one line of the store.
    ///
    /// # Errors
    /// When the line is no JSON object of this form.
    pub fn from_json(line: &str) -> Result<Self, DecodeError> {
        Ok(serde_json::from_str(line)?)
    }
}

/// A value, where `null` counts as left out.
fn or_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// A store line that takes a paper out: `{"id", "removed": "TIME"}`.
#[derive(Debug, serde::Deserialize)]
struct Removal {
    id: PaperId,
    #[serde(default)]
    removed: Option<IgnoredAny>,
}

impl PaperId {
    /// The id that a store line removes, where the line is a removal.
    #[must_use]
    pub fn removed_by(line: &str) -> Option<Self> {
        // Cheap first: hardly any line is one.
        memchr::memmem::find(line.as_bytes(), b"\"removed\"")?;
        let removal: Removal = serde_json::from_str(line).ok()?;
        removal.removed.map(|_| removal.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_as_it_was_read() {
        let line = r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x"],"title":"T","abstract":"A","authors":[{"name":"N","orcid":"0"}],"date":"2025-03","links":{"pdf":"p"},"votes":3,"rank":1,"sources":[{"format":"bundled","seen":"2026-01-01T00:00:00Z"}],"mine":{"b":[1,null],"a":2}}"#;
        let paper = Paper::from_json(line).unwrap();
        assert_eq!(paper.to_json().unwrap(), line);
        assert_eq!(paper.authors[0].name, "N");
    }

    #[test]
    fn null_counts_as_left_out() {
        let paper =
            Paper::from_json(r#"{"id":"x:1","title":null,"authors":null,"date":null}"#).unwrap();
        assert_eq!(paper, Paper::new(PaperId::parse("x:1").unwrap()));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_column() {
        for (line, said) in [
            ("{", "EOF while parsing an object, at column 1"),
            (
                "[]",
                "invalid type: sequence, expected an object with an id, at column 0",
            ),
            (r#"{"title":"x"}"#, "missing field `id`, at column 13"),
            (
                r#"{"id":"x:1","date":"soon"}"#,
                "\"soon\" is no date of the form 2025, 2025-03 or 2025-03-18, at column 26",
            ),
        ] {
            assert_eq!(Paper::from_json(line).unwrap_err().to_string(), said);
        }
    }

    #[test]
    fn a_removal_names_its_id() {
        let removal = r#"{"id":"x:1","removed":"2026-01-01T00:00:00Z"}"#;
        assert_eq!(PaperId::removed_by(removal), PaperId::parse("x:1"));
        assert_eq!(
            PaperId::removed_by(r#"{"id":"x:1","title":"\"removed\""}"#),
            None
        );
    }
}
