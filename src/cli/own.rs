//! Commands about recto itself: where its files lie, its settings, its version, and how a shell completes it.

pub(super) mod completions;
pub(super) mod config;
pub(super) mod paths;
pub(super) mod version;
