//! The papers: a snapshot of the store that gives sets, folded words and records by number.
//!
//! The store is a log of records (`store`), the index a cache of segments made from it (`index`), a
//! [`Library`] what both say at one moment (`snapshot`); which facts all of them keep is one table
//! (`facts`).

mod compact;
mod earlier;
mod facts;
mod folded;
mod index;
mod limits;
mod line_meaning;
mod newest;
mod open;
mod place;
mod shown_title;
mod snapshot;
mod store;
mod store_file;
mod votes;

pub use compact::{Aside, CompactError, Compacted, Kept};
pub use facts::{
    Fact, FactValue, GiveRecord, NamedFact, Number, NumberFact, PaperTexts, RecordText, TextFact,
};
pub use folded::{Folded, FoldedPaper, TextParts, origin, rendering};
pub use index::{Index, IndexError, IndexNext, IndexProgress, Rebuild};
pub use limits::Limits;
pub use newest::{Newest, PaperNumber};
pub use open::{LibraryError, OpenedLibrary, open};
pub use place::StorePlace;
pub use shown_title::shown_title;
pub use snapshot::{
    IdOf, LastWord, Library, Occurrences, RunPapers, SeveralPapers, WordLike, WordRun, WordsOf,
};
pub use store::{Appended, STORE_NAME, Spool, Store, StoreError, StoreProblem, Written};
pub use store_file::{RecordError, StoreFile};
pub use votes::{LastTold, VOTES_NAME, VoteLine, Votes, VotesError, VotesFile};

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// A number for a name that nobody else has.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
