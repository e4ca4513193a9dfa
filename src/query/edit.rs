//! Views and facets write into the query line: the query is always what one sees.

use super::{Clause, Ending, Field, Mark, Name, Phrase, Query, QueryError, Test, Years};
use crate::text::fold;

/// A value that can be required or excluded by one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    /// A phrase that many of the papers share, in folded words.
    Topic(String),
    /// A year.
    Year(u16),
    /// A category.
    Category(String),
    /// A venue.
    Venue(String),
    /// The format or place that papers came from.
    Source(String),
}

/// What a facet is a value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetKind {
    /// Topics.
    Topic,
    /// Years.
    Year,
    /// Categories.
    Category,
    /// Venues.
    Venue,
    /// Sources.
    Source,
    /// All, unread or starred.
    View,
}

/// Whether the papers of a facet are wanted or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Only these.
    Require,
    /// All but these.
    Exclude,
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
            Self::Year(_) => FacetKind::Year,
            Self::Category(_) => FacetKind::Category,
            Self::Venue(_) => FacetKind::Venue,
            Self::Source(_) => FacetKind::Source,
        }
    }

    /// The facet of a name; `None` for kinds whose values are no names.
    pub(super) fn named(kind: FacetKind, name: &str) -> Option<Self> {
        match kind {
            FacetKind::Category => Some(Self::Category(name.to_owned())),
            FacetKind::Venue => Some(Self::Venue(name.to_owned())),
            FacetKind::Source => Some(Self::Source(name.to_owned())),
            FacetKind::Topic => Some(Self::Topic(name.to_owned())),
            FacetKind::Year | FacetKind::View => None,
        }
    }

    /// The value as a reader knows it; foreign text, not yet safe.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Topic(name) | Self::Category(name) | Self::Venue(name) | Self::Source(name) => {
                name.clone()
            }
        }
    }

    /// The condition that it adds; `None` for a venue without a letter or digit.
    #[must_use]
    pub fn test(&self) -> Option<Test> {
        let phrase = |text: &str| {
            let words: Vec<String> = fold::words(text)
                .into_iter()
                .map(|word| word.folded)
                .collect();
            (!words.is_empty()).then_some(Phrase {
                words,
                ending: Ending::Whole,
            })
        };
        let name = |name: &str| Name {
            folded: name.to_lowercase(),
            prefix: false,
        };
        Some(match self {
            Self::Topic(words) => Test::Text(Field::Any, phrase(words)?),
            Self::Year(year) => Test::Year(Years {
                from: Some(*year),
                to: Some(*year),
            }),
            Self::Category(category) => Test::Category(name(category)),
            Self::Venue(venue) => Test::Venue(phrase(venue)?),
            Self::Source(source) => Test::Source(name(source)),
        })
    }

    fn written(&self, test: &Test) -> String {
        match self {
            // A reader wants to see the name as the papers have it.
            Self::Category(name) | Self::Source(name)
                if !name.contains(|c: char| c.is_whitespace() || c == '"' || c == '*') =>
            {
                let folded = test.to_string();
                let field = folded.split(':').next().unwrap_or_default().to_owned();
                format!("{field}:{name}")
            }
            Self::Category(_)
            | Self::Source(_)
            | Self::Topic(_)
            | Self::Year(_)
            | Self::Venue(_) => test.to_string(),
        }
    }
}

impl FacetKind {
    /// The heading of its values.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::View => "Views",
            Self::Topic => "Topics",
            Self::Year => "Years",
            Self::Category => "Categories",
            Self::Venue => "Venues",
            Self::Source => "Sources",
        }
    }

    /// The kind of which a new choice replaces this clause, if there is one.
    pub(super) fn replaced_by(clause: &Clause) -> Option<Self> {
        match clause.test {
            _ if clause.negated => None,
            Test::Year(_) => Some(Self::Year),
            Test::Venue(_) => Some(Self::Venue),
            Test::Source(_) => Some(Self::Source),
            Test::Is(_) => Some(Self::View),
            Test::Category(_) | Test::Text(..) => None,
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

    fn mark(self) -> Option<Mark> {
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
        let clause = self.clauses().iter().find(|clause| clause.test == test)?;
        Some(if clause.negated {
            Choice::Exclude
        } else {
            Choice::Require
        })
    }

    /// The view that the query shows; `None` where its marks are those of no view.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        let mut marks = self
            .clauses()
            .iter()
            .filter(|clause| matches!(clause.test, Test::Is(_)));
        let Some(first) = marks.next() else {
            return Some(View::All);
        };
        if first.negated || marks.next().is_some() {
            return None;
        }
        View::ALL
            .into_iter()
            .find(|view| view.mark().map(Test::Is).as_ref() == Some(&first.test))
    }
}

/// The query text with a facet required or excluded; chosen a second time it goes out again.
///
/// # Errors
/// When the text is no query.
pub fn with_facet(text: &str, facet: &Facet, choice: Choice) -> Result<String, QueryError> {
    let query: Query = text.parse()?;
    let Some(condition) = facet.test() else {
        return Ok(text.to_owned());
    };
    let was = query.choice_of(facet);
    let replaces = |clause: &Clause| {
        choice == Choice::Require && FacetKind::replaced_by(clause) == Some(facet.kind())
    };
    let leave_out =
        |clause: &Clause| clause.test == condition || (was != Some(choice) && replaces(clause));
    let added = (was != Some(choice)).then(|| {
        let dash = if choice == Choice::Exclude { "-" } else { "" };
        format!("{dash}{}", facet.written(&condition))
    });
    Ok(rewritten(text, &query, leave_out, added.as_deref()))
}

/// The query text showing a view.
///
/// # Errors
/// When the text is no query.
pub fn with_view(text: &str, view: View) -> Result<String, QueryError> {
    let query: Query = text.parse()?;
    let leave_out = |clause: &Clause| matches!(clause.test, Test::Is(_));
    let added = view.mark().map(|mark| format!("is:{}", mark.name()));
    Ok(rewritten(text, &query, leave_out, added.as_deref()))
}

/// The text without some clauses and with one more before the first plain word.
fn rewritten(
    text: &str,
    query: &Query,
    leave_out: impl Fn(&Clause) -> bool,
    added: Option<&str>,
) -> String {
    let is_plain = |clause: &Clause| match &clause.test {
        Test::Text(Field::Any, phrase) => phrase.words.len() == 1 || phrase.ending != Ending::Whole,
        Test::Text(..)
        | Test::Year(_)
        | Test::Category(_)
        | Test::Venue(_)
        | Test::Source(_)
        | Test::Is(_) => false,
    };
    let kept: Vec<(&Clause, &str)> = query
        .spanned()
        .filter(|(clause, _)| !leave_out(clause))
        .filter_map(|(clause, span)| Some((clause, text.get(span.clone())?)))
        .collect();
    let place = kept
        .iter()
        .position(|(clause, _)| is_plain(clause))
        .unwrap_or(kept.len());
    let mut words: Vec<&str> = kept.iter().map(|(_, written)| *written).collect();
    if let Some(added) = added {
        words.insert(place, added);
    }
    let mut line = words.join(" ");
    // What was complete must not become the beginning of a word by moving to the end.
    let last_was_last = query.spanned().last().is_some_and(|(clause, span)| {
        span.end == text.len()
            && kept
                .last()
                .is_some_and(|(kept, _)| std::ptr::eq(*kept, clause))
    });
    let ends_with_added = added.is_some() && place == kept.len();
    if !line.is_empty() && (ends_with_added || !last_was_last) {
        line.push(' ');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_goes_in_before_the_words_and_out_again() {
        let year = Facet::Year(2024);
        let category = Facet::Category("cs.LG".into());
        let venue = Facet::Venue("ACL Findings".into());
        let topic = Facet::Topic("diffusion models".into());
        let (require, exclude) = (Choice::Require, Choice::Exclude);
        for (text, facet, choice, expected) in [
            ("", &year, require, "year:2024 "),
            ("dual", &year, require, "year:2024 dual"),
            ("dual ", &year, require, "year:2024 dual "),
            ("year:2024 dual", &year, require, "dual"),
            ("year:2023..2025 dual", &year, require, "year:2024 dual"),
            (
                "year:2023 dual",
                &year,
                exclude,
                "year:2023 -year:2024 dual",
            ),
            ("-year:2024 dual", &year, require, "year:2024 dual"),
            ("-year:2024 dual", &year, exclude, "dual"),
            (
                "cat:cs.AI dual",
                &category,
                require,
                "cat:cs.AI cat:cs.LG dual",
            ),
            ("cat:cs.lg dual", &category, require, "dual"),
            ("venue:icml x", &venue, require, "venue:\"acl findings\" x"),
            (
                "title:dual",
                &topic,
                require,
                "title:dual \"diffusion models\" ",
            ),
            (
                "title:dual \"diffusion models\" ",
                &topic,
                require,
                "title:dual ",
            ),
            (
                "\"diffusion models\" title:dual",
                &topic,
                require,
                "title:dual",
            ),
        ] {
            let edited = with_facet(text, facet, choice).unwrap();
            assert_eq!(edited, expected, "{text:?} {facet:?} {choice:?}");
        }
    }

    #[test]
    fn a_view_replaces_the_one_before() {
        for (text, view, expected) in [
            ("", View::Starred, "is:starred "),
            ("dual", View::Unread, "is:unread dual"),
            ("is:starred dual", View::Unread, "is:unread dual"),
            ("is:starred dual", View::All, "dual"),
            ("is:starred ", View::All, ""),
            ("dual -is:read", View::All, "dual "),
        ] {
            let edited = with_view(text, view).unwrap();
            assert_eq!(edited, expected, "{text:?} {view:?}");
            assert_eq!(edited.parse::<Query>().unwrap().view(), Some(view));
        }
    }

    #[test]
    fn a_text_that_is_no_query_is_left_alone() {
        assert!(with_view("year:20", View::All).is_err());
        assert!(with_facet("year:20", &Facet::Year(2024), Choice::Require).is_err());
    }
}
