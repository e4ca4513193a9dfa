//! The values of the filter pane, and how many papers each would show.

use roaring::RoaringBitmap;

use super::facet::{Choice, Facet, FacetKind, View};
use super::text_sets::venue_bounds;
use super::{Answer, Clause, Ending, Field, Overlay, Query, Question, Test, Topic, plan};
use crate::library::Library;
use crate::paper::PartialDate;

const MOST_VALUES: usize = 12;
/// So many of the newest papers that sets leave open are looked at for the count of a topic.
const MOST_VERIFIED: usize = 10_000;

/// The values on offer for one library, each with the papers that it takes. They stay the same
/// while one types, so that the pane does not jump.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    values: Vec<(Facet, RoaringBitmap)>,
    topics: Vec<(Facet, RoaringBitmap)>,
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
    pub papers: u64,
    /// How it stands in the query.
    pub choice: Option<Choice>,
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
            topics: Vec::new(),
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
        for (facet, set) in self.topics.iter().chain(&self.values) {
            let kind = facet.kind();
            if base.0 != Some(kind) {
                base = (Some(kind), answer.except(kind));
                groups.push(FacetGroup {
                    kind,
                    values: Vec::new(),
                });
            }
            let value = FacetValue {
                facet: facet.clone(),
                papers: base.1.intersection_len(set),
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
