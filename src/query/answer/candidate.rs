//! A paper that sets leave open, looked at as the matcher does.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use crate::library::{FoldedPaper, LastWord, Library, PaperNumber, TextParts, WordRun};
use crate::paper::Paper;
use crate::query::language::{Phrase, Text, TextSource, WordEnding};
use crate::query::meaning::Needle;

/// For no more papers than this the words are not gathered with which a phrase may end.
const FEW: u64 = 8;

/// Whether a phrase stands in a text, made ready to be asked of many papers.
#[derive(Debug)]
pub(super) struct PhraseCheck {
    source: TextSource,
    needle: Needle,
    /// The words in their order, which segments may know without the text.
    run: Option<WordRun>,
}

impl PhraseCheck {
    /// Makes ready what so many papers will be asked.
    pub(super) fn new(library: &Library, text: Text, phrase: &Phrase, papers: u64) -> Self {
        let source = text.source();
        let run = match source {
            TextSource::Folded { .. } => word_run(library, phrase, papers),
            TextSource::Record(_) => None,
        };
        Self {
            source,
            needle: Needle::new(phrase),
            run,
        }
    }

    pub(super) fn takes(&self, candidate: &Candidate<'_>) -> bool {
        match &self.source {
            TextSource::Folded { parts, of, .. } => {
                let known = self.run.as_ref();
                let known = known.and_then(|run| candidate.has_run(run, parts.clone()));
                known.unwrap_or_else(|| {
                    // What is nearest at hand goes first.
                    (parts.start == 0 && self.needle.is_in(&candidate.title()))
                        || (parts.end > 1 && self.needle.is_in(of(candidate.folded().parts())))
                })
            }
            TextSource::Record(text) => candidate
                .paper()
                .and_then(|paper| text.of(paper))
                .is_some_and(|text| self.needle.is_in_raw(&text)),
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
        WordEnding::Whole => Some(library.word_run(first, LastWord::OneOf(&[last]))),
        WordEnding::Prefix if open <= FEW => None,
        WordEnding::Prefix => Some(library.word_run(first, LastWord::Begins(last))),
        WordEnding::Acronym => {
            let plural = format!("{last}s");
            Some(library.word_run(first, LastWord::OneOf(&[last, &plural])))
        }
        WordEnding::Near | WordEnding::Part => None,
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
