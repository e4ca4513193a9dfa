//! How long, how much, how often: handed in, so that a test has its own.

use std::collections::BTreeMap;
use std::time::Duration;

use super::allowance::{Allowance, OTHER, Pace};
use super::request::Size;

/// The limits of everything that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// So long making a connection may take.
    pub connect: Duration,
    /// So long one try may take in all, from the name to the last byte.
    pub whole: Duration,
    /// A longer wait for an allowance is not slept, but told.
    pub longest_wait: Duration,
    /// So often a request is sent again.
    pub retries: u32,
    /// So long until the first time; twice as long each further time.
    pub first_pause: Duration,
    /// So often an answer may lead on to another address.
    pub redirects: u32,
    /// The bytes of an answer, unpacked.
    pub answer: u64,
    /// The bytes of a PDF.
    pub pdf: u64,
    /// How services want to be asked, where that is not [`Allowance::pace`].
    pub paces: BTreeMap<Allowance, Pace>,
    /// How any other host wants to be asked.
    pub other: Pace,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            longest_wait: Duration::from_secs(60),
            retries: 3,
            first_pause: Duration::from_secs(1),
            redirects: 5,
            answer: 20 << 20,
            pdf: 60 << 20,
            paces: BTreeMap::new(),
            other: OTHER,
        }
    }
}

impl Limits {
    /// How this allowance wants to be asked.
    pub(super) fn pace(&self, allowance: &Allowance) -> Pace {
        let own = self.paces.get(allowance).copied();
        own.or_else(|| allowance.pace()).unwrap_or(self.other)
    }

    /// The most bytes of an answer of this size.
    pub(super) fn most(&self, size: Size) -> u64 {
        match size {
            Size::Answer => self.answer,
            Size::Pdf => self.pdf,
        }
    }
}
