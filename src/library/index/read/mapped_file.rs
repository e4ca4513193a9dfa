//! A file of the index, mapped: the one place with `unsafe`.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;

use crate::library::store_file::read_at;

const READ_AT_ONCE: usize = 1 << 20;

/// The bytes of a file that is never changed once it has its name.
#[derive(Debug, Clone)]
pub(in crate::library::index) struct MappedFile {
    bytes: Arc<Mmap>,
    file: Arc<File>,
}

impl MappedFile {
    pub(in crate::library::index) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        #[expect(
            unsafe_code,
            reason = "index files are written beside, renamed into place, and never changed or cut after"
        )]
        let map = unsafe { Mmap::map(&file)? };
        Ok(Self {
            bytes: Arc::new(map),
            file: Arc::new(file),
        })
    }

    pub(in crate::library::index) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The checksum of a piece, which is read and not mapped: memory that is looked at once is not
    /// taken for it.
    pub(in crate::library::index) fn checksum(&self, range: Range<u64>) -> io::Result<u32> {
        let mut hasher = crc32fast::Hasher::new();
        let mut piece = vec![0; READ_AT_ONCE];
        let mut at = range.start;
        while at < range.end {
            let left = usize::try_from(range.end - at).unwrap_or(usize::MAX);
            let length = left.min(READ_AT_ONCE);
            let piece = piece.get_mut(..length).unwrap_or_default();
            read_at(&self.file, piece, at)?;
            hasher.update(piece);
            at += length as u64;
        }
        Ok(hasher.finalize())
    }

    /// A piece of the file; empty where it ends before.
    pub(in crate::library::index) fn piece(&self, range: Range<usize>) -> MappedPiece {
        MappedPiece {
            map: self.clone(),
            range,
        }
    }
}

/// A piece of a mapped file.
#[derive(Debug, Clone)]
pub(in crate::library::index) struct MappedPiece {
    map: MappedFile,
    range: Range<usize>,
}

impl AsRef<[u8]> for MappedPiece {
    fn as_ref(&self) -> &[u8] {
        self.map.bytes().get(self.range.clone()).unwrap_or_default()
    }
}
