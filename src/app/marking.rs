//! Stars, read marks and what is hidden as they are shown: what is on disk, what is on its way, what can be undone.

mod history;
mod setting;

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::Row;
use crate::marks::{Intent, MarkKind, Marks, ReadList, Samples};
use crate::query::PaperMarks;
use crate::text::numbers::thousands;
pub(in crate::app) use history::Change;
use history::History;
pub use history::Step;

/// The marks in force and their history.
#[derive(Debug, Clone, Default)]
pub struct Marking {
    in_force: Arc<Marks>,
    awaited: Awaited,
    /// What is not yet on disk, the oldest first.
    unsaved: VecDeque<Intent>,
    history: History,
    /// How many papers of the library are hidden one by one, as they were counted last.
    pub hidden: u64,
    /// Why the last save failed.
    pub trouble: Option<String>,
    /// Why stars cannot be set, where they cannot.
    pub closed: Option<String>,
}

/// What the first frame does not wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Awaited {
    /// Everything is there.
    #[default]
    Nothing,
    /// There are too many marks to be read before it.
    Marks,
}

/// What a save has changed for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// The marks in force are the same.
    None,
    /// Some marks are others.
    Some,
    /// Other lists are read.
    Lists,
    /// The marks that were awaited have come.
    All,
}

/// An address that was opened.
#[derive(Debug, Clone)]
pub(super) struct Opened {
    pub(super) address: String,
    /// The marks by which its paper is read, if it was not; none until that is settled.
    pub(super) read: Option<Vec<Intent>>,
}

/// How a star is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StarShown {
    /// No star.
    None,
    /// Set, and not yet on disk.
    Pending,
    /// On disk.
    Kept,
}

impl Marking {
    /// The marks as they were read from disk, and why stars cannot be set.
    #[must_use]
    pub fn new(on_disk: Arc<Marks>, awaited: Awaited, closed: Option<String>) -> Self {
        Self {
            in_force: on_disk,
            awaited,
            closed,
            ..Self::default()
        }
    }

    /// The marks in force, pending ones included.
    #[must_use]
    pub fn in_force(&self) -> &Arc<Marks> {
        &self.in_force
    }

    /// How the star of a row is shown.
    #[must_use]
    pub fn star(&self, row: &Row) -> StarShown {
        let is_it = |intent: &Intent| {
            intent.kind == MarkKind::Star && row.mark_key.ids().any(|id| *id == intent.key.id)
        };
        let pending = || self.unsaved.iter().any(is_it);
        match self.is_starred(row) {
            false => StarShown::None,
            true if pending() => StarShown::Pending,
            true => StarShown::Kept,
        }
    }

    /// Whether the row's paper is starred, be it on disk or not.
    #[must_use]
    pub fn is_starred(&self, row: &Row) -> bool {
        self.in_force.contains(MarkKind::Star, &row.mark_key)
    }

    /// Whether the row's paper was read.
    #[must_use]
    pub fn is_read(&self, row: &Row) -> bool {
        self.in_force.contains(MarkKind::Read, &row.mark_key) || self.is_read_by_list(row)
    }

    /// Whether a list has the row's paper as read, and nobody said otherwise since.
    fn is_read_by_list(&self, row: &Row) -> bool {
        let unread_at = || self.in_force.unread_at(&row.mark_key);
        row.listed_until
            .is_some_and(|until| unread_at().is_none_or(|at| at < until))
    }

    /// Whether the row's paper is left out of lists.
    #[must_use]
    pub fn is_hidden(&self, row: &Row) -> bool {
        self.is_hidden_by_hand(row) || self.is_put_away(row)
    }

    /// Whether the user has hidden the row's paper.
    #[must_use]
    pub fn is_hidden_by_hand(&self, row: &Row) -> bool {
        self.in_force.contains(MarkKind::Hidden, &row.mark_key)
    }

    /// Whether the row's paper is put away with those that recto comes with.
    fn is_put_away(&self, row: &Row) -> bool {
        match self.samples() {
            Samples::Shown => false,
            Samples::PutAway => row.paper.is_sample() && !self.is_starred(row),
        }
    }

    /// The marks of a row, as a query asks for them.
    #[must_use]
    pub fn of(&self, row: &Row) -> PaperMarks {
        PaperMarks {
            starred: self.is_starred(row),
            read: self.is_read(row),
            hidden: self.is_hidden(row),
        }
    }

    /// Whether the papers that recto comes with are listed.
    #[must_use]
    pub fn samples(&self) -> Samples {
        self.in_force.samples()
    }

    /// Whether any paper may be hidden.
    pub(super) fn hides(&self) -> bool {
        self.samples() == Samples::PutAway || self.in_force.has_any(MarkKind::Hidden)
    }

    /// How many marks are not yet on disk.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// The same as a sentence.
    #[must_use]
    pub fn unsaved_said(&self) -> String {
        let marks = match self.unsaved.len() {
            1 => "1 mark is".to_owned(),
            marks => format!("{} marks are", thousands(marks as u64)),
        };
        format!("{marks} not saved yet, recto tries again")
    }

    /// Whether any paper is starred.
    #[must_use]
    pub fn has_stars(&self) -> bool {
        self.in_force.has_any(MarkKind::Star)
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.has_done()
    }

    /// Whether there is a change to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.has_undone()
    }

    /// Takes what is on disk now, after so many of the unsaved intents were written, and why stars
    /// cannot be set. Returns how many of them were refused for that reason, which can be neither
    /// undone nor done again, and what has changed.
    pub(super) fn saved(
        &mut self,
        intents: usize,
        on_disk: Arc<Marks>,
        closed: Option<String>,
    ) -> (usize, Difference) {
        let done: Vec<Intent> = self
            .unsaved
            .drain(..intents.min(self.unsaved.len()))
            .collect();
        self.closed = closed;
        if intents > 0 {
            self.trouble = None;
        }
        let before = std::mem::replace(&mut self.in_force, on_disk);
        if self.in_force.samples() != before.samples() {
            // They lie in another file.
            self.set_samples(before.samples());
        }
        for intent in &self.unsaved {
            Arc::make_mut(&mut self.in_force).apply(intent);
        }
        let difference = match std::mem::take(&mut self.awaited) {
            Awaited::Marks => Difference::All,
            Awaited::Nothing if lists(&self.in_force) != lists(&before) => Difference::Lists,
            Awaited::Nothing if self.is_as(&before) => Difference::None,
            Awaited::Nothing => Difference::Some,
        };
        let refused = if self.closed.is_some() {
            self.history.forget_refused(&done)
        } else {
            0
        };
        (refused, difference)
    }

    /// Whether the marks in force of papers are known to be these.
    fn is_as(&self, before: &Marks) -> bool {
        let now = &self.in_force;
        let same = |(kind, id)| now.get(kind, &id).is_some() == before.get(kind, &id).is_some();
        let changed = now.changed_since(before);
        changed.is_some_and(|changed| changed.into_iter().all(same))
    }
}

/// The lists that are read.
fn lists(marks: &Marks) -> BTreeSet<ReadList> {
    marks.read_lists().collect()
}
