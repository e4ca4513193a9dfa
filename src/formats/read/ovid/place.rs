//! Where a work appeared, as Ovid's source says it in one line.

use crate::formats::dates;
use crate::paper::PartialDate;

/// What the source tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The journal, or what stands in its place.
    pub(super) venue: Option<String>,
    pub(super) volume: Option<String>,
    pub(super) number: Option<String>,
    pub(super) pages: Option<String>,
    pub(super) date: Option<PartialDate>,
}

impl Place {
    /// Reads `Leaf Medicine. 5(1):1-9, 2020 Jan.`, `Leaf Journal. Vol.5(1), Jan 2020, pp. 1-9.`
    pub(super) fn of(source: &str) -> Self {
        let source = source.trim().trim_end_matches('.');
        let mut ends = source.match_indices(". ").map(|(place, _)| place);
        let parted = ends.find_map(|end| {
            let (venue, rest) = source.split_at_checked(end)?;
            let rest = rest.get(2..)?.trim_start();
            let rest = ["Volume ", "Vol. ", "Vol.", "Vol ", "v"]
                .iter()
                .find_map(|name| rest.strip_prefix(name))
                .unwrap_or(rest);
            rest.starts_with(|c: char| c.is_ascii_digit())
                .then_some((venue, rest))
        });
        let Some((venue, rest)) = parted else {
            let mut parts = source.splitn(2, ". ");
            return Self {
                venue: parts
                    .next()
                    .filter(|venue| !venue.is_empty())
                    .map(str::to_owned),
                date: parts.next().and_then(dates::of_text),
                ..Self::default()
            };
        };
        let is_of_volume = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '/';
        let (volume, rest) = up_to(rest, |c| !is_of_volume(c));
        let (number, rest) = match rest
            .trim_start()
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
        {
            Some((number, rest)) => (number, rest),
            None => ("", rest),
        };
        let (pages, rest) = match rest.trim_start().strip_prefix(':') {
            Some(rest) => up_to(rest.trim_start(), |c| c == ','),
            None => ("", rest),
        };
        // Behind the date: `Jan 2020, pp. 1-9`, `Jan 2020, 1-9`.
        let behind = rest.rsplit_once(", ").filter(|(before, last)| {
            let bare = last.trim_start_matches("pp. ");
            let is_of_pages = |c: char| c.is_ascii_digit() || c == '-' || c == '–';
            pages.is_empty()
                && !before.is_empty()
                && bare.contains('-')
                && bare.chars().all(is_of_pages)
        });
        let (day, pages) = match behind {
            Some((day, pages)) => (day, pages.trim_start_matches("pp. ")),
            None => (rest, pages),
        };
        let told = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let day = dates::of_text(day.trim_matches([',', ' ', '.', ';']));
        // A year where a volume would be: `Leaf Medicine. 2020.`
        let year = dates::of_text(volume).filter(|_| day.is_none() && number.is_empty());
        Self {
            venue: told(venue),
            volume: told(volume).filter(|_| year.is_none()),
            number: told(number),
            pages: told(pages),
            date: day.or(year),
        }
    }
}

/// A text parted before the first such character.
fn up_to(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(ends).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_journal_a_volume_pages_and_a_day() {
        for (source, told) in [
            (
                "Leaf Medicine. 5(1):1-9, 2020 Jan.",
                "Leaf Medicine|5|1|1-9|2020-01",
            ),
            (
                "Leaf Med. Series B. 5:e12, 2020.",
                "Leaf Med. Series B|5||e12|2020",
            ),
            (
                "Official Leaf. 1288(3), Nov. 16, 2004.",
                "Official Leaf|1288|3||2004-11-16",
            ),
            (
                "Leaf & Forest. 201(2-3):327-334, November 15, 2004.",
                "Leaf & Forest|201|2-3|327-334|2004-11-15",
            ),
            (
                "Journal of Leaves. Vol.5(1), Jan 2020, pp. 1-9.",
                "Journal of Leaves|5|1|1-9|2020-01",
            ),
            (
                "Journal of Leaves. Vol 5(1) Jan 2020, 1-9",
                "Journal of Leaves|5|1|1-9|2020-01",
            ),
            ("Journal of Leaves. 2020.", "Journal of Leaves||||2020"),
            ("Journal of Leaves. ", "Journal of Leaves||||"),
            ("", "||||"),
        ] {
            let place = Place::of(source);
            let date = place.date.map(|date| date.to_string());
            let parts = [place.venue, place.volume, place.number, place.pages, date];
            assert_eq!(
                parts.map(Option::unwrap_or_default).join("|"),
                told,
                "{source}"
            );
        }
    }
}
