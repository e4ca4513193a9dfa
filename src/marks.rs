//! What the user said of papers: stars and read marks, and how stars are kept.
//!
//! Stars are kept by intents ([`SetStar`]), never by whole state: under a lock the file is read
//! again, the intents are applied, and the file is replaced at once.

pub mod disk;
mod intent;
mod lock;
mod mend;
mod read_marks;
pub mod replace;
mod star_file;
mod stars;

pub use intent::{Intent, SetRead, SetStar};
pub use lock::{Lock, LockError};
pub use mend::{MendError, Mended};
pub use read_marks::ReadMarks;
pub use star_file::{Saved, Stamp, StarFile, StarFileError};
pub use stars::{Star, Stars, StarsError};
