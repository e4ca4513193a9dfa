//! Points in time: seconds for what was done, days for what is asked.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::{Paper, PartialDate};

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The seconds from 1970 to a time in RFC 3339, or to the beginning of a date, in UTC; `None` where
/// the text is neither.
#[must_use]
pub fn seconds(text: &str) -> Option<i64> {
    let time = text.parse::<Timestamp>().ok();
    time.map(Timestamp::as_second).or_else(|| {
        let date: PartialDate = text.parse().ok()?;
        let days = date.first_day()?.since(EPOCH).ok()?.get_days();
        Some(i64::from(days) * SECONDS_OF_A_DAY)
    })
}

/// A second, counted from 1970; it is written as RFC 3339 has it, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Second(pub i64);

impl Second {
    /// Reads a time in RFC 3339, whatever the case of its letters; a date alone is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let time = text.to_uppercase().parse::<Timestamp>().ok()?;
        Some(Self(time.as_second()))
    }
}

/// One beyond the years that can be written is the last that can.
impl fmt::Display for Second {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        let time = Timestamp::from_second(self.0.clamp(first, last));
        time.unwrap_or(Timestamp::MAX).fmt(f)
    }
}

/// So many days, weeks, months or years before some day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ago {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// A measure of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months of the calendar.
    Months,
    /// Years of the calendar.
    Years,
}

impl Ago {
    /// The day that was so long before this one; the first day there is, if none was.
    #[must_use]
    pub fn before(self, day: PartialDate) -> PartialDate {
        let (count, none) = (i64::from(self.count), Span::new());
        let span = match self.unit {
            Unit::Days => none.try_days(count),
            Unit::Weeks => none.try_weeks(count),
            Unit::Months => none.try_months(count),
            Unit::Years => none.try_years(count),
        };
        let before = |day: Date| day.checked_sub(span.ok()?).ok();
        let day = day.first_day().and_then(before);
        day.and_then(PartialDate::of_day)
            .unwrap_or(PartialDate::FIRST)
    }
}

impl fmt::Display for Ago {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.letter())
    }
}

impl Unit {
    /// Every unit, the shortest first.
    pub const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Years];

    /// The letter after the number.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Days => 'd',
            Self::Weeks => 'w',
            Self::Months => 'm',
            Self::Years => 'y',
        }
    }
}

impl PartialDate {
    /// The first day that any date can have.
    pub const FIRST: Self = Self {
        year: 1,
        month: 1,
        day: 1,
    };

    /// The day, in UTC, on which this second since 1970 was; `None` beyond the year 9999.
    #[must_use]
    pub fn of_second(second: i64) -> Option<Self> {
        let days = second.div_euclid(SECONDS_OF_A_DAY);
        let day = EPOCH.checked_add(Span::new().try_days(days).ok()?);
        Self::of_day(day.ok()?)
    }

    fn of_day(day: Date) -> Option<Self> {
        let small = |number: i8| u8::try_from(number).ok();
        let year = u16::try_from(day.year()).ok()?;
        Self::new(year, small(day.month()), small(day.day()))
    }

    /// How many days there are from its first day to that of another; less than none where that comes
    /// before.
    #[must_use]
    pub fn days_to(self, other: Self) -> i64 {
        let days = || {
            let (from, to) = (self.first_day()?, other.first_day()?);
            Some(i64::from(to.since(from).ok()?.get_days()))
        };
        days().unwrap_or(0)
    }

    /// Its first day in the calendar.
    fn first_day(self) -> Option<Date> {
        let part = |number: Option<u8>| i8::try_from(number.unwrap_or(1)).ok();
        let year = i16::try_from(self.year()).ok()?;
        Date::new(year, part(self.month())?, part(self.day())?).ok()
    }
}

impl Paper {
    /// When it came into the store, in seconds since 1970.
    #[must_use]
    pub fn added_at(&self) -> Option<i64> {
        seconds(self.added.as_deref()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_seconds_and_a_second_has_its_day() {
        for (text, second, day) in [
            ("1970-01-01T00:00:00Z", Some(0), "1970-01-01"),
            ("1970-01-02T00:30:00+02:00", Some(81_000), "1970-01-01"),
            ("1969-12-31T23:59:59Z", Some(-1), "1969-12-31"),
            ("2026", Some(1_767_225_600), "2026-01-01"),
            ("2026-07-04T12:00:00Z", Some(1_783_166_400), "2026-07-04"),
            ("soon", None, ""),
        ] {
            assert_eq!(seconds(text), second, "{text}");
            let found = second.and_then(PartialDate::of_second);
            assert_eq!(found, day.parse().ok(), "{text}");
        }
        assert_eq!(PartialDate::of_second(i64::MAX), None);
    }

    #[test]
    fn some_time_ago_is_a_day_of_the_calendar() {
        let day: PartialDate = "2026-03-31".parse().unwrap();
        for (count, unit, before) in [
            (0, Unit::Days, "2026-03-31"),
            (31, Unit::Days, "2026-02-28"),
            (2, Unit::Weeks, "2026-03-17"),
            (1, Unit::Months, "2026-02-28"),
            (3, Unit::Years, "2023-03-31"),
            (9000, Unit::Years, "0001-01-01"),
            (u16::MAX, Unit::Years, "0001-01-01"),
        ] {
            let ago = Ago { count, unit };
            assert_eq!(ago.before(day).to_string(), before, "{ago}");
        }
    }
}
