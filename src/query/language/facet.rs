//! Facets and views: values that one key requires or excludes.

use super::value::has_meaning;
use super::{
    Beside, Choice, Clause, Mark, Name, Phrase, Query, TagName, Test, Text, Value, WordEnding,
    Years,
};
use crate::library::{Fact, NamedFact};
use crate::marks::Tag;
use crate::paper::in_order;
use crate::text::fold;

/// A value that can be required or excluded by one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    /// A phrase that many of the papers share, in folded words.
    Topic(String),
    /// An author's name.
    Author(String),
    /// A year.
    Year(u16),
    /// A category.
    Category(String),
    /// A venue.
    Venue(String),
    /// The format or place that papers came from.
    Source(String),
    /// The feed that papers came by.
    Feed(String),
    /// A tag.
    Tag(Tag),
}

/// What a facet is a value of, in the order of the filter pane: what helps most to choose first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// All, unread or starred.
    View,
    /// Feeds, which are counted by their unread papers.
    Feed,
    /// Tags.
    Tag,
    /// Topics.
    Topic,
    /// Years.
    Year,
    /// Categories.
    Category,
    /// Authors.
    Author,
    /// Venues.
    Venue,
    /// Sources.
    Source,
}

/// The three ways to look at the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Every paper.
    All,
    /// Papers not read.
    Unread,
    /// Starred papers.
    Starred,
}

impl Facet {
    /// What it is a value of.
    #[must_use]
    pub fn kind(&self) -> FacetKind {
        match self {
            Self::Topic(_) => FacetKind::Topic,
            Self::Author(_) => FacetKind::Author,
            Self::Year(_) => FacetKind::Year,
            Self::Category(_) => FacetKind::Category,
            Self::Venue(_) => FacetKind::Venue,
            Self::Source(_) => FacetKind::Source,
            Self::Feed(_) => FacetKind::Feed,
            Self::Tag(_) => FacetKind::Tag,
        }
    }

    /// The facet of a name; `None` for views, and for a name that is no year or no tag.
    pub(in crate::query) fn named(kind: FacetKind, name: &str) -> Option<Self> {
        match kind {
            FacetKind::Category => Some(Self::Category(name.to_owned())),
            FacetKind::Venue => Some(Self::Venue(name.to_owned())),
            FacetKind::Source => Some(Self::Source(name.to_owned())),
            FacetKind::Feed => Some(Self::Feed(name.to_owned())),
            FacetKind::Tag => Tag::new(name).ok().map(Self::Tag),
            FacetKind::Topic => Some(Self::Topic(name.to_owned())),
            FacetKind::Author => Some(Self::Author(name.to_owned())),
            FacetKind::Year => name.parse().ok().map(Self::Year),
            FacetKind::View => None,
        }
    }

    /// The value as a reader knows it; foreign text, not yet safe.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Tag(tag) => tag.to_string(),
            Self::Topic(name)
            | Self::Author(name)
            | Self::Category(name)
            | Self::Venue(name)
            | Self::Source(name)
            | Self::Feed(name) => name.clone(),
        }
    }

    /// The condition that it adds; `None` for a name without a letter or digit.
    #[must_use]
    pub fn test(&self) -> Option<Test> {
        let phrase = |text: &str| {
            let words: Vec<String> = fold::words(text)
                .into_iter()
                .map(|word| word.folded)
                .collect();
            (!words.is_empty()).then_some(Phrase {
                words,
                ending: WordEnding::Whole,
            })
        };
        let name = |name: &str| {
            Value::Name(Name {
                folded: name.to_lowercase(),
                prefix: false,
            })
        };
        let fact = |value: Value| Some(Test::Fact(self.kind().fact()?, value));
        match self {
            Self::Topic(words) => Some(Test::Words(Text::Any, phrase(words)?)),
            Self::Author(name) => Some(Test::Words(Text::Author, phrase(&in_order(name))?)),
            Self::Venue(venue) => Some(Test::Words(Text::Venue, phrase(venue)?)),
            Self::Year(year) => fact(Value::Years(Years::only(*year))),
            Self::Category(category) => fact(name(category)),
            Self::Source(source) => fact(name(source)),
            Self::Feed(feed) => fact(name(feed)),
            Self::Tag(tag) => Some(Test::Beside(Beside::Tag(TagName::whole(tag.clone())))),
        }
    }

    pub(super) fn written(&self, test: &Test) -> String {
        match self {
            // A reader wants to see the name as the papers have it.
            Self::Category(name) | Self::Source(name) | Self::Feed(name)
                if !name.contains(has_meaning) =>
            {
                let folded = test.to_string();
                let field = folded.split(':').next().unwrap_or_default().to_owned();
                format!("{field}:{name}")
            }
            Self::Category(_)
            | Self::Source(_)
            | Self::Feed(_)
            | Self::Topic(_)
            | Self::Author(_)
            | Self::Tag(_)
            | Self::Year(_)
            | Self::Venue(_) => test.to_string(),
        }
    }
}

impl FacetKind {
    /// Every kind, in the order of the filter pane.
    pub const ALL: [Self; 9] = [
        Self::View,
        Self::Feed,
        Self::Tag,
        Self::Topic,
        Self::Year,
        Self::Category,
        Self::Author,
        Self::Venue,
        Self::Source,
    ];

    /// The name in `state.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::View => "views",
            Self::Feed => "feeds",
            Self::Tag => "tags",
            Self::Topic => "topics",
            Self::Year => "years",
            Self::Category => "categories",
            Self::Author => "authors",
            Self::Venue => "venues",
            Self::Source => "sources",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The heading of its values.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::View => "Views",
            Self::Topic => "Topics",
            Self::Author => "Authors",
            Self::Year => "Years",
            Self::Category => "Categories",
            Self::Venue => "Venues",
            Self::Source => "Sources",
            Self::Feed => "Feeds",
            Self::Tag => "Tags",
        }
    }

    /// The fact that its values are values of.
    pub(in crate::query) fn fact(self) -> Option<Fact> {
        match self {
            Self::Year => Some(Fact::Named(NamedFact::Year)),
            Self::Category => Some(Fact::Named(NamedFact::Category)),
            Self::Source => Some(Fact::Named(NamedFact::Source)),
            Self::Feed => Some(Fact::Named(NamedFact::Feed)),
            Self::Tag | Self::Topic | Self::Author | Self::Venue | Self::View => None,
        }
    }

    /// The kind of which a new choice replaces this clause, if there is one.
    pub(in crate::query) fn replaced_by(clause: &Clause) -> Option<Self> {
        match clause {
            Clause::Test(Test::Mark(_)) => Some(Self::View),
            Clause::Test(Test::Words(text, _)) => (*text == Text::Venue).then_some(Self::Venue),
            Clause::Test(Test::Fact(fact, _)) => {
                let mut kinds = [Self::Year, Self::Source, Self::Feed].into_iter();
                kinds.find(|kind| kind.fact() == Some(*fact))
            }
            Clause::Any(choices) => {
                let mut kinds = choices.iter().map(Self::replaced_by);
                let first = kinds.next().flatten();
                first.filter(|_| kinds.all(|kind| kind == first))
            }
            Clause::Test(Test::Beside(_)) | Clause::Not(_) | Clause::All(_) => None,
        }
    }
}

impl View {
    /// Every view, in the order of the keys.
    pub const ALL: [Self; 3] = [Self::All, Self::Unread, Self::Starred];

    /// The view as a reader knows it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Unread => "Unread",
            Self::Starred => "Starred",
        }
    }

    pub(super) fn mark(self) -> Option<Mark> {
        match self {
            Self::All => None,
            Self::Unread => Some(Mark::Unread),
            Self::Starred => Some(Mark::Starred),
        }
    }
}

impl Query {
    /// How this facet stands in the query.
    #[must_use]
    pub fn choice_of(&self, facet: &Facet) -> Option<Choice> {
        let test = facet.test()?;
        let mut single = self.clauses().iter().filter_map(Clause::single);
        single
            .find(|(asked, _)| **asked == test)
            .map(|(_, choice)| choice)
    }

    /// The view that the query shows; `None` where its marks are those of no view.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        let mut marks = self
            .clauses()
            .iter()
            .filter(|clause| clause.is_about_marks());
        let Some(first) = marks.next() else {
            return Some(View::All);
        };
        if marks.next().is_some() {
            return None;
        }
        View::ALL.into_iter().find(|view| {
            let test = view.mark().map(Test::Mark);
            test.map(Clause::Test).as_ref() == Some(first)
        })
    }
}
