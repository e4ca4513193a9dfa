//! The texts of a paper that words are looked for in: one row a text.

use crate::library::{Folded, NamedFact, TextParts, WordsOf};
use crate::paper::{Paper, PaperPart};

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
    Record {
        /// The part that a paper has where it has the text.
        part: PaperPart,
        /// The text.
        of: fn(&Paper) -> Option<&str>,
        /// The words of the index that are those of this text, and the fact that it is in papers
        /// without an index; `None` where the records must be read.
        indexed: Option<(WordsOf, NamedFact)>,
    },
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
            Self::Venue => TextSource::Record {
                part: PaperPart::Venue,
                of: |paper| paper.venue.as_deref(),
                indexed: Some((WordsOf::Venue, NamedFact::Venue)),
            },
        }
    }

    /// Whether its words count for relevance and are marked where they stand: those of title,
    /// abstract and authors.
    #[must_use]
    pub fn is_ranked(self) -> bool {
        match self.source() {
            TextSource::Folded { .. } => true,
            TextSource::Record { .. } => false,
        }
    }

    /// Whether what is looked for here may stand in that text.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self == other || (self == Self::Any && other.is_ranked())
    }
}
