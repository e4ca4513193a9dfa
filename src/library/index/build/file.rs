//! Writing a segment file: sections one after the other.

use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::set_writer::{SetWriter, WrittenSets};
use crate::disk::{Disk, DiskFile, Readers};
use crate::library::index::read::{HEADER, SegmentHeader, SegmentOrigin};

/// Writes sections one after the other, the header at the end.
pub(super) struct SectionWriter<'a> {
    file: BufWriter<DiskFile<'a>>,
    at: u64,
    sections: Vec<(std::ops::Range<u64>, u32)>,
    /// The section that is written piece by piece.
    pieces: (u64, crc32fast::Hasher),
}

impl<'a> SectionWriter<'a> {
    pub(super) fn create(disk: &'a dyn Disk, path: &Path) -> io::Result<Self> {
        let file = DiskFile::create_new(disk, path, Readers::AsUsual)?;
        let mut file = BufWriter::with_capacity(1 << 20, file);
        file.write_all(&[0; HEADER])?;
        Ok(Self {
            file,
            at: HEADER as u64,
            sections: Vec::new(),
            pieces: (0, crc32fast::Hasher::new()),
        })
    }

    /// Writes a piece of a section that [`Self::end_pieces`] ends. Returns its length so far.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> io::Result<u64> {
        self.file.write_all(bytes)?;
        self.pieces.0 += bytes.len() as u64;
        self.pieces.1.update(bytes);
        Ok(self.pieces.0)
    }

    pub(super) fn end_pieces(&mut self) {
        let (length, checksum) = std::mem::take(&mut self.pieces);
        self.end_section(length, checksum.finalize());
    }

    pub(super) fn section(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.end_section(bytes.len() as u64, crc32fast::hash(bytes));
        Ok(())
    }

    fn end_section(&mut self, length: u64, checksum: u32) {
        self.sections.push((self.at..self.at + length, checksum));
        self.at += length;
    }

    /// Writes sets as they are made; [`Self::end_sets`] ends them.
    pub(super) fn sets(&mut self) -> SetWriter<&mut BufWriter<DiskFile<'a>>> {
        SetWriter::new(&mut self.file)
    }

    /// Writes the last of the sets.
    pub(super) fn end_sets(&mut self, sets: &WrittenSets, last: &mut impl Read) -> io::Result<()> {
        io::copy(last, &mut self.file)?;
        self.end_section(sets.length, sets.checksum.clone().finalize());
        Ok(())
    }

    pub(super) fn finish(mut self, papers: u32, origin: SegmentOrigin) -> io::Result<()> {
        let header = SegmentHeader {
            papers,
            origin,
            sections: self.sections,
        };
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&header.to_bytes())?;
        self.file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync()
    }
}
