//! Whole papers that are kept, as far as searches know them.

use std::sync::Arc;
use std::time::SystemTime;

use super::Searcher;
use crate::bodies::{Bodies, Texts};

/// Where whole papers are kept, and their words as they were read last.
pub(super) struct Shelf {
    pub(super) bodies: Bodies,
    pub(super) texts: Arc<Texts>,
    /// When the folder had changed before they were read.
    changed: Option<SystemTime>,
}

impl Shelf {
    /// Of which nothing was read yet.
    pub(super) fn of(bodies: Bodies) -> Self {
        Self {
            bodies,
            texts: Arc::default(),
            changed: None,
        }
    }
}

impl Searcher {
    /// Takes the words of whole papers, where others are kept now. A letter that is typed looks at the folder
    /// and at nothing in it.
    pub(super) fn take_bodies(&mut self) {
        let Some(kept) = &mut self.bodies else {
            return;
        };
        let changed = kept.bodies.changed();
        if changed.is_none() || changed == kept.changed {
            return;
        }
        // What cannot be read is said where one reads it.
        let Ok(texts) = kept.bodies.texts() else {
            return;
        };
        kept.changed = changed;
        if texts != *kept.texts {
            kept.texts = Arc::new(texts);
            Arc::make_mut(&mut self.overlay).set_bodies(&self.library, kept.texts.clone());
        }
    }
}
