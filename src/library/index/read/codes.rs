//! The codes of words in a segment: short where a word occurs often.
//!
//! Those that are equally long are a tier, the common words another one; within a tier the codes are
//! in the order of the words. So the words with one beginning are a range of each tier, and are
//! found without reading their part of the dictionary word by word.

use std::ops::Range;

use super::section::SegmentSection;
use super::segment::{Damaged, Segment};
use super::sets::{self, Stored};
use super::term_kind::TermKind;

/// Codes are below this; rarer words have none.
pub(in crate::library::index) const CODES: u32 = 1 << 23;
/// How many classes there are of words by their first letter.
pub(in crate::library::index) const CLASSES: u32 = 28;

/// The class of the words behind a common one is known as if it were a word with this code.
pub(in crate::library::index) const CLASS_CODE: u32 = 512;

/// The class of a word by its first letter: each of ASCII is one, then come digits, then all others.
pub(in crate::library::index) fn class_of(word: &[u8]) -> u8 {
    match word.first() {
        Some(letter @ b'a'..=b'z') => letter - b'a',
        Some(b'0'..=b'9') => 26,
        Some(_) | None => 27,
    }
}

/// The words that may stand at one place of a phrase, by their codes in a segment.
#[derive(Debug, Clone, Default)]
pub(in crate::library) struct WordCodes {
    ranges: Vec<Range<u32>>,
    /// The class of those that are not common.
    class: u8,
    /// Whether they are all words of that class.
    is_class: bool,
}

impl WordCodes {
    pub(super) fn new(ranges: Vec<Range<u32>>, class: u8) -> Self {
        Self {
            ranges,
            class,
            is_class: false,
        }
    }

    pub(in crate::library::index) fn has(&self, code: u32) -> bool {
        self.ranges.iter().any(|range| range.contains(&code))
    }

    pub(in crate::library) fn is_empty(&self) -> bool {
        self.ranges.iter().all(Range::is_empty)
    }

    /// Whether one of them has a code behind this one.
    pub(super) fn go_beyond(&self, code: u32) -> bool {
        let mut ranges = self.ranges.iter().filter(|range| !range.is_empty());
        ranges.any(|range| range.end - 1 > code)
    }

    pub(super) fn class(&self) -> u8 {
        self.class
    }

    pub(super) fn is_class(&self) -> bool {
        self.is_class
    }
}

/// How the codes of a segment are divided.
pub(super) struct Tiers {
    /// Words up to this code are common.
    pub(super) common: u32,
    /// So large may the product of two codes be of which the pair is known.
    pub(super) product: u32,
    /// The last code of each tier, ascending.
    ends: Vec<u32>,
}

impl Segment {
    /// How the codes are divided; `None` where some words have none.
    pub(super) fn tiers(&self) -> Option<Tiers> {
        let (numbers, _) = self.bytes(SegmentSection::CodeTiers).as_chunks();
        let mut numbers = numbers.iter().map(|number| u32::from_le_bytes(*number));
        Some(Tiers {
            common: numbers.next()?,
            product: numbers.next()?,
            ends: numbers.collect(),
        })
    }

    /// The code of a word that a paper has; 0 where it has none.
    pub(in crate::library) fn code(&self, word: &str) -> Result<Option<u32>, Damaged> {
        let value = self.value(&TermKind::key(TermKind::Word.letter(), word))?;
        Ok(value.map(sets::code_in))
    }

    /// The codes of those of these words that papers have, which begin with the same letter; `None`
    /// where one has no code.
    pub(in crate::library) fn codes_of(
        &self,
        words: &[&str],
    ) -> Result<Option<WordCodes>, Damaged> {
        let mut ranges = Vec::with_capacity(words.len());
        for word in words {
            match self.code(word)? {
                Some(0) => return Ok(None),
                Some(code) => ranges.push(code..code + 1),
                None => {}
            }
        }
        let class = words.first().map_or(0, |word| class_of(word.as_bytes()));
        Ok(Some(WordCodes::new(ranges, class)))
    }

    /// The codes of all words of title, abstract and authors that begin so; `None` where not every
    /// word has one.
    pub(in crate::library) fn codes_beginning(
        &self,
        start: &str,
    ) -> Result<Option<WordCodes>, Damaged> {
        let Some(tiers) = self.tiers() else {
            return Ok(None);
        };
        let mut ranges = self.common_beginning(start);
        let from = TermKind::key(TermKind::Word.letter(), start);
        let mut behind = from.clone();
        if let Some(last) = behind.last_mut() {
            // No text has the highest byte.
            *last = last.saturating_add(1);
        }
        let from = self.first_codes(&from, &tiers)?;
        let behind = self.first_codes(&behind, &tiers)?;
        ranges.extend(
            from.into_iter()
                .zip(behind)
                .map(|(from, behind)| from..behind),
        );
        let mut codes = WordCodes::new(ranges, class_of(start.as_bytes()));
        codes.is_class = matches!(start.as_bytes(), [b'a'..=b'z']);
        Ok(Some(codes))
    }

    /// Gives the papers of the words that begin so and have a code beyond this one.
    pub(in crate::library) fn words_beyond<'a>(
        &'a self,
        start: &str,
        code: u32,
        give: &mut dyn FnMut(Stored<'a>) -> Option<()>,
    ) -> Result<(), Damaged> {
        let from = TermKind::key(TermKind::Word.letter(), start);
        let mut fault = Ok(());
        self.values(&from, &mut |key, value| {
            if !key.starts_with(&from) {
                return None;
            }
            if sets::code_in(value) <= code {
                return Some(());
            }
            let stored = self.stored(value);
            let given = stored.and_then(|stored| give(stored).ok_or_else(|| self.damage()));
            given.map_err(|damaged| fault = Err(damaged)).ok()
        })?;
        fault
    }

    /// Whether a common word begins so.
    pub(in crate::library) fn has_common_beginning(&self, start: &str) -> bool {
        !self.common_beginning(start).is_empty()
    }

    /// The codes of the common words that begin so.
    fn common_beginning(&self, start: &str) -> Vec<Range<u32>> {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        let words = self.bytes(SegmentSection::CommonWords);
        let words = words.split(|byte| *byte == b'\n');
        let words = (1..).zip(words).filter(|(_, word)| !word.is_empty());
        for (code, _) in words.filter(|(_, word)| word.starts_with(start.as_bytes())) {
            match ranges.last_mut() {
                Some(last) if last.end == code => last.end += 1,
                Some(_) | None => ranges.push(code..code + 1),
            }
        }
        ranges
    }

    /// Of each tier behind the common words the lowest code among the words from this key on; where
    /// there is none, that behind its last one.
    fn first_codes(&self, from: &[u8], tiers: &Tiers) -> Result<Vec<u32>, Damaged> {
        let ends = tiers.ends.iter().filter(|end| **end > tiers.common);
        let ends: Vec<u32> = ends.copied().collect();
        let mut first: Vec<Option<u32>> = vec![None; ends.len()];
        let mut missing = first.len();
        self.values(from, &mut |key, value| {
            if missing == 0 || key.first() != Some(&TermKind::Word.letter()) {
                return None;
            }
            let code = sets::code_in(value);
            let tier = ends.partition_point(|end| *end < code);
            let first = first.get_mut(tier).filter(|first| first.is_none());
            if let (Some(first), true) = (first, code > tiers.common) {
                *first = Some(code);
                missing -= 1;
            }
            Some(())
        })?;
        let ends = ends.into_iter().map(|end| end.saturating_add(1));
        Ok(first
            .into_iter()
            .zip(ends)
            .map(|(first, end)| first.unwrap_or(end))
            .collect())
    }
}
