//! What is asked of a library.

use super::overlay::Overlay;
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
