//! The second of an import, by which what it brought is told from what others did.

use std::borrow::Cow;

use crate::paper::{Second, seconds};

/// So far may imports that follow one another at once run ahead of the clock; a paper with a later time
/// came from where the clock stood elsewhere.
const SECONDS_AHEAD: i64 = 60;

/// The time of an import that begins now: a second of its own where another import has this one, so
/// that what came last can be told by it.
pub(super) fn after(last: Option<i64>, now: &str) -> Cow<'_, str> {
    let is_taken = |now: i64| last.filter(|last| (now..now + SECONDS_AHEAD).contains(last));
    match seconds(now).and_then(is_taken) {
        Some(last) => Second(last + 1).to_string().into(),
        None => now.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_within_one_second_have_seconds_of_their_own() {
        let now = "2026-07-04T12:00:00Z";
        let second = seconds(now).unwrap();
        for (last, time) in [
            (None, now),
            (Some(second - 1), now),
            (Some(second), "2026-07-04T12:00:01Z"),
            (Some(second + 7), "2026-07-04T12:00:08Z"),
            // The clock stood elsewhere.
            (Some(second + 3600), now),
        ] {
            assert_eq!(after(last, now), time, "{last:?}");
        }
        assert_eq!(after(Some(second), "soon"), "soon");
    }
}
