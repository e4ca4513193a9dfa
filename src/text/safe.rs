//! Safe text: the only way for foreign text to reach the terminal, the clipboard or a log.
//!
//! It acts after parsing, for entities and escapes decode into controls.

use std::fmt::Write;
use std::ops::Range;

use super::map::TextMap;
use unseen::is_separator;
use visible::VisibleLine;

mod clusters;
mod escapes;
mod unseen;
mod visible;

pub(super) use unseen::is_unseen;

/// Whether a character is a control, a separator of lines, or cannot be seen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_unseen(c) || is_separator(c)
}

/// A safe line, and how it came out of the text before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Safe {
    /// The line.
    pub text: String,
    /// From the bytes of the text before to those of the line.
    pub map: TextMap,
    /// The marks that stand for what cannot be seen, as byte ranges of the line.
    pub marks: Vec<Range<usize>>,
}

/// What becomes of bidi controls and other characters that cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// They go: in a list, in a sentence, in a line for a shell.
    Dropped,
    /// A mark such as `⟨RLO⟩` says that they are there: where one reads. Those that only advise
    /// how their neighbours are drawn go without one.
    Marked,
}

/// One line: escape sequences gone, controls, separators and runs of white space one blank,
/// invisible characters gone, NFC with the angle brackets of mathematics, at most 8 code points to a
/// cluster. Doing it twice changes nothing.
#[must_use]
pub fn line(text: &str) -> String {
    mapped(text, Unseen::Dropped).text
}

/// The same line with the way to it, and with a mark for what is unseen where that is wanted.
#[must_use]
pub fn mapped(text: &str, unseen: Unseen) -> Safe {
    if is_plain(text) {
        return Safe {
            text: text.to_owned(),
            ..Safe::default()
        };
    }
    let visible = VisibleLine::new(text.len(), unseen).visible(text);
    match clusters::composed(&visible.text) {
        None => visible,
        Some((text, map)) => Safe {
            text,
            marks: visible.marks.iter().map(|mark| map.range(mark)).collect(),
            map: visible.map.then(map),
        },
    }
}

/// A JSON text with every control, bidi and invisible character in it as `\uXXXX`. Line breaks
/// that lay it out stay.
#[must_use]
pub fn json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hidden(c) && !matches!(c, '\n' | '\t') {
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

#[cfg(test)]
mod tests;
