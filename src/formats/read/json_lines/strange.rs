//! Records of services that recto does not know, told by the names of their fields.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::formats::json::fault;

/// So many names are said, of so many letters each.
const SAID: usize = 8;
const LETTERS: usize = 40;

/// Names under which services keep what recto has under another one, where lists or objects stand
/// there: `DataCite`, Zenodo, ADS, `BibJSON`, Scopus.
const OF_SERVICES: &[&str] = &[
    "titles",
    "creators",
    "creator",
    "attributes",
    "metadata",
    "hits",
    "response",
    "bibjson",
    "search-results",
    "data",
    "results",
    "records",
    "items",
    "docs",
];
/// Names that say by themselves that the others are of another vocabulary: those of JSON-LD.
const OF_VOCABULARIES: &[&str] = &["@context", "@graph", "@type"];

/// The names of a record's fields, in their order, each with whether a list or an object stands there.
pub(super) struct Names(Vec<(String, bool)>);

impl Names {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| fault(&error))
    }

    /// Whether the names are those of a service.
    pub(super) fn are_strange(&self) -> bool {
        self.0.iter().any(|(name, is_deep)| {
            (*is_deep && OF_SERVICES.contains(&name.as_str()))
                || OF_VOCABULARIES.contains(&name.as_str())
        })
    }

    /// Says that this is no format of recto's.
    pub(super) fn unknown(&self) -> String {
        format!(
            "its format is not known: its names are {}; recto import --help lists those that recto reads",
            self.said()
        )
    }

    /// Says of a record without title and id what it has instead.
    pub(super) fn nothing(&self) -> String {
        if self.are_strange() {
            return self.unknown();
        }
        let nothing = "it has neither a title nor an id";
        if self.0.is_empty() {
            return nothing.to_owned();
        }
        format!("{nothing}, but {}", self.said())
    }

    fn said(&self) -> String {
        let name = |(name, _): &(String, bool)| {
            let start: String = name.chars().take(LETTERS).collect();
            format!("\"{start}\"")
        };
        let mut said: Vec<String> = self.0.iter().take(SAID).map(name).collect();
        if self.0.len() > SAID {
            said.push("others".to_owned());
        }
        said.join(", ")
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamesVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            let Deep(is_deep) = fields.next_value()?;
            names.push((name, is_deep));
        }
        Ok(Names(names))
    }
}

/// Whether a value is a list or an object; it is passed over.
struct Deep(bool);

impl<'de> Deserialize<'de> for Deep {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DeepVisitor)
    }
}

struct DeepVisitor;

impl<'de> Visitor<'de> for DeepVisitor {
    type Value = Deep;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Deep, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Deep(true))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Deep, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Deep(true))
    }

    fn visit_str<E>(self, _: &str) -> Result<Deep, E> {
        Ok(Deep(false))
    }

    fn visit_unit<E>(self) -> Result<Deep, E> {
        Ok(Deep(false))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Deep, E> {
        Ok(Deep(false))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Deep, E> {
        Ok(Deep(false))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Deep, E> {
        Ok(Deep(false))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Deep, E> {
        Ok(Deep(false))
    }
}
