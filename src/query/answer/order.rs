//! In which order papers are listed: one row an order.

use crate::library::{NumberFact, TextFact};

/// An order of the list. Papers that it does not tell apart, or has no place for, follow one another
/// newest first; those that it has no place for come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest date first, and before it what is to appear; papers without a date last, as their page had them.
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
}

impl Order {
    /// Every order, as the menu lists them.
    pub const ALL: [Self; 8] = [
        Self::Newest,
        Self::Oldest,
        Self::Title,
        Self::Page,
        Self::Votes,
        Self::Added,
        Self::Starred,
        Self::Relevance,
    ];

    const fn row(self) -> (&'static str, &'static str, OrderBy) {
        match self {
            Self::Newest => ("newest", "newest first", OrderBy::Newest),
            Self::Oldest => ("oldest", "oldest first", OrderBy::Oldest),
            Self::Title => ("title", "by title", OrderBy::Text(TextFact::Title)),
            Self::Page => ("page", "page order", OrderBy::Page),
            Self::Votes => ("votes", "most votes", OrderBy::Number(NumberFact::Votes)),
            Self::Added => (
                "added",
                "recently added",
                OrderBy::Number(NumberFact::Added),
            ),
            Self::Starred => ("starred", "recently starred", OrderBy::Starred),
            Self::Relevance => ("relevance", "by relevance", OrderBy::Relevance),
        }
    }

    /// The name on the command line and in `state.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The order as it is said to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// What decides it.
    pub(super) fn by(self) -> OrderBy {
        self.row().2
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
                | OrderBy::Relevance => {}
            }
        }
    }
}
