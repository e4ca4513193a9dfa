//! Why a file was not replaced.

use std::io;
use std::path::{Path, PathBuf};

/// Says which step of a replacement failed; the old file is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{} could not be {step}: {error}{}", path.display(), hint(error))]
pub struct ReplaceError {
    /// The file that the step was about.
    pub path: PathBuf,
    /// The step, as a participle.
    pub step: &'static str,
    /// What the system said.
    pub error: io::Error,
}

impl ReplaceError {
    pub(super) fn new(path: &Path, step: &'static str, error: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            step,
            error,
        }
    }
}

/// What a person may do about it; begins with a blank, or is empty.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has more kinds of errors than there are hints"
)]
pub(crate) fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::ResourceBusy => {
            " (a file that is mounted by itself cannot be replaced; mount its folder instead)"
        }
        io::ErrorKind::StorageFull => " (make room on the disk)",
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            " (its folder must be writable)"
        }
        _ => "",
    }
}
