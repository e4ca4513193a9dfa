//! In which order papers are listed: one row an order.

use crate::library::{NumberFact, TextFact};

/// An order of the list. Papers that it does not tell apart, or has no place for, follow one another
/// newest first; those that it has no place for come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest date first, and before it what is to appear; papers without a date last, as their page had
    /// them. Where a query asks for what is like a paper, the likest first.
    #[default]
    Newest,
    /// The earliest date first.
    Oldest,
    /// By the words of the title.
    Title,
    /// As the page that they came from had them.
    Page,
    /// The most votes first.
    Votes,
    /// The last one brought in first.
    Added,
    /// The last one starred first.
    Starred,
    /// The best answer to the query's words first; see [`Relevance`](crate::query::Relevance).
    Relevance,
    /// What people look at now first; see `trend`.
    Trending,
    /// What is like the starred papers first; see [`Taste`](crate::query::Taste).
    ForYou,
}

/// What decides an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrderBy {
    /// The date, the latest first.
    Newest,
    /// The date, the earliest first.
    Oldest,
    /// A text.
    Text(TextFact),
    /// A number, the greatest first.
    Number(NumberFact),
    /// The place on the page.
    Page,
    /// The time of the star, the latest first.
    Starred,
    /// The words of the query.
    Relevance,
    /// The place in the newest list, then votes by their age.
    Trend,
    /// The terms of starred papers.
    Taste,
}

/// What is known of an order.
struct OrderRow {
    name: &'static str,
    label: &'static str,
    meaning: &'static str,
    by: OrderBy,
}

impl Order {
    /// Every order, as the menu lists them.
    pub const ALL: [Self; 10] = [
        Self::Newest,
        Self::Oldest,
        Self::Title,
        Self::Page,
        Self::Votes,
        Self::Added,
        Self::Starred,
        Self::Relevance,
        Self::Trending,
        Self::ForYou,
    ];

    const fn row(self) -> OrderRow {
        let (name, label, meaning, by) = match self {
            Self::Newest => (
                "newest",
                "newest first",
                "by date, the latest first, what is to appear before it",
                OrderBy::Newest,
            ),
            Self::Oldest => (
                "oldest",
                "oldest first",
                "by date, the earliest first",
                OrderBy::Oldest,
            ),
            Self::Title => (
                "title",
                "by title",
                "by the words of the title",
                OrderBy::Text(TextFact::Title),
            ),
            Self::Page => (
                "page",
                "page order",
                "as the page that they came from had them",
                OrderBy::Page,
            ),
            Self::Votes => (
                "votes",
                "most votes",
                "the most votes first",
                OrderBy::Number(NumberFact::Votes),
            ),
            Self::Added => (
                "added",
                "recently added",
                "the last one brought in first",
                OrderBy::Number(NumberFact::Added),
            ),
            Self::Starred => (
                "starred",
                "recently starred",
                "the last one starred first",
                OrderBy::Starred,
            ),
            Self::Relevance => (
                "relevance",
                "by relevance",
                "words in the title first, then BM25",
                OrderBy::Relevance,
            ),
            Self::Trending => (
                "trending",
                "trending",
                "the newest trending list, then by votes / (days + 2)^1.5, then without votes",
                OrderBy::Trend,
            ),
            Self::ForYou => (
                "for-you",
                "for you",
                "what is like your stars: sum of ln(odds in starred / in read) of the 64 strongest terms",
                OrderBy::Taste,
            ),
        };
        OrderRow {
            name,
            label,
            meaning,
            by,
        }
    }

    /// The name on the command line and in `state.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The order as it is said to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.row().label
    }

    /// What it lists first.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.row().meaning
    }

    /// Whether it lists papers by their dates.
    #[must_use]
    pub fn is_by_date(self) -> bool {
        matches!(self.by(), OrderBy::Newest | OrderBy::Oldest)
    }

    /// What decides it.
    pub(super) fn by(self) -> OrderBy {
        self.row().by
    }

    /// The order of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_has_a_name_of_its_own_and_decides_by_what_is_kept() {
        for order in Order::ALL {
            assert_eq!(Order::named(order.name()), Some(order));
            match order.by() {
                OrderBy::Text(fact) => assert!(TextFact::ALL.contains(&fact)),
                OrderBy::Number(fact) => assert!(NumberFact::ALL.contains(&fact)),
                OrderBy::Newest
                | OrderBy::Oldest
                | OrderBy::Page
                | OrderBy::Starred
                | OrderBy::Relevance
                | OrderBy::Trend
                | OrderBy::Taste => {}
            }
        }
    }
}
