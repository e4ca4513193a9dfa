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
mod tests;
