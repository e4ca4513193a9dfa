//! In which order papers are listed.

/// An order of the list. Papers that it does not tell apart, or has no place for, follow one another
/// newest first; those that it has no place for come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest date first; papers without a date last, as their page had them.
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

    /// The name on the command line and in `state.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Page => "page",
            Self::Votes => "votes",
            Self::Added => "added",
            Self::Starred => "starred",
            Self::Relevance => "relevance",
        }
    }

    /// The order as it is said to a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
            Self::Title => "by title",
            Self::Page => "page order",
            Self::Votes => "most votes",
            Self::Added => "recently added",
            Self::Starred => "recently starred",
            Self::Relevance => "by relevance",
        }
    }

    /// The order of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}
