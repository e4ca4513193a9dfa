//! The first reading of a piece of the store: which of its lines are papers, and in which order.

use std::collections::HashMap;
use std::io;

use roaring::RoaringBitmap;

use super::Origin;
use super::draft::MOST_PAPERS;
use crate::library::mapped::{Mapped, Superseding};
use crate::library::newest::Newest;
use crate::library::store_file::StoreFile;
use crate::library::{Limits, StoreProblem};
use crate::paper::{Paper, PaperId};

/// So many broken lines are remembered.
const MOST_PROBLEMS: usize = 100;

/// A paper of the piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) newest: Newest,
    pub(super) place: u64,
    pub(super) length: u32,
}

/// What the first reading found.
#[derive(Debug)]
pub(in crate::library) struct Scanned {
    /// The papers, ascending in the order of their numbers.
    pub(super) papers: Vec<Found>,
    /// For each earlier segment, named by its first byte of the store, the papers that are
    /// superseded or removed.
    pub(super) superseded: Vec<(u64, RoaringBitmap)>,
    pub(super) problems: Vec<StoreProblem>,
    pub(in crate::library) origin: Origin,
}

struct Scan<'a> {
    papers: Vec<Option<Found>>,
    alive: u32,
    /// Which of the papers has an id as its own.
    holders: HashMap<PaperId, usize>,
    superseding: Superseding<'a>,
}

/// Reads the lines from one byte of the store to another, of which `first_line` were before, until
/// there are as many papers as a segment may have; `None` when `seen` says to stop.
pub(in crate::library) fn scan(
    store: &StoreFile,
    (start, end): (u64, u64),
    first_line: u32,
    earlier: &[Mapped],
    limits: &Limits,
    seen: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Option<Scanned>> {
    let mut scan = Scan {
        papers: Vec::new(),
        alive: 0,
        holders: HashMap::new(),
        superseding: Superseding::new(earlier, store),
    };
    let mut problems = Vec::new();
    let mut origin = Origin {
        start,
        end: start,
        first_line,
        lines: 0,
        identity: 0,
    };
    let mut lines = store.lines(start, end, u64::from(first_line));
    while scan.alive < limits.segment_papers.min(MOST_PAPERS) {
        let Some(line) = lines.next().transpose()? else {
            break;
        };
        if origin.lines.is_multiple_of(1024) && !seen(line.start) {
            return Ok(None);
        }
        let number = first_line.saturating_add(origin.lines);
        let length = line.bytes.as_ref().map_or(0, Vec::len);
        let place = (line.start, u32::try_from(length).unwrap_or(u32::MAX));
        let taken = match line.text() {
            Ok(text) if text.trim().is_empty() => Ok(()),
            Ok(text) => scan.take(text, number, place),
            Err(reason) => Err(reason),
        };
        if let Err(reason) = taken
            && problems.len() < MOST_PROBLEMS
        {
            problems.push(StoreProblem {
                line: line.number,
                reason,
            });
        }
        origin.lines += 1;
        origin.end = lines.byte();
    }
    origin.identity = store.identity(origin.start, origin.end)?;
    let mut papers: Vec<Found> = scan.papers.into_iter().flatten().collect();
    papers.sort_unstable_by_key(|found| found.newest);
    let starts = earlier.iter().map(|mapped| mapped.segment.origin().start);
    Ok(Some(Scanned {
        papers,
        superseded: starts.zip(scan.superseding.sets).collect(),
        problems,
        origin,
    }))
}

impl Scanned {
    /// How many papers there are.
    pub(in crate::library) fn len(&self) -> u32 {
        u32::try_from(self.papers.len()).unwrap_or(u32::MAX)
    }
}

impl Scan<'_> {
    fn take(&mut self, text: &str, line: u32, place: (u64, u32)) -> Result<(), String> {
        if let Some(id) = PaperId::removed_by(text) {
            self.take_out(&id);
            return Ok(());
        }
        let paper = Paper::from_json(text).map_err(|error| error.to_string())?;
        let mut arrival = line;
        for id in paper.ids() {
            if let Some(before) = self.take_out(id) {
                arrival = arrival.min(before);
            }
        }
        self.holders.insert(paper.id.clone(), self.papers.len());
        self.alive += 1;
        self.papers.push(Some(Found {
            newest: Newest::new(paper.date, paper.rank, arrival),
            place: place.0,
            length: place.1,
        }));
        Ok(())
    }

    /// Takes out the papers whose own id this is; says in which line the first of them came.
    fn take_out(&mut self, id: &PaperId) -> Option<u32> {
        let here = self.holders.remove(id);
        let here = here.and_then(|place| self.papers.get_mut(place)?.take());
        self.alive -= u32::from(here.is_some());
        let earlier = self.superseding.take_out(id);
        let here = here.map(|found| found.newest.arrival());
        here.into_iter().chain(earlier).min()
    }
}
