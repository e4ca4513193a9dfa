//! Waiting for the disk on a thread of its own while further records are planned.

use std::panic;
use std::thread::{self, JoinHandle};

use crate::library::{StoreError, Written};

/// What was written last, on its way to the disk.
#[derive(Debug, Default)]
pub(super) struct Waiting(Option<JoinHandle<Result<(), StoreError>>>);

impl Waiting {
    /// Goes on with this, once what was written before is on the disk.
    pub(super) fn put(&mut self, written: Written) -> Result<(), StoreError> {
        self.end()?;
        self.0 = Some(thread::spawn(|| written.wait()));
        Ok(())
    }

    /// Waits until all is on the disk.
    pub(super) fn end(&mut self) -> Result<(), StoreError> {
        match self.0.take().map(JoinHandle::join) {
            None => Ok(()),
            Some(Ok(done)) => done,
            Some(Err(reason)) => panic::resume_unwind(reason),
        }
    }
}

impl Drop for Waiting {
    /// Even an import that fails does not leave what it wrote behind.
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            let _ = thread.join();
        }
    }
}
