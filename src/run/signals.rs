//! The signals thread: those that end recto, and those that stop and continue it.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use anyhow::Result;

use super::ending::Ending;
use super::input::Gate;
use crate::app::Message;

/// Waits for signals until one ends the reader.
///
/// # Errors
/// When the system refuses to hand them over.
#[cfg(unix)]
pub(super) fn spawn(ending: Ending, messages: Sender<Message>, gate: Arc<Gate>) -> Result<()> {
    use anyhow::Context;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    use super::terminal;
    use super::threads::{tell, worker};

    let wanted = [SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGTSTP, SIGCONT];
    let mut signals = Signals::new(wanted).context("signals cannot be waited for")?;
    let wait = move || {
        for signal in signals.forever() {
            // An editor in the same terminal has them for itself; it stops with recto.
            match signal {
                SIGINT | SIGQUIT if gate.is_closed() => continue,
                SIGTSTP if gate.is_closed() => {
                    // Where it fails, nothing has stopped.
                    let _ = stop();
                    continue;
                }
                _ => {}
            }
            let told: &[Message] = match signal {
                SIGTSTP => &[Message::Stop],
                // The terminal may have another size by now.
                SIGCONT => &[Message::Continued, Message::Resized(terminal::size())],
                fatal => {
                    ending.by(u8::try_from(fatal).unwrap_or_default());
                    return;
                }
            };
            for message in told {
                tell(&messages, message.clone());
            }
        }
    };
    worker("signals", wait)
}

/// There are no signals here: Ctrl-C is a key.
#[cfg(not(unix))]
pub(super) fn spawn(_: Ending, _: Sender<Message>, _: Arc<Gate>) -> Result<()> {
    Ok(())
}

/// Whether a shell waits for this job to stop. A job that is its session's first one has none, and
/// would stay stopped for ever.
#[cfg(unix)]
pub(super) fn has_shell() -> bool {
    use rustix::process::{getpgrp, getsid};
    getsid(None).is_ok_and(|session| session != getpgrp())
}

#[cfg(not(unix))]
pub(super) fn has_shell() -> bool {
    false
}

/// Stops the job, the programs around recto too; comes back when it is continued.
#[cfg(unix)]
pub(super) fn stop() -> std::io::Result<()> {
    use rustix::process::{Signal, kill_current_process_group};
    Ok(kill_current_process_group(Signal::STOP)?)
}

#[cfg(not(unix))]
pub(super) fn stop() -> std::io::Result<()> {
    Ok(())
}
