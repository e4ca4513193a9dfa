//! The records of a YAML input, told by where their lines begin.

use std::collections::VecDeque;
use std::io;

use serde_json::{Map, Value};

use super::anchors::YamlAnchors;
use super::value::{YamlText, read};
use crate::disk::limits;
use crate::formats::bytes;
use crate::formats::input::Input;
use crate::paper::ImportError;
use crate::text::lines::Lines;
use crate::text::size::size;

/// How a format lies in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum YamlLayout {
    /// Records are the elements of a list, which is the document or a member of it with this name.
    Elements(&'static str),
    /// Records are the members of the document.
    Members,
}

/// A record and where it stands.
#[derive(Debug, PartialEq)]
pub(in crate::formats) struct YamlRecord {
    /// The line that it begins on, from 1.
    pub(in crate::formats) line: u64,
    /// Its key, where it is a member.
    pub(in crate::formats) name: String,
    /// Its fields.
    pub(in crate::formats) fields: Map<String, Value>,
}

/// Splits an input into its records.
pub(in crate::formats) struct YamlRecords<'a> {
    lines: Lines<Input<'a>>,
    layout: YamlLayout,
    place: Place,
    record: Option<Piece>,
    anchors: YamlAnchors,
    /// Records that came with others.
    ready: VecDeque<Result<YamlRecord, ImportError>>,
    is_over: bool,
}

/// Where the lines are in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing has been said yet.
    Begin,
    /// Among members that are no records.
    Outside,
    /// Behind the name of the list, before its first element.
    Named,
    /// In the list that is the document, or a member of it; its elements begin so far in.
    Document(usize),
    Member(usize),
    /// In a list between brackets, or among members that are records.
    Inside,
}

/// The lines of a record.
#[derive(Debug)]
struct Piece {
    line: u64,
    text: String,
    bad: Option<String>,
}

/// What a line is.
enum Sign {
    /// A record begins with it, at this place.
    Begins(Place),
    /// It belongs to the record before.
    Further,
    /// It is of nothing that is looked for, from here on.
    Passed(Place),
    /// Papers end before it.
    Over,
}

impl<'a> YamlRecords<'a> {
    pub(in crate::formats) fn new(input: Input<'a>, layout: YamlLayout) -> Self {
        Self {
            lines: Lines::new(input, limits::LINE),
            layout,
            place: Place::Begin,
            record: None,
            anchors: YamlAnchors::default(),
            ready: VecDeque::new(),
            is_over: false,
        }
    }

    fn step(&mut self) -> io::Result<()> {
        let Some(line) = self.lines.next().transpose()? else {
            self.is_over = true;
            self.end();
            return Ok(());
        };
        let Some(text) = line.bytes.map(bytes::text) else {
            let largest = size(limits::LINE as u64);
            let reason = format!("line {} is longer than {largest}", line.number);
            match &mut self.record {
                Some(record) => record.spoil(reason),
                None => self
                    .ready
                    .push_back(Err(ImportError::new(line.number, reason))),
            }
            return Ok(());
        };
        match self.sign(&text) {
            Sign::Begins(place) => {
                self.end();
                self.place = place;
                self.record = Some(Piece {
                    line: line.number,
                    text,
                    bad: None,
                });
            }
            Sign::Further => {
                if let Some(record) = &mut self.record {
                    record.add(&text);
                }
            }
            Sign::Passed(place) => {
                self.end();
                self.place = place;
            }
            Sign::Over => {
                self.end();
                self.is_over = true;
            }
        }
        Ok(())
    }

    /// What a line is where it stands.
    fn sign(&self, line: &str) -> Sign {
        let said = line.trim();
        if said.is_empty() || said.starts_with('#') {
            return Sign::Further;
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_element = said == "-" || said.starts_with("- ");
        let is_mark = |mark: &str| {
            let behind = line.strip_prefix(mark);
            behind.is_some_and(|behind| behind.is_empty() || behind.starts_with([' ', '\t']))
        };
        if is_mark("---") || is_mark("...") || (indent == 0 && line.starts_with('%')) {
            return match self.place {
                Place::Begin => Sign::Further,
                Place::Inside if self.layout == YamlLayout::Members => Sign::Passed(Place::Inside),
                // What stands behind is the text of the document whose beginning this was.
                Place::Outside
                | Place::Named
                | Place::Document(_)
                | Place::Member(_)
                | Place::Inside => Sign::Over,
            };
        }
        let name = match self.layout {
            YamlLayout::Members if indent == 0 && !line.starts_with(['-', ']', '}']) => {
                return Sign::Begins(Place::Inside);
            }
            YamlLayout::Members => return Sign::Further,
            YamlLayout::Elements(name) => name,
        };
        match self.place {
            Place::Document(at) if is_element && indent == at => Sign::Begins(self.place),
            Place::Document(_) => Sign::Further,
            Place::Member(at) if is_element && indent == at => Sign::Begins(self.place),
            Place::Member(_) if indent > 0 || !is_key(line) => Sign::Further,
            Place::Begin if is_element => Sign::Begins(Place::Document(indent)),
            Place::Named if is_element => Sign::Begins(Place::Member(indent)),
            Place::Inside if indent > 0 || line.starts_with([']', '}', '{']) => Sign::Further,
            Place::Begin | Place::Outside | Place::Named | Place::Member(_) | Place::Inside => {
                let behind = line
                    .strip_prefix(name)
                    .and_then(|rest| rest.strip_prefix(':'));
                match behind.map(str::trim) {
                    None => Sign::Passed(Place::Outside),
                    Some(list) if list.starts_with('[') => Sign::Begins(Place::Inside),
                    Some(_) => Sign::Passed(Place::Named),
                }
            }
        }
    }

    /// Reads the record that is over.
    fn end(&mut self) {
        let Some(Piece { line, text, bad }) = self.record.take() else {
            return;
        };
        if let Some(reason) = bad {
            self.ready.push_back(Err(ImportError::new(line, reason)));
            return;
        }
        match self.read(line, &text) {
            Ok(value) => self.part(line, value),
            Err(error) => self.ready.push_back(Err(error)),
        }
    }

    /// The value of a record's text, by itself or, where an alias says so, behind the anchors before.
    fn read(&mut self, line: u64, text: &str) -> Result<Value, ImportError> {
        let mut said = read(text);
        let is_unknown = said
            .as_ref()
            .is_err_and(|fault| fault.reason.contains("unknown anchor"));
        let mut lines_before = 0;
        if is_unknown {
            let indent = text
                .get(..text.len() - text.trim_start().len())
                .unwrap_or_default();
            let before = match self.layout {
                YamlLayout::Elements(_) if self.place != Place::Inside => format!("{indent}- "),
                YamlLayout::Elements(_) | YamlLayout::Members => "\"\": ".to_owned(),
            };
            let lines = self.anchors.lines(text, &before);
            lines_before = lines.len() as u64;
            if !lines.is_empty() {
                said = read(&(lines.concat() + text));
            }
        }
        match said {
            Ok(YamlText { value, named }) => {
                self.anchors.take(named);
                Ok(value)
            }
            Err(fault) => {
                let last = memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
                let place = fault.line.saturating_sub(lines_before + 1).min(last);
                Err(ImportError::new(line + place, fault.reason))
            }
        }
    }

    /// Parts a value into the records that it is.
    fn part(&mut self, line: u64, value: Value) {
        let mut push = |name: &str, value: Value| {
            let name = name.to_owned();
            self.ready.push_back(match value {
                Value::Object(fields) => Ok(YamlRecord { line, name, fields }),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_) => Err(ImportError::new(line, "it is no map of fields")),
            });
        };
        match (self.layout, value) {
            (YamlLayout::Elements(_), Value::Array(mut elements)) => {
                // Those before it are anchors.
                push("", elements.pop().unwrap_or_default());
            }
            (YamlLayout::Elements(name), Value::Object(mut fields)) => {
                let list = fields.remove(name).unwrap_or_default();
                if let Value::Array(elements) = list {
                    for element in elements {
                        push("", element);
                    }
                } else {
                    push("", list);
                }
            }
            (YamlLayout::Members, Value::Object(fields)) => {
                let last = fields.into_iter().next_back();
                let (name, value) = last.unwrap_or_default();
                push(&name, value);
            }
            (YamlLayout::Elements(_) | YamlLayout::Members, other) => push("", other),
        }
    }
}

/// Whether a line begins with the key of a member: a word or a quoted text, and a colon.
fn is_key(line: &str) -> bool {
    let quoted = line.strip_prefix(['"', '\'']);
    let behind = match quoted {
        Some(rest) => rest
            .split_once(['"', '\''])
            .map(|(_, behind)| behind.trim_start()),
        None => line.find(':').and_then(|colon| line.get(colon..)),
    };
    let value = behind.and_then(|behind| behind.strip_prefix(':'));
    value.is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t']))
}

impl Piece {
    fn add(&mut self, line: &str) {
        if self.bad.is_some() {
            return;
        }
        if self.text.len() + line.len() > limits::RECORD {
            self.spoil(format!("it is larger than {}", size(limits::RECORD as u64)));
            return;
        }
        self.text.push('\n');
        self.text.push_str(line);
    }

    fn spoil(&mut self, reason: String) {
        self.text = String::new();
        self.bad.get_or_insert(reason);
    }
}

impl Iterator for YamlRecords<'_> {
    type Item = Result<YamlRecord, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.is_over {
            if let Err(error) = self.step() {
                self.is_over = true;
                self.ready.push_back(Err(ImportError::ended(0, &error)));
            }
        }
        self.ready.pop_front()
    }
}

#[cfg(test)]
mod tests;
