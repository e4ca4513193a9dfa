//! What a query means: its conditions, looked at in the words and the record of one paper.

mod hits;
mod matcher;
mod near;
mod needle;

pub use matcher::{MarkedPaper, Matcher};
pub(super) use near::is_within;
pub use near::{distance, slips};
pub(super) use needle::Needle;
