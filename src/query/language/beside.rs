//! What lies beside the papers: no index has it, for it is the user's own, or is made when it is asked.

use std::fmt;

use super::Phrase;
use super::value::has_meaning;
use crate::marks::Tag;
use crate::paper::PaperId;

/// What a query asks of what lies beside a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// It has such a tag.
    Tag(TagName),
    /// It has a tag, whichever.
    Tagged,
    /// Its note has the phrase.
    Note(Phrase),
    /// It has a note.
    Noted,
    /// All of it that is kept has the phrase.
    Body(Phrase),
    /// All of it is kept.
    Whole,
    /// It is among those that are most like this paper.
    Like(PaperId),
}

/// A tag, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagName {
    /// The tag.
    pub tag: Tag,
    /// Whether tags that begin with it count too.
    pub prefix: bool,
}

/// What lies beside one paper; nothing by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct PaperBeside<'a> {
    /// Its tags.
    pub tags: &'a [Tag],
    /// The text of its note; `None` where it has none.
    pub note: Option<&'a str>,
    /// The words of all of it, where it is kept.
    pub body: Option<&'a str>,
    /// The papers that it is among the likest of.
    pub like: &'a [PaperId],
}

impl Beside {
    /// What may stand behind `has:`, beside the parts of papers.
    pub const PARTS: [(&'static str, Self); 3] = [
        ("tag", Self::Tagged),
        ("note", Self::Noted),
        ("body", Self::Whole),
    ];
}

impl TagName {
    /// This tag and no other.
    #[must_use]
    pub fn whole(tag: Tag) -> Self {
        Self { tag, prefix: false }
    }

    /// Whether a tag is the one that is meant, or one of them.
    #[must_use]
    pub fn takes(&self, tag: &Tag) -> bool {
        self.tag == *tag || (self.prefix && tag.as_str().starts_with(self.tag.as_str()))
    }

    /// Whether it can be written only in quotes.
    pub(super) fn needs_quotes(&self) -> bool {
        self.tag.as_str().contains(has_meaning)
    }
}

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.prefix, self.needs_quotes()) {
            (true, _) => write!(f, "{}*", self.tag),
            (false, true) => write!(f, "\"{}\"", self.tag),
            (false, false) => self.tag.fmt(f),
        }
    }
}

/// Prints what stands behind the colon.
impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(name) => name.fmt(f),
            Self::Note(phrase) | Self::Body(phrase) => phrase.fmt(f),
            Self::Like(id) if id.as_str().contains(has_meaning) => write!(f, "\"{id}\""),
            Self::Like(id) => id.fmt(f),
            Self::Tagged | Self::Noted | Self::Whole => {
                let mut parts = Self::PARTS.iter();
                let part = parts.find(|(_, part)| part == self);
                part.map_or(Ok(()), |(name, _)| f.write_str(name))
            }
        }
    }
}
