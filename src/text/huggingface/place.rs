//! A word of stripped text where it stands, and what it was there.

use std::borrow::Cow;
use std::ops::Range;

use super::words::{WordTurn, turns};
use crate::text::tex::symbol;

/// A word and what stands round it.
pub(super) struct WordPlace<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    /// Where what follows begins: behind a `left` that is glued to the word.
    pub(super) after: usize,
}

type Restored = (Range<usize>, Cow<'static, str>);

impl<'a> WordPlace<'a> {
    fn word(&self) -> &'a str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    pub(super) fn before(&self) -> Option<char> {
        self.text_before().chars().next_back()
    }

    fn text_before(&self) -> &'a str {
        self.text.get(..self.range.start).unwrap_or_default()
    }

    fn after(&self) -> &'a str {
        self.text.get(self.after..).unwrap_or_default()
    }

    /// The end of the word where it is `left` or `right` against a bracket.
    pub(super) fn glued(&self, end: &str, brackets: &str) -> Option<Range<usize>> {
        self.word().strip_suffix(end)?;
        let bracket = self.after().trim_start_matches('\\').chars().next()?;
        (brackets.contains(bracket) && (bracket != '.' || end == "right"))
            .then(|| self.range.end - end.len()..self.range.end)
    }

    pub(super) fn turned_back(&self) -> Option<Restored> {
        let turn = turns(self.word()).iter().find(|turn| self.stands(**turn));
        match turn {
            Some(WordTurn::BeforeBrace | WordTurn::BeforeArgument | WordTurn::Raised) => {
                Some(self.as_command())
            }
            Some(
                WordTurn::InBraces | WordTurn::Alone | WordTurn::Letter | WordTurn::BeforeSubscript,
            ) => self.as_symbol(),
            Some(WordTurn::Glued) | None => self.relation().or_else(|| self.glued_sign()),
        }
    }

    /// Whether the word stands as it does where it was a command.
    fn stands(&self, turn: WordTurn) -> bool {
        match turn {
            WordTurn::BeforeBrace => self.after().starts_with('{'),
            WordTurn::BeforeArgument => self.has_argument(),
            WordTurn::Raised => self.is_script(),
            WordTurn::InBraces => self.is_wrapped(),
            WordTurn::Alone => !self.is_identifier(),
            WordTurn::Letter => self.is_wrapped() || self.is_symbol(),
            WordTurn::BeforeSubscript => self.has_subscript(),
            WordTurn::Glued => false,
        }
    }

    /// The word as the command that it was.
    fn as_command(&self) -> Restored {
        let start = self.range.start;
        (start..start, Cow::Borrowed("\\"))
    }

    /// What the command that it was prints.
    fn as_symbol(&self) -> Option<Restored> {
        let (text, _) = symbol(self.word())?;
        let blank = matches!(self.word(), "langle" | "lceil" | "lfloor" | "nabla")
            && self.after().starts_with(' ');
        let closes =
            matches!(self.word(), "rangle" | "rceil" | "rfloor") && self.before() == Some(' ');
        let start = self.range.start - usize::from(closes);
        Some((
            start..self.range.end + usize::from(blank),
            Cow::Borrowed(text),
        ))
    }

    /// Whether an argument follows: in braces, or one letter behind a blank.
    fn has_argument(&self) -> bool {
        let Some(argument) = self.after().strip_prefix(' ') else {
            return self.after().starts_with('{');
        };
        let mut chars = argument.chars();
        chars.next().is_some_and(char::is_alphabetic)
            && chars.next().is_none_or(|c| !c.is_alphabetic())
            || symbol(leading_word(argument)).is_some()
    }

    /// Whether it alone stands in braces: a command that its author kept apart.
    fn is_wrapped(&self) -> bool {
        self.before() == Some('{') && self.after().starts_with('}')
    }

    /// Whether it stands behind `^` or `_`, or opens their braces.
    fn is_script(&self) -> bool {
        let before = self.text_before();
        before.strip_suffix('{').unwrap_or(before).ends_with('^')
    }

    /// Whether it is a part of an identifier such as `max_alpha`.
    fn is_identifier(&self) -> bool {
        let before = self.text_before();
        let base = before.strip_suffix('_').map_or(0, |base| {
            base.bytes()
                .rev()
                .take(3)
                .take_while(u8::is_ascii_alphabetic)
                .count()
        });
        base > 2 || (self.after().starts_with('_') && !self.has_subscript())
    }

    fn has_subscript(&self) -> bool {
        let Some(rest) = self.after().strip_prefix('_') else {
            return false;
        };
        let mut chars = rest.chars();
        chars.next().is_some_and(|c| {
            "{\\".contains(c)
                || c.is_ascii_digit()
                || c.is_alphabetic() && chars.next().is_none_or(|c| !c.is_alphanumeric())
        })
    }

    /// Whether a Greek name stands against `^`, `_`, `(`, or behind a digit. Before a digit it is
    /// more often a name, such as `pi0` or `tau2`.
    fn is_symbol(&self) -> bool {
        if self.is_identifier() {
            return false;
        }
        let is_small = self.word().starts_with(|c: char| c.is_ascii_lowercase());
        let after = self.after();
        let by_after = after.starts_with(['^', '('])
            || self.has_subscript()
            || (self.before() == Some('{') && (after.starts_with("}^") || after.starts_with("}_")));
        let by_before = self
            .before()
            .is_some_and(|c| "^_".contains(c) || is_small && c.is_ascii_digit());
        by_after || by_before || self.is_script()
    }

    /// `le`, `pm` and their kin between two short operands.
    fn relation(&self) -> Option<Restored> {
        if !matches!(self.word(), "le" | "ge" | "gg" | "pm" | "sim" | "times") {
            return None;
        }
        let digit = |c: char| c.is_ascii_digit();
        let before = self.text_before();
        let after = self.after();
        let operand = after.strip_prefix(' ')?;
        let token = operand.split(' ').next().unwrap_or_default();
        let stands = match self.word() {
            "pm" => before.ends_with(' ') && operand.starts_with(digit),
            "sim" => before.ends_with([' ', '(']) && operand.starts_with(digit),
            "times" => {
                before
                    .strip_suffix(' ')
                    .is_some_and(|text| text.ends_with(digit))
                    && operand.starts_with("10^")
            }
            _ => {
                let last = before
                    .trim_end()
                    .rsplit([' ', '('])
                    .next()
                    .unwrap_or_default();
                let glued = before.ends_with(|c: char| !c.is_ascii() && c.is_alphabetic());
                (glued || before.ends_with(' ')) && is_operand(last) && is_operand(token)
            }
        };
        stands.then(|| self.as_symbol()).flatten()
    }

    /// An arrow between capitals or single letters: `ARleftrightarrowEN`.
    fn arrow(&self) -> Option<Restored> {
        let word = self.word();
        // Few long words have the letter that it ends with.
        if word.len() < "rightarrow".len() || !word.as_bytes().contains(&b'w') {
            return None;
        }
        let name = ["leftrightarrow", "rightarrow"]
            .into_iter()
            .find(|name| word.contains(name))?;
        let (before, after) = word.split_once(name)?;
        let stands = |part: &str, side: Option<char>| {
            part.len() <= 1 || side.is_some_and(|c| c.is_ascii_uppercase())
        };
        let start = self.range.start + before.len();
        let (text, _) = symbol(name)?;
        (stands(before, before.chars().next_back()) && stands(after, after.chars().next()))
            .then(|| (start..start + name.len(), Cow::Borrowed(text)))
    }

    /// `2times`, `15\%sim30`, `kgeq`: signs glued to a digit, a bracket or one letter.
    fn glued_sign(&self) -> Option<Restored> {
        let word = self.word();
        let digit_after = self.after().starts_with(|c: char| c.is_ascii_digit());
        let operand_before = self
            .before()
            .is_some_and(|c| c.is_ascii_digit() || !c.is_ascii() || "%)}]".contains(c));
        if operand_before && word.starts_with("times") {
            let start = self.range.start;
            return Some((start..start + "times".len(), Cow::Borrowed("×")));
        }
        let is_number = || {
            let digits = self.after().bytes().take_while(u8::is_ascii_digit).count();
            digits > 1
                || self
                    .after()
                    .get(digits..)
                    .is_some_and(|rest| rest.starts_with(['%', '.']))
        };
        let blank_before = self.before().is_none_or(|c| c.is_whitespace() || c == '(');
        let stands = match word {
            "sim" => digit_after && (operand_before || blank_before && is_number()),
            "approx" => digit_after || operand_before,
            "pm" => operand_before && digit_after,
            _ => false,
        };
        if stands {
            return self.as_symbol();
        }
        if let Some(arrow) = self.arrow() {
            return Some(arrow);
        }
        let first = word.chars().next()?;
        let sign = word.get(first.len_utf8()..)?;
        if matches!(sign, "log" | "ln") && self.before().is_some_and(|c| "(/".contains(c)) {
            let at = self.range.start + 1;
            return Some((at..at, Cow::Borrowed(" ")));
        }
        if !turns(sign).contains(&WordTurn::Glued) || self.is_identifier() {
            return None;
        }
        let (text, _) = symbol(sign)?;
        Some((self.range.start + 1..self.range.end, Cow::Borrowed(text)))
    }
}

/// The letters that a text begins with.
fn leading_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphabetic());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// Whether a token is a number, or a symbol with what hangs on it.
fn is_operand(token: &str) -> bool {
    let mut letters = token.chars().filter(|c| c.is_alphabetic());
    token.starts_with(|c: char| c.is_ascii_digit())
        || token.contains(['^', '_', '\\'])
        || (letters.next().is_some() && letters.next().is_none())
}
