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
