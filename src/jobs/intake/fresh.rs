//! The papers that were written since the library was opened: their lines, found by the hashes of
//! their ids and titles. Each takes 35 to 59 bytes, and half of that for each further id.

use hashbrown::HashTable;

use crate::paper::{Paper, title_hash};

/// Where there is no paper.
const NONE: u32 = u32::MAX;

/// The papers, by their places in the order in which they were written.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    /// The byte of the store at which the line of each begins.
    starts: Vec<u64>,
    /// The byte after the last line and its line break.
    end: u64,
    ids: Last,
    titles: Last,
    /// For each paper the one before it with the same title, or [`NONE`].
    before: Vec<u32>,
}

impl Fresh {
    /// Takes the next paper, and its line: first byte and length. Lines follow one another.
    pub(super) fn add(&mut self, paper: &Paper, (start, length): (u64, u32)) {
        let place = u32::try_from(self.starts.len()).unwrap_or(NONE);
        self.starts.push(start);
        self.end = start + u64::from(length) + 1;
        for id in paper.ids() {
            self.ids.set(id.hash(), place);
        }
        let before = self.titles.set(title_hash(&paper.title), place);
        self.before.push(before.unwrap_or(NONE));
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(NONE)
    }

    /// The byte after the last line and its line break; `None` where there is no paper.
    pub(super) fn end(&self) -> Option<u64> {
        (!self.starts.is_empty()).then_some(self.end)
    }

    /// The last paper that has an id of this hash.
    pub(super) fn with_id(&self, hash: u64) -> Option<u32> {
        self.ids.get(hash)
    }

    /// The papers of which the title has this hash, the last one first.
    pub(super) fn with_title(&self, hash: u64) -> impl Iterator<Item = u32> {
        std::iter::successors(self.titles.get(hash), |place| {
            let before = *self.before.get(usize::try_from(*place).ok()?)?;
            (before != NONE).then_some(before)
        })
    }

    /// The line of a paper with its line break: first byte and length.
    pub(super) fn line(&self, place: u32) -> Option<(u64, u32)> {
        let place = usize::try_from(place).ok()?;
        let start = *self.starts.get(place)?;
        let end = self.starts.get(place + 1).unwrap_or(&self.end);
        Some((start, u32::try_from(end - start).ok()?))
    }
}

/// The last paper of each hash.
#[derive(Debug, Default)]
struct Last {
    hashes: Vec<u64>,
    places: Vec<u32>,
    /// Numbers of hashes, by these.
    numbers: HashTable<u32>,
}

impl Last {
    fn number(&self, hash: u64) -> Option<usize> {
        let is_it = |number: &u32| hash_of(&self.hashes, *number) == hash;
        let number = self.numbers.find(hash, is_it)?;
        usize::try_from(*number).ok()
    }

    fn get(&self, hash: u64) -> Option<u32> {
        self.places.get(self.number(hash)?).copied()
    }

    /// Sets the paper of a hash; returns the one before.
    fn set(&mut self, hash: u64, place: u32) -> Option<u32> {
        let known = self.number(hash);
        if let Some(known) = known.and_then(|number| self.places.get_mut(number)) {
            return Some(std::mem::replace(known, place));
        }
        let number = u32::try_from(self.hashes.len()).unwrap_or(NONE);
        self.hashes.push(hash);
        self.places.push(place);
        let hashes = &self.hashes;
        self.numbers
            .insert_unique(hash, number, |number| hash_of(hashes, *number));
        None
    }
}

fn hash_of(hashes: &[u64], number: u32) -> u64 {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    hashes.get(number).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::PaperId;

    #[test]
    fn papers_are_found_by_their_last_id_and_all_of_a_title() {
        let mut fresh = Fresh::default();
        assert_eq!(fresh.end(), None);
        for place in 0..1000_u32 {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{}", place % 700)).unwrap());
            paper.title = format!("Title {}", place % 300);
            fresh.add(&paper, (u64::from(place) * 10, 9));
        }
        let id = |number: u32| PaperId::parse(&format!("x:{number}")).unwrap().hash();
        assert_eq!(fresh.with_id(id(5)), Some(705));
        assert_eq!(fresh.with_id(id(650)), Some(650));
        assert_eq!(fresh.with_id(id(701)), None);
        let titled: Vec<u32> = fresh.with_title(title_hash("title 150")).collect();
        assert_eq!(titled, [750, 450, 150]);
        assert_eq!(fresh.line(705), Some((7050, 10)));
        assert_eq!(fresh.line(999), Some((9990, 10)));
        assert_eq!((fresh.line(1000), fresh.end()), (None, Some(10_000)));
    }
}
