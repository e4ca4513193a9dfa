//! What is said of a paper beside its record: why it is listed, and what the user says of it.

use std::sync::Arc;

use crate::app::Model;
use crate::body::Body;
use crate::text::safe;

/// So many lines of a note stand below an abstract.
const MOST_LINES: usize = 8;

/// What is said of a paper beside its record; each empty where there is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Why it is listed, safe.
    pub why: String,
    /// Its tags, each with a sign before it, safe.
    pub tags: String,
    /// The first lines of its note, safe.
    pub note: Vec<String>,
    /// All of it, where it is read.
    pub whole: Option<Whole>,
}

/// A whole paper. Two are the same where they were read once.
#[derive(Debug, Clone)]
pub struct Whole(pub Arc<Body>);

impl PartialEq for Whole {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Whole {}

impl Beside {
    /// Takes the first lines of a note.
    #[must_use]
    pub fn with_note(mut self, text: &str) -> Self {
        let mut lines = text.lines().map(safe::line);
        let written = lines.by_ref().skip_while(|line| line.trim().is_empty());
        let mut note: Vec<String> = written.take(MOST_LINES + 1).collect();
        if note.len() > MOST_LINES {
            note.truncate(MOST_LINES);
            note.push("…".to_owned());
        }
        while note.last().is_some_and(|line| line.trim().is_empty()) {
            note.pop();
        }
        self.note = note;
        self
    }
}

impl Model {
    /// What is said of the selected paper beside its record.
    pub(in crate::app) fn beside_selected(&self) -> Beside {
        let beside = Beside {
            why: self.why_selected(),
            whole: self.whole_read(),
            ..Beside::default()
        };
        let Some(row) = self.list.selected() else {
            return beside;
        };
        let tags = self
            .marks
            .tags_of_all(std::slice::from_ref(row))
            .into_iter();
        let tags = tags.map(|tag| format!("#{}", safe::line(tag.as_str())));
        let mut ids = row.mark_key.ids().chain(row.paper.ids());
        let note = ids.find_map(|id| self.notes.get(id));
        let beside = Beside {
            tags: tags.collect::<Vec<String>>().join(" "),
            ..beside
        };
        match note {
            Some(note) => beside.with_note(&note.text),
            None => beside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_of_a_note_are_taken_from_what_was_written_on() {
        let of = |text: &str| Beside::default().with_note(text).note;
        assert_eq!(
            of("\n\n# Read\n\nagain \u{1b}[1m\n\n"),
            ["# Read", "", "again"]
        );
        assert_eq!(of(&"x\n".repeat(20)).len(), MOST_LINES + 1);
        assert!(of(" \n").is_empty());
    }
}
