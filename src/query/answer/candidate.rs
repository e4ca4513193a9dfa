//! A paper that sets leave open, looked at as the matcher does.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use super::word_sets::as_run;
use crate::library::{FoldedPaper, Library, PaperNumber, TextParts, WordRun};
use crate::paper::Paper;
use crate::query::language::{Phrase, Text, TextSource};
use crate::query::meaning::Needle;

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
            TextSource::Folded { .. } if papers > 0 => {
                as_run(phrase, |first, last| library.word_run(first, last))
            }
            TextSource::Folded { .. } | TextSource::Record(_) => None,
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
