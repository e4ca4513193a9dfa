//! The arguments of commands: braces, one command, or one character.

use std::ops::Range;

use super::commands::{self, TexCommand};
use super::{Mode, TexReader};

impl TexReader<'_> {
    /// The argument at a place: what its braces hold, a command with its own arguments, or one
    /// character; and the place after it.
    pub(super) fn argument(&self, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let at = self.after_blanks(at, end);
        if at >= end {
            return None;
        }
        match self.byte(at)? {
            b'{' => {
                let close = self.close_of_group(at, end)?;
                Some((at + 1..close, close + 1))
            }
            b'}' | b'$' | b'^' | b'_' | b'&' | b'\x1b' => None,
            b'\\' => {
                let Some(name) = self.name(at, end) else {
                    let sign = self.text(at + 1..end).chars().next()?;
                    let after = at + 1 + sign.len_utf8();
                    let is_formula = matches!(sign, '(' | ')' | '[' | ']' | '\\');
                    return (!is_formula).then_some((at..after, after));
                };
                let after = self.after_arguments(name, at + 1 + name.len(), end);
                Some((at..after, self.after_blanks_of_name(name, after, end)))
            }
            _ => {
                let c = self.text(at..end).chars().next()?;
                Some((at..at + c.len_utf8(), at + c.len_utf8()))
            }
        }
    }

    /// The blank behind the sign of degrees only ends the command where minutes follow it, or a letter
    /// that is no word: `5^\circ C`, `5^\circ \mathrm{C}`.
    fn after_blanks_of_name(&self, name: &str, after: usize, end: usize) -> usize {
        if name != "circ" {
            return after;
        }
        let blanks = self.after_blanks(after, end);
        let mut following = self.text(blanks..end).chars();
        let goes = match following.next() {
            Some('\\') => !self.is_sign(blanks, end),
            Some(c) if c.is_ascii_digit() => true,
            Some(c) => c.is_alphabetic() && !following.next().is_some_and(char::is_alphabetic),
            None => false,
        };
        if goes { blanks } else { after }
    }

    /// Where the arguments of a command end that it would take.
    fn after_arguments(&self, name: &str, mut at: usize, end: usize) -> usize {
        let count = commands::command(name).map_or(0, TexCommand::arguments);
        for _ in 0..count {
            let blanks = self.after_blanks(at, end);
            match self.close_of_group(blanks, end) {
                Some(close) => at = close + 1,
                None if self.byte(blanks) != Some(b'\\') && blanks < end => {
                    let c = self.text(blanks..end).chars().next();
                    at = blanks + c.map_or(0, char::len_utf8);
                }
                None => return at,
            }
        }
        at
    }

    /// Passes over so many arguments, and what is optional before them.
    pub(super) fn nothing(&mut self, arguments: usize, after: usize, end: usize) -> usize {
        if arguments == 0 {
            return after;
        }
        let mut at = self
            .byte(after)
            .map_or(after, |byte| after + usize::from(byte == b'*'));
        at = self.option(at, end).map_or(at, |(_, after)| after);
        for _ in 0..arguments {
            match self.close_of_group(at, end) {
                Some(close) => at = close + 1,
                None => return at,
            }
        }
        at
    }

    pub(super) fn last_of(
        &mut self,
        count: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        let mut at = self.option(after, end).map_or(after, |(_, after)| after);
        let mut last = None;
        for _ in 0..count {
            let open = self.after_blanks(at, end);
            let Some(close) = self.close_of_group(open, end) else {
                return last.map(|_| self.after_brace(open));
            };
            last = Some(open + 1..close);
            at = self
                .option(close + 1, end)
                .map_or(close + 1, |(_, after)| after);
        }
        self.read(last?, mode);
        Some(at)
    }

    /// The place behind a brace that is never closed, for the text was cut: it goes.
    pub(super) fn after_brace(&self, at: usize) -> usize {
        at + usize::from(self.byte(at) == Some(b'{'))
    }
}
