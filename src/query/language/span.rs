//! From one value to another, both included, with ends that may be open.

use std::fmt;

use crate::paper::{PartialDate, Second};

/// The values from the first to the last, both included; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span<T> {
    /// The first.
    pub from: Option<T>,
    /// The last.
    pub to: Option<T>,
}

/// Years.
pub type Years = Span<u16>;
/// Dates; a date in the last one's month or year is still of the span. One that stops at the year
/// or the month stands before the days in it, as in the order of the list.
pub type Dates = Span<PartialDate>;
/// Numbers of votes.
pub type Numbers = Span<u64>;
/// Times.
pub type Seconds = Span<Second>;

/// What a span can be of.
pub trait SpanBound: Copy + PartialOrd {
    /// Whether a span that ends with this one still has the other.
    fn reaches(self, other: Self) -> bool {
        other <= self
    }
}

impl SpanBound for u16 {}
impl SpanBound for u64 {}
impl SpanBound for Second {}
impl SpanBound for PartialDate {
    fn reaches(self, other: Self) -> bool {
        other <= self || self.covers(other)
    }
}

impl<T: SpanBound> Span<T> {
    /// Only this value.
    #[must_use]
    pub fn only(value: T) -> Self {
        Self {
            from: Some(value),
            to: Some(value),
        }
    }

    /// Whether the value is one of them.
    #[must_use]
    pub fn contains(&self, value: T) -> bool {
        self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| to.reaches(value))
    }

    /// Reads `A`, `A..B`, `A..` or `..B`; `None` where an end cannot be read or both are open.
    pub(super) fn read(text: &str, one: impl Fn(&str) -> Option<T>) -> Option<Self> {
        let Some((from, to)) = text.split_once("..") else {
            return one(text).map(Self::only);
        };
        let end = |text: &str| match text {
            "" => Some(None),
            text => one(text).map(Some),
        };
        let (from, to) = (end(from)?, end(to)?);
        (from.is_some() || to.is_some()).then_some(Self { from, to })
    }
}

/// Prints it as it is read.
impl<T: fmt::Display + PartialEq> fmt::Display for Span<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (from, to) => {
                from.iter().try_for_each(|from| from.fmt(f))?;
                f.write_str("..")?;
                to.iter().try_for_each(|to| to.fmt(f))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_dates_ends_with_the_last_day_of_its_last_date() {
        for (span, inside, outside) in [
            (
                "2026",
                &["2026", "2026-12-31"][..],
                &["2025-12", "2027"][..],
            ),
            ("2026-07..", &["2026-07", "2027"], &["2026", "2026-06-30"]),
            ("..2026-07", &["2026", "2026-07-31"], &["2026-08"]),
            ("2025-02-03..2025-02-03", &["2025-02-03"], &["2025-02"]),
            ("2026..2025", &[], &["2025", "2026"]),
        ] {
            let date = |text: &str| text.parse::<PartialDate>().ok();
            let span = Span::read(span, date).unwrap();
            for text in inside {
                assert!(span.contains(date(text).unwrap()), "{span} {text}");
            }
            for text in outside {
                assert!(!span.contains(date(text).unwrap()), "{span} {text}");
            }
        }
    }

    #[test]
    fn a_span_without_an_end_is_none() {
        let number = |text: &str| text.parse::<u64>().ok();
        for text in ["", "..", "1..x", "x"] {
            assert_eq!(Span::read(text, number), None, "{text}");
        }
    }
}
