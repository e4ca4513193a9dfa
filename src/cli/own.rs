//! Commands about recto itself: where its files lie, and how a shell completes it.

pub(super) mod completions;
pub(super) mod paths;
