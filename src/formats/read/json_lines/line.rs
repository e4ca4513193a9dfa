//! One record of JSON Lines, typed as it is read: names of fields in their several forms, values of
//! the types that people give them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::formats::{dates, names};
use crate::paper::{Author, Paper, PartialDate, title_key};

/// A record before it has its id.
pub(super) struct Line {
    /// Everything but its ids.
    pub(super) paper: Paper,
    /// What it calls its id.
    pub(super) id: Option<Value>,
    pub(super) aliases: Vec<String>,
    /// Fields that may hold an id: its DOI and its addresses.
    pub(super) addresses: Vec<String>,
    /// Whether it takes a paper out of a store.
    pub(super) is_removal: bool,
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(LineVisitor)
    }
}

struct LineVisitor;

impl<'de> Visitor<'de> for LineVisitor {
    type Value = Line;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a title")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Line, A::Error> {
        let mut line = Line {
            paper: Paper::new(title_key("")),
            id: None,
            aliases: Vec::new(),
            addresses: Vec::new(),
            is_removal: false,
        };
        let mut synonyms = Synonyms::default();
        while let Some(name) = fields.next_key::<Cow<'de, str>>()? {
            if !synonyms.take(&name, &mut fields, &mut line)? {
                line.take(&name, &mut fields)?;
            }
        }
        synonyms.give_to(&mut line);
        Ok(line)
    }
}

impl Line {
    /// Takes a field by recto's own name for it; one of another name is kept as it is.
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, fields: &mut A) -> Result<(), A::Error> {
        let paper = &mut self.paper;
        match name {
            "id" => self.id = fields.next_value::<Option<Value>>()?,
            "aliases" => self.aliases = some(fields)?,
            "title" => paper.title = some(fields)?,
            "abstract" => paper.summary = some(fields)?,
            "authors" | "author" => paper.authors = some::<A, Names>(fields)?.0,
            "date" => paper.date = some::<A, Day>(fields)?.0,
            "updated" => paper.updated = some::<A, Day>(fields)?.0,
            "venue" => paper.venue = fields.next_value()?,
            "categories" => paper.categories = some::<A, Words>(fields)?.split(' '),
            "keywords" => paper.keywords = some::<A, Words>(fields)?.split(','),
            "links" => paper.links = some(fields)?,
            "comment" => paper.comment = fields.next_value()?,
            "votes" => paper.votes = fields.next_value()?,
            "rank" => paper.rank = fields.next_value()?,
            "added" => paper.added = fields.next_value()?,
            "sources" => paper.sources = some(fields)?,
            "removed" => self.is_removal = fields.next_value::<Option<Value>>()?.is_some(),
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
}

/// What others call fields of recto; its own name comes first wherever both are.
#[derive(Default)]
struct Synonyms {
    summary: String,
    date: Option<PartialDate>,
    page: Option<String>,
    pdf: Option<String>,
}

impl Synonyms {
    /// Takes a field by another name; whether it has one.
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        fields: &mut A,
        line: &mut Line,
    ) -> Result<bool, A::Error> {
        match name {
            "summary" => self.summary = some(fields)?,
            "published" | "publication_date" | "year" => {
                let date = some::<A, Day>(fields)?.0;
                self.date = self.date.or(date);
            }
            "url" | "abs" => {
                let address: Option<String> = fields.next_value()?;
                line.addresses.extend(address.clone());
                self.page = self.page.take().or(address);
            }
            "pdf" => {
                let address: Option<String> = fields.next_value()?;
                line.addresses.extend(address.clone());
                self.pdf = address;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn give_to(self, line: &mut Line) {
        let paper = &mut line.paper;
        if paper.summary.is_empty() {
            paper.summary = self.summary;
        }
        paper.date = paper.date.or(self.date);
        paper.links.page = paper.links.page.take().or(self.page);
        paper.links.pdf = paper.links.pdf.take().or(self.pdf);
    }
}

/// A field's value, where `null` counts as left out.
fn some<'de, A: MapAccess<'de>, T: Deserialize<'de> + Default>(
    fields: &mut A,
) -> Result<T, A::Error> {
    Ok(fields.next_value::<Option<T>>()?.unwrap_or_default())
}

/// Authors: objects with a name, texts, or all of them in one text.
#[derive(Default)]
struct Names(Vec<Author>);

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

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Name, A::Error> {
        let mut author = Author::named("");
        while let Some(name) = fields.next_key::<Cow<'de, str>>()? {
            if name == "name" {
                author.name = some(&mut fields)?;
            } else {
                author.other.insert(name.into_owned(), fields.next_value()?);
            }
        }
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

/// Words in a list, or all of them in one text.
#[derive(Default)]
struct Words(Vec<String>, bool);

impl Words {
    /// One text is split where its kind of words is.
    fn split(self, at: char) -> Vec<String> {
        let Self(words, is_list) = self;
        if is_list {
            return words;
        }
        let words = words.iter().flat_map(|text| text.split(at)).map(str::trim);
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Words, E> {
        Ok(Words(vec![text.to_owned()], false))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Words, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = elements.next_element::<Option<String>>()? {
            words.extend(word);
        }
        Ok(Words(words, true))
    }
}

/// A date as text, or a year as a number.
#[derive(Default)]
struct Day(Option<PartialDate>);

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
