//! Phrases in the papers of segments: which papers may have one, and whether one has it, by the order
//! of its words.

use roaring::{MultiOps, RoaringBitmap};

use super::Library;
use super::word_lookup::{self, WordLike};
use crate::library::folded::TextParts;
use crate::library::index::{Damaged, Mapped, PairPapers, PhraseRun, Segment, TermKind, WordCodes};
use crate::library::newest::PaperNumber;
use crate::text::fold::is_cjk_word;

/// A phrase as the segments of one library know its words.
#[derive(Debug, Clone)]
pub struct WordRun {
    /// For each segment; `None` where it cannot say.
    runs: Vec<Option<PhraseRun>>,
}

/// What the last word of a phrase may be.
#[derive(Debug, Clone, Copy)]
pub enum LastWord<'a> {
    /// One of these, which begin with the same letter.
    OneOf(&'a [&'a str]),
    /// Any that begins so.
    Begins(&'a str),
}

/// The papers of segments that have a phrase, superseded ones among them.
#[derive(Debug, Default)]
pub struct RunPapers {
    /// These have it.
    pub sure: RoaringBitmap,
    /// These may have it; the two have no paper in common.
    pub open: RoaringBitmap,
}

impl Library {
    /// The papers of segments that have these words somewhere, and one right after them.
    #[must_use]
    pub fn indexed_with_run(&self, first: &[&str], last: LastWord<'_>) -> RunPapers {
        let mut found = RunPapers::default();
        for mapped in &self.snapshot.segments {
            // What is damaged is noted by the segment, and asked again of another snapshot.
            let of_segment = papers(mapped, first, last).unwrap_or_default();
            found.sure |= of_segment.sure;
            found.open |= of_segment.open;
        }
        found
    }

    /// Prepares a phrase: these words, and one right after them.
    #[must_use]
    pub fn word_run(&self, first: &[&str], last: LastWord<'_>) -> WordRun {
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

impl<'a> LastWord<'a> {
    /// Its codes in a segment; `None` where a word has none.
    fn codes(self, segment: &Segment) -> Result<Option<WordCodes>, Damaged> {
        match self {
            Self::OneOf(words) => segment.codes_of(words),
            Self::Begins(start) => segment.codes_beginning(start),
        }
    }

    /// The CJK character that it is: no other word begins with one.
    fn cjk(self) -> Option<&'a str> {
        let word = match self {
            Self::OneOf([word]) => *word,
            Self::Begins(word) => word,
            Self::OneOf(_) => return None,
        };
        is_cjk_word(word).then_some(word)
    }
}

/// The phrase by the codes of a segment; `None` where a word of it has none.
fn run(
    segment: &Segment,
    first: &[&str],
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
    let last = last.codes(segment)?;
    Ok(last.map(|last| PhraseRun::new(&codes, last)))
}

/// The papers of a segment that have a phrase: those that have each pair of its words, where that is
/// known, else both words.
fn papers(mapped: &Mapped, first: &[&str], last: LastWord<'_>) -> Result<RunPapers, Damaged> {
    let mut sets: Vec<RoaringBitmap> = Vec::with_capacity(first.len() * 2);
    for (place, word) in first.iter().enumerate() {
        let next = first.get(place + 1);
        let is_last = next.is_none();
        let next = next.map_or(last, |next| LastWord::OneOf(std::slice::from_ref(next)));
        let pair = match is_cjk_word(word).then(|| next.cjk()).flatten() {
            Some(next) => Some(cjk_pair(mapped, word, next)?),
            None => pair(mapped, word, next)?,
        };
        if let Some(PairPapers {
            sure,
            mut open,
            known,
        }) = pair
        {
            if is_last && !open.is_empty() {
                open &= with_beyond(mapped, last, known)?;
            }
            if first.len() == 1 {
                return Ok(RunPapers { sure, open });
            }
            sets.push(sure | open);
        } else {
            sets.push(with(mapped, LastWord::OneOf(std::slice::from_ref(word)))?);
            if is_last {
                sets.push(with(mapped, last)?);
            }
        }
        if sets.last().is_some_and(RoaringBitmap::is_empty) {
            return Ok(RunPapers::default());
        }
    }
    Ok(RunPapers {
        sure: RoaringBitmap::new(),
        open: sets.intersection(),
    })
}

/// The papers of a segment in which two words stand side by side; `None` where that is not known.
fn pair(mapped: &Mapped, word: &str, next: LastWord<'_>) -> Result<Option<PairPapers>, Damaged> {
    let segment = &mapped.segment;
    let Some(first) = segment.code(word)? else {
        return Ok(Some(PairPapers::default()));
    };
    match next.codes(segment)? {
        Some(next) => segment.pair(first, &next, mapped.base),
        None => Ok(None),
    }
}

/// The papers of a segment in which two CJK characters stand side by side.
fn cjk_pair(mapped: &Mapped, first: &str, next: &str) -> Result<PairPapers, Damaged> {
    let mut sure = RoaringBitmap::new();
    let pair = [first, next].join(" ");
    let like = WordLike::Is(&pair);
    word_lookup::add(mapped, TermKind::Pair, like, &mut sure)?;
    Ok(PairPapers {
        sure,
        ..PairPapers::default()
    })
}

/// The papers of a segment that have a word.
fn with(mapped: &Mapped, word: LastWord<'_>) -> Result<RoaringBitmap, Damaged> {
    let mut found = RoaringBitmap::new();
    let mut add = |like| word_lookup::add(mapped, TermKind::Word, like, &mut found);
    match word {
        LastWord::OneOf(words) => words.iter().try_for_each(|word| add(WordLike::Is(word)))?,
        LastWord::Begins(start) => add(WordLike::Begins(start))?,
    }
    Ok(found)
}

/// The papers of a segment that have a word with a code beyond this one.
fn with_beyond(mapped: &Mapped, word: LastWord<'_>, code: u32) -> Result<RoaringBitmap, Damaged> {
    let segment = &mapped.segment;
    let start = match word {
        LastWord::Begins(start) if segment.has_common_beginning(start) => start,
        LastWord::Begins(_) | LastWord::OneOf(_) => return with(mapped, word),
    };
    let (mut found, mut few) = (RoaringBitmap::new(), Vec::new());
    segment.words_beyond(start, code, &mut |stored| {
        if !stored.add_few(mapped.base, &mut few)? {
            stored.add_to(mapped.base, &mut found)?;
        }
        Some(())
    })?;
    few.sort_unstable();
    found.extend(few);
    Ok(found)
}
