//! Stars and read marks as they are shown: what is on disk, what is on its way, what can be undone.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::Row;
use crate::marks::{FileKind, Intent, MarkKind, Marks, ReadList, Wanted};
use crate::paper::{Second, seconds};

/// How many steps can be taken back.
const LONGEST_HISTORY: usize = 1000;

/// The marks in force and their history.
#[derive(Debug, Clone, Default)]
pub struct Marking {
    in_force: Arc<Marks>,
    awaited: Awaited,
    /// What is not yet on disk, the oldest first.
    unsaved: VecDeque<Intent>,
    done: Vec<Change>,
    undone: Vec<Change>,
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

/// Marks set or taken back at once, and their opposites.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    forward: Vec<Intent>,
    backward: Vec<Intent>,
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
            marks => format!("{marks} marks are"),
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
        !self.done.is_empty()
    }

    /// Whether there is a change to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Sets or takes back the star of a row. Returns what must be saved.
    pub fn toggle_star(&mut self, row: &Row, now: &str) -> Vec<Intent> {
        let wanted = if self.is_starred(row) {
            Wanted::Unset
        } else {
            Wanted::Set
        };
        let (forward, backward) = self.intents(MarkKind::Star, row, wanted, now);
        let (forward, backward) = (vec![forward], vec![backward]);
        self.change(Change { forward, backward })
    }

    /// Marks a row's paper as read or unread. Returns what must be saved, if anything.
    pub fn set_read(&mut self, row: &Row, wanted: Wanted, now: &str) -> Vec<Intent> {
        if self.is_read(row) == (wanted == Wanted::Set) {
            return Vec::new();
        }
        let (mut forward, mut backward) = (Vec::new(), Vec::new());
        let mut add = |(one, opposite): (Intent, Intent)| {
            forward.push(one);
            backward.insert(0, opposite);
        };
        let has = |kind| self.in_force.contains(kind, &row.mark_key);
        if wanted == Wanted::Set || has(MarkKind::Read) {
            add(self.intents(MarkKind::Read, row, wanted, now));
        }
        if let Some(until) = row.listed_until.filter(|_| wanted == Wanted::Unset) {
            if has(MarkKind::Unread) {
                add(self.intents(MarkKind::Unread, row, Wanted::Unset, now));
            }
            // Said since the list was, whatever the clock says.
            let now = seconds(now).map_or(until, |now| now.max(until));
            let key = row.mark_key.clone();
            let set = Intent {
                kind: MarkKind::Unread,
                wanted: Wanted::Set,
                key,
                at: Second(now).to_string(),
                title: row.paper.title.clone(),
            };
            let wanted = Wanted::Unset;
            let unset = Intent {
                wanted,
                ..set.clone()
            };
            add((set, unset));
        }
        self.change(Change { forward, backward })
    }

    /// Marks what a query lists as read, which has no marks and nothing relative in it. Returns what
    /// must be saved.
    pub fn read_list(&mut self, query: &str, now: i64) -> Vec<Intent> {
        let (forward, backward) = self.in_force.reading(query, now);
        self.change(Change { forward, backward })
    }

    /// What sets or takes back a mark of a row, and its opposite.
    fn intents(&self, kind: MarkKind, row: &Row, wanted: Wanted, now: &str) -> (Intent, Intent) {
        // A mark that comes back by undo stands where it stood, and is as old as it was.
        let standing = self.in_force.standing(kind, &row.mark_key);
        let entry = standing.and_then(|id| self.in_force.get(kind, id));
        let forward = Intent {
            kind,
            wanted,
            key: row.mark_key.under(standing.unwrap_or(&row.mark_key.id)),
            at: entry.map_or_else(|| now.to_owned(), |entry| entry.at().into_owned()),
            title: row.paper.title.clone(),
        };
        let backward = Intent {
            wanted: wanted.opposite(),
            ..forward.clone()
        };
        (forward, backward)
    }

    fn change(&mut self, change: Change) -> Vec<Intent> {
        let intents = change.forward.clone();
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > LONGEST_HISTORY {
            self.done.remove(0);
        }
        self.send(intents)
    }

    /// Takes the last change back. Returns what must be saved, if there was one.
    pub fn undo(&mut self) -> Option<Vec<Intent>> {
        let change = self.done.pop()?;
        let intents = change.backward.clone();
        self.undone.push(change);
        Some(self.send(intents))
    }

    /// Does again what was taken back. Returns what must be saved, if there was something.
    pub fn redo(&mut self) -> Option<Vec<Intent>> {
        let change = self.undone.pop()?;
        let intents = change.forward.clone();
        self.done.push(change);
        Some(self.send(intents))
    }

    /// Takes back what was set by these, as if it had never been done. Returns what must be saved.
    pub(super) fn retract(&mut self, intents: &[Intent]) -> Vec<Intent> {
        let place = self.done.iter().rposition(|done| done.forward == intents);
        match place {
            Some(place) => {
                let change = self.done.remove(place);
                self.send(change.backward)
            }
            None => Vec::new(),
        }
    }

    fn send(&mut self, intents: Vec<Intent>) -> Vec<Intent> {
        let in_force = Arc::make_mut(&mut self.in_force);
        for intent in &intents {
            in_force.apply(intent);
        }
        self.unsaved.extend(intents.iter().cloned());
        intents
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
            self.forget_refused(&done)
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

    /// Takes those of these intents that were refused with the stars out of the history.
    fn forget_refused(&mut self, intents: &[Intent]) -> usize {
        let is_refused = |intent: &&Intent| intent.kind.file() == FileKind::Stars;
        let refused: Vec<&Intent> = intents.iter().filter(is_refused).collect();
        let stays = |change: &Change| {
            let is_it = |intent: &&Intent| {
                let mut own = change.forward.iter();
                own.any(|own| intent.kind == own.kind && intent.key.id == own.key.id)
            };
            !refused.iter().any(is_it)
        };
        self.done.retain(stays);
        self.undone.retain(stays);
        refused.len()
    }
}

/// The lists that are read.
fn lists(marks: &Marks) -> BTreeSet<ReadList> {
    marks.read_lists().collect()
}
