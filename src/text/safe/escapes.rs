//! Terminal escape sequences, taken out whole (ECMA-48, and xterm's control sequences).

use std::borrow::Cow;

/// The text without escape sequences. One that is never ended loses only its introducer, so that
/// no text can hide the rest.
pub(super) fn removed(text: &str) -> Cow<'_, str> {
    if !text.contains(is_introducer) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_introducer) {
        let (before, sequence) = rest.split_at(start);
        kept.push_str(before);
        rest = after(sequence).unwrap_or_else(|| {
            kept.push(' ');
            let introducer = sequence.chars().next().map_or(0, char::len_utf8);
            let bare = sequence.get(introducer..).unwrap_or_default();
            if sequence.starts_with('\x1b') {
                bare.strip_prefix(is_second).unwrap_or(bare)
            } else {
                bare
            }
        });
    }
    kept.push_str(rest);
    Cow::Owned(kept)
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

/// A string, ended by BEL or ST.
fn after_string(text: &str) -> Option<&str> {
    let end = text.find(['\x07', '\u{9c}', '\x1b'])?;
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
