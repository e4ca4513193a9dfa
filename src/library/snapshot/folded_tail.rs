//! The folded words of the tail, made once, when a search first looks at words.

use super::{Library, StoredRecords};
use crate::library::folded::{FoldedSpan, count_words, fold_paper, fold_texts};
use crate::library::newest::PaperNumber;
use crate::paper::Texts;

/// The words of every paper of the tail, by place.
#[derive(Debug, Default)]
pub(super) struct FoldedTail {
    text: String,
    /// Where the words of each paper lie; `None` where they are not kept in memory.
    spans: Vec<Option<FoldedSpan>>,
    /// How many words each paper has.
    counts: Vec<u32>,
}

impl FoldedTail {
    /// Folds the tail of a library. Words are kept as long as they are at most so many bytes.
    fn of(library: &Library, most_text: usize) -> Self {
        let mut tail = Self::default();
        for number in &library.snapshot.tail.all {
            let start = tail.text.len();
            // What cannot be read any more has no words.
            let span = library.fold(number, &mut tail.text).unwrap_or_default();
            let words = tail.text.get(start..).unwrap_or_default();
            tail.counts.push(count_words(words));
            let is_kept = start <= most_text;
            if !is_kept {
                tail.text.truncate(start);
            }
            tail.spans.push(is_kept.then_some(span));
        }
        tail
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

impl Library {
    pub(super) fn folded_tail(&self) -> &FoldedTail {
        self.snapshot.folded_tail.get_or_init(|| {
            let disk = self.disk();
            let most_text = disk.map_or(usize::MAX, |disk| disk.place.limits.tail_text);
            FoldedTail::of(self, most_text)
        })
    }

    /// The text in which the words of a paper of the tail lie, and where; `None` where they are not
    /// in memory.
    pub(super) fn in_tail(&self, number: PaperNumber) -> Option<(&str, FoldedSpan)> {
        let place = self.snapshot.tail.place(number)?;
        let folded = self.folded_tail();
        let span = *folded.spans.get(place)?;
        Some((&folded.text, span?))
    }

    pub(super) fn word_count_in_tail(&self, number: PaperNumber) -> Option<u32> {
        let place = self.snapshot.tail.place(number)?;
        self.folded_tail().counts.get(place).copied()
    }

    /// Appends the folded words of a paper, read from where its record is; `None` where it cannot
    /// be read.
    pub(super) fn fold(&self, number: PaperNumber, text: &mut String) -> Option<FoldedSpan> {
        let in_tail = self.snapshot.tail.place(number);
        let (store, tail) = match &self.snapshot.records {
            StoredRecords::InMemory(papers) => {
                return Some(fold_paper(papers.get(in_tail?)?, text));
            }
            StoredRecords::InStore { store, tail } => (store, tail),
        };
        let place = match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.place(local)?,
            None => *tail.get(in_tail?)?,
        };
        let line = store.line(place).ok()?;
        let texts = Texts::from_json(std::str::from_utf8(&line).ok()?).ok()?;
        Some(fold_texts(&texts, text))
    }
}
