//! Pairs: the papers in which one word stands right behind another.
//!
//! Of words that occur most often every pair is known, so that one that is not there is in no paper:
//! of those of which the product of their codes is not too large, which are those that many papers
//! would have to be looked at for. Of other words behind the commonest ones only their class is: a
//! bound, unless every word of the class is meant. An index of all positions would be several times
//! as large as the wording, and all pairs as large as it.
//!
//! What stands behind one word is a row: for each common word in the order of the codes, then for
//! each class, the distance to the one before (see [`varint`]), and the length of its set. The sets
//! of a row follow one another. Of each row it is written where it begins and where its sets do.

use roaring::RoaringBitmap;

use super::codes::{CLASS_CODE, WordCodes};
use super::section::SegmentSection;
use super::segment::{Damaged, Segment};
use super::sets::Stored;
use super::varint;

/// The papers that have a pair of words.
#[derive(Debug, Default)]
pub(in crate::library) struct PairPapers {
    /// These do.
    pub(in crate::library) sure: RoaringBitmap,
    /// These may: a word of the same class stands there.
    pub(in crate::library) open: RoaringBitmap,
    /// Words up to this code are not among those of the class.
    pub(in crate::library) known: u32,
}

impl Segment {
    /// The papers in which one of these words stands right behind the word with this code, their
    /// numbers raised by `base`; `None` where nothing is known of it.
    pub(in crate::library) fn pair(
        &self,
        first: u32,
        next: &WordCodes,
        base: u32,
    ) -> Result<Option<PairPapers>, Damaged> {
        let Some(tiers) = self.tiers() else {
            return Ok(None);
        };
        let Some(place) = first.checked_sub(1).filter(|_| first <= tiers.common) else {
            return Ok(None);
        };
        let known = tiers.common.min(tiers.product / first);
        let class = tiers.common + 1 + u32::from(next.class());
        let class = next.go_beyond(known).then_some(class);
        if class.is_some() && tiers.product / first < CLASS_CODE {
            return Ok(None);
        }
        let found = self.pair_in_row(place, (known, class), next, base);
        found.map(Some).ok_or_else(|| self.damage())
    }

    /// Words up to this code, and this class; `None` where the bytes are not those that were written.
    fn pair_in_row(
        &self,
        place: u32,
        (known, class): (u32, Option<u32>),
        next: &WordCodes,
        base: u32,
    ) -> Option<PairPapers> {
        let start_of = |place: u32| {
            let start = place.checked_mul(2)?;
            let row = self.u32_of(SegmentSection::PairStarts, start)?;
            let sets = self.u32_of(SegmentSection::PairStarts, start + 1)?;
            Some((usize::try_from(row).ok()?, u64::from(sets)))
        };
        let ((start, mut at), (end, _)) = (start_of(place)?, start_of(place + 1)?);
        let mut row = self.bytes(SegmentSection::PairRows).get(start..end)?;
        let sets = self.bytes(SegmentSection::Pairs);
        let mut found = PairPapers {
            known,
            ..PairPapers::default()
        };
        // Most sets have few papers, which are put in order once.
        let mut few = Vec::new();
        let mut behind = 0_u32;
        while !row.is_empty() {
            behind = behind.checked_add(varint::read(&mut row)?)?;
            let length = varint::read(&mut row)?;
            let is_sure = behind <= known && next.has(behind);
            if is_sure || class == Some(behind) {
                let stored = Stored::at(sets, at)?;
                if !is_sure && !next.is_class() {
                    stored.add_to(base, &mut found.open)?;
                } else if !stored.add_few(base, &mut few)? {
                    stored.add_to(base, &mut found.sure)?;
                }
            }
            at += u64::from(length);
        }
        few.sort_unstable();
        found.sure.extend(few);
        found.open -= &found.sure;
        Some(found)
    }
}
