//! The hang-up thread: notices that the terminal is gone, also where the signal for it is ignored.
//!
//! crossterm's event source reads a terminal that is gone for ever and at full speed
//! (crossterm issue 793); this ends it.

use anyhow::Result;

/// The signal of a terminal that hangs up, the same number everywhere.
pub(super) const HANG_UP: u8 = 1;

/// Waits until the terminal hangs up, and then does what is given.
///
/// # Errors
/// When the system refuses a thread.
#[cfg(unix)]
pub(super) fn spawn(end: impl FnOnce() + Send + 'static) -> Result<()> {
    super::threads::worker("hang-up", move || {
        if hangs_up(None) {
            end();
        }
    })
}

/// Whether the terminal is gone; then nothing must be written to it.
#[cfg(unix)]
pub(super) fn is_hung_up() -> bool {
    hangs_up(Some(&rustix::event::Timespec::default()))
}

/// Whether the terminal hangs up within this time. Where the system cannot tell, it does not.
#[cfg(unix)]
fn hangs_up(within: Option<&rustix::event::Timespec>) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let terminal = std::io::stdin();
    loop {
        // No event is waited for: the end of a terminal is reported unasked.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut watched, within) {
            Ok(_) => {
                let gone = PollFlags::HUP | PollFlags::ERR;
                return watched.iter().any(|fd| fd.revents().intersects(gone));
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// A console here goes away with the program in it.
#[cfg(not(unix))]
pub(super) fn spawn(_: impl FnOnce() + Send + 'static) -> Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn is_hung_up() -> bool {
    false
}
