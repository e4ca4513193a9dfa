//! The date of a BibTeX entry: `date` of BibLaTeX, or `year`, `month` and `day`, each of which may hold
//! more than its name says.

use super::entry::BibtexEntry;
use crate::formats::dates::{self, DayAndMonth};
use crate::paper::PartialDate;

/// The date, as much of it as is known. One before the year 1 is none.
pub(super) fn of(entry: &BibtexEntry) -> Option<PartialDate> {
    let whole = entry.get("date").and_then(dates::of_text);
    let known = whole.or_else(|| of_year(entry.first(&["year", "date"])?))?;
    if known.day().is_some() {
        return Some(known);
    }
    let year = known.year().to_string();
    let month = entry.get("month").unwrap_or_default();
    let named = DayAndMonth::named(month);
    let month = named.as_ref().map_or(month, |named| named.month);
    let day = entry.get("day").map(dates::leading_digits);
    let day = day.or(named.as_ref().map(|named| named.day));
    let beside = dates::of_texts(&year, month, day.unwrap_or_default());
    beside
        .filter(|date| known.month().is_none() || date.month() == known.month())
        .or(Some(known))
}

/// The date in a `year`: `1987`, `May 1987`, `2014-09`, `c1987`. `2010/11` is a year and no month.
fn of_year(text: &str) -> Option<PartialDate> {
    if dates::is_before_our_time(text) {
        return None;
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let year = numbers.find(|digits| digits.len() == 4)?;
    let named = DayAndMonth::named(text);
    let named = named.and_then(|named| dates::of_texts(year, named.month, named.day));
    let has_month = |date: &PartialDate| date.month().is_some();
    let in_order = dates::of_text(text).filter(|_| !text.contains('/'));
    let with_month = named.or(in_order).filter(has_month);
    with_month.or_else(|| dates::of_texts(year, "", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(fields: &[(&str, &str)]) -> String {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fields = fields.iter().map(own).collect();
        let entry = BibtexEntry {
            fields,
            ..BibtexEntry::default()
        };
        of(&entry).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_day_stands_beside_its_month_in_any_form() {
        for (month, expected) in [
            ("10~January", "2001-01-10"),
            ("January~10", "2001-01-10"),
            ("{July 30}", "2001-07-30"),
            ("July 30th", "2001-07-30"),
            ("30\\textsuperscript{th} of July", "2001-07-30"),
            ("4 July", "2001-07-04"),
            ("10--15 Jul", "2001-07-10"),
            ("Jul 10--15", "2001-07-10"),
            ("June 28 -- July 2", "2001-06-28"),
            ("30 June -- 2 July", "2001-06-30"),
            ("Jul./Aug.", "2001-07"),
            ("June 31", "2001-06"),
            ("05", "2001-05"),
            ("10 12", "2001"),
            ("10/12", "2001"),
            ("13", "2001"),
            ("Spring", "2001"),
        ] {
            assert_eq!(
                date(&[("year", "2001"), ("month", month)]),
                expected,
                "{month}"
            );
        }
        let day = [("year", "2001"), ("month", "February 3"), ("day", "20--22")];
        assert_eq!(date(&day), "2001-02-20");
        let month = [("date", "2001"), ("month", "feb"), ("day", "3")];
        assert_eq!(date(&month), "2001-02-03");
        assert_eq!(date(&[("date", "2001-02"), ("month", "3")]), "2001-02");
        assert_eq!(date(&[("date", "2001-02"), ("day", "3")]), "2001-02");
    }

    #[test]
    fn a_month_stands_beside_its_year_by_name_or_behind_a_hyphen() {
        for (year, expected) in [
            ("2014-09", "2014-09"),
            ("2014-09-03", "2014-09-03"),
            ("May 1987", "1987-05"),
            ("12 May 1987", "1987-05-12"),
            ("1987, May", "1987-05"),
            ("c1987", "1987"),
            ("[1987]", "1987"),
            ("1987a", "1987"),
            ("1985--1990", "1985"),
            ("2014-15", "2014"),
            ("2010/11", "2010"),
            ("2016 (in press)", "2016"),
            ("-0044", ""),
            ("in press", ""),
        ] {
            assert_eq!(date(&[("year", year)]), expected, "{year}");
        }
    }

    #[test]
    fn a_date_of_biblatex_is_the_first_day_of_it_that_is_known() {
        for (text, expected) in [
            ("1995-1-04", "1995-01-04"),
            ("2024-5", "2024-05"),
            ("2024/05/06", "2024-05-06"),
            ("1998/", "1998"),
            ("1999/unknown", "1999"),
            ("2001-02-03/2001-02-05", "2001-02-03"),
            ("2001-02-03T10:00:00Z", "2001-02-03"),
            ("2001~", "2001"),
            ("2001-02?", "2001-02"),
            ("2001-21", "2001"),
            ("2001-XX-XX", "2001"),
            ("199X", ""),
            ("-0044", ""),
            ("-0044/0010", ""),
            ("-2001-02-03", ""),
        ] {
            assert_eq!(date(&[("date", text)]), expected, "{text}");
        }
    }
}
