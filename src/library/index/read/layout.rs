//! The form of a segment file: a header, a table of sections, the sections.
//!
//! All numbers are little-endian. A file of another version, or one whose header does not fit the
//! file, is no segment; whoever finds one makes a new one from the store.

use std::ops::Range;

use super::section::SegmentSection;
use crate::library::facts::INDEX_VERSION;

const MAGIC: &[u8; 8] = b"recto\0sg";
const FIXED: usize = 8 + 4 * 4 + 8 * 3;
const ROW: usize = 8 + 8 + 4;
pub(in crate::library::index) const HEADER: usize = FIXED + ROW * SegmentSection::ALL.len() + 4;

/// Where the papers of a segment came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::library) struct SegmentOrigin {
    /// The first byte of the store that it covers.
    pub(in crate::library) start: u64,
    /// The byte after the last.
    pub(in crate::library) end: u64,
    /// The line at `start`, from 0.
    pub(in crate::library) first_line: u32,
    /// How many lines it covers.
    pub(in crate::library) lines: u32,
    /// What the store has there; see `StoreFile::identity`.
    pub(in crate::library) identity: u64,
}

/// The start of a segment file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library::index) struct SegmentHeader {
    pub(in crate::library::index) papers: u32,
    pub(in crate::library::index) origin: SegmentOrigin,
    /// Of each section its bytes in the file, and their checksum.
    pub(in crate::library::index) sections: Vec<(Range<u64>, u32)>,
}

impl SegmentHeader {
    pub(in crate::library::index) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER);
        bytes.extend_from_slice(MAGIC);
        for number in [
            INDEX_VERSION,
            self.papers,
            self.origin.first_line,
            self.origin.lines,
        ] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        for number in [self.origin.start, self.origin.end, self.origin.identity] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        for (range, checksum) in &self.sections {
            bytes.extend_from_slice(&range.start.to_le_bytes());
            bytes.extend_from_slice(&range.end.to_le_bytes());
            bytes.extend_from_slice(&checksum.to_le_bytes());
        }
        let checksum = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// Reads the header of a file, and checks that it fits the file.
    pub(in crate::library::index) fn of(file: &[u8]) -> Option<Self> {
        let bytes = file.get(..HEADER)?;
        let (body, checksum) = bytes.split_at_checked(HEADER - 4)?;
        let fits = body.starts_with(MAGIC)
            && u32_at(body, 8)? == INDEX_VERSION
            && u32_at(checksum, 0)? == crc32fast::hash(body);
        if !fits {
            return None;
        }
        let papers = u32_at(body, 12)?;
        let origin = SegmentOrigin {
            first_line: u32_at(body, 16)?,
            lines: u32_at(body, 20)?,
            start: u64_at(body, 24)?,
            end: u64_at(body, 32)?,
            identity: u64_at(body, 40)?,
        };
        let mut sections = Vec::with_capacity(SegmentSection::ALL.len());
        let mut end = u64::try_from(HEADER).ok()?;
        for (place, section) in SegmentSection::ALL.into_iter().enumerate() {
            let row = FIXED + ROW * place;
            let range = u64_at(body, row)?..u64_at(body, row + 8)?;
            let length = range.end.checked_sub(range.start)?;
            let expected = section.width().map(|width| width * u64::from(papers));
            if range.start != end || expected.is_some_and(|expected| expected != length) {
                return None;
            }
            end = range.end;
            sections.push((range, u32_at(body, row + 16)?));
        }
        let whole = end == u64::try_from(file.len()).ok()?;
        (whole && origin.start <= origin.end).then_some(Self {
            papers,
            origin,
            sections,
        })
    }
}

pub(in crate::library::index) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let end = at.checked_add(4)?;
    Some(u32::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

pub(in crate::library::index) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let end = at.checked_add(8)?;
    Some(u64::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> SegmentHeader {
        let mut end = u64::try_from(HEADER).unwrap();
        let mut sections = Vec::new();
        for section in SegmentSection::ALL {
            let start = end;
            end += section.width().unwrap_or(1) * 3;
            sections.push((start..end, 7));
        }
        let origin = SegmentOrigin {
            start: 10,
            end: 20,
            first_line: 2,
            lines: 3,
            identity: 9,
        };
        SegmentHeader {
            papers: 3,
            origin,
            sections,
        }
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let header = header();
        let mut file = header.to_bytes();
        assert_eq!(file.len(), HEADER);
        file.resize(
            usize::try_from(header.sections.last().unwrap().0.end).unwrap(),
            0,
        );
        assert_eq!(SegmentHeader::of(&file), Some(header));
    }

    #[test]
    fn a_header_with_any_byte_changed_or_a_file_cut_is_none() {
        let mut file = header().to_bytes();
        let whole = usize::try_from(header().sections.last().unwrap().0.end).unwrap();
        file.resize(whole, 0);
        for length in [0, 7, HEADER - 1, HEADER, whole - 1] {
            assert_eq!(SegmentHeader::of(&file[..length]), None);
        }
        for place in 0..HEADER {
            let mut changed = file.clone();
            changed[place] ^= 0x40;
            assert_eq!(SegmentHeader::of(&changed), None, "{place}");
        }
    }
}
