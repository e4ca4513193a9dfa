//! Visits of the reader: what is brought in after the end of the last one is new.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{FileKind, Marks, Member};
use crate::paper::{Second, seconds};

/// A visit ends after so many seconds without a key.
const LONGEST_PAUSE: i64 = 60 * 60;

/// When one was here, in seconds since 1970. A visit ends by leaving or after an hour without a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Visit {
    /// When the last one ended, be it that another is under way; `None` where there was none.
    pub since: Option<i64>,
    /// Of one that is under way, or broke off, when a key was last pressed, as far as that is known.
    pub seen: Option<i64>,
}

impl Visit {
    /// What was read of it with these marks.
    #[must_use]
    pub fn of(marks: &Marks) -> Self {
        let json = marks.member(FileKind::State, "visit");
        let known = json.and_then(|json| serde_json::from_str(json).ok());
        let known: BTreeMap<String, String> = known.unwrap_or_default();
        let second = |name: &str| seconds(known.get(name)?);
        Self {
            since: second("since"),
            seen: second("seen"),
        }
    }

    /// When the last visit ended, as it is seen at this second. One that is under way in another copy
    /// goes on; one that broke off goes on for an hour.
    #[must_use]
    pub fn last_end(self, now: i64) -> Option<i64> {
        let ended = self.seen.filter(|seen| is_over(*seen, now));
        ended.or(self.since)
    }

    /// One comes, or does something, at this second. On the very first visit nothing that stood there
    /// before is new.
    #[must_use]
    pub fn at(self, now: i64) -> Self {
        Self {
            since: self.last_end(now).or(Some(now)),
            seen: Some(now),
        }
    }

    /// One leaves at this second.
    #[must_use]
    pub fn left(now: i64) -> Self {
        Self {
            since: Some(now),
            seen: None,
        }
    }

    /// It as it lies in the file.
    #[must_use]
    pub fn member(self) -> Member {
        let known = [("since", self.since), ("seen", self.seen)];
        let known = known.into_iter().filter_map(|(name, second)| {
            let written = Second(second?).to_string();
            Some((name.to_owned(), Value::from(written)))
        });
        let known: Map<String, Value> = known.collect();
        ("visit", Value::from(known).to_string())
    }
}

/// Whether a visit is over at a second, whose last key was pressed at another.
fn is_over(seen: i64, now: i64) -> bool {
    now.saturating_sub(seen) >= LONGEST_PAUSE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(since: Option<i64>, seen: Option<i64>) -> Visit {
        Visit { since, seen }
    }

    #[test]
    fn a_visit_ends_by_leaving_or_after_an_hour_without_a_key() {
        for (known, now, end) in [
            (Visit::default(), 5_000, None),
            (Visit::left(100), 9_000, Some(100)),
            // It is under way, or broke off a moment ago.
            (visit(Some(100), Some(2_000)), 2_000, Some(100)),
            (visit(Some(100), Some(2_000)), 5_599, Some(100)),
            (visit(Some(100), Some(2_000)), 5_600, Some(2_000)),
            (visit(None, Some(2_000)), 5_599, None),
            (visit(None, Some(2_000)), 5_600, Some(2_000)),
            // The clock was put back.
            (visit(Some(100), Some(2_000)), 0, Some(100)),
        ] {
            assert_eq!(known.last_end(now), end, "{known:?} {now}");
            assert_eq!(known.at(now), visit(end.or(Some(now)), Some(now)));
        }
    }

    #[test]
    fn visits_are_read_as_they_were_written_and_what_is_none_is_passed_over() {
        for known in [Visit::left(100), visit(Some(100), Some(2_000))] {
            let (name, json) = known.member();
            let text = format!("{{\"{name}\":{json}}}");
            let marks = Marks::parse(FileKind::State, text.into_bytes()).unwrap();
            assert_eq!(Visit::of(&marks), known);
        }
        for text in ["{}", r#"{"visit":7}"#, r#"{"visit":{"since":"soon"}}"#] {
            let marks = Marks::parse(FileKind::State, text.as_bytes().to_vec()).unwrap();
            assert_eq!(Visit::of(&marks), Visit::default());
        }
    }
}
