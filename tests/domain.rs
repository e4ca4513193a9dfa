//! The library: what it makes of texts, papers, queries and keys, with files in scratch folders at
//! most; and its sources.
#![allow(
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test that goes wrong should fail, and its parts are its own"
)]

#[path = "common"]
mod common {
    pub mod away;
    pub mod chance;
    pub mod faults;
    pub mod mails;
    pub mod memory;
    pub mod post;
    pub mod python;
    pub mod run_again;
    pub mod samples;
    pub mod server;
    pub mod skipped;
    pub mod star_files;
}
#[path = "domain/alone.rs"]
mod alone;
#[path = "domain/bundled_papers.rs"]
mod bundled_papers;
#[path = "domain/damage.rs"]
mod damage;
#[path = "domain/digest.rs"]
mod digest;
#[path = "domain/docs.rs"]
mod docs;
#[path = "domain/engines.rs"]
mod engines;
#[path = "domain/exports.rs"]
mod exports;
#[path = "domain/faults.rs"]
mod faults;
#[path = "domain/formats.rs"]
mod formats;
#[path = "domain/fuzz_corpus.rs"]
mod fuzz_corpus;
#[path = "domain/house.rs"]
mod house;
#[path = "domain/net.rs"]
mod net;
#[path = "domain/posting.rs"]
mod posting;
#[path = "domain/reader.rs"]
mod reader;
#[path = "domain/readme.rs"]
mod readme;
#[path = "domain/rendering.rs"]
mod rendering;
#[path = "domain/search.rs"]
mod search;
#[path = "domain/shown.rs"]
mod shown;
#[path = "domain/sources.rs"]
mod sources;
#[path = "domain/star_file.rs"]
mod star_file;
#[path = "domain/store.rs"]
mod store;
#[path = "domain/whole.rs"]
mod whole;
#[path = "domain/whole_text.rs"]
mod whole_text;
