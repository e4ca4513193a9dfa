//! The values of the filter pane, and how many papers each would show.

use roaring::RoaringBitmap;

use super::authors::{asked_authors, authors_of};
use super::facet::{Choice, Facet, FacetKind, View};
use super::text_sets::venue_bounds;
use super::{Answer, Clause, Ending, Field, Overlay, Query, Question, Test, Topic, plan};
use crate::library::Library;
use crate::paper::PartialDate;

const MOST_VALUES: usize = 12;
/// So many of the newest papers that sets leave open are looked at for the count of a topic.
const MOST_VERIFIED: usize = 10_000;
/// Authors are counted in so many of the newest papers found.
const PAPERS_COUNTED: usize = 10_000;
/// An author of fewer papers is not offered.
const FEWEST_PAPERS: usize = 2;

/// The values on offer for one library, each with the papers that it takes. They stay the same
/// while one types, so that the pane does not jump.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    values: Vec<(Facet, RoaringBitmap)>,
    topics: Vec<(Facet, RoaringBitmap)>,
    authors: Vec<(Facet, RoaringBitmap)>,
    /// The papers in which the authors were counted.
    looked_at: RoaringBitmap,
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
    /// How many papers the query would show with it.
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
        let years = library.years().iter().rev();
        let years = years.map(|(year, set)| (Facet::Year(*year), set.clone()));
        let mut values: Vec<(Facet, RoaringBitmap)> = years.take(MOST_VALUES).collect();
        let nothing = Overlay::default();
        let question = Question {
            query: &Query::default(),
            overlay: &nothing,
            today: PartialDate::FIRST,
        };
        for (kind, sets) in [
            (FacetKind::Category, library.categories()),
            (FacetKind::Venue, library.venues()),
            (FacetKind::Source, library.sources()),
        ] {
            let mut commonest: Vec<(&String, &RoaringBitmap)> = sets.iter().collect();
            commonest.sort_by_key(|(_, set)| std::cmp::Reverse(set.len()));
            let shown = commonest
                .into_iter()
                .take(MOST_VALUES)
                .filter_map(|(name, set)| {
                    let facet = Facet::named(kind, name)?;
                    let test = facet.test()?;
                    // The set is that of the query that the value writes, which may take more.
                    let written = match &test {
                        Test::Venue(phrase) => venue_bounds(library, phrase).sure | set,
                        test => plan::fact_set(library, &question, test)?,
                    };
                    Some((facet, written & library.papers()))
                });
            values.extend(shown);
        }
        Self {
            values,
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
            let known = self.topics.iter().find(|(known, _)| *known == facet);
            let set = match (known, facet.test()) {
                (Some((_, set)), _) => set.clone(),
                (None, Some(Test::Text(_, phrase))) => {
                    plan::phrase_set(library, &phrase, MOST_VERIFIED, stop)?
                }
                (None, _) => continue,
            };
            with_sets.push((facet, set));
        }
        self.topics = with_sets;
        Some(())
    }

    /// Offers the commonest authors of the newest papers found, after those that the query already
    /// asks for; `None` when stopped, which leaves everything as it was.
    pub fn offer_authors(
        &mut self,
        library: &Library,
        query: &Query,
        found: &RoaringBitmap,
        stop: &dyn Fn() -> bool,
    ) -> Option<()> {
        let newest: RoaringBitmap = super::newest(library, found, PAPERS_COUNTED)
            .into_iter()
            .collect();
        let mut counted = authors_of(library, &newest, stop)?;
        let mut offered = Vec::new();
        for words in asked_authors(query) {
            let place = counted.iter().position(|author| author.words == words);
            let known = place.map(|place| counted.swap_remove(place));
            let (name, papers) =
                known.map_or((words, Vec::new()), |known| (known.name, known.papers));
            offered.push((Facet::Author(name), papers));
        }
        counted.retain(|author| author.papers.len() >= FEWEST_PAPERS);
        counted.sort_by(|a, b| {
            let more = b.papers.len().cmp(&a.papers.len());
            more.then_with(|| a.words.cmp(&b.words))
        });
        let rest = counted.into_iter().take(MOST_VALUES);
        offered.extend(rest.map(|author| (Facet::Author(author.name), author.papers)));
        let sets = offered.into_iter();
        self.authors = sets
            .map(|(facet, papers)| (facet, papers.into_iter().collect()))
            .collect();
        self.looked_at = newest;
        Some(())
    }

    /// Counts every value for this query and its answer.
    #[must_use]
    pub fn count(&self, overlay: &Overlay, query: &Query, answer: &Answer) -> FacetCounts {
        let all = answer.except(FacetKind::View);
        let unread = all.len() - all.intersection_len(&overlay.read);
        let views = vec![
            (View::All, all.len()),
            (View::Unread, unread),
            (View::Starred, all.intersection_len(&overlay.starred)),
        ];
        let mut groups: Vec<FacetGroup> = Vec::new();
        let mut base = (None, RoaringBitmap::new());
        let groups_of = [&self.topics, &self.authors, &self.values];
        for (facet, set) in groups_of.into_iter().flatten() {
            let kind = facet.kind();
            if base.0 != Some(kind) {
                base = (Some(kind), answer.except(kind));
                groups.push(FacetGroup {
                    kind,
                    values: Vec::new(),
                });
            }
            let papers = base.1.intersection_len(set);
            let is_cut = kind == FacetKind::Author && !base.1.is_subset(&self.looked_at);
            let value = FacetValue {
                facet: facet.clone(),
                papers: if is_cut {
                    Tally::About(papers)
                } else {
                    Tally::Exact(papers)
                },
                choice: query.choice_of(facet),
            };
            if let Some(group) = groups.last_mut() {
                group.values.push(value);
            }
        }
        FacetCounts { views, groups }
    }
}

/// The topics that a query requires or excludes.
fn asked_topics(query: &Query) -> Vec<Facet> {
    let topic = |test: &Test| {
        let Test::Text(Field::Any, phrase) = test else {
            return None;
        };
        let is_one = phrase.ending == Ending::Whole && phrase.words.len() > 1;
        is_one.then(|| Facet::Topic(phrase.words.join(" ")))
    };
    let single = query.clauses().iter().filter_map(Clause::single);
    single.filter_map(|(test, _)| topic(test)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Author, Paper, PaperId};
    use crate::query::{Question, answer};

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
            let question = Question {
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
        let found = ask(&all).found;
        let offered = facets.offer_authors(&library, &all, &found, &|| false);
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
        let found = ask(&asked).found;
        let offered = facets.offer_authors(&library, &asked, &found, &|| false);
        assert_eq!(offered, Some(()));
        let about = ("Emmy Noether".to_owned(), Tally::About(2));
        assert_eq!(counted(&facets, ""), [about]);
        let stopped = facets.offer_authors(&library, &all, &found, &|| true);
        assert_eq!(stopped, None);
    }
}
