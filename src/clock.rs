//! The clock; read here and handed in everywhere else.

use crate::paper::PartialDate;

/// The time as RFC 3339, in UTC, to the second.
#[must_use]
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second())
        .unwrap_or(now)
        .to_string()
}

/// The day, in UTC.
#[must_use]
pub fn today() -> PartialDate {
    PartialDate::of_second(jiff::Timestamp::now().as_second()).unwrap_or(PartialDate::FIRST)
}
