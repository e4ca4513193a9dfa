//! Merging the runs of blocks: of each word the papers of the whole segment.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io::{self, BufReader};
use std::ops::Range;

use super::block_numbers::{BlockNumbers, NONE};
use super::run::BlockRun;
use super::scanned::{Inversion, MOST_PAPERS, Scanned};
use crate::library::index::read::TermKind;
use crate::library::store_file::Reading;

/// How many bits of an entry say how often a paper has a word; the others are its number.
const TIMES_BITS: u32 = u32::BITS - MOST_PAPERS.ilog2();

/// The runs of the blocks of a segment.
#[derive(Debug)]
pub(super) struct Merge<'a> {
    scanned: &'a Scanned<'a>,
    /// For each block the numbers of the papers of its runs.
    numbers: Vec<BlockNumbers>,
}

/// Which words of a kind are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MergePart {
    /// Those before the middle of [`TermKind::Word`].
    BeforeMiddle,
    /// Those from there on.
    FromMiddle,
    All,
}

/// A word of a segment while it is merged.
#[derive(Debug, Default)]
pub(super) struct Merged {
    word: Vec<u8>,
    /// The papers that have it, and in the lowest bits how often.
    entries: Vec<u32>,
    /// Whether they ascend.
    is_sorted: bool,
    /// The papers, ascending, and how often each has it.
    pub(super) papers: Vec<u32>,
    pub(super) times: Vec<u8>,
    /// The bytes of the runs up to here.
    pub(super) read: usize,
    /// The blocks that have it, with its places in their runs.
    pub(super) blocks: Vec<(usize, usize)>,
}

impl<'a> Merge<'a> {
    pub(super) fn new(scanned: &'a Scanned<'a>) -> Self {
        let numbers = scanned.numbers();
        let blocks = scanned.blocks.iter();
        Self {
            numbers: blocks
                .map(|block| BlockNumbers::of(block, &numbers))
                .collect(),
            scanned,
        }
    }

    /// Gives each word of a kind in the order of their bytes, but for those of papers that were all
    /// taken out.
    pub(super) fn each_word<E: From<io::Error>>(
        &self,
        kind: TermKind,
        part: MergePart,
        give: &mut impl FnMut(&Merged) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut runs = self.runs(kind, part)?;
        let mut merged = Merged::default();
        while let Some(Reverse(first)) = runs.peek() {
            merged.begin(first.word());
            while let Some(mut first) = runs.peek_mut() {
                if first.0.word() != merged.word {
                    break;
                }
                self.add(&first.0, &mut merged);
                if !first.0.step()? {
                    PeekMut::pop(first);
                }
            }
            if merged.end() {
                give(&merged)?;
            }
        }
        Ok(())
    }

    /// How many bytes the runs have.
    pub(super) fn bytes(&self, kind: TermKind, part: MergePart) -> usize {
        let blocks = self.scanned.blocks.iter();
        let runs = blocks.map(|block| block.run(kind, part).1);
        let bytes = runs.map(|run| usize::try_from(run.end - run.start).unwrap_or(0));
        bytes.sum()
    }

    fn runs(
        &self,
        kind: TermKind,
        part: MergePart,
    ) -> io::Result<BinaryHeap<Reverse<BlockRun<BufReader<Reading<'a>>>>>> {
        let mut runs = BinaryHeap::new();
        for (number, block) in self.scanned.blocks.iter().enumerate() {
            let (place, bytes) = block.run(kind, part);
            let run = BlockRun::begin(number, place, self.scanned.scratch.reader(bytes))?;
            runs.extend(run.map(Reverse));
        }
        Ok(runs)
    }

    /// Adds the papers of a block.
    fn add<R: io::Read>(&self, run: &BlockRun<R>, merged: &mut Merged) {
        merged.blocks.push((run.block, run.place));
        merged.read += run.len();
        let Some(numbers) = self.numbers.get(run.block) else {
            return;
        };
        let start = merged.entries.len();
        run.each_paper(&mut |paper, times| {
            let number = numbers.at(paper);
            if number != NONE {
                let entry = number << TIMES_BITS | u32::from(times);
                merged.entries.push(entry);
            }
        });
        merged.join(start);
    }
}

impl Inversion {
    /// The run of a kind: the place of its first word, and where it lies.
    fn run(&self, kind: TermKind, part: MergePart) -> (usize, Range<u64>) {
        let run = self.runs.get(kind.place()).cloned().unwrap_or_default();
        let (place, byte) = self.middle;
        let middle = run.start + byte;
        match part {
            MergePart::BeforeMiddle => (0, run.start..middle),
            MergePart::FromMiddle => (place, middle..run.end),
            MergePart::All => (0, run),
        }
    }
}

impl Merged {
    fn begin(&mut self, word: &[u8]) {
        self.word.clear();
        self.word.extend_from_slice(word);
        self.entries.clear();
        self.is_sorted = true;
        self.blocks.clear();
    }

    /// Puts the entries from this one on in order with those before. The papers of most libraries
    /// come nearly in the order of their dates: only few overlap.
    fn join(&mut self, start: usize) {
        let Some((before, added)) = self.entries.split_at_mut_checked(start) else {
            return;
        };
        if !self.is_sorted || added.is_empty() {
            return;
        }
        if !added.is_sorted() {
            added.sort_unstable();
        }
        let is_behind = |entry: &&u32| Some(*entry) > added.first();
        let most = added.len() * 4 + 16;
        let overlap = before.iter().rev().take_while(is_behind).take(most).count();
        if overlap == most {
            self.is_sorted = false;
        } else if let (1.., Some(mixed)) = (overlap, self.entries.get_mut(start - overlap..)) {
            mixed.sort_unstable();
        }
    }

    /// Puts the papers in their order; says whether there are any.
    fn end(&mut self) -> bool {
        if !self.is_sorted {
            self.entries.sort_unstable();
        }
        self.papers.clear();
        let papers = self.entries.iter().map(|entry| entry >> TIMES_BITS);
        self.papers.extend(papers);
        self.times.clear();
        let times = self.entries.iter().map(|entry| entry.to_le_bytes()[0]);
        self.times.extend(times);
        !self.papers.is_empty()
    }

    /// The word; empty for what is no text.
    pub(super) fn word(&self) -> &str {
        std::str::from_utf8(&self.word).unwrap_or_default()
    }

    /// How often the word occurs.
    pub(super) fn occurrences(&self) -> u32 {
        self.times.iter().copied().map(u32::from).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn entries_of_blocks_are_joined_in_order(
            blocks in prop::collection::vec(prop::collection::vec(0_u32..500, 0..40), 0..8),
            near in any::<bool>(),
        ) {
            let mut merged = Merged::default();
            merged.begin(b"word");
            let mut expected = Vec::new();
            for (place, block) in (0..).zip(blocks) {
                let start = merged.entries.len();
                let block = block.iter().map(|entry| if near { entry + place * 450 } else { *entry });
                merged.entries.extend(block.clone());
                expected.extend(block);
                merged.join(start);
            }
            expected.sort_unstable();
            merged.end();
            prop_assert_eq!(merged.entries, expected);
        }
    }
}
