//! The meaning of a query: its clauses, evaluated on the folded words of one paper.

use memchr::memmem::Finder;

use super::{Clause, Ending, Field, Mark, Name, Phrase, Query, Test, Years};
use crate::library::Folded;
use crate::text::fold;

/// A query made ready to be asked of many papers.
#[derive(Debug, Clone)]
pub struct Matcher {
    clauses: Vec<Clause<Ready>>,
}

/// All that a query can ask of one paper.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Its folded words.
    pub folded: Folded<'a>,
    /// The year of its date.
    pub year: Option<u16>,
    /// Its categories, as stored.
    pub categories: &'a [String],
    /// Its venue, as stored.
    pub venue: Option<&'a str>,
    /// The formats of its sources.
    pub sources: &'a [&'a str],
    /// Whether the user starred it.
    pub starred: bool,
    /// Whether the user has read it.
    pub read: bool,
}

#[derive(Debug, Clone)]
enum Ready {
    Text(Field, Needle),
    Year(Years),
    Category(Name),
    Venue(Needle),
    Source(Name),
    Is(Mark),
}

impl Matcher {
    /// Makes a query ready.
    #[must_use]
    pub fn new(query: &Query) -> Self {
        let mut ready = |test: &Test| match test {
            Test::Text(field, phrase) => Ready::Text(*field, Needle::new(phrase)),
            Test::Year(years) => Ready::Year(*years),
            Test::Category(name) => Ready::Category(name.clone()),
            Test::Venue(phrase) => Ready::Venue(Needle::new(phrase)),
            Test::Source(name) => Ready::Source(name.clone()),
            Test::Is(mark) => Ready::Is(*mark),
        };
        let clauses = query.clauses().iter();
        Self {
            clauses: clauses.map(|clause| clause.map(&mut ready)).collect(),
        }
    }

    /// Whether the query finds this paper.
    #[must_use]
    pub fn matches(&self, paper: &Facts<'_>) -> bool {
        self.clauses
            .iter()
            .all(|clause| clause.holds(&|ready| ready.holds(paper)))
    }
}

impl Ready {
    fn holds(&self, paper: &Facts<'_>) -> bool {
        match self {
            Self::Text(field, needle) => needle.is_in(field.of(&paper.folded)),
            Self::Year(years) => paper.year.is_some_and(|year| years.contains(year)),
            Self::Category(name) => paper.categories.iter().any(|category| name.takes(category)),
            Self::Venue(needle) => paper.venue.is_some_and(|venue| needle.is_in_raw(venue)),
            Self::Source(name) => paper.sources.iter().any(|source| name.takes(source)),
            Self::Is(mark) => mark.holds(paper.starred, paper.read),
        }
    }
}

impl Field {
    /// The folded words of this part of a paper.
    #[must_use]
    pub fn of<'a>(self, folded: &Folded<'a>) -> &'a str {
        match self {
            Self::Any => folded.all,
            Self::Title => folded.title,
            Self::Abstract => folded.summary,
            Self::Author => folded.authors,
        }
    }
}

/// A phrase as something to find in folded text, where every word has a blank on both sides.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    finder: Finder<'static>,
    /// The plural of an acronym.
    plural: Option<Finder<'static>>,
}

impl Needle {
    pub(super) fn new(phrase: &Phrase) -> Self {
        let words = phrase.words.join(" ");
        let finder = |text: String| Finder::new(text.as_bytes()).into_owned();
        match phrase.ending {
            Ending::Whole => Self {
                finder: finder(format!(" {words} ")),
                plural: None,
            },
            Ending::Prefix => Self {
                finder: finder(format!(" {words}")),
                plural: None,
            },
            Ending::Acronym => Self {
                finder: finder(format!(" {words} ")),
                plural: Some(finder(format!(" {words}s "))),
            },
        }
    }

    pub(super) fn is_in(&self, folded: &str) -> bool {
        let bytes = folded.as_bytes();
        self.finder.find(bytes).is_some()
            || self
                .plural
                .as_ref()
                .is_some_and(|plural| plural.find(bytes).is_some())
    }

    pub(super) fn is_in_raw(&self, text: &str) -> bool {
        let mut folded = String::from(" ");
        fold::fold_into(text, &mut folded);
        self.is_in(&folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, title: &str, summary: &str, author: &str) -> bool {
        let mut all = String::from(" ");
        let mut ends = [0; 2];
        for (part, text) in [title, summary, author].into_iter().enumerate() {
            fold::fold_into(text, &mut all);
            if part < 2 {
                ends[part] = all.len();
                all.push_str("\n ");
            }
        }
        let folded = Folded {
            all: &all,
            title: &all[..ends[0]],
            summary: &all[ends[0] + 1..ends[1]],
            authors: &all[ends[1] + 1..],
        };
        let facts = Facts {
            folded,
            year: Some(2024),
            categories: &["cs.LG".into()],
            venue: Some("NeurIPS 2024"),
            sources: &["bundled"],
            starred: false,
            read: true,
        };
        Matcher::new(&query.parse().unwrap()).matches(&facts)
    }

    #[test]
    fn a_query_means_what_the_table_of_operators_says() {
        let (title, summary, author) = (
            "Dual LLMs for Kähler α-Flow",
            "We train large language models. The Worlds of 深度学习.",
            "Ada Lovelace",
        );
        for (query, expected) in [
            ("", true),
            ("dual", true),
            ("du", true),
            ("du ", false),
            ("du*", true),
            ("dual worlds", true),
            ("dual nothing", false),
            ("LLM", true),
            ("RL", false),
            ("DUAL", true),
            ("\"large language\"", true),
            ("\"large models\"", false),
            ("\"llms for kahler\"", true),
            // A phrase never runs from the title on into the abstract.
            ("\"flow we\"", false),
            ("-dual", false),
            ("-nothing ", true),
            ("title:worlds", false),
            ("abstract:worlds", true),
            ("author:ada", true),
            ("author:dual", false),
            ("kahler", true),
            ("Kähler ", true),
            ("alpha", true),
            ("α ", true),
            ("\\alpha ", true),
            ("度学", true),
            ("学度", false),
            ("year:2024", true),
            ("year:2025..", false),
            ("cat:cs", true),
            ("cat:cs.LG ", true),
            ("cat:cs.AI ", false),
            ("venue:neurips", true),
            ("venue:\"NeurIPS 2024\"", true),
            ("venue:icml", false),
            ("source:bundled", true),
            ("is:starred", false),
            ("is:read", true),
            ("-is:unread", true),
            ("worlds | nothing", true),
            ("nothing | dual year:2025", false),
            ("(nothing | dual) worlds", true),
            ("dual -(nothing | worlds)", false),
            ("dual -(nothing worlds)", true),
            ("title:worlds|dual", true),
            ("title:(worlds | nothing)", false),
            ("is:starred|read (cat:math | flow)", true),
        ] {
            assert_eq!(finds(query, title, summary, author), expected, "{query:?}");
        }
    }
}
