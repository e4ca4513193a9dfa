//! The numbers of the papers of a block.

use super::scanned::Inversion;
use super::vocabulary::to_usize;

/// The numbers of the papers of a block's runs.
#[derive(Debug)]
pub(super) struct BlockNumbers {
    each: Vec<u32>,
    /// Where they do not go on by one: places, and the numbers there. Few enough to be looked
    /// through, or none.
    breaks: Vec<(u32, u32)>,
}

/// The number of a paper that was taken out.
pub(super) const NONE: u32 = u32::MAX;
/// So many places are looked through sooner than memory that is far away is reached.
const MOST_BREAKS: usize = 8;

impl BlockNumbers {
    pub(super) fn of(block: &Inversion, numbers: &[Option<u32>]) -> Self {
        let number = |place: &u32| {
            let number = numbers
                .get(to_usize(block.first + place))
                .copied()
                .flatten();
            number.unwrap_or(NONE)
        };
        let each: Vec<u32> = block.by_date.iter().map(number).collect();
        let mut breaks = Vec::new();
        let mut expected = NONE;
        for (place, number) in (0..).zip(&each) {
            if *number != expected {
                breaks.push((place, *number));
            }
            expected = if *number == NONE { NONE } else { number + 1 };
        }
        if breaks.len() > MOST_BREAKS {
            breaks.clear();
        }
        Self { each, breaks }
    }

    /// The number of the paper at this place; [`NONE`] for one that was taken out.
    pub(super) fn at(&self, place: u32) -> u32 {
        let last = self.breaks.iter().rev().find(|(start, _)| *start <= place);
        match last {
            Some((_, NONE)) => NONE,
            Some((start, number)) => number + (place - start),
            None => self.each.get(to_usize(place)).copied().unwrap_or(NONE),
        }
    }
}
