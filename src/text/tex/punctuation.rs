//! Plain text, and the punctuation that TeX writes in its own way: ties, dashes, quotes, primes.

use super::{Mode, TexReader, web};

/// What has been opened by ``` `` ```.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotation {
    /// Nothing that is not closed again.
    None,
    /// A quotation.
    Open,
    /// A quotation, and one in straight quotes within it.
    Straight,
}

/// A quotation in single quotes is not longer than this.
const LONGEST_QUOTATION: usize = 100;

impl TexReader<'_> {
    /// What stands in prose and is neither command nor group nor script.
    pub(super) fn in_prose(&mut self, at: usize, end: usize) -> usize {
        match self.byte(at) {
            Some(b'~') => self.tie(at, end),
            Some(b'-') => self.dash(at, end),
            Some(b'\'') => self.closing_quote(at, end),
            Some(b'"') if self.quotation != Quotation::None => self.straight_quote(at, end),
            Some(b'`') => self.opening_quote(at, end),
            Some(b':') if self.text(at..end).starts_with("://") => self.address(at, end),
            _ => self.run(at, end),
        }
    }

    /// Copies plain text up to what may be more.
    fn run(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.source.as_bytes().get(at..end).unwrap_or_default();
        let mut len = 1;
        while let Some(byte) = bytes.get(len) {
            let stops = match byte {
                b'\\' | b'$' | b'{' | b'}' | b'^' | b'_' | b'~' | b'-' | b'\'' | b'`' | b':'
                | b'"' | b'\t' | b'\r' | b'\n' | b'\x1b' => true,
                b' ' => matches!(
                    bytes.get(len + 1),
                    None | Some(b' ' | b'\n' | b'\t' | b'\r')
                ),
                _ => false,
            };
            if stops {
                break;
            }
            len += 1;
        }
        self.out.copy(at..at + len);
        at + len
    }

    /// `~` between words is a blank; before a number it may mean about.
    fn tie(&mut self, at: usize, end: usize) -> usize {
        let before = self.text(0..at).chars().next_back();
        let after = self.text(at + 1..end).chars().next();
        let joins = before.zip(after).is_some_and(|(before, after)| {
            let is_range = before.is_ascii_digit() && after.is_ascii_digit();
            let is_between = !before.is_whitespace() && !after.is_whitespace();
            after == '\\' || (is_between && !is_range && !"([{<=/".contains(before))
        });
        if joins {
            self.out.blank(at..at + 1);
            at + 1
        } else {
            self.copy_chars(at, end, 1)
        }
    }

    /// `--` and `---`; longer rows, arrows and options stay.
    fn dash(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text(at..end);
        let len = rest.len() - rest.trim_start_matches('-').len();
        let before = self.text(0..at).chars().next_back();
        let after = rest.get(len..).and_then(|rest| rest.chars().next());
        // `--help` is an option; `word --word` is not told from it.
        let is_option = len == 2
            && before.is_none_or(|c| c.is_whitespace() || "(`[\"".contains(c))
            && after.is_some_and(char::is_alphabetic);
        let is_arrow = after == Some('>') || before == Some('<') || before == Some('!');
        match len {
            2 if !is_option && !is_arrow => self.out.put("–", at..at + 2),
            3 if !is_arrow => self.out.put("—", at..at + 3),
            _ => self.out.copy(at..at + len),
        }
        at + len
    }

    fn closing_quote(&mut self, at: usize, end: usize) -> usize {
        if !self.text(at..end).starts_with("''") {
            return self.copy_chars(at, end, 1);
        }
        // Seconds of arc are written the same way.
        let after_digit = self.out.last().is_some_and(|c| c.is_ascii_digit());
        if after_digit && self.quotation == Quotation::None {
            self.out.copy(at..at + 2);
        } else {
            self.out.put("”", at..at + 2);
        }
        self.quotation = Quotation::None;
        at + 2
    }

    /// `"` closes a quotation that was opened by ``` `` ```, unless it opens one itself.
    fn straight_quote(&mut self, at: usize, end: usize) -> usize {
        let is_open = |c: char| c.is_whitespace() || "([{“‘—–-/".contains(c);
        let opens = self.out.last().is_none_or(is_open)
            && self.text(at + 1..end).starts_with(char::is_alphanumeric);
        self.quotation = match self.quotation {
            Quotation::Open if opens => Quotation::Straight,
            Quotation::Straight => Quotation::Open,
            Quotation::Open | Quotation::None => {
                self.quotation = Quotation::None;
                self.out.put("”", at..at + 1);
                return at + 1;
            }
        };
        self.copy_chars(at, end, 1)
    }

    /// ``` `` ``` opens a quotation, and so does `` ` `` where `'` closes it; otherwise it stays.
    fn opening_quote(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text(at..end);
        if rest.starts_with("```") {
            return self.copy_chars(at, end, 3);
        }
        if rest.starts_with("``") {
            self.out.put("“", at..at + 2);
            self.quotation = Quotation::Open;
            return at + 2;
        }
        let before = self.text(0..at).chars().next_back();
        let begins = before.is_none_or(|c| !c.is_alphanumeric());
        if let Some(close) = quotation(rest).filter(|close| begins && at + close < end) {
            self.out.put("‘", at..at + 1);
            let close = at + close;
            self.read(at + 1..close, Mode::Prose);
            self.out.put("’", close..close + 1);
            return close + 1;
        }
        self.copy_chars(at, end, 1)
    }

    /// An address is copied as it is, but for escaped signs.
    fn address(&mut self, at: usize, end: usize) -> usize {
        let scheme = web::scheme_before(self.text(0..at));
        if scheme == 0 {
            return self.copy_chars(at, end, 1);
        }
        let len = web::address_len(self.text(at..end));
        let start = self.out.place().back(scheme);
        self.copy_address(at..at + len);
        let address = self.out.since(start);
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let address = address.to_owned();
        self.out.link(start, address.len(), address);
        at + len
    }

    /// What stands in a formula and is neither command nor group nor script.
    pub(super) fn in_maths(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        match self.byte(at) {
            Some(b'~') => self.out.blank(at..at + 1),
            Some(b'&') if mode == Mode::Columns => {
                self.end_cell();
                if !self.is_aligned(at, end) {
                    self.out.blank(at..at + 1);
                }
            }
            Some(b'\'') => return self.primes(at, end),
            Some(letter @ b'A'..=b'Z') => self.capital(letter, at),
            _ => return self.copy_chars(at, end, 1),
        }
        at + 1
    }

    /// Whether a `&` stands against a relation, whose place it says: `a&=b`, `a&=&b`.
    fn is_aligned(&self, at: usize, end: usize) -> bool {
        let is_relation = |byte: Option<u8>| byte.is_some_and(|byte| b"=<>".contains(&byte));
        let is_spaced = |at: usize| self.byte(at).is_some_and(|byte| byte.is_ascii_whitespace());
        let before = at.checked_sub(1);
        let follows = is_relation(before.and_then(|at| self.byte(at))) && !is_spaced(at + 1);
        let precedes = at + 1 < end && is_relation(self.byte(at + 1)) && !is_spaced(at + 2);
        follows || precedes
    }

    fn primes(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text(at..end);
        let (text, len) = match rest.len() - rest.trim_start_matches('\'').len() {
            1 => ("′", 1),
            2 => ("″", 2),
            _ => ("‴", 3),
        };
        self.out.put(text, at..at + len);
        at + len
    }
}

/// Where the quotation closes that a single backquote opens: at an apostrophe that ends a word.
fn quotation(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('`')?;
    if inside.starts_with(char::is_whitespace) {
        return None;
    }
    let bytes = inside.as_bytes();
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_QUOTATION) {
        match byte {
            b'`' | b'{' | b'}' | b'$' => return None,
            b'\'' => {
                let next = bytes.get(at + 1).copied().unwrap_or(b' ');
                if at > 0 && !next.is_ascii_alphanumeric() && next != b'\'' {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
