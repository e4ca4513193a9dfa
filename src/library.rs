//! The papers: a snapshot of the store that gives sets, folded words and records by number.
//!
//! The store is a log of records (`store`), the index a cache of segments made from it (`index`), a
//! [`Library`] what both say at one moment (`snapshot`); which facts all of them keep is one table
//! (`facts`).

mod compact;
mod facts;
mod folded;
mod index;
mod limits;
mod newest;
mod open;
mod place;
mod said;
mod snapshot;
mod store;
mod store_file;

pub use compact::{Aside, CompactError, Compacted, Kept};
pub use facts::{
    Fact, FactValue, GiveRecord, NamedFact, Number, NumberFact, PaperTexts, RecordText, TextFact,
};
pub use folded::{Folded, FoldedPaper, TextParts, origin};
pub use index::{Index, IndexError, Next, Progress, Rebuild};
pub use limits::Limits;
pub use newest::{Newest, PaperNumber};
pub use open::{LibraryError, Opened, open};
pub use place::Place;
pub use snapshot::{IdOf, Last, Library, Like, Occurrences, WordRun, WordsOf};
pub use store::{Appended, STORE_NAME, Spool, Store, StoreError, StoreProblem, Written};
pub use store_file::{RecordError, StoreFile};

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// A number for a name that nobody else has.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
