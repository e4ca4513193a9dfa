//! Commands about recto itself: where its files lie, its settings, and how a shell completes it.

pub(super) mod completions;
pub(super) mod config;
pub(super) mod paths;
