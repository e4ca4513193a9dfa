//! The indexed papers that have a word.

use roaring::RoaringBitmap;

use super::Library;
use crate::library::facts::RecordText;
use crate::library::index::{Damaged, Mapped, Segment, Stored, TermKind};
use crate::library::newest::PaperNumber;

/// Where a word is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsOf {
    /// Title, abstract and authors.
    Paper,
    /// The title.
    Title,
    /// The names of the authors.
    Authors,
    /// A text of the record.
    Record(RecordText),
}

impl WordsOf {
    fn kind(self) -> TermKind {
        match self {
            Self::Paper => TermKind::Word,
            Self::Title => TermKind::Title,
            Self::Authors => TermKind::Author,
            Self::Record(text) => TermKind::Record(text),
        }
    }
}

/// How a word looks.
#[derive(Clone, Copy)]
pub enum WordLike<'a> {
    /// It is this one.
    Is(&'a str),
    /// It begins so.
    Begins(&'a str),
    /// It passes a test.
    Passes(&'a dyn Fn(&str) -> bool),
    /// It passes a test, which takes only words that differ from this one by so many letters.
    Near(&'a str, u32, &'a dyn Fn(&str) -> bool),
}

impl Library {
    /// The papers of the tail, of which no set knows the words.
    #[must_use]
    pub fn tail(&self) -> &RoaringBitmap {
        &self.snapshot.tail.all
    }

    /// The papers of segments that have a word like this, superseded ones among them.
    #[must_use]
    pub fn indexed_with(&self, of: WordsOf, like: WordLike<'_>) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for mapped in &self.snapshot.segments {
            // What is damaged is noted by the segment, and asked again of another snapshot.
            let _ = add(mapped, of.kind(), like, &mut found);
        }
        found
    }

    /// Gives every word of title, abstract and authors in the index that is like this, in each
    /// segment apart, with the papers that have it and how often.
    pub fn each_indexed(&self, like: WordLike<'_>, give: &mut dyn FnMut(&str, Occurrences<'_>)) {
        for mapped in &self.snapshot.segments {
            let mut one = |word: &str, stored: Stored<'_>| {
                let base = mapped.base;
                give(word, Occurrences { base, stored });
                Some(())
            };
            let _ = each(&mapped.segment, TermKind::Word, like, &mut one);
        }
    }
}

/// The papers of one segment that have a word.
#[derive(Debug, Clone, Copy)]
pub struct Occurrences<'a> {
    base: PaperNumber,
    stored: Stored<'a>,
}

impl Occurrences<'_> {
    /// How many papers have it.
    #[must_use]
    pub fn papers(&self) -> u32 {
        self.stored.len()
    }

    /// Gives papers as [`Self::each`] does, among them all that are wanted; quick where these are
    /// few.
    pub fn each_of(&self, wanted: &RoaringBitmap, give: &mut dyn FnMut(PaperNumber, u8)) {
        // What is damaged is noted by the segment when a set of it is asked.
        let _ = self.stored.each_of(self.base, wanted, give);
    }

    /// Gives each paper with how often it has the word, at most 255 times.
    pub fn each(&self, give: &mut dyn FnMut(PaperNumber, u8)) {
        // What is damaged is noted by the segment when a set of it is asked.
        let _ = self.stored.each(self.base, give);
    }
}

/// Adds the papers of one segment.
pub(super) fn add(
    mapped: &Mapped,
    kind: TermKind,
    like: WordLike<'_>,
    into: &mut RoaringBitmap,
) -> Result<(), Damaged> {
    let (segment, base) = (&mapped.segment, mapped.base);
    if let WordLike::Begins(start) = like
        && let Some(stored) = segment.beginning(kind, start)?
    {
        return stored.add_to(base, into).ok_or_else(|| segment.damage());
    }
    // Most words have few papers, which are put in order once.
    let mut few: Vec<PaperNumber> = Vec::new();
    let mut fits = true;
    each(segment, kind, like, &mut |_, stored| {
        fits &=
            stored.add_few(base, &mut few).unwrap_or(false) || stored.add_to(base, into).is_some();
        Some(())
    })?;
    few.sort_unstable();
    into.extend(few);
    if fits { Ok(()) } else { Err(segment.damage()) }
}

/// Gives the words of one segment.
fn each<'a>(
    segment: &'a Segment,
    kind: TermKind,
    like: WordLike<'_>,
    give: &mut dyn FnMut(&str, Stored<'a>) -> Option<()>,
) -> Result<(), Damaged> {
    match like {
        WordLike::Is(word) => {
            if let Some(stored) = segment.word(kind, word)? {
                give(word, stored);
            }
            Ok(())
        }
        WordLike::Begins(start) => segment.words(kind, start, give),
        WordLike::Near(word, letters, test) => {
            segment.near_words(kind, word, letters, &mut |word, stored| {
                if test(word) {
                    give(word, stored)
                } else {
                    Some(())
                }
            })
        }
        WordLike::Passes(test) => segment.words(kind, "", &mut |word, stored| {
            if test(word) {
                give(word, stored)
            } else {
                Some(())
            }
        }),
    }
}
