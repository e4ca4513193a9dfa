//! The records of a JSON input, one at a time and whatever its size: the elements of a list, those
//! of a list inside an object, the members of an object, or one value after another.
//!
//! Only brackets and strings are looked at here, so that a record that is no JSON costs itself and
//! not its neighbours.

use std::io;

use super::scan::{JsonScan, ScannedValue};
use crate::formats::input::Input;
use crate::paper::ImportError;

/// A list path that stands for every member of the outermost object.
pub(in crate::formats) const MEMBERS: &str = "*";

/// What is said of a value that cannot be a record.
pub(super) const NO_OBJECT: &str = "it is no object";

/// The text of one record and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct JsonRecord {
    /// The line that it begins in, from 1.
    pub(super) line: u64,
    /// The path of its list, as `data`, or the name of a member; empty where it is an element of
    /// the outermost list, or a value by itself.
    pub(super) path: String,
    /// Its place in its list, from 0.
    pub(super) index: Option<usize>,
    /// Its bytes; `None` where it is too large.
    pub(super) bytes: Option<Vec<u8>>,
}

impl JsonRecord {
    /// Its path as a person is told it, as `data[3]`; empty where it is a value by itself. It is
    /// only made for a record with which something is wrong.
    pub(super) fn place(&self) -> String {
        match self.index {
            Some(index) => format!("{}[{index}]", self.path),
            None => self.path.clone(),
        }
    }
}

/// Splits an input into its records.
pub(super) struct JsonRecords<'a> {
    scan: JsonScan<'a>,
    /// The lists of records inside objects, as `message.items`.
    lists: &'static [&'static str],
    frames: Vec<JsonFrame>,
    /// Whether the input is one value in each line.
    is_lines: bool,
    /// The line at which the outermost value began.
    began: u64,
    is_over: bool,
}

/// A list or an object around records.
enum JsonFrame {
    List {
        path: String,
        index: usize,
        indent: Option<usize>,
    },
    Object {
        path: String,
    },
}

/// What a step led to.
type JsonStep = Option<Result<JsonRecord, ImportError>>;

impl<'a> JsonRecords<'a> {
    pub(super) fn new(input: Input<'a>, lists: &'static [&'static str]) -> Self {
        Self {
            scan: JsonScan::new(input),
            lists,
            frames: Vec::new(),
            is_lines: false,
            began: 1,
            is_over: false,
        }
    }

    /// One step; `None` where it led to no record yet.
    fn step(&mut self) -> io::Result<JsonStep> {
        self.scan.skip_blanks()?;
        match self.frames.last() {
            None => self.outermost(),
            Some(JsonFrame::List { .. }) => self.element(),
            Some(JsonFrame::Object { .. }) => self.member(),
        }
    }

    fn outermost(&mut self) -> io::Result<JsonStep> {
        self.began = self.scan.line();
        let Some(byte) = self.scan.peek()? else {
            self.is_over = true;
            return Ok(None);
        };
        if self.is_lines {
            let bytes = self.scan.rest_of_line()?;
            return Ok(Some(Ok(self.record(String::new(), bytes))));
        }
        match byte {
            b'[' => {
                self.scan.take(1);
                self.frames.push(JsonFrame::List {
                    path: String::new(),
                    index: 0,
                    indent: None,
                });
            }
            b'{' if self.lists.is_empty() => return self.value_by_itself(),
            b'{' => {
                self.scan.keep();
                self.scan.take(1);
                self.frames.push(JsonFrame::Object {
                    path: String::new(),
                });
            }
            _ => {
                self.scan.skip_line()?;
                return Ok(Some(self.bad("neither an object nor a list begins here")));
            }
        }
        Ok(None)
    }

    fn value_by_itself(&mut self) -> io::Result<JsonStep> {
        self.scan.keep();
        let end = self.scan.value()?;
        let bytes = self.scan.kept();
        match end {
            ScannedValue::Whole => {
                // The next one begins in the next line, as in JSON Lines.
                self.is_lines = self.began == self.scan.line();
                Ok(Some(Ok(self.record(String::new(), bytes))))
            }
            ScannedValue::Broken => {
                self.is_lines = true;
                Ok(Some(self.bad(
                    "it is broken off; the next record begins before it ends",
                )))
            }
            ScannedValue::Cut => Ok(Some(self.cut())),
        }
    }

    fn element(&mut self) -> io::Result<JsonStep> {
        let first = match self.scan.peek()? {
            None => return Ok(Some(self.cut())),
            Some(b']') => {
                self.scan.take(1);
                self.frames.pop();
                return Ok(None);
            }
            Some(first) => first,
        };
        self.began = self.scan.line();
        let column = self.scan.indent();
        let Some(JsonFrame::List {
            path,
            index,
            indent,
        }) = self.frames.last_mut()
        else {
            return Ok(None);
        };
        let at = *index;
        *index += 1;
        *indent = indent.or(column);
        if first.is_ascii_digit() {
            // Said without keeping it, for there may be millions.
            let reason = format!("{path}[{at}]: {NO_OBJECT}");
            let line = self.began;
            return Ok(Some(match self.scan.value()? {
                ScannedValue::Whole | ScannedValue::Broken => Err(ImportError::new(line, reason)),
                ScannedValue::Cut => self.cut(),
            }));
        }
        let (path, indent) = (path.clone(), *indent);
        self.scan.keep();
        let end = self.scan.value()?;
        let bytes = self.scan.kept();
        match end {
            ScannedValue::Whole if bytes.as_ref().is_some_and(Vec::is_empty) => {
                self.scan.skip_line()?;
                Ok(Some(
                    self.bad(&format!("{path}[{at}]: no value begins here")),
                ))
            }
            ScannedValue::Whole => Ok(Some(Ok(JsonRecord {
                index: Some(at),
                ..self.record(path, bytes)
            }))),
            ScannedValue::Broken => {
                self.scan.skip_to_record(indent)?;
                Ok(Some(self.bad(&format!(
                    "{path}[{at}]: it is broken off; its brackets or quotes do not close"
                ))))
            }
            ScannedValue::Cut => {
                self.is_over = true;
                Ok(Some(self.bad(&format!(
                    "{path}[{at}]: {}",
                    ends_within(self.scan.line())
                ))))
            }
        }
    }

    fn member(&mut self) -> io::Result<JsonStep> {
        match self.scan.peek()? {
            None => return Ok(Some(self.cut())),
            Some(b'}') => {
                self.scan.take(1);
                self.frames.pop();
                let kept = self.frames.is_empty() && self.scan.is_keeping();
                if kept {
                    let bytes = self.scan.kept();
                    self.is_lines = self.began == self.scan.line();
                    return Ok(Some(Ok(self.record(String::new(), bytes))));
                }
                return Ok(None);
            }
            Some(b'"') => {}
            Some(_) => return self.lost(),
        }
        let Some(name) = self.scan.name()? else {
            let is_cut = self.scan.peek()?.is_none();
            return if is_cut {
                Ok(Some(self.cut()))
            } else {
                self.lost()
            };
        };
        self.scan.skip_blanks()?;
        let Some(first) = self.scan.peek()? else {
            return Ok(Some(self.cut()));
        };
        let path = match self.frames.last() {
            Some(JsonFrame::Object { path }) if !path.is_empty() => format!("{path}.{name}"),
            _ => name,
        };
        let is_list = self.lists.contains(&path.as_str());
        let leads_on = self.lists.iter().any(|list| {
            list.strip_prefix(&path)
                .is_some_and(|rest| rest.starts_with('.'))
        });
        match first {
            b'[' if is_list => {
                self.scan.forget();
                self.scan.take(1);
                self.frames.push(JsonFrame::List {
                    path,
                    index: 0,
                    indent: None,
                });
                Ok(None)
            }
            b'{' if is_list || self.lists.contains(&MEMBERS) => self.member_record(path),
            b'{' if leads_on => {
                self.scan.take(1);
                self.frames.push(JsonFrame::Object { path });
                Ok(None)
            }
            _ => match self.scan.value()? {
                ScannedValue::Whole => Ok(None),
                ScannedValue::Broken => self.lost(),
                ScannedValue::Cut => Ok(Some(self.cut())),
            },
        }
    }

    fn member_record(&mut self, path: String) -> io::Result<JsonStep> {
        self.began = self.scan.line();
        self.scan.forget();
        self.scan.keep();
        let end = self.scan.value()?;
        let bytes = self.scan.kept();
        match end {
            ScannedValue::Whole => Ok(Some(Ok(self.record(path, bytes)))),
            ScannedValue::Broken => self.lost(),
            ScannedValue::Cut => Ok(Some(self.cut())),
        }
    }

    /// An object whose members cannot be told apart is passed over to the end of its line.
    fn lost(&mut self) -> io::Result<JsonStep> {
        let line = self.scan.line();
        self.frames.clear();
        self.scan.forget();
        self.scan.skip_line()?;
        self.is_lines = self.began == line;
        Ok(Some(self.bad("it is no JSON")))
    }

    /// The input ends before its last value does.
    fn cut(&mut self) -> Result<JsonRecord, ImportError> {
        self.is_over = true;
        let reason = ends_within(self.scan.line());
        self.bad(&match self.frames.last() {
            Some(JsonFrame::List { path, index, .. }) => {
                format!("{path}[{index}]: {reason}")
            }
            Some(JsonFrame::Object { .. }) | None => reason,
        })
    }

    fn record(&self, path: String, bytes: Option<Vec<u8>>) -> JsonRecord {
        JsonRecord {
            line: self.began,
            path,
            index: None,
            bytes,
        }
    }

    fn bad(&self, reason: &str) -> Result<JsonRecord, ImportError> {
        Err(ImportError::new(self.began, reason))
    }
}

fn ends_within(line: u64) -> String {
    format!("the file ends in the middle, in line {line}; what was whole before is kept")
}

impl Iterator for JsonRecords<'_> {
    type Item = Result<JsonRecord, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.step() {
                Ok(Some(found)) => return Some(found),
                Ok(None) => {}
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(ImportError::ended(self.scan.line(), &error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
