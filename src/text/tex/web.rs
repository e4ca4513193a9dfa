//! Addresses of the web in a text: inside them nothing is TeX.

use std::ops::Range;

use super::TexReader;

/// How many bytes before `://` are the name of a scheme that is opened.
pub(super) fn scheme_before(text: &str) -> usize {
    let schemes = ["https", "http", "ftp"];
    schemes
        .iter()
        .find(|scheme| text.ends_with(*scheme))
        .map_or(0, |scheme| scheme.len())
}

/// How far an address goes that begins with `://`.
pub(super) fn address_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut depth = 0_usize;
    while let Some((at, c)) = chars.next() {
        let ends = match c {
            '"' | '<' | '>' | '`' | '$' | '}' | '{' => true,
            '\'' => chars.peek().is_some_and(|(_, next)| *next == '\''),
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                let is_outer = depth == 0;
                depth = depth.saturating_sub(1);
                is_outer
            }
            '\\' => !chars
                .peek()
                .is_some_and(|(_, next)| matches!(next, '_' | '%' | '#' | '&' | '~')),
            _ => c.is_whitespace() || c.is_control(),
        };
        if ends {
            return at;
        }
    }
    text.len()
}

impl TexReader<'_> {
    /// Copies an address without the backslashes of `\_`, `\%`, `\&` and `\#`.
    pub(super) fn copy_address(&mut self, range: Range<usize>) {
        let mut from = range.start;
        let text = self.text(range.clone());
        for (at, _) in text.match_indices('\\') {
            if !text
                .get(at + 1..)
                .unwrap_or_default()
                .starts_with(['_', '%', '&', '#'])
            {
                continue;
            }
            self.out.copy(from..range.start + at);
            from = range.start + at + 1;
        }
        self.out.copy(from..range.end);
    }
}
