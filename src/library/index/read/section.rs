//! The sections of a segment file.

use crate::library::facts::{NumberFact, TextFact};

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library::index) enum SegmentSection {
    /// The sets, one after the other.
    Sets,
    /// The words of each paper in the order of its text, as codes.
    Wording,
    /// From a letter and a word to its set, in blocks.
    Dictionary,
    /// The blocks of the dictionary.
    DictionaryTable,
    /// Where the words of each paper end.
    WordingEnds,
    /// The date of each paper, packed; 0 for none.
    Dates,
    /// The place of each paper on its page; [`u32::MAX`] for none.
    Ranks,
    /// The line of the store in which each paper first came, from 0.
    Arrivals,
    /// The byte of the store at which each record begins.
    Places,
    /// The bytes of each record.
    Lengths,
    /// The hash of each paper's own id.
    Ids,
    /// The hashes of every id, alias and title key, ascending.
    Keys,
    /// The paper of each of these hashes.
    KeyPapers,
    /// The papers in the order of a text.
    Order(TextFact),
    /// The texts, one after the other.
    Texts(TextFact),
    /// Where each of them ends.
    TextEnds(TextFact),
    /// How many words each paper has.
    WordCounts,
    /// The number of each paper, as [`NumberFact::packed`] has it.
    Numbers(NumberFact),
    /// For each earlier segment the papers that this one supersedes: a length and a set.
    Superseded,
    /// The broken lines of the store, as JSON.
    Problems,
    /// How many words are common, how large the product of two codes may be of which the pair is
    /// known, then the last code of each tier; nothing where some words have no code.
    CodeTiers,
    /// The common words in the order of their codes, a line break behind each.
    CommonWords,
    /// The papers of pairs, as sets one after the other.
    Pairs,
    /// What stands behind each common word, and how long the sets are.
    PairRows,
    /// For each common word, and behind the last, where its row and its sets begin.
    PairStarts,
}

/// The sections before those of texts.
const FIRST: [SegmentSection; 13] = [
    SegmentSection::Sets,
    SegmentSection::Wording,
    SegmentSection::Dictionary,
    SegmentSection::DictionaryTable,
    SegmentSection::WordingEnds,
    SegmentSection::Dates,
    SegmentSection::Ranks,
    SegmentSection::Arrivals,
    SegmentSection::Places,
    SegmentSection::Lengths,
    SegmentSection::Ids,
    SegmentSection::Keys,
    SegmentSection::KeyPapers,
];
/// How many sections a text has.
const OF_A_TEXT: usize = 3;
const WORD_COUNTS: usize = FIRST.len() + OF_A_TEXT * TextFact::ALL.len();
const SUPERSEDED: usize = WORD_COUNTS + 1 + NumberFact::ALL.len();
/// The sections behind those.
const LAST: [SegmentSection; 7] = [
    SegmentSection::Superseded,
    SegmentSection::Problems,
    SegmentSection::CodeTiers,
    SegmentSection::CommonWords,
    SegmentSection::Pairs,
    SegmentSection::PairRows,
    SegmentSection::PairStarts,
];
const COUNT: usize = SUPERSEDED + LAST.len();

impl SegmentSection {
    /// Every one, as they follow one another.
    pub(in crate::library::index) const ALL: [Self; COUNT] = all();

    /// Its place among all.
    pub(in crate::library::index) const fn place(self) -> usize {
        match self {
            Self::Sets => 0,
            Self::Wording => 1,
            Self::Dictionary => 2,
            Self::DictionaryTable => 3,
            Self::WordingEnds => 4,
            Self::Dates => 5,
            Self::Ranks => 6,
            Self::Arrivals => 7,
            Self::Places => 8,
            Self::Lengths => 9,
            Self::Ids => 10,
            Self::Keys => 11,
            Self::KeyPapers => 12,
            Self::Order(fact) => FIRST.len() + OF_A_TEXT * fact.place(),
            Self::Texts(fact) => FIRST.len() + OF_A_TEXT * fact.place() + 1,
            Self::TextEnds(fact) => FIRST.len() + OF_A_TEXT * fact.place() + 2,
            Self::WordCounts => WORD_COUNTS,
            Self::Numbers(fact) => WORD_COUNTS + 1 + fact.place(),
            Self::Superseded => SUPERSEDED,
            Self::Problems => SUPERSEDED + 1,
            Self::CodeTiers => SUPERSEDED + 2,
            Self::CommonWords => SUPERSEDED + 3,
            Self::Pairs => SUPERSEDED + 4,
            Self::PairRows => SUPERSEDED + 5,
            Self::PairStarts => SUPERSEDED + 6,
        }
    }

    /// The name, as the share of the parts is listed.
    pub(in crate::library::index) fn name(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::WordingEnds => "wording ends",
            Self::Dictionary => "dictionary",
            Self::DictionaryTable => "dictionary table",
            Self::Sets => "sets",
            Self::Dates => "dates",
            Self::Ranks => "ranks",
            Self::Arrivals => "arrivals",
            Self::Places => "places",
            Self::Lengths => "lengths",
            Self::Ids => "ids",
            Self::Keys => "keys",
            Self::KeyPapers => "key papers",
            Self::Order(fact) => fact.sections()[0],
            Self::Texts(fact) => fact.sections()[1],
            Self::TextEnds(fact) => fact.sections()[2],
            Self::WordCounts => "word counts",
            Self::Numbers(fact) => fact.section(),
            Self::Superseded => "superseded",
            Self::Problems => "problems",
            Self::CodeTiers => "code tiers",
            Self::CommonWords => "common words",
            Self::Pairs => "pairs",
            Self::PairRows => "pair rows",
            Self::PairStarts => "pair starts",
        }
    }

    /// The bytes of each paper, where every paper has as many.
    pub(in crate::library::index) fn width(self) -> Option<u64> {
        match self {
            Self::WordingEnds
            | Self::Dates
            | Self::Ranks
            | Self::Arrivals
            | Self::Lengths
            | Self::Order(_)
            | Self::TextEnds(_)
            | Self::WordCounts => Some(4),
            Self::Places | Self::Ids | Self::Numbers(_) => Some(8),
            Self::Wording
            | Self::Dictionary
            | Self::DictionaryTable
            | Self::Sets
            | Self::Texts(_)
            | Self::Keys
            | Self::KeyPapers
            | Self::Superseded
            | Self::Problems
            | Self::CodeTiers
            | Self::CommonWords
            | Self::Pairs
            | Self::PairRows
            | Self::PairStarts => None,
        }
    }
}

const fn all() -> [SegmentSection; COUNT] {
    let mut all = [SegmentSection::WordCounts; COUNT];
    let mut number = 0;
    while number < FIRST.len() {
        all[number] = FIRST[number];
        number += 1;
    }
    number = 0;
    while number < TextFact::ALL.len() {
        let fact = TextFact::ALL[number];
        all[SegmentSection::Order(fact).place()] = SegmentSection::Order(fact);
        all[SegmentSection::Texts(fact).place()] = SegmentSection::Texts(fact);
        all[SegmentSection::TextEnds(fact).place()] = SegmentSection::TextEnds(fact);
        number += 1;
    }
    number = 0;
    while number < NumberFact::ALL.len() {
        let fact = NumberFact::ALL[number];
        all[SegmentSection::Numbers(fact).place()] = SegmentSection::Numbers(fact);
        number += 1;
    }
    number = 0;
    while number < LAST.len() {
        all[SUPERSEDED + number] = LAST[number];
        number += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_stands_at_its_place() {
        for (place, section) in SegmentSection::ALL.into_iter().enumerate() {
            assert_eq!(section.place(), place, "{section:?}");
        }
    }
}
