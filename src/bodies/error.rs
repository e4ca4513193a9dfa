//! Why a whole paper is not kept or not read.

use std::io;
use std::path::PathBuf;

use crate::disk::ReplaceError;

/// Says what could not be done with a whole paper that is kept.
#[derive(Debug, thiserror::Error)]
pub enum BodiesError {
    /// The folder cannot be made or read.
    #[error("the folder of whole papers {} cannot be used: {error}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file cannot be read or unpacked.
    #[error("the whole paper in {} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file cannot be taken away.
    #[error("the whole paper in {} cannot be removed: {error}", path.display())]
    Remove {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Write(#[from] ReplaceError),
}
