//! Letters that came as something else: ligatures, Windows-1252, UTF-8 read as Windows-1252,
//! numbers of Unicode.

use std::borrow::Cow;

/// What the bytes 0x80 to 0x9f are in Windows-1252 (<https://encoding.spec.whatwg.org/#windows-1252>);
/// a blank where it has none.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// C1 controls that begin or end a terminal's sequence stay what they are.
const SEQUENCES: &str = "\u{90}\u{98}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}";

/// What a text begins with that stands for something else: its bytes, and what it stands for.
pub(super) fn mended(text: &str) -> Option<(usize, Cow<'static, str>)> {
    let c = text.chars().next()?;
    let ligature = match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        'Ã' | 'Â' | 'â' => return read_twice(text).map(|(len, c)| (len, c.to_string().into())),
        '\u{80}'..='\u{9f}' if !SEQUENCES.contains(c) => {
            let place = usize::try_from(u32::from(c) - 0x80).ok()?;
            let letter = WINDOWS.chars().nth(place).filter(|c| *c != ' ')?;
            return Some((c.len_utf8(), letter.to_string().into()));
        }
        _ => return None,
    };
    Some((c.len_utf8(), Cow::Borrowed(ligature)))
}

/// A letter whose UTF-8 was read as Windows-1252: `Ã©` is é, `â€™` is ’.
fn read_twice(text: &str) -> Option<(usize, char)> {
    let mut bytes = Vec::with_capacity(3);
    let mut len = 0;
    for (number, c) in text.chars().take(3).enumerate() {
        // A closing quote behind a capital is no part of it.
        if number == 1 && "’”".contains(c) {
            return None;
        }
        bytes.push(byte(c)?);
        len += c.len_utf8();
        if let Ok(letter) = std::str::from_utf8(&bytes) {
            return letter.chars().next().map(|letter| (len, letter));
        }
    }
    None
}

/// The byte of a character in Windows-1252.
fn byte(c: char) -> Option<u8> {
    if let Some(place) = WINDOWS.chars().position(|known| known == c && c != ' ') {
        return u8::try_from(place + 0x80).ok();
    }
    u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0x80)
}

/// `U+000E4` in a word: its bytes, and its letter.
pub(super) fn numbered(text: &str) -> Option<(usize, char)> {
    let digits = text.strip_prefix("U+")?.get(..5)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    let letter = char::from_u32(code)?;
    letter.is_alphabetic().then_some((7, letter))
}
