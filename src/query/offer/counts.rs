//! What the filter pane shows: values in groups, each with how many papers it would show.

use std::fmt;

use crate::query::language::{Choice, Facet, FacetKind, View};
use crate::text::numbers::thousands;

/// What the filter pane shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// All, unread, starred: how many papers each view would show.
    pub views: Vec<(View, u64)>,
    /// The groups that have a value with papers, or one that the query asks for.
    pub groups: Vec<FacetGroup>,
}

/// The values of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetGroup {
    /// What they are values of.
    pub kind: FacetKind,
    /// The values, in a lasting order.
    pub values: Vec<FacetValue>,
    /// How many more there are.
    pub left: usize,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value.
    pub facet: Facet,
    /// How many papers the query would show with it; of a feed how many of these are unread.
    pub papers: Tally,
    /// How it stands in the query.
    pub choice: Option<Choice>,
}

/// A number of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tally {
    /// All of them were looked at.
    Exact(u64),
    /// Only the newest were looked at; shown with a `~` before it.
    About(u64),
}

impl Tally {
    /// The number, whether exact or not.
    #[must_use]
    pub fn papers(self) -> u64 {
        match self {
            Self::Exact(papers) | Self::About(papers) => papers,
        }
    }

    /// Whether there is surely no paper.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::Exact(0)
    }
}

/// The number; with a `~` where only the newest papers were looked at.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(papers) => f.write_str(&thousands(*papers)),
            Self::About(papers) => write!(f, "~{}", thousands(*papers)),
        }
    }
}

impl FacetGroup {
    /// A group without a value.
    pub(super) fn empty(kind: FacetKind) -> Self {
        Self {
            kind,
            values: Vec::new(),
            left: 0,
        }
    }

    /// Whether a value of it is of use: it shows papers, or stands in the query.
    pub(super) fn has_use(&self) -> bool {
        let mut values = self.values.iter();
        values.any(|value| !value.papers.is_none() || value.choice.is_some())
    }
}
