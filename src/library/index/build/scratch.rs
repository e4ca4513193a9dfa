//! A file for the time being, in which the pieces that a segment is made of wait.

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::ops::Range;
use std::path::PathBuf;

use crate::disk::{Disk, DiskFile, Readers};
use crate::library::store_file::{Reading, read_at};

/// So many bytes are read at a time where they are read one after the other.
const BUFFER: usize = 1 << 16;

/// The file; it is taken away in the end.
#[derive(Debug)]
pub(super) struct Scratch<'a> {
    path: PathBuf,
    written: DiskFile<'a>,
    /// The same file, to be read.
    file: File,
    end: u64,
}

impl<'a> Scratch<'a> {
    pub(super) fn create(disk: &'a dyn Disk, path: PathBuf) -> io::Result<Self> {
        let written = DiskFile::create_new(disk, &path, Readers::AsUsual)?;
        let file = File::open(&path)?;
        Ok(Self {
            path,
            written,
            file,
            end: 0,
        })
    }

    /// Appends a piece; returns where it is.
    pub(super) fn append(&mut self, bytes: &[u8]) -> io::Result<Range<u64>> {
        let start = self.end;
        self.write_all(bytes)?;
        Ok(start..self.end)
    }

    /// Reads all of it.
    pub(super) fn whole(&self) -> BufReader<Reading<'_>> {
        self.reader(0..self.end)
    }

    /// Reads a piece from its beginning on.
    pub(super) fn reader(&self, piece: Range<u64>) -> BufReader<Reading<'_>> {
        BufReader::with_capacity(BUFFER, Reading::new(&self.file, piece))
    }

    /// Reads pieces of which most follow one another.
    pub(super) fn window(&self) -> Window<'_> {
        Window {
            scratch: self,
            start: 0,
            bytes: Vec::new(),
        }
    }
}

impl Write for Scratch<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.written.write(bytes)?;
        self.end += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.written.flush()
    }
}

impl Drop for Scratch<'_> {
    fn drop(&mut self) {
        // What is left behind is taken away when the index is next made.
        let _ = fs::remove_file(&self.path);
    }
}

/// The bytes that were read last.
#[derive(Debug)]
pub(super) struct Window<'a> {
    scratch: &'a Scratch<'a>,
    start: u64,
    bytes: Vec<u8>,
}

impl Window<'_> {
    /// The bytes of a piece.
    pub(super) fn piece(&mut self, piece: Range<u64>) -> io::Result<&[u8]> {
        let end = self.start + self.bytes.len() as u64;
        if piece.start < self.start || piece.end > end {
            // One that begins where the last ones ended is hardly the last of them.
            let follows = (self.start..=end).contains(&piece.start);
            let further = if follows { BUFFER as u64 } else { 0 };
            let read_end = piece.end.max((piece.start + further).min(self.scratch.end));
            let length = usize::try_from(read_end - piece.start).map_err(io::Error::other)?;
            self.bytes.resize(length, 0);
            read_at(&self.scratch.file, &mut self.bytes, piece.start)?;
            self.start = piece.start;
        }
        let place = |byte: u64| usize::try_from(byte - self.start).unwrap_or(usize::MAX);
        let bytes = self.bytes.get(place(piece.start)..place(piece.end));
        Ok(bytes.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::disk::RealDisk;

    #[test]
    fn pieces_come_back_in_any_order_and_the_file_goes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("scratch");
        let mut scratch = Scratch::create(&RealDisk, path.clone()).unwrap();
        let piece = |number: u8| vec![number; usize::from(number) * 997];
        let places: Vec<Range<u64>> = (0..200)
            .map(|number| scratch.append(&piece(number)).unwrap())
            .collect();
        let mut window = scratch.window();
        for number in (0..200).chain((0..200).rev()).chain([7, 190, 8, 9, 10]) {
            let place = places[usize::from(number)].clone();
            assert_eq!(window.piece(place.clone()).unwrap(), piece(number));
            let mut read = Vec::new();
            scratch.reader(place).read_to_end(&mut read).unwrap();
            assert_eq!(read, piece(number));
        }
        drop(scratch);
        assert!(!path.exists());
    }
}
