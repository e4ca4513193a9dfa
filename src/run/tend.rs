//! The index behind the reader: it is compared with its checksums, and made where it is missing.

use std::sync::mpsc::Sender;
use std::thread;

use crate::app::Message;
use crate::library::{IndexError, Library, Next, Place, Rebuild};

/// Tends the index of a library that was just opened, on a thread of its own that nobody waits for.
/// A search finds a new index by itself.
pub(super) fn spawn(place: &Place, library: &Library, answers: &Sender<Message>) {
    if library.segment_count() == 0 && !library.lacks_index() {
        return;
    }
    let (place, library, answers) = (place.clone(), library.clone(), answers.clone());
    thread::spawn(move || {
        if let Some(sentence) = tend(&place, &library, &answers) {
            // Nobody listens only when the reader is leaving.
            let _ = answers.send(Message::Said(sentence));
        }
    });
}

/// Returns what a person should know at the end.
fn tend(place: &Place, library: &Library, answers: &Sender<Message>) -> Option<String> {
    let is_well = library.check_index();
    if is_well && !library.lacks_index() {
        return None;
    }
    if !is_well {
        place.index().discard();
    }
    let papers = library.len();
    let sentence = format!("Indexing {papers} papers; until then each search reads them all");
    let _ = answers.send(Message::Said(sentence));
    let store = place.store().path();
    let updated = place
        .index()
        .update(&store, Rebuild::Missing, &place.limits, &mut |_| Next::GoOn);
    match updated {
        Ok(()) => Some("The index is made".to_owned()),
        // The other copy says so.
        Err(IndexError::Busy(_)) => None,
        Err(error) => Some(error.to_string()),
    }
}
