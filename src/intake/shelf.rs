//! What a library has already, as a plan asks it: its papers, and those written since it was opened.

use std::collections::HashMap;
use std::path::Path;

use crate::import::Shelf;
use crate::library::{Library, StoreFile};
use crate::paper::{Paper, PaperId, title_hash};

/// The papers that were written since the library was opened: their lines, found by the hashes of
/// their ids and titles.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    lines: Vec<(u64, u32)>,
    /// The last paper that has an id.
    ids: HashMap<u64, u32>,
    /// The last paper that has a title.
    titles: HashMap<u64, u32>,
    /// For each paper the one before it with the same title.
    before: Vec<Option<u32>>,
}

impl Fresh {
    pub(super) fn add(&mut self, paper: &Paper, line: (u64, u32)) {
        let place = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        self.lines.push(line);
        for id in paper.ids() {
            self.ids.insert(id.hash(), place);
        }
        let before = self.titles.insert(title_hash(&paper.title), place);
        self.before.push(before);
    }

    fn line(&self, place: u32) -> Option<(u64, u32)> {
        self.lines.get(usize::try_from(place).ok()?).copied()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The byte after the last line and its line break.
    pub(super) fn end(&self) -> Option<u64> {
        let (start, length) = self.lines.last()?;
        Some(start + u64::from(*length) + 1)
    }
}

/// The library with what was written since, as a plan asks it.
pub(super) struct Shelved<'a> {
    library: &'a Library,
    fresh: &'a Fresh,
    /// Where the fresh lines are; `None` before there is one.
    lines: Option<StoreFile>,
}

impl<'a> Shelved<'a> {
    /// The library, and the papers that were written to a store since.
    pub(super) fn new(library: &'a Library, fresh: &'a Fresh, store: &Path) -> Self {
        Self {
            library,
            fresh,
            lines: StoreFile::open(store).ok(),
        }
    }

    fn fresh_paper(&self, place: u32) -> Option<Paper> {
        self.lines.as_ref()?.record(self.fresh.line(place)?).ok()
    }

    fn fresh_by_id(&self, id: &PaperId) -> Option<Paper> {
        let paper = self.fresh_paper(*self.fresh.ids.get(&id.hash())?)?;
        let has_it = paper.ids().any(|known| known == id);
        has_it.then_some(paper)
    }

    fn fresh_by_title(&self, hash: u64) -> Vec<Paper> {
        let mut found = Vec::new();
        let mut next = self.fresh.titles.get(&hash).copied();
        while let Some(place) = next {
            // An earlier record of a paper that was changed since is none.
            let paper = self.fresh_paper(place).filter(|paper| {
                title_hash(&paper.title) == hash
                    && self.fresh.ids.get(&paper.id.hash()) == Some(&place)
            });
            found.extend(paper);
            next = usize::try_from(place)
                .ok()
                .and_then(|place| *self.fresh.before.get(place)?);
        }
        found.reverse();
        found
    }
}

impl Shelf for Shelved<'_> {
    fn by_id(&self, id: &PaperId) -> Option<Paper> {
        self.fresh_by_id(id).or_else(|| {
            let number = self.library.number_of(id)?;
            let known = self.library.record(number).ok()?;
            // It may have been changed since, under a better id.
            let newer = known.ids().find_map(|id| self.fresh_by_id(id));
            Some(newer.unwrap_or_else(|| known.as_ref().clone()))
        })
    }

    fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
        let hash = u64::from_str_radix(key.value().get(..16).unwrap_or_default(), 16);
        let numbers = self.library.with_title_key(key);
        let records = numbers.filter_map(|number| self.library.record(number).ok());
        let is_old = |paper: &Paper| paper.ids().any(|id| self.fresh_by_id(id).is_some());
        let mut found: Vec<Paper> = records
            .filter(|paper| !is_old(paper))
            .map(|paper| paper.as_ref().clone())
            .collect();
        found.extend(hash.map_or_else(|_| Vec::new(), |hash| self.fresh_by_title(hash)));
        found
    }
}
