//! What is asked of a library.

use std::borrow::Cow;

use roaring::RoaringBitmap;

use super::overlay::Overlay;
use crate::library::Library;
use crate::paper::PartialDate;
use crate::query::language::Query;

/// What to find, and what the answer depends on beside the papers.
#[derive(Debug, Clone, Copy)]
pub struct LibraryQuestion<'a> {
    /// The query.
    pub query: &'a Query,
    /// What the user said of the papers.
    pub overlay: &'a Overlay,
    /// The day on which it is asked.
    pub today: PartialDate,
}

impl LibraryQuestion<'_> {
    /// The papers among which it looks: hidden ones only where the query wants them.
    #[must_use]
    pub fn among<'a>(&self, library: &'a Library) -> Cow<'a, RoaringBitmap> {
        let hidden = self.overlay.hidden();
        if hidden.is_empty() || self.query.shows_hidden() {
            Cow::Borrowed(library.papers())
        } else {
            Cow::Owned(library.papers() - hidden)
        }
    }
}
