//! The names of a segment while it is made (categories, venues, years): for each the papers that have
//! it.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::varint;
use super::vocabulary::to_usize;

/// Words and the papers that have them, taken in ascending order of the papers. In memory a paper
/// of a word is a byte or two.
#[derive(Debug, Default)]
pub(super) struct Postings {
    places: HashMap<Box<str>, u32, FixedState>,
    lists: Vec<List>,
}

/// The papers of one word: of each the distance to the one before, and how often it has the word
/// where that is more than once.
#[derive(Debug, Default)]
struct List {
    bytes: Vec<u8>,
    /// The paper before the last one, plus one.
    before: u32,
    /// The last paper, plus one; it may come again.
    last: u32,
    times: u8,
    count: u32,
}

impl Postings {
    /// A paper has a word, once more.
    pub(super) fn add(&mut self, word: &str, paper: u32) {
        let place = if let Some(place) = self.places.get(word) {
            *place
        } else {
            let place = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
            self.places.insert(word.into(), place);
            self.lists.push(List::default());
            place
        };
        if let Some(list) = self.lists.get_mut(to_usize(place)) {
            list.add(paper);
        }
    }

    /// The words in the order of their bytes, to be asked for their papers with [`Self::papers`].
    pub(super) fn sorted(&self) -> Vec<(&str, u32)> {
        let mut words: Vec<(&str, u32)> = self
            .places
            .iter()
            .map(|(word, place)| (word.as_ref(), *place))
            .collect();
        words.sort_unstable();
        words
    }

    /// Writes the papers of a word, and how often each has it, over what stands in the lists.
    pub(super) fn papers(&self, place: u32, papers: &mut Vec<u32>, times: &mut Vec<u8>) {
        papers.clear();
        times.clear();
        let Some(list) = self.lists.get(to_usize(place)) else {
            return;
        };
        let mut before = 0;
        let mut bytes = list.bytes.as_slice();
        while let Some((step, often)) = read(&mut bytes) {
            before += step;
            papers.push(before - 1);
            times.push(often);
        }
        if list.last > 0 {
            papers.push(list.last - 1);
            times.push(list.times);
        }
    }

    /// How many papers have the last of so many commonest words.
    pub(super) fn least_of_commonest(&self, words: usize) -> u32 {
        let mut counts: Vec<u32> = self.lists.iter().map(|list| list.count).collect();
        counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
        counts.get(words).copied().unwrap_or(0)
    }

    /// How many papers have a word.
    pub(super) fn count(&self, place: u32) -> u32 {
        self.lists.get(to_usize(place)).map_or(0, |list| list.count)
    }
}

impl List {
    fn add(&mut self, paper: u32) {
        if self.last == paper + 1 {
            self.times = self.times.saturating_add(1);
            return;
        }
        self.close();
        self.last = paper + 1;
        self.times = 1;
        self.count += 1;
    }

    /// Puts the last paper among those that do not come again.
    fn close(&mut self) {
        if self.last == 0 {
            return;
        }
        let step = self.last - self.before;
        varint::push(step << 1 | u32::from(self.times > 1), &mut self.bytes);
        if self.times > 1 {
            self.bytes.push(self.times);
        }
        self.before = self.last;
    }
}

fn read(bytes: &mut &[u8]) -> Option<(u32, u8)> {
    let value = varint::read(bytes)?;
    if value & 1 == 0 {
        return Some((value >> 1, 1));
    }
    let (times, rest) = bytes.split_first()?;
    *bytes = rest;
    Some((value >> 1, *times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_come_back_in_order_with_how_often_they_have_the_word() {
        let mut postings = Postings::default();
        for (paper, times) in [(0, 1), (3, 2), (4, 1), (70_000, 300), (499_999, 1)] {
            for _ in 0..times {
                postings.add("b", paper);
            }
        }
        postings.add("a", 7);
        let words = postings.sorted();
        assert_eq!(
            words.iter().map(|(word, _)| *word).collect::<Vec<_>>(),
            ["a", "b"]
        );
        let (mut papers, mut times) = (Vec::new(), Vec::new());
        postings.papers(words[1].1, &mut papers, &mut times);
        assert_eq!(papers, [0, 3, 4, 70_000, 499_999]);
        assert_eq!(times, [1, 2, 1, 255, 1]);
        assert_eq!(postings.count(words[1].1), 5);
    }
}
