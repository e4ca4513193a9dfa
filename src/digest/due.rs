//! When a digest is due, and which papers have come for it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use super::{Before, Subscription};

/// The first digest looks back so far.
const FIRST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A later one looks back so far behind the one before it: what an import brought that was still at work
/// then has an earlier time. What was told is not told again.
const OVERLAP: SignedDuration = SignedDuration::from_hours(24);

/// No two imports have one time, so that of several in a row the last ones have times to come.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);

/// When papers came, in seconds since 1970, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) from: i64,
    pub(super) to: i64,
    /// Nothing that will still come has an earlier time.
    pub(super) settled: i64,
}

impl Window {
    pub(super) fn has(self, second: i64) -> bool {
        (self.from..=self.to).contains(&second)
    }
}

impl Subscription {
    /// Where its hour is meant.
    #[must_use]
    pub fn zone<'a>(&'a self, system: &'a TimeZone) -> &'a TimeZone {
        self.zone.as_ref().unwrap_or(system)
    }

    /// The day whose digest is to be sent now, if one is: the newest of its days whose hour has come, unless
    /// that day's or a later one's was sent. Days that were missed are not made up for one by one: their
    /// papers are in the newest.
    #[must_use]
    pub fn due(&self, now: Timestamp, system: &TimeZone, last_sent: Option<Date>) -> Option<Date> {
        let newest = self.newest_day(now, system)?;
        let is_sent = last_sent.is_some_and(|last| last >= newest);
        (!is_sent).then_some(newest)
    }

    /// The newest of its days whose hour has come. An hour that the clocks leap over has come when they
    /// have.
    fn newest_day(&self, now: Timestamp, system: &TimeZone) -> Option<Date> {
        let here = self.zone(system).to_datetime(now);
        let has_come = |date: &Date| *date < here.date() || here.time() >= self.at;
        let back = std::iter::successors(Some(here.date()), |date| date.yesterday().ok());
        back.take(8)
            .filter(has_come)
            .find(|date| self.days.have(*date))
    }

    /// The next of its days whose hour has not come yet, after the last one that was sent.
    #[must_use]
    pub fn next_day(
        &self,
        now: Timestamp,
        system: &TimeZone,
        last_sent: Option<Date>,
    ) -> Option<Date> {
        let here = self.zone(system).to_datetime(now);
        let is_to_come = |date: &Date| *date > here.date() || here.time() < self.at;
        let is_open = |date: &Date| last_sent.is_none_or(|last| *date > last);
        let from = last_sent.map_or(here.date(), |last| last.max(here.date()));
        let ahead = std::iter::successors(Some(from), |date| date.tomorrow().ok());
        ahead
            .take(9)
            .filter(|date| is_to_come(date) && is_open(date))
            .find(|date| self.days.have(*date))
    }

    /// The day as which a digest is shown that is not sent: today.
    #[must_use]
    pub fn today(&self, now: Timestamp, system: &TimeZone) -> Date {
        self.zone(system).to_datetime(now).date()
    }

    /// The hour of a day, as a time; of one that the clocks leap over the time after that.
    pub(super) fn hour(&self, day: Date, system: &TimeZone) -> Timestamp {
        let hour = self.zone(system).to_timestamp(day.to_datetime(self.at));
        // Only at the ends of the calendar there is none.
        hour.unwrap_or(Timestamp::MAX)
    }

    /// When the papers came that a day's digest looks at: since the digest before, at first in a week; until
    /// now and a little, or until the day's end where that is over.
    pub(super) fn window(
        &self,
        day: Date,
        (now, system): (Timestamp, &TimeZone),
        before: &Before,
    ) -> Window {
        let zone = self.zone(system);
        let end = day.tomorrow().ok();
        let end = end.and_then(|next| zone.to_timestamp(next.to_datetime(MIDNIGHT)).ok());
        let ahead = now.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
        let (settled, to) = match end {
            Some(end) => (end.min(now), end.min(ahead)),
            None => (now, ahead),
        };
        let from = match before.last {
            Some(last) => earlier(self.hour(last, system), OVERLAP),
            None => earlier(settled, FIRST),
        };
        let told = before.up_to.map_or(i64::MIN, |up_to| up_to + 1);
        Window {
            from: from.as_second().max(told),
            to: to.as_second(),
            settled: settled.as_second(),
        }
    }
}

const MIDNIGHT: jiff::civil::Time = jiff::civil::Time::midnight();

fn earlier(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.checked_sub(by).unwrap_or(Timestamp::MIN)
}

/// Whether a week or more lies between two days.
pub(super) fn is_a_week(from: Date, to: Date) -> bool {
    from.checked_add(Span::new().days(7))
        .is_ok_and(|week| week <= to)
}

#[cfg(test)]
mod tests;
