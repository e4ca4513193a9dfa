//! Opening a library: the segments of its index, then the rest of the store line by line.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::index::{Mapped, Segment, Superseding};
use super::line_meaning::LineMeaning;
use super::place::{OpenedFrom, StorePlace, StoreStamp};
use super::snapshot::{Built, Library, StoredRecords, TailBuilder};
use super::store::{Store, StoreProblem};
use super::store_file::StoreFile;
use crate::paper::Paper;

/// A store that has so many bytes more than its index, while the index is made, is being imported
/// to: a reader waits for the index.
const BYTES_WAITED_FOR: u64 = 16 << 20;

/// A library, and what a person should know of its opening.
#[derive(Debug, Clone)]
pub struct OpenedLibrary {
    /// The papers.
    pub library: Library,
    /// The lines that were passed over.
    pub problems: Vec<StoreProblem>,
    /// Why the papers are only in memory: the store could not be made.
    pub in_memory: Option<String>,
}

/// Says why a library could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The store is there and the system refuses to give it.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The store.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Something else stands where the store should.
    #[error("{} is no ordinary file; move it away, and recto makes a new store", .0.display())]
    NoFile(PathBuf),
}

/// Opens the library of a data directory with the index in a cache directory. The first time the
/// store is made of the bundled papers; where that is not possible they are read from memory.
///
/// # Errors
/// When there is a store and it cannot be read.
pub fn open(data_dir: &Path, cache_dir: &Path) -> Result<OpenedLibrary, LibraryError> {
    StorePlace::new(data_dir, cache_dir).open()
}

impl StorePlace {
    /// Opens the library; see [`open`].
    ///
    /// # Errors
    /// When there is a store and it cannot be read.
    pub fn open(&self) -> Result<OpenedLibrary, LibraryError> {
        self.open_with(&[])
    }

    /// Opens the library again; segments that are open already are kept, those that were found
    /// damaged are left out.
    fn open_with(&self, known: &[Arc<Segment>]) -> Result<OpenedLibrary, LibraryError> {
        if known.iter().any(|segment| segment.is_damaged()) {
            // Whoever opens the library after this one shall not find the damage anew.
            self.index().discard();
        }
        let store = self.store();
        if let Err(error) = store.make() {
            let papers = Store::bundled()
                .lines()
                .filter_map(|line| Paper::from_json(line).ok());
            let reason =
                format!("{error}; the bundled papers are shown and nothing can be imported");
            return Ok(OpenedLibrary {
                library: Library::from_papers(papers.collect()),
                problems: Vec::new(),
                in_memory: Some(reason),
            });
        }
        let path = store.path();
        let refused = |error| LibraryError::Read {
            path: path.clone(),
            error,
        };
        // Opening a pipe would wait for ever.
        let found = fs::metadata(&path).map_err(refused)?;
        if !found.is_file() {
            return Err(LibraryError::NoFile(path));
        }
        let stamp = StoreStamp::of(&found, self.votes().stamp(), self.index().replaced());
        let file = StoreFile::open(&path).map_err(refused)?;
        let segments = Mapped::row(&self.index().read(&file, known));
        let disk = OpenedFrom {
            place: self.clone(),
            stamp,
        };
        let (library, problems) = read(file, segments, disk).map_err(refused)?;
        Ok(OpenedLibrary {
            library,
            problems,
            in_memory: None,
        })
    }
}

impl Library {
    /// Opens the library again where it is not what lies on the disk any more, or where its index
    /// was found damaged; `None` where nothing is new. Costs one look at the
    /// store and one at the votes.
    ///
    /// # Errors
    /// As for [`open`].
    #[must_use]
    pub fn refreshed(&self) -> Option<Result<OpenedLibrary, LibraryError>> {
        let disk = self.disk()?;
        let path = disk.place.store().path();
        let found = fs::metadata(&path).ok()?;
        let votes = disk.place.votes().stamp();
        let is_store_same = disk.stamp == StoreStamp::of(&found, votes, disk.stamp.index);
        let index = disk.place.index();
        let index_is_same = || index.replaced() == disk.stamp.index;
        if is_store_same && !self.is_damaged() && (!self.lacks_index() || index_is_same()) {
            return None;
        }
        let far_behind = found.len().saturating_sub(self.indexed_bytes()) > BYTES_WAITED_FOR;
        if far_behind && index_is_same() && !self.is_damaged() && index.is_busy() {
            return None;
        }
        Some(disk.place.open_with(&self.segments()))
    }

    /// Opens the library again whether anything is new or not.
    ///
    /// # Errors
    /// As for [`open`].
    #[must_use]
    pub fn reopened(&self) -> Option<Result<OpenedLibrary, LibraryError>> {
        Some(self.disk()?.place.open_with(&self.segments()))
    }
}

/// Reads what the segments do not have. A line that is no record is a problem, never the end.
fn read(
    store: StoreFile,
    mut segments: Vec<Mapped>,
    disk: OpenedFrom,
) -> io::Result<(Library, Vec<StoreProblem>)> {
    let mut problems: Vec<StoreProblem> = segments
        .iter()
        .flat_map(|mapped| mapped.segment.problems())
        .collect();
    let origin = segments.last().map(|last| last.segment.origin());
    let (start, first_line) = origin.map_or((0, 0), |origin| {
        (origin.end, origin.first_line + origin.lines)
    });
    let superseding = Superseding::new(&segments, &store);
    let mut builder = TailBuilder::new(first_line, superseding);
    let mut places: Vec<(u64, u32)> = Vec::new();
    for line in store.lines(start, u64::MAX, u64::from(first_line)) {
        let line = line?;
        let length = line.bytes.as_ref().map_or(0, Vec::len);
        places.push((line.start, u32::try_from(length).unwrap_or(u32::MAX)));
        match LineMeaning::of(&line) {
            LineMeaning::Nothing => builder.pass(),
            LineMeaning::Paper(paper) => builder.add(&paper),
            LineMeaning::Removal(id) => builder.remove(&id),
            LineMeaning::Unreadable(reason) => {
                builder.pass();
                let line = line.number;
                problems.push(StoreProblem { line, reason });
            }
        }
    }
    let Built {
        tail,
        places: order,
        superseded,
    } = builder.build(Mapped::next_base(&segments));
    for (mapped, set) in segments.iter_mut().zip(superseded) {
        mapped.superseded |= set;
    }
    let lines = order
        .into_iter()
        .filter_map(|place| places.get(place).copied())
        .collect();
    let records = StoredRecords::InStore { store, tail: lines };
    Ok((Library::new(segments, tail, records, Some(disk)), problems))
}
