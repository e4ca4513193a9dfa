//! Names of BibTeX without a comma, `First von Last`: a group in braces is one word.

use super::pieces::split;
use crate::formats::letters::plain;
use crate::formats::names;
use crate::paper::{Author, NameParts, is_group, is_particle, is_suffix};

/// A word of a name as it is printed, and whether braces hold it together.
struct Word {
    text: String,
    is_held: bool,
}

/// The author of a name.
pub(super) fn author(name: &str) -> Option<Author> {
    // What no braces hold together is read as any other name is.
    if !name.contains('{') {
        return names::printed(name);
    }
    let words: Vec<Word> = split(name, blank).into_iter().filter_map(word).collect();
    let whole = plain(name);
    if is_group(&whole) || words.iter().all(|word| !word.is_held) {
        return names::printed(&whole);
    }
    of_words(&words)
}

/// The author of a name and of the suffix behind its comma.
pub(super) fn with_suffix(name: &str, suffix: &str) -> Option<Author> {
    let author = author(name)?;
    let NameParts { family, given, .. } = author.parts();
    Author::parted(NameParts {
        family,
        given,
        suffix,
    })
}

fn blank(_: Option<u8>, rest: &[u8]) -> usize {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'~';
    usize::from(rest.first().is_some_and(is_blank))
}

fn word(raw: &str) -> Option<Word> {
    let text = plain(raw);
    // A group that begins with a command is a letter.
    let is_held = raw.starts_with('{') && !raw.starts_with("{\\");
    (!text.is_empty()).then_some(Word { text, is_held })
}

fn joined(words: &[Word]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

fn of_words(words: &[Word]) -> Option<Author> {
    let (words, said_suffix) = match words {
        [before @ .., last] if !before.is_empty() && !last.is_held && is_suffix(&last.text) => {
            (before, last.text.as_str())
        }
        words => (words, ""),
    };
    let (last, before) = words.split_last()?;
    let particle = before
        .iter()
        .position(|word| !word.is_held && is_particle(&word.text));
    let (given, family) = words.split_at(particle.unwrap_or(before.len()));
    let family = joined(family);
    // `Frank G. {Bennett, Jr.}`
    let (family, suffix) = match family.rsplit_once(' ') {
        Some((before, suffix)) if last.is_held && said_suffix.is_empty() && is_suffix(suffix) => {
            (before.trim_end_matches([' ', ',']), suffix)
        }
        Some(_) | None => (family.as_str(), said_suffix),
    };
    Author::parted(NameParts {
        family,
        given: &joined(given),
        suffix,
    })
}
