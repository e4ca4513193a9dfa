//! The texts of a paper that words are looked for in: one row a text.

use crate::library::{Folded, RecordText, TextParts, WordsOf};

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Title, abstract or authors.
    Any,
    /// The title.
    Title,
    /// The abstract.
    Abstract,
    /// The names of the authors.
    Author,
    /// The venue.
    Venue,
    /// What the authors say of it.
    Comment,
    /// What no other field is for.
    Extra,
}

/// Where a text of a paper stands, and what knows its words.
#[derive(Debug)]
pub(in crate::query) enum TextSource {
    /// Among the folded words that every paper has at hand.
    Folded {
        /// Its parts of them.
        parts: TextParts,
        /// The words of these parts.
        of: for<'a> fn(Folded<'a>) -> &'a str,
        /// The words of the index that are those of this text; `None` where they are those of any
        /// text that are not of another.
        indexed: Option<WordsOf>,
    },
    /// In the record.
    Record(RecordText),
}

impl Text {
    /// Where it stands, and what knows its words.
    pub(in crate::query) fn source(self) -> TextSource {
        match self {
            Self::Any => TextSource::Folded {
                parts: 0..3,
                of: |folded| folded.all(),
                indexed: Some(WordsOf::Paper),
            },
            Self::Title => TextSource::Folded {
                parts: 0..1,
                of: |folded| folded.title(),
                indexed: Some(WordsOf::Title),
            },
            Self::Abstract => TextSource::Folded {
                parts: 1..2,
                of: |folded| folded.summary(),
                indexed: None,
            },
            Self::Author => TextSource::Folded {
                parts: 2..3,
                of: |folded| folded.authors(),
                indexed: Some(WordsOf::Authors),
            },
            Self::Venue => TextSource::Record(RecordText::Venue),
            Self::Comment => TextSource::Record(RecordText::Comment),
            Self::Extra => TextSource::Record(RecordText::Extra),
        }
    }

    /// Whether its words count for relevance and are marked where they stand: those of title,
    /// abstract and authors.
    #[must_use]
    pub fn is_ranked(self) -> bool {
        match self.source() {
            TextSource::Folded { .. } => true,
            TextSource::Record(_) => false,
        }
    }

    /// Whether what is looked for here may stand in that text.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self == other || (self == Self::Any && other.is_ranked())
    }
}
