//! Segments in a snapshot: which numbers their papers have, and which of them later lines supersede.

use std::sync::Arc;

use roaring::RoaringBitmap;

use super::segment::Segment;
use crate::library::newest::PaperNumber;
use crate::library::store_file::StoreFile;
use crate::paper::PaperId;

/// Numbers of a segment begin at a multiple of this, so that its sets are raised at no cost.
const STEP: u32 = 1 << 16;

/// A segment of a snapshot.
#[derive(Debug, Clone)]
pub(in crate::library) struct Mapped {
    pub(in crate::library) segment: Arc<Segment>,
    /// The number of its first paper.
    pub(in crate::library) base: PaperNumber,
    /// The papers of it that later lines supersede or remove, by their numbers in the segment.
    pub(in crate::library) superseded: RoaringBitmap,
}

impl Mapped {
    /// The segments, each with what those after it supersede; those from the first damaged one on
    /// are left out.
    pub(in crate::library) fn row(segments: &[Arc<Segment>]) -> Vec<Self> {
        let mut row: Vec<Self> = Vec::with_capacity(segments.len());
        for segment in segments {
            let mut superseded = Vec::with_capacity(row.len());
            for earlier in &row {
                match segment.superseded(earlier.segment.origin().start) {
                    Ok(set) => superseded.push(set),
                    Err(_) => return row,
                }
            }
            for (earlier, set) in row.iter_mut().zip(superseded) {
                earlier.superseded |= set;
            }
            row.push(Self {
                segment: segment.clone(),
                base: Self::next_base(&row),
                superseded: RoaringBitmap::new(),
            });
        }
        row
    }

    /// The first number behind these segments.
    pub(in crate::library) fn next_base(row: &[Self]) -> PaperNumber {
        row.last().map_or(0, |last| {
            (last.base + last.segment.len()).div_ceil(STEP) * STEP
        })
    }

    /// The paper of this number in the segment, where it has one.
    pub(in crate::library) fn local(&self, number: PaperNumber) -> Option<u32> {
        let local = number.checked_sub(self.base)?;
        (local < self.segment.len()).then_some(local)
    }

    /// The papers that are not superseded.
    pub(in crate::library) fn alive(&self, into: &mut RoaringBitmap) {
        into.insert_range(self.base..self.base + self.segment.len());
        for local in &self.superseded {
            into.remove(self.base + local);
        }
    }
}

/// Takes superseded papers out of earlier segments.
#[derive(Debug, Default)]
pub(in crate::library) struct Superseding<'a> {
    /// The earlier segments and the store that they are of.
    earlier: Option<(&'a [Mapped], &'a StoreFile)>,
    /// For each the papers that were taken out here.
    pub(in crate::library) sets: Vec<RoaringBitmap>,
}

impl<'a> Superseding<'a> {
    pub(in crate::library) fn new(earlier: &'a [Mapped], store: &'a StoreFile) -> Self {
        Self {
            earlier: Some((earlier, store)),
            sets: vec![RoaringBitmap::new(); earlier.len()],
        }
    }

    /// Takes out the paper whose own id this is; says in which line it first came.
    pub(in crate::library) fn take_out(&mut self, id: &PaperId) -> Option<u32> {
        let (earlier, store) = self.earlier?;
        let hash = id.hash();
        let mut first: Option<u32> = None;
        for (mapped, set) in earlier.iter().zip(&mut self.sets) {
            let segment = &mapped.segment;
            let same = segment.with_key(hash).filter(|local| {
                segment.id_hash(*local) == Some(hash)
                    && !mapped.superseded.contains(*local)
                    && is_of(segment, *local, id, store)
            });
            for local in same {
                if set.insert(local) {
                    let arrival = segment.newest(local).arrival();
                    first = Some(first.map_or(arrival, |first| first.min(arrival)));
                }
            }
        }
        first
    }
}

/// Whether the record of a paper has this id as its own.
fn is_of(segment: &Segment, local: u32, id: &PaperId, store: &StoreFile) -> bool {
    let place = segment.place(local);
    place.is_some_and(|place| store.record(place).is_ok_and(|paper| paper.id == *id))
}
