//! What was done by a key and can be taken back: marks, what is put away, saved views.

use crate::marks::{FileKind, Intent, Samples};
use crate::query::ViewChange;

/// How many steps can be taken back.
const LONGEST: usize = 1000;

/// Something that was done.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) enum Change {
    /// Marks set or taken back at once, and their opposites.
    Marks {
        forward: Vec<Intent>,
        backward: Vec<Intent>,
    },
    /// The papers that recto comes with are these from now on.
    Samples(Samples),
    /// The queries that are saved were changed so.
    Views(ViewChange),
}

/// What taking back or doing again comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// These marks must be saved.
    Marks(Vec<Intent>),
    /// The papers that recto comes with are these now.
    Samples(Samples),
    /// The queries that are saved must be changed so.
    Views(ViewChange),
}

/// What was done, and what was taken back of it.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Whether there is a change to take back.
    pub(super) fn has_done(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a change to do again.
    pub(super) fn has_undone(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Something was done; what was taken back before is done with.
    pub(super) fn remember(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > LONGEST {
            self.done.remove(0);
        }
    }

    /// What takes the last change back.
    pub(super) fn back(&mut self) -> Option<Step> {
        let change = self.done.pop()?;
        let step = match &change {
            Change::Marks { backward, .. } => Step::Marks(backward.clone()),
            Change::Samples(samples) => Step::Samples(samples.opposite()),
            Change::Views(change) => Step::Views(change.opposite()),
        };
        self.undone.push(change);
        Some(step)
    }

    /// What does again what was taken back last.
    pub(super) fn again(&mut self) -> Option<Step> {
        let change = self.undone.pop()?;
        let step = match &change {
            Change::Marks { forward, .. } => Step::Marks(forward.clone()),
            Change::Samples(samples) => Step::Samples(*samples),
            Change::Views(change) => Step::Views(change.clone()),
        };
        self.done.push(change);
        Some(step)
    }

    /// Forgets that these intents were done. Returns what takes them back.
    pub(super) fn retract(&mut self, intents: &[Intent]) -> Option<Vec<Intent>> {
        let is_it = |change: &Change| match change {
            Change::Marks { forward, .. } => forward == intents,
            Change::Samples(_) | Change::Views(_) => false,
        };
        let place = self.done.iter().rposition(is_it)?;
        match self.done.remove(place) {
            Change::Marks { backward, .. } => Some(backward),
            Change::Samples(_) | Change::Views(_) => None,
        }
    }

    /// Forgets those of these intents that were refused with the stars. Returns how many.
    pub(super) fn forget_refused(&mut self, intents: &[Intent]) -> usize {
        let is_refused = |intent: &&Intent| intent.kind.file() == FileKind::Stars;
        let refused: Vec<&Intent> = intents.iter().filter(is_refused).collect();
        let stays = |change: &Change| match change {
            Change::Samples(_) | Change::Views(_) => true,
            Change::Marks { forward, .. } => {
                let is_it = |intent: &&Intent| {
                    let mut own = forward.iter();
                    own.any(|own| intent.kind == own.kind && intent.key.id == own.key.id)
                };
                !refused.iter().any(is_it)
            }
        };
        self.done.retain(stays);
        self.undone.retain(stays);
        refused.len()
    }
}
