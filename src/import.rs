//! Bringing papers in: formats, their records, and what becomes of each in the library.

mod addresses;
mod bibtex;
mod bytes;
mod formats;
mod head;
mod hf_page;
mod json_lines;
mod merge;
mod plan;
mod ris;
mod same;
mod tagged;
mod wos;

pub use formats::{FORMATS, Fidelity, Format, NoInput, Records, detect};
pub use head::Head;
pub use merge::merged;
pub use plan::{Counts, Plan, Shelf};

/// Says why one record was passed over; the records around it are kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ImportError {
    /// The line of the input, from 1.
    pub line: u64,
    /// What is wrong with the record.
    pub reason: String,
}
