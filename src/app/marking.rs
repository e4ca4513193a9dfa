//! Stars and read marks as they are shown: what is on disk, what is on its way, what can be undone.

use std::collections::VecDeque;
use std::sync::Arc;

use super::Row;
use crate::marks::{Intent, ReadMarks, SetRead, SetStar, Stars};
use crate::paper::PaperId;

/// How many steps can be taken back.
const LONGEST_HISTORY: usize = 1000;

/// The marks in force and their history.
#[derive(Debug, Clone, Default)]
pub struct Marking {
    stars: Arc<Stars>,
    read: Arc<ReadMarks>,
    /// What is not yet on disk, the oldest first.
    unsaved: VecDeque<Intent>,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Why the last save failed.
    pub trouble: Option<String>,
    /// Why stars cannot be set, where they cannot.
    pub closed: Option<String>,
}

/// One mark set or taken back, and its opposite.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    forward: Intent,
    backward: Intent,
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
    pub fn new(stars: Arc<Stars>, read: Arc<ReadMarks>, closed: Option<String>) -> Self {
        Self {
            stars,
            read,
            closed,
            ..Self::default()
        }
    }

    /// The stars in force, pending ones included.
    #[must_use]
    pub fn stars(&self) -> &Arc<Stars> {
        &self.stars
    }

    /// The read marks in force, pending ones included.
    #[must_use]
    pub fn read(&self) -> &Arc<ReadMarks> {
        &self.read
    }

    /// How the star of a row is shown.
    #[must_use]
    pub fn star(&self, row: &Row) -> StarShown {
        let pending = self
            .unsaved
            .iter()
            .any(|intent| matches!(intent, Intent::Star(set) if set.id == row.star_key));
        match (self.stars.contains(&row.star_key), pending) {
            (false, _) => StarShown::None,
            (true, true) => StarShown::Pending,
            (true, false) => StarShown::Kept,
        }
    }

    /// Whether the row's paper is starred, be it on disk or not.
    #[must_use]
    pub fn is_starred(&self, row: &Row) -> bool {
        self.stars.contains(&row.star_key)
    }

    /// Whether the row's paper was read.
    #[must_use]
    pub fn is_read(&self, row: &Row) -> bool {
        self.read.contains(&row.read_key)
    }

    /// How many marks are not yet on disk.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Whether any paper is starred.
    #[must_use]
    pub fn has_stars(&self) -> bool {
        !self.stars().is_empty()
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
    pub fn toggle_star(&mut self, row: &Row, now: &str) -> Intent {
        let starred = !self.is_starred(row);
        // A star that comes back by undo is as old as it was.
        let since = self
            .stars
            .get(&row.star_key)
            .map_or(now, |star| &star.at)
            .to_owned();
        let set = |starred| {
            Intent::Star(SetStar {
                id: row.star_key.clone(),
                starred,
                at: since.clone(),
                title: row.paper.title.clone(),
                aliases: row
                    .paper
                    .ids()
                    .filter(|id| **id != row.star_key)
                    .cloned()
                    .collect(),
            })
        };
        self.change(Change {
            forward: set(starred),
            backward: set(!starred),
        })
    }

    /// Marks a row's paper as read or unread. Returns what must be saved, if anything.
    pub fn set_read(&mut self, row: &Row, read: bool, now: &str) -> Option<Intent> {
        if self.is_read(row) == read {
            return None;
        }
        let set = |read| {
            Intent::Read(SetRead {
                id: row.read_key.clone(),
                read,
                at: now.to_owned(),
            })
        };
        Some(self.change(Change {
            forward: set(read),
            backward: set(!read),
        }))
    }

    fn change(&mut self, change: Change) -> Intent {
        let intent = change.forward.clone();
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > LONGEST_HISTORY {
            self.done.remove(0);
        }
        self.send(intent)
    }

    /// Takes the last change back. Returns what must be saved, if there was one.
    pub fn undo(&mut self) -> Option<Intent> {
        let change = self.done.pop()?;
        let intent = change.backward.clone();
        self.undone.push(change);
        Some(self.send(intent))
    }

    /// Does again what was taken back. Returns what must be saved, if there was something.
    pub fn redo(&mut self) -> Option<Intent> {
        let change = self.undone.pop()?;
        let intent = change.forward.clone();
        self.done.push(change);
        Some(self.send(intent))
    }

    fn send(&mut self, intent: Intent) -> Intent {
        self.apply(&intent);
        self.unsaved.push_back(intent.clone());
        intent
    }

    /// Takes what is on disk now, after so many of the unsaved intents were written, and why stars
    /// cannot be set. Returns how many stars were refused for that reason; they can be neither
    /// undone nor done again.
    pub fn saved(
        &mut self,
        intents: usize,
        stars: Stars,
        read: ReadMarks,
        closed: Option<String>,
    ) -> usize {
        let done: Vec<Intent> = self
            .unsaved
            .drain(..intents.min(self.unsaved.len()))
            .collect();
        self.closed = closed;
        self.stars = Arc::new(stars);
        self.read = Arc::new(read);
        if intents > 0 {
            self.trouble = None;
        }
        for intent in self.unsaved.clone() {
            self.apply(&intent);
        }
        if self.closed.is_some() {
            self.forget_stars(&done)
        } else {
            0
        }
    }

    /// Takes the stars among these intents out of the history.
    fn forget_stars(&mut self, intents: &[Intent]) -> usize {
        let refused: Vec<&PaperId> = intents
            .iter()
            .filter_map(|intent| match intent {
                Intent::Star(set) => Some(&set.id),
                Intent::Read(_) => None,
            })
            .collect();
        let stays = |change: &Change| match &change.forward {
            Intent::Star(set) => !refused.contains(&&set.id),
            Intent::Read(_) => true,
        };
        self.done.retain(stays);
        self.undone.retain(stays);
        refused.len()
    }

    fn apply(&mut self, intent: &Intent) {
        match intent {
            Intent::Star(set) => Arc::make_mut(&mut self.stars).apply(set),
            Intent::Read(set) => Arc::make_mut(&mut self.read).apply(set),
        }
    }
}

/// The paper that an intent is about.
#[must_use]
pub(super) fn paper_of(intent: &Intent) -> &PaperId {
    match intent {
        Intent::Star(set) => &set.id,
        Intent::Read(set) => &set.id,
    }
}
