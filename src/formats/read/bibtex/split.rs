//! Cuts a stream into BibTeX entries, each with the line that it begins on.
//!
//! The cut knows braces and nothing else, so that an entry which is wrong inside costs only
//! itself. An entry without an end is over where a line begins with another one.

use std::io::{self, BufRead};

use super::opening::{self, LONGEST_MISNAMED, LONGEST_OPENING};
use crate::disk::limits;
use crate::text::size::size;

/// What may open, close or end something within an entry.
const SIGNS: [u8; 5] = *b"{})\"\n";
/// So much of an entry that cannot be used is told.
const BEGINNING: usize = 200;

/// One entry from its `@` to its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BibtexPiece {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// What it is made of.
    pub(super) text: PieceText,
}

/// The bytes of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PieceText {
    /// All of them, with the brace that closes it.
    Whole(Vec<u8>),
    /// Those before the next entry begins, for it has no end of its own.
    Open(Vec<u8>),
    /// None that can be used but how it begins, and why.
    Lost(Vec<u8>, String),
}

/// What a line has before the place where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PieceHead {
    Blank,
    Comment,
    Text,
}

/// Where an entry begins.
enum Found {
    /// The length of its opening, and the byte that closes it.
    Entry(usize, u8),
    /// So many bytes of a line begin like an entry, `@two words{key,`, and are the opening of none.
    Misnamed(usize),
}

/// The entries of a stream; the text between them is passed over.
pub(super) struct BibtexPieces<R> {
    stream: R,
    /// What was read and is not yet passed.
    held: Vec<u8>,
    at: usize,
    line: u64,
    head: PieceHead,
    ended: bool,
    /// Whether only the beginning of a line may begin an entry.
    lost: bool,
}

impl<R: BufRead> BibtexPieces<R> {
    pub(super) fn new(stream: R) -> Self {
        Self {
            stream,
            held: Vec::new(),
            at: 0,
            line: 1,
            head: PieceHead::Blank,
            ended: false,
            lost: false,
        }
    }

    fn rest(&self) -> &[u8] {
        self.held.get(self.at..).unwrap_or_default()
    }

    /// Reads on until so many bytes are at hand, or the stream has ended.
    fn want(&mut self, bytes: usize) -> io::Result<()> {
        while self.rest().len() < bytes && !self.ended {
            let piece = match self.stream.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                piece => piece?,
            };
            let read = piece.len();
            self.ended = read == 0;
            self.held.drain(..self.at);
            self.at = 0;
            self.held.extend_from_slice(piece);
            self.stream.consume(read);
        }
        Ok(())
    }

    /// Goes on by so many bytes.
    fn pass(&mut self, bytes: usize) {
        let passed = self.rest().get(..bytes).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', passed).count();
        let last = memchr::memrchr(b'\n', passed);
        let tail = last.map_or(passed, |last| passed.get(last + 1..).unwrap_or_default());
        let mut head = if last.is_some() {
            PieceHead::Blank
        } else {
            self.head
        };
        if head == PieceHead::Blank
            && let Some(first) = tail.iter().find(|byte| !byte.is_ascii_whitespace())
        {
            head = if *first == b'%' {
                PieceHead::Comment
            } else {
                PieceHead::Text
            };
        }
        self.line += lines as u64;
        self.head = head;
        self.at += bytes;
    }

    /// Goes on by so many bytes, and returns them.
    fn passed(&mut self, bytes: usize) -> Vec<u8> {
        let passed = self.rest().get(..bytes).unwrap_or_default().to_owned();
        self.pass(bytes);
        passed
    }

    /// Goes to the next entry, or to what was meant for one.
    fn find(&mut self) -> io::Result<Option<Found>> {
        loop {
            self.want(1)?;
            if self.rest().is_empty() {
                return Ok(None);
            }
            let Some(sign) = memchr::memchr(b'@', self.rest()) else {
                self.pass(self.rest().len());
                continue;
            };
            self.pass(sign);
            self.want(LONGEST_MISNAMED)?;
            let opening = match self.head {
                PieceHead::Comment => None,
                PieceHead::Text if self.lost => None,
                PieceHead::Text => opening::within(self.rest()),
                PieceHead::Blank => opening::whole(self.rest()),
            };
            if let Some((length, close)) = opening {
                return Ok(Some(Found::Entry(length, close)));
            }
            if self.head == PieceHead::Blank
                && let Some(length) = opening::misnamed(self.rest())
            {
                return Ok(Some(Found::Misnamed(length)));
            }
            if self.ended && self.head == PieceHead::Blank && opening::is_cut(self.rest()) {
                return Ok(Some(Found::Entry(self.rest().len(), b'}')));
            }
            self.pass(1);
        }
    }

    /// Takes the entry that begins here.
    fn take(&mut self, opening: usize, close: u8) -> io::Result<BibtexPiece> {
        let line = self.line;
        let piece = |text| BibtexPiece { line, text };
        let lost = |pieces: &mut Self, place: usize, reason| {
            let begun = pieces.rest().get(..place.min(BEGINNING));
            let text = PieceText::Lost(begun.unwrap_or_default().to_owned(), reason);
            pieces.pass(place);
            Ok(piece(text))
        };
        let (mut depth, mut quoted, mut place) = (0_usize, false, opening);
        loop {
            if place > limits::ENTRY {
                self.lost = true;
                let largest = size(limits::ENTRY as u64);
                return lost(self, place, format!("it is longer than {largest}"));
            }
            let ahead = self.rest().get(place..).unwrap_or_default();
            let Some(plain) = ahead.iter().position(|byte| SIGNS.contains(byte)) else {
                if self.ended && ahead.is_empty() {
                    return lost(self, place, "the input ends within it".to_owned());
                }
                place += ahead.len();
                self.want(place + 1)?;
                continue;
            };
            let byte = ahead.get(plain).copied().unwrap_or_default();
            place += plain + 1;
            match byte {
                b'{' => depth += 1,
                b'}' if depth > 0 => depth -= 1,
                b'"' if depth == 0 => quoted = !quoted,
                b'\n' => {
                    self.want(place + LONGEST_OPENING)?;
                    let next = self.rest().get(place..).unwrap_or_default();
                    if next.first() == Some(&b'@') && opening::whole(next).is_some() {
                        let bytes = self.passed(place);
                        return Ok(piece(PieceText::Open(bytes)));
                    }
                }
                _ if byte == close && depth == 0 && (byte == b'}' || !quoted) => {
                    let bytes = self.passed(place);
                    self.lost = false;
                    return Ok(piece(PieceText::Whole(bytes)));
                }
                _ => {}
            }
        }
    }
}

impl<R: BufRead> Iterator for BibtexPieces<R> {
    type Item = io::Result<BibtexPiece>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = self.find().transpose()?;
        Some(found.and_then(|found| match found {
            Found::Entry(opening, close) => self.take(opening, close),
            Found::Misnamed(length) => {
                let line = self.line;
                let begun = self.passed(length);
                let reason = "what stands behind its @ is no kind of entry".to_owned();
                let text = PieceText::Lost(begun, reason);
                Ok(BibtexPiece { line, text })
            }
        }))
    }
}

#[cfg(test)]
mod tests;
