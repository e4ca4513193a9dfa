//! Leaving because the world outside wants it: a signal came, or the terminal is gone.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::jobs::Jobs;
use super::marks::Flush;
use super::terminal;
use super::threads::tell;
use crate::app::Message;

/// The loop may take so long to leave; then it waits for a terminal that takes nothing.
const PATIENCE: Duration = Duration::from_secs(2);

/// The wish to leave, as the threads that hear of it first see it.
#[derive(Clone)]
pub(super) struct Ending {
    /// The number of the signal, or 0.
    signal: Arc<AtomicU8>,
    messages: Sender<Message>,
    flush: Flush,
    jobs: Jobs,
}

impl Ending {
    pub(super) fn new(messages: Sender<Message>, flush: Flush, jobs: Jobs) -> Self {
        Self {
            signal: Arc::default(),
            messages,
            flush,
            jobs,
        }
    }

    /// The signal that recto ends by, if there was one.
    pub(super) fn signal(&self) -> Option<u8> {
        match self.signal.load(Ordering::Acquire) {
            0 => None,
            signal => Some(signal),
        }
    }

    /// Asks the loop to leave. If it does not, saves and ends the program from here. The first
    /// reason counts.
    pub(super) fn by(&self, signal: u8) {
        let first = self
            .signal
            .compare_exchange(0, signal, Ordering::AcqRel, Ordering::Acquire)
            .is_ok();
        if !first {
            return;
        }
        tell(&self.messages, Message::Gone);
        thread::sleep(PATIENCE);
        self.flush.wait(PATIENCE);
        self.jobs.stop_all(PATIENCE);
        // Nothing can be written to this terminal; its lines can be made usable.
        terminal::cook();
        process::exit(i32::from(128_u8.saturating_add(signal)));
    }
}
