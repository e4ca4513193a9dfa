//! Pieces of escape sequences that reach recto as keys.
//!
//! A terminal's report that arrives in two reads, or that crossterm does not know, comes as Escape
//! or Alt and a bracket, followed by its letters and digits; some of them are commands. A person
//! does not type that fast: what follows such a beginning at once is dropped to the end of the
//! sequence (ECMA-48, <https://ecma-international.org/publications-and-standards/standards/ecma-48/>).

use std::time::{Duration, Instant};

use crate::app::{Code, Key};

/// What follows so soon was not typed.
const AT_ONCE: Duration = Duration::from_millis(50);

/// The sequence that may be under way, and its last key.
#[derive(Default)]
pub(super) struct Debris(Option<(Part, Instant)>);

#[derive(Clone, Copy)]
enum Part {
    /// Escape alone; the sequence would begin with the next key.
    Escape,
    /// Digits and signs, up to a letter.
    Control,
    /// One more character.
    Single,
    /// Any text, up to a bell or `ESC \`.
    Text,
}

impl Debris {
    /// Whether the key is a piece of a sequence and means nothing.
    pub(super) fn takes(&mut self, key: Key, now: Instant) -> bool {
        let before = self.0.take();
        let part = before
            .filter(|(_, last)| now.saturating_duration_since(*last) < AT_ONCE)
            .map(|(part, _)| part);
        let (next, taken) = match part {
            None => (beginning(key), false),
            Some(Part::Escape) => match introduced(key) {
                Some(next) => (Some(next), true),
                None => (beginning(key), false),
            },
            Some(Part::Single) => (None, key.typed().is_some()),
            Some(Part::Control) => match key.typed() {
                Some(' '..='?') => (Some(Part::Control), true),
                Some('@'..='~') => (None, true),
                _ => (beginning(key), false),
            },
            Some(Part::Text) => ((!ends_text(key)).then_some(Part::Text), true),
        };
        self.0 = next.map(|part| (part, now));
        taken
    }
}

/// What a key that stands alone may be the beginning of.
fn beginning(key: Key) -> Option<Part> {
    let begins_text = matches!(key.code, Code::Char('P' | ']' | '_' | '^' | 'X'));
    if key.alt {
        begins_text.then_some(Part::Text)
    } else {
        (key.code == Code::Esc).then_some(Part::Escape)
    }
}

/// What begins with Escape and then this key.
fn introduced(key: Key) -> Option<Part> {
    match key.typed()? {
        '[' => Some(Part::Control),
        'O' => Some(Part::Single),
        'P' | ']' | '_' | '^' | 'X' => Some(Part::Text),
        _ => None,
    }
}

fn ends_text(key: Key) -> bool {
    let bell = key.ctrl && key.code == Code::Char('g');
    bell || (key.alt && key.code == Code::Char('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of keys that come this long after one another.
    fn left(keys: &[&str], apart: Duration) -> Vec<String> {
        let mut debris = Debris::default();
        let mut now = Instant::now();
        let mut left = Vec::new();
        for name in keys {
            let key: Key = name.parse().unwrap();
            if !debris.takes(key, now) {
                left.push(key.to_string());
            }
            now += apart;
        }
        left
    }

    #[test]
    fn what_follows_at_once_is_dropped_to_the_end_of_the_sequence() {
        for (keys, kept) in [
            // An arrow in two pieces, and a key after it.
            (&["Esc", "[", "A", "s"][..], &["Esc", "s"][..]),
            (&["Esc", "[", "5", "~", "q"], &["Esc", "q"]),
            (
                &["Esc", "[", "<", "0", ";", "3", ";", "5", "M", "o"],
                &["Esc", "o"],
            ),
            (&["Esc", "O", "S", "s"], &["Esc", "s"]),
            // The terminal tells its name and its colour.
            (
                &["Alt-P", ">", "|", "f", "o", "s", "t", "Alt-\\", "q"],
                &["Alt-P", "q"],
            ),
            (
                &["Alt-]", "1", "1", ";", "r", "Ctrl-G", "r"],
                &["Alt-]", "r"],
            ),
            (&["Esc", "]", "s", "Ctrl-G", "j"], &["Esc", "j"]),
            // What is none stays.
            (&["Esc", "s"], &["Esc", "s"]),
            (&["Esc", "Esc", "[", "B", "j"], &["Esc", "Esc", "j"]),
            (&["Esc", "[", "Up", "s"], &["Esc", "Up", "s"]),
            (&["[", "A", "s"], &["[", "A", "s"]),
        ] {
            assert_eq!(left(keys, Duration::from_micros(1)), kept, "{keys:?}");
        }
    }

    #[test]
    fn what_a_person_types_is_kept() {
        let keys = ["Esc", "[", "A", "Alt-]", "s", "q"];
        assert_eq!(left(&keys, AT_ONCE), keys);
    }
}
