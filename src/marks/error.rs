//! Why marks could not be read or saved.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{LockError, ReplaceError};

/// Says why marks could not be read or saved. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum MarkFileError {
    /// The system refused to give the file.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The user's own file is no file of marks.
    #[error("stars cannot be read or set, `recto doctor` tells the ways out: {}: {reason}{}", path.display(), kept(copy.as_deref()))]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column where there are any.
        reason: String,
        /// Where a copy of it was put.
        copy: Option<PathBuf>,
    },
    /// The state is no file of marks; recto starts without it.
    #[error("{} {reason}; recto starts anew and keeps the file as {}", path.display(), aside(path).display())]
    Lost {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column where there are any.
        reason: String,
    },
    /// A newer recto wrote it.
    #[error("stars are shown and cannot be set, a newer recto (version {version}) wrote {}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// Another copy keeps the lock.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The directory cannot be made.
    #[error("the folder {} cannot be made: {error}", path.display())]
    Folder {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A step of writing failed.
    #[error(transparent)]
    Replace(#[from] ReplaceError),
}

impl MarkFileError {
    /// Whether trying again is of no use before somebody mends something.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        let error = match self {
            Self::Broken { .. } | Self::Newer { .. } => return true,
            Self::Lost { .. } | Self::Lock(LockError::Busy(_)) => return false,
            Self::Lock(LockError::Open { error, .. } | LockError::Unknown { error, .. })
            | Self::Read { error, .. }
            | Self::Folder { error, .. }
            | Self::Replace(ReplaceError { error, .. }) => error,
        };
        // On Windows a program that has the file open for a moment is reported so, too.
        let is_forbidden = error.kind() == io::ErrorKind::PermissionDenied && !cfg!(windows);
        let is_fixed = matches!(
            error.kind(),
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::ResourceBusy
        );
        is_forbidden || is_fixed
    }
}

fn kept(copy: Option<&Path>) -> String {
    copy.map(|copy| format!("; a copy is {}", copy.display()))
        .unwrap_or_default()
}

/// Where a state that cannot be read goes.
pub(super) fn aside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}.corrupt"))
}
