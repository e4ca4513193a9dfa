//! Threads and what they tell the loop.

use std::sync::mpsc::Sender;
use std::thread;

use anyhow::{Context, Result};

use crate::app::Message;

/// Starts a thread; where it panics, its name tells a person what failed.
///
/// # Errors
/// When the system refuses.
pub(super) fn worker(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    let named = thread::Builder::new().name(name.to_owned());
    named.spawn(work).context("no thread could be started")?;
    Ok(())
}

/// Tells the loop.
pub(super) fn tell(messages: &Sender<Message>, message: Message) {
    // Nobody listens only when the reader is leaving.
    let _ = messages.send(message);
}
