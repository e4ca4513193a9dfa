//! A text as it is read: TeX as Unicode, with its styles, its links and the way back to its source.
//!
//! It is one pass that never fails. It neither needs nor gives safety: what a terminal must not
//! see is still there, for `text::safe` to take out.

use super::edits::Edits;
pub use super::rendered::{Emphasis, Rendered};
pub use super::tex::Capitals;
use super::{huggingface, repair, tex};

/// Where a text comes from; it tells which repairs are safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// As its author wrote it.
    Faithful,
    /// From Hugging Face, which takes out dollars and backslashes.
    HuggingFace,
}

/// How the texts of a paper are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rendering {
    /// Where they come from.
    pub origin: Origin,
    /// The capitals that are printed in script where they are written so.
    pub script: Capitals,
}

impl Rendering {
    /// Reads texts of one paper: a script capital is one where the same letter stands plain as
    /// well, and else printed plain, for few fonts of terminals have any.
    #[must_use]
    pub fn of(origin: Origin, texts: [&str; 2]) -> Self {
        /// What a text has that has a command for script letters.
        const SCRIPT: [&str; 7] = [
            "mathcal", "mathscr", "mathpzc", "\\cal", "\\Cal", "EuScript", "euscr",
        ];
        let may_have = |text: &str| SCRIPT.iter().any(|name| text.contains(name));
        if !texts.into_iter().any(may_have) {
            return Self::from(origin);
        }
        let texts = texts.map(|text| mended(text, origin));
        Self {
            origin,
            script: tex::told_apart(texts.iter().map(String::as_str)),
        }
    }
}

impl From<Origin> for Rendering {
    /// Reads a text of no paper, or without a look at the others: all capitals are plain.
    fn from(origin: Origin) -> Self {
        Self {
            origin,
            script: Capitals::default(),
        }
    }
}

/// A text with its damage mended, whose TeX is still TeX: what rendering reads.
#[must_use]
pub fn mended(source: &str, origin: Origin) -> String {
    let repaired = repair::edits(source).apply(source);
    restored(&repaired, origin).apply(&repaired).into_owned()
}

/// What a source took out that is put back.
fn restored(repaired: &str, origin: Origin) -> Edits {
    match origin {
        Origin::Faithful => Edits::default(),
        Origin::HuggingFace => huggingface::edits(repaired),
    }
}

/// Renders a text of a paper, such as its title or its abstract.
#[must_use]
pub fn render(source: &str, rendering: impl Into<Rendering>) -> Rendered {
    let Rendering { origin, script } = rendering.into();
    let repairs = repair::edits(source);
    let repaired = repairs.apply(source);
    let restored = restored(&repaired, origin);
    let tex = restored.apply(&repaired);
    let mut rendered = tex::render(&tex, script).finish();
    rendered.map = restored.source_of(rendered.map, repaired.len());
    rendered.map = repairs.source_of(rendered.map, source.len());
    rendered.source_len = source.len();
    rendered
}

#[cfg(test)]
mod tests;
