//! Which of several titles of what a work is in is that of the book: the other one is of the series
//! in which the book appeared (<https://github.com/CrossRef/rest-api-doc/issues/11>: in no order that
//! is promised).

use crate::paper::WorkKind;

/// How the names of series begin.
const SERIES: &[&str] = &[
    "lecture notes ",
    "communications in computer and information science",
    "ifip ",
    "acs symposium series",
    "aip conference proceedings",
    "asp conference series",
    "astrophysics and space science ",
    "graduate texts in ",
    "methods in enzymology",
    "methods in molecular ",
    "nato ",
    "palgrave studies in ",
    "procedia ",
    "progress in ",
    "smart innovation",
    "springerbriefs ",
    "springer proceedings in ",
    "springer tracts in ",
    "studies in ",
    "synthesis lectures ",
    "topics in ",
    "undergraduate texts in ",
];
/// Begins the names of series and, with a year, a number or a meeting behind it, those of books.
const EITHER: &str = "advances in ";
/// Words that only series have in their names.
const WORDS: [&str; 3] = ["series", "lncs", "monographs"];

/// Where a work of a kind appeared: of several titles that of the book, which comes last, but for one
/// that is known to be of a series. What is in a journal has but one place.
pub(super) fn venue(titles: Vec<String>, kind: Option<WorkKind>) -> Option<String> {
    let mut titles = titles.into_iter();
    if kind == Some(WorkKind::Article) {
        return titles.next();
    }
    let (series, books): (Vec<String>, Vec<String>) = titles.partition(|title| is_series(title));
    let mut books = books.into_iter();
    books.next_back().or_else(|| series.into_iter().next_back())
}

fn is_series(title: &str) -> bool {
    let name = title.trim().to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let tells_more = |rest: &str| rest.contains(|c: char| c.is_ascii_digit() || ":–—".contains(c));
    if let Some(rest) = name.strip_prefix(EITHER) {
        return !tells_more(rest);
    }
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    SERIES.iter().any(|begin| name.starts_with(begin)) || words.any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_is_the_venue_and_not_its_series() {
        let lncs = "Lecture Notes in Computer Science";
        let book = "Euro-Trees 2015: Parallel Gardening";
        for (titles, chosen) in [
            (&[lncs, book][..], book),
            (&[book, lncs], book),
            (&["Advances in Botany", "Leaves"], "Leaves"),
            (&["Leaves", "Advances in Botany"], "Leaves"),
            (
                &["Advances in Trees – EUROTREES 2015", lncs],
                "Advances in Trees – EUROTREES 2015",
            ),
            (
                &["Leaves of the World", "Handbook of Leaves"],
                "Handbook of Leaves",
            ),
            (&["The Springer Series in Leaves", "Roots"], "Roots"),
            (&["ACS Symposium Series"], "ACS Symposium Series"),
            (
                &[lncs, "IFIP Advances in Leaves"],
                "IFIP Advances in Leaves",
            ),
        ] {
            let own = |titles: &[&str]| titles.iter().map(|title| (*title).to_owned()).collect();
            let found = venue(own(titles), Some(WorkKind::Chapter));
            assert_eq!(found.as_deref(), Some(chosen));
            let first = venue(own(titles), Some(WorkKind::Article));
            assert_eq!(first.as_deref(), titles.first().copied());
        }
        assert_eq!(venue(Vec::new(), None), None);
    }
}
