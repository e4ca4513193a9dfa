//! The lines of the filter pane, and what can be chosen in it.

use crate::query::{Choice, Facet, FacetKind, Tally, View};
use crate::text::numbers::thousands;
use crate::text::wrap::Widths;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterItem {
    /// A view.
    View(View),
    /// A saved view of this name.
    Saved(String),
    /// A facet value.
    Facet(Facet),
    /// The next values of a group.
    More(FacetKind),
    /// A group, which folds or unfolds.
    Group(FacetKind),
    /// Something more to follow.
    Follow,
}

/// A line of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterLine {
    /// Nothing.
    Blank,
    /// The heading of a group.
    Heading(FacetKind, Fold),
    /// What offers more to follow.
    Follow,
    /// What offers the next values of a group, of which there are so many more.
    More(FacetKind, usize),
    /// A view or value.
    Value(ValueLine),
}

/// Whether the values of a group are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// They are.
    Open,
    /// Only its heading is.
    Folded,
}

/// A view or value, with the papers that it would show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueLine {
    /// What it is.
    pub item: FilterItem,
    /// Its name, safe, as it fits.
    pub label: String,
    /// How many papers.
    pub papers: Tally,
    /// The same as text.
    pub count: String,
    /// How it stands in the query.
    pub choice: Option<Choice>,
    /// Of how many papers its bar is a share, where it has one.
    pub whole: Option<u64>,
}

/// What the lines depend on beside what they say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How wide the pane is.
    pub columns: usize,
    /// How the terminal counts columns.
    pub widths: Widths,
    /// What stands for what is cut.
    pub ellipsis: &'static str,
}

/// The columns of a value's line that are not its name: a bar, a sign and a blank before it; a blank,
/// the number, and another blank behind.
const AROUND: usize = 1 + 2 + 1 + 1;

impl Shape {
    /// How many columns the name of a value has beside its number.
    pub(super) fn room(self, count: &str) -> usize {
        self.columns.saturating_sub(AROUND + count.len())
    }
}

impl FilterLine {
    /// What one can go to on the line.
    #[must_use]
    pub fn item(&self) -> Option<FilterItem> {
        match self {
            Self::Blank | Self::Heading(_, Fold::Open) => None,
            Self::Heading(..) | Self::Follow | Self::More(..) | Self::Value(_) => self.pointed(),
        }
    }

    /// What a click on the line is for.
    pub(super) fn pointed(&self) -> Option<FilterItem> {
        match self {
            Self::Blank => None,
            Self::Heading(kind, _) => Some(FilterItem::Group(*kind)),
            Self::Follow => Some(FilterItem::Follow),
            Self::More(kind, _) => Some(FilterItem::More(*kind)),
            Self::Value(value) => Some(value.item.clone()),
        }
    }
}

/// A number of papers as it is shown: `~33` of which only the newest were looked at, `~` where there
/// may be some.
pub(super) fn count(papers: Tally) -> String {
    match papers {
        Tally::Exact(papers) => thousands(papers),
        Tally::About(0) => "~".to_owned(),
        Tally::About(papers) => format!("~{}", thousands(papers)),
    }
}
