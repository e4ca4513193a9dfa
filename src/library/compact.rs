//! Compacting the store: superseded, removed and broken lines are dropped.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::store::failed;
use super::{Library, LibraryError, Newest, PaperNumber, Place, Records, StoreError};

/// What compacting did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// How many bytes the store had.
    pub before: u64,
    /// How many it has.
    pub after: u64,
}

/// Says why the store was not compacted; it stands as it was.
#[derive(Debug, thiserror::Error)]
pub enum CompactError {
    /// It cannot be read.
    #[error(transparent)]
    Open(#[from] LibraryError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] StoreError),
    /// The data directory cannot be written to.
    #[error("{0}")]
    InMemory(String),
}

impl Place {
    /// Writes a store with one line for each paper, in the order in which they came, and puts it in
    /// the place of the other at once. Readers keep the one that they have open. The index is of the
    /// old store then.
    ///
    /// # Errors
    /// When the store cannot be read or written, or another copy of recto writes to it.
    pub fn compact(&self) -> Result<Compacted, CompactError> {
        let opened = self.open()?;
        if let Some(reason) = opened.in_memory {
            return Err(CompactError::InMemory(reason));
        }
        let store = self.store();
        let _lock = store.lock()?;
        // Opened again, since another copy may have written before the lock was ours. An index of
        // which a piece is not what was written decides nothing here.
        let mut library = self.open()?.library;
        if !library.check_index() {
            library = library
                .reopened()
                .transpose()?
                .map_or(library, |opened| opened.library);
        }
        // A link is kept, and what it points to replaced.
        let path = fs::canonicalize(store.path()).map_err(|error| failed(&store.path(), error))?;
        let before = fs::metadata(&path).map_or(0, |found| found.len());
        let after = replace(&library, &path).map_err(|error| failed(&path, error))?;
        Ok(Compacted { before, after })
    }
}

fn replace(library: &Library, path: &Path) -> io::Result<u64> {
    let mut numbers: Vec<PaperNumber> = library.papers().iter().collect();
    numbers.sort_unstable_by_key(|number| library.newest(*number).map(Newest::arrival));
    let dir = path.parent().unwrap_or(Path::new("."));
    let temporary = dir.join(format!(".papers.jsonl.{:016x}.tmp", super::random()));
    let written = write(library, &numbers, &temporary).and_then(|bytes| {
        fs::set_permissions(&temporary, fs::metadata(path)?.permissions())?;
        fs::rename(&temporary, path)?;
        #[cfg(unix)]
        File::open(dir)?.sync_all()?;
        Ok(bytes)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn write(library: &Library, numbers: &[PaperNumber], path: &Path) -> io::Result<u64> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create_new(path)?);
    let mut bytes = 0;
    for number in numbers {
        let line = library.line(*number)?;
        file.write_all(&line)?;
        file.write_all(b"\n")?;
        bytes += line.len() as u64 + 1;
    }
    file.into_inner()
        .map_err(io::IntoInnerError::into_error)?
        .sync_all()?;
    Ok(bytes)
}

impl Library {
    /// The line of the store on which a paper stands, as it is written there.
    fn line(&self, number: PaperNumber) -> io::Result<Vec<u8>> {
        let missing = || io::Error::other("a record is not where it was");
        let Records::InStore { store, tail } = &self.snapshot.records else {
            return Err(missing());
        };
        let in_tail = || tail.get(self.snapshot.tail.place(number)?).copied();
        let place = match self.mapped(number) {
            Some((mapped, local)) => mapped.segment.place(local),
            None => in_tail(),
        };
        // Read as a record first: nothing is written that is no paper.
        self.record(number).map_err(io::Error::other)?;
        store.line(place.ok_or_else(missing)?)
    }
}
