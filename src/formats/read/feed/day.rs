//! Days as feeds write them: RFC 822, ISO 8601, and what looks like neither.

use crate::formats::dates;
use crate::paper::PartialDate;

/// The day in a text, or as much of it as it tells.
pub(super) fn of(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let found = dates::of_text(text);
    if found.is_some_and(|date| date.day().is_some()) {
        return found;
    }
    in_numbers(text).or_else(|| short(text)).or(found)
}

/// `20250603`, with a time behind it or without, `3.6.2025`, and `6/13/2025` where one of the two can
/// only be a day.
fn in_numbers(text: &str) -> Option<PartialDate> {
    let first = text.split([' ', 'T']).next().unwrap_or_default();
    if first.len() == 8 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| first.get(from..to).unwrap_or_default();
        return dates::of_texts(part(0, 4), part(4, 6), part(6, 8));
    }
    let parts = |sign: char| {
        let mut parts = first.split(sign);
        let three = (parts.next()?, parts.next()?, parts.next()?);
        let is_year = three.2.len() == 4 && parts.next().is_none();
        is_year.then_some(three)
    };
    if let Some((day, month, year)) = parts('.') {
        return dates::of_texts(year, month, day);
    }
    let (one, other, year) = parts('/')?;
    let is_day = |number: &str| number.parse().is_ok_and(|number: u8| number > 12);
    match (is_day(one), is_day(other)) {
        (true, false) => dates::of_texts(year, other, one),
        (false, true) => dates::of_texts(year, one, other),
        (true, true) | (false, false) => None,
    }
}

/// `Tue, 03 Jun 25 12:00 GMT`: the first form of mail had two digits for the year.
fn short(text: &str) -> Option<PartialDate> {
    let mut words = text
        .split([' ', '-'])
        .filter(|word| !word.is_empty() && !word.ends_with(','));
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let is_short = year.len() == 2 && month.starts_with(|c: char| c.is_ascii_alphabetic());
    let number: u16 = year.parse().ok().filter(|_| is_short)?;
    let century = if number > 90 { 1900 } else { 2000 };
    dates::of_texts(&(century + number).to_string(), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_three_grammars() {
        for (text, day) in [
            ("Tue, 03 Jun 2025 12:00:00 GMT", Some("2025-06-03")),
            ("3 June 2025 12:00 +0200", Some("2025-06-03")),
            ("Tue, 03 Jun 25 12:00 GMT", Some("2025-06-03")),
            ("03-Jun-98", Some("1998-06-03")),
            ("2025-06-03T12:00:00-04:00", Some("2025-06-03")),
            ("2025-06-03", Some("2025-06-03")),
            ("20250603T120000Z", Some("2025-06-03")),
            ("2025-06", Some("2025-06")),
            ("Jun 3, 2025", Some("2025-06-03")),
            ("2025/06/03 12:00", Some("2025-06-03")),
            ("3.6.2025", Some("2025-06-03")),
            ("6/13/2025", Some("2025-06-13")),
            ("13/06/2025", Some("2025-06-13")),
            ("06/03/2025", Some("2025")),
            ("June 2025", Some("2025-06")),
            ("yesterday", None),
            ("", None),
        ] {
            let found = of(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), day, "{text}");
        }
    }
}
