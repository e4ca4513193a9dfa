//! The clock; read here and handed in everywhere else.

use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::paper::PartialDate;

/// The first second of the year 1, since 1970: RFC 3339 has no name for one before.
const FIRST_SECOND: i64 = -62_135_596_800;

/// The time as RFC 3339, in UTC, to the second.
#[must_use]
pub fn now() -> String {
    written(SystemTime::now())
}

/// The moment, for what waits and what is dated by machines.
#[must_use]
pub fn moment() -> Timestamp {
    let now = SystemTime::now();
    // A clock may stand anywhere.
    Timestamp::try_from(now).unwrap_or(Timestamp::MAX)
}

/// The time zone of the system; UTC where it tells none.
#[must_use]
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// The day, in UTC.
#[must_use]
pub fn today() -> PartialDate {
    PartialDate::of_second(second(SystemTime::now())).unwrap_or(PartialDate::FIRST)
}

fn written(time: SystemTime) -> String {
    // A second out of every range is none of these.
    let time = Timestamp::from_second(second(time)).unwrap_or(Timestamp::MAX);
    time.to_string()
}

/// The second since 1970, within the years 1 to 9999: a clock may stand anywhere, and a date with
/// more digits could be read nowhere.
fn second(time: SystemTime) -> i64 {
    let after = time.duration_since(SystemTime::UNIX_EPOCH);
    let whole = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
    let second = match after {
        Ok(after) => whole(after.as_secs()),
        Err(before) => -whole(before.duration().as_secs()),
    };
    second.clamp(FIRST_SECOND, Timestamp::MAX.as_second())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// What a clock that stands so many seconds from 1970 says, and its day.
    fn said(seconds: i64) -> (String, String) {
        let epoch = SystemTime::UNIX_EPOCH;
        let length = Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 {
            epoch.checked_sub(length)
        } else {
            epoch.checked_add(length)
        };
        let time = time.unwrap();
        let day = PartialDate::of_second(second(time)).unwrap();
        (written(time), day.to_string())
    }

    #[test]
    fn the_clock_says_a_time_that_can_be_read_again_wherever_it_stands() {
        for (second, time) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_783_166_400, "2026-07-04T12:00:00Z"),
            (253_402_207_199, "9999-12-30T21:59:59Z"),
            // The year 10000 and far beyond; the year 0 and far before.
            (253_402_300_800, "9999-12-30T22:00:00Z"),
            (9_000_000_000_000_000, "9999-12-30T22:00:00Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (-62_135_596_801, "0001-01-01T00:00:00Z"),
            (-9_000_000_000_000_000, "0001-01-01T00:00:00Z"),
        ] {
            let (written, day) = said(second);
            assert_eq!(written, time, "{second}");
            assert_eq!(Some(day.as_str()), time.get(..10), "{second}");
            assert!(crate::paper::seconds(&written).is_some(), "{written}");
        }
    }
}
