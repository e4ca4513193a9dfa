//! What the words of the dictionary stand for.

use crate::library::facts::{NamedFact, RecordText};

/// What a word stands for in the dictionary: the letter that its key begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum TermKind {
    /// A word of title, abstract or authors.
    Word,
    /// A word of the title.
    Title,
    /// A word of an author's name.
    Author,
    /// Two CJK characters side by side, a blank between.
    Pair,
    /// A word of a text of the record.
    Record(RecordText),
    /// A name of a fact, as it is written.
    Named(NamedFact),
}

const COUNT: usize = 4 + RecordText::ALL.len() + NamedFact::ALL.len();

impl TermKind {
    /// Every one, in the order of the letters.
    pub(in crate::library::index) const ALL: [Self; COUNT] = all();

    /// Its place among all.
    pub(in crate::library::index) fn place(self) -> usize {
        let place = Self::ALL.iter().position(|kind| *kind == self);
        place.unwrap_or(Self::ALL.len())
    }

    /// The letter of whole words; that of beginnings of one to three characters is the small one.
    pub(in crate::library::index) const fn letter(self) -> u8 {
        match self {
            Self::Word => b'A',
            Self::Author => b'N',
            Self::Pair => b'P',
            Self::Title => b'T',
            Self::Record(text) => text.letter(),
            Self::Named(fact) => fact.letter(),
        }
    }

    /// Whether beginnings of its words have sets of their own.
    pub(in crate::library::index) fn has_beginnings(self) -> bool {
        match self {
            Self::Word | Self::Author | Self::Title | Self::Record(_) => true,
            Self::Pair | Self::Named(_) => false,
        }
    }

    /// The key of a word in the dictionary.
    pub(in crate::library::index) fn key(letter: u8, word: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(word.len() + 1);
        key.push(letter);
        key.extend_from_slice(word.as_bytes());
        key
    }
}

/// Every kind, each put in before the first of a later letter.
const fn all() -> [TermKind; COUNT] {
    let mut all = [TermKind::Word; COUNT];
    let (mut count, mut number) = (0, 0);
    while number < COUNT {
        let kind = numbered(number);
        let mut place = count;
        while place > 0 && all[place - 1].letter() > kind.letter() {
            all[place] = all[place - 1];
            place -= 1;
        }
        all[place] = kind;
        count += 1;
        number += 1;
    }
    all
}

const fn numbered(number: usize) -> TermKind {
    let own = [
        TermKind::Word,
        TermKind::Author,
        TermKind::Pair,
        TermKind::Title,
    ];
    let records = own.len() + RecordText::ALL.len();
    if number < own.len() {
        own[number]
    } else if number < records {
        TermKind::Record(RecordText::ALL[number - own.len()])
    } else {
        TermKind::Named(NamedFact::ALL[number - records])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_capital_letter_of_its_own() {
        let letters = TermKind::ALL.map(TermKind::letter);
        assert!(letters.iter().all(u8::is_ascii_uppercase));
        assert!(
            letters.is_sorted_by(|one, other| one < other),
            "{letters:?}"
        );
    }
}
