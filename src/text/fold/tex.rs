//! TeX accents and letters inside words: `F\"{o}ppl`, `Erd{\H o}s`, `Stra{\ss}e`.

/// What stands at a place of the text.
pub(super) struct Accented {
    /// The letters without the accent, folded.
    pub(super) letters: &'static str,
    /// The byte after it.
    pub(super) end: usize,
}

/// Commands that are letters (<https://ctan.org/pkg/latex-base>, "ltoutenc").
const LETTERS: &[(&str, &str)] = &[
    ("o", "o"),
    ("O", "o"),
    ("l", "l"),
    ("L", "l"),
    ("ss", "ss"),
    ("ae", "ae"),
    ("AE", "ae"),
    ("oe", "oe"),
    ("OE", "oe"),
    ("aa", "a"),
    ("AA", "a"),
    ("i", "i"),
    ("j", "j"),
    ("dh", "d"),
    ("DH", "d"),
    ("dj", "d"),
    ("DJ", "d"),
    ("th", "th"),
    ("TH", "th"),
    ("ng", "ng"),
    ("NG", "ng"),
];

const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

/// Reads an accent or a letter command at a backslash, or at a brace before one.
pub(super) fn accent(text: &str, at: usize, in_word: bool) -> Option<Accented> {
    let rest = text.get(at..)?;
    if let Some(group) = rest.strip_prefix('{') {
        let command = group.strip_prefix('\\')?;
        let (letters, after) =
            accented(command, AccentPlace::InGroup).or_else(|| letter(command))?;
        let after = after.trim_start_matches(' ').strip_prefix('}')?;
        return Some(Accented {
            letters,
            end: text.len() - after.len(),
        });
    }
    let command = rest.strip_prefix('\\')?;
    if let Some((letters, after)) = accented(command, AccentPlace::Open) {
        return Some(Accented {
            letters,
            end: text.len() - after.len(),
        });
    }
    let (letters, after) = letter(command)?;
    // TeX takes one blank to end the command: `Sm\o rrebr\o d`.
    let goes_on = |after: &&str| after.starts_with(|c: char| c.is_alphabetic());
    let blank = after.strip_prefix(' ').filter(|_| in_word).filter(goes_on);
    Some(Accented {
        letters,
        end: text.len() - blank.unwrap_or(after).len(),
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AccentPlace {
    Open,
    InGroup,
}

/// An accent command and the letter below it; the rest of the text.
fn accented(command: &str, place: AccentPlace) -> Option<(&'static str, &str)> {
    let sign = command.chars().next()?;
    let after = command.get(sign.len_utf8()..)?;
    if "`'^\"~=.".contains(sign) {
        return base(after);
    }
    // These are letters themselves: `\c` is an accent, `\cite` is not.
    if !"cvHukrdbt".contains(sign) {
        return None;
    }
    match place {
        AccentPlace::InGroup if after.starts_with(' ') => base(after.trim_start_matches(' ')),
        AccentPlace::InGroup | AccentPlace::Open => {
            after.starts_with('{').then(|| base(after)).flatten()
        }
    }
}

/// The letter that an accent stands on, bare or in braces.
fn base(text: &str) -> Option<(&'static str, &str)> {
    match text.strip_prefix('{') {
        Some(group) => {
            let (letters, after) = bare(group)?;
            Some((letters, after.strip_prefix('}')?))
        }
        None => bare(text),
    }
}

fn bare(text: &str) -> Option<(&'static str, &str)> {
    if let Some(command) = text.strip_prefix('\\') {
        return letter(command);
    }
    let first = text.chars().next().filter(char::is_ascii_alphabetic)?;
    let place = ALPHABET.find(first.to_ascii_lowercase())?;
    Some((ALPHABET.get(place..=place)?, text.get(1..)?))
}

/// A command that is a letter; its name ends where no letter follows.
fn letter(command: &str) -> Option<(&'static str, &str)> {
    let end = command
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(command.len());
    let name = command.get(..end)?;
    let (_, letters) = LETTERS.iter().find(|(known, _)| *known == name)?;
    Some((letters, command.get(end..)?))
}
