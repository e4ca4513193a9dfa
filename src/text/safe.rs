//! Safe text: the only way for foreign text to reach the terminal, the clipboard or a log.
//!
//! It acts after parsing, for entities and escapes decode into controls.

use std::fmt::Write;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

mod escapes;

/// A cluster of more code points than any script needs is an attack on the terminal.
const CODE_POINTS_PER_CLUSTER: usize = 8;

/// One line: escape sequences gone, controls, separators and runs of white space one blank,
/// invisible characters gone, NFC, at most 8 code points to a cluster. Doing it twice changes
/// nothing.
#[must_use]
pub fn line(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let visible = visible(&escapes::removed(text));
    let composed = if is_nfc(&visible) {
        visible
    } else {
        visible.nfc().collect()
    };
    limited(&composed)
}

/// The paragraphs of an abstract, each a safe line: a line break before a letter joins, one
/// before white space begins a new paragraph.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut current = String::new();
    for (number, piece) in text.lines().enumerate() {
        let begins =
            number > 0 && (piece.trim().is_empty() || piece.starts_with(char::is_whitespace));
        if begins && !current.trim().is_empty() {
            paragraphs.push(std::mem::take(&mut current));
        }
        current.push(' ');
        current.push_str(piece);
    }
    paragraphs.push(current);
    let safe = paragraphs.iter().map(|paragraph| line(paragraph));
    safe.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// A JSON text with every control, bidi and invisible character in it as `\uXXXX`. Line breaks
/// that lay it out stay.
#[must_use]
pub fn json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if (c.is_control() && !matches!(c, '\n' | '\t')) || is_ignorable(c) || is_separator(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Whether the text is printable ASCII with single blanks inside: nothing is to be done.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let printable = bytes.iter().all(|byte| (0x20..0x7f).contains(byte));
    printable
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && memchr::memmem::find(bytes, b"  ").is_none()
}

/// Without what cannot be seen, and with single blanks.
fn visible(text: &str) -> String {
    let mut chars = text
        .chars()
        .filter(|c| !is_ignorable(*c) || is_joiner(*c))
        .peekable();
    let mut seen = String::with_capacity(text.len());
    let mut blank = false;
    while let Some(c) = chars.next() {
        if c.is_control() || c.is_whitespace() || is_separator(c) {
            blank = true;
            continue;
        }
        let before = if blank {
            None
        } else {
            seen.chars().next_back()
        };
        let belongs = match c {
            // A joiner makes one picture of two.
            '\u{200d}' => {
                before.is_some_and(is_picture) && chars.peek().is_some_and(|c| is_emoji(*c))
            }
            '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|before| !is_joiner(before)),
            _ => true,
        };
        if belongs {
            if blank && !seen.is_empty() {
                seen.push(' ');
            }
            blank = false;
            seen.push(c);
        }
    }
    seen
}

fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// What may stand before a joiner.
fn is_picture(c: char) -> bool {
    is_emoji(c) || c == '\u{fe0f}'
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Characters without a shape of their own: Unicode's `Default_Ignorable_Code_Point`, and the
/// interlinear annotation marks (<https://www.unicode.org/reports/tr44/>).
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// With no more code points to a cluster than a terminal can be asked to bear.
fn limited(text: &str) -> String {
    // A code point is at most four bytes: a short text has no long cluster.
    if text.chars().nth(CODE_POINTS_PER_CLUSTER).is_none() {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        match cluster.char_indices().nth(CODE_POINTS_PER_CLUSTER) {
            Some((end, _)) => kept.push_str(cluster.get(..end).unwrap_or_default()),
            None => kept.push_str(cluster),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_dangerous_and_nothing_invisible_is_left() {
        for (text, expected) in [
            ("plain text", "plain text"),
            ("  a\tb\r\n c\u{2028}d\u{a0}e  ", "a b c d e"),
            ("red \x1b[31mtext\x1b[0m", "red text"),
            ("a\x1b]0;title\x07b", "ab"),
            ("a\x1b]52;c;ZXZpbA==\x1b\\b", "ab"),
            ("a\u{9b}31mb\u{9d}0;x\u{9c}c", "abc"),
            ("a\x1bPq payload\x1b\\b\x1bcc", "abc"),
            ("a\x1b]0;never ended", "a 0;never ended"),
            ("a\x1b", "a"),
            ("user\u{202e}txt.exe\u{2066}", "usertxt.exe"),
            ("zero\u{200b}width\u{feff}\u{ad}", "zerowidth"),
            (
                "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}",
                "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}",
            ),
            ("a\u{200d}b\u{200d}", "ab"),
            ("Ka\u{308}hler", "Kähler"),
            ("flag 🏴\u{e0067}\u{e007f}", "flag 🏴"),
        ] {
            assert_eq!(line(text), expected, "{text:?}");
        }
        assert_eq!(
            line(&format!("e{}", "\u{302}\u{323}".repeat(500)))
                .chars()
                .count(),
            8
        );
    }

    #[test]
    fn a_line_break_before_white_space_begins_a_paragraph() {
        for (text, expected) in [
            ("one\ntwo\n  three\nfour", &["one two", "three four"][..]),
            ("  one\r\n\r\ntwo\n\n\n", &["one", "two"]),
            ("\n \n", &[]),
            ("", &[]),
        ] {
            assert_eq!(paragraphs(text), expected, "{text:?}");
        }
    }

    #[test]
    fn json_shows_what_cannot_be_seen() {
        assert_eq!(
            json("\"a\u{202e}\u{7f}\u{2028}é\u{e0041}\""),
            "\"a\\u202e\\u007f\\u2028é\\udb40\\udc41\""
        );
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_safe_line_and_stays_it(text in "(\\PC|[\\x00-\\x1f\\x7f-\\x9f\u{200d}\u{202e}\u{fe0f}\u{301}👩\\[\\]])*") {
            let safe = line(&text);
            for c in safe.chars() {
                prop_assert!(!c.is_control() && !is_separator(c));
                prop_assert!(!is_ignorable(c) || is_joiner(c));
            }
            prop_assert!(!safe.contains("  ") && safe.trim() == safe);
            prop_assert!(safe.graphemes(true).all(|cluster| cluster.chars().count() <= CODE_POINTS_PER_CLUSTER));
            prop_assert_eq!(line(&safe), safe);
        }
    }
}
