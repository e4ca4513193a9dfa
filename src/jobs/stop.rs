//! The wish that work shall stop, as both sides of it see it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::library::IndexNext;

/// Whether work shall stop; every clone is the same wish.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks the work to stop where nothing is half done.
    pub fn set(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it shall stop.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// The wish itself, for what sets it from outside, such as a signal.
    #[must_use]
    pub fn flag(&self) -> Arc<AtomicBool> {
        self.0.clone()
    }

    /// The same, as the making of an index asks it.
    #[must_use]
    pub fn next(&self) -> IndexNext {
        if self.is_set() {
            IndexNext::Stop
        } else {
            IndexNext::GoOn
        }
    }
}
