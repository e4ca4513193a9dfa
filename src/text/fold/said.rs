//! Scripts with a mark as they are said and typed: `k_(B)T` is `kBT`, `M_⊙` is `Msun`, `R^3` is `R3`.

use std::borrow::Cow;

use super::Word;
use super::letters::is_greek;

/// Signs that are words where they stand low.
const SIGNS: &[(char, &str)] = &[('⊙', "sun"), ('☉', "sun"), ('⊕', "earth")];

/// A longer name before an index is an identifier, as in `max_results`, or that of a Greek letter.
const LONGEST_SYMBOL: usize = 2;

/// What becomes of the bracket behind a script of one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// It divides words: `kB T`.
    Divides,
    /// It goes: `kBT`.
    Goes,
}

/// The parts of a text in which scripts with a mark stand, each with the word before and the word
/// behind it, as they are said.
#[must_use]
pub fn said(text: &str) -> Vec<String> {
    if memchr::memchr2(b'_', b'^', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut said = Vec::new();
    let words: Vec<&str> = text.split([' ', '\n']).collect();
    let is_marked = |place: usize| words.get(place).is_some_and(|word| has_mark(word));
    let mut place = 0;
    while place < words.len() {
        if !is_marked(place) {
            place += 1;
            continue;
        }
        let start = place.saturating_sub(1);
        while is_marked(place) || (is_marked(place + 1) && place < words.len()) {
            place += 1;
        }
        let part = words.get(start..=place).or(words.get(start..));
        let part = part.unwrap_or_default().join(" ");
        let (divided, joined) = (
            unmarked(&part, Behind::Divides),
            unmarked(&part, Behind::Goes),
        );
        if joined != divided {
            said.push(joined);
        }
        said.push(divided);
    }
    said
}

/// A word of a query as [`said`] has it; the same where no script of a symbol stands in it.
#[must_use]
pub fn said_word(word: &str) -> Cow<'_, str> {
    let is_identifier = |(at, _)| {
        let before = word.get(..at).unwrap_or_default();
        let letters = before.trim_end_matches(char::is_alphabetic);
        let name = if letters.len() == before.len() {
            before.trim_end_matches(char::is_alphanumeric)
        } else {
            letters
        };
        let name = before.get(name.len()..).unwrap_or_default();
        name.chars().count() > LONGEST_SYMBOL && !is_greek(&name.to_lowercase())
    };
    if !has_mark(word) || word.match_indices('_').any(is_identifier) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(unmarked(word, Behind::Goes))
}

/// The words of a text that scripts with a mark are part of, joined; none where it has no mark.
#[must_use]
pub fn said_words(text: &str, words: &[Word]) -> Vec<Word> {
    if memchr::memchr2(b'_', b'^', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut said: Vec<Word> = Vec::new();
    let mut was_bracket = false;
    for word in words {
        let last = said.last_mut();
        let between = last
            .as_ref()
            .and_then(|last| text.get(last.range.end..word.range.start));
        let (joins, is_bracket) = match between {
            Some("_" | "^") => (true, false),
            Some("_(" | "^(") => (true, word.folded.chars().count() == 1),
            Some(")") => (was_bracket, false),
            Some(_) | None => (false, false),
        };
        was_bracket = is_bracket;
        match last {
            Some(last) if joins => {
                last.folded.push_str(&word.folded);
                last.range.end = word.range.end;
            }
            Some(_) | None => said.push(word.clone()),
        }
    }
    said
}

/// Whether a mark stands between two characters of a word.
fn has_mark(word: &str) -> bool {
    let mut inner = word.chars();
    inner.next();
    inner.next_back();
    inner.as_str().contains(['_', '^']) && word.contains(char::is_alphanumeric)
}

/// The text without marks and the brackets that open behind them.
fn unmarked(text: &str, behind: Behind) -> String {
    let mut unmarked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['_', '^']) {
        let (before, after) = (rest.get(..at), rest.get(at + 1..));
        unmarked.push_str(before.unwrap_or_default());
        let after = after.unwrap_or_default();
        let script = after.strip_prefix('(').unwrap_or(after);
        let Some(first) = script.chars().next() else {
            rest = script;
            break;
        };
        let sign = SIGNS.iter().find(|(sign, _)| *sign == first);
        match sign {
            Some((_, word)) => unmarked.push_str(word),
            None if "_^".contains(first) => {
                rest = script;
                continue;
            }
            None => unmarked.push(first),
        }
        rest = script.get(first.len_utf8()..).unwrap_or_default();
        if behind == Behind::Goes && script.len() < after.len() {
            rest = rest.strip_prefix(')').unwrap_or(rest);
        }
    }
    unmarked.push_str(rest);
    unmarked
}

/// What a sign of a star or a planet says behind a symbol that it stands low to: `M⊙`.
pub(super) fn of_symbol(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let sign = rest.chars().next()?;
    let (_, word) = SIGNS.iter().find(|(known, _)| *known == sign)?;
    let symbol = before.strip_suffix(['M', 'R', 'L', 'Z'])?;
    let end = sign.len_utf8();
    let is_alone = !symbol.ends_with(char::is_alphabetic);
    let ends = !rest.get(end..)?.starts_with(char::is_alphanumeric);
    (is_alone && ends).then_some((*word, at + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_said_without_marks_among_their_neighbours() {
        for (text, parts) in [
            ("no script", &[] as &[&str]),
            ("near k_B T", &["near kB T"]),
            (
                "of the k_(B)T scale here",
                &["the kBT scale", "the kB)T scale"],
            ),
            ("10 M_⊙ and 2 R_⊕", &["10 Msun and", "2 Rearth"]),
            ("a _ b and ^_^", &[]),
            ("x_(ab)c y^(-1)", &["xab)c y-1)"]),
        ] {
            assert_eq!(said(text), parts, "{text}");
        }
    }

    #[test]
    fn a_word_of_a_query_is_said_where_it_is_no_identifier() {
        for (word, expected) in [
            ("k_BT", "kBT"),
            ("k_(B)T", "kBT"),
            ("R^3", "R3"),
            ("La_3Ni_2O_7", "La3Ni2O7"),
            ("sigma_8", "sigma8"),
            ("max_results", "max_results"),
            ("GW190426_152155", "GW190426_152155"),
            ("_x^", "_x^"),
        ] {
            assert_eq!(said_word(word), expected);
        }
    }
}
