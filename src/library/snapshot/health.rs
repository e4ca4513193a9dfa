//! How much of a library is indexed, and whether the index is what was written.

use super::Library;
use crate::library::place::OpenedFrom;

impl Library {
    /// How many papers have no segment.
    #[must_use]
    pub fn tail_len(&self) -> u64 {
        self.snapshot.tail.all.len()
    }

    /// Whether more papers have no segment than an import leaves without one.
    #[must_use]
    pub fn lacks_index(&self) -> bool {
        let limits = self.snapshot.disk.as_ref().map(|disk| disk.place.limits);
        limits.is_some_and(|limits| self.tail_len() > u64::from(limits.tail_papers))
    }

    /// Whether something in the index was found not to be what was written, or not to be of this
    /// store. Whatever was found since the library was opened must be asked again of one
    /// [opened anew](Self::refreshed).
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.snapshot
            .segments
            .iter()
            .any(|mapped| mapped.segment.is_damaged())
    }

    /// Compares every piece of the index with its checksum; slow, for a thread of its own. Returns
    /// whether all is well.
    #[must_use]
    pub fn check_index(&self) -> bool {
        self.snapshot
            .segments
            .iter()
            .all(|mapped| mapped.segment.check().is_ok())
    }

    /// The name and the bytes of each part of the index.
    #[must_use]
    pub fn index_parts(&self) -> Vec<(&'static str, u64)> {
        let mut parts: Vec<(&'static str, u64)> = Vec::new();
        for mapped in &self.snapshot.segments {
            for (name, bytes) in mapped.segment.parts() {
                match parts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known += bytes,
                    None => parts.push((name, bytes)),
                }
            }
        }
        parts
    }

    /// How many segments there are.
    #[must_use]
    pub fn segment_count(&self) -> usize {
        self.snapshot.segments.len()
    }

    /// The byte of the store behind the last that was read.
    #[must_use]
    pub fn store_end(&self) -> u64 {
        self.disk().map_or(0, OpenedFrom::store_end)
    }

    /// How many bytes of the store the segments cover.
    pub(in crate::library) fn indexed_bytes(&self) -> u64 {
        let last = self.snapshot.segments.last();
        last.map_or(0, |last| last.segment.origin().end)
    }
}
