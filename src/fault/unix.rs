//! SIGBUS, and the little that may be done about it.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fd::BorrowedFd;
use rustix::stdio::{stderr, stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::SIGBUS;
use signal_hook::low_level::{exit, register};

use crate::text::safe;

/// A terminal that is given back as it was found.
#[derive(Debug)]
pub struct HeldTerminal {
    is_held: AtomicBool,
    /// How it was found.
    modes: Termios,
    /// What switches off everything that is switched on.
    switch_off: Vec<u8>,
}

impl HeldTerminal {
    /// The terminal as it is now, and the bytes that switch off what will be switched on.
    ///
    /// # Errors
    /// When standard input is no terminal.
    pub fn now(switch_off: Vec<u8>) -> io::Result<Self> {
        Ok(Self {
            is_held: AtomicBool::new(false),
            modes: tcgetattr(stdin())?,
            switch_off,
        })
    }

    /// From now on it is to be given back.
    pub fn hold(&self) {
        self.is_held.store(true, Ordering::Release);
    }

    /// It was given back.
    pub fn release(&self) {
        self.is_held.store(false, Ordering::Release);
    }

    /// Gives it back, if it is held. Async-signal-safe.
    fn give_back(&self) {
        if self.is_held.load(Ordering::Acquire) {
            write_all(stdout(), &self.switch_off);
            // Where it fails there is nobody to be told.
            let _ = tcsetattr(stdin(), OptionalActions::Now, &self.modes);
        }
    }
}

/// Has recto end with a sentence, and the terminal given back where it is held, when a file of the
/// index in this directory turns out to be cut. Once in a process.
///
/// # Errors
/// When the system refuses.
pub fn watch(index: &Path, terminal: Option<Arc<HeldTerminal>>) -> io::Result<()> {
    let index = index.display().to_string();
    // What is shown full is on disk.
    let marks = terminal
        .as_ref()
        .map_or("", |_| " A star that was shown as ☆ may not be kept.");
    let sentence = format!(
        "recto: a file of the index in {} was cut while it was open, or the disk cannot give it, and recto had to end.{marks} Run it again: the index is made anew. Should this come again, remove that folder first; it holds nothing else.\n",
        safe::line(&index)
    );
    let leave = move || {
        if let Some(terminal) = &terminal {
            terminal.give_back();
        }
        write_all(stderr(), sentence.as_bytes());
        exit(1);
    };
    #[expect(
        unsafe_code,
        reason = "the action only calls write, tcsetattr and _exit on what was made before, all async-signal-safe"
    )]
    let registered = unsafe { register(SIGBUS, leave) };
    registered.map(|_| ())
}

/// Writes as much as is taken. Async-signal-safe.
fn write_all(to: BorrowedFd<'_>, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        match rustix::io::write(to, bytes) {
            Ok(written @ 1..) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Ok(0) | Err(_) => return,
        }
    }
}
