//! Signs that belong to a word: `C++`, `C#`, `A*`, `B⁺`, `.NET`.

use unicode_normalization::char::is_combining_mark;

use crate::text::safe::is_unseen;

/// What may stand behind the letters of a word as part of it, the longer first.
const BEHIND: &[&str] = &["++", "+", "#", "*"];
/// Behind these a number may follow at once: `C++17`, `C#8`.
const NUMBERED: &[&str] = &["++", "#"];
/// Names that begin with a full stop.
const DOTTED: &[&str] = &["net"];

/// Signs as they are folded, and the byte behind them.
pub(super) struct Signs {
    pub(super) folded: &'static str,
    pub(super) end: usize,
}

/// The signs that stand at a place, which is right behind a word: one of [`BEHIND`] and no more, with
/// no letter after it.
pub(super) fn behind(text: &str, at: usize) -> Option<Signs> {
    let rest = text.get(at..)?;
    let run: Vec<char> = rest.chars().take(3).map_while(plain).collect();
    let folded = BEHIND
        .iter()
        .find(|signs| signs.chars().eq(run.iter().copied()))?;
    let length: usize = rest.chars().take(run.len()).map(char::len_utf8).sum();
    let after = rest.get(length..)?;
    let is_numbered = NUMBERED.contains(folded) && after.starts_with(|c: char| c.is_ascii_digit());
    (is_numbered || ends_word(after)).then_some(Signs {
        folded,
        end: at + length,
    })
}

/// Whether a full stop at a place is the beginning of a name.
pub(super) fn is_dot_of_name(text: &str, at: usize) -> bool {
    let rest = text.get(at..).and_then(|rest| rest.strip_prefix('.'));
    rest.is_some_and(|rest| {
        DOTTED.iter().any(|name| {
            let found = rest.get(..name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
                && rest.get(name.len()..).is_some_and(ends_word)
        })
    })
}

/// The word without its signs.
#[must_use]
pub fn bare(word: &str) -> &str {
    word.trim_end_matches(['+', '#', '*'])
        .trim_start_matches('.')
}

/// Folded words without their signs; `None` where none has any.
#[must_use]
pub fn bare_form(folded: &str) -> Option<String> {
    let bytes = folded.as_bytes();
    let has_signs =
        memchr::memchr3(b'+', b'#', b'*', bytes).is_some() || memchr::memchr(b'.', bytes).is_some();
    has_signs.then(|| {
        let words = folded.split_inclusive(' ');
        words
            .flat_map(|word| [bare(word.trim_end()), " "])
            .collect()
    })
}

/// Whether the next character, if there is one, is no part of a word before it.
fn ends_word(after: &str) -> bool {
    after.chars().next().is_none_or(|c| {
        // A backslash or a brace may begin an accented letter.
        !c.is_alphanumeric() && !"\\{".contains(c) && !is_combining_mark(c) && !is_unseen(c)
    })
}

/// The sign in its usual form.
fn plain(c: char) -> Option<char> {
    match c {
        '+' | '⁺' | '₊' | '＋' => Some('+'),
        '#' | '♯' | '＃' => Some('#'),
        '*' | '∗' | '＊' => Some('*'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_signs_have_a_form_without_them() {
        for (folded, bare) in [
            ("dual mode ", None),
            ("c++ on .net ca2+ ", Some("c on net ca2 ")),
        ] {
            assert_eq!(bare_form(folded).as_deref(), bare);
        }
    }
}
