//! Dates in the forms that services and publishers write.

use serde_json::Value;

use crate::paper::PartialDate;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const SECONDS_OF_A_DAY: i64 = 86_400;

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

/// The date in a text: `2014-03-18`, `2014/03/18`, `2014//`, `18 Mar 2014`, `May 2014`, `2014`.
pub(super) fn of_text(text: &str) -> Option<PartialDate> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = words.iter().find(is_year)?;
    let at_first = words.first() == Some(year);
    let named = words.iter().position(|word| {
        let is_name = word.starts_with(|c: char| c.is_ascii_alphabetic());
        is_name && month(word).is_some()
    });
    match (named, at_first) {
        (Some(place), _) => {
            let near = [place.wrapping_sub(1), place + 1];
            let day = near
                .into_iter()
                .filter_map(|place| words.get(place))
                .find(|word| word.len() <= 2);
            of_texts(year, words.get(place)?, day.unwrap_or(&""))
        }
        (None, true) => of_texts(
            year,
            words.get(1).unwrap_or(&""),
            words.get(2).unwrap_or(&""),
        ),
        (None, false) => of_texts(year, "", ""),
    }
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

/// The date so many milliseconds after the beginning of 1970.
pub(super) fn of_millis(millis: i64) -> Option<PartialDate> {
    // Days to a date: https://howardhinnant.github.io/date_algorithms.html#civil_from_days
    let days = millis.div_euclid(SECONDS_OF_A_DAY * 1000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    PartialDate::new(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok(),
        u8::try_from(day).ok(),
    )
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
            ("Mon, 2 Apr 2007 19:18:42 GMT", Some("2007-04-02")),
            ("Wed, 29 Jul 2026 00:00:00 -0400", Some("2026-07-29")),
            ("March 1989", Some("1989-03")),
            ("May 5, 2014", Some("2014-05-05")),
            ("APR 10 2001", Some("2001-04-10")),
            ("in 1989", Some("1989")),
            ("soon", None),
            ("", None),
        ] {
            let found = of_text(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{text}");
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
