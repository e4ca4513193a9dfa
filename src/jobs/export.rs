//! Exports: which papers go where, in which form. A file is whole or as it was.

mod adding;

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::{Step, Stop};
use crate::bodies::Bodies;
use crate::disk::{Existing, OutputError, write_file};
use crate::files;
use crate::formats::{ExportFormat, Papers, with_tags};
use crate::library::{Library, LibraryError, RecordError, StorePlace};
use crate::marks::{MarkKind, Marks, Tag};
use crate::notes::{NoteFolder, Notes};
use crate::paper::{Paper, PaperId, PartialDate};
use crate::query::{LibraryQuestion, Listing, Order, Overlay, Query, answer};
use adding::There;

/// Papers to give out.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// Which ones.
    pub chosen: Chosen,
    /// Their order.
    pub order: Order,
    /// The name of the format.
    pub format: &'static str,
    /// Where they go.
    pub to: Target,
    /// The marks in force.
    pub marks: Arc<Marks>,
    /// When the last visit ended, in seconds since 1970.
    pub visit: Option<i64>,
    /// The day on which it is asked.
    pub today: PartialDate,
}

/// The papers that are given out.
#[derive(Debug, Clone, PartialEq)]
pub enum Chosen {
    /// These papers; one that the library does not have is passed over.
    These(Vec<PaperId>),
    /// Every starred paper.
    Starred,
    /// Every paper that a query finds.
    Found(Query),
}

/// Where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To whom it is asked by, as one stream.
    Stream,
    /// A file, which must not be there yet.
    NewFile(Named),
    /// A file, in the place of one that is there.
    File(Named),
    /// Behind what stands in a file already, in a format for which that is done; what is there is not
    /// written again, and keeps its citation keys.
    Behind(Named),
}

impl Target {
    /// The file, where they go to one.
    #[must_use]
    pub fn file(&self) -> Option<&Named> {
        match self {
            Self::Stream => None,
            Self::NewFile(file) | Self::File(file) | Self::Behind(file) => Some(file),
        }
    }
}

/// The name of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// As it is.
    Path(PathBuf),
    /// As a person typed it.
    Typed(String),
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.display().fmt(f),
            Self::Typed(typed) => f.write_str(typed),
        }
    }
}

impl Named {
    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match self {
            Self::Path(path) => path.clone(),
            Self::Typed(typed) => files::typed(typed),
        }
    }
}

/// Says why papers were not given out; a file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no such format.
    #[error("there is no format {0}")]
    Format(&'static str),
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// A paper cannot be read.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The file is there already, or cannot be written.
    #[error(transparent)]
    File(#[from] OutputError),
    /// Whom they go to takes no more.
    #[error("{0}")]
    Stream(#[source] io::Error),
    /// Such files are not added to.
    #[error("nothing is added to files of the format {0}; write a new one")]
    NotAddedTo(&'static str),
    /// What is there cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It was stopped.
    #[error("the export was stopped")]
    Stopped,
}

/// How many papers were given out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// So many were written.
    pub written: usize,
    /// So many stood in the file already.
    pub there: usize,
}

impl Export {
    /// Gives the papers of a store out, by the notes of a folder where these are asked for, to `stream` where that is asked for; says step by step how far it is.
    /// Returns how many there are.
    ///
    /// # Errors
    /// When the library cannot be read, the papers cannot be written, or it was stopped.
    pub fn run(
        &self,
        (place, folder): (&StorePlace, &NoteFolder),
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
        stream: &mut dyn Write,
    ) -> Result<Given, ExportError> {
        let format = ExportFormat::named(self.format).ok_or(ExportError::Format(self.format))?;
        let there = self.there(format)?;
        let opened = place.open()?;
        let problems = opened.problems.iter().map(ToString::to_string);
        for said in opened.in_memory.into_iter().chain(problems) {
            hear(Step::Said(said));
        }
        let mut overlay = Overlay::new(&opened.library, &self.marks).since(self.visit);
        if matches!(&self.chosen, Chosen::Found(query) if query.asks_for_notes()) {
            let (notes, errors) = folder.read(&Notes::default());
            for error in &errors {
                hear(Step::Said(error.to_string()));
            }
            overlay.set_notes(&opened.library, &notes);
        }
        if matches!(&self.chosen, Chosen::Found(query) if query.asks_for_bodies()) {
            match Bodies::in_dir(&place.data).texts() {
                Ok(texts) => overlay.set_bodies(&opened.library, texts.into()),
                Err(error) => hear(Step::Said(error.to_string())),
            }
        }
        let listing = self.listing(&opened.library, &overlay, stop);
        let listing = listing.ok_or(ExportError::Stopped)?;
        let mut given = Given::default();
        // Why they end before the last.
        let mut cut: Option<ExportError> = None;
        let mut write = |out: &mut dyn Write| {
            let mut papers = listing.records().zip(1..).map_while(|(record, count)| {
                if stop.is_set() {
                    cut = Some(ExportError::Stopped);
                    return None;
                }
                hear(Step::Records(count));
                let record = record.map_err(|error| cut = Some(error.into())).ok()?;
                Some(tagged(&opened.library, &overlay, record))
            });
            let is_new = |paper: &Arc<Paper>| {
                let is_there = there.as_ref().is_some_and(|there| there.has(paper));
                given.there += usize::from(is_there);
                given.written += usize::from(!is_there);
                !is_there
            };
            let mut papers = papers.by_ref().filter(is_new);
            match &there {
                Some(there) => write_behind(there, format, &mut papers, out)?,
                None => (format.write)(&mut papers, out)?,
            }
            drop(papers);
            match cut {
                None => Ok(()),
                // What was written is not to stay.
                Some(_) => Err(io::ErrorKind::Other.into()),
            }
        };
        let written = match &self.to {
            Target::Stream => write(stream).map_err(ExportError::Stream),
            Target::NewFile(name) => {
                write_file(&name.path(), Existing::Stays, write).map_err(ExportError::File)
            }
            Target::File(name) | Target::Behind(name) => {
                write_file(&name.path(), Existing::GivesWay, write).map_err(ExportError::File)
            }
        };
        match cut {
            Some(error) => Err(error),
            None => written.map(|()| given),
        }
    }

    /// What stands in the file that is added to.
    fn there(&self, format: &ExportFormat) -> Result<Option<There>, ExportError> {
        let Target::Behind(name) = &self.to else {
            return Ok(None);
        };
        let reads = format.append.and(format.read_as);
        let reads = reads.ok_or(ExportError::NotAddedTo(format.name))?;
        let path = name.path();
        let there = There::read(&path, reads);
        there
            .map(Some)
            .map_err(|error| ExportError::Unread { path, error })
    }

    /// The papers in their order; none where it was stopped before they were found.
    fn listing(&self, library: &Library, overlay: &Overlay, stop: &Stop) -> Option<Listing> {
        let question = |query| LibraryQuestion {
            query,
            overlay,
            today: self.today,
        };
        let everything = Query::default();
        let (query, found) = match &self.chosen {
            Chosen::These(ids) => {
                let numbers = ids.iter().filter_map(|id| library.number_of(id));
                (&everything, numbers.collect())
            }
            Chosen::Starred => {
                let starred = overlay.papers(MarkKind::Star);
                (&everything, starred - overlay.hidden())
            }
            Chosen::Found(query) => {
                let found = answer(library, &question(query), &|| stop.is_set())?.found;
                (query, found)
            }
        };
        Some(Listing::new(library, &question(query), found, self.order))
    }
}

/// A paper with its tags.
fn tagged(library: &Library, overlay: &Overlay, paper: Arc<Paper>) -> Arc<Paper> {
    if overlay.tags().is_empty() {
        return paper;
    }
    let number = library.number_of(&paper.id).into_iter();
    let tags: Vec<&str> = number
        .flat_map(|number| overlay.tags_of(number))
        .map(Tag::as_str)
        .collect();
    with_tags(&paper, &tags)
}

/// Writes what is there as it is, and the papers behind it.
fn write_behind(
    there: &There,
    format: &ExportFormat,
    papers: &mut Papers<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(&there.bytes)?;
    let mut behind = Vec::new();
    if let Some(append) = format.append {
        append(&there.keys(), papers, &mut behind)?;
    }
    if behind.is_empty() || there.bytes.is_empty() {
        return out.write_all(&behind);
    }
    let between: &[u8] = if there.bytes.ends_with(b"\n") {
        b"\n"
    } else {
        b"\n\n"
    };
    out.write_all(between)?;
    out.write_all(&behind)
}
