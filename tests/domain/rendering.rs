//! Faithful text: what authors write in TeX is read as it would be printed.

#[path = "rendering/corpus.rs"]
mod corpus;
#[path = "rendering/prose.rs"]
mod prose;
#[path = "rendering/rules.rs"]
mod rules;
#[path = "rendering/stripped.rs"]
mod stripped;

use recto::text::render::{Origin, Rendered, render};

/// A text as its author wrote it.
fn faithful(source: &str) -> Rendered {
    render(source, Origin::Faithful)
}
