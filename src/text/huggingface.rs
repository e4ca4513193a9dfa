//! Text from which Hugging Face has taken dollars and backslashes: what is safe to turn back.
//!
//! It removes `\name{` with the next `}`, and inside dollars every backslash, so that `times` and
//! `alpha` are left as words. A word is turned back only where it is almost never anything else;
//! how often each is a command was counted over 115,673 texts of arXiv.

use std::borrow::Cow;
use std::ops::Range;

use super::edits::Edits;

mod place;
mod words;

use place::WordPlace;

/// What to turn back.
pub(super) fn edits(text: &str) -> Edits {
    let mut changes: Vec<(Range<usize>, Cow<'static, str>)> = Vec::new();
    let mut opened: Vec<Range<usize>> = Vec::new();
    for word in words(text) {
        let place = WordPlace {
            text,
            range: word.clone(),
            after: word.end,
        };
        let mut range = word.clone();
        if let Some(bracket) = place.glued("left", "([{|⟨.") {
            opened.push(bracket.clone());
            range.end = bracket.start;
        } else if let Some(bracket) = place.glued("right", ")]}|⟩.")
            && let Some(left) = opened.pop()
        {
            // TeX lets the blank before it go.
            let blank = bracket.start == word.start && place.before() == Some(' ');
            let inside = text.get(left.end..).unwrap_or_default();
            let bracket_end = left.end + inside.len() - inside.trim_start_matches('\\').len() + 1;
            if text
                .get(bracket_end..)
                .is_some_and(|rest| rest.starts_with(' '))
            {
                changes.push((bracket_end..bracket_end + 1, Cow::Borrowed("")));
            }
            changes.push((left, Cow::Borrowed("")));
            range.end = bracket.start;
            let start = bracket.start - usize::from(blank);
            changes.push((start..bracket.end, Cow::Borrowed("")));
        }
        let after = word.end;
        let place = WordPlace { text, range, after };
        if let Some((range, with)) = place.turned_back() {
            changes.push((range, with));
        }
    }
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut edits = Edits::default();
    for (range, with) in changes {
        edits.replace(range, with);
    }
    edits
}

/// The runs of ASCII letters outside of addresses and commands.
fn words(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphabetic());
        let end = at + len.count();
        if bytes
            .get(end..)
            .is_some_and(|rest| rest.starts_with(b"://"))
        {
            let address = rest.iter().take_while(|byte| !byte.is_ascii_whitespace());
            at += address.count();
            continue;
        }
        if at == 0 || bytes.get(at - 1) != Some(&b'\\') {
            words.push(at..end);
        }
        at = end;
    }
    words
}
