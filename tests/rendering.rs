//! Faithful text: what authors write in TeX is read as it would be printed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that goes wrong should fail"
)]

#[path = "rendering/corpus.rs"]
mod corpus;
#[path = "rendering/prose.rs"]
mod prose;
#[path = "rendering/rules.rs"]
mod rules;
#[path = "common/samples.rs"]
mod samples;
#[path = "common/skipped.rs"]
mod skipped;
#[path = "rendering/stripped.rs"]
mod stripped;

use recto::text::render::{Origin, Rendered, render};

/// A text as its author wrote it.
fn faithful(source: &str) -> Rendered {
    render(source, Origin::Faithful)
}
