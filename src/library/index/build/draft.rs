//! The words of a paper in their order, by the numbers that they have in its block: what becomes its
//! wording when each word of the segment has its code.

use crate::library::index::read::{varint, wording};

/// What stands in a draft; a word is its number and so much.
const WORDS: u32 = 2;
pub(super) const END_OF_PART: u32 = 0;
/// What comes is no neighbour of what came.
pub(super) const END_OF_FORM: u32 = 1;

/// The part of a paper that a word stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftPart {
    Title,
    Abstract,
    Authors,
}

impl DraftPart {
    /// The part as a number of two bits.
    pub(super) fn bits(self) -> u32 {
        match self {
            Self::Title => 0,
            Self::Abstract => 1,
            Self::Authors => 2,
        }
    }
}

/// The step that stands for a word.
pub(super) fn word(number: u32) -> u32 {
    number.saturating_add(WORDS)
}

/// Gives the words with the parts that they stand in.
pub(super) fn each_word(steps: &[u32], give: &mut impl FnMut(u32, DraftPart)) {
    let mut part = DraftPart::Title;
    for step in steps {
        match *step {
            END_OF_PART => {
                part = match part {
                    DraftPart::Title => DraftPart::Abstract,
                    DraftPart::Abstract | DraftPart::Authors => DraftPart::Authors,
                }
            }
            END_OF_FORM => {}
            word => give(word - WORDS, part),
        }
    }
}

/// Writes the wording of a paper, each word by its code; 0 stands for a word that has none.
pub(super) fn to_wording(draft: &[u8], codes: &[u32], wording: &mut Vec<u8>) {
    let mut rest = draft;
    while let Some(step) = varint::read(&mut rest) {
        match step {
            END_OF_PART => wording::end_part(wording),
            END_OF_FORM => wording::push(None, wording),
            word => {
                let code = usize::try_from(word - WORDS)
                    .ok()
                    .and_then(|word| codes.get(word).copied());
                wording::push(code.filter(|code| *code > 0), wording);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_with_their_fields_and_become_codes() {
        let steps = [
            word(0),
            END_OF_FORM,
            word(300),
            END_OF_PART,
            word(1),
            END_OF_PART,
            word(0),
            END_OF_PART,
        ];
        let mut words = Vec::new();
        each_word(&steps, &mut |word, part| words.push((word, part)));
        let expected = [
            (0, DraftPart::Title),
            (300, DraftPart::Title),
            (1, DraftPart::Abstract),
            (0, DraftPart::Authors),
        ];
        assert_eq!(words, expected);
        let mut bytes = Vec::new();
        for step in steps {
            varint::push(step, &mut bytes);
        }
        let (mut found, mut expected) = (Vec::new(), Vec::new());
        to_wording(&bytes, &[7, 0], &mut found);
        for code in [Some(7), None, None] {
            wording::push(code, &mut expected);
        }
        wording::end_part(&mut expected);
        wording::push(None, &mut expected);
        wording::end_part(&mut expected);
        wording::push(Some(7), &mut expected);
        wording::end_part(&mut expected);
        assert_eq!(found, expected);
    }
}
