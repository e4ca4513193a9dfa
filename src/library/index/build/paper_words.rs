//! What the papers of a block are found by: their words, and names such as categories, paper by paper.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::draft;
use super::vocabulary::BlockVocabulary;
use crate::library::facts::{NamedFact, RecordText};
use crate::library::folded::Folded;
use crate::library::index::read::TermKind;
use crate::paper::Paper;
use crate::text::fold;

/// The words of the papers that came so far.
#[derive(Debug, Default)]
pub(super) struct PaperWords {
    pub(super) vocabulary: BlockVocabulary,
    /// The words of each paper in their order: numbers, and what [`draft`] says stands between.
    pub(super) steps: Vec<u32>,
    /// Where those of each paper end.
    pub(super) ends: Vec<usize>,
    /// The names of each kind, in the order of their letters, with the papers that have them.
    pub(super) names: [NamePapers; TermKind::ALL.len()],
}

/// Names with the papers that have them.
pub(super) type NamePapers = HashMap<Box<str>, Vec<u32>, FixedState>;

impl PaperWords {
    /// Takes the next paper.
    pub(super) fn take(&mut self, paper: &Paper, folded: Folded<'_>) {
        for part in [folded.title(), folded.summary(), folded.authors()] {
            self.take_part(part);
        }
        self.take_facts(paper);
        self.ends.push(self.steps.len());
    }

    fn paper(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Takes one part of the text: its words in their order, and its pairs of CJK characters. A
    /// folded text has no blanks but ASCII's; what stands between its forms is no word of any phrase.
    fn take_part(&mut self, part: &str) {
        let bytes = part.as_bytes();
        let mut before: Option<&str> = None;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b' ' => at += 1,
                b'\n' => {
                    self.steps.push(draft::END_OF_FORM);
                    before = None;
                    at += 1;
                }
                first => {
                    let (number, end) = self.vocabulary.number_at(bytes, at);
                    self.steps.push(draft::word(number));
                    let word = (!first.is_ascii()).then(|| part.get(at..end)).flatten();
                    let word = word.filter(|word| fold::is_cjk_word(word));
                    if let (Some(before), Some(word)) = (before, word) {
                        self.name(TermKind::Pair, &[before, word].join(" "));
                    }
                    before = word;
                    at = end;
                }
            }
        }
        self.steps.push(draft::END_OF_PART);
    }

    /// The paper has a name.
    fn name(&mut self, kind: TermKind, name: &str) {
        let paper = self.paper();
        let Some(names) = self.names.get_mut(kind.place()) else {
            return;
        };
        if let Some(papers) = names.get_mut(name) {
            // A paper may have a name twice.
            if papers.last() != Some(&paper) {
                papers.push(paper);
            }
        } else {
            names.insert(name.into(), vec![paper]);
        }
    }

    fn take_facts(&mut self, paper: &Paper) {
        for text in RecordText::ALL {
            let mut folded = String::new();
            fold::fold_forms_into(&text.of(paper).unwrap_or_default(), &mut folded);
            for word in folded.split_ascii_whitespace() {
                self.name(TermKind::Record(text), word);
            }
        }
        for fact in NamedFact::ALL {
            fact.each(paper, &mut |name| self.name(TermKind::Named(fact), name));
        }
    }
}
