//! Whole papers that were fetched: the bytes as they came, packed, one file for each paper and version in a
//! folder of the data directory. What is read longest ago goes where they take more than is set.

mod error;
mod folder;
mod header;
mod texts;

pub use error::BodiesError;
pub use folder::{Bodies, Kept, KeptBody};
pub use texts::Texts;

/// The bytes of a whole paper, packed and unpacked; no answer is larger.
const LARGEST: u64 = 64 << 20;

/// So many MB whole papers may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Megabytes(pub u16);

impl Default for Megabytes {
    fn default() -> Self {
        Self(500)
    }
}

impl Megabytes {
    /// In bytes.
    #[must_use]
    pub fn bytes(self) -> u64 {
        u64::from(self.0) << 20
    }
}
