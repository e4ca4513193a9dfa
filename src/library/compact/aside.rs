//! Lines that recto cannot read: kept in a file beside the store when it is rewritten, and looked at
//! there until they are papers again.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::PathBuf;

use super::CompactError;
use crate::disk::{Draft, PutAside, Readers, limits};
use crate::library::line_meaning::LineMeaning;
use crate::library::open::LibraryError;
use crate::library::place::StorePlace;
use crate::library::snapshot::Library;
use crate::library::store::StoreProblem;
use crate::library::store_file::StoreFile;
use crate::text::lines::Lines;

/// The names of such files begin and end so; the day stands between.
const NAME: (&str, &str) = ("papers.unreadable-", ".jsonl");
/// So many lines are remembered with their reasons; all are counted.
const MOST_PROBLEMS: usize = 100;
/// So many bytes of a line are copied at a time.
const PIECE: usize = 1 << 16;

/// Lines that were set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The file that they are in now.
    pub file: PutAside,
    /// How many there are.
    pub lines: u64,
    /// The first of them, with their numbers in the store that they came from.
    pub problems: Vec<StoreProblem>,
}

/// A file of lines that were set aside, as it stands now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// How many of its lines are papers that the library has.
    pub back: u64,
    /// How many can be read and are no papers that the library has.
    pub missing: u64,
    /// How many cannot be read.
    pub unreadable: u64,
    /// What is wrong with the first of these, and its number in this file.
    pub first: Option<(u64, String)>,
}

/// Sets the lines of a store aside that cannot be read, as they stand. `known` are the first bytes of
/// lines that are papers, ascending. Where all can be read nothing is written.
pub(super) fn set_aside(
    place: &StorePlace,
    store: &StoreFile,
    known: impl Iterator<Item = u64>,
    day: &str,
) -> Result<Option<Aside>, CompactError> {
    let unread = |error| LibraryError::Read {
        path: place.store().path(),
        error,
    };
    let (start, end) = NAME;
    let name = |number: u32| match number {
        1 => place.data.join(format!("{start}{day}{end}")),
        more => place.data.join(format!("{start}{day}-{more}{end}")),
    };
    let mut known = known.peekable();
    let mut draft: Option<Draft<'_>> = None;
    let (mut count, mut problems) = (0, Vec::new());
    let mut lines = store.lines(0, store.len().map_err(unread)?, 0);
    while let Some(line) = lines.next().transpose().map_err(unread)? {
        while known.next_if(|start| *start < line.start).is_some() {}
        if known.peek() == Some(&line.start) {
            continue;
        }
        let LineMeaning::Unreadable(reason) = LineMeaning::of(&line) else {
            continue;
        };
        let draft = match &mut draft {
            Some(draft) => draft,
            none => none.insert(Draft::begin(&*place.disk, &name(1), Readers::AsUsual)?),
        };
        // As it stands: it may be no text, or longer than a line may be.
        let mut bytes = store.piece(line.start..lines.byte());
        let mut piece = vec![0; PIECE];
        let mut last = None;
        loop {
            let read = bytes.read(&mut piece).map_err(unread)?;
            let piece = piece.get(..read).unwrap_or_default();
            if piece.is_empty() {
                break;
            }
            draft.add(piece)?;
            last = piece.last().copied();
        }
        if last != Some(b'\n') {
            draft.add(b"\n")?;
        }
        count += 1;
        if problems.len() < MOST_PROBLEMS {
            let line = line.number;
            problems.push(StoreProblem { line, reason });
        }
    }
    let Some(draft) = draft else {
        return Ok(None);
    };
    Ok(Some(Aside {
        file: draft.put_aside((1..).map(name))?,
        lines: count,
        problems,
    }))
}

impl StorePlace {
    /// The files of lines that were set aside, and what became of their lines since; one that cannot
    /// be read comes with what the system said.
    #[must_use]
    pub fn kept_aside(&self, library: &Library) -> Vec<Result<Kept, LibraryError>> {
        let entries = fs::read_dir(&self.data).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries
            .filter(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                name.starts_with(NAME.0) && name.ends_with(NAME.1)
            })
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        paths
            .into_iter()
            .map(|path| Kept::look(path, library))
            .collect()
    }
}

impl Kept {
    fn look(path: PathBuf, library: &Library) -> Result<Self, LibraryError> {
        let mut kept = Self::default();
        let looked = File::open(&path).and_then(|file| {
            for line in Lines::new(BufReader::new(file), limits::LINE) {
                let line = line?;
                match LineMeaning::of(&line) {
                    LineMeaning::Nothing | LineMeaning::Removal(_) => {}
                    LineMeaning::Paper(paper) => {
                        let is_back = paper.ids().any(|id| library.number_of(id).is_some());
                        kept.back += u64::from(is_back);
                        kept.missing += u64::from(!is_back);
                    }
                    LineMeaning::Unreadable(reason) => {
                        kept.unreadable += 1;
                        kept.first.get_or_insert((line.number, reason));
                    }
                }
            }
            Ok(())
        });
        kept.path = path;
        match looked {
            Ok(()) => Ok(kept),
            Err(error) => Err(LibraryError::Read {
                path: kept.path,
                error,
            }),
        }
    }
}
