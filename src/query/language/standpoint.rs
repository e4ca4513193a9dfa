//! Whence a query is seen: what is relative in it is meant from there.

use crate::paper::PartialDate;

/// What the relative values of a query are seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standpoint {
    /// The day on which it is asked.
    pub today: PartialDate,
    /// When the last visit ended, in seconds since 1970; where there was none nothing is new.
    pub visit: Option<i64>,
    /// When the last papers were brought in, in seconds since 1970.
    pub last_added: Option<i64>,
}

impl Standpoint {
    /// A day, before anything was visited or brought in.
    #[must_use]
    pub fn on(today: PartialDate) -> Self {
        Self {
            today,
            visit: None,
            last_added: None,
        }
    }
}
