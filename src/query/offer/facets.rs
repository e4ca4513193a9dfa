//! The values of the filter pane, and how many papers each would show.

use std::sync::Arc;

use roaring::RoaringBitmap;

use super::names::{CountedName, names_of};
use super::offered::{Choosing, Chosen, OfferedValue};
use super::topics::Topic;
use super::wanted::{HasText, Wanted};
use super::{FacetCounts, FacetGroup, FacetValue, tags};
use crate::library::Library;
use crate::marks::MarkKind;
use crate::query::answer::{self, Answer, Overlay};
use crate::query::language::{
    Choice, Clause, Facet, FacetKind, Query, Test, Text, View, WordEnding,
};

/// Authors and venues are counted in so many of the newest papers found.
const PAPERS_COUNTED: usize = 10_000;

/// The values on offer for one library, each with the papers that it takes. They stay the same
/// while one types, so that the pane does not jump.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// In the order of the pane.
    groups: Vec<(FacetKind, Chosen)>,
    told: Told,
    /// Which values were wanted last.
    wanted: Wanted,
}

/// What was found out about the query that stood last.
#[derive(Debug, Clone, Default)]
struct Told {
    /// The topics, the commonest first.
    topics: Vec<Topic>,
    /// The authors, those of the most papers first.
    authors: Vec<CountedName>,
    /// The venues, those of the most papers first.
    venues: Vec<CountedName>,
    /// The papers whose venues were counted.
    venues_in: Arc<RoaringBitmap>,
}

impl Facets {
    /// Takes the commonest values of a library.
    #[must_use]
    pub fn new(library: &Library) -> Self {
        let base = |_: FacetKind| library.papers().clone();
        let mut facets = Self::default();
        let query = Query::default();
        let wanted = Wanted::default();
        // Nothing is looked at that takes long.
        facets.groups = facets
            .chosen(library, &query, &wanted, &base, &|| false)
            .unwrap_or_default();
        facets
    }

    /// Takes the topics of the newest papers that a query found, and counts their authors and venues;
    /// `None` when stopped, which leaves everything as it was.
    pub fn tell(
        &mut self,
        library: &Library,
        answer: &Answer,
        topics: Vec<Topic>,
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
        self.told = Told {
            topics,
            authors: authors.commonest(),
            venues: venues.commonest(),
            venues_in: Arc::new(without),
        };
        Some(())
    }

    /// Offers the values that are wanted, for a query and its answer: of each kind those that the query
    /// asks for, then those of the most papers. `None` when stopped, which leaves everything as it was.
    pub fn offer(
        &mut self,
        library: &Library,
        (query, answer): (&Query, &Answer),
        wanted: &Wanted,
        stop: &dyn Fn() -> bool,
    ) -> Option<()> {
        let base = |kind| answer.except(kind);
        self.groups = self.chosen(library, query, wanted, &base, stop)?;
        self.wanted = wanted.clone();
        Some(())
    }

    fn chosen(
        &self,
        library: &Library,
        query: &Query,
        wanted: &Wanted,
        base: &dyn Fn(FacetKind) -> RoaringBitmap,
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<(FacetKind, Chosen)>> {
        let mut groups = Vec::new();
        for kind in FacetKind::ALL {
            let known = self.groups.iter().find(|(other, _)| *other == kind);
            let known: &[OfferedValue] = known.map_or(&[], |(_, known)| &known.values);
            let choosing = Choosing {
                library,
                query,
                wanted,
                has_text: &HasText::new(&wanted.text),
                base,
                known,
                stop,
            };
            if stop() {
                return None;
            }
            let chosen = self.of_kind(kind, &choosing)?;
            groups.push((kind, chosen));
        }
        Some(groups)
    }

    fn of_kind(&self, kind: FacetKind, choosing: &Choosing<'_>) -> Option<Chosen> {
        match kind {
            FacetKind::View | FacetKind::Tag => Some(Chosen::default()),
            FacetKind::Topic => {
                let asked = asked_topics(choosing.query);
                choosing.topics(asked, &self.told.topics)
            }
            FacetKind::Author => choosing.authors(&self.told.authors),
            FacetKind::Venue => choosing.venues(&self.told.venues, &self.told.venues_in),
            FacetKind::Feed | FacetKind::Year | FacetKind::Category | FacetKind::Source => {
                choosing.named(kind)
            }
        }
    }

    /// Counts every value for this query and its answer.
    #[must_use]
    pub fn count(&self, overlay: &Overlay, query: &Query, answer: &Answer) -> FacetCounts {
        let mut all = answer.except(FacetKind::View);
        // A view takes the place of what asks for them.
        if !overlay.hidden().is_empty() && !query.shows_hidden_in_any_view() {
            all -= overlay.hidden();
        }
        let unread = all.len() - all.intersection_len(overlay.read());
        let starred = all.intersection_len(overlay.papers(MarkKind::Star));
        let views = vec![
            (View::All, all.len()),
            (View::Unread, unread),
            (View::Starred, starred),
        ];
        let groups = self.groups.iter().map(|(kind, chosen)| {
            if *kind == FacetKind::Tag {
                return tags::group(overlay, query, &answer.found, &self.wanted);
            }
            if chosen.values.is_empty() {
                return FacetGroup::empty(*kind);
            }
            FacetGroup {
                kind: *kind,
                values: counted(&chosen.values, query, &counted_in(*kind, answer, overlay)),
                left: chosen.left,
            }
        });
        FacetCounts {
            views,
            groups: groups.filter(FacetGroup::has_use).collect(),
        }
    }

    /// The values of a kind that are wanted, as [`Self::offer`] orders them; those on offer stay as they
    /// are. `None` when stopped.
    pub fn values(
        &self,
        (library, overlay): (&Library, &Overlay),
        (query, answer): (&Query, &Answer),
        (kind, wanted): (FacetKind, &Wanted),
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<FacetValue>> {
        if kind == FacetKind::Tag {
            return Some(tags::group(overlay, query, &answer.found, wanted).values);
        }
        let choosing = Choosing {
            library,
            query,
            wanted,
            has_text: &HasText::new(&wanted.text),
            base: &|kind| answer.except(kind),
            known: &[],
            stop,
        };
        let chosen = self.of_kind(kind, &choosing)?;
        let base = counted_in(kind, answer, overlay);
        Some(counted(&chosen.values, query, &base))
    }
}

/// Values with how many of these papers each takes.
fn counted(values: &[OfferedValue], query: &Query, base: &RoaringBitmap) -> Vec<FacetValue> {
    let value = |value: &OfferedValue| FacetValue {
        facet: value.facet.clone(),
        papers: value.tally(base),
        choice: query.choice_of(&value.facet),
    };
    values.iter().map(value).collect()
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
fn asked_topics(query: &Query) -> Vec<(Facet, Choice)> {
    let topic = |test: &Test| {
        let Test::Words(Text::Any, phrase) = test else {
            return None;
        };
        let is_one = phrase.ending == WordEnding::Whole && phrase.words.len() > 1;
        is_one.then(|| Facet::Topic(phrase.words.join(" ")))
    };
    let single = query.clauses().iter().filter_map(Clause::single);
    single
        .filter_map(|(test, choice)| Some((topic(test)?, choice)))
        .collect()
}

#[cfg(test)]
mod tests;
