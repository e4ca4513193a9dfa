//! What one may ask next: the values of the filter pane with their counts, and words to write in
//! place of those that no paper has.

mod counts;
mod facets;
mod names;
mod nearest;
mod offered;
mod spread;
mod tags;
mod topics;
mod wanted;
mod words;

pub use counts::{FacetCounts, FacetGroup, FacetValue, Tally};
pub use facets::Facets;
pub use nearest::{NearWord, TailWords};
pub use spread::{Spread, leaves_years_whole};
pub use topics::{PAPERS_READ, Topic, topics};
pub use wanted::Wanted;
pub use words::word_counts;
