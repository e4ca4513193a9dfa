//! Where the lines of one input go: what was appended of it is taken back where the rest cannot be.

use std::ops::Range;

use super::waiting::Waiting;
use crate::disk::Lock;
use crate::disk::limits::StoreLine;
use crate::library::{Store, StoreError};
use crate::merge::Counts;

/// Whether what is appended is to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lasting {
    /// It is in the store.
    Yes,
    /// It is in a spool.
    No,
}

/// The store or a spool, and what one input has appended there.
#[derive(Debug)]
pub(super) struct Sink<'a> {
    store: &'a Store,
    lasting: Lasting,
    waiting: Waiting,
    /// What was appended without a line of another copy between, and what was counted before it.
    own: Option<Range<u64>>,
    before: Counts,
}

impl<'a> Sink<'a> {
    /// A sink to which nothing was appended; so much is counted already.
    pub(super) fn new(store: &'a Store, lasting: Lasting, counts: Counts) -> Self {
        Self {
            store,
            lasting,
            waiting: Waiting::default(),
            own: None,
            before: counts,
        }
    }

    pub(super) fn store(&self) -> &Store {
        self.store
    }

    /// Another copy has appended to the store: what was counted until now stays.
    pub(super) fn begin_anew(&mut self, counts: Counts) {
        (self.own, self.before) = (None, counts);
    }

    /// Appends lines for one who holds the store; returns where each is, as [`Store::write`] does.
    pub(super) fn append(
        &mut self,
        held: &Lock,
        lines: &[StoreLine],
    ) -> Result<Vec<(u64, u32)>, StoreError> {
        let appended = self.store.write(held, lines)?;
        let bytes = appended.bytes;
        let begun = self.own.take().filter(|own| own.end == bytes.start);
        let start = begun.map_or(bytes.start, |own| own.start);
        self.own = Some(start..bytes.end);
        if self.lasting == Lasting::Yes {
            self.waiting.put(appended.written)?;
        }
        Ok(appended.lines)
    }

    /// Waits until all is on the disk.
    pub(super) fn end(&mut self) -> Result<(), StoreError> {
        self.waiting.end()
    }

    /// Takes back what was appended, as far as nobody has appended to it; the counts tell what stays.
    pub(super) fn take_back(mut self, counts: &mut Counts) {
        // What is on its way to the disk arrives first; the error that counts is the one before.
        let _ = self.waiting.end();
        let is_back = self
            .own
            .is_none_or(|own| self.store.cut_off(own).unwrap_or(false));
        if is_back {
            *counts = self.before;
        }
    }
}
