//! Terminal escape sequences, taken out whole (ECMA-48, and xterm's control sequences).

/// How much of the text is an escape sequence that it begins with, in bytes; `None` where it begins
/// with none. One that is never ended is only its introducer, so that no text can hide the rest.
pub(super) fn sequence(text: &str) -> Option<Sequence> {
    let first = text.chars().next().filter(|c| is_introducer(*c))?;
    if let Some(rest) = after(text) {
        return Some(Sequence::Whole(text.len() - rest.len()));
    }
    let bare = text.get(first.len_utf8()..).unwrap_or_default();
    let second = bare.starts_with(is_second) && first == '\x1b';
    Some(Sequence::Torn(first.len_utf8() + usize::from(second)))
}

/// An escape sequence and its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequence {
    /// It ends.
    Whole(usize),
    /// It has no end: its introducer.
    Torn(usize),
}

fn is_introducer(c: char) -> bool {
    matches!(
        c,
        '\x1b' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}'
    )
}

/// What makes, after ESC, the introducer of a longer sequence.
fn is_second(c: char) -> bool {
    matches!(c, '[' | ']' | 'P' | 'X' | '^' | '_')
}

/// The text after the sequence that it begins with; `None` where the sequence never ends.
fn after(sequence: &str) -> Option<&str> {
    let mut chars = sequence.chars();
    match chars.next()? {
        '\x1b' => match chars.clone().next() {
            Some('[') => {
                chars.next();
                after_control(chars.as_str())
            }
            Some(second) if is_second(second) => {
                chars.next();
                after_string(chars.as_str())
            }
            Some(_) => after_plain(chars.as_str()),
            None => None,
        },
        '\u{9b}' => after_control(chars.as_str()),
        _ => after_string(chars.as_str()),
    }
}

/// Parameters 0x30 to 0x3f, intermediates 0x20 to 0x2f, one final byte 0x40 to 0x7e.
fn after_control(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c| matches!(c, '0'..='?'));
    let text = text.trim_start_matches(|c| matches!(c, ' '..='/'));
    text.strip_prefix(|c| matches!(c, '@'..='~'))
}

/// A string, ended by BEL or ST. It holds no other controls than those that lay out a text; any
/// other ends the search, so that a row of introducers is not searched to the end for each.
fn after_string(text: &str) -> Option<&str> {
    let end = text.find(|c: char| c.is_control() && !('\x08'..='\r').contains(&c))?;
    let ended = text.get(end..)?;
    ended
        .strip_prefix(['\x07', '\u{9c}'])
        .or_else(|| ended.strip_prefix("\x1b\\"))
}

/// ESC, intermediates, one final byte.
fn after_plain(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c| matches!(c, ' '..='/'));
    text.strip_prefix(|c| matches!(c, '0'..='~'))
}
