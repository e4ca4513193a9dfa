//! Phrases in the papers of segments, found by the order of their words.

use super::Library;
use crate::library::folded::TextParts;
use crate::library::index::{Damaged, PhraseRun, Segment};
use crate::library::newest::PaperNumber;

/// A phrase as the segments of one library know its words.
#[derive(Debug, Clone)]
pub struct WordRun {
    /// For each segment; `None` where it cannot say.
    runs: Vec<Option<PhraseRun>>,
}

/// What the last word of a phrase may be.
#[derive(Debug, Clone, Copy)]
pub enum LastWord<'a> {
    /// One of these.
    OneOf(&'a [&'a str]),
    /// Any that begins so.
    Begins(&'a str),
}

impl Library {
    /// Prepares a phrase: these words, and one right after them.
    #[must_use]
    pub fn word_run(&self, first: &[String], last: LastWord<'_>) -> WordRun {
        let segments = self.snapshot.segments.iter();
        // What is damaged is noted by the segment, and asked again of another snapshot.
        let runs = segments.map(|mapped| run(&mapped.segment, first, last).ok().flatten());
        WordRun {
            runs: runs.collect(),
        }
    }

    /// Whether a paper has a phrase in one of these parts; `None` where only its text tells.
    #[must_use]
    pub fn has_run(&self, number: PaperNumber, run: &WordRun, parts: TextParts) -> Option<bool> {
        let (place, mapped, local) = self.placed(number)?;
        let run = run.runs.get(place)?.as_ref()?;
        mapped.segment.has_run(local, run, parts)
    }
}

/// The phrase by the codes of a segment; `None` where a word of it has none.
fn run(
    segment: &Segment,
    first: &[String],
    last: LastWord<'_>,
) -> Result<Option<PhraseRun>, Damaged> {
    let mut codes = Vec::with_capacity(first.len());
    for word in first {
        match segment.code(word)? {
            None => return Ok(Some(PhraseRun::none())),
            Some(0) => return Ok(None),
            Some(code) => codes.push(code),
        }
    }
    let mut ends: Vec<u32> = Vec::new();
    match last {
        LastWord::OneOf(words) => {
            for word in words {
                ends.extend(segment.code(word)?);
            }
        }
        LastWord::Begins(start) => segment.codes(start, &mut |code| ends.push(code))?,
    }
    Ok((!ends.contains(&0)).then(|| PhraseRun::new(&codes, ends)))
}
