//! The lines of a stream, none larger than one can bear.

use std::io::{self, BufRead};

use super::size::size;

/// A line of a stream, without its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputLine {
    /// Its number, from 1.
    pub number: u64,
    /// The byte of the stream that it begins at.
    pub start: u64,
    /// Its bytes; a line that is too long is passed over and has none.
    pub bytes: Option<Vec<u8>>,
    /// How many bytes a line may have here.
    longest: usize,
}

/// Reads a stream line by line. A byte order mark at its start is passed over.
#[derive(Debug)]
pub struct Lines<R> {
    stream: R,
    longest: usize,
    number: u64,
    start: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of this stream, of at most so many bytes each.
    pub fn new(stream: R, longest: usize) -> Self {
        Self::from_line(stream, longest, 0, 0)
    }

    /// The lines of a stream of which so many lines, of so many bytes, have been read already.
    pub fn from_line(stream: R, longest: usize, lines: u64, bytes: u64) -> Self {
        Self {
            stream,
            longest,
            number: lines,
            start: bytes,
        }
    }

    /// The byte of the stream at which the next line begins.
    pub fn byte(&self) -> u64 {
        self.start
    }

    /// The next line, in the memory of one line at most.
    fn read(&mut self) -> io::Result<Option<InputLine>> {
        let (number, start) = (self.number + 1, self.start);
        let mut bytes = Vec::new();
        let mut fits = true;
        loop {
            let piece = match self.stream.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                piece => piece?,
            };
            if piece.is_empty() && self.start == start {
                return Ok(None);
            }
            let end = memchr::memchr(b'\n', piece);
            let taken = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
            fits &= bytes.len() + taken.len() <= self.longest;
            if fits {
                bytes.extend_from_slice(taken);
            }
            let used = taken.len() + usize::from(end.is_some());
            let is_over = end.is_some() || piece.is_empty();
            self.stream.consume(used);
            self.start += used as u64;
            if is_over {
                break;
            }
        }
        self.number = number;
        let mut start = start;
        if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
            start += 3;
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        Ok(Some(InputLine {
            number,
            start,
            bytes: fits.then_some(bytes),
            longest: self.longest,
        }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<InputLine>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

impl InputLine {
    /// The line as text.
    ///
    /// # Errors
    /// Says, as a sentence, that it is too long or no UTF-8.
    pub fn text(&self) -> Result<&str, String> {
        let too_long = || format!("it is longer than {}", size(self.longest as u64));
        let bytes = self.bytes.as_deref().ok_or_else(too_long)?;
        std::str::from_utf8(bytes)
            .map_err(|error| format!("it is not UTF-8 from byte {} on", error.valid_up_to() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_number_and_place_whatever_the_buffer() {
        let text = "\u{feff}one\r\n\ntwo\nthree";
        for buffer in 1..20 {
            let stream = io::BufReader::with_capacity(buffer, text.as_bytes());
            let lines: Vec<InputLine> = Lines::new(stream, 100).map(Result::unwrap).collect();
            let found: Vec<(u64, u64, &str)> = lines
                .iter()
                .map(|line| (line.number, line.start, line.text().unwrap()))
                .collect();
            assert_eq!(
                found,
                [(1, 3, "one"), (2, 8, ""), (3, 9, "two"), (4, 13, "three")]
            );
        }
    }

    #[test]
    fn a_line_too_long_is_passed_over_and_the_next_is_read() {
        let text = "x".repeat((1 << 10) + 1) + "\ny\nab";
        let mut bytes = text.into_bytes();
        bytes.push(0xff);
        let lines: Vec<InputLine> = Lines::new(bytes.as_slice(), 1 << 10)
            .map(Result::unwrap)
            .collect();
        assert_eq!(lines[0].text(), Err("it is longer than 1 kB".to_owned()));
        assert_eq!(lines[1].text(), Ok("y"));
        assert_eq!(
            lines[2].text(),
            Err("it is not UTF-8 from byte 3 on".to_owned())
        );
    }
}
