//! Whole papers that are kept: which there are is told when the reader begins.

use std::path::Path;
use std::sync::mpsc::Sender;

use super::threads::{tell, worker};
use crate::app::Message;
use crate::bodies::Bodies;

/// Reads on a thread which papers are kept whole in a data directory.
pub(super) fn tell_kept(data: &Path, messages: Sender<Message>) {
    let bodies = Bodies::in_dir(data);
    let work = move || match bodies.all() {
        Ok(kept) => {
            let ids = kept.bodies.into_iter().map(|body| body.id);
            tell(
                &messages,
                Message::KeptWhole(std::sync::Arc::new(ids.collect())),
            );
            for problem in kept.problems {
                tell(&messages, Message::Failed(problem));
            }
        }
        Err(error) => tell(&messages, Message::Failed(error.to_string())),
    };
    // Without it a paper is read from the shelf when one asks for it.
    let _ = worker("whole papers", work);
}
