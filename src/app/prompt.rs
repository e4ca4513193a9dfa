//! The query line as a text with a cursor; one step is one grapheme cluster.

pub(super) mod choices;
mod history;
mod sight;

use unicode_segmentation::UnicodeSegmentation;

use super::Edit;
pub use choices::{Choices, Completion};
pub use history::{ENTRIES, History};
pub use sight::{FILTER, in_sight};

/// The longest text that the query line takes, in bytes.
const LONGEST: usize = 64 * 1024;

/// A line of text with a cursor in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// A byte place between two clusters.
    cursor: usize,
    held: Held,
}

/// Whether the whole text is held, so that what is typed next takes its place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Held {
    #[default]
    No,
    Whole,
}

impl Prompt {
    /// A prompt with this text and the cursor at its end.
    #[must_use]
    pub fn with(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            cursor: text.len(),
            text,
            held: Held::No,
        }
    }

    /// Has this text instead, with the cursor at its end.
    pub fn set(&mut self, text: impl Into<String>) {
        *self = Self::with(text);
    }

    /// Selects the whole text, if there is any: what is typed or pasted takes its place, deleting
    /// empties the line, and a step in it keeps it.
    pub fn select_all(&mut self) {
        self.go_to_end();
        if !self.text.is_empty() {
            self.held = Held::Whole;
        }
    }

    /// Keeps the text that was selected.
    pub fn keep(&mut self) {
        self.held = Held::No;
    }

    /// Whether the whole text is selected.
    #[must_use]
    pub fn is_selected(&self) -> bool {
        self.held == Held::Whole
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Changes the text, or goes to another place in it.
    pub fn change(&mut self, edit: Edit) {
        let was_selected = self.is_selected();
        self.keep();
        match edit {
            Edit::DeleteBack | Edit::DeleteForward | Edit::DeleteWord | Edit::DeleteToStart
                if was_selected =>
            {
                self.clear();
            }
            // To the edge of what was selected, as everywhere.
            Edit::CursorLeft if was_selected => self.go_to_start(),
            Edit::DeleteBack => self.delete_back(),
            Edit::DeleteForward => self.delete_forward(),
            Edit::DeleteWord => self.delete_word(),
            Edit::DeleteToStart => self.delete_to_start(),
            Edit::CursorLeft => self.go_left(),
            Edit::CursorRight => self.go_right(),
            Edit::CursorStart => self.go_to_start(),
            Edit::CursorEnd => self.go_to_end(),
        }
    }

    /// Writes at the cursor; what would make the line too long is left out.
    pub fn insert(&mut self, text: &str) {
        if self.is_selected() && !text.is_empty() && text.len() <= LONGEST {
            self.clear();
        }
        if self.text.len() + text.len() <= LONGEST {
            self.text = [self.before(), text, self.after()].concat();
            self.cursor += text.len();
        }
    }

    /// Writes in place of the last so many bytes before the cursor.
    pub fn replace_before(&mut self, bytes: usize, text: &str) {
        self.keep();
        let start = self.cursor.saturating_sub(bytes);
        if self.text.is_char_boundary(start) {
            self.delete_from(start);
            self.insert(text);
        }
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Deletes the cluster before the cursor.
    pub fn delete_back(&mut self) {
        self.delete_from(self.left());
    }

    /// Deletes the cluster after the cursor.
    pub fn delete_forward(&mut self) {
        let start = self.cursor;
        self.cursor = self.right();
        self.delete_from(start);
    }

    /// Deletes the word before the cursor and the blanks after it.
    pub fn delete_word(&mut self) {
        let kept = self.before().trim_end();
        let start = kept.rfind(char::is_whitespace).and_then(|place| {
            kept.get(place..)?
                .chars()
                .next()
                .map(|blank| place + blank.len_utf8())
        });
        self.delete_from(start.unwrap_or(0));
    }

    /// Deletes everything before the cursor.
    pub fn delete_to_start(&mut self) {
        self.delete_from(0);
    }

    fn delete_from(&mut self, start: usize) {
        let kept = self.text.get(..start).unwrap_or_default();
        self.text = [kept, self.after()].concat();
        self.cursor = start;
    }

    /// The cursor one cluster to the left.
    pub fn go_left(&mut self) {
        self.cursor = self.left();
    }

    /// The cursor one cluster to the right.
    pub fn go_right(&mut self) {
        self.cursor = self.right();
    }

    /// The cursor to a byte of the text, at which a cluster begins.
    pub fn go_to(&mut self, byte: usize) {
        if self.text.is_char_boundary(byte) {
            self.keep();
            self.cursor = byte;
        }
    }

    /// The cursor to the start.
    pub fn go_to_start(&mut self) {
        self.cursor = 0;
    }

    /// The cursor to the end.
    pub fn go_to_end(&mut self) {
        self.cursor = self.text.len();
    }

    fn left(&self) -> usize {
        let last = self
            .before()
            .graphemes(true)
            .next_back()
            .unwrap_or_default();
        self.cursor - last.len()
    }

    fn right(&self) -> usize {
        let next = self.after().graphemes(true).next().unwrap_or_default();
        self.cursor + next.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_is_one_cluster() {
        let mut prompt = Prompt::with("a👩‍👩‍👧e\u{301}");
        prompt.delete_back();
        assert_eq!(prompt.text(), "a👩‍👩‍👧");
        prompt.go_left();
        assert_eq!(prompt.before(), "a");
        prompt.delete_forward();
        assert_eq!(prompt.text(), "a");
        prompt.go_right();
        prompt.insert("bc");
        assert_eq!((prompt.text(), prompt.before()), ("abc", "abc"));
    }

    #[test]
    fn words_and_lines_are_deleted_from_the_cursor_back() {
        let mut prompt = Prompt::with("one two\u{3000}three  ");
        prompt.delete_word();
        assert_eq!(prompt.text(), "one two\u{3000}");
        prompt.go_to_start();
        prompt.delete_word();
        prompt.delete_to_start();
        assert_eq!(prompt.text(), "one two\u{3000}");
        prompt.go_to_end();
        prompt.delete_to_start();
        assert_eq!(prompt.text(), "");
    }

    #[test]
    fn a_selected_text_is_replaced_deleted_or_kept_as_a_whole() {
        let selected = || {
            let mut prompt = Prompt::with("old text");
            prompt.select_all();
            prompt
        };
        let mut typed = selected();
        typed.insert("n");
        typed.insert("ew");
        assert_eq!((typed.text(), typed.is_selected()), ("new", false));
        for (edit, text, before) in [
            (Edit::DeleteBack, "", ""),
            (Edit::DeleteForward, "", ""),
            (Edit::DeleteWord, "", ""),
            (Edit::DeleteToStart, "", ""),
            (Edit::CursorRight, "old text", "old text"),
            (Edit::CursorEnd, "old text", "old text"),
            (Edit::CursorLeft, "old text", ""),
            (Edit::CursorStart, "old text", ""),
        ] {
            let mut prompt = selected();
            prompt.change(edit);
            let found = (prompt.text(), prompt.before(), prompt.is_selected());
            assert_eq!(found, (text, before, false), "{edit:?}");
        }
        let mut empty = Prompt::default();
        empty.select_all();
        assert!(!empty.is_selected());
    }

    #[test]
    fn a_text_too_long_is_not_taken() {
        let mut prompt = Prompt::default();
        prompt.insert(&"x".repeat(LONGEST + 1));
        assert_eq!(prompt.text(), "");
    }
}
