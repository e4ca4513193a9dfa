//! What a library has already, as a plan asks it: its papers, and those written since it was opened.

use std::path::Path;

use super::Intake;
use super::fresh::Fresh;
use crate::library::{Library, StoreFile};
use crate::merge::Shelf;
use crate::paper::{Paper, PaperId, Scheme, title_hash};

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
        let paper = self.fresh_paper(self.fresh.with_id(id.hash())?)?;
        let has_it = paper.ids().any(|known| known == id);
        has_it.then_some(paper)
    }

    fn fresh_by_title(&self, hash: u64) -> Vec<Paper> {
        // An earlier record of a paper that was changed since is none.
        let paper = |place: u32| {
            self.fresh_paper(place).filter(|paper| {
                title_hash(&paper.title) == hash
                    && self.fresh.with_id(paper.id.hash()) == Some(place)
            })
        };
        let found = self.fresh.with_title(hash).filter_map(paper);
        let mut found: Vec<Paper> = found.collect();
        found.reverse();
        found
    }
}

impl Intake {
    /// The paper that has this id now; one that is known by its title alone may have a better one since.
    pub(in crate::jobs) fn known(&self, id: &PaperId) -> Option<Paper> {
        let looked_at = self.looked_at.as_ref();
        let store =
            looked_at.map_or_else(|| self.place.store().path(), |spool| spool.store().path());
        let known = Shelved::new(&self.library, &self.fresh, &store);
        known.by_id(id).or_else(|| {
            let id = Some(id).filter(|id| id.scheme() == Scheme::Title)?;
            let mut titled = known.by_title_key(id).into_iter();
            titled.next().filter(|_| titled.next().is_none())
        })
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
