//! Commands that change what the user said of papers: stars, tags, notes, what is listed.

pub(super) mod merge;
pub(super) mod note;
pub(super) mod samples;
pub(super) mod star;
pub(super) mod tag;

use anyhow::Result;

use super::{Opened, say};
use crate::files::Folders;
use crate::marks::{Change, Intent, MarkFiles};

/// Saves what is said of papers in the file of stars, all of it or nothing.
pub(super) fn save(
    opened: &Opened,
    intents: &[Intent],
    now: &str,
    folders: &Folders,
) -> Result<()> {
    let change = Change {
        intents,
        members: &[],
        now,
    };
    let files = MarkFiles::in_dirs(&folders.config, &folders.state);
    let saved = files.stars.save(&opened.marks, &change)?;
    saved.warnings.iter().for_each(|warning| say(warning));
    Ok(())
}
