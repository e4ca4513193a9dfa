//! The values of the filter pane, and how many papers each would show.

use roaring::RoaringBitmap;

use super::names::names_of;
use super::offered::{self, Among, MOST_VALUES, OfferedValue};
use super::topics::Topic;
use crate::library::{Library, NamedFact};
use crate::marks::MarkKind;
use crate::query::answer::{self, Answer, Overlay, phrase_set};
use crate::query::language::{
    Choice, Clause, Facet, FacetKind, Query, Test, Text, View, WordEnding,
};

/// So many of the newest papers that sets leave open are looked at for the count of a topic.
const MOST_VERIFIED: usize = 10_000;
/// Authors and venues are counted in so many of the newest papers found.
const PAPERS_COUNTED: usize = 10_000;

/// The values on offer for one library, each with the papers that it takes. They stay the same
/// while one types, so that the pane does not jump.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    topics: Vec<OfferedValue>,
    authors: Vec<OfferedValue>,
    /// Years and categories.
    values: Vec<OfferedValue>,
    venues: Vec<OfferedValue>,
    sources: Vec<OfferedValue>,
    feeds: Vec<OfferedValue>,
    looked_at: LookedAt,
}

/// The papers whose records were looked at.
#[derive(Debug, Clone, Default)]
struct LookedAt {
    authors: RoaringBitmap,
    venues: RoaringBitmap,
}

/// What the filter pane shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// All, unread, starred: how many papers each view would show.
    pub views: Vec<(View, u64)>,
    /// The groups that have a value.
    pub groups: Vec<FacetGroup>,
}

/// The values of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetGroup {
    /// What they are values of.
    pub kind: FacetKind,
    /// The values, in a lasting order.
    pub values: Vec<FacetValue>,
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
}

impl Facets {
    /// Takes the commonest values of a library; topics are chosen apart.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let years = library.names(NamedFact::Year).iter().rev();
        let years = years.filter_map(|(year, set)| {
            let year = year.parse().ok()?;
            Some(OfferedValue::all(Facet::Year(year), set.clone()))
        });
        let mut values: Vec<OfferedValue> = years.take(MOST_VALUES).collect();
        values.extend(offered::commonest(library, FacetKind::Category));
        Self {
            values,
            venues: offered::venues(library, &Query::default(), &[]),
            sources: offered::commonest(library, FacetKind::Source),
            feeds: offered::every(library, FacetKind::Feed),
            ..Self::default()
        }
    }

    /// Offers these topics, after those that the query already asks for; `None` when stopped,
    /// which leaves everything as it was.
    pub fn offer_topics(
        &mut self,
        library: &Library,
        query: &Query,
        topics: Vec<Topic>,
        stop: &dyn Fn() -> bool,
    ) -> Option<()> {
        let mut offered: Vec<Facet> = asked_topics(query);
        for topic in topics {
            let facet = Facet::Topic(topic.words);
            if !offered.contains(&facet) {
                offered.push(facet);
            }
        }
        let mut with_sets = Vec::with_capacity(offered.len());
        for facet in offered {
            let known = self.topics.iter().find(|known| known.facet == facet);
            let set = match (known, facet.test()) {
                (Some(known), _) => known.papers.clone(),
                (None, Some(Test::Words(_, phrase))) => {
                    phrase_set(library, &phrase, MOST_VERIFIED, stop)?
                }
                (None, _) => continue,
            };
            with_sets.push(OfferedValue::all(facet, set));
        }
        self.topics = with_sets;
        Some(())
    }

    /// Offers the commonest authors and venues of the newest papers found, after those that the
    /// query already asks for; `None` when stopped, which leaves everything as it was.
    pub fn offer_names(
        &mut self,
        library: &Library,
        query: &Query,
        answer: &Answer,
        stop: &dyn Fn() -> bool,
    ) -> Option<()> {
        let newest = |found: &RoaringBitmap| -> RoaringBitmap {
            let newest = answer::newest(library, found, PAPERS_COUNTED);
            newest.into_iter().collect()
        };
        let found = newest(&answer.found);
        let (authors, mut venues) = names_of(library, &found, stop)?;
        // Another venue would take the place of the one that is asked for.
        let without = newest(&answer.except(FacetKind::Venue));
        if without != found {
            venues = names_of(library, &without, stop)?.1;
        }
        self.authors = offered::authors(query, authors.commonest());
        self.venues = offered::venues(library, query, &venues.commonest());
        self.looked_at = LookedAt {
            authors: found,
            venues: without,
        };
        Some(())
    }

    /// Counts every value for this query and its answer.
    #[must_use]
    pub fn count(&self, overlay: &Overlay, query: &Query, answer: &Answer) -> FacetCounts {
        let all = answer.except(FacetKind::View);
        let unread = all.len() - all.intersection_len(overlay.read());
        let views = vec![
            (View::All, all.len()),
            (View::Unread, unread),
            (
                View::Starred,
                all.intersection_len(overlay.papers(MarkKind::Star)),
            ),
        ];
        let mut groups: Vec<FacetGroup> = Vec::new();
        let mut base = (None, RoaringBitmap::new());
        let all = [
            &self.feeds,
            &self.topics,
            &self.authors,
            &self.values,
            &self.venues,
            &self.sources,
        ];
        for value in all.into_iter().flatten() {
            let kind = value.facet.kind();
            if base.0 != Some(kind) {
                base = (Some(kind), counted_in(kind, answer, overlay));
                groups.push(FacetGroup {
                    kind,
                    values: Vec::new(),
                });
            }
            let papers = base.1.intersection_len(&value.papers);
            let is_cut = match value.among {
                Among::All => false,
                Among::Authors => !base.1.is_subset(&self.looked_at.authors),
                Among::Venues => !base.1.is_subset(&self.looked_at.venues),
            };
            let value = FacetValue {
                facet: value.facet.clone(),
                papers: if is_cut {
                    Tally::About(papers)
                } else {
                    Tally::Exact(papers)
                },
                choice: query.choice_of(&value.facet),
            };
            if let Some(group) = groups.last_mut() {
                group.values.push(value);
            }
        }
        FacetCounts { views, groups }
    }
}

/// The papers among which values of a kind are counted: of what a query finds without its own choice of
/// the kind all, for feeds those that are unread.
fn counted_in(kind: FacetKind, answer: &Answer, overlay: &Overlay) -> RoaringBitmap {
    let all = answer.except(kind);
    if kind == FacetKind::Feed {
        all - overlay.read()
    } else {
        all
    }
}

/// The topics that a query requires or excludes.
fn asked_topics(query: &Query) -> Vec<Facet> {
    let topic = |test: &Test| {
        let Test::Words(Text::Any, phrase) = test else {
            return None;
        };
        let is_one = phrase.ending == WordEnding::Whole && phrase.words.len() > 1;
        is_one.then(|| Facet::Topic(phrase.words.join(" ")))
    };
    let single = query.clauses().iter().filter_map(Clause::single);
    single.filter_map(|(test, _)| topic(test)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::PartialDate;
    use crate::paper::{Author, Paper, PaperId};
    use crate::query::{LibraryQuestion, answer};

    #[test]
    fn authors_are_counted_forward_and_a_number_that_was_cut_says_so() {
        let authors = [
            &["Ada Lovelace", "K\u{e4}hler"][..],
            &["Ada Lovelace", "Ada Lovelace", "Emmy Noether"],
            &["ADA LOVELACE", "Kahler"],
            &["Emmy Noether"],
        ];
        let papers = authors.iter().enumerate().map(|(place, names)| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.title = format!("title {place}");
            paper.authors = names.iter().copied().map(Author::named).collect();
            paper
        });
        let library = Library::from_papers(papers.collect());
        let overlay = Overlay::default();
        let mut facets = Facets::new(&library);
        let ask = |query: &Query| {
            let question = LibraryQuestion {
                query,
                overlay: &overlay,
                today: PartialDate::FIRST,
            };
            answer(&library, &question, &|| false).unwrap()
        };
        let counted = |facets: &Facets, text: &str| {
            let query: Query = text.parse().unwrap();
            let counts = facets.count(&overlay, &query, &ask(&query));
            let mut groups = counts.groups.into_iter();
            let group = groups.find(|group| group.kind == FacetKind::Author);
            let values = group.unwrap().values.into_iter();
            let value = |value: FacetValue| (value.facet.label(), value.papers);
            values.map(value).collect::<Vec<_>>()
        };
        let all = Query::default();
        let found = ask(&all);
        let offered = facets.offer_names(&library, &all, &found, &|| false);
        assert_eq!(offered, Some(()));
        let exact = |name: &str, papers| (name.to_owned(), Tally::Exact(papers));
        assert_eq!(
            counted(&facets, ""),
            [
                exact("Ada Lovelace", 3),
                exact("Emmy Noether", 2),
                exact("K\u{e4}hler", 2)
            ]
        );
        assert_eq!(counted(&facets, "-3 ")[1], exact("Emmy Noether", 1));
        // Counted in fewer papers than are found then.
        let asked: Query = "author:\"emmy noether\"".parse().unwrap();
        let found = ask(&asked);
        let offered = facets.offer_names(&library, &asked, &found, &|| false);
        assert_eq!(offered, Some(()));
        let about = ("Emmy Noether".to_owned(), Tally::About(2));
        assert_eq!(counted(&facets, ""), [about]);
        let stopped = facets.offer_names(&library, &all, &found, &|| true);
        assert_eq!(stopped, None);
    }

    #[test]
    fn a_venue_that_only_the_papers_found_have_is_offered_beside_the_common_ones() {
        let papers = (0..40).map(|place| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.title = format!("title {place}");
            paper.venue = Some(match place {
                0 => "Rare Letters".to_owned(),
                1 => "Rare Letters B".to_owned(),
                _ => format!("Venue {}", place % 13),
            });
            paper
        });
        let library = Library::from_papers(papers.collect());
        let overlay = Overlay::default();
        let mut facets = Facets::new(&library);
        let mut counted = |text: &str| {
            let query: Query = text.parse().unwrap();
            let question = LibraryQuestion {
                query: &query,
                overlay: &overlay,
                today: PartialDate::FIRST,
            };
            let answer = answer(&library, &question, &|| false).unwrap();
            let before = facets.count(&overlay, &query, &answer);
            facets
                .offer_names(&library, &query, &answer, &|| false)
                .unwrap();
            let after = facets.count(&overlay, &query, &answer);
            [before, after].map(|counts| {
                let mut groups = counts.groups.into_iter();
                let group = groups.find(|group| group.kind == FacetKind::Venue);
                let values = group.unwrap().values.into_iter();
                let value = |value: FacetValue| (value.facet.label(), value.papers, value.choice);
                values.map(value).collect::<Vec<_>>()
            })
        };
        let rare = |papers, choice| ("Rare Letters".to_owned(), Tally::Exact(papers), choice);
        let [before, after] = counted("0 | 1 | 14 ");
        assert!(before.iter().all(|(name, ..)| !name.starts_with("Rare")));
        // The longer name is found by the shorter one, too.
        assert!(after.contains(&rare(2, None)), "{after:?}");
        assert_eq!(after.len(), 3);
        let [_, after] = counted("venue:\"rare letters\"");
        assert_eq!(after[0], rare(2, Some(Choice::Require)));
        assert_eq!(after.len(), 13, "{after:?}");
        // It can be taken out again where nothing is found.
        let [_, after] = counted("venue:\"rare letters\" zzz ");
        let asked = (
            "rare letters".to_owned(),
            Tally::Exact(0),
            Some(Choice::Require),
        );
        assert_eq!(after[0], asked);
    }
}
