//! A paper that sets leave open, looked at as the matcher does.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use super::needle::Needle;
use super::{Field, Test};
use crate::library::{FoldedPaper, Library, PaperNumber};
use crate::paper::Paper;

/// What to look for in a paper.
#[derive(Debug)]
pub(super) enum Look {
    Text(Field, Box<Needle>),
    Venue(Box<Needle>),
}

impl Look {
    /// How a test is looked at; `None` where sets always decide it.
    pub(super) fn new(test: &Test) -> Option<Self> {
        match test {
            Test::Text(field, phrase) => Some(Self::Text(*field, Box::new(Needle::new(phrase)))),
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
            // What is nearest at hand goes first.
            Self::Text(Field::Title, needle) => needle.is_in(&candidate.title()),
            Self::Text(Field::Any, needle) => {
                needle.is_in(&candidate.title()) || needle.is_in(candidate.folded().parts().all)
            }
            Self::Text(field, needle) => needle.is_in(field.of(&candidate.folded().parts())),
            Self::Venue(needle) => candidate
                .paper()
                .and_then(|paper| paper.venue.as_deref())
                .is_some_and(|venue| needle.is_in_raw(venue)),
        }
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
