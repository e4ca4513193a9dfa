//! The rows of a CSV input (<https://www.rfc-editor.org/rfc/rfc4180>), one at a time and none larger
//! than a record may be.
//!
//! A quotation mark that nobody closes would take in every row behind it. Such a row costs its first
//! line, and reading goes on with the second. No line break in such a row stands outside quotation
//! marks, so a text that begins in a later line of it and goes on behind that line stays open as far as
//! the row does: each of these lines is a row or bad by itself, and is read once more, not as often as
//! there are such lines before it.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::disk::limits;
use crate::formats::bytes;
use crate::formats::input::Input;
use crate::paper::ImportError;
use crate::text::size::size;

/// One row and where it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// Its fields, without their quotation marks.
    pub(super) fields: Vec<String>,
}

/// Splits an input into its rows; lines without anything are none.
pub(super) struct Rows<'a> {
    input: Input<'a>,
    reader: Reader,
    /// Bytes that are read once more before those of the input, and how many of them have been. They are
    /// what follows the first line of a row that is not closed.
    again: Vec<u8>,
    read_again: usize,
    /// Where that row stopped.
    open_until: String,
    /// The bytes of the row that is being read, as they came.
    raw: Vec<u8>,
    /// The text of its fields, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
    /// The line on which the next byte stands.
    line: u64,
    is_over: bool,
    /// The bytes that were parsed, those that were read again more than once.
    #[cfg(test)]
    parsed: usize,
}

/// What a row is as far as it has been read.
#[derive(Clone, Copy)]
struct Progress {
    written: usize,
    ended: usize,
}

impl<'a> Rows<'a> {
    /// The rows of an input whose fields stand between these signs, of which so many lines have been
    /// read already.
    pub(super) fn new(input: Input<'a>, between: u8, lines: u64) -> Self {
        Self {
            input,
            reader: ReaderBuilder::new().delimiter(between).build(),
            again: Vec::new(),
            read_again: 0,
            open_until: String::new(),
            raw: Vec::new(),
            text: vec![0; 4 << 10],
            ends: vec![0; 64],
            line: lines + 1,
            is_over: false,
            #[cfg(test)]
            parsed: 0,
        }
    }

    /// The next row. What is too long for one is passed over.
    fn row(&mut self) -> io::Result<Option<Result<Row, ImportError>>> {
        self.raw.clear();
        let mut progress = Progress {
            written: 0,
            ended: 0,
        };
        while self.raw.len() <= limits::ENTRY {
            let again = self.again.get(self.read_again..).unwrap_or_default();
            let is_again = !again.is_empty();
            let piece = if is_again {
                again
            } else {
                match self.input.fill_buf() {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    piece => piece?,
                }
            };
            if piece.is_empty() {
                return Ok(self.last(progress));
            }
            let room = limits::ENTRY + 1 - self.raw.len();
            let piece = piece.get(..room).unwrap_or(piece);
            let line_end = memchr::memchr(b'\n', piece).filter(|_| is_again);
            let piece = piece.get(..=line_end.unwrap_or(room)).unwrap_or(piece);
            let (text, ends) = (&mut self.text, &mut self.ends);
            let (result, read, written, ended) = self.reader.read_record(
                piece,
                text.get_mut(progress.written..).unwrap_or_default(),
                ends.get_mut(progress.ended..).unwrap_or_default(),
            );
            self.raw
                .extend_from_slice(piece.get(..read).unwrap_or_default());
            #[cfg(test)]
            {
                self.parsed += read;
            }
            if is_again {
                self.read_again += read;
            } else {
                self.input.consume(read);
            }
            progress.written += written;
            progress.ended += ended;
            if let Some(row) = self.step(&result, progress) {
                return Ok(Some(Ok(row)));
            }
            // Lines without anything are no part of a row.
            if self.raw.iter().all(|byte| is_break(*byte)) {
                self.line += memchr::memchr_iter(b'\n', &self.raw).count() as u64;
                self.raw.clear();
            } else if line_end.is_some_and(|end| read > end) {
                return Ok(Some(Err(self.unclosed())));
            }
        }
        self.too_long().map(|error| Some(Err(error)))
    }

    /// What a step led to: a row, or more room for one.
    fn step(&mut self, result: &ReadRecordResult, progress: Progress) -> Option<Row> {
        match result {
            ReadRecordResult::InputEmpty | ReadRecordResult::End => None,
            ReadRecordResult::OutputFull => {
                self.text.resize(self.text.len() * 2, 0);
                None
            }
            ReadRecordResult::OutputEndsFull => {
                self.ends.resize(self.ends.len() * 2, 0);
                None
            }
            ReadRecordResult::Record => Some(self.whole(progress)),
        }
    }

    /// The row that has been read.
    fn whole(&mut self, progress: Progress) -> Row {
        let mut from = 0;
        let ends = self.ends.get(..progress.ended).unwrap_or_default();
        let fields = ends.iter().map(|end| {
            let field = self.text.get(from..*end).unwrap_or_default();
            from = *end;
            bytes::text(field.to_vec())
        });
        let fields = fields.collect();
        let before = self.raw.iter().take_while(|byte| is_break(**byte));
        let before = before.filter(|byte| **byte == b'\n').count() as u64;
        let line = self.line + before;
        self.line += memchr::memchr_iter(b'\n', &self.raw).count() as u64;
        Row { line, fields }
    }

    /// The row that the input ends in. Where it ends between quotation marks, a line break is one more
    /// of the text, and no end.
    fn last(&mut self, progress: Progress) -> Option<Result<Row, ImportError>> {
        self.is_over = true;
        if self.raw.iter().all(|byte| is_break(*byte)) {
            return None;
        }
        let Progress {
            mut written,
            mut ended,
        } = progress;
        loop {
            let (result, _, more, further) = self.reader.read_record(
                b"\n",
                self.text.get_mut(written..).unwrap_or_default(),
                self.ends.get_mut(ended..).unwrap_or_default(),
            );
            written += more;
            ended += further;
            let is_open = matches!(result, ReadRecordResult::InputEmpty | ReadRecordResult::End);
            if let Some(row) = self.step(&result, Progress { written, ended }) {
                return Some(Ok(row));
            }
            if is_open {
                "the file ends".clone_into(&mut self.open_until);
                return Some(Err(self.unclosed()));
            }
        }
    }

    /// Says of a row that a quotation mark is not closed, and has its further lines read again.
    fn unclosed(&mut self) -> ImportError {
        let blank = self.raw.iter().take_while(|byte| is_break(**byte)).count();
        let first = self.raw.get(blank..).unwrap_or_default();
        let next = memchr::memchr(b'\n', first).map_or(self.raw.len(), |end| blank + end + 1);
        let breaks = memchr::memchr_iter(b'\n', self.raw.get(..blank).unwrap_or_default()).count();
        let line = self.line + breaks as u64;
        let further = self.raw.split_off(next);
        self.line += memchr::memchr_iter(b'\n', &self.raw).count() as u64;
        if !further.is_empty() {
            // All that was to be read again is in the row.
            self.again = further;
            self.read_again = 0;
        }
        self.is_over &= self.read_again == self.again.len();
        self.reader.reset();
        let until = &self.open_until;
        ImportError::new(
            line,
            format!("a quotation mark in line {line} is not closed where {until}"),
        )
    }

    /// Passes over a row that is too long: of one that is many lines, its first.
    fn too_long(&mut self) -> io::Result<ImportError> {
        let largest = size(limits::ENTRY as u64);
        let text = self.raw.trim_ascii_start();
        if memchr::memchr(b'\n', text).is_some() {
            self.open_until = format!("a row of {largest} ends");
            return Ok(self.unclosed());
        }
        let blank = self.raw.len() - text.len();
        let breaks = memchr::memchr_iter(b'\n', self.raw.get(..blank).unwrap_or_default()).count();
        let line = self.line + breaks as u64;
        self.reader.reset();
        // What is read again has less in it than one row may have, and was all read.
        loop {
            let piece = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                piece => piece?,
            };
            let end = memchr::memchr(b'\n', piece);
            let used = end.map_or(piece.len(), |end| end + 1);
            let is_over = end.is_some() || piece.is_empty();
            self.input.consume(used);
            if is_over {
                break;
            }
        }
        self.line = line + 1;
        Ok(ImportError::new(
            line,
            format!("the row is longer than {largest}"),
        ))
    }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        match self.row() {
            Ok(row) => row,
            Err(error) => {
                self.is_over = true;
                Some(Err(ImportError::ended(self.line, &error)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let rows = Rows::new(Box::new(text.as_bytes()), b',', 0);
        let said = rows.map(|row| match row {
            Ok(row) => format!("{} {}", row.line, row.fields.join("|")),
            Err(error) => error.to_string(),
        });
        said.collect()
    }

    #[test]
    fn rows_have_their_lines_whatever_stands_in_them() {
        for (text, rows) in [
            ("a,b\nc,d\n", &["1 a|b", "2 c|d"][..]),
            ("a,b\r\nc,d", &["1 a|b", "2 c|d"]),
            (
                "\n\na,\"b \"\"c\"\"\"\n\n\nd,e\n",
                &["3 a|b \"c\"", "6 d|e"],
            ),
            ("\"a\nb\",c\nd,e", &["1 a\nb|c", "3 d|e"]),
            ("\"a\r\n\r\nb\",c\r\nd,e\r\n", &["1 a\r\n\r\nb|c", "4 d|e"]),
            ("5\" pipe,x\ny,z", &["1 5\" pipe|x", "2 y|z"]),
            ("a,\n,\n", &["1 a|", "2 |"]),
            ("", &[]),
            ("\n\r\n", &[]),
        ] {
            assert_eq!(said(text), rows, "{text:?}");
        }
    }

    #[test]
    fn an_unclosed_quotation_mark_costs_its_line() {
        let open = "line 2: a quotation mark in line 2 is not closed where the file ends";
        assert_eq!(
            said("a,b\nc,\"d\ne,f\ng,h\n"),
            ["1 a|b", open, "3 e|f", "4 g|h"]
        );
        assert_eq!(said("a,b\nc,\"d"), ["1 a|b", open]);
        let many = format!("a,\"b\n{}c,d\n", "e,f\n".repeat(limits::ENTRY / 4));
        let rows = said(&many);
        assert_eq!(rows.len(), limits::ENTRY / 4 + 2);
        assert!(rows[0].contains("where a row of 1 MB ends"), "{}", rows[0]);
        assert_eq!(
            rows.last().unwrap(),
            &format!("{} c|d", limits::ENTRY / 4 + 2)
        );
    }

    /// A line that begins a text which no such line ends, whether it is read by itself or in a text.
    const OPEN: &str = "x\"y,\"\n";

    #[test]
    fn marks_that_nobody_closes_are_read_twice_at_most() {
        for (between, times) in [("", 40), ("", 4_000), ("a,b\n\n", 1_000)] {
            let text = format!("{OPEN}{between}").repeat(times);
            let mut rows = Rows::new(Box::new(text.as_bytes()), b',', 0);
            let is_good: Vec<bool> = rows.by_ref().map(|row| row.is_ok()).collect();
            let good = is_good.iter().filter(|is_good| **is_good).count();
            assert_eq!(is_good.len() - good, times);
            assert_eq!(good, if between.is_empty() { 0 } else { times });
            assert!(rows.parsed <= 2 * text.len() + 1, "{}", rows.parsed);
        }
    }

    #[test]
    fn a_row_that_is_too_long_is_passed_over() {
        let text = format!("a,b\n{}\nc,d", "x".repeat(3 * limits::ENTRY));
        assert_eq!(
            said(&text),
            ["1 a|b", "line 2: the row is longer than 1 MB", "3 c|d"]
        );
    }
}
