//! Dates that may stop at the year or the month.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A date of which the year, or year and month, or the whole day is known.
///
/// The order is that of (year, month or 0, day or 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl PartialDate {
    /// Makes a date; `None` where no calendar has it. A day needs a month.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let known = Self {
            year,
            month: month.unwrap_or(0),
            day: day.unwrap_or(0),
        };
        let month_fits = month.is_none_or(|month| (1..=12).contains(&month));
        let day_fits =
            day.is_none_or(|day| known.month > 0 && (1..=known.days_in_month()).contains(&day));
        (year > 0 && year <= 9999 && month_fits && day_fits).then_some(known)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Whether the other is this date or one within it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.year == other.year
            && (self.month == 0 || self.month == other.month)
            && (self.day == 0 || self.day == other.day)
    }

    /// The first day of it.
    #[must_use]
    pub fn beginning(self) -> Self {
        Self {
            year: self.year,
            month: self.month.max(1),
            day: self.day.max(1),
        }
    }

    /// The last day of it.
    #[must_use]
    pub fn ending(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let of_month = Self { month, ..self };
        if self.day == 0 {
            Self {
                day: of_month.days_in_month(),
                ..of_month
            }
        } else {
            self
        }
    }

    /// As one says it on some day: `1 Jul`, of another year `1 Jul 2025`; `Jul 2025` and `2025` where
    /// no more is known.
    #[must_use]
    pub fn said(self, today: Self) -> String {
        let month = MONTHS.get(usize::from(self.month).wrapping_sub(1));
        match (month, self.day()) {
            (Some(month), Some(day)) if self.year == today.year => format!("{day} {month}"),
            (Some(month), Some(day)) => format!("{day} {month} {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            (None, _) => self.year.to_string(),
        }
    }

    /// The same with its day of the week, where the day is of this year: `Wed 1 Jul`.
    #[must_use]
    pub fn said_with_weekday(self, today: Self) -> String {
        let weekday = self.weekday().filter(|_| self.year == today.year);
        match weekday {
            Some(weekday) => format!("{weekday} {}", self.said(today)),
            None => self.said(today),
        }
    }

    /// The day of the week, where the day is known.
    #[must_use]
    pub fn weekday(self) -> Option<&'static str> {
        self.day()?;
        // The first day of the year 1 was a Monday.
        let days = Self::FIRST.days_to(self).rem_euclid(7);
        WEEKDAYS.get(usize::try_from(days).ok()?).copied()
    }

    fn days_in_month(self) -> u8 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

/// Says that a text is no date of the form `2025`, `2025-03` or `2025-03-18`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no date of the form 2025, 2025-03 or 2025-03-18")]
pub struct NoDate;

impl FromStr for PartialDate {
    type Err = NoDate;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a time of day, which stands behind a whole day and `T`
    /// or a blank, is passed over.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let text = text.trim();
        let (day_part, time) = text
            .split_once(['T', ' '])
            .map_or((text, None), |(day, time)| (day, Some(time)));
        let mut parts = day_part.split('-');
        let year = number(parts.next(), 4).ok_or(NoDate)?;
        let month = parts
            .next()
            .map(|part| number(Some(part), 2).ok_or(NoDate))
            .transpose()?;
        let day = parts
            .next()
            .map(|part| number(Some(part), 2).ok_or(NoDate))
            .transpose()?;
        if parts.next().is_some() || (time.is_some() && day.is_none()) {
            return Err(NoDate);
        }
        let small = |value: Option<u16>| value.map(u8::try_from).transpose().map_err(|_| NoDate);
        Self::new(year, small(month)?, small(day)?).ok_or(NoDate)
    }
}

fn number(part: Option<&str>, digits: usize) -> Option<u16> {
    let part = part?;
    let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| part.parse().ok()).flatten()
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| de::Error::custom(format!("\"{text}\" is {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_prints_as_it_was_read() {
        for text in ["2025", "2025-03", "2025-03-18", "0999", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_date_has_a_first_and_a_last_day() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-03", "2024-02-03", "2024-02-03"),
        ] {
            let date: PartialDate = text.parse().unwrap();
            let days = [date.beginning(), date.ending()].map(|day| day.to_string());
            assert_eq!(days, [first, last]);
        }
    }

    #[test]
    fn a_date_is_said_as_one_would_today_and_has_its_day_of_the_week() {
        let today: PartialDate = "2026-11-24".parse().unwrap();
        for (text, said, weekday) in [
            ("2026-07-01", "1 Jul", Some("Wed")),
            ("2025-12-31", "31 Dec 2025", Some("Wed")),
            ("2024-02-29", "29 Feb 2024", Some("Thu")),
            ("1970-01-01", "1 Jan 1970", Some("Thu")),
            ("0001-01-01", "1 Jan 1", Some("Mon")),
            ("2026-07", "Jul 2026", None),
            ("2026", "2026", None),
        ] {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!((date.said(today).as_str(), date.weekday()), (said, weekday));
            let with_weekday = date.said_with_weekday(today);
            let is_of_this_year = date.year() == 2026 && date.day().is_some();
            let weekday = weekday.filter(|_| is_of_this_year);
            assert_eq!(
                with_weekday.split_once(said).unwrap().0.trim(),
                weekday.unwrap_or("")
            );
        }
    }

    #[test]
    fn a_time_of_day_is_passed_over() {
        let date: PartialDate = "2025-03-18T09:00:00Z".parse().unwrap();
        assert_eq!(date.to_string(), "2025-03-18");
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "",
            "25",
            "2025-13",
            "2025-02-30",
            "2025-3",
            "2025-03-18-1",
            "0000",
            "+202",
            // A time of day stands behind a day, and what else stands there is none.
            "2020 Dec 31",
            "2019 Mar",
            "2020-12T10:00",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn a_vaguer_date_comes_before_the_days_in_it() {
        let dates = ["2024-12-31", "2025", "2025-01", "2025-01-01"];
        let parsed: Vec<PartialDate> = dates.iter().map(|text| text.parse().unwrap()).collect();
        assert!(parsed.is_sorted());
    }
}
