//! The records of an input, read on a thread of their own while those before them are planned and
//! written.

use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::{IntakeError, Stop};
use crate::formats::{Format, NoInput};
use crate::paper::{ImportError, Received};
use crate::sources::Take;

/// So many records come at a time.
const PIECE: usize = 256;
/// So many pieces are read before one is asked for: a portion, while the one before is planned.
const AHEAD: usize = 16;
/// While an input gives nothing, it is looked so often whether to stop.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

type Record = Result<Received, ImportError>;

/// Records as they come from the thread.
pub(super) struct Records<'a> {
    format: &'static Format,
    stop: &'a Stop,
    /// Those at hand.
    held: std::vec::IntoIter<Record>,
    pieces: Receiver<Vec<Record>>,
    thread: Option<JoinHandle<Result<(), NoInput>>>,
}

impl<'a> Records<'a> {
    /// Begins to read an input in a format, and the papers of it that are taken.
    ///
    /// # Errors
    /// When no thread can be started.
    pub(super) fn read(
        stream: Box<dyn BufRead + Send>,
        (format, take): (&'static Format, Take),
        stop: &'a Stop,
    ) -> io::Result<Self> {
        let (pieces, taken) = sync_channel(AHEAD);
        let named = thread::Builder::new().name(format!("the reading of {}", format.name));
        let thread = named.spawn(move || read(stream, (format, take), &pieces))?;
        Ok(Self {
            format,
            stop,
            held: Vec::new().into_iter(),
            pieces: taken,
            thread: Some(thread),
        })
    }

    /// Whether the records have ended because the input has.
    ///
    /// # Errors
    /// When it gives no papers at all, what reads the format failed, or it was stopped.
    pub(super) fn end(mut self) -> Result<(), IntakeError> {
        if self.stop.is_set() {
            return Err(IntakeError::Stopped);
        }
        match self.thread.take().map(JoinHandle::join) {
            None | Some(Ok(Ok(()))) => Ok(()),
            Some(Ok(Err(error))) => Err(error.into()),
            // The panic itself is told by its hook.
            Some(Err(_)) => Err(IntakeError::Reader(self.format.name)),
        }
    }

    /// The next piece; none where the thread has ended, or nobody waits for it any more.
    fn piece(&self) -> Option<Vec<Record>> {
        loop {
            if self.stop.is_set() {
                return None;
            }
            match self.pieces.recv_timeout(BETWEEN_LOOKS) {
                Ok(piece) => return Some(piece),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if let Some(record) = self.held.next() {
                return Some(record);
            }
            self.held = self.piece()?.into_iter();
        }
    }
}

/// Gives records until nobody asks for them.
fn read(
    stream: Box<dyn BufRead + Send>,
    (format, take): (&Format, Take),
    pieces: &SyncSender<Vec<Record>>,
) -> Result<(), NoInput> {
    let records = format.read(Box::new(stream))?;
    let mut records = records.filter(|record| take.takes_record(record));
    loop {
        let piece: Vec<Record> = records.by_ref().take(PIECE).collect();
        if piece.is_empty() || pieces.send(piece).is_err() {
            return Ok(());
        }
    }
}
