//! A text as it is read: with its styles, its links and the way back to its source.

use std::ops::Range;

use super::source_map::SourceMap;

/// How a part of a text stands out. Parts may overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// `\textbf` and its kin.
    Bold,
    /// `\emph`, `\textit` and their kin.
    Italic,
    /// `\texttt` and its kin.
    Code,
}

/// A text as it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text. Line breaks in it begin paragraphs; blanks are single outside of addresses.
    pub text: String,
    /// Which bytes of it stand out, and how.
    pub styles: Vec<(Range<usize>, Emphasis)>,
    /// Which bytes of it lead to which address.
    pub links: Vec<(Range<usize>, String)>,
    pub(super) map: SourceMap,
    pub(super) source_len: usize,
}

impl Rendered {
    /// The byte of the source that a byte of the text comes from; the end for one past the text.
    #[must_use]
    pub fn source(&self, rendered: usize) -> usize {
        if rendered >= self.text.len() {
            return self.source_len;
        }
        let place = floor(&self.text, rendered);
        self.map.source(place)
    }

    /// The bytes of the text that show some bytes of the source; empty where nothing does.
    #[must_use]
    pub fn rendered(&self, source: Range<usize>) -> Range<usize> {
        let shown = self.map.text(source);
        let start = floor(&self.text, shown.start);
        start..ceiling(&self.text, shown.end).max(start)
    }

    /// Whether nothing stands out and nothing leads elsewhere.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.styles.is_empty() && self.links.is_empty()
    }
}

/// The last character boundary up to a place.
fn floor(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary from a place on.
fn ceiling(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
