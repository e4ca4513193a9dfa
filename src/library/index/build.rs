//! Making a segment: blocks of the store's lines are read, folded and inverted by threads, and what
//! they made is merged.
//!
//! Each thread has some thousand lines at a time, whose few words are near at hand (`block`,
//! `paper_words`, `inverted`). What it made waits in a scratch file (`scan`, `run`) until the runs of
//! all blocks are merged into the sets (`merge`, `write`).

mod block;
mod block_numbers;
mod codes;
mod columns;
mod draft;
mod encode;
mod file;
mod inverted;
mod merge;
mod paper_words;
mod run;
mod scan;
mod scanned;
mod scratch;
mod sections;
mod set_writer;
mod vocabulary;
mod write;

pub(super) use scan::{StorePiece, scan};
pub(super) use scanned::BuildError;
pub(super) use write::write;
