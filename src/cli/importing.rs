//! An import as it goes: records in portions, and what has come of them found by hashes.

use std::collections::HashMap;

use anyhow::{Result, anyhow};

use super::index;
use super::output::Progress;
use crate::import::{Counts, ImportError, Plan, Records, Shelf};
use crate::library::{Library, Place, Rebuild, Store, StoreFile};
use crate::paper::{Paper, PaperId, title_hash};

/// So many records are planned and written at a time.
const PORTION: usize = 4096;

/// What shall come of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Good records are written as they come.
    Write,
    /// A file is written whole or not at all.
    WriteWhole,
    /// Nothing is written.
    Look,
}

/// Imports files, one after the other, into one library.
pub(super) struct Importer {
    place: Place,
    library: Library,
    fresh: Fresh,
    purpose: Purpose,
}

impl Importer {
    pub(super) fn new(place: Place, purpose: Purpose) -> Result<Self> {
        let opened = place.open()?;
        if let Some(reason) = opened.in_memory {
            return Err(anyhow!(reason));
        }
        Ok(Self {
            library: opened.library,
            fresh: Fresh::default(),
            purpose,
            place,
        })
    }

    /// Takes the records of one file, and gives those that were passed over.
    pub(super) fn take(
        &mut self,
        records: Records<'_>,
        now: &str,
        problem: &mut dyn FnMut(ImportError),
    ) -> Result<Counts> {
        if self.purpose == Purpose::Write {
            return self.take_into(&self.place.store(), records, now, problem);
        }
        let spool = self.place.spool()?;
        let counts = self.take_into(spool.store(), records, now, problem)?;
        if self.purpose == Purpose::WriteWhole {
            self.place.store().append_spool(&spool)?;
        }
        // What went into the spool is somewhere else now, or nowhere.
        self.reopen()?;
        Ok(counts)
    }

    fn take_into(
        &mut self,
        sink: &Store,
        mut records: Records<'_>,
        now: &str,
        problem: &mut dyn FnMut(ImportError),
    ) -> Result<Counts> {
        let mut counts = Counts::default();
        let mut progress = Progress::new("imported");
        loop {
            self.follow(sink)?;
            let known = Shelved {
                library: &self.library,
                fresh: &self.fresh,
                lines: StoreFile::open(&sink.path()).ok(),
            };
            let plan = Plan::new(records.by_ref().take(PORTION), &known, now);
            if plan.counts.sum() == 0 {
                return Ok(counts);
            }
            if let (Purpose::WriteWhole, Some(bad)) = (self.purpose, plan.problems.first()) {
                return Err(anyhow!("{bad} (--strict takes a file whole or not at all)"));
            }
            counts.add(plan.counts);
            let lines = sink.append(&plan.papers)?;
            for (paper, line) in plan.papers.iter().zip(lines) {
                self.fresh.add(paper, line);
            }
            plan.problems.into_iter().for_each(&mut *problem);
            progress.count(counts.sum());
        }
    }

    /// Makes the segments that the library lacks after an import.
    pub(super) fn finish(&self) -> Result<()> {
        if self.purpose == Purpose::Look {
            return Ok(());
        }
        index::bring_up(&self.place, Rebuild::Missing)
    }

    /// Opens the library again where another copy has written to the store, or where the papers
    /// written since would fill a segment.
    fn follow(&mut self, sink: &Store) -> Result<()> {
        if self.purpose != Purpose::Write {
            return Ok(());
        }
        let end = self.fresh.end().unwrap_or_else(|| self.library.store_end());
        let most = usize::try_from(self.place.limits.segment_papers).unwrap_or(usize::MAX);
        let is_full = self.fresh.lines.len() >= most;
        if is_full {
            index::bring_up(&self.place, Rebuild::Missing)?;
        }
        if is_full || sink.end()? != end {
            self.reopen()?;
        }
        Ok(())
    }

    fn reopen(&mut self) -> Result<()> {
        self.library = self.place.open()?.library;
        self.fresh = Fresh::default();
        Ok(())
    }
}

/// The papers that were written since the library was opened: their lines, found by the hashes of
/// their ids and titles.
#[derive(Default)]
struct Fresh {
    lines: Vec<(u64, u32)>,
    /// The last paper that has an id.
    ids: HashMap<u64, u32>,
    /// The last paper that has a title.
    titles: HashMap<u64, u32>,
    /// For each paper the one before it with the same title.
    before: Vec<Option<u32>>,
}

impl Fresh {
    fn add(&mut self, paper: &Paper, line: (u64, u32)) {
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

    /// The byte after the last line and its line break.
    fn end(&self) -> Option<u64> {
        let (start, length) = self.lines.last()?;
        Some(start + u64::from(*length) + 1)
    }
}

/// The library with what was written since, as a plan asks it.
struct Shelved<'a> {
    library: &'a Library,
    fresh: &'a Fresh,
    /// Where the fresh lines are; `None` before there is one.
    lines: Option<StoreFile>,
}

impl Shelved<'_> {
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
