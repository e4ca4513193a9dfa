//! Dates in the forms that services and publishers write.

use std::fmt::Write;

use serde_json::Value;

use crate::paper::PartialDate;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The number of a month by its English name, whole or in short, or in digits.
pub(super) fn month(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    let named = (1..).zip(MONTHS).find(|(_, month)| name.starts_with(month));
    let number = named.map(|(number, _)| number);
    number.or_else(|| name.parse().ok().filter(|month| (1..=12).contains(month)))
}

/// A date of texts for year, month and day, as much of it as makes one.
pub(super) fn of_texts(year: &str, month_name: &str, day: &str) -> Option<PartialDate> {
    let year: u16 = year.trim().parse().ok()?;
    let month = month(month_name);
    let day = day.trim().parse().ok().filter(|_| month.is_some());
    PartialDate::new(year, month, day).or_else(|| PartialDate::new(year, month, None))
}

/// The date in a text: `2014-03-18`, `2014/03/18`, `2014//`, `18 Mar 2014`, `May 2014`, `2014 Dec 31`,
/// `2014`, and what CSL and BibLaTeX write (EDTF, <https://www.loc.gov/standards/datetime/>): `2014~`,
/// `2014-03/2014-05`, `2014-21` for a season, `2014-XX`. Of a range it is the first; a time of day is
/// passed over, and a year before 1 is none.
pub(super) fn of_text(text: &str) -> Option<PartialDate> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    if let Some(date) = of_digits(text.trim()) {
        return Some(date);
    }
    if is_before_our_time(text) {
        return None;
    }
    let words = words(without_time(text));
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = words.iter().find(is_year)?;
    let by_name = DayAndMonth::named(text);
    let by_name = by_name.and_then(|named| of_texts(year, named.month, named.day));
    let in_order = if words.first() == Some(year) {
        of_texts(year, word(1), word(2))
    } else {
        of_texts(year, "", "")
    };
    // What stands behind a date may begin like a month: "2020/12/31/Conference in Marseille".
    let known = |date: &PartialDate| (date.month().is_some(), date.day().is_some());
    [in_order, by_name].into_iter().flatten().max_by_key(known)
}

/// A day without signs between its parts: `20140318`.
fn of_digits(text: &str) -> Option<PartialDate> {
    let is_day = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = text.split_at_checked(4).filter(|_| is_day)?;
    let (month, day) = rest.split_at_checked(2)?;
    PartialDate::new(year.parse().ok()?, month.parse().ok(), day.parse().ok())
}

/// The date of two fields, one for the year and one for the day in it, which may tell its year, too:
/// `FEB 12`, `FEB 2011`, `12 Feb`; a season is no month.
pub(super) fn of_year_and_day(year: Option<PartialDate>, day: &str) -> Option<PartialDate> {
    let day = of_text(day).or_else(|| of_text(&format!("{} {day}", year?)));
    day.filter(|date| year.is_none_or(|year| year.covers(*date)))
}

/// Whether a text begins with a year before 1, as `-0044`.
pub(super) fn is_before_our_time(text: &str) -> bool {
    let after = text.trim_start().strip_prefix(['-', '−']);
    after.is_some_and(|year| year.starts_with(|c: char| c.is_ascii_digit()))
}

/// Words that stand between a day and its month.
const BETWEEN: [&str; 9] = [
    "of",
    "st",
    "nd",
    "rd",
    "th",
    "and",
    "to",
    "textsuperscript",
    "de",
];

/// A month by its name, and the day beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayAndMonth<'a> {
    /// The name.
    pub(super) month: &'a str,
    /// The digits of the day, or none.
    pub(super) day: &'a str,
}

impl<'a> DayAndMonth<'a> {
    /// The first month that a text names, with its day: `July 30th`, `10--15 Jul` (the first day).
    pub(super) fn named(text: &'a str) -> Option<Self> {
        let words = words(without_time(text));
        let is_name = |word: &&str| {
            word.starts_with(|c: char| c.is_ascii_alphabetic()) && month(word).is_some()
        };
        let place = words.iter().position(is_name)?;
        let day = |word: &&'a str| {
            let digits = leading_digits(word);
            (1..=2).contains(&digits.len()).then_some(digits)
        };
        let before = words.get(..place)?.iter().rev();
        let before = before.filter(|word| !BETWEEN.contains(*word));
        let first = before.map_while(day).last();
        let after = || words.get(place + 1).and_then(day);
        Some(Self {
            month: words.get(place)?,
            day: first.or_else(after).unwrap_or_default(),
        })
    }
}

fn words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// A text up to the `T` between digits with which a time of day begins.
fn without_time(text: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut parts = text.match_indices('T').filter_map(|(place, _)| {
        let (day, time) = text.split_at_checked(place)?;
        (day.ends_with(is_digit) && time.get(1..)?.starts_with(is_digit)).then_some(day)
    });
    parts.next().unwrap_or(text)
}

/// A date as MEDLINE writes it: `2014 Mar 18`.
pub(super) fn with_name_of_month(date: PartialDate) -> String {
    let mut text = format!("{:04}", date.year());
    let month = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month) - 1));
    if let Some(month) = month {
        let (first, rest) = month.split_at(1);
        let _ = write!(text, " {}{rest}", first.to_ascii_uppercase());
    }
    if let Some(day) = date.day() {
        // Writing to a string cannot fail.
        let _ = write!(text, " {day}");
    }
    text
}

/// The digits with which a word begins: `18` of `18th`.
pub(super) fn leading_digits(word: &str) -> &str {
    let mut digits = word.split(|c: char| !c.is_ascii_digit());
    digits.next().unwrap_or_default()
}

/// When a work appeared first, of the days on which it did in one form or another: the earliest of
/// those of which the month is known, the most exact of these, or else the earliest year.
pub(super) fn first(dates: impl IntoIterator<Item = PartialDate>) -> Option<PartialDate> {
    let order = |date: &PartialDate| {
        let (month, day) = (date.month(), date.day().unwrap_or(u8::MAX));
        (month.is_none(), date.year(), month, day)
    };
    dates.into_iter().min_by_key(order)
}

/// The date of `[[2004, 3, 18]]`, numbers or texts, as CSL and Crossref write it.
pub(super) fn of_parts(date: Option<&Value>) -> Option<PartialDate> {
    let parts = date?.get("date-parts")?.get(0)?.as_array()?;
    let part = |place: usize| {
        let text = parts.get(place).and_then(super::json::text_of);
        text.unwrap_or_default()
    };
    of_texts(&part(0), &part(1), &part(2))
}

/// The date, in UTC, so many milliseconds after the beginning of 1970.
pub(super) fn of_millis(millis: i64) -> Option<PartialDate> {
    PartialDate::of_second(millis.div_euclid(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_form() {
        for (text, date) in [
            ("2014-03-18T09:00:00.000Z", Some("2014-03-18")),
            ("2014/03/18", Some("2014-03-18")),
            ("2014//", Some("2014")),
            ("2014/13/40", Some("2014")),
            ("20140318", Some("2014-03-18")),
            ("20141318", None),
            ("Mon, 2 Apr 2007 19:18:42 GMT", Some("2007-04-02")),
            ("Wed, 29 Jul 2026 00:00:00 -0400", Some("2026-07-29")),
            ("March 1989", Some("1989-03")),
            ("May 5, 2014", Some("2014-05-05")),
            ("APR 10 2001", Some("2001-04-10")),
            ("in 1989", Some("1989")),
            ("2020 Dec 31", Some("2020-12-31")),
            ("2019 Mar", Some("2019-03")),
            ("2019 03", Some("2019-03")),
            ("2020-Dec-31 10:00", Some("2020-12-31")),
            ("2020-12T10:00:00Z", Some("2020-12")),
            ("2020/12/31/Conference in Marseille", Some("2020-12-31")),
            ("2020 10 Dec", Some("2020-12-10")),
            ("March 18th, 2014", Some("2014-03-18")),
            ("2020 (in press)", Some("2020")),
            ("2013~", Some("2013")),
            ("2013?", Some("2013")),
            ("2013-21", Some("2013")),
            ("2013-XX", Some("2013")),
            ("2013-05/2013-07", Some("2013-05")),
            ("2013-05-06T10:00:00Z", Some("2013-05-06")),
            ("10--15 July 2013", Some("2013-07-10")),
            ("199X", None),
            ("-0044", None),
            ("-2013-05-06", None),
            ("soon", None),
            ("", None),
        ] {
            let found = of_text(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{text}");
        }
    }

    #[test]
    fn the_first_of_several_dates_is_the_earliest_that_tells_its_month() {
        for (texts, found) in [
            (&["2020-02", "2020-02-07"][..], Some("2020-02-07")),
            (&["2020-03", "2019-12-05"], Some("2019-12-05")),
            (&["2019", "2020-01-10"], Some("2020-01-10")),
            (&["2020", "2019"], Some("2019")),
            (&[], None),
        ] {
            let dates = texts.iter().filter_map(|text| of_text(text));
            let date = first(dates).map(|date| date.to_string());
            assert_eq!(date.as_deref(), found, "{texts:?}");
        }
    }

    #[test]
    fn days_since_1970_are_dates() {
        for (millis, date) in [
            (0, "1970-01-01"),
            (1_729_220_267_174, "2024-10-18"),
            (951_782_400_000, "2000-02-29"),
            (-1, "1969-12-31"),
        ] {
            assert_eq!(
                of_millis(millis).map(|date| date.to_string()).as_deref(),
                Some(date)
            );
        }
        assert_eq!(of_millis(i64::MIN), None);
        assert_eq!(of_millis(i64::MAX), None);
    }

    #[test]
    fn date_parts_are_numbers_or_texts_or_nothing() {
        for (text, date) in [
            (r#"{"date-parts":[[2004,3,18]]}"#, Some("2004-03-18")),
            (r#"{"date-parts":[["2004"]]}"#, Some("2004")),
            (r#"{"date-parts":[[null]]}"#, None),
            (r#"{"date-parts":[[]]}"#, None),
            (r#"{"raw":"2004"}"#, None),
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(
                of_parts(Some(&value))
                    .map(|date| date.to_string())
                    .as_deref(),
                date
            );
        }
    }
}
