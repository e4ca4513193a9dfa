//! The papers of a segment, read and folded on a thread of their own while the words of those before
//! them are gathered.

use std::panic;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::scan::Scanned;
use super::write::WriteError;
use crate::library::RecordError;
use crate::library::folded::{Span, fold_paper};
use crate::library::store_file::StoreFile;
use crate::paper::Paper;

/// Papers come at a time until they have so many bytes of folded words.
const PIECE: usize = 1 << 17;
/// So many pieces are folded before one is asked for.
const AHEAD: usize = 8;

/// Some papers, and their folded words one after the other.
#[derive(Default)]
struct Piece {
    papers: Vec<(Paper, Span)>,
    text: String,
}

/// Takes the number of a paper, the paper, a text with its folded words, and where they are in it.
type Take<'a> = dyn FnMut(u32, &Paper, &str, Span) -> Result<(), WriteError> + 'a;

/// Gives every paper in the order of the numbers.
pub(super) fn each(
    store: &StoreFile,
    scanned: &Scanned,
    take: &mut Take<'_>,
) -> Result<(), WriteError> {
    thread::scope(|scope| {
        let (pieces, folded) = sync_channel(AHEAD);
        let thread = scope.spawn(move || fold(store, scanned, &pieces));
        let taken = take_all(folded, take);
        match thread.join() {
            Ok(read) => taken.and(read.map_err(WriteError::from)),
            Err(reason) => panic::resume_unwind(reason),
        }
    })
}

fn take_all(folded: Receiver<Piece>, take: &mut Take<'_>) -> Result<(), WriteError> {
    let mut number = 0;
    for piece in folded {
        for (paper, span) in &piece.papers {
            take(number, paper, &piece.text, *span)?;
            number += 1;
        }
    }
    Ok(())
}

/// Reads and folds all papers, or as many as are asked for.
fn fold(
    store: &StoreFile,
    scanned: &Scanned,
    pieces: &SyncSender<Piece>,
) -> Result<(), RecordError> {
    let mut piece = Piece::default();
    for found in &scanned.papers {
        let paper = store.record((found.place, found.length))?;
        let span = fold_paper(&paper, &mut piece.text);
        piece.papers.push((paper, span));
        if piece.text.len() >= PIECE && pieces.send(std::mem::take(&mut piece)).is_err() {
            return Ok(());
        }
    }
    // Nobody asks any more only when the segment is given up.
    let _ = pieces.send(piece);
    Ok(())
}
