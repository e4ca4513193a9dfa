//! What stands in the list while it has no paper: why, and which key helps.

use std::borrow::Cow;

use super::{Action, Edit, Model, Scope, Total, Typing};

/// The words in an empty list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nothing {
    /// Why there is nothing.
    pub why: String,
    /// What leads on.
    pub help: String,
    /// The heading of the near words.
    pub near: String,
}

impl Model {
    /// The words of the list, where it has no paper.
    #[must_use]
    pub fn nothing(&self) -> Option<Nothing> {
        if self.list.places > 0 {
            return None;
        }
        let (why, help) = match (self.total, self.list.answered) {
            (Total::Exactly(0), true) => (
                "The library is empty.".to_owned(),
                "recto import FILE brings papers in.".to_owned(),
            ),
            (Total::Exactly(_), true) => (
                format!("No paper matches “{}”.", self.asked().trim()),
                self.leading_on(),
            ),
            (Total::Unknown | Total::About(_) | Total::Exactly(_), _) => {
                ("Opening the library…".to_owned(), String::new())
            }
        };
        let scope = match self.typing {
            Typing::Going => Scope::Prompt,
            Typing::Done => Scope::List,
        };
        let near = match self.keymap.key_of(Action::Choose, scope) {
            Some(key) => format!("Near words; {key} takes one:"),
            None => "Near words:".to_owned(),
        };
        Some(Nothing { why, help, near })
    }

    /// What the list answers: a line that is no query has not been asked.
    fn asked(&self) -> Cow<'_, str> {
        match &self.fault {
            Some(_) => Cow::Owned(self.query.to_string()),
            None => Cow::Borrowed(self.prompt.text()),
        }
    }

    fn leading_on(&self) -> String {
        let key = |action, scope| {
            let key = self.keymap.key_of(action, scope);
            key.map_or_else(String::new, |key| key.to_string())
        };
        match self.typing {
            Typing::Going => format!(
                "{} shortens it, {} clears it.",
                key(Action::Edit(Edit::DeleteBack), Scope::Prompt),
                key(Action::Back, Scope::Prompt),
            ),
            Typing::Done => format!(
                "{} changes the filter; {} there clears it.",
                key(Action::StartFilter, Scope::Panes),
                key(Action::Back, Scope::Prompt),
            ),
        }
    }
}
