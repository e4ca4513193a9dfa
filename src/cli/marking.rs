//! Commands that change what the user said of papers: stars, tags, notes, what is listed.

pub(super) mod merge;
pub(super) mod note;
pub(super) mod samples;
pub(super) mod star;
pub(super) mod tag;
