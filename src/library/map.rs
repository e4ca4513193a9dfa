//! A file of the index, mapped: the one place with `unsafe`.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;

/// The bytes of a file that is never changed once it has its name.
#[derive(Debug, Clone)]
pub(super) struct Map(Arc<Mmap>);

impl Map {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        #[expect(
            unsafe_code,
            reason = "index files are written beside, renamed into place, and never changed or cut after"
        )]
        let map = unsafe { Mmap::map(&file)? };
        Ok(Self(Arc::new(map)))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// A piece of the file; empty where it ends before.
    pub(super) fn piece(&self, range: Range<usize>) -> Piece {
        Piece {
            map: self.clone(),
            range,
        }
    }
}

/// A piece of a mapped file.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    map: Map,
    range: Range<usize>,
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        self.map.bytes().get(self.range.clone()).unwrap_or_default()
    }
}
