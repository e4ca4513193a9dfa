//! A paper that sets leave open, looked at as the matcher does.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use super::needle::Needle;
use super::{Ending, Field, Phrase, Test};
use crate::library::{FoldedPaper, Last, Library, PaperNumber, TextParts, WordRun};
use crate::paper::Paper;

/// For no more papers than this the words are not gathered with which a phrase may end.
const FEW: u64 = 8;

/// What to look for in a paper.
#[derive(Debug)]
pub(super) enum Look {
    /// Some words in their order, which segments may know without the text.
    Text(Field, Box<Needle>, Option<WordRun>),
    Venue(Box<Needle>),
}

impl Look {
    /// How a test is looked at that leaves so many papers open; `None` where sets always decide it.
    pub(super) fn new(library: &Library, test: &Test, open: u64) -> Option<Self> {
        match test {
            Test::Text(field, phrase) => {
                let run = word_run(library, phrase, open);
                Some(Self::Text(*field, Box::new(Needle::new(phrase)), run))
            }
            Test::Venue(phrase) => Some(Self::Venue(Box::new(Needle::new(phrase)))),
            Test::Year(_)
            | Test::Date(_)
            | Test::Added(_)
            | Test::Votes(_)
            | Test::Category(_)
            | Test::Source(_)
            | Test::Has(_)
            | Test::Is(_) => None,
        }
    }

    pub(super) fn takes(&self, candidate: &Candidate<'_>) -> bool {
        match self {
            Self::Text(field, needle, run) => {
                let known = run
                    .as_ref()
                    .and_then(|run| candidate.has_run(run, text_parts(*field)));
                known.unwrap_or_else(|| candidate.has_text(*field, needle))
            }
            Self::Venue(needle) => candidate
                .paper()
                .and_then(|paper| paper.venue.as_deref())
                .is_some_and(|venue| needle.is_in_raw(venue)),
        }
    }
}

/// A phrase as segments know it, where that pays for so many papers.
fn word_run(library: &Library, phrase: &Phrase, open: u64) -> Option<WordRun> {
    if open == 0 {
        return None;
    }
    let (last, first) = phrase.words.split_last()?;
    match phrase.ending {
        Ending::Whole => Some(library.word_run(first, Last::OneOf(&[last]))),
        Ending::Prefix if open <= FEW => None,
        Ending::Prefix => Some(library.word_run(first, Last::Begins(last))),
        Ending::Acronym => {
            let plural = format!("{last}s");
            Some(library.word_run(first, Last::OneOf(&[last, &plural])))
        }
        Ending::Near | Ending::Part => None,
    }
}

fn text_parts(field: Field) -> TextParts {
    match field {
        Field::Any => 0..3,
        Field::Title => 0..1,
        Field::Abstract => 1..2,
        Field::Author => 2..3,
    }
}

/// A paper, read at most once.
pub(super) struct Candidate<'a> {
    library: &'a Library,
    number: PaperNumber,
    paper: OnceCell<Option<Arc<Paper>>>,
    folded: OnceCell<FoldedPaper<'a>>,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(library: &'a Library, number: PaperNumber) -> Self {
        Self {
            library,
            number,
            paper: OnceCell::new(),
            folded: OnceCell::new(),
        }
    }

    fn has_run(&self, run: &WordRun, parts: TextParts) -> Option<bool> {
        self.library.has_run(self.number, run, parts)
    }

    /// What is nearest at hand goes first.
    fn has_text(&self, field: Field, needle: &Needle) -> bool {
        match field {
            Field::Title => needle.is_in(&self.title()),
            Field::Any => needle.is_in(&self.title()) || needle.is_in(self.folded().parts().all()),
            Field::Abstract | Field::Author => needle.is_in(field.of(self.folded().parts())),
        }
    }

    fn title(&self) -> Cow<'a, str> {
        self.library.title(self.number)
    }

    fn paper(&self) -> Option<&Paper> {
        let read = || self.library.record(self.number).ok();
        self.paper.get_or_init(read).as_deref()
    }

    fn folded(&self) -> &FoldedPaper<'a> {
        self.folded.get_or_init(|| self.library.folded(self.number))
    }
}
