//! The codes of words: the word that occurs most often has the lowest.

use std::cmp::Reverse;

use super::merge::Merged;
use super::scanned::{Inversion, Scanned};
use super::vocabulary::to_usize;
use crate::library::index::read::wording;

/// The code of every word of a block, by the number that it has in drafts; 0 where it has none.
pub(super) type Codes = Vec<u32>;

/// The words of a segment, numbered as they are merged.
pub(super) struct Numbered<'a> {
    scanned: &'a Scanned<'a>,
    /// How often each one occurs.
    occurrences: Vec<u32>,
    /// For each block the words of its run by their numbers, plus one; 0 for those of no paper.
    of_blocks: Vec<Vec<u32>>,
}

impl<'a> Numbered<'a> {
    pub(super) fn new(scanned: &'a Scanned<'a>) -> Self {
        let blocks = scanned.blocks.iter();
        Self {
            scanned,
            occurrences: Vec::new(),
            of_blocks: blocks.map(|block| vec![0; block.order.len()]).collect(),
        }
    }

    pub(super) fn take(&mut self, merged: &Merged) {
        self.occurrences.push(merged.occurrences());
        let number = u32::try_from(self.occurrences.len()).unwrap_or(u32::MAX);
        for (block, place) in &merged.blocks {
            let words = self.of_blocks.get_mut(*block);
            if let Some(word) = words.and_then(|words| words.get_mut(*place)) {
                *word = number;
            }
        }
    }

    /// Takes the words of which each comes behind these.
    pub(super) fn append(&mut self, other: Self) {
        let count = u32::try_from(self.occurrences.len()).unwrap_or(u32::MAX);
        self.occurrences.extend(other.occurrences);
        let words = self.of_blocks.iter_mut().flatten();
        for (word, other) in words.zip(other.of_blocks.into_iter().flatten()) {
            if other > 0 {
                *word = count.saturating_add(other);
            }
        }
    }

    /// The code of each word: the word that occurs most often has the lowest; 0 for none.
    pub(super) fn codes(&self) -> Vec<u32> {
        let mut numbers: Vec<(Reverse<u32>, u32)> = (0..)
            .zip(&self.occurrences)
            .map(|(number, occurrences)| (Reverse(*occurrences), number))
            .collect();
        numbers.sort_unstable();
        let mut codes = vec![0; numbers.len()];
        for (place, (_, number)) in (0..).zip(numbers) {
            if let Some(code) = codes.get_mut(to_usize(number)) {
                *code = wording::code_of(place).unwrap_or(0);
            }
        }
        codes
    }

    /// The codes of the words of each block.
    pub(super) fn codes_of_blocks(self, codes: &[u32]) -> Vec<Codes> {
        let blocks = self.scanned.blocks.iter().zip(self.of_blocks);
        let codes_of = |(block, words): (&Inversion, Vec<u32>)| {
            let mut found = vec![0; words.len()];
            for (number, word) in words.into_iter().zip(&block.order) {
                let code = number
                    .checked_sub(1)
                    .and_then(|number| codes.get(to_usize(number)));
                if let (Some(found), Some(code)) = (found.get_mut(to_usize(*word)), code) {
                    *found = *code;
                }
            }
            found
        };
        blocks.map(codes_of).collect()
    }
}
