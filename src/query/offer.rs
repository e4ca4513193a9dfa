//! What one may ask next: the values of the filter pane with their counts, and words to write in
//! place of those that no paper has.

mod facets;
mod names;
mod nearest;
mod offered;
mod topics;

pub use facets::{FacetCounts, FacetGroup, FacetValue, Facets, Tally};
pub use nearest::{NearWord, TailWords};
pub use topics::{PAPERS_READ, Topic, topics};
