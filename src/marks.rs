//! What the user said of papers: stars, what is hidden, tags, read marks; when they were here, and how that
//! is kept.
//!
//! Marks are kept by intents ([`Intent`]), never by whole state: under a lock the file is read
//! again, the intents are applied, and the file is replaced at once.

mod all;
mod document;
mod entry;
mod error;
mod file;
mod intent;
mod json;
mod kind;
mod lists;
mod mend;
mod samples;
mod section;
mod tag;
mod tagged;
mod visit;

pub use all::Marks;
pub use document::{FormError, Member};
pub use entry::Entry;
pub use error::MarkFileError;
pub use file::{Change, MarkFile, MarkFiles, Saved, Stamp};
pub use intent::{Intent, MarkKey, Wanted};
pub use kind::{FileKind, MarkKind, PerKind};
pub use lists::ReadList;
pub use mend::{MendError, Mended};
pub use samples::Samples;
pub use tag::{LONGEST_TAG, Tag, TagError};
pub use visit::Visit;
