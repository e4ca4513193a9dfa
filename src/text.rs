//! Faithful text: made safe for the terminal, folded for search, wrapped for reading.

pub mod fold;
pub mod lines;
pub mod map;
pub mod safe;
pub mod wrap;
