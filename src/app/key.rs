//! A key press, the same on every terminal. The only place in `app` that knows crossterm.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key with what was held down. Shift is part of a character and stands apart only on keys that
/// have no other form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// The keys that recto listens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    ShiftTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// The names of keys as people write them, the first one as recto prints it.
const NAMES: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::ShiftTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PageUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("PageDown", Code::PageDown),
];

/// Characters whose key with Ctrl is another key to a terminal, and that one with Ctrl or without.
const SENT_ALIKE: &[(char, Code, bool)] = &[
    ('i', Code::Tab, false),
    ('m', Code::Enter, false),
    ('[', Code::Esc, false),
    ('@', Code::Char(' '), true),
    ('4', Code::Char('\\'), true),
    ('5', Code::Char(']'), true),
    ('6', Code::Char('^'), true),
    ('7', Code::Char('_'), true),
];

impl Key {
    /// The key without anything held down.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The character that the key types, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        let Code::Char(typed) = self.code else {
            return None;
        };
        (!self.ctrl && !self.alt).then_some(typed)
    }

    /// Whether every terminal sends it: many send Alt for no key, and Ctrl for few but letters.
    #[must_use]
    pub fn is_sure(self) -> bool {
        let code = match (self.code, self.ctrl) {
            (Code::Char(c), true) => c.is_ascii_lowercase() || " \\]^_".contains(c),
            (Code::F(number), false) => number <= 12,
            (_, with_ctrl) => !with_ctrl,
        };
        code && !self.alt
    }

    /// The key as which a terminal sends it.
    fn as_sent(self) -> Self {
        let alike = SENT_ALIKE
            .iter()
            .find(|(c, ..)| self.ctrl && self.code == Code::Char(*c));
        match alike {
            Some((_, code, ctrl)) => Self {
                code: *code,
                ctrl: *ctrl,
                ..self
            },
            None => self,
        }
    }

    /// The key of a terminal's report; `None` for releases and for keys that recto has no use for.
    #[must_use]
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "recto has no use for the other keys that crossterm knows"
    )]
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            // Some terminals report a capital as the small letter with Shift.
            KeyCode::Char(c) if shift && c.is_ascii_lowercase() && !ctrl => {
                Code::Char(c.to_ascii_uppercase())
            }
            KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
            KeyCode::Char(c) => Code::Char(c),
            KeyCode::Tab if shift => Code::ShiftTab,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => Code::ShiftTab,
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(number) => Code::F(number),
            _ => return None,
        };
        let key = Self {
            code,
            ctrl,
            alt: event.modifiers.contains(KeyModifiers::ALT),
        };
        Some(key.as_sent())
    }
}

/// Says that a text names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no key; write one character, Space, Enter, Esc, Tab, Shift-Tab, Up, PgDn, F1 and so on, with Ctrl- or Alt- before it"
)]
pub struct NoKey(String);

impl FromStr for Key {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        while let Some((held, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty())
        {
            match held.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.ctrl = true,
                "alt" | "m" => key.alt = true,
                _ => break,
            }
            rest = after;
        }
        key.code = code(rest).ok_or_else(|| NoKey(text.to_owned()))?;
        if let (true, Code::Char(c)) = (key.ctrl, key.code) {
            key.code = Code::Char(c.to_ascii_lowercase());
        }
        Ok(key.as_sent())
    }
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && c != ' ').then_some(Code::Char(c));
    }
    let number = name
        .strip_prefix(['F', 'f'])
        .and_then(|number| number.parse().ok());
    if let Some(number) = number.filter(|number| (1..=24).contains(number)) {
        return Some(Code::F(number));
    }
    NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, code)| *code)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        let named = NAMES.iter().find(|(_, code)| *code == self.code);
        match (self.code, named) {
            (_, Some((name, _))) => f.write_str(name),
            (Code::Char(c), None) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            (Code::Char(c), None) => write!(f, "{c}"),
            (Code::F(number), None) => write!(f, "F{number}"),
            (_, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
