//! Papers by the hashes of their ids and titles.

use super::layout::{u32_at, u64_at};
use super::section::SegmentSection;
use super::segment::Segment;

impl Segment {
    /// The papers of which an id, an alias or the title key has this hash.
    pub(in crate::library) fn with_key(&self, hash: u64) -> impl Iterator<Item = u32> {
        let keys = self.bytes(SegmentSection::Keys);
        let key = move |place: usize| u64_at(keys, place.checked_mul(8)?);
        let (mut low, mut high) = (0, keys.len() / 8);
        while low < high {
            let middle = low + (high - low) / 2;
            if key(middle).is_some_and(|key| key < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let papers = self.bytes(SegmentSection::KeyPapers);
        (low..)
            .take_while(move |place| key(*place) == Some(hash))
            .filter_map(move |place| u32_at(papers, place * 4))
            .filter(|number| *number < self.len())
    }
}
