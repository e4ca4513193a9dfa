//! Decoding one record, of the store or of an input. Unknown fields are kept; known ones are typed
//! as they are read, so that a hostile line is never a tree in memory.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    self, Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor,
};

use super::{Author, Paper, PaperId, PartialDate};

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

/// In which form a record has what recto knows: a store in recto's own, an input in those of others.
pub(crate) trait RecordForm: Default {
    /// What a record is, for people.
    const IS: &'static str;
    /// The authors.
    type Authors: DeserializeOwned + Default + Into<Vec<Author>>;
    /// A date.
    type Date: DeserializeOwned + Default + Into<Option<PartialDate>>;
    /// The categories.
    type Categories: DeserializeOwned + Default + Into<Vec<String>>;
    /// The keywords.
    type Keywords: DeserializeOwned + Default + Into<Vec<String>>;

    /// Takes a field that tells which paper it is, or that recto has no name for.
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
        paper: &mut Paper,
    ) -> Result<(), A::Error>;

    /// Gives the paper what is known once every field has been read.
    fn finish<E: de::Error>(&mut self, paper: &mut Paper) -> Result<(), E>;
}

/// A record as it is decoded.
pub(crate) struct Decoded<F> {
    pub(crate) paper: Paper,
    pub(crate) form: F,
}

impl<'de, F: RecordForm> Deserialize<'de> for Decoded<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor(PhantomData))
    }
}

struct RecordVisitor<F>(PhantomData<F>);

impl<'de, F: RecordForm> Visitor<'de> for RecordVisitor<F> {
    type Value = Decoded<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(F::IS)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Decoded<F>, A::Error> {
        // The id may come at any place; until then the paper has none.
        let mut paper = Paper::new(PaperId::from_parts("", ""));
        let mut form = F::default();
        while let Some(name) = fields.next_key::<Cow<'de, str>>()? {
            match name.as_ref() {
                "title" => paper.title = some(&mut fields)?,
                "abstract" => paper.summary = some(&mut fields)?,
                "authors" => paper.authors = some::<A, F::Authors>(&mut fields)?.into(),
                "date" => paper.date = some::<A, F::Date>(&mut fields)?.into(),
                "updated" => paper.updated = some::<A, F::Date>(&mut fields)?.into(),
                "venue" => paper.venue = fields.next_value()?,
                "categories" => paper.categories = some::<A, F::Categories>(&mut fields)?.into(),
                "keywords" => paper.keywords = some::<A, F::Keywords>(&mut fields)?.into(),
                "links" => paper.links = some(&mut fields)?,
                "comment" => paper.comment = fields.next_value()?,
                "votes" => paper.votes = fields.next_value()?,
                "rank" => paper.rank = fields.next_value()?,
                "added" => paper.added = fields.next_value()?,
                "sources" => paper.sources = some(&mut fields)?,
                "parts" => paper.parts = fields.next_value()?,
                name => form.take(name, &mut fields, &mut paper)?,
            }
        }
        form.finish(&mut paper)?;
        Ok(Decoded { paper, form })
    }
}

/// A field's value, where `null` counts as left out.
pub(crate) fn some<'de, A: MapAccess<'de>, T: Deserialize<'de> + Default>(
    fields: &mut A,
) -> Result<T, A::Error> {
    Ok(fields.next_value::<Option<T>>()?.unwrap_or_default())
}

/// recto's own form, as the store has it.
#[derive(Default)]
struct Own {
    id: Option<PaperId>,
}

impl RecordForm for Own {
    const IS: &'static str = "an object with an id";
    type Authors = Vec<Author>;
    type Date = Option<PartialDate>;
    type Categories = Vec<String>;
    type Keywords = Vec<String>;

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
        paper: &mut Paper,
    ) -> Result<(), A::Error> {
        match name {
            "id" => self.id = Some(fields.next_value()?),
            "aliases" => paper.aliases = some(fields)?,
            unknown => {
                paper.other.insert(unknown.to_owned(), fields.next_value()?);
            }
        }
        Ok(())
    }

    fn finish<E: de::Error>(&mut self, paper: &mut Paper) -> Result<(), E> {
        paper.id = self.id.take().ok_or_else(|| E::missing_field("id"))?;
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Paper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Decoded::<Own>::deserialize(deserializer)?.paper)
    }
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
        let line = r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x"],"title":"T","abstract":"A","authors":[{"name":"N","orcid":"0"}],"date":"2025-03","links":{"pdf":"p","video":["v"]},"votes":3,"rank":1,"sources":[{"format":"bundled","seen":"2026-01-01T00:00:00Z","shelf":{"b":1,"a":null}}],"mine":{"b":[1,null],"a":2}}"#;
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
