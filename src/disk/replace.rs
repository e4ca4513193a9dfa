//! Replacing a file at once: what stands there is the old text or the new one, never a part.

use std::path::Path;

use super::{Disk, Draft, Readers, ReplaceError};

/// Replaces the file that `path` leads to; links stay, the mode stays, and a new file is the user's
/// alone. Returns a warning where the directory could not be synced.
///
/// # Errors
/// When a step fails; then the old file is untouched and no temporary file is left.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<Option<String>, ReplaceError> {
    let mut draft = Draft::begin(disk, path, Readers::Owner)?;
    draft.add(bytes)?;
    draft.replace()
}

/// Does the same without waiting until it is on the disk: for what may be lost with the power, and is
/// written so often that the wait would be felt.
///
/// # Errors
/// As for [`replace`].
pub fn replace_unsynced(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), ReplaceError> {
    let mut draft = Draft::begin(disk, path, Readers::Owner)?;
    draft.add(bytes)?;
    draft.replace_unsynced()
}
