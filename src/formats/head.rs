//! How an input begins: what the detection of a format looks at.

mod evidence;

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

/// Paths end at this depth; no format is told by what lies deeper.
const DEPTH: usize = 5;

/// So many records tell what a JSON input is.
const RECORDS: usize = 16;

/// The beginning of an input.
#[derive(Debug)]
pub struct Head {
    text: String,
    json: Vec<HeadPlace>,
    root: Option<String>,
}

/// A place in the first record of a JSON input.
#[derive(Debug, Clone)]
struct HeadPlace {
    path: String,
    /// The text that stands there, where it is text.
    value: Option<String>,
}

impl Head {
    /// Looks at the first bytes of an input.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}').trim_start().to_owned();
        let json = if text.starts_with(['{', '[']) {
            places(&text, 0)
        } else {
            Vec::new()
        };
        let root = root(&text).map(str::to_owned);
        Self { text, json, root }
    }

    /// The same beginning as the next of its first records tell it: a list or a file of lines may begin
    /// with one that says less than the others. None where it is no JSON.
    pub fn next_records(&self) -> impl Iterator<Item = Self> {
        let records = if self.json.is_empty() { 0 } else { RECORDS };
        (1..records).map(|nth| Self {
            text: self.text.clone(),
            json: places(&self.text, nth),
            root: None,
        })
    }

    /// The text, without byte order mark and blanks before it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it begins like this, in any case of letters.
    #[must_use]
    pub fn begins(&self, tag: &str) -> bool {
        self.text
            .get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    }

    /// Whether it is a page of the web.
    #[must_use]
    pub fn is_web_page(&self) -> bool {
        self.begins("<!doctype html")
            || self
                .root()
                .is_some_and(|root| root.eq_ignore_ascii_case("html"))
    }

    /// Whether a JSON input has this place, as `[].paper.id` or `message.items[].DOI`: names with
    /// a point between them, `[]` for the first element of a list that says something.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.json.iter().any(|place| place.path == path)
    }

    /// Whether a JSON input has a list at this place, or something else, in which nothing stands.
    #[must_use]
    pub fn is_empty_list(&self, path: &str) -> bool {
        let inside = |place: &HeadPlace| {
            let rest = place.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.starts_with(['[', '.']))
        };
        self.has(path) && !self.json.iter().any(inside)
    }

    /// The text that stands at a place of a JSON input.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&str> {
        let place = self.json.iter().find(|place| place.path == path)?;
        place.value.as_deref()
    }

    /// The name of the first member of the outermost JSON object.
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        let first = self.json.first().filter(|_| self.text.starts_with('{'))?;
        Some(&first.path)
    }

    /// The name of the outermost XML element, without its prefix.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }
}

/// The places of one of the first JSON values, as far as the head goes: of the `nth` value, or, where
/// there are not so many, of the `nth` elements of the lists in the first one, or of their last ones.
fn places(text: &str, nth: usize) -> Vec<HeadPlace> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut before = (0..nth).map(|_| IgnoredAny::deserialize(&mut reader).is_ok());
    if before.all(|is_whole| is_whole) {
        let line = looked_at(&mut reader, 0);
        if nth == 0 || !line.is_empty() {
            return line;
        }
    }
    looked_at(&mut serde_json::Deserializer::from_str(text), nth)
}

/// The places of the next value of a reader.
fn looked_at(
    reader: &mut serde_json::Deserializer<serde_json::de::StrRead<'_>>,
    nth: usize,
) -> Vec<HeadPlace> {
    let mut places = Vec::new();
    let look = HeadLook {
        places: &mut places,
        path: String::new(),
        depth: 0,
        nth,
    };
    // The head may end in the middle: what was seen until then counts.
    let _cut = look.deserialize(reader);
    places
}

struct HeadLook<'a> {
    places: &'a mut Vec<HeadPlace>,
    path: String,
    depth: usize,
    /// Which element of a list counts, from 0, of those that say something; of a list inside a list
    /// the first.
    nth: usize,
}

impl<'de> DeserializeSeed<'de> for HeadLook<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for HeadLook<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(name) = fields.next_key::<String>()? {
            if self.depth >= DEPTH {
                fields.next_value::<IgnoredAny>()?;
                continue;
            }
            let path = if self.path.is_empty() {
                name
            } else {
                format!("{}.{name}", self.path)
            };
            self.places.push(HeadPlace {
                path: path.clone(),
                value: None,
            });
            fields.next_value_seed(HeadLook {
                places: &mut *self.places,
                path,
                depth: self.depth + 1,
                nth: self.nth,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let path = format!("{}[]", self.path);
        let before = self.places.len();
        let mut nth = self.nth;
        loop {
            // A list may begin with nulls: the elements that say something count.
            if nth > 0 && self.places.len() > before {
                self.places.truncate(before);
                nth -= 1;
            }
            let more = if self.places.len() == before && self.depth < DEPTH {
                let look = HeadLook {
                    places: &mut *self.places,
                    path: path.clone(),
                    depth: self.depth + 1,
                    nth: 0,
                };
                elements.next_element_seed(look)?.is_some()
            } else {
                elements.next_element::<IgnoredAny>()?.is_some()
            };
            if !more {
                return Ok(());
            }
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        match self.places.last_mut() {
            Some(place) if place.path == self.path => place.value = Some(text.to_owned()),
            _ => self.places.push(HeadPlace {
                path: self.path,
                value: Some(text.to_owned()),
            }),
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}

/// The name of the outermost element, behind declaration, comments and document type.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        let end = match rest.chars().next()? {
            '?' => "?>",
            '!' if rest.starts_with("!--") => "-->",
            // A document type with declarations of its own ends behind their bracket.
            '!' if rest.split('>').next()?.contains('[') => "]>",
            '!' => ">",
            _ => break,
        };
        rest = rest.split_once(end)?.1;
    }
    let name = rest.split(|c: char| c.is_whitespace() || "/>".contains(c));
    let name = name.into_iter().next()?;
    Some(name.rsplit(':').next().unwrap_or(name)).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_record_tells_its_places_even_where_the_head_is_cut() {
        let head = Head::new(
            b"\xef\xbb\xbf [null, {\"paper\": {\"id\": \"2410.1\", \"authors\": [{\"name\": \"N\"}, {\"x\": 1}]}, \"t",
        );
        for (path, found) in [
            ("[].paper.id", true),
            ("[].paper.authors[].name", true),
            ("[].paper.authors[].x", false),
            ("paper", false),
        ] {
            assert_eq!(head.has(path), found, "{path}");
        }
        assert_eq!(head.value("[].paper.id"), Some("2410.1"));
        let head = Head::new(br#"{"a":{"b":["x","y"]},"c":1}{"d":0}"#);
        assert_eq!(head.first_name(), Some("a"));
        assert_eq!(head.value("a.b[]"), Some("x"));
    }

    #[test]
    fn the_next_records_are_those_of_a_list_or_of_lines() {
        for text in [
            r#"[{"a": [{"x": 1}]}, null, {"b": 1}, {"c": 1"#,
            r#"[{"a":1},{"b":1},{"c":1}]"#,
            "{\"a\":1}\n{\"b\":1}\n{\"c\":1}\n",
        ] {
            let at = if text.starts_with('[') { "[]." } else { "" };
            let head = Head::new(text.as_bytes());
            let next: Vec<Head> = head.next_records().collect();
            for (record, name) in [&head, &next[0], &next[1]].into_iter().zip(["a", "b", "c"]) {
                for other in ["a", "b", "c"] {
                    assert_eq!(record.has(&format!("{at}{other}")), other == name, "{text}");
                }
            }
        }
        assert_eq!(Head::new(b"a text").next_records().count(), 0);
    }

    #[test]
    fn the_outermost_element_has_its_name_without_a_prefix() {
        for (text, name) in [
            (
                "<?xml version='1.0'?>\n<!-- <x> -->\n<feed xmlns='a'>",
                Some("feed"),
            ),
            ("<!DOCTYPE dblp SYSTEM \"dblp.dtd\"><dblp>", Some("dblp")),
            (
                "<!DOCTYPE x [<!ENTITY a \"b\">]><oai:OAI-PMH/>",
                Some("OAI-PMH"),
            ),
            ("<?xml", None),
            ("a < b", None),
        ] {
            assert_eq!(Head::new(text.as_bytes()).root(), name, "{text}");
        }
    }
}
