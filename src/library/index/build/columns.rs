//! What is known of each paper of a segment while it is made.

use super::block::DescribedPaper;
use super::vocabulary::to_usize;
use crate::library::facts::{NumberFact, TextFact};
use crate::paper::PaperId;

/// The papers in the order in which they came, those that later lines took out among them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The hash of each one's own id.
    pub(super) ids: Vec<u64>,
    /// The hashes of every id, alias and title key, with the papers that have them.
    pub(super) keys: Vec<(u64, u32)>,
    pub(super) word_counts: Vec<u32>,
    /// Of each fact the numbers, as they are packed.
    numbers: [Vec<u64>; NumberFact::ALL.len()],
    /// The texts of each fact.
    texts: [TextColumn; TextFact::ALL.len()],
    /// Where the draft of each one lies in the scratch file.
    pub(super) drafts: Vec<(u64, u64)>,
}

impl Columns {
    /// Takes the texts of the papers that come next.
    pub(super) fn begin_texts(&mut self, texts: &[String; TextFact::ALL.len()]) {
        for (column, texts) in self.texts.iter_mut().zip(texts) {
            column.start = column.text.len();
            column.text.push_str(texts);
        }
    }

    /// Takes the next paper, whose texts are among those that were taken last.
    pub(super) fn take(&mut self, came: u32, paper: &DescribedPaper) {
        let hashes = paper.ids.iter().map(|id| (id.hash(), came));
        self.keys.extend(hashes);
        self.keys.push((paper.title_key, came));
        let own = paper.ids.first();
        self.ids.push(own.map_or(0, PaperId::hash));
        self.word_counts.push(paper.words);
        for (fact, column) in NumberFact::ALL.into_iter().zip(&mut self.numbers) {
            let number = paper.numbers.get(fact.place()).copied().flatten();
            column.push(fact.packed(number));
        }
        for (column, end) in self.texts.iter_mut().zip(paper.text_ends) {
            column.ends.push(column.start + end);
        }
    }

    /// The text of the paper that came so late.
    pub(super) fn text(&self, fact: TextFact, came: u32) -> &str {
        let column = self.texts.get(fact.place());
        column.map_or("", |column| column.of(came))
    }

    /// The numbers of a fact, as they are packed.
    pub(super) fn numbers(&self, fact: NumberFact) -> &[u64] {
        let numbers = self.numbers.get(fact.place());
        numbers.map_or(&[], Vec::as_slice)
    }
}

/// A text of each paper, one after the other.
#[derive(Debug, Default)]
struct TextColumn {
    text: String,
    ends: Vec<usize>,
    /// Where the texts begin that were taken last.
    start: usize,
}

impl TextColumn {
    fn of(&self, came: u32) -> &str {
        let end_of = |came: u32| self.ends.get(to_usize(came)).copied().unwrap_or(0);
        let start = came.checked_sub(1).map_or(0, end_of);
        self.text.get(start..end_of(came)).unwrap_or_default()
    }
}
