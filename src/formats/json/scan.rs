//! Walks over JSON without reading it: blanks, names and whole values, whatever the buffer.

use std::io::{self, BufRead};

use crate::disk::limits;
use crate::formats::input::Input;

/// How a value ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScannedValue {
    /// Its brackets and quotes closed.
    Whole,
    /// A line break in a string, or the next record before its end.
    Broken,
    /// The input ended before it did.
    Cut,
}

/// A place in an input.
pub(super) struct JsonScan<'a> {
    input: Input<'a>,
    line: u64,
    /// How many blanks the line has so far, where it has nothing else.
    indent: Option<usize>,
    kept: Option<Kept>,
}

/// What was walked over, where it is wanted.
#[derive(Default)]
struct Kept {
    bytes: Vec<u8>,
    is_too_large: bool,
}

impl<'a> JsonScan<'a> {
    pub(super) fn new(input: Input<'a>) -> Self {
        Self {
            input,
            line: 1,
            indent: Some(0),
            kept: None,
        }
    }

    /// The line, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn indent(&self) -> Option<usize> {
        self.indent
    }

    /// Keeps what is walked over from here on.
    pub(super) fn keep(&mut self) {
        self.kept = Some(Kept::default());
    }

    pub(super) fn forget(&mut self) {
        self.kept = None;
    }

    pub(super) fn is_keeping(&self) -> bool {
        self.kept.is_some()
    }

    /// What was kept; `None` where it is too large.
    pub(super) fn kept(&mut self) -> Option<Vec<u8>> {
        let kept = self.kept.take()?;
        (!kept.is_too_large).then_some(kept.bytes)
    }

    fn fill(&mut self) -> io::Result<&[u8]> {
        loop {
            match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(_) => break,
            }
        }
        self.input.fill_buf()
    }

    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.fill()?.first().copied())
    }

    /// Walks over so many bytes of the buffer.
    pub(super) fn take(&mut self, count: usize) {
        let Ok(buffer) = self.input.fill_buf() else {
            return;
        };
        let piece = buffer.get(..count).unwrap_or(buffer);
        let breaks = memchr::memchr_iter(b'\n', piece);
        let (mut lines, mut last) = (0, None);
        for place in breaks {
            (lines, last) = (lines + 1, Some(place));
        }
        self.line += lines;
        let tail = last.map_or(piece, |place| piece.get(place + 1..).unwrap_or_default());
        let before = if last.is_some() { Some(0) } else { self.indent };
        self.indent = before
            .filter(|_| tail.iter().all(u8::is_ascii_whitespace))
            .map(|blanks| blanks + tail.len());
        if let Some(kept) = &mut self.kept {
            kept.is_too_large |= kept.bytes.len() + piece.len() > limits::RECORD;
            if kept.is_too_large {
                kept.bytes = Vec::new();
            } else {
                kept.bytes.extend_from_slice(piece);
            }
        }
        let count = piece.len();
        self.input.consume(count);
    }

    /// Walks over blanks, and over what stands between values: commas, colons, marks of the
    /// beginning of a file or a record.
    pub(super) fn skip_blanks(&mut self) -> io::Result<()> {
        loop {
            let piece = self.fill()?;
            let is_between = |byte: &&u8| b" \t\r\n,:\x1e\xef\xbb\xbf".contains(byte);
            let blanks = piece.iter().take_while(is_between).count();
            let is_all = blanks > 0 && blanks == piece.len();
            self.take(blanks);
            if !is_all {
                return Ok(());
            }
        }
    }

    /// Walks to the end of the line.
    pub(super) fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let piece = self.fill()?;
            let (end, length) = (memchr::memchr(b'\n', piece), piece.len());
            self.take(end.map_or(length, |place| place + 1));
            if end.is_some() || length == 0 {
                return Ok(());
            }
        }
    }

    /// The rest of the line without its break; `None` where it is too long.
    pub(super) fn rest_of_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.keep();
        self.skip_line()?;
        let mut bytes = self.kept();
        if let Some(bytes) = &mut bytes {
            while bytes.last().is_some_and(u8::is_ascii_whitespace) {
                bytes.pop();
            }
        }
        Ok(bytes)
    }

    /// Walks to a line that begins with `{`, as far from the edge as other records do, or with the
    /// end of their list.
    pub(super) fn skip_to_record(&mut self, indent: Option<usize>) -> io::Result<()> {
        if self.indent.is_some() && self.indent == indent && self.peek()? == Some(b'{') {
            return Ok(());
        }
        loop {
            self.skip_line()?;
            self.skip_blanks()?;
            match self.peek()? {
                Some(b'{') if self.indent == indent => return Ok(()),
                Some(b']') if self.indent < indent => return Ok(()),
                None => return Ok(()),
                Some(_) => {}
            }
        }
    }

    /// Reads the name of a member; `None` where there is none.
    pub(super) fn name(&mut self) -> io::Result<Option<String>> {
        let around = self.kept.replace(Kept::default());
        let end = self.value()?;
        let name = self.kept.take().unwrap_or_default();
        self.kept = around;
        if let Some(kept) = &mut self.kept {
            kept.bytes.extend_from_slice(&name.bytes);
        }
        let fits = end == ScannedValue::Whole && name.bytes.len() <= limits::MEMBER_NAME;
        Ok(fits
            .then(|| serde_json::from_slice(&name.bytes).ok())
            .flatten())
    }

    /// Walks over one value: an object or a list with all that is in it, a string, a word.
    pub(super) fn value(&mut self) -> io::Result<ScannedValue> {
        let mut walk = JsonWalk::default();
        loop {
            let piece = self.fill()?;
            if piece.is_empty() {
                let is_word = walk.depth == 0 && !walk.in_text && walk.last != 0;
                return Ok(if is_word {
                    ScannedValue::Whole
                } else {
                    ScannedValue::Cut
                });
            }
            let length = piece.len();
            let end = walk.over(piece);
            self.take(end.map_or(length, |(used, _)| used));
            if let Some((_, value)) = end {
                return Ok(value);
            }
        }
    }
}

/// How far into a value a walk is.
#[derive(Default)]
struct JsonWalk {
    depth: usize,
    in_text: bool,
    is_escaped: bool,
    /// Whether the line has had nothing but blanks since its break.
    is_fresh: bool,
    /// The last byte that is no blank, outside of strings.
    last: u8,
}

impl JsonWalk {
    /// Walks over a piece; tells after how many bytes the value ended, and how.
    fn over(&mut self, piece: &[u8]) -> Option<(usize, ScannedValue)> {
        for (place, &byte) in piece.iter().enumerate() {
            if self.in_text {
                if let Some(end) = self.text(byte) {
                    return Some((place + usize::from(end == ScannedValue::Whole), end));
                }
                continue;
            }
            match byte {
                b'"' => self.in_text = true,
                b'{' if self.is_fresh && self.depth > 0 && !b":[,".contains(&self.last) => {
                    return Some((place, ScannedValue::Broken));
                }
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => {
                    return Some((place, ScannedValue::Whole));
                }
                b'}' | b']' if self.depth == 1 => return Some((place + 1, ScannedValue::Whole)),
                b'}' | b']' => self.depth -= 1,
                b'\n' => self.is_fresh = true,
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                (self.last, self.is_fresh) = (byte, false);
            }
        }
        None
    }

    /// Walks over a byte of a string.
    fn text(&mut self, byte: u8) -> Option<ScannedValue> {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = true,
            b'"' => {
                self.in_text = false;
                if self.depth == 0 {
                    return Some(ScannedValue::Whole);
                }
            }
            b'\n' => return Some(ScannedValue::Broken),
            _ => {}
        }
        None
    }
}
