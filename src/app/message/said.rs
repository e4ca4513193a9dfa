//! What recto says to whom sits before it: what stands on the screen, and what stood there before.

use std::collections::VecDeque;

use crate::text::safe;

/// So many messages are kept.
const MOST_KEPT: usize = 100;

/// How something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done, or is so.
    Note,
    /// Something is wrong.
    Fault,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How.
    pub tone: Tone,
    /// What, as whole sentences; safe to show.
    pub text: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What was said last, until the next key, and all that was said lately.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    shown: Option<Said>,
    kept: VecDeque<Said>,
}

impl Messages {
    /// Says something, in the place of what stands there. What is said again is kept once.
    pub fn say(&mut self, tone: Tone, text: &str, at: &str) {
        let said = Said {
            tone,
            text: safe::line(text),
            at: at.to_owned(),
        };
        let is_again = |last: &Said| last.tone == said.tone && last.text == said.text;
        if self.kept.back().is_some_and(is_again) {
            self.kept.pop_back();
        }
        if self.kept.len() == MOST_KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(said.clone());
        self.shown = Some(said);
    }

    /// Takes what was said from the screen.
    pub fn hush(&mut self) {
        self.shown = None;
    }

    /// What stands on the screen.
    #[must_use]
    pub fn shown(&self) -> Option<&Said> {
        self.shown.as_ref()
    }

    /// All that was said lately, the newest first.
    pub fn kept(&self) -> impl Iterator<Item = &Said> {
        self.kept.iter().rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_hundred_are_kept_and_what_is_said_again_once() {
        let mut messages = Messages::default();
        for number in 0..150 {
            messages.say(Tone::Note, &format!("{number}"), "");
        }
        messages.say(Tone::Note, "149", "later");
        messages.say(Tone::Fault, "149", "later");
        assert_eq!(messages.kept().count(), MOST_KEPT);
        let texts: Vec<&str> = messages.kept().map(|said| said.text.as_str()).collect();
        assert_eq!(texts[..3], ["149", "149", "148"]);
        assert_eq!(messages.kept().nth(1).unwrap().at, "later");
        messages.hush();
        assert_eq!(
            (messages.shown(), messages.kept().count()),
            (None, MOST_KEPT)
        );
    }

    #[test]
    fn what_is_said_does_nothing_to_a_terminal() {
        let mut messages = Messages::default();
        messages.say(Tone::Fault, "a\u{1b}[31m b\nc", "");
        assert_eq!(messages.shown().unwrap().text, "a b c");
    }
}
