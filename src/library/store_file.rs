//! The store as a snapshot holds it: an open file, read by position and never mapped, for a person
//! may edit it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

use crate::disk::limits;
use crate::paper::{DecodeError, Paper, fnv};
use crate::text::lines::Lines;

/// So much of the start and of the end of a piece tells what it is.
const SAMPLE: u64 = 4096;
/// The lines of so many samples of so many bytes tell how many a store has.
const SAMPLES: u64 = 16;
const SAMPLE_OF_LINES: u64 = 1 << 16;
const BUFFER: usize = 1 << 18;

/// Says why a record could not be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// No paper has the number.
    #[error("there is no such paper")]
    Unknown,
    /// The system refused.
    #[error("the store cannot be read: {0}")]
    Read(#[from] io::Error),
    /// What stands there is no record.
    #[error("the store was changed by another program ({0}); open recto again")]
    Decode(#[from] DecodeError),
    /// What stands there is another paper, or no text.
    #[error("the store was changed by another program; open recto again")]
    Changed,
}

/// An open store. It stays what it was when a new one takes its place.
#[derive(Debug)]
pub struct StoreFile {
    file: File,
}

impl StoreFile {
    /// Opens a store.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: File::open(path)?,
        })
    }

    /// How many bytes it has now.
    pub(super) fn len(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// The byte after its last whole line.
    pub(super) fn end_of_lines(&self) -> io::Result<u64> {
        let mut end = self.len()?;
        let mut piece = [0; 4096];
        while end > 0 {
            let start = end.saturating_sub(4096);
            let length = usize::try_from(end - start).unwrap_or(0);
            let piece = piece.get_mut(..length).unwrap_or_default();
            read_at(&self.file, piece, start)?;
            if let Some(place) = memchr::memrchr(b'\n', piece) {
                return Ok(start + place as u64 + 1);
            }
            end = start;
        }
        Ok(0)
    }

    /// The lines from a byte at which one begins up to another; `lines` were before.
    pub(super) fn lines(&self, start: u64, end: u64, lines: u64) -> Lines<impl BufRead + '_> {
        let piece = Reading::new(&self.file, start..end);
        let piece = BufReader::with_capacity(BUFFER, piece);
        Lines::from_line(piece, limits::LINE, lines, start)
    }

    /// The bytes between two.
    pub(super) fn piece(&self, bytes: Range<u64>) -> Reading<'_> {
        Reading::new(&self.file, bytes)
    }

    /// How many lines end between two bytes.
    pub(super) fn lines_between(&self, start: u64, end: u64) -> io::Result<u64> {
        let mut piece = Reading::new(&self.file, start..end);
        let mut bytes = vec![0; BUFFER];
        let mut lines = 0;
        loop {
            let read = piece.read(&mut bytes)?;
            if read == 0 {
                return Ok(lines);
            }
            let read = bytes.get(..read).unwrap_or_default();
            lines += memchr::memchr_iter(b'\n', read).count() as u64;
        }
    }

    /// About how many lines there are, quick at any size: those of a few samples, and as many in
    /// what lies between them. Exact up to sixteen samples.
    pub(super) fn lines_about(&self) -> io::Result<u64> {
        let length = self.len()?;
        if length <= SAMPLES * SAMPLE_OF_LINES {
            return self.lines_between(0, length);
        }
        let mut lines = 0;
        for sample in 0..SAMPLES {
            let start = (length - SAMPLE_OF_LINES) / (SAMPLES - 1) * sample;
            lines += self.lines_between(start, start + SAMPLE_OF_LINES)?;
        }
        let share = u128::from(lines) * u128::from(length) / u128::from(SAMPLES * SAMPLE_OF_LINES);
        Ok(u64::try_from(share).unwrap_or(u64::MAX))
    }

    /// The record at this place: first byte and length.
    ///
    /// # Errors
    /// When the system refuses, or no record stands there.
    pub fn record(&self, place: (u64, u32)) -> Result<Paper, RecordError> {
        let bytes = self.line(place)?;
        let line = std::str::from_utf8(&bytes).map_err(|_| RecordError::Changed)?;
        Ok(Paper::from_json(line)?)
    }

    /// The bytes at this place: first byte and length.
    pub(super) fn line(&self, (start, length): (u64, u32)) -> io::Result<Vec<u8>> {
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        read_at(&self.file, &mut bytes, start)?;
        Ok(bytes)
    }

    /// What tells the store's bytes from `start` to `end` from others: their first and their last.
    pub(super) fn identity(&self, start: u64, end: u64) -> io::Result<u64> {
        let length = end.saturating_sub(start).min(SAMPLE);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0) * 2];
        let (first, last) = bytes.split_at_mut(usize::try_from(length).unwrap_or(0));
        read_at(&self.file, first, start)?;
        read_at(&self.file, last, end - length)?;
        Ok(fnv(&bytes))
    }
}

/// A piece of a file, read from its beginning on.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    file: &'a File,
    at: u64,
    end: u64,
}

impl<'a> Reading<'a> {
    pub(super) fn new(file: &'a File, piece: Range<u64>) -> Self {
        Self {
            file,
            at: piece.start,
            end: piece.end,
        }
    }
}

impl Read for Reading<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = left.min(bytes.len());
        let piece = bytes.get_mut(..wanted).unwrap_or_default();
        let read = read_some_at(self.file, piece, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_some_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, start)
}

#[cfg(windows)]
fn read_some_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, bytes, start)
}

/// Reads until the buffer is full.
pub(super) fn read_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match read_some_at(file, bytes, start) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => {
                start += read as u64;
                bytes = bytes.get_mut(read..).unwrap_or_default();
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_in_a_small_store_and_estimated_in_a_large_one() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("papers.jsonl");
        for (lines, most_off) in [(0, 0), (1_000, 0), (100_000, 2_000)] {
            let lines_of = |line: u64| "x".repeat(usize::try_from(line % 90).unwrap()) + "\n";
            let text: String = (0..lines).map(lines_of).collect();
            std::fs::write(&path, text).unwrap();
            let found = StoreFile::open(&path).unwrap().lines_about().unwrap();
            assert!(found.abs_diff(lines) <= most_off, "{found} of {lines}");
        }
    }
}
