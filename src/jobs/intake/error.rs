//! Why an input was not taken.

use std::io;

use crate::formats::NoInput;
use crate::library::{IndexError, LibraryError, StoreError, VotesError};
use crate::paper::ImportError;

/// Says why an input was not taken, or not all of it: what was written before stands.
#[derive(Debug, thiserror::Error)]
pub(in crate::jobs) enum IntakeError {
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
    /// Votes cannot be kept.
    #[error(transparent)]
    Votes(#[from] VotesError),
    /// The index cannot be made.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// What reads the format failed.
    #[error("recto failed in reading it as {0}, which is a mistake in recto; please report it")]
    Reader(&'static str),
    /// No thread could be started.
    #[error("no thread could be started: {0}")]
    Thread(#[from] io::Error),
    /// Another copy has written what the records were not compared with.
    #[error("another copy of recto wrote to the library meanwhile; import it again")]
    Changed,
    /// It was stopped.
    #[error("it was stopped")]
    Stopped,
}

impl IntakeError {
    /// Whether no further input can be taken.
    pub(in crate::jobs) fn ends_all(&self) -> bool {
        match self {
            Self::NoInput(_) | Self::Bad(_) | Self::Reader(_) | Self::Changed => false,
            Self::Library(_)
            | Self::InMemory(_)
            | Self::Store(_)
            | Self::Votes(_)
            | Self::Index(_)
            | Self::Thread(_)
            | Self::Stopped => true,
        }
    }
}
