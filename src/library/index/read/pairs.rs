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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tempfile::TempDir;

    use super::*;
    use crate::disk::RealDisk;
    use crate::library::index::read::{PhraseRun, TermKind};
    use crate::library::index::{Index, IndexNext, Rebuild};
    use crate::library::limits::Limits;
    use crate::library::store::Store;
    use crate::library::store_file::StoreFile;

    /// The bundled papers as a segment, of which so many have one common word, and each of these so many
    /// pairs.
    fn segment(papers_per_common_word: u32, pairs_per_common_word: u32) -> (TempDir, Arc<Segment>) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("papers.jsonl");
        std::fs::write(&path, Store::bundled()).unwrap();
        let index = Index::new(Arc::new(RealDisk), &dir.path().join("cache"));
        let limits = Limits {
            papers_per_common_word,
            pairs_per_common_word,
            ..Limits::default()
        };
        index
            .update(&path, Rebuild::Everything, &limits, &mut |_| {
                IndexNext::GoOn
            })
            .unwrap();
        let mut segments = index.read(&StoreFile::open(&path).unwrap(), &[]);
        (dir, segments.pop().unwrap())
    }

    /// Every word with its code.
    fn words(segment: &Segment) -> Vec<(String, u32)> {
        let mut words = Vec::new();
        segment
            .words(TermKind::Word, "", &mut |word, _| {
                words.push(word.to_owned());
                Some(())
            })
            .unwrap();
        let code = |word: String| {
            let code = segment.code(&word).unwrap().unwrap();
            (word, code)
        };
        words.into_iter().map(code).collect()
    }

    #[test]
    fn the_codes_of_a_beginning_are_those_of_the_words_that_begin_so() {
        for papers in [1000, 119, 40, 1] {
            let (_dir, segment) = segment(papers, 16);
            let words = words(&segment);
            let last = u32::try_from(words.len()).unwrap();
            let mut codes: Vec<u32> = words.iter().map(|(_, code)| *code).collect();
            codes.sort_unstable();
            assert!(codes.into_iter().eq(1..=last));
            let starts = words.iter().step_by(9).flat_map(|(word, _)| {
                let start = |length: usize| word.chars().take(length).collect::<String>();
                [1, 2, 3, 99].map(start)
            });
            for start in starts.chain(["zzz".to_owned()]) {
                let codes = segment.codes_beginning(&start).unwrap().unwrap();
                for (word, code) in &words {
                    let is_meant = word.starts_with(&start);
                    assert_eq!(codes.has(*code), is_meant, "{papers} {start:?} {word:?}");
                }
            }
        }
    }

    #[test]
    fn pairs_of_common_words_are_those_of_the_wording_and_those_of_rarer_ones_no_less() {
        for (papers, pairs) in [(40, 512), (3, 10), (3, 60)] {
            let (_dir, segment) = segment(papers, pairs);
            let common = segment.len() / papers;
            let words = words(&segment);
            let mut found = 0;
            for (first, code) in words.iter().filter(|(_, code)| *code <= common) {
                let most = common * pairs / code;
                let expected = |next: &WordCodes| {
                    let run = PhraseRun::new(&[*code], next.clone());
                    let has = |number: &u32| segment.has_run(*number, &run, 0..3).unwrap();
                    (0..segment.len()).filter(has).collect::<RoaringBitmap>()
                };
                let rarer = words.iter().filter(|(_, code)| *code > common);
                let next = words.iter().filter(|(_, code)| *code <= common);
                for (next, next_code) in next.chain(rarer.step_by(37)) {
                    let codes = segment.codes_of(&[next]).unwrap().unwrap();
                    let expected = expected(&codes);
                    match segment.pair(*code, &codes, 0).unwrap() {
                        Some(PairPapers { sure, open, .. }) if *next_code <= common.min(most) => {
                            assert_eq!(
                                (&sure, open.is_empty()),
                                (&expected, true),
                                "{first} {next}"
                            );
                            found += expected.len();
                        }
                        Some(PairPapers { sure, open, .. }) => {
                            assert!(most >= CLASS_CODE && sure.is_empty(), "{first} {next}");
                            assert!(expected.is_subset(&open), "{first} {next}");
                        }
                        None => assert!(most < CLASS_CODE && *next_code > common.min(most)),
                    }
                }
                for start in 'a'..='z' {
                    let codes = segment.codes_beginning(&start.to_string());
                    let codes = codes.unwrap().unwrap();
                    if let Some(PairPapers { sure, open, .. }) =
                        segment.pair(*code, &codes, 0).unwrap()
                    {
                        let expected = expected(&codes);
                        assert_eq!((sure, open.is_empty()), (expected, true), "{first} {start}");
                    }
                }
            }
            assert!(found > 0, "no pair of {common} words");
            let beyond = words.iter().find(|(_, code)| *code == common + 1).unwrap();
            let codes = segment.codes_of(&[&beyond.0]).unwrap().unwrap();
            assert!(segment.pair(common + 1, &codes, 0).unwrap().is_none());
        }
    }
}
