//! The dictionary of a segment: what each word leads to, in blocks of some thousand words.
//!
//! Each block is an `fst` map, and is checked when it is first asked: who looks for one word reads
//! one block. Which block has a key is told by a table of their first keys, a section of its own.

use std::sync::OnceLock;

use fst::automaton::Automaton;
use fst::{IntoStreamer, Map, Streamer};

use super::layout::u32_at;
use super::mapped_file::{MappedFile, MappedPiece};

/// The bytes before the rows of the table: how many they are.
const HEAD: usize = 4;
/// The bytes of a row: where the block ends, its checksum, where its first key ends.
const ROW: usize = 12;

/// A block, or a place in the table, is not what was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unreadable;

/// The dictionary, in the file that it is mapped from.
#[derive(Debug)]
pub(super) struct Dictionary {
    map: MappedFile,
    /// The first byte of the blocks in the file.
    start: usize,
    table: MappedPiece,
    /// `None` for a block whose bytes are not those that were written.
    blocks: Box<[OnceLock<Option<Map<MappedPiece>>>]>,
}

/// What the table says of a block.
struct Row<'a> {
    /// Where it begins and ends, from the first byte of all.
    bytes: (usize, usize),
    checksum: u32,
    first_key: &'a [u8],
}

impl Dictionary {
    /// The dictionary whose blocks begin at this byte of the file, by its table; `None` for what is
    /// no table.
    pub(super) fn new(map: &MappedFile, start: usize, table: MappedPiece) -> Option<Self> {
        let count = usize::try_from(u32_at(table.as_ref(), 0)?).ok()?;
        let rows = count.checked_mul(ROW)?.checked_add(HEAD)?;
        if rows > table.as_ref().len() {
            return None;
        }
        Some(Self {
            map: map.clone(),
            start,
            table,
            blocks: std::iter::repeat_with(OnceLock::new).take(count).collect(),
        })
    }

    /// What a key leads to.
    pub(super) fn get(&self, key: &[u8]) -> Result<Option<u64>, Unreadable> {
        match self.block_of(key)? {
            Some(block) => Ok(self.block(block)?.get(key)),
            None => Ok(None),
        }
    }

    /// Gives the keys from this one on and what they lead to, in the order of their bytes, until
    /// `take` says that it has enough.
    pub(super) fn each(
        &self,
        from: &[u8],
        take: &mut dyn FnMut(&[u8], u64) -> Option<()>,
    ) -> Result<(), Unreadable> {
        // Those before the first key of all begin in the first block.
        let first = self.block_of(from)?.unwrap_or(0);
        for block in first..self.blocks.len() {
            let mut keys = self.block(block)?.range().ge(from).into_stream();
            while let Some((key, value)) = keys.next() {
                if take(key, value).is_none() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Gives the keys that an automaton takes, all of which begin so, until `take` says that it has
    /// enough.
    pub(super) fn search(
        &self,
        start: &[u8],
        automaton: &impl Automaton,
        take: &mut dyn FnMut(&[u8], u64) -> Option<()>,
    ) -> Result<(), Unreadable> {
        let first = self.block_of(start)?.unwrap_or(0);
        for block in first..self.blocks.len() {
            let begins = self.row(block)?.first_key;
            if begins > start && !begins.starts_with(start) {
                break;
            }
            let mut keys = self.block(block)?.search(automaton).into_stream();
            while let Some((key, value)) = keys.next() {
                if take(key, value).is_none() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The last block whose first key does not stand behind this one.
    fn block_of(&self, key: &[u8]) -> Result<Option<usize>, Unreadable> {
        let (mut low, mut high) = (0, self.blocks.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.row(middle)?.first_key <= key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low.checked_sub(1))
    }

    fn row(&self, block: usize) -> Result<Row<'_>, Unreadable> {
        let table = self.table.as_ref();
        let number = |block: usize, at: usize| {
            let number = u32_at(table, HEAD + block.checked_mul(ROW)? + at)?;
            usize::try_from(number).ok()
        };
        let before = |at: usize| match block.checked_sub(1) {
            Some(before) => number(before, at),
            None => Some(0),
        };
        let row = || {
            let keys = table.get(HEAD + self.blocks.len() * ROW..)?;
            Some(Row {
                bytes: (before(0)?, number(block, 0)?),
                checksum: u32_at(table, HEAD + block * ROW + 4)?,
                first_key: keys.get(before(8)?..number(block, 8)?)?,
            })
        };
        row().ok_or(Unreadable)
    }

    fn block(&self, block: usize) -> Result<&Map<MappedPiece>, Unreadable> {
        let open = || {
            let row = self.row(block).ok()?;
            let range =
                self.start.checked_add(row.bytes.0)?..self.start.checked_add(row.bytes.1)?;
            let piece = self.map.piece(range);
            let fits = crc32fast::hash(piece.as_ref()) == row.checksum;
            fits.then(|| Map::new(piece).ok()).flatten()
        };
        let block = self.blocks.get(block).ok_or(Unreadable)?;
        block.get_or_init(open).as_ref().ok_or(Unreadable)
    }
}
