//! Objects within a record of which no field is lost: those that recto does not know are kept as
//! they came.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::record::some;
use super::{Author, Links, Source};

/// An object with fields that recto knows, and others.
trait Whole: Default {
    /// What it is, for people.
    const IS: &'static str;

    /// Takes a field that recto knows; whether it does.
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
    ) -> Result<bool, A::Error>;

    /// The fields that it does not know.
    fn other(&mut self) -> &mut Map<String, Value>;
}

struct WholeVisitor<T>(PhantomData<T>);

impl<'de, T: Whole> Visitor<'de> for WholeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::IS)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<T, A::Error> {
        let mut whole = T::default();
        while let Some(name) = fields.next_key::<Cow<'de, str>>()? {
            if !whole.take(&name, &mut fields)? {
                let value = fields.next_value()?;
                whole.other().insert(name.into_owned(), value);
            }
        }
        Ok(whole)
    }
}

fn whole<'de, T: Whole, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(WholeVisitor(PhantomData))
}

impl Whole for Author {
    const IS: &'static str = "an object with a name";

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "name" => self.name = some(fields)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn other(&mut self) -> &mut Map<String, Value> {
        &mut self.other
    }
}

impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(deserializer)
    }
}

impl Whole for Links {
    const IS: &'static str = "an object of links";

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "page" => self.page = fields.next_value()?,
            "pdf" => self.pdf = fields.next_value()?,
            "code" => self.code = fields.next_value()?,
            "project" => self.project = fields.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn other(&mut self) -> &mut Map<String, Value> {
        &mut self.other
    }
}

impl<'de> Deserialize<'de> for Links {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(deserializer)
    }
}

impl Whole for Source {
    const IS: &'static str = "an object with a format";

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
    ) -> Result<bool, A::Error> {
        match name {
            "format" => self.format = some(fields)?,
            "id" => self.id = fields.next_value()?,
            "seen" => self.seen = fields.next_value()?,
            "feed" => self.feed = fields.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn other(&mut self) -> &mut Map<String, Value> {
        &mut self.other
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(deserializer)
    }
}
