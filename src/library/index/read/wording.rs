//! The words of each paper in the order of its text, as codes: a phrase is then a few bytes to find.
//!
//! The words that occur most often have the shortest codes (see [`codes`](super::codes)). After each
//! part of the text (title, abstract, authors) stands a zero, which is no code.

use std::ops::Range;

use memchr::memmem::Finder;

use super::codes::{CODES, WordCodes};
use super::section::SegmentSection;
use super::segment::Segment;
use super::varint;

const END_OF_PART: u8 = 0;

/// Appends a word.
pub(in crate::library::index) fn push(code: Option<u32>, out: &mut Vec<u8>) {
    varint::push(code.unwrap_or(CODES), out);
}

/// Appends the end of a part.
pub(in crate::library::index) fn end_part(out: &mut Vec<u8>) {
    out.push(END_OF_PART);
}

/// The parts of a wording.
pub(in crate::library::index) fn parts_of(wording: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = memchr::memchr_iter(END_OF_PART, wording).map(Some);
    let mut start = 0;
    ends.chain([None]).map(move |end| {
        let part = wording.get(start..end.unwrap_or(wording.len()));
        start = end.map_or(wording.len(), |end| end + 1);
        part.unwrap_or_default()
    })
}

/// Words that stand side by side, by their codes in one segment.
#[derive(Debug, Clone)]
pub(in crate::library) struct PhraseRun {
    /// All but the last.
    first: Finder<'static>,
    last: WordCodes,
}

impl PhraseRun {
    pub(in crate::library) fn new(first: &[u32], last: WordCodes) -> Self {
        let mut bytes = Vec::new();
        for code in first {
            push(Some(*code), &mut bytes);
        }
        Self {
            first: Finder::new(&bytes).into_owned(),
            last,
        }
    }

    /// What stands nowhere.
    pub(in crate::library) fn none() -> Self {
        Self::new(&[], WordCodes::default())
    }

    /// Whether the words stand somewhere in this part of a wording.
    fn is_in(&self, part: &[u8]) -> bool {
        if self.last.is_empty() {
            return false;
        }
        let length = self.first.needle().len();
        let mut from = 0;
        while let Some(rest) = part.get(from..).filter(|rest| !rest.is_empty()) {
            let Some(found) = self.first.find(rest) else {
                return false;
            };
            let place = from + found;
            // The byte before is the last of a code, or this one is within a code.
            let before = place.checked_sub(1).and_then(|before| part.get(before));
            let begins = before.is_none_or(|before| *before < 0x80);
            let mut rest = part.get(place + length..).unwrap_or_default();
            let next = varint::read(&mut rest);
            if begins && next.is_some_and(|code| self.last.has(code)) {
                return true;
            }
            from = place + 1;
        }
        false
    }
}

impl Segment {
    /// Whether a paper has a run of words in one of these parts of its text: title, abstract,
    /// authors are 0, 1, 2. `None` where the bytes are not those that were written.
    pub(in crate::library) fn has_run(
        &self,
        number: u32,
        run: &PhraseRun,
        parts: Range<usize>,
    ) -> Option<bool> {
        let end_of = |number: u32| self.u32_of(SegmentSection::WordingEnds, number);
        let start = number.checked_sub(1).map_or(Some(0), end_of)?;
        let range = usize::try_from(start).ok()?..usize::try_from(end_of(number)?).ok()?;
        let Some(wording) = self.bytes(SegmentSection::Wording).get(range) else {
            self.damage();
            return None;
        };
        if parts == (0..3) {
            return Some(run.is_in(wording));
        }
        let mut wanted = parts_of(wording).skip(parts.start).take(parts.len());
        Some(wanted.any(|part| run.is_in(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wording(codes: &[u32]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for code in codes {
            push(Some(*code), &mut bytes);
        }
        bytes
    }

    fn codes(each: &[u32]) -> WordCodes {
        WordCodes::new(each.iter().map(|code| *code..code + 1).collect(), 0)
    }

    proptest! {
        #[test]
        fn a_run_is_found_where_its_codes_follow_one_another(
            text in prop::collection::vec(prop::sample::select(&[1_u32, 2, 127, 128, 129, 255, 16_384, 16_385][..]), 0..40),
            first in prop::collection::vec(prop::sample::select(&[1_u32, 2, 127, 128, 129, 16_384][..]), 0..3),
            last in prop::collection::vec(prop::sample::select(&[1_u32, 2, 128, 255, 16_385][..]), 0..3),
        ) {
            let expected = text.windows(first.len() + 1).any(|codes| {
                codes[..first.len()] == first && last.contains(&codes[first.len()])
            });
            prop_assert_eq!(PhraseRun::new(&first, codes(&last)).is_in(&wording(&text)), expected);
        }

        #[test]
        fn any_bytes_have_a_run_or_have_none(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = PhraseRun::new(&[300, 1], codes(&[2, 300])).is_in(&bytes);
            let _ = PhraseRun::new(&[], codes(&[2, 300])).is_in(&bytes);
        }
    }
}
