//! Stars, read marks and what is hidden as they are shown: what is on disk, what is on its way, what can be undone.

mod history;

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::Row;
use crate::marks::{Intent, MarkKind, Marks, ReadList, Samples, Wanted};
use crate::paper::{Second, seconds};
use crate::query::PaperMarks;
pub use history::Step;
use history::{Change, History};

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
        self.history.has_done()
    }

    /// Whether there is a change to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.has_undone()
    }

    /// Stars the papers of rows, or takes the stars back where all have one. Returns what must be saved.
    pub fn toggle_star(&mut self, rows: &[Row], now: &str) -> Vec<Intent> {
        self.toggle(MarkKind::Star, rows, now)
    }

    /// Hides the papers of rows, or shows them again where all are hidden. Returns what must be saved.
    pub fn toggle_hidden(&mut self, rows: &[Row], now: &str) -> Vec<Intent> {
        self.toggle(MarkKind::Hidden, rows, now)
    }

    fn toggle(&mut self, kind: MarkKind, rows: &[Row], now: &str) -> Vec<Intent> {
        let has = |row: &Row| self.in_force.contains(kind, &row.mark_key);
        let wanted = if rows.iter().all(has) {
            Wanted::Unset
        } else {
            Wanted::Set
        };
        let others = rows
            .iter()
            .filter(|row| has(row) != (wanted == Wanted::Set));
        let intents = others.map(|row| self.intents(kind, row, wanted, now));
        let (forward, mut backward): (Vec<Intent>, Vec<Intent>) = intents.unzip();
        backward.reverse();
        self.change(forward, backward)
    }

    /// Puts the papers that recto comes with away, or lists them again. Returns what they are now.
    pub fn toggle_samples(&mut self) -> Samples {
        let samples = self.samples().opposite();
        self.history.remember(Change::Samples(samples));
        self.set_samples(samples)
    }

    fn set_samples(&mut self, samples: Samples) -> Samples {
        Arc::make_mut(&mut self.in_force).set_samples(samples);
        samples
    }

    /// Marks the papers of rows as read or unread. Returns what must be saved, if anything.
    pub fn set_read(&mut self, rows: &[Row], wanted: Wanted, now: &str) -> Vec<Intent> {
        let others = rows.iter();
        let others = others.filter(|row| self.is_read(row) != (wanted == Wanted::Set));
        let intents = others.flat_map(|row| self.reading(row, wanted, now));
        let (forward, mut backward): (Vec<Intent>, Vec<Intent>) = intents.unzip();
        backward.reverse();
        self.change(forward, backward)
    }

    /// What marks a row's paper as read or unread, each with its opposite.
    fn reading(&self, row: &Row, wanted: Wanted, now: &str) -> Vec<(Intent, Intent)> {
        let mut pairs = Vec::new();
        let mut add = |pair: (Intent, Intent)| pairs.push(pair);
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
        pairs
    }

    /// Marks what a query lists as read, which has no marks and nothing relative in it. Returns what
    /// must be saved.
    pub fn read_list(&mut self, query: &str, now: i64) -> Vec<Intent> {
        let (forward, backward) = self.in_force.reading(query, now);
        self.change(forward, backward)
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

    fn change(&mut self, forward: Vec<Intent>, backward: Vec<Intent>) -> Vec<Intent> {
        if forward.is_empty() {
            return forward;
        }
        let intents = forward.clone();
        self.history.remember(Change::Marks { forward, backward });
        self.send(intents)
    }

    /// Takes the last change back. Returns the step that this is, if there was one.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.history.back()?;
        Some(self.take_step(step))
    }

    /// Does again what was taken back. Returns the step that this is, if there was something.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.history.again()?;
        Some(self.take_step(step))
    }

    fn take_step(&mut self, step: Step) -> Step {
        match step {
            Step::Marks(intents) => Step::Marks(self.send(intents)),
            Step::Samples(samples) => Step::Samples(self.set_samples(samples)),
        }
    }

    /// Takes back what was set by these, as if it had never been done. Returns what must be saved.
    pub(super) fn retract(&mut self, intents: &[Intent]) -> Vec<Intent> {
        match self.history.retract(intents) {
            Some(backward) => self.send(backward),
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
