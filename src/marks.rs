//! What the user said of papers: stars and read marks, and how stars are kept.
//!
//! Stars are kept by intents ([`SetStar`]), never by whole state: under a lock the file is read
//! again, the intents are applied, and the file is replaced at once.

mod intent;
mod mend;
mod read_marks;
mod star_file;
mod stars;

pub use intent::{Intent, SetRead, SetStar};
pub use mend::{MendError, Mended};
pub use read_marks::ReadMarks;
pub use star_file::{Saved, Stamp, StarFile, StarFileError};
pub use stars::{Star, Stars, StarsError};
