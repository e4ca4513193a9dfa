//! The codes of words: tier by tier, those that occur most often in the first.

use std::cmp::Reverse;

use super::merge::Merged;
use super::scanned::{Inversion, Scanned};
use super::vocabulary::to_usize;
use crate::library::index::read::codes::CODES;

/// The code of every word of a block, by the number that it has in drafts; 0 where it has none.
pub(super) type Codes = Vec<u32>;

/// The last code of one, two and three bytes.
const LENGTHS: [u32; 3] = [(1 << 7) - 1, (1 << 14) - 1, (1 << 21) - 1];
/// Where tiers of common words end, so that their codes are nearly places by frequency.
const COMMON: [u32; 2] = [(1 << 8) - 1, (1 << 9) - 1];
/// The last tier has one of so many words, so that any beginning soon leads to one of it.
const LAST_TIER: u32 = 64;

/// The codes of a segment's words.
pub(super) struct SegmentCodes {
    /// By the numbers of the words; 0 for those that have none.
    pub(super) of_words: Codes,
    /// Words up to this code are common.
    pub(super) common: u32,
    /// So large may the product of two codes be of which the pair is known.
    pub(super) product: u32,
    /// The last code of each tier; none where some words have no code.
    pub(super) tiers: Vec<u32>,
}

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

    /// The codes of the words, of which so many are common if there are so many, for each of which so
    /// many pairs are known.
    pub(super) fn codes(&self, common: u32, pairs: u32) -> SegmentCodes {
        let mut numbers: Vec<(Reverse<u32>, u32)> = (0..)
            .zip(&self.occurrences)
            .map(|(number, occurrences)| (Reverse(*occurrences), number))
            .collect();
        numbers.sort_unstable();
        let words = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let (common, coded) = (common.min(words), words.min(CODES - 1));
        let mut tiers = tiers(common, coded);
        let mut of_words = vec![0; numbers.len()];
        let mut rest = numbers.as_mut_slice();
        let mut next = 1;
        for end in &tiers {
            let length = to_usize(end + 1 - next);
            let Some((tier, behind)) = rest.split_at_mut_checked(length) else {
                break;
            };
            // Words are numbered in the order of their bytes.
            tier.sort_unstable_by_key(|(_, number)| *number);
            for (code, (_, number)) in (next..).zip(tier) {
                if let Some(known) = of_words.get_mut(to_usize(*number)) {
                    *known = code;
                }
            }
            (rest, next) = (behind, end + 1);
        }
        if coded < words {
            tiers.clear();
        }
        SegmentCodes {
            of_words,
            common,
            product: common.saturating_mul(pairs),
            tiers,
        }
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

/// The last code of each tier of so many words, ascending.
fn tiers(common: u32, words: u32) -> Vec<u32> {
    let fits = |end: &u32| end + words / LAST_TIER < words;
    let mut ends: Vec<u32> = LENGTHS.into_iter().filter(fits).collect();
    ends.extend(COMMON.into_iter().filter(|end| *end < common));
    ends.extend([common, words]);
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|end| *end > 0);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_end_where_codes_become_longer_unless_the_last_one_would_be_small() {
        assert!(tiers(0, 0).is_empty());
        assert_eq!(tiers(0, 7), [7]);
        assert_eq!(tiers(7, 7), [7]);
        assert_eq!(tiers(3, 128), [3, 128]);
        assert_eq!(tiers(200, 400), [127, 200, 400]);
        assert_eq!(tiers(900, 16_500), [127, 255, 511, 900, 16_500]);
        assert_eq!(
            tiers(900, 3_000_000),
            [127, 255, 511, 900, 16_383, 2_097_151, 3_000_000]
        );
    }
}
