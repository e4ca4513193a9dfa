//! Commands of one sign, such as `\%`, `\,` and `\\`, and characters by their number.

use std::ops::Range;

use super::{Mode, TexPart, TexReader, commands};

impl TexReader<'_> {
    /// A backslash before a sign that is no letter.
    pub(super) fn control_sign(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        let Some(sign) = self.text(at + 1..end).chars().next() else {
            return self.copy_chars(at, end, 1);
        };
        let after = at + 1 + sign.len_utf8();
        match sign {
            '%' | '&' | '#' | '$' | '_' | '{' | '}' | '"' | '*' | '\'' | '`' => {
                self.out.put(sign.encode_utf8(&mut [0; 4]), at..after);
            }
            '|' => self.out.put("‖", at..after),
            '\\' => return self.line_end(at, after, end, mode),
            ' ' | '\n' | '\t' | '\r' | ',' | ';' | ':' | '>' => self.out.blank(at..after),
            '!' | '-' | '/' | '@' => {}
            '(' | '[' => {
                let Some(close) = self.pairs.close_of(at).filter(|close| *close < end) else {
                    return self.copy_chars(at, end, 2);
                };
                self.maths(after..close, close + 2, end);
                self.parts.push((at..close + 2, TexPart::Kept));
                return close + 2;
            }
            _ => return self.copy_chars(at, end, 2),
        }
        after
    }

    /// `\\`, with `*` and `[2pt]`. Before the name of a command it is one escaped twice.
    fn line_end(&mut self, at: usize, after: usize, end: usize, mode: Mode) -> usize {
        if let Some(name) = self.name(at + 1, end) {
            let opens = self.byte(after + name.len()) == Some(b'{');
            if name.len() > 1 && (mode == Mode::Maths || opens) && commands::command(name).is_some()
            {
                return at + 1;
            }
        }
        self.end_row(at..after, mode);
        self.option(after, end).map_or(after, |(_, after)| after)
    }

    /// Ends a row of columns by `;`, to which the row's own last mark gives way. Elsewhere it is a
    /// blank.
    pub(super) fn end_row(&mut self, source: Range<usize>, mode: Mode) {
        if mode == Mode::Columns {
            self.end_cell();
            self.out.take_blank();
            if !self.out.written().ends_with("..") {
                self.out.take_end(&[',', ';', '.']);
            }
            self.out.put(";", source.clone());
        }
        self.out.blank(source);
    }

    /// What stands in square brackets at a place, and the place after them.
    pub(super) fn option(&self, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        /// No option is longer than this.
        const LONGEST: usize = 200;
        let rest = self.text(at..end).strip_prefix('[')?;
        let close = rest.bytes().take(LONGEST).position(|byte| byte == b']')?;
        Some((at + 1..at + 1 + close, at + close + 2))
    }
}

/// The character of a number such as `x2013`, `"2013` or `8211`; none that controls.
pub(super) fn numbered(number: &str) -> Option<char> {
    let number = number.trim();
    let hexadecimal = number.strip_prefix(['x', 'X', '"']);
    let code = match hexadecimal.or_else(|| number.strip_prefix("U+")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control())
}
