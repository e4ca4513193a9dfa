//! The fields of a JSON record that a format knows. A field of another type than it should have is
//! as good as none: numbers stand for texts, `null` for nothing.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::fault;
use crate::paper::PartialDate;

/// The fields of one record.
#[derive(Debug)]
pub(in crate::formats) struct Fields {
    name: String,
    values: Map<String, Value>,
}

impl Fields {
    /// Reads the fields with these names; where one comes twice, the last counts. The others are
    /// never in memory.
    pub(in crate::formats) fn read(
        text: &str,
        name: &str,
        wanted: &'static [&'static str],
    ) -> Result<Self, String> {
        Self::read_as(text, name, WantedFields::These(wanted))
    }

    /// Reads all fields but those with these names.
    pub(in crate::formats) fn read_but(
        text: &str,
        name: &str,
        unwanted: &'static [&'static str],
    ) -> Result<Self, String> {
        Self::read_as(text, name, WantedFields::AllBut(unwanted))
    }

    /// The fields of a value that another format than JSON says.
    pub(in crate::formats) fn of(values: Map<String, Value>) -> Self {
        let name = String::new();
        Self { name, values }
    }

    fn read_as(text: &str, name: &str, wanted: WantedFields) -> Result<Self, String> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let values = wanted
            .deserialize(&mut reader)
            .and_then(|values| reader.end().map(|()| values))
            .map_err(|error| fault(&error))?;
        Ok(Self {
            name: name.to_owned(),
            values,
        })
    }

    /// The fields inside a field that is an object.
    pub(in crate::formats) fn within(&self, name: &str) -> Option<Self> {
        let values = self.get(name)?.as_object()?.clone();
        Some(Self {
            name: self.name.clone(),
            values,
        })
    }

    /// The path of the record: the name of the member where members are records.
    pub(in crate::formats) fn name(&self) -> &str {
        &self.name
    }

    /// Every field that was read, with its value.
    pub(in crate::formats) fn all(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The value at a path, as `content.title`.
    pub(in crate::formats) fn get(&self, path: &str) -> Option<&Value> {
        let mut names = path.split('.');
        let first = self.values.get(names.next()?)?;
        names
            .try_fold(first, |value, name| value.get(name))
            .filter(|value| !value.is_null())
    }

    /// The text at a path, without blanks around it; an empty one is none.
    pub(in crate::formats) fn text(&self, path: &str) -> Option<String> {
        text_of(self.get(path)?)
    }

    /// The text at the first of these paths that has one.
    pub(in crate::formats) fn first_text(&self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.text(path))
    }

    /// The elements of a list; a single value is a list of one.
    pub(in crate::formats) fn list(&self, path: &str) -> &[Value] {
        match self.get(path) {
            Some(Value::Array(elements)) => elements,
            Some(value) => std::slice::from_ref(value),
            None => &[],
        }
    }

    /// The texts of a list, or of a field of each of its objects.
    pub(in crate::formats) fn texts(&self, path: &str, field: Option<&str>) -> Vec<String> {
        let one = |value: &Value| match field {
            Some(field) => value.get(field).and_then(text_of),
            None => text_of(value),
        };
        self.list(path).iter().filter_map(one).collect()
    }

    /// The number at a path, not below zero.
    pub(in crate::formats) fn number(&self, path: &str) -> Option<u64> {
        match self.get(path)? {
            Value::Number(number) => number.as_u64(),
            Value::String(text) => text.trim().parse().ok(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The date at the first of these paths that has one.
    pub(in crate::formats) fn date(&self, paths: &[&str]) -> Option<PartialDate> {
        let mut texts = paths.iter().filter_map(|path| self.text(path));
        texts.find_map(|text| text.parse().ok())
    }
}

/// The text of a string or a number, without blanks around it; an empty one is none.
pub(in crate::formats) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

enum WantedFields {
    These(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}

impl WantedFields {
    fn have(&self, name: &str) -> bool {
        match self {
            Self::These(names) => names.contains(&name),
            Self::AllBut(names) => !names.contains(&name),
        }
    }
}

impl<'de> DeserializeSeed<'de> for WantedFields {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for WantedFields {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut values = Map::new();
        while let Some(name) = fields.next_key::<std::borrow::Cow<'de, str>>()? {
            if self.have(&name) {
                values.insert(name.into_owned(), fields.next_value()?);
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_the_wrong_type_are_as_good_as_none() {
        let text = r#"{"a":" x ","n":4181,"o":{"p":"q","z":null},"l":[{"name":"N"},null,7,"M"],"one":"O","skipped":{"":0},"a":"last"}"#;
        let fields = Fields::read(text, "", &["a", "n", "o", "l", "one"]).unwrap();
        assert_eq!(fields.text("a").as_deref(), Some("last"));
        assert_eq!(fields.text("n").as_deref(), Some("4181"));
        assert_eq!(fields.text("o.p").as_deref(), Some("q"));
        assert_eq!((fields.text("o"), fields.get("o.z")), (None, None));
        assert_eq!(fields.texts("l", Some("name")), ["N"]);
        assert_eq!(fields.texts("l", None), ["7", "M"]);
        assert_eq!(fields.texts("one", None), ["O"]);
        assert_eq!(fields.get("skipped"), None);
        assert_eq!(
            Fields::read("{\"a\":tru}", "", &["a"]).unwrap_err(),
            "column 9: expected ident"
        );
    }
}
