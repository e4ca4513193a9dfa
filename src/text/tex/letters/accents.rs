//! Accents on letters, and letters that have a command of their own.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use crate::text::tex::commands::{SymbolKind, glyph, symbol};
use crate::text::tex::{Mode, TexReader, is_small};

/// Accent commands of prose and their combining marks (<https://ctan.org/pkg/encguide>).
const ACCENTS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('u', '\u{306}'),
    ('.', '\u{307}'),
    ('"', '\u{308}'),
    ('r', '\u{30a}'),
    ('H', '\u{30b}'),
    ('v', '\u{30c}'),
    ('d', '\u{323}'),
    ('c', '\u{327}'),
    ('k', '\u{328}'),
    ('b', '\u{331}'),
    ('t', '\u{361}'),
    ('G', '\u{30f}'),
    ('U', '\u{30e}'),
];

/// The mark of an accent command of prose.
fn accent(sign: char) -> Option<char> {
    let found = ACCENTS.iter().find(|(known, _)| *known == sign);
    found.map(|(_, mark)| *mark)
}

/// The text with a mark on its only character, or on each letter that bears none and is no script: so
/// no text grows without end. What is more than letters with their subscripts stands in brackets, which
/// bear the mark: `(A∪B)̅`.
pub(in crate::text::tex) fn marked(text: &str, mark: char) -> String {
    let is_single = text.chars().filter(|c| !is_combining_mark(*c)).count() == 1;
    let mut marked = String::with_capacity(text.len() * 3);
    let inside = text.trim();
    if !is_single && !is_letters(inside) {
        let blanks = text.len() - text.trim_start().len();
        marked.push_str(text.get(..blanks).unwrap_or_default());
        marked.extend(["(", inside, ")"]);
        marked.push(mark);
        return marked;
    }
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        marked.push(match c {
            'ı' => 'i',
            'ȷ' => 'j',
            _ => c,
        });
        if c == '_' {
            let is_long = chars.peek() == Some(&'(');
            let is_last = |c: char| !is_long || c == ')';
            for c in chars.by_ref() {
                marked.push(c);
                if is_last(c) {
                    break;
                }
            }
            continue;
        }
        let has_one = chars.peek().copied().is_some_and(is_combining_mark);
        let is_base = c.is_alphanumeric() && !is_small(c) && !is_marked(c);
        if !is_single && !has_one && is_base {
            marked.push(mark);
        }
    }
    if is_single {
        marked.push(mark);
    }
    marked.nfc().collect()
}

/// Whether a text is letters and digits with subscripts and marks.
fn is_letters(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let is_part = match c {
            '_' => match chars.next() {
                Some('(') => chars.by_ref().any(|c| c == ')'),
                script => script.is_some_and(char::is_alphanumeric),
            },
            _ if is_raised(c) => false,
            _ => c.is_alphanumeric() || is_combining_mark(c) || "′″‴.".contains(c) || is_small(c),
        };
        if !is_part {
            return false;
        }
    }
    true
}

/// Whether a character stands high by itself: a mark over `x²` is not one over `x`.
fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{207f}' | 'ʰ'..='ˤ' | 'ᴬ'..='ᵡ' | 'ᶛ'..='ᶿ' | 'ⱽ')
}

/// Whether a letter is composed of a base and a mark.
fn is_marked(c: char) -> bool {
    std::iter::once(c).nfd().count() > 1
}

impl TexReader<'_> {
    /// An accent command of prose at a backslash, and the letter below; `None` where none is.
    pub(in crate::text::tex) fn accented(
        &mut self,
        at: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        let sign = self.text(at + 1..end).chars().next()?;
        let mark = accent(sign)?;
        let from = at + 1 + sign.len_utf8();
        let named = sign.is_ascii_alphabetic();
        if named
            && self
                .byte(from)
                .is_some_and(|byte| byte.is_ascii_alphabetic())
        {
            return None;
        }
        if named && mode.is_maths() {
            return self.greek(at, from, end);
        }
        if self.byte(from) == Some(b'{') {
            let close = self.close_of_group(from, end)?;
            let inside = from + 1..close;
            if let Some(after) = self.greek(at, from, end) {
                return Some(after);
            }
            return self.on_group(inside, mark, sign, at..close + 1);
        }
        let gap = if named {
            self.after_blanks(from, end)
        } else {
            from
        };
        let (base, after) = self.base(gap, end)?;
        if sign == '\'' && base == 's' && self.is_possessive(after, end) {
            return None;
        }
        // A bare command and its letter are an accent only if the letter can bear it.
        let base = undotted(base, mark);
        if is_index(base, mark) {
            // No index is below zero, and programs write the mark of Unicode where it stands, behind its
            // digit: before the last one it is that of the digit before.
            let is_last = !self
                .text(after..end)
                .starts_with(|c: char| c.is_ascii_digit());
            let follows_digit = self.out.last().is_some_and(|c| c.is_ascii_digit());
            let is_of_other = (base == '0' || is_last) && follows_digit;
            let text = if is_of_other {
                format!("{mark}{base}")
            } else {
                format!("{base}{mark}")
            };
            self.out.put(&text, at..after);
        } else {
            let letter = compose(base, mark)?;
            self.out.put(letter.encode_utf8(&mut [0; 4]), at..after);
        }
        Some(after)
    }

    /// An accent on a group: its first letter bears it. An empty group gives the sign alone.
    fn on_group(
        &mut self,
        inside: Range<usize>,
        mark: char,
        sign: char,
        source: Range<usize>,
    ) -> Option<usize> {
        let end = source.end;
        if self.text(inside.clone()).trim().is_empty() {
            self.out.put(sign.encode_utf8(&mut [0; 4]), source);
            return Some(end);
        }
        let start = self.out.place();
        self.read(inside, Mode::Prose);
        let written = self.out.since(start).to_owned();
        let mut chars = written.chars();
        let base = chars.next()?;
        let mut text: String = String::from(undotted(base, mark));
        if base.is_alphabetic() || is_index(base, mark) {
            text.push(mark);
        }
        text.push_str(chars.as_str());
        let text: String = text.nfc().collect();
        self.out.replace(start, &text, source);
        Some(end)
    }

    /// `model\'s` is an apostrophe that was escaped.
    fn is_possessive(&self, after: usize, end: usize) -> bool {
        let in_word = self.out.last().is_some_and(char::is_alphabetic);
        in_word && !self.text(after..end).starts_with(char::is_alphabetic)
    }

    /// The letter below a bare accent: a character, or a command that is a letter.
    fn base(&self, at: usize, end: usize) -> Option<(char, usize)> {
        let rest = self.text(at..end);
        let c = rest.chars().next()?;
        if c != '\\' {
            return c.is_alphanumeric().then(|| (c, at + c.len_utf8()));
        }
        let name = self.name(at, end)?;
        let after = at + 1 + name.len();
        let letter = glyph(name)?.chars().next()?;
        // The blank only ends the command where the word goes on.
        let blanks = self.after_blanks(after, end);
        let goes_on = self.text(blanks..end).starts_with(char::is_alphabetic);
        Some((letter, if goes_on { blanks } else { after }))
    }

    /// `\k{appa}` and its kin: Greek letters that arXiv took for accents.
    fn greek(&mut self, at: usize, from: usize, end: usize) -> Option<usize> {
        let close = self.close_of_group(from, end)?;
        let rest = self.text(from + 1..close);
        let is_name = rest.len() <= 6 && rest.bytes().all(|byte| byte.is_ascii_lowercase());
        let name = format!("{}{rest}", self.text(at + 1..from));
        let (text, SymbolKind::Letter) = symbol(&name).filter(|_| is_name)? else {
            return None;
        };
        self.out.put(text, at..close + 1);
        Some(close + 1)
    }
}

/// Whether a macron stands over a digit, as in the indices of a crystal's faces: `(11\=20)`.
fn is_index(base: char, mark: char) -> bool {
    base.is_ascii_digit() && mark == '\u{304}'
}

/// `\'{\i}` is an i with an accent in place of its dot.
fn undotted(base: char, mark: char) -> char {
    match (base, mark) {
        ('ı', mark) if compose('i', mark).is_some() => 'i',
        ('ȷ', mark) if compose('j', mark).is_some() => 'j',
        _ => base,
    }
}
