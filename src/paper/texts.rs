//! The texts of a record, for who needs no more of it.

use serde::de::{Deserialize, Deserializer};

use super::{DecodeError, Source};

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
