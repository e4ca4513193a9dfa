//! A YAML text as a value of JSON. Texts stay as they stand: of what is not between quotation marks
//! only whole numbers and nothing at all are no text, so that neither `no` nor `1e3` nor a date nor
//! `2101.00010` becomes something else.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use serde_json::{Map, Number, Value};

use crate::disk::limits;
use crate::text::size::size;

/// Lists and maps lie no deeper in each other.
const DEPTH: usize = 64;
/// What a node takes beside its text.
const NODE: usize = 8;
/// What a scalar is that says nothing (<https://yaml.org/spec/1.2.2/#103-core-schema>).
const NOTHING: [&str; 5] = ["", "~", "null", "Null", "NULL"];
/// The key that takes the fields of another map (<https://yaml.org/type/merge.html>).
const MERGE: &str = "<<";

/// What is wrong with a text, and on which of its lines, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::formats) struct YamlFault {
    pub(in crate::formats) line: u64,
    pub(in crate::formats) reason: String,
}

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct YamlText {
    /// Its value.
    pub(super) value: Value,
    /// The values that have an anchor, with the names of these.
    pub(super) named: Vec<(String, Value)>,
}

/// The value of a whole text.
pub(in crate::formats) fn whole(text: &str) -> Result<Value, YamlFault> {
    Ok(read(text)?.value)
}

/// Reads a text.
pub(super) fn read(text: &str) -> Result<YamlText, YamlFault> {
    let mut parser = Parser::new_from_str(text);
    let mut built = Built::default();
    let mut place = TextPlace {
        rest: text,
        index: 0,
    };
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| fault(&error))?;
        let line = span.start.line() as u64;
        if let Event::Scalar(_, _, anchor, _)
        | Event::SequenceStart(anchor, _)
        | Event::MappingStart(anchor, _) = &event
            && *anchor > 0
        {
            built
                .names
                .insert(*anchor, place.anchor(span.start.index()));
        }
        let said = |reason| YamlFault { line, reason };
        match built.take(event).map_err(said)? {
            Step::Further => {}
            Step::Over => break,
        }
    }
    Ok(built.text)
}

fn fault(error: &ScanError) -> YamlFault {
    let mark = error.marker();
    YamlFault {
        line: mark.line() as u64,
        reason: format!("column {}: {}", mark.col() + 1, error.info()),
    }
}

/// A place in a text, so many characters from its beginning; it only goes on.
struct TextPlace<'a> {
    rest: &'a str,
    index: usize,
}

impl TextPlace<'_> {
    /// The name of the anchor that stands before the node which begins at a character.
    fn anchor(&mut self, index: usize) -> String {
        let further = index.saturating_sub(self.index);
        let byte = self
            .rest
            .char_indices()
            .nth(further)
            .map_or(self.rest.len(), |(byte, _)| byte);
        self.rest = self.rest.get(byte..).unwrap_or_default();
        self.index = index;
        let name = self.rest.split_once('&').map_or("", |(_, name)| name);
        let end = name.find(|c: char| c.is_whitespace() || ",[]{}".contains(c));
        name.get(..end.unwrap_or(name.len()))
            .unwrap_or_default()
            .to_owned()
    }
}

/// Whether there is more.
enum Step {
    Further,
    Over,
}

/// A list or a map that is still open, with the number of its anchor.
enum Frame {
    List(Vec<Value>, usize),
    Map(Map<String, Value>, Option<String>, usize),
}

/// What has been read of a text.
#[derive(Default)]
struct Built {
    text: YamlText,
    open: Vec<Frame>,
    /// The anchors by their numbers, with their names, and what those name that are closed.
    names: HashMap<usize, String>,
    anchored: HashMap<usize, Value>,
    /// The bytes that it takes, with what aliases stand for.
    size: usize,
}

impl Built {
    fn take(&mut self, event: Event<'_>) -> Result<Step, String> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.grow(text.len())?;
                let is_plain = style == ScalarStyle::Plain && tag.is_none();
                let value = if is_plain {
                    plain(&text)
                } else {
                    Value::from(&*text)
                };
                self.add(value, anchor)?;
            }
            Event::Alias(anchor) => {
                let known = self.anchored.get(&anchor);
                let value = known.ok_or("an alias of what it stands in")?.clone();
                self.grow(weight(&value))?;
                self.add(value, 0)?;
            }
            Event::SequenceStart(anchor, _) => self.begin(Frame::List(Vec::new(), anchor))?,
            Event::MappingStart(anchor, _) => self.begin(Frame::Map(Map::new(), None, anchor))?,
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Frame::List(values, anchor)) => self.add(values.into(), anchor)?,
                Some(Frame::Map(fields, _, anchor)) => self.add(fields.into(), anchor)?,
                None => {}
            },
            Event::DocumentEnd => return Ok(Step::Over),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
        Ok(Step::Further)
    }

    fn begin(&mut self, frame: Frame) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err(format!("lists and maps lie more than {DEPTH} deep in it"));
        }
        self.open.push(frame);
        self.grow(0)
    }

    fn grow(&mut self, bytes: usize) -> Result<(), String> {
        self.size += bytes + NODE;
        if self.size > limits::RECORD {
            return Err(format!(
                "with its aliases it is larger than {}",
                size(limits::RECORD as u64)
            ));
        }
        Ok(())
    }

    /// Puts a value where it belongs.
    fn add(&mut self, value: Value, anchor: usize) -> Result<(), String> {
        if anchor > 0 {
            self.grow(2 * weight(&value))?;
            self.anchored.insert(anchor, value.clone());
            let name = self.names.remove(&anchor).unwrap_or_default();
            self.text.named.push((name, value.clone()));
        }
        match self.open.last_mut() {
            None => self.text.value = value,
            Some(Frame::List(values, _)) => values.push(value),
            Some(Frame::Map(fields, name, _)) => match name.take() {
                None => *name = Some(key(value)?),
                Some(name) => put(fields, name, value),
            },
        }
        Ok(())
    }
}

/// Puts a field into a map. What comes twice counts as it came last, but for what is of another map.
fn put(fields: &mut Map<String, Value>, name: String, value: Value) {
    if name == MERGE
        && let Value::Object(merged) = value
    {
        for (name, value) in merged {
            fields.entry(name).or_insert(value);
        }
    } else {
        fields.insert(name, value);
    }
}

fn key(value: Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        Value::Null => Ok(String::new()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            Err("a key that is no text".to_owned())
        }
    }
}

/// What a text without quotation marks says.
fn plain(text: &str) -> Value {
    if NOTHING.contains(&text) {
        return Value::Null;
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = text
        .parse::<i64>()
        .ok()
        .filter(|_| is_number)
        .map(Number::from);
    // One that would be written otherwise is an id or a page: `007`.
    let number = number.filter(|number| number.to_string() == text);
    number.map_or_else(|| Value::from(text), Value::Number)
}

/// The bytes of a value, about: as JSON has it.
fn weight(value: &Value) -> usize {
    serde_json::to_string(value).map_or(0, |text| text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_changes_its_type() {
        for (text, json) in [
            ("a: no", r#"{"a":"no"}"#),
            ("a: true", r#"{"a":"true"}"#),
            ("a: 1e3", r#"{"a":"1e3"}"#),
            ("a: 0x1F", r#"{"a":"0x1F"}"#),
            ("a: 2020-01-01", r#"{"a":"2020-01-01"}"#),
            ("a: 2101.00010", r#"{"a":"2101.00010"}"#),
            ("a: 12:30", r#"{"a":"12:30"}"#),
            ("a: 007", r#"{"a":"007"}"#),
            ("a: 7", r#"{"a":7}"#),
            ("a: -7", r#"{"a":-7}"#),
            ("a: '7'", r#"{"a":"7"}"#),
            ("a: !!str 7", r#"{"a":"7"}"#),
            ("a: ~\nb:\nc: ''", r#"{"a":null,"b":null,"c":""}"#),
            ("a: \"x\\u00e9\\n\"", "{\"a\":\"xé\\n\"}"),
            (
                "a: >-\n  one\n  two\n\n  three",
                "{\"a\":\"one two\\nthree\"}",
            ),
            ("a: |\n  one\n  two\n", "{\"a\":\"one\\ntwo\\n\"}"),
            ("{a: [1, x], b: {c: d}}", r#"{"a":[1,"x"],"b":{"c":"d"}}"#),
            ("a: x # not this\nb: x#y", r#"{"a":"x","b":"x#y"}"#),
            ("a: 1\na: 2", r#"{"a":2}"#),
            (
                "a: &k {b: 1, c: 2}\nd: {<<: *k, c: 3}",
                r#"{"a":{"b":1,"c":2},"d":{"b":1,"c":3}}"#,
            ),
            ("1984: x", r#"{"1984":"x"}"#),
            ("", "null"),
        ] {
            assert_eq!(whole(text).unwrap().to_string(), json, "{text}");
        }
    }

    #[test]
    fn what_is_made_to_hurt_is_refused() {
        let names: Vec<char> = ('a'..='z').collect();
        let again = names.windows(2).map(|pair| {
            let many = vec![format!("*{}", pair[0]); 9].join(",");
            format!("{0}: &{0} [{many}]\n", pair[1])
        });
        let bomb = again.collect::<Vec<String>>().concat();
        let bomb = format!("a: &a [lol,lol,lol]\n{bomb}");
        let deep = "[".repeat(10_000);
        let nested = "- ".repeat(10_000);
        for (text, said) in [
            (bomb.as_str(), "with its aliases it is larger than 2 MB"),
            (deep.as_str(), "recursion limit"),
            (nested.as_str(), "deep in it"),
            ("a: &a [*a]", "an alias of what it stands in"),
            ("a: *b", "unknown anchor"),
            ("a: 'x", "column"),
            ("? [a, b]\n: c", "a key that is no text"),
            ("a:\n\t- b", "column"),
        ] {
            let fault = whole(text).unwrap_err();
            let start: String = text.chars().take(20).collect();
            assert!(fault.reason.contains(said), "{start}: {fault:?}");
        }
    }
}
