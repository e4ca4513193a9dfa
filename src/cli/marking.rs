//! Commands that change what the user said of papers: stars, tags, what is listed.

pub(super) mod samples;
pub(super) mod star;
pub(super) mod tag;
