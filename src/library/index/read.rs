//! Reading the index: a segment as it lies in its file, and the segments of a snapshot.

mod bits;
pub(super) mod codes;
mod dictionary;
mod keys;
mod layout;
mod mapped;
mod mapped_file;
mod pairs;
mod section;
mod segment;
mod sets;
mod term_kind;
pub(super) mod varint;
pub(super) mod wording;

pub(super) use bits::BitWriter;
pub(in crate::library) use codes::WordCodes;
pub(super) use layout::{HEADER, SegmentHeader, SegmentOrigin};
pub(in crate::library) use mapped::{Mapped, Superseding};
pub(in crate::library) use pairs::PairPapers;
pub(super) use section::SegmentSection;
pub(in crate::library) use segment::{Damaged, Segment};
pub(in crate::library) use sets::Stored;
pub(super) use sets::{
    BITMAP, COUNTED, LONGEST_BEGINNING, MOST_DISTANCES, MOST_PAIR_DISTANCES, TermEntry,
};
pub(in crate::library) use term_kind::TermKind;
pub(in crate::library) use wording::PhraseRun;
