//! The records of an XML input, one at a time and whatever its size: elements of certain names, with
//! the start tags that they stand in.
//!
//! Only tags are looked at here, so that a record that is not well-formed costs itself and not its
//! neighbours. A document type that declares entities is refused; one that only names a file is
//! passed over, and the file never read.

use std::io::{self, BufRead};

use crate::disk::limits;
use crate::formats::input::Input;
use crate::paper::ImportError;

/// So deep do elements around records lie at most.
const DEEPEST: usize = 16;

/// The text of one record and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct XmlRecord {
    /// The line that it begins in, from 1.
    pub(super) line: u64,
    /// The start tags around it, as they stand, the outermost first.
    pub(super) around: Vec<Vec<u8>>,
    /// Its bytes; `None` where it is too large.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Which elements are records.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) enum Wanted {
    /// Those of certain names, wherever they lie; where one begins in another, the other is broken.
    Named {
        names: &'static [&'static str],
        /// Elements that are records, too, where they lie in none.
        beside: &'static [&'static str],
    },
    /// Whatever lies in an element of this name, and in no other within it.
    Within(&'static str),
}

/// Splits an input into its records.
pub(super) struct XmlRecords<'a> {
    input: Input<'a>,
    wanted: Wanted,
    /// The bytes of the last tag, for those of the next.
    spare: Vec<u8>,
    line: u64,
    /// The elements around records that are open: their names and start tags.
    open: Vec<(Vec<u8>, Vec<u8>)>,
    /// The record that is being read.
    record: Option<BegunRecord>,
    is_over: bool,
}

/// The beginning of a record.
struct BegunRecord {
    line: u64,
    name: Vec<u8>,
    bytes: Vec<u8>,
    is_too_large: bool,
    /// So many elements of its name are open within it.
    depth: usize,
}

/// What stands between `<` and `>`.
enum XmlTag<'a> {
    Start(&'a [u8]),
    Empty(&'a [u8]),
    End(&'a [u8]),
    /// A comment, an instruction, a section of characters.
    Other,
}

impl<'a> XmlRecords<'a> {
    pub(super) fn new(input: Input<'a>, wanted: Wanted) -> Self {
        Self {
            input,
            wanted,
            spare: Vec::new(),
            line: 1,
            open: Vec::new(),
            record: None,
            is_over: false,
        }
    }

    /// Walks to and over the next tag; the bytes of the tag, or nothing at the end.
    fn tag(&mut self) -> io::Result<Option<Result<Vec<u8>, ImportError>>> {
        self.walk_to(b'<', None)?;
        let mut tag = std::mem::take(&mut self.spare);
        tag.clear();
        if !self.walk_to(b'>', Some(&mut tag))? {
            return Ok(None);
        }
        let closes: &[u8] = match tag.as_slice() {
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] => b"]]>",
            [b'?', ..] => b"?>",
            [b'!', rest @ ..] if rest.contains(&b'[') => {
                self.is_over = true;
                return Ok(Some(Err(ImportError::new(
                    self.line,
                    "it declares entities of its own; recto reads none of them",
                ))));
            }
            _ => b">",
        };
        let may_quote = !tag.starts_with(b"!") && !tag.starts_with(b"?");
        let mut quote = quote_behind(None, &tag);
        while !tag.ends_with(closes) || (may_quote && quote.is_some() && tag.len() < limits::TAG) {
            let mut more = Vec::new();
            if !self.walk_to(b'>', Some(&mut more))? {
                return Ok(None);
            }
            quote = quote_behind(quote, &more);
            if tag.len() < limits::RECORD {
                tag.extend_from_slice(&more);
            } else {
                tag = more;
            }
        }
        Ok(Some(Ok(tag)))
    }

    /// Walks over the input up to and with this byte; whether it came.
    fn walk_to(&mut self, end: u8, mut walked: Option<&mut Vec<u8>>) -> io::Result<bool> {
        loop {
            let piece = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                piece => piece?,
            };
            if piece.is_empty() {
                return Ok(false);
            }
            let found = memchr::memchr(end, piece);
            let used = found.map_or(piece.len(), |place| place + 1);
            let piece = piece.get(..used).unwrap_or(piece);
            self.line += memchr::memchr_iter(b'\n', piece).count() as u64;
            if let Some(record) = &mut self.record {
                record.add(piece);
            }
            if let Some(walked) = &mut walked
                && walked.len() < limits::RECORD
            {
                walked.extend_from_slice(piece);
            }
            self.input.consume(used);
            if found.is_some() {
                return Ok(true);
            }
        }
    }

    fn step(&mut self) -> io::Result<Option<Result<XmlRecord, ImportError>>> {
        let Some(tag) = self.tag()? else {
            self.is_over = true;
            return Ok(self.unended().map(Err));
        };
        let tag = match tag {
            Ok(tag) => tag,
            Err(refused) => return Ok(Some(Err(refused))),
        };
        let found = self.of_tag(&tag);
        self.spare = tag;
        Ok(found)
    }

    /// What a tag ends: a record, or one that it breaks off.
    fn of_tag(&mut self, tag: &[u8]) -> Option<Result<XmlRecord, ImportError>> {
        match read(tag) {
            XmlTag::Start(name) | XmlTag::Empty(name) if self.is_record(name) => {
                let broken = self.record.take().map(|part| {
                    Err(ImportError::new(
                        part.line,
                        "the next record begins before this one ends",
                    ))
                });
                let mut part = BegunRecord {
                    line: self.line,
                    name: name.to_vec(),
                    bytes: vec![b'<'],
                    is_too_large: false,
                    depth: 0,
                };
                part.add(tag);
                if tag.ends_with(b"/>") {
                    return broken.or_else(|| Some(Ok(self.record(part))));
                }
                self.record = Some(part);
                broken
            }
            XmlTag::Start(name) => {
                if let Some(record) = &mut self.record {
                    record.depth += usize::from(record.name == name);
                } else if self.open.len() < DEEPEST && tag.len() < limits::TAG {
                    let start = [b"<", tag].concat();
                    self.open.push((name.to_vec(), start));
                }
                None
            }
            XmlTag::Empty(_) | XmlTag::Other => None,
            XmlTag::End(name) => self.end(name).map(Ok),
        }
    }

    fn end(&mut self, name: &[u8]) -> Option<XmlRecord> {
        match self.record.take() {
            Some(part) if part.name == name && part.depth == 0 => return Some(self.record(part)),
            Some(mut part) => {
                part.depth -= usize::from(part.name == name);
                self.record = Some(part);
            }
            None => {
                if let Some(place) = self.open.iter().rposition(|(open, _)| open == name) {
                    self.open.truncate(place);
                }
            }
        }
        None
    }

    fn is_record(&self, name: &[u8]) -> bool {
        let local = local_name(name);
        let is_one_of = |names: &[&str]| names.iter().any(|known| known.as_bytes() == local);
        match self.wanted {
            Wanted::Named { names, beside } => {
                is_one_of(names) || (self.record.is_none() && is_one_of(beside))
            }
            Wanted::Within(around) => {
                let innermost = self.open.last().map(|(name, _)| local_name(name));
                self.record.is_none() && innermost == Some(around.as_bytes())
            }
        }
    }

    fn record(&self, part: BegunRecord) -> XmlRecord {
        XmlRecord {
            line: part.line,
            around: self.open.iter().map(|(_, tag)| tag.clone()).collect(),
            bytes: (!part.is_too_large).then_some(part.bytes),
        }
    }

    /// What is wrong where the input ends with an element open.
    fn unended(&mut self) -> Option<ImportError> {
        let line = match (self.record.take(), self.open.is_empty()) {
            (None, true) => return None,
            (Some(part), _) => part.line,
            (None, false) => self.line,
        };
        let reason = format!(
            "the file ends in the middle, in line {}; what was whole before is kept",
            self.line
        );
        Some(ImportError::new(line, reason))
    }
}

impl BegunRecord {
    fn add(&mut self, piece: &[u8]) {
        self.is_too_large |= self.bytes.len() + piece.len() > limits::RECORD;
        if self.is_too_large {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(piece);
        }
    }
}

/// The quote that is open behind a piece of a start tag, as in `<a b=">`.
fn quote_behind(open: Option<u8>, piece: &[u8]) -> Option<u8> {
    piece.iter().fold(open, |open, byte| match (open, byte) {
        (None, b'"' | b'\'') => Some(*byte),
        (Some(quote), byte) if quote == *byte => None,
        (open, _) => open,
    })
}

/// A name without its prefix.
fn local_name(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or(name)
}

/// What kind of tag it is, without its `<`.
fn read(tag: &[u8]) -> XmlTag<'_> {
    fn name(tag: &[u8]) -> &[u8] {
        let is_behind = |byte: &u8| byte.is_ascii_whitespace() || b"/>".contains(byte);
        let end = tag.iter().position(is_behind);
        tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
    }
    match tag {
        [b'!' | b'?', ..] => XmlTag::Other,
        [b'/', rest @ ..] => XmlTag::End(name(rest)),
        _ if tag.ends_with(b"/>") => XmlTag::Empty(name(tag)),
        _ => XmlTag::Start(name(tag)),
    }
}

impl Iterator for XmlRecords<'_> {
    type Item = Result<XmlRecord, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.step() {
                Ok(Some(found)) => return Some(found),
                Ok(None) => {}
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(ImportError::ended(self.line, &error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
