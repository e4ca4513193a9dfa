//! The filters that were typed, and which of them the query line shows.

use crate::text::safe;

/// So many are kept.
pub const ENTRIES: usize = 1000;
/// A longer one is none that is typed again, in bytes.
const LONGEST_ENTRY: usize = 4 << 10;

/// The filters that were typed, the oldest first, none twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<String>,
    /// The entry that the line shows, and that no key has changed since it was brought.
    at: Option<usize>,
    /// What is not yet on its way to the disk.
    to_keep: Option<String>,
}

impl History {
    /// Takes those of earlier days before those of this one.
    pub(in crate::app) fn take(&mut self, earlier: Vec<String>) {
        let today = std::mem::replace(&mut self.entries, earlier);
        self.at = None;
        self.entries.retain(|entry| is_worth_it(entry));
        for entry in today {
            self.push(entry);
        }
    }

    /// Keeps a filter as the newest, where it is worth that.
    pub(in crate::app) fn remember(&mut self, text: &str) {
        let is_newest = self.entries.last().is_some_and(|last| last == text);
        if is_worth_it(text) && !is_newest {
            self.at = None;
            self.push(text.to_owned());
            self.to_keep = Some(text.to_owned());
        }
    }

    /// What was remembered and is to be kept on disk.
    pub(in crate::app) fn unkept(&mut self) -> Option<String> {
        self.to_keep.take()
    }

    fn push(&mut self, text: String) {
        // A blank at the end is seen by nobody.
        self.entries
            .retain(|entry| entry.trim_end() != text.trim_end());
        self.entries.push(text);
        let too_many = self.entries.len().saturating_sub(ENTRIES);
        self.entries.drain(..too_many);
    }

    /// Whether Up and Down go through the entries: the line is empty, or shows one as it was brought.
    #[must_use]
    pub fn is_open(&self, shown: &str) -> bool {
        let brought = self.at.and_then(|at| self.entries.get(at));
        (shown.is_empty() && !self.entries.is_empty())
            || brought.is_some_and(|brought| brought == shown)
    }

    /// The entry before the one that is shown, from an empty line the newest; at the oldest that.
    pub(in crate::app) fn older(&mut self) -> Option<&str> {
        let last = self.entries.len().checked_sub(1)?;
        let at = self.at.map_or(last, |at| at.saturating_sub(1));
        self.at = Some(at);
        self.entries.get(at).map(String::as_str)
    }

    /// The entry after the one that is shown, behind the newest an empty line.
    pub(in crate::app) fn newer(&mut self) -> &str {
        let next = self.at.map(|at| at + 1);
        self.at = next.filter(|next| *next < self.entries.len());
        let entry = self.at.and_then(|at| self.entries.get(at));
        entry.map_or("", String::as_str)
    }

    /// A key has changed what is shown.
    pub(in crate::app) fn leave(&mut self) {
        self.at = None;
    }
}

/// Whether it is a text that somebody types again: one line, not long, with something in it.
fn is_worth_it(text: &str) -> bool {
    let is_seen = !text.trim().is_empty() && !text.chars().any(safe::is_hidden);
    is_seen && text.len() <= LONGEST_ENTRY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_none_twice() {
        let mut history = History::default();
        for text in ["one", "two ", "", "three", "two", "  "] {
            history.remember(text);
        }
        assert_eq!(history.unkept().as_deref(), Some("two"));
        history.remember("two");
        assert_eq!(history.unkept(), None);
        history.take(["zero", "\u{1b}[2J", "one"].map(str::to_owned).to_vec());
        assert!(history.is_open("") && !history.is_open("x"));
        let older: Vec<String> = (0..5)
            .filter_map(|_| history.older().map(str::to_owned))
            .collect();
        assert_eq!(older, ["two", "three", "one", "zero", "zero"]);
        assert!(history.is_open("zero"));
        let newer: Vec<String> = (0..4).map(|_| history.newer().to_owned()).collect();
        assert_eq!(newer, ["one", "three", "two", ""]);
    }

    #[test]
    fn it_has_an_end() {
        let mut history = History::default();
        (0..ENTRIES + 5).for_each(|number| {
            history.remember(&number.to_string());
        });
        history.remember(&"x".repeat(LONGEST_ENTRY + 1));
        let oldest = (0..2 * ENTRIES).filter_map(|_| history.older().map(str::to_owned));
        assert_eq!(oldest.last().unwrap(), "5");
    }
}
