//! A line without what cannot be seen, character by character.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::escapes::{self, Sequence};
use super::unseen::{self, UnseenPlace, is_separator, is_unseen};
use super::{Safe, Unseen};
use crate::text::map::Rewriter;

/// A line while it is made visible.
pub(super) struct VisibleLine {
    made: Rewriter,
    marks: Vec<Range<usize>>,
    unseen: Unseen,
    /// The bytes since the last visible character, where there is a blank among them.
    blank: usize,
}

impl VisibleLine {
    pub(super) fn new(bytes: usize, unseen: Unseen) -> Self {
        Self {
            made: Rewriter::with_capacity(bytes),
            marks: Vec::new(),
            unseen,
            blank: 0,
        }
    }

    /// Without what cannot be seen, and with single blanks.
    pub(super) fn visible(mut self, text: &str) -> Safe {
        let mut rest = text;
        let mut previous = None;
        while let Some(c) = rest.chars().next() {
            // Nearly all text is plain.
            let taken = match plain(rest) {
                0 => self.take(c, rest, previous),
                bytes => self.keep(rest, bytes),
            };
            let (part, after) = rest.split_at_checked(taken).unwrap_or((rest, ""));
            previous = part.chars().next_back();
            rest = after;
        }
        if self.blank > 0 {
            self.made.replace(self.blank, "");
        }
        let (text, map) = self.made.done();
        Safe {
            text,
            map,
            marks: self.marks,
        }
    }

    /// Takes what the text begins with, and returns how many bytes that was.
    fn take(&mut self, c: char, text: &str, previous: Option<char>) -> usize {
        let bytes = c.len_utf8();
        match escapes::sequence(text) {
            Some(Sequence::Whole(bytes)) => return self.drop(bytes),
            Some(Sequence::Torn(bytes)) => {
                self.blank += bytes;
                return bytes;
            }
            None => {}
        }
        if c.is_control() || c.is_whitespace() || is_separator(c) {
            self.blank += bytes;
            return bytes;
        }
        if is_unseen(c) {
            let after = text.chars().nth(1);
            return match unseen::place(c, self.before(), previous, after) {
                UnseenPlace::Kept => self.keep(text, bytes),
                UnseenPlace::Advice => self.drop(bytes),
                UnseenPlace::Stray => self.stray(c, text),
            };
        }
        if is_combining_mark(c) && self.before().is_none() {
            // A mark needs something to stand on, else it would stand on the frame.
            self.flush();
            self.made.replace(bytes, &format!("\u{25cc}{c}"));
            return bytes;
        }
        if let Some(angle) = mathematical(c) {
            self.flush();
            self.made.replace(bytes, angle);
            return bytes;
        }
        let flag = unseen::TAG_FLAGS
            .iter()
            .find(|flag| text.starts_with(**flag));
        self.keep(text, flag.map_or(bytes, |flag| flag.len()))
    }

    /// The character on which the next one would stand.
    fn before(&self) -> Option<char> {
        let text = &self.made.text;
        let is_free =
            self.blank > 0 || self.marks.last().is_some_and(|mark| mark.end == text.len());
        text.chars().next_back().filter(|_| !is_free)
    }

    /// Writes the blank that is due.
    fn flush(&mut self) {
        if self.blank > 0 {
            let between = if self.made.text.is_empty() { "" } else { " " };
            self.made.replace(self.blank, between);
            self.blank = 0;
        }
    }

    fn keep(&mut self, text: &str, bytes: usize) -> usize {
        self.flush();
        self.made.keep(text.get(..bytes).unwrap_or_default());
        bytes
    }

    fn drop(&mut self, bytes: usize) -> usize {
        if self.blank > 0 {
            self.blank += bytes;
        } else {
            self.made.replace(bytes, "");
        }
        bytes
    }

    /// Drops an unseen character, or marks it with all that follow of the same name.
    fn stray(&mut self, c: char, text: &str) -> usize {
        if self.unseen == Unseen::Dropped {
            return self.drop(c.len_utf8());
        }
        self.flush();
        let name = unseen::name(c);
        let alike = text
            .chars()
            .take_while(|c| is_unseen(*c) && unseen::name(*c) == name);
        let (count, bytes) = alike.fold((0, 0), |(count, bytes), c| {
            (count + 1, bytes + c.len_utf8())
        });
        let mark = if count > 1 {
            format!("⟨{name}×{count}⟩")
        } else {
            format!("⟨{name}⟩")
        };
        let start = self.made.text.len();
        self.made.replace(bytes, &mark);
        self.marks.push(start..self.made.text.len());
        bytes
    }
}

/// The brackets of mathematics for those that publishers once wrote: NFC would make of them the wide
/// ones of Chinese and Japanese (UnicodeData.txt: both are canonically those).
fn mathematical(c: char) -> Option<&'static str> {
    match c {
        '\u{2329}' => Some("⟨"),
        '\u{232a}' => Some("⟩"),
        _ => None,
    }
}

/// How many bytes at the start are printable ASCII with single blanks inside.
fn plain(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_sign = |byte: &u8| byte.is_ascii_graphic();
    let mut end = 0;
    loop {
        let rest = bytes.get(end..).unwrap_or_default();
        end += rest.iter().take_while(|byte| is_sign(byte)).count();
        match bytes.get(end..) {
            Some([b' ', next, ..]) if is_sign(next) && end > 0 => end += 1,
            _ => return end,
        }
    }
}
