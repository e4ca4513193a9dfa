//! Inverting the words of a block: from the words of papers to the papers of words.

use super::draft::{DraftPart, each_word};
use super::paper_words::{NamePapers, PaperWords};
use super::run;
use super::vocabulary::to_usize;
use crate::library::index::read::{TermKind, varint};

/// About as much work is with the words before this one as with those behind it and all other kinds.
const MIDDLE: &[u8] = b"p";

/// The words of a block, inverted.
#[derive(Debug)]
pub(super) struct Inverted {
    /// For each kind its words with their papers, these by their places in the order of the numbers.
    pub(super) runs: [Vec<u8>; TermKind::ALL.len()],
    /// The numbers that the words of the drafts have, in the order of the run of [`TermKind::Word`].
    pub(super) order: Vec<u32>,
    /// Where that run is divided: the place of a word, and the byte at which it begins.
    pub(super) middle: (usize, usize),
    /// The words of each paper in their order, by their numbers.
    pub(super) drafts: Vec<u8>,
    /// Where those of each paper end.
    pub(super) draft_ends: Vec<usize>,
}

/// Where a word occurs: the place of the paper in the block, and in the lowest bits the field.
type Occurrence = u32;
const FIELD_BITS: u32 = 2;

impl PaperWords {
    /// Turns the words of papers into the papers of words; `by_date` are the papers in the order that
    /// their numbers will have.
    pub(super) fn invert(self, by_date: &[u32]) -> Inverted {
        let order = self.vocabulary.sorted();
        let mut runs: [Vec<u8>; TermKind::ALL.len()] = Default::default();
        let (occurrences, ends) = self.occurrences(by_date);
        let mut buffer = Vec::new();
        let middle = order.partition_point(|number| self.vocabulary.word(*number) < MIDDLE);
        let mut middle = (middle, None);
        for (place, number) in order.iter().enumerate() {
            if place == middle.0 {
                middle.1 = runs.first().map(Vec::len);
            }
            let word = self.vocabulary.word(*number);
            let end_of = |number: u32| ends.get(to_usize(number)).copied().unwrap_or(0);
            let start = number.checked_sub(1).map_or(0, end_of);
            let range = to_usize(start)..to_usize(end_of(*number));
            let papers = occurrences.get(range).unwrap_or_default();
            for (kind, field) in [
                (TermKind::Word, None),
                (TermKind::Title, Some(DraftPart::Title)),
                (TermKind::Author, Some(DraftPart::Authors)),
            ] {
                let is_wanted = |occurrence: &&Occurrence| {
                    field.is_none_or(|field| **occurrence & ((1 << FIELD_BITS) - 1) == field.bits())
                };
                let papers = papers.iter().filter(is_wanted);
                let papers = papers.map(|occurrence| occurrence >> FIELD_BITS);
                if let Some(run) = runs.get_mut(kind.place()) {
                    run::push(word, papers, &mut buffer, run);
                }
            }
        }
        // Where all words are before the middle, it is behind them.
        let end = runs.first().map_or(0, Vec::len);
        let middle = (middle.0, middle.1.unwrap_or(end));
        let mut places = vec![0; by_date.len()];
        for (place, paper) in (0..).zip(by_date) {
            if let Some(known) = places.get_mut(to_usize(*paper)) {
                *known = place;
            }
        }
        for (names, run) in self.names.iter().zip(&mut runs) {
            push_names(names, &places, &mut buffer, run);
        }
        let (drafts, draft_ends) = self.drafts();
        Inverted {
            runs,
            order,
            middle,
            drafts,
            draft_ends,
        }
    }

    /// The drafts of the papers, and where each ends.
    fn drafts(&self) -> (Vec<u8>, Vec<usize>) {
        let mut drafts = Vec::with_capacity(self.steps.len() * 2);
        let mut ends = Vec::with_capacity(self.ends.len());
        for steps in self.papers() {
            for step in steps {
                varint::push(*step, &mut drafts);
            }
            ends.push(drafts.len());
        }
        (drafts, ends)
    }

    fn papers(&self) -> impl Iterator<Item = &[u32]> {
        (0..)
            .take(self.ends.len())
            .map(|paper| self.steps_of(paper))
    }

    fn steps_of(&self, paper: u32) -> &[u32] {
        let end_of = |paper: u32| self.ends.get(to_usize(paper)).copied().unwrap_or(0);
        let start = paper.checked_sub(1).map_or(0, end_of);
        self.steps.get(start..end_of(paper)).unwrap_or_default()
    }

    /// Where each word occurs, those of one word after those of another, and where those of each
    /// end.
    fn occurrences(&self, by_date: &[u32]) -> (Vec<Occurrence>, Vec<u32>) {
        let mut count = 0;
        let mut next = self.vocabulary.times();
        for times in &mut next {
            let start = count;
            count += *times;
            *times = start;
        }
        let mut found = vec![0; to_usize(count)];
        for (place, paper) in (0..).zip(by_date) {
            each_word(self.steps_of(*paper), &mut |word, field| {
                let Some(next) = next.get_mut(to_usize(word)) else {
                    return;
                };
                if let Some(occurrence) = found.get_mut(to_usize(*next)) {
                    *occurrence = place << FIELD_BITS | field.bits();
                }
                *next += 1;
            });
        }
        (found, next)
    }
}

/// Appends names in the order of their bytes with the places of the papers that have them.
fn push_names(names: &NamePapers, places: &[u32], buffer: &mut Vec<u8>, run: &mut Vec<u8>) {
    let mut names: Vec<(&str, &Vec<u32>)> = names
        .iter()
        .map(|(name, papers)| (name.as_ref(), papers))
        .collect();
    names.sort_unstable();
    let mut at = Vec::new();
    for (name, papers) in names {
        at.clear();
        let known = papers
            .iter()
            .filter_map(|paper| places.get(to_usize(*paper)));
        at.extend(known);
        at.sort_unstable();
        run::push(name.as_bytes(), at.iter().copied(), buffer, run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::folded::{Folded, fold_paper};
    use crate::paper::{Paper, PaperId};

    #[test]
    fn the_run_of_a_block_is_divided_behind_its_last_word_where_all_are_before_the_middle() {
        for (title, before) in [("alpha of", 2), ("alpha state", 1), ("state", 0), ("", 0)] {
            let mut paper = Paper::new(PaperId::parse("x:a").unwrap());
            paper.title = title.to_owned();
            let mut text = String::new();
            let span = fold_paper(&paper, &mut text);
            let mut words = PaperWords::default();
            words.take(&paper, Folded::new(&text, span));
            let inverted = words.invert(&[0]);
            let (place, byte) = inverted.middle;
            // A word is its length, itself, the length of its papers, its papers.
            let bytes = title.split(' ').take(before).map(|word| word.len() + 3);
            assert_eq!((place, byte), (before, bytes.sum()), "{title:?}");
        }
    }
}
