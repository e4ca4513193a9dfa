//! How papers are spread over years, months and categories.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::library::{Fact, Library, NamedFact};
use crate::paper::PartialDate;
use crate::query::language::{Query, Test};

/// How the papers of a set are spread: each value with how many of them have it, those without any
/// left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// By year, the latest first.
    pub years: Vec<(u16, u64)>,
    /// By month, the latest first; papers of which only the year is known are in none.
    pub months: Vec<(PartialDate, u64)>,
    /// How many have no date.
    pub undated: u64,
    /// By category, that of the most papers first, as most write it; a paper may have several.
    pub categories: Vec<(String, u64)>,
}

impl Spread {
    /// Counts the papers of a set.
    #[must_use]
    pub fn of(library: &Library, papers: &RoaringBitmap) -> Self {
        let years = years(library, papers);
        let dated: u64 = years.iter().map(|(_, papers)| papers).sum();
        let months = years.iter().flat_map(|(year, _)| {
            let months = (1..=12).rev();
            months.filter_map(|month| PartialDate::new(*year, Some(month), None))
        });
        let months = months.map(|month| (month, library.within_date(month, papers)));
        Self {
            months: months.filter(|(_, papers)| *papers > 0).collect(),
            undated: papers.len().saturating_sub(dated),
            categories: categories(library, papers),
            years,
        }
    }

    /// How many papers are of a year.
    #[must_use]
    pub fn of_year(&self, year: u16) -> u64 {
        let mut years = self.years.iter();
        let found = years.find(|(other, _)| *other == year);
        found.map_or(0, |(_, papers)| *papers)
    }
}

/// Whether a query leaves years whole: it asks for no date.
#[must_use]
pub fn leaves_years_whole(query: &Query) -> bool {
    let is_of_date = |test: &Test| match test {
        Test::Fact(fact, _) => matches!(fact, Fact::Date | Fact::Named(NamedFact::Year)),
        Test::Words(..) | Test::Mark(_) | Test::Beside(_) => false,
    };
    !query.tests().any(|(test, _)| is_of_date(test))
}

fn years(library: &Library, papers: &RoaringBitmap) -> Vec<(u16, u64)> {
    let names = library.names(NamedFact::Year).iter().rev();
    let years = names.filter_map(|(name, set)| {
        let year = name.parse().ok()?;
        Some((year, set.intersection_len(papers)))
    });
    years.filter(|(_, papers)| *papers > 0).collect()
}

fn categories(library: &Library, papers: &RoaringBitmap) -> Vec<(String, u64)> {
    /// One category, however its letters are written.
    #[derive(Default)]
    struct Category {
        papers: RoaringBitmap,
        /// How most write it, and how many do.
        name: (u64, String),
    }
    let mut categories: BTreeMap<String, Category> = BTreeMap::new();
    for (name, set) in library.names(NamedFact::Category) {
        let found = set & papers;
        if !found.is_empty() {
            let category = categories.entry(name.to_lowercase()).or_default();
            if found.len() > category.name.0 {
                category.name = (found.len(), name.clone());
            }
            category.papers |= found;
        }
    }
    let categories = categories.into_values();
    let counted = categories.map(|category| (category.name.1, category.papers.len()));
    let mut counted: Vec<(String, u64)> = counted.collect();
    counted.sort_by_key(|(_, papers)| Reverse(*papers));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn papers_are_counted_by_year_month_and_category() {
        let paper = |id: &str, date: Option<&str>, categories: &[&str]| {
            let mut paper = Paper::new(PaperId::parse(id).unwrap());
            paper.date = date.map(|date| date.parse().unwrap());
            paper.categories = categories.iter().map(|&name| name.to_owned()).collect();
            paper
        };
        let library = Library::from_papers(vec![
            paper("x:1", Some("2026-02"), &["cs.LG", "cs.CV"]),
            paper("x:2", Some("2026-02-28"), &["cs.lg", "cs.CV"]),
            paper("x:3", Some("2025"), &["cs.LG"]),
            paper("x:4", Some("2025-12-31"), &[]),
            paper("x:5", None, &["math.CO"]),
        ]);
        let spread = Spread::of(&library, library.papers());
        assert_eq!(spread.years, [(2026, 2), (2025, 2)]);
        let months = spread.months.iter();
        let months: Vec<(String, u64)> = months.map(|(m, n)| (m.to_string(), *n)).collect();
        assert_eq!(
            months,
            [("2026-02".to_owned(), 2), ("2025-12".to_owned(), 1)]
        );
        assert_eq!((spread.undated, spread.of_year(2024)), (1, 0));
        let categories = spread.categories.iter();
        let categories: Vec<(&str, u64)> = categories.map(|(c, n)| (c.as_str(), *n)).collect();
        assert_eq!(categories, [("cs.LG", 3), ("cs.CV", 2), ("math.CO", 1)]);
        assert_eq!(
            Spread::of(&library, &RoaringBitmap::new()),
            Spread::default()
        );
    }

    #[test]
    fn a_query_for_a_date_cuts_years() {
        for (query, whole) in [
            ("", true),
            ("diffusion cat:cs.LG is:starred", true),
            ("diffusion year:2025", false),
            ("-date:2025-06..", false),
        ] {
            let query: Query = query.parse().unwrap();
            assert_eq!(leaves_years_whole(&query), whole);
        }
    }
}
