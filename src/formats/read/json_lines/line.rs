//! The forms in which JSON Lines have what recto has in one: fields by their several names, values of
//! the types that people give them.

use std::fmt;
use std::mem;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::formats::{dates, names};
use crate::paper::{Author, Paper, PartialDate, RecordForm, some};

/// What a record says beside a paper's own fields, in the forms of whoever wrote it.
#[derive(Default)]
pub(super) struct Loose {
    /// What it calls its id.
    pub(super) id: Option<Value>,
    pub(super) aliases: Vec<String>,
    /// Fields that may hold an id: its DOI and its addresses.
    pub(super) addresses: Vec<String>,
    /// Whether it takes a paper out of a store.
    pub(super) is_removal: bool,
    synonyms: Synonyms,
}

/// What others call fields of recto; its own name comes first wherever both are.
#[derive(Default)]
struct Synonyms {
    summary: String,
    date: Option<PartialDate>,
    page: Option<String>,
    pdf: Option<String>,
}

impl RecordForm for Loose {
    const IS: &'static str = "an object with a title";
    type Authors = Names;
    type Date = Day;
    type Categories = Words<' '>;
    type Keywords = Words<','>;

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
        paper: &mut Paper,
    ) -> Result<(), A::Error> {
        let synonyms = &mut self.synonyms;
        match name {
            "id" => self.id = fields.next_value::<Option<Value>>()?,
            "aliases" => self.aliases = some(fields)?,
            "author" => paper.authors = some::<A, Names>(fields)?.0,
            "removed" => self.is_removal = fields.next_value::<Option<Value>>()?.is_some(),
            "summary" => synonyms.summary = some(fields)?,
            "published" | "publication_date" | "year" => {
                let date = some::<A, Day>(fields)?.0;
                synonyms.date = synonyms.date.or(date);
            }
            "url" | "abs" => {
                let address: Option<String> = fields.next_value()?;
                self.addresses.extend(address.clone());
                synonyms.page = synonyms.page.take().or(address);
            }
            "pdf" => {
                let address: Option<String> = fields.next_value()?;
                self.addresses.extend(address.clone());
                synonyms.pdf = address;
            }
            _ => {
                let value: Value = fields.next_value()?;
                if name == "doi" {
                    self.addresses.extend(value.as_str().map(str::to_owned));
                }
                if !value.is_null() {
                    paper.other.insert(name.to_owned(), value);
                }
            }
        }
        Ok(())
    }

    fn finish<E: de::Error>(&mut self, paper: &mut Paper) -> Result<(), E> {
        let synonyms = mem::take(&mut self.synonyms);
        if paper.summary.is_empty() {
            paper.summary = synonyms.summary;
        }
        paper.date = paper.date.or(synonyms.date);
        paper.links.page = paper.links.page.take().or(synonyms.page);
        paper.links.pdf = paper.links.pdf.take().or(synonyms.pdf);
        Ok(())
    }
}

/// Authors: objects with a name, texts, or all of them in one text.
#[derive(Default)]
pub(super) struct Names(Vec<Author>);

impl From<Names> for Vec<Author> {
    fn from(names: Names) -> Self {
        names.0
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamesVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of authors")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Names, E> {
        Ok(Names(names::listed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = elements.next_element::<Option<Name>>()? {
            names.extend(name.map(|name| name.0));
        }
        Ok(Names(names))
    }
}

struct Name(Author);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of an author")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        Ok(Name(Author::named(name)))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Name, A::Error> {
        let mut author = Author::deserialize(MapAccessDeserializer::new(fields))?;
        if author.name.is_empty() {
            author.name = joined(&author.other);
        }
        Ok(Name(author))
    }
}

/// The name of an author whose parts alone are known.
fn joined(parts: &Map<String, Value>) -> String {
    let part = |name: &str| parts.get(name).and_then(Value::as_str).unwrap_or_default();
    names::of_parts(part("given"), part("family"), part("suffix"))
        .map(|author| author.name)
        .unwrap_or_default()
}

/// Words in a list, or all of them in one text that is split where there is this sign.
#[derive(Default)]
pub(super) struct Words<const SIGN: char>(Vec<String>);

impl<const SIGN: char> From<Words<SIGN>> for Vec<String> {
    fn from(words: Words<SIGN>) -> Self {
        words.0
    }
}

impl<'de, const SIGN: char> Deserialize<'de> for Words<SIGN> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor<const SIGN: char>;

impl<'de, const SIGN: char> Visitor<'de> for WordsVisitor<SIGN> {
    type Value = Words<SIGN>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Words<SIGN>, E> {
        let words = text.split(SIGN).map(str::trim);
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        Ok(Words(words.collect()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Words<SIGN>, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = elements.next_element::<Option<String>>()? {
            words.extend(word);
        }
        Ok(Words(words))
    }
}

/// A date as text, or a year as a number.
#[derive(Default)]
pub(super) struct Day(Option<PartialDate>);

impl From<Day> for Option<PartialDate> {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DayVisitor)
    }
}

struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
        if text.trim().is_empty() {
            return Ok(Day(None));
        }
        let date = text.parse::<PartialDate>();
        match date {
            Ok(date) => Ok(Day(Some(date))),
            Err(error) => match dates::of_text(text) {
                Some(date) => Ok(Day(Some(date))),
                None => Err(E::custom(format!("\"{text}\" is {error}"))),
            },
        }
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<Day, E> {
        let year = u16::try_from(year).ok();
        let date = year.and_then(|year| PartialDate::new(year, None, None));
        date.map(|date| Day(Some(date)))
            .ok_or_else(|| E::custom("the year is none of a calendar"))
    }
}
