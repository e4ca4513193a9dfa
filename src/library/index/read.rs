//! Reading the index: a segment as it lies in its file, and the segments of a snapshot.

mod bits;
mod keys;
mod layout;
mod map;
mod mapped;
mod section;
mod segment;
mod sets;
mod term_kind;
pub(super) mod varint;
pub(super) mod wording;

pub(super) use bits::BitWriter;
pub(super) use layout::{HEADER, Header, Origin};
pub(in crate::library) use mapped::{Mapped, Superseding};
pub(super) use section::Section;
pub(in crate::library) use segment::{Damaged, Segment};
pub(in crate::library) use sets::Stored;
pub(super) use sets::{BITMAP, COUNTED, Entry, LONGEST_BEGINNING, MOST_DISTANCES};
pub(in crate::library) use term_kind::TermKind;
pub(in crate::library) use wording::PhraseRun;
