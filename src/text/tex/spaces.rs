//! Spaces of a given length: `\hspace{1cm}`, `\hskip 5pt`, `\mkern-3mu`.

use std::ops::Range;

use super::TexReader;
use super::commands::{TexCommand, command};
use super::forms::CommandForm;

impl TexReader<'_> {
    /// A blank, unless the length is none or draws together.
    pub(super) fn space(&mut self, at: usize, after: usize, end: usize) -> usize {
        let (length, behind) = self.length_of(after, end);
        let length = self.text(length).trim();
        let digits = length.trim_start_matches(['.', '0']);
        let is_none = digits.is_empty() || length.starts_with('-') || is_unit(digits);
        if length.is_empty() || !is_none {
            self.out.blank(at..after);
        }
        behind
    }

    /// The place behind a space at a place that is made by a command: `\!` or one with a length.
    pub(super) fn after_space(&self, at: usize, end: usize) -> Option<usize> {
        if ["\\!", "\\,", "\\/"].contains(&self.text(at..end.min(at + 2))) {
            return Some(at + 2);
        }
        let name = self
            .name(at, end)
            .filter(|_| self.byte(at) == Some(b'\\'))?;
        let form = TexCommand::Form(CommandForm::Space);
        let is_space = command(name).is_some_and(|command| command == form);
        is_space.then(|| self.length_of(at + 1 + name.len(), end).1)
    }

    /// The length behind a command of space, in braces or bare, and the place behind it.
    fn length_of(&self, after: usize, end: usize) -> (Range<usize>, usize) {
        let from = self.after_blanks(after + usize::from(self.byte(after) == Some(b'*')), end);
        if let Some(close) = self.close_of_group(from, end) {
            return (from + 1..close, close + 1);
        }
        let behind = from + glue_len(self.text(from..end));
        (from..behind, self.after_blanks(behind, end))
    }
}

/// Whether a text begins with a unit of TeX (Knuth, "The `TeXbook`", chapter 10).
fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 12] = [
        "pt", "pc", "in", "bp", "cm", "mm", "dd", "cc", "sp", "em", "ex", "mu",
    ];
    let begins = UNITS.iter().any(|unit| text.starts_with(unit));
    begins || text.starts_with("fil")
}

/// The length of `5pt plus 1fil minus 2pt` at the start of a text; none where no number stands.
fn glue_len(text: &str) -> usize {
    let mut len = length_len(text);
    for word in ["plus", "minus"] {
        let rest = text.get(len..).unwrap_or_default();
        let stretch = rest.trim_start_matches(' ').strip_prefix(word);
        if let Some(stretch) = stretch.filter(|_| len > 0) {
            let behind = stretch.trim_start_matches(' ');
            let more = length_len(behind);
            if more > 0 {
                len = text.len() - behind.len() + more;
            }
        }
    }
    len
}

/// The length of `-.5 em` at the start of a text.
fn length_len(text: &str) -> usize {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number = unsigned.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let unit = number.trim_start_matches(' ');
    if number.len() == unsigned.len() || !is_unit(unit) {
        return 0;
    }
    let fills = unit
        .strip_prefix("fil")
        .map(|rest| rest.trim_start_matches('l'));
    let rest = fills.or_else(|| unit.get(2..)).unwrap_or_default();
    text.len() - rest.len()
}
