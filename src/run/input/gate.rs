//! A gate before the terminal: while the user's editor has it, recto reads no key of it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The thread that reads is waited for so long; it is waiting for a key, and is woken.
const PATIENCE: Duration = Duration::from_secs(1);

/// Who may read the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// recto.
    #[default]
    Open,
    /// Somebody else wants to, and recto is still at it.
    Closing,
    /// Somebody else.
    Closed,
}

/// The gate, which one thread goes through between two keys.
#[derive(Debug, Default)]
pub(in crate::run) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

impl Gate {
    /// Waits while somebody else reads the terminal.
    pub(super) fn pass(&self) {
        let mut state = self.state();
        if *state == State::Closing {
            *state = State::Closed;
            self.changed.notify_all();
        }
        while *state != State::Open {
            let waited = self.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether somebody else reads the terminal, or is about to.
    #[cfg(any(unix, test))]
    pub(in crate::run) fn is_closed(&self) -> bool {
        *self.state() != State::Open
    }

    /// Has recto read no more. Returns whether it does not: a terminal that cannot be given up is recto's.
    pub(in crate::run) fn close(&self) -> bool {
        let mut state = self.state();
        *state = State::Closing;
        // Whoever waits for a key hears of a size that the terminal has already.
        if !wake() {
            *state = State::Open;
            return false;
        }
        let still = |state: &mut State| *state == State::Closing;
        let waited = self.changed.wait_timeout_while(state, PATIENCE, still);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *state == State::Closing {
            *state = State::Open;
            return false;
        }
        true
    }

    /// Has recto read again.
    pub(in crate::run) fn open(&self) {
        *self.state() = State::Open;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes the thread that reads: the signal of another size ends its waiting.
#[cfg(unix)]
fn wake() -> bool {
    use rustix::process::{Signal, getpid, kill_process};
    kill_process(getpid(), Signal::WINCH).is_ok()
}

/// There is no such signal here.
#[cfg(not(unix))]
fn wake() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::thread;

    #[test]
    fn who_reads_waits_at_a_closed_gate_and_goes_on_when_it_opens() {
        let gate = Arc::new(Gate::default());
        gate.pass();
        *gate.state() = State::Closing;
        let reader = gate.clone();
        let reading = thread::spawn(move || reader.pass());
        let still = |state: &mut State| *state != State::Closed;
        let closed = gate.changed.wait_while(gate.state(), still).unwrap();
        drop(closed);
        assert!(gate.is_closed() && !reading.is_finished());
        gate.open();
        reading.join().unwrap();
        assert!(!gate.is_closed());
    }
}
