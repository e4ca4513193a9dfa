//! What the words of the dictionary stand for.

use crate::library::fact::NamedFact;

/// What a word stands for in the dictionary: the letter that its key begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum Kind {
    /// A word of title, abstract or authors.
    Word,
    /// A word of the title.
    Title,
    /// A word of an author's name.
    Name,
    /// A word of the venue.
    Venue,
    /// Two CJK characters side by side, a blank between.
    Pair,
    /// A category, as it is written.
    Category,
    /// The format of a source.
    Source,
    /// A year, four digits.
    Year,
    /// A part that a paper has.
    Part,
    /// A venue, as it is written; only the commonest.
    VenueName,
}

impl Kind {
    pub(super) const ALL: [Self; 10] = [
        Self::Word,
        Self::Category,
        Self::Name,
        Self::Pair,
        Self::Part,
        Self::Source,
        Self::Title,
        Self::Venue,
        Self::VenueName,
        Self::Year,
    ];

    /// The names of a fact.
    pub(in crate::library) fn of(fact: NamedFact) -> Self {
        match fact {
            NamedFact::Year => Self::Year,
            NamedFact::Category => Self::Category,
            NamedFact::Venue => Self::VenueName,
            NamedFact::Source => Self::Source,
            NamedFact::Part => Self::Part,
        }
    }

    /// Its place among all.
    pub(super) fn place(self) -> usize {
        let place = Self::ALL.iter().position(|kind| *kind == self);
        place.unwrap_or(Self::ALL.len())
    }

    /// The letter of whole words; that of beginnings of one to three characters is the small one.
    pub(super) fn letter(self) -> u8 {
        match self {
            Self::Word => b'A',
            Self::Category => b'C',
            Self::Part => b'Q',
            Self::Name => b'N',
            Self::Pair => b'P',
            Self::Source => b'S',
            Self::Title => b'T',
            Self::Venue => b'V',
            Self::VenueName => b'W',
            Self::Year => b'Y',
        }
    }

    /// Whether beginnings of its words have sets of their own.
    pub(super) fn has_beginnings(self) -> bool {
        match self {
            Self::Word | Self::Name | Self::Title | Self::Venue => true,
            Self::Category
            | Self::Part
            | Self::Pair
            | Self::Source
            | Self::VenueName
            | Self::Year => false,
        }
    }

    pub(super) fn key(letter: u8, word: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(word.len() + 1);
        key.push(letter);
        key.extend_from_slice(word.as_bytes());
        key
    }
}
