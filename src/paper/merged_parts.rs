//! The records of which a paper was merged, each as it was received.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::{Serialize, ser};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use super::Paper;

/// The records that were merged into one paper. Until a person parts them, or one more comes, they
/// are a text that nobody reads.
#[derive(Debug, Clone, Default)]
pub struct MergedParts(Option<Box<RawValue>>);

impl MergedParts {
    /// These records; none where one of them says what JSON cannot say.
    #[must_use]
    pub fn new(records: &[Cow<'_, Paper>]) -> Self {
        Self(to_raw_value(records).ok())
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The records; none where the field has another form, which somebody else gave it.
    #[must_use]
    pub fn records(&self) -> Vec<Paper> {
        let read = self.0.as_ref().map(|text| serde_json::from_str(text.get()));
        read.and_then(Result::ok).unwrap_or_default()
    }
}

impl PartialEq for MergedParts {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_deref().map(RawValue::get) == other.0.as_deref().map(RawValue::get)
    }
}

impl Serialize for MergedParts {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for MergedParts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Box::<RawValue>::deserialize(deserializer)?;
        if !text.get().contains(['\n', '\r']) {
            return Ok(Self((text.get() != "null").then_some(text)));
        }
        // A record of a store is one line, that of a file may be several.
        let value: Value = serde_json::from_str(text.get()).map_err(D::Error::custom)?;
        to_raw_value(&value)
            .map(|line| Self(Some(line)))
            .map_err(D::Error::custom)
    }
}
