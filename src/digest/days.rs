//! The days of the week on which a digest comes.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};

/// The days of a week as they are written, from Monday on.
const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];
const ALL: &str = "all";

/// Some days of the week, never none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days([bool; 7]);

/// Says that a text names no days of the week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no days: write \"all\", \"mon..fri\" or \"mon,thu\"")]
pub struct NoDays;

impl Days {
    /// Every day.
    pub const ALL: Self = Self([true; 7]);

    /// Whether a day of the calendar is one of them.
    #[must_use]
    pub fn have(self, date: Date) -> bool {
        let days = WEEK.iter().zip(self.0);
        let mut taken = days.filter(|(_, taken)| *taken);
        taken.any(|((_, day), _)| *day == date.weekday())
    }
}

/// A range may run over the end of the week: `fri..mon`.
impl FromStr for Days {
    type Err = NoDays;

    fn from_str(text: &str) -> Result<Self, NoDays> {
        let text = text.to_ascii_lowercase();
        if text.trim() == ALL {
            return Ok(Self::ALL);
        }
        let place = |name: &str| WEEK.iter().position(|(day, _)| *day == name.trim());
        let mut days = [false; 7];
        for part in text.split(',') {
            let (first, last) = part.split_once("..").unwrap_or((part, part));
            let first = place(first).ok_or(NoDays)?;
            let last = place(last).ok_or(NoDays)?;
            let length = (last + 7 - first) % 7;
            for step in 0..=length {
                if let Some(day) = days.get_mut((first + step) % 7) {
                    *day = true;
                }
            }
        }
        Ok(Self(days))
    }
}

/// Prints them as they are read: three or more in a row as a range.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ALL {
            return f.write_str(ALL);
        }
        let days: Vec<(bool, &str)> = self
            .0
            .into_iter()
            .zip(WEEK.iter().map(|day| day.0))
            .collect();
        let mut parts = Vec::new();
        for run in days.chunk_by(|one, next| one.0 == next.0) {
            match run {
                [(true, first), _, .., (true, last)] => parts.push(format!("{first}..{last}")),
                run => parts.extend(run.iter().filter(|day| day.0).map(|day| day.1.to_owned())),
            }
        }
        f.write_str(&parts.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_printed_as_they_are_read() {
        for (text, printed) in [
            ("all", "all"),
            ("Mon..Fri", "mon..fri"),
            ("mon, thu", "mon,thu"),
            ("fri..mon", "mon,fri..sun"),
            ("mon..sun", "all"),
            ("tue..wed,wed", "tue,wed"),
            ("sun", "sun"),
        ] {
            let days: Days = text.parse().unwrap();
            assert_eq!(days.to_string(), printed, "{text}");
            assert_eq!(printed.parse(), Ok(days));
        }
        for text in ["", "daily", "mon..", "mon-fri", "mon,", "monday"] {
            assert_eq!(text.parse::<Days>(), Err(NoDays), "{text}");
        }
    }

    #[test]
    fn a_date_is_one_of_them_by_its_day_of_the_week() {
        let days: Days = "mon..wed,sat".parse().unwrap();
        // 2026-11-23 was a Monday.
        let had: Vec<bool> = (23..30)
            .map(|day| days.have(jiff::civil::date(2026, 11, day)))
            .collect();
        assert_eq!(had, [true, true, true, false, false, true, false]);
    }
}
