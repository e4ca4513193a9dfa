//! The meaning of a query: its clauses, evaluated on the folded words of one paper.

use super::needle::Needle;
use super::{Clause, Dates, Field, Mark, Name, Query, Test, Votes, Years};
use crate::library::Folded;
use crate::paper::{Part, PartialDate};

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
    /// Its date.
    pub date: Option<PartialDate>,
    /// When it came into the store, in seconds since 1970.
    pub added: Option<i64>,
    /// Its votes.
    pub votes: Option<u64>,
    /// The parts that it has.
    pub parts: &'a [Part],
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
    Date(Dates),
    Added(Dates),
    Votes(Votes),
    Category(Name),
    Venue(Needle),
    Source(Name),
    Has(Part),
    Is(Mark),
}

impl Matcher {
    /// Makes a query ready, as it is meant on this day.
    #[must_use]
    pub fn new(query: &Query, today: PartialDate) -> Self {
        let mut ready = |test: &Test| match test {
            Test::Text(field, phrase) => Ready::Text(*field, Needle::new(phrase)),
            Test::Year(years) => Ready::Year(*years),
            Test::Date(dates) => Ready::Date(*dates),
            Test::Added(added) => Ready::Added(added.days(today)),
            Test::Votes(votes) => Ready::Votes(*votes),
            Test::Category(name) => Ready::Category(name.clone()),
            Test::Venue(phrase) => Ready::Venue(Needle::new(phrase)),
            Test::Source(name) => Ready::Source(name.clone()),
            Test::Has(part) => Ready::Has(*part),
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
            Self::Text(field, needle) => needle.is_in(field.of(paper.folded)),
            Self::Year(years) => paper.date.is_some_and(|date| years.contains(date.year())),
            Self::Date(dates) => paper.date.is_some_and(|date| dates.contains(date)),
            Self::Added(days) => {
                let day = paper.added.and_then(PartialDate::of_second);
                day.is_some_and(|day| days.contains(day))
            }
            Self::Votes(wanted) => paper.votes.is_some_and(|votes| wanted.contains(votes)),
            Self::Category(name) => paper.categories.iter().any(|category| name.takes(category)),
            Self::Venue(needle) => paper.venue.is_some_and(|venue| needle.is_in_raw(venue)),
            Self::Source(name) => paper.sources.iter().any(|source| name.takes(source)),
            Self::Has(part) => paper.parts.contains(part),
            Self::Is(mark) => mark.holds(paper.starred, paper.read),
        }
    }
}

impl Field {
    /// The folded words of this part of a paper.
    #[must_use]
    pub fn of(self, folded: Folded<'_>) -> &str {
        match self {
            Self::Any => folded.all(),
            Self::Title => folded.title(),
            Self::Abstract => folded.summary(),
            Self::Author => folded.authors(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::paper::{Author, Paper, PaperId};

    fn finds(query: &str, title: &str, summary: &str, author: &str) -> bool {
        let mut paper = Paper::new(PaperId::parse("x:a").unwrap());
        paper.title = title.into();
        paper.summary = summary.into();
        paper.authors = vec![Author::named(author)];
        let library = Library::from_papers(vec![paper]);
        let folded = library.folded(0);
        let facts = Facts {
            folded: folded.parts(),
            date: "2024-05".parse().ok(),
            added: crate::paper::seconds("2026-07-01T09:00:00Z"),
            votes: Some(12),
            parts: &[Part::Code],
            categories: &["cs.LG".into()],
            venue: Some("NeurIPS 2024"),
            sources: &["bundled"],
            starred: false,
            read: true,
        };
        let today = "2026-07-08".parse().unwrap();
        Matcher::new(&query.parse().unwrap(), today).matches(&facts)
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
            ("date:2024", true),
            ("date:2024-05..", true),
            ("date:2024-06..", false),
            ("date:..2024-04", false),
            ("added:7d", true),
            ("added:6d", false),
            ("added:1w", true),
            ("added:2026-07-01", true),
            ("added:..2026-06", false),
            ("votes:12", true),
            ("votes:>12", false),
            ("votes:>=12", true),
            ("votes:<12", false),
            ("votes:10..20", true),
            ("has:code", true),
            ("has:pdf", false),
            ("has:pdf|code", true),
            ("~dial ", true),
            ("~dalu", false),
            ("~languages", true),
            ("~ovelas", false),
            ("author:~lovelase", true),
            ("venue:~neurip ", true),
            ("*ovela*", true),
            ("*llms-f*", true),
            ("title:*orl*", false),
            ("*ms we*", false),
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
