//! Opens an address outside, and tells the reader what went wrong.

use std::sync::mpsc::Sender;

use super::threads::{tell, worker};
use crate::app::Message;
use crate::files::{browse, openable};
use crate::text::safe;

/// Opens an address in the user's browser. Returns what was done; what goes wrong later is told to
/// `answers`.
pub(super) fn open(address: String, answers: Sender<Message>) -> Message {
    let url = match openable(&address) {
        Ok(url) => url,
        Err(reason) => {
            let reason = format!("Not opened, {reason}: {}", safe::line(&address));
            return Message::NotOpened { address, reason };
        }
    };
    match browse(&url) {
        Ok(mut child) => {
            let opening = format!("Opening {url}");
            // Somebody must wait for it, or it stays behind as a zombie.
            let wait = move || {
                // Windows reports nothing of use.
                if let Ok(status) = child.wait()
                    && !status.success()
                    && cfg!(unix)
                {
                    let reason = format!("Not opened, the browser's {status}: {url}");
                    tell(&answers, Message::NotOpened { address, reason });
                }
            };
            match worker("the browser", wait) {
                Ok(()) => Message::Said(opening),
                Err(error) => Message::Said(format!("{opening} ({error})")),
            }
        }
        Err(error) => Message::NotOpened {
            address,
            reason: format!("Not opened, no browser could be started ({error}): {url}"),
        },
    }
}
