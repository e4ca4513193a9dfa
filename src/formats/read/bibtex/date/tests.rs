//! Dates as BibTeX has them.

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
