//! How large what recto reads and writes may be, each limit once.
//!
//! What is larger than it may be to be read again must not be written: the one who writes compares
//! with the same limit as the one who reads, and says what was left out.

use crate::text::size::size;

/// The bytes of a line of the store, and of any input that is read line by line.
pub const LINE: usize = 1 << 20;
/// The bytes of a record of JSON or XML, as it stands in an input.
pub const RECORD: usize = 2 << 20;
/// The bytes of a record of BibTeX, RIS and their like, and of the macros of a BibTeX file.
pub const ENTRY: usize = 1 << 20;
/// The bytes of an input that is one page and is read as a whole.
pub const PAGE: u64 = 32 << 20;
/// The bytes of a tag of XML that a format looks into.
pub const TAG: usize = 64 << 10;
/// The bytes of a name of a member of JSON that a format knows.
pub const MEMBER_NAME: usize = 1 << 10;
/// A packed input that becomes so many times as large is made to fill the machine.
pub const GROWTH: u64 = 200;
/// Below so many bytes a packed input may grow as it likes.
pub const FREE_GROWTH: u64 = 16 << 20;
/// The bytes of `starred.json`: a star with its title and two more ids takes some 250 bytes, often
/// 400, so that all 2.7 million papers of arXiv could be starred.
pub const STAR_FILE: u64 = 1 << 30;
/// The bytes of a note: one writes for years into as many.
pub const NOTE_FILE: u64 = 4 << 20;
/// The bytes of `state.json`: a read mark takes some 50 bytes, and all of arXiv 140 MB.
pub const STATE_FILE: u64 = 1 << 30;
/// The bytes of `votes.jsonl`: a line takes some 80, and each paper may have two.
pub const VOTES_FILE: u64 = 512 << 20;
/// The bytes of a line of `votes.jsonl`.
pub const VOTES_LINE: usize = 4 << 10;
/// The bytes of `history`: a thousand filters, twice, each as long as one is kept.
pub const HISTORY_FILE: u64 = 16 << 20;
/// The bytes of `config.toml`.
pub const CONFIG_FILE: u64 = 16 << 20;

/// Says that a line is too long for the store to read it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a line of {} in the store, where none has more than {}", size(*.0 as u64), size(LINE as u64))]
pub struct TooLong(pub usize);

/// A line that the store can read again, without its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreLine(String);

impl StoreLine {
    /// A line of this text.
    ///
    /// # Errors
    /// When it is longer than [`LINE`].
    pub fn new(text: String) -> Result<Self, TooLong> {
        if text.len() > LINE {
            Err(TooLong(text.len()))
        } else {
            Ok(Self(text))
        }
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
