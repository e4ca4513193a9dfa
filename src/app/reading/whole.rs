//! The whole of the paper that one reads.

use std::sync::Arc;

use crate::app::{Key, Model, Reading, Whole};
use crate::body::Body;
use crate::paper::PaperId;

/// What is known of the whole of one paper.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct WholeRead {
    /// The paper.
    pub(in crate::app) of: Option<PaperId>,
    /// All of it, once it is there.
    pub(in crate::app) body: Option<Arc<Body>>,
    /// Keys that were pressed while what is kept of it was on its way.
    pub(in crate::app) held: Vec<Key>,
}

impl Model {
    /// The whole of the selected paper, where it is there and one reads it.
    pub(in crate::app) fn whole_read(&self) -> Option<Whole> {
        let selected = self.list.selected().map(|row| &row.paper.id);
        let is_of_it = self.reads() && selected.is_some() && self.whole.of.as_ref() == selected;
        let body = self.whole.body.as_ref().filter(|_| is_of_it)?;
        Some(Whole(body.clone()))
    }

    /// Whether it is all of a paper that one reads.
    pub(in crate::app) fn reads_whole(&self) -> bool {
        self.reads() && self.reading.as_ref().is_some_and(Reading::is_whole)
    }

    /// Whether the whole paper that one reads is on its way from the disk.
    pub(in crate::app) fn awaits_kept(&self) -> bool {
        self.reads() && !self.reads_whole() && self.jobs.reads_kept()
    }

    /// Whether keys wait for the whole paper that one reads.
    #[must_use]
    pub fn holds_keys(&self) -> bool {
        !self.whole.held.is_empty()
    }

    /// Whether all of the selected paper is kept.
    pub(in crate::app) fn keeps_whole(&self) -> bool {
        let row = self.list.selected();
        row.is_some_and(|row| row.paper.ids().any(|id| self.kept_whole.contains(id)))
    }
}
