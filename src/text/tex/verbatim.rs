//! Text that is printed as it is written: `\verb|x_1|`.

use super::{Emphasis, TexPart, TexReader};

/// No text between two signs has more characters.
const LONGEST: usize = 400;

impl TexReader<'_> {
    /// What stands between a sign and its next occurrence, or in braces, as it is written.
    pub(super) fn verbatim(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let mut from = after + usize::from(self.byte(after) == Some(b'*'));
        from = self.option(from, end).map_or(from, |(_, after)| after);
        let (start, close) = if let Some(close) = self.close_of_group(from, end) {
            (from + 1, close)
        } else {
            let mut rest = self.text(from..end).char_indices().take(LONGEST);
            let (_, sign) = rest.next()?;
            if sign.is_alphanumeric() || sign.is_whitespace() {
                return None;
            }
            let (len, _) = rest.find(|(_, c)| *c == sign)?;
            (from + sign.len_utf8(), from + len)
        };
        let place = self.out.place().text;
        self.out.copy(start..close);
        self.out.style(place, Emphasis::Code);
        let sign = self
            .text(close..end)
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        self.parts.push((at..close + sign, TexPart::Kept));
        Some(close + sign)
    }
}
