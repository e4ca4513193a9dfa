//! The forms in which JSON Lines have what recto has in one: fields by their several names, values of
//! the types that people give them.

use std::fmt;
use std::mem;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::formats::dates;
use crate::formats::names::{self, NameList};
use crate::paper::{Author, CITED, Paper, PartialDate, RecordForm, some};
use crate::text::safe;

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
    venue: Option<String>,
}

impl RecordForm for Loose {
    const IS: &'static str = "an object with a title";
    type Authors = LooseNames;
    type Date = LooseDate;
    type Categories = LooseWords<' '>;
    type Keywords = LooseWords<','>;

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
            "author" => paper.authors = some::<A, LooseNames>(fields)?.0,
            "removed" => self.is_removal = fields.next_value::<Option<Value>>()?.is_some(),
            "summary" => synonyms.summary = some(fields)?,
            "published" | "publication_date" | "year" => {
                let date = some::<A, LooseDate>(fields)?.0;
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
                match name {
                    "doi" | "DOI" => self.addresses.extend(value.as_str().map(str::to_owned)),
                    "issued" => {
                        let date = dates::of_parts(Some(&value));
                        let date = date.or_else(|| dates::of_text(value.as_str()?));
                        synonyms.date = synonyms.date.or(date);
                    }
                    "container-title" | "container_title" => {
                        let first = value.get(0).unwrap_or(&value);
                        synonyms.venue = first.as_str().map(str::to_owned);
                    }
                    _ => {}
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
        paper.venue = paper.venue.take().or(synonyms.venue);
        paper.links.pdf = paper.links.pdf.take().or(synonyms.pdf);
        for cited in CITED {
            // `"volume":7`, as people and programs write it, too.
            let number = paper.other.get(cited.name).and_then(Value::as_number);
            let number = number.map(ToString::to_string);
            if let Some(text) = number.or_else(|| paper.take_cited(cited.name)) {
                paper.cite(cited.name, &text);
            }
        }
        // Of a name that nothing is seen of nobody knows whose it is.
        paper
            .authors
            .retain(|author| !safe::line(&author.name).trim().is_empty());
        Ok(())
    }
}

/// Authors: objects with a name, texts, or all of them in one text.
#[derive(Default)]
pub(super) struct LooseNames(Vec<Author>);

impl From<LooseNames> for Vec<Author> {
    fn from(names: LooseNames) -> Self {
        names.0
    }
}

impl<'de> Deserialize<'de> for LooseNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseNamesVisitor)
    }
}

struct LooseNamesVisitor;

impl<'de> Visitor<'de> for LooseNamesVisitor {
    type Value = LooseNames;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of authors")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<LooseNames, E> {
        Ok(LooseNames(names::listed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<LooseNames, A::Error> {
        let mut names = NameList::default();
        while let Some(name) = elements.next_element::<Option<LooseName>>()? {
            names.push(name.and_then(|name| name.0));
        }
        Ok(LooseNames(names.authors()))
    }
}

struct LooseName(Option<Author>);

impl<'de> Deserialize<'de> for LooseName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseNameVisitor)
    }
}

struct LooseNameVisitor;

impl<'de> Visitor<'de> for LooseNameVisitor {
    type Value = LooseName;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of an author")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<LooseName, E> {
        Ok(LooseName(names::printed(name)))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<LooseName, A::Error> {
        let mut author = Author::deserialize(MapAccessDeserializer::new(fields))?;
        author.name = if author.name.is_empty() {
            joined(&author.other)
        } else {
            names::said(&author.name)
        };
        let says_something = !author.name.is_empty() || !author.other.is_empty();
        Ok(LooseName(says_something.then_some(author)))
    }
}

/// The name of an author whose parts alone are known.
fn joined(parts: &Map<String, Value>) -> String {
    let part = |name: &str| parts.get(name).and_then(Value::as_str).unwrap_or_default();
    let literal = part("literal");
    if !literal.is_empty() {
        return names::said(literal);
    }
    names::of_parts(part("given"), part("family"), part("suffix"))
        .map(|author| author.name)
        .unwrap_or_default()
}

/// Words in a list, or all of them in one text that is split where there is this sign.
#[derive(Default)]
pub(super) struct LooseWords<const SIGN: char>(Vec<String>);

impl<const SIGN: char> From<LooseWords<SIGN>> for Vec<String> {
    fn from(words: LooseWords<SIGN>) -> Self {
        words.0
    }
}

impl<'de, const SIGN: char> Deserialize<'de> for LooseWords<SIGN> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseWordsVisitor)
    }
}

struct LooseWordsVisitor<const SIGN: char>;

impl<'de, const SIGN: char> Visitor<'de> for LooseWordsVisitor<SIGN> {
    type Value = LooseWords<SIGN>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<LooseWords<SIGN>, E> {
        let words = text.split(SIGN).map(str::trim);
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        Ok(LooseWords(words.collect()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<LooseWords<SIGN>, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = elements.next_element::<Option<String>>()? {
            words.extend(word);
        }
        Ok(LooseWords(words))
    }
}

/// A date as text, or a year as a number.
#[derive(Default)]
pub(super) struct LooseDate(Option<PartialDate>);

impl From<LooseDate> for Option<PartialDate> {
    fn from(day: LooseDate) -> Self {
        day.0
    }
}

impl<'de> Deserialize<'de> for LooseDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseDateVisitor)
    }
}

struct LooseDateVisitor;

impl Visitor<'_> for LooseDateVisitor {
    type Value = LooseDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<LooseDate, E> {
        if text.trim().is_empty() {
            return Ok(LooseDate(None));
        }
        let date = text.parse::<PartialDate>();
        match date {
            Ok(date) => Ok(LooseDate(Some(date))),
            Err(error) => match dates::of_text(text) {
                Some(date) => Ok(LooseDate(Some(date))),
                None => Err(E::custom(format!("\"{text}\" is {error}"))),
            },
        }
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<LooseDate, E> {
        let year = u16::try_from(year).ok();
        let date = year.and_then(|year| PartialDate::new(year, None, None));
        date.map(|date| LooseDate(Some(date)))
            .ok_or_else(|| E::custom("the year is none of a calendar"))
    }
}
