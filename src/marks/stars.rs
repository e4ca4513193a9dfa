//! The stars as a value: the document of `starred.json`, whatever else it holds kept as it is.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::SetStar;
use crate::paper::PaperId;

/// The version that this recto writes.
const VERSION: u64 = 1;

/// Every star, with the document that it came from.
///
/// `{"version": 1, "starred": {ID: {"at", "title", "aliases"}}}`; other keys are kept in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Stars {
    document: Map<String, Value>,
    stars: BTreeMap<PaperId, Star>,
}

/// One star, readable without its paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Star {
    /// When it was set, RFC 3339.
    pub at: String,
    /// The title of the paper, raw.
    pub title: String,
    /// The other ids of the paper.
    pub aliases: Vec<PaperId>,
}

/// Says why a text is no star file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StarsError {
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
    #[error("{0}")]
    Form(&'static str),
}

impl Default for Stars {
    fn default() -> Self {
        let mut document = Map::new();
        document.insert("version".to_owned(), json!(VERSION));
        document.insert("starred".to_owned(), Value::Object(Map::new()));
        Self {
            document,
            stars: BTreeMap::new(),
        }
    }
}

impl Stars {
    /// Reads the document.
    ///
    /// # Errors
    /// When it is no JSON object with an object `starred` in it. What a single star holds is never
    /// an error: it is kept.
    pub fn parse(text: &str) -> Result<Self, StarsError> {
        let value: Value = serde_json::from_str(text).map_err(|error| {
            let said = error.to_string();
            let reason = said
                .split(" at line ")
                .next()
                .unwrap_or_default()
                .to_owned();
            StarsError::Json {
                line: error.line(),
                column: error.column(),
                reason,
            }
        })?;
        let Value::Object(mut document) = value else {
            return Err(StarsError::Form("it is no JSON object"));
        };
        let version = document.entry("version").or_insert_with(|| json!(VERSION));
        if version.as_u64().is_none() {
            return Err(StarsError::Form("\"version\" is no number"));
        }
        let starred = document
            .entry("starred")
            .or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(starred) = starred else {
            return Err(StarsError::Form("\"starred\" is no JSON object"));
        };
        let stars = starred.iter().filter_map(|(key, value)| {
            // A key of another shape is nobody's star; it stays in the document.
            let id = PaperId::parse(key).filter(|id| id.as_str() == key)?;
            Some((id, Star::from_value(value)))
        });
        Ok(Self {
            stars: stars.collect(),
            document,
        })
    }

    /// The version that wrote the document.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.document
            .get("version")
            .and_then(Value::as_u64)
            .unwrap_or(VERSION)
    }

    /// Whether a newer recto wrote the document; then this one must not.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.version() > VERSION
    }

    /// The document as text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let text = serde_json::to_string_pretty(&self.document);
        // A map of JSON values is always JSON.
        text.unwrap_or_default() + "\n"
    }

    /// Whether there is a star under this key.
    #[must_use]
    pub fn contains(&self, id: &PaperId) -> bool {
        self.stars.contains_key(id)
    }

    /// The star under this key.
    #[must_use]
    pub fn get(&self, id: &PaperId) -> Option<&Star> {
        self.stars.get(id)
    }

    /// Every star with its key.
    pub fn iter(&self) -> impl Iterator<Item = (&PaperId, &Star)> {
        self.stars.iter()
    }

    /// How many stars there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stars.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stars.is_empty()
    }

    /// Sets or takes back a star. One that stands keeps its time and whatever else it holds.
    pub fn apply(&mut self, set: &SetStar) {
        let Some(Value::Object(starred)) = self.document.get_mut("starred") else {
            return;
        };
        let key = set.id.as_str();
        if !set.starred {
            starred.shift_remove(key);
            self.stars.remove(&set.id);
        } else if !starred.contains_key(key) {
            let (at, title) = (set.at.clone(), set.title.clone());
            let star = Star {
                at,
                title,
                aliases: set.aliases.clone(),
            };
            starred.insert(key.to_owned(), star.to_value());
            self.stars.insert(set.id.clone(), star);
        }
    }
}

impl Star {
    fn from_value(value: &Value) -> Self {
        let text = |name: &str| {
            value
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let aliases = value
            .get("aliases")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        Self {
            at: text("at"),
            title: text("title"),
            aliases: aliases
                .filter_map(Value::as_str)
                .filter_map(PaperId::parse)
                .collect(),
        }
    }

    fn to_value(&self) -> Value {
        json!({ "at": self.at, "title": self.title, "aliases": self.aliases })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(id: &str, starred: bool) -> SetStar {
        let id = PaperId::parse(id).unwrap();
        SetStar {
            id,
            starred,
            at: "2026-11-24T09:00:00Z".into(),
            title: "T".into(),
            aliases: Vec::new(),
        }
    }

    #[test]
    fn unknown_keys_and_their_order_are_kept() {
        let text = r#"{"mine":1,"starred":{"x:b":{"note":"n","at":"2020"},"not an id":7,"x:a":true},"version":1}"#;
        let mut stars = Stars::parse(text).unwrap();
        assert_eq!(stars.len(), 2);
        stars.apply(&set("x:c", true));
        stars.apply(&set("x:b", true));
        stars.apply(&set("x:a", false));
        let written: Value = serde_json::from_str(&stars.to_json()).unwrap();
        assert_eq!(
            written.to_string(),
            r#"{"mine":1,"starred":{"x:b":{"note":"n","at":"2020"},"not an id":7,"x:c":{"at":"2026-11-24T09:00:00Z","title":"T","aliases":[]}},"version":1}"#
        );
        assert_eq!(Stars::parse(&stars.to_json()).unwrap(), stars);
    }

    #[test]
    fn what_is_no_star_file_is_said_with_its_place() {
        for (text, said) in [
            ("", "line 1, column 0: EOF while parsing a value"),
            (
                "{\n \"version\": 1,",
                "line 2, column 14: EOF while parsing a value",
            ),
            ("[]", "it is no JSON object"),
            ("null", "it is no JSON object"),
            (r#"{"starred":[]}"#, "\"starred\" is no JSON object"),
            (r#"{"version":"x"}"#, "\"version\" is no number"),
        ] {
            assert_eq!(Stars::parse(text).unwrap_err().to_string(), said, "{text}");
        }
    }

    #[test]
    fn a_newer_document_is_read_and_known_as_such() {
        let stars = Stars::parse(r#"{"version":2,"starred":{"x:a":{}}}"#).unwrap();
        assert!(stars.is_newer() && stars.contains(&PaperId::parse("x:a").unwrap()));
    }
}
