//! Reading a piece of the store: which of its lines are papers, in which order, and the words of each
//! block of them. Blocks are made by threads, and taken in the order of the store.

use std::collections::{HashMap, VecDeque};
use std::io::{self, BufRead};
use std::ops::Range;
use std::panic;
use std::path::PathBuf;
use std::thread;

use super::block::{DescribedPaper, LineBatch, StoreBlock};
use super::columns::Columns;
use super::inverted::Inverted;
use super::scanned::{BuildError, FoundPaper, Inversion, MOST_PAPERS, Scanned};
use super::scratch::Scratch;
use super::vocabulary::to_usize;
use crate::disk::Disk;
use crate::library::index::read::{Mapped, SegmentOrigin, Superseding, TermKind};
use crate::library::limits::Limits;
use crate::library::line_meaning::LineMeaning;
use crate::library::newest::Newest;
use crate::library::store::StoreProblem;
use crate::library::store_file::StoreFile;
use crate::paper::PaperId;
use crate::text::lines::{InputLine, Lines};

/// So many broken lines are remembered.
const MOST_PROBLEMS: usize = 100;
/// A block of so many bytes has no more.
const BLOCK_BYTES: u64 = 1 << 24;
/// Blocks are made at most so many at a time: each takes some 40 MB.
const MOST_AHEAD: usize = 5;

/// The piece of a store that is read.
#[derive(Debug)]
pub(in crate::library::index) struct StorePiece<'a> {
    /// That on which what it is made of waits.
    pub(in crate::library::index) disk: &'a dyn Disk,
    pub(in crate::library::index) store: &'a StoreFile,
    /// Its bytes; it ends earlier when there are as many papers as a segment may have.
    pub(in crate::library::index) bytes: Range<u64>,
    /// So many lines were before.
    pub(in crate::library::index) first_line: u32,
    pub(in crate::library::index) earlier: &'a [Mapped],
}

/// Reads a piece of the store; what it is made of waits in a file of this name. `seen` hears how
/// many bytes are done, and says whether to go on.
///
/// # Errors
/// When the store cannot be read, the file not be written, or `seen` says to stop.
pub(in crate::library::index) fn scan<'a>(
    piece: &StorePiece<'a>,
    scratch: PathBuf,
    limits: &Limits,
    seen: &mut dyn FnMut(u64) -> bool,
) -> Result<Scanned<'a>, BuildError> {
    let mut scan = Scan::new(piece, Scratch::create(piece.disk, scratch)?);
    let most = limits.segment_papers.min(MOST_PAPERS);
    let (store, bytes) = (piece.store, &piece.bytes);
    let mut lines = store.lines(bytes.start, bytes.end, u64::from(piece.first_line));
    let most_ahead = thread::available_parallelism().map_or(1, |count| count.get() + 1);
    thread::scope(|scope| {
        let mut ahead = VecDeque::new();
        let mut lines_ahead = 0;
        loop {
            while ahead.len() < most_ahead.min(MOST_AHEAD) {
                // Each line may be a paper.
                let room = most.saturating_sub(scan.alive + lines_ahead);
                let batch =
                    batch(&mut lines, room.min(limits.block_lines)).map_err(BuildError::Store)?;
                let count = u32::try_from(batch.lines.len()).unwrap_or(u32::MAX);
                if count == 0 {
                    break;
                }
                lines_ahead += count;
                ahead.push_back((count, scope.spawn(|| StoreBlock::new(batch))));
            }
            let Some((count, block)) = ahead.pop_front() else {
                return Ok(());
            };
            let block = block
                .join()
                .unwrap_or_else(|reason| panic::resume_unwind(reason));
            lines_ahead -= count;
            scan.take(block)?;
            if !seen(scan.origin.end - bytes.start) {
                return Err(BuildError::Stopped);
            }
        }
    })?;
    scan.end()
}

/// The next lines, at most so many.
fn batch(lines: &mut Lines<impl BufRead>, most: u32) -> io::Result<LineBatch> {
    let mut batch = Vec::with_capacity(to_usize(most));
    let start = lines.byte();
    while batch.len() < to_usize(most) && lines.byte() - start < BLOCK_BYTES {
        let Some(line) = lines.next().transpose()? else {
            break;
        };
        batch.push(line);
    }
    Ok(LineBatch {
        lines: batch,
        end: lines.byte(),
    })
}

struct Scan<'a> {
    store: &'a StoreFile,
    earlier: &'a [Mapped],
    /// The papers in the order in which they came; `None` for those that later lines took out.
    papers: Vec<Option<FoundPaper>>,
    alive: u32,
    /// Which of the papers has an id as its own.
    holders: HashMap<PaperId, u32>,
    superseding: Superseding<'a>,
    columns: Columns,
    blocks: Vec<Inversion>,
    scratch: Scratch<'a>,
    problems: Vec<StoreProblem>,
    origin: SegmentOrigin,
}

impl<'a> Scan<'a> {
    fn new(piece: &StorePiece<'a>, scratch: Scratch<'a>) -> Self {
        Self {
            store: piece.store,
            earlier: piece.earlier,
            papers: Vec::new(),
            alive: 0,
            holders: HashMap::new(),
            superseding: Superseding::new(piece.earlier, piece.store),
            columns: Columns::default(),
            blocks: Vec::new(),
            scratch,
            problems: Vec::new(),
            origin: SegmentOrigin {
                start: piece.bytes.start,
                end: piece.bytes.start,
                first_line: piece.first_line,
                lines: 0,
                identity: 0,
            },
        }
    }

    fn take(&mut self, block: StoreBlock) -> io::Result<()> {
        let first = self.came();
        self.columns.begin_texts(&block.texts);
        for (line, meaning) in block.lines {
            match meaning {
                LineMeaning::Nothing => {}
                LineMeaning::Unreadable(reason) => self.problem(&line, reason),
                LineMeaning::Removal(id) => {
                    self.take_out(&id);
                }
                LineMeaning::Paper(paper) => self.take_paper(&line, *paper),
            }
            self.origin.lines += 1;
        }
        self.take_words(first, block.words, block.by_date)?;
        self.origin.end = block.end;
        Ok(())
    }

    fn take_words(&mut self, first: u32, words: Inverted, by_date: Vec<u32>) -> io::Result<()> {
        let mut runs: [Range<u64>; TermKind::ALL.len()] = Default::default();
        for (place, run) in runs.iter_mut().zip(&words.runs) {
            *place = self.scratch.append(run)?;
        }
        let drafts = self.scratch.append(&words.drafts)?;
        let mut start = drafts.start;
        for end in &words.draft_ends {
            let end = drafts.start + *end as u64;
            self.columns.drafts.push((start, end));
            start = end;
        }
        self.blocks.push(Inversion {
            first,
            middle: (words.middle.0, words.middle.1 as u64),
            order: words.order,
            by_date,
            runs,
        });
        Ok(())
    }

    fn problem(&mut self, line: &InputLine, reason: String) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(StoreProblem {
                line: line.number,
                reason,
            });
        }
    }

    /// How many papers came so far.
    fn came(&self) -> u32 {
        u32::try_from(self.papers.len()).unwrap_or(u32::MAX)
    }

    fn take_paper(&mut self, line: &InputLine, paper: DescribedPaper) {
        let mut arrival = self.origin.first_line.saturating_add(self.origin.lines);
        for id in &paper.ids {
            if let Some(before) = self.take_out(id) {
                arrival = arrival.min(before);
            }
        }
        let came = self.came();
        self.columns.take(came, &paper);
        self.papers.push(Some(FoundPaper {
            newest: Newest::new(paper.date, paper.rank, arrival),
            place: line.start,
            length: paper.length,
            came,
        }));
        self.alive += 1;
        if let Some(id) = paper.ids.into_iter().next() {
            self.holders.insert(id, came);
        }
    }

    /// Takes out the papers whose own id this is; says in which line the first of them came.
    fn take_out(&mut self, id: &PaperId) -> Option<u32> {
        let here = self.holders.remove(id);
        let here = here.and_then(|came| self.papers.get_mut(to_usize(came))?.take());
        self.alive -= u32::from(here.is_some());
        let earlier = self.superseding.take_out(id);
        let here = here.map(|found| found.newest.arrival());
        here.into_iter().chain(earlier).min()
    }

    fn end(mut self) -> Result<Scanned<'a>, BuildError> {
        let identity = self.store.identity(self.origin.start, self.origin.end);
        self.origin.identity = identity.map_err(BuildError::Store)?;
        let mut papers: Vec<FoundPaper> = self.papers.into_iter().flatten().collect();
        papers.sort_unstable_by_key(|found| found.newest);
        let starts = self
            .earlier
            .iter()
            .map(|mapped| mapped.segment.origin().start);
        Ok(Scanned {
            papers,
            columns: self.columns,
            blocks: self.blocks,
            scratch: self.scratch,
            superseded: starts.zip(self.superseding.sets).collect(),
            problems: self.problems,
            origin: self.origin,
        })
    }
}
