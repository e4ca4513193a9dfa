//! The records of an input, read on a thread of their own while those before them are planned and
//! written.

use std::io::BufRead;
use std::panic;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use crate::import::{Format, ImportError, NoInput, Received};

/// So many records come at a time.
const PIECE: usize = 256;
/// So many pieces are read before one is asked for.
const AHEAD: usize = 4;

type Record = Result<Received, ImportError>;

/// The records of an input in a format.
///
/// # Errors
/// When it gives no papers at all.
pub(super) fn records(
    stream: Box<dyn BufRead + Send>,
    format: &'static Format,
) -> Result<impl Iterator<Item = Record>, NoInput> {
    let (began, begins) = sync_channel(1);
    let (pieces, taken) = sync_channel(AHEAD);
    let thread = thread::spawn(move || read(stream, format, &began, &pieces));
    let parsed = Parsed {
        pieces: taken,
        thread: Some(thread),
    };
    match begins.recv() {
        Ok(Some(error)) => Err(error),
        Ok(None) | Err(_) => Ok(parsed.flatten()),
    }
}

/// Says whether there are records, and gives them until nobody asks for them.
fn read(
    stream: Box<dyn BufRead + Send>,
    format: &Format,
    began: &SyncSender<Option<NoInput>>,
    pieces: &SyncSender<Vec<Record>>,
) {
    let mut records = match format.read(stream) {
        Ok(records) => records,
        Err(error) => {
            let _ = began.send(Some(error));
            return;
        }
    };
    let _ = began.send(None);
    loop {
        let piece: Vec<Record> = records.by_ref().take(PIECE).collect();
        if piece.is_empty() || pieces.send(piece).is_err() {
            return;
        }
    }
}

/// Records as they come from the thread.
struct Parsed {
    pieces: Receiver<Vec<Record>>,
    thread: Option<JoinHandle<()>>,
}

impl Iterator for Parsed {
    type Item = Vec<Record>;

    fn next(&mut self) -> Option<Vec<Record>> {
        if let Ok(piece) = self.pieces.recv() {
            return Some(piece);
        }
        // An input is at its end when its thread is, but not when that went wrong.
        if let Some(Err(reason)) = self.thread.take().map(JoinHandle::join) {
            panic::resume_unwind(reason);
        }
        None
    }
}
