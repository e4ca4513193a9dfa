//! Inputs into the library: their formats told, their records planned and the papers appended, in
//! portions. Both faces bring papers in with it.

mod fresh;
mod parsing;
mod shelf;
mod waiting;

use crate::files::Input;
use crate::import::{Counts, Format, ImportError, NoInput, Plan, detect};
use crate::library::{IndexError, Library, LibraryError, Next, Place, Rebuild, Store, StoreError};
use fresh::Fresh;
use shelf::Shelved;
use waiting::Waiting;

/// So many records are planned and written at a time.
const PORTION: usize = 4096;

/// What shall come of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Good records are written as they come.
    Write,
    /// An input is written whole or not at all.
    WriteWhole,
    /// Nothing is written.
    Look,
}

/// What is heard of an import while it goes on.
#[derive(Debug)]
pub enum Heard {
    /// A record was passed over, or a part of one.
    Problem(ImportError),
    /// So many records of the input are done.
    Records(usize),
}

/// Says why an input was not taken, or not all of it: what was written before stands.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The library is in memory only.
    #[error("{0}")]
    InMemory(String),
    /// The input gives no papers at all.
    #[error(transparent)]
    NoInput(#[from] NoInput),
    /// A record is bad, and its input was to be taken whole or not at all.
    #[error("{0} (--strict takes a file whole or not at all)")]
    Bad(ImportError),
    /// The library cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be made.
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// Takes inputs, one after the other, into one library.
#[derive(Debug)]
pub struct Intake {
    place: Place,
    library: Library,
    fresh: Fresh,
    purpose: Purpose,
}

impl Intake {
    /// Opens the library of a place.
    ///
    /// # Errors
    /// When it cannot be opened or is in memory only.
    pub fn new(place: Place, purpose: Purpose) -> Result<Self, IntakeError> {
        let opened = place.open()?;
        if let Some(reason) = opened.in_memory {
            return Err(IntakeError::InMemory(reason));
        }
        Ok(Self {
            library: opened.library,
            fresh: Fresh::default(),
            purpose,
            place,
        })
    }

    /// Takes an input at a time, RFC 3339, in the format that its content tells where none is named.
    ///
    /// # Errors
    /// When it gives no papers, or the library cannot be written.
    pub fn take(
        &mut self,
        input: Input,
        format: Option<&'static Format>,
        now: &str,
        heard: &mut dyn FnMut(Heard),
    ) -> Result<Counts, IntakeError> {
        let format = match format {
            Some(format) => format,
            None => detect(&input.head)?,
        };
        if self.purpose == Purpose::Write {
            return self.take_into(&self.place.store(), input, format, now, heard);
        }
        let spool = self.place.spool()?;
        let counts = self.take_into(spool.store(), input, format, now, heard)?;
        if self.purpose == Purpose::WriteWhole {
            self.place.store().append_spool(&spool)?;
        }
        // What went into the spool is somewhere else now, or nowhere.
        self.reopen()?;
        Ok(counts)
    }

    fn take_into(
        &mut self,
        sink: &Store,
        input: Input,
        format: &'static Format,
        now: &str,
        heard: &mut dyn FnMut(Heard),
    ) -> Result<Counts, IntakeError> {
        let mut counts = Counts::default();
        let mut records = parsing::records(input.stream, format)?;
        let mut waiting = Waiting::default();
        loop {
            self.follow(sink)?;
            let known = Shelved::new(&self.library, &self.fresh, &sink.path());
            let plan = Plan::new(records.by_ref().take(PORTION), &known, now);
            if plan.is_empty() {
                waiting.end()?;
                return Ok(counts);
            }
            counts.add(plan.counts);
            for problem in plan.problems {
                if self.purpose == Purpose::WriteWhole {
                    return Err(IntakeError::Bad(problem));
                }
                heard(Heard::Problem(problem));
            }
            if !plan.papers.is_empty() {
                let (lines, written) = sink.write(&plan.lines)?;
                for (paper, line) in plan.papers.iter().zip(lines) {
                    self.fresh.add(paper, line);
                }
                // A spool is not to last.
                if self.purpose == Purpose::Write {
                    waiting.put(written)?;
                }
            }
            heard(Heard::Records(counts.sum()));
        }
    }

    /// Opens the library again where another copy has written to the store.
    fn follow(&mut self, sink: &Store) -> Result<(), IntakeError> {
        if self.purpose != Purpose::Write {
            return Ok(());
        }
        let end = self.fresh.end().unwrap_or_else(|| self.library.store_end());
        if sink.end()? != end {
            self.reopen()?;
        }
        Ok(())
    }

    fn reopen(&mut self) -> Result<(), IntakeError> {
        // So many papers are not read into memory again.
        if self.fresh.len() >= self.place.limits.segment_papers {
            let (store, limits) = (self.place.store().path(), &self.place.limits);
            let mut seen = |_| Next::GoOn;
            let index = self.place.index();
            match index.update(&store, Rebuild::Missing, limits, &mut seen) {
                // The other copy makes it.
                Ok(()) | Err(IndexError::Busy(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.library = self.place.open()?.library;
        self.fresh = Fresh::default();
        Ok(())
    }
}
