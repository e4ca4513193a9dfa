//! Opening a library: the store, read line by line.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::Library;
use super::records::Records;
use super::store::{Store, StoreProblem};
use super::tail::TailBuilder;
use crate::paper::{Paper, PaperId};
use crate::text::lines::Lines;

/// A library, and what a person should know of its opening.
#[derive(Debug, Clone)]
pub struct Opened {
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

/// Opens the library of a data directory. The first time the store is made of the bundled papers;
/// where that is not possible they are read from memory.
///
/// # Errors
/// When there is a store and it cannot be read.
pub fn open(data_dir: &Path) -> Result<Opened, LibraryError> {
    let store = Store::in_dir(data_dir);
    if let Err(error) = store.make() {
        let papers = Store::bundled()
            .lines()
            .filter_map(|line| Paper::from_json(line).ok());
        let reason = format!("{error}; the bundled papers are shown and nothing can be imported");
        return Ok(Opened {
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
    if !fs::metadata(&path).map_err(refused)?.is_file() {
        return Err(LibraryError::NoFile(path));
    }
    let file = File::open(&path).map_err(refused)?;
    let (library, problems) = read(file).map_err(refused)?;
    Ok(Opened {
        library,
        problems,
        in_memory: None,
    })
}

/// Reads a store. A line that is no record is a problem, never the end.
fn read(file: File) -> io::Result<(Library, Vec<StoreProblem>)> {
    let mut builder = TailBuilder::default();
    let mut problems = Vec::new();
    let mut places: Vec<(u64, u32)> = Vec::new();
    for line in Lines::new(BufReader::with_capacity(1 << 18, file.try_clone()?)) {
        let line = line?;
        let text = line.text();
        let length = line.bytes.as_ref().map_or(0, Vec::len);
        places.push((line.start, u32::try_from(length).unwrap_or(u32::MAX)));
        let problem = match text {
            Ok(text) if text.trim().is_empty() => {
                builder.pass();
                continue;
            }
            Ok(text) => take(text, &mut builder),
            Err(reason) => Err(reason),
        };
        if let Err(reason) = problem {
            builder.pass();
            problems.push(StoreProblem {
                line: line.number,
                reason,
            });
        }
    }
    let (tail, arrivals) = builder.build();
    let lines = arrivals
        .into_iter()
        .filter_map(|arrival| places.get(arrival).copied())
        .collect();
    Ok((Library::new(tail, Records::InStore(file, lines)), problems))
}

fn take(text: &str, builder: &mut TailBuilder) -> Result<(), String> {
    if let Some(id) = PaperId::removed_by(text) {
        builder.remove(&id);
        return Ok(());
    }
    let paper = Paper::from_json(text).map_err(|error| error.to_string())?;
    builder.add(&paper);
    Ok(())
}
