//! Which values are on offer, and the papers that each takes.

use std::cmp::Reverse;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::Tally;
use super::names::{CountedName, asked_names};
use super::topics::Topic;
use super::wanted::{HasText, Wanted};
use crate::library::{Fact, Library, NamedFact};
use crate::paper::PartialDate;
use crate::query::answer::{
    LibraryQuestion, Overlay, PhrasePapers, known_set, phrase_papers, text_bounds,
};
use crate::query::language::{Choice, Clause, Facet, FacetKind, Query, Test, Text};
use crate::query::meaning::Needle;

/// So many of the newest papers that sets leave open are looked at for the count of a topic or an
/// author.
const MOST_VERIFIED: usize = 10_000;
/// An author of fewer papers is not offered to whom types no name.
const FEWEST_PAPERS: usize = 2;

/// A value on offer.
#[derive(Debug, Clone)]
pub(super) struct OfferedValue {
    pub(super) facet: Facet,
    /// The papers that it takes.
    papers: RoaringBitmap,
    /// The papers in which these were looked for, where that was not done in all.
    among: Option<Arc<RoaringBitmap>>,
}

impl OfferedValue {
    fn all(facet: Facet, papers: RoaringBitmap) -> Self {
        Self {
            facet,
            papers,
            among: None,
        }
    }

    /// Papers that were looked for among these only.
    pub(super) fn among(
        facet: Facet,
        papers: RoaringBitmap,
        among: impl Into<Arc<RoaringBitmap>>,
    ) -> Self {
        Self {
            facet,
            papers,
            among: Some(among.into()),
        }
    }

    /// The papers that have a phrase.
    fn of_phrase(library: &Library, facet: Facet, found: PhrasePapers) -> Self {
        if found.unseen.is_empty() {
            return Self::all(facet, found.papers);
        }
        Self::among(facet, found.papers, library.papers() - found.unseen)
    }

    /// How many of these papers it takes.
    pub(super) fn tally(&self, base: &RoaringBitmap) -> Tally {
        let papers = base.intersection_len(&self.papers);
        match &self.among {
            Some(among) if !base.is_subset(among) => Tally::About(papers),
            Some(_) | None => Tally::Exact(papers),
        }
    }
}

/// What values are chosen for.
pub(super) struct Choosing<'a> {
    pub(super) library: &'a Library,
    pub(super) query: &'a Query,
    pub(super) wanted: &'a Wanted,
    pub(super) has_text: &'a HasText,
    /// The papers among which values of a kind are counted.
    pub(super) base: &'a dyn Fn(FacetKind) -> RoaringBitmap,
    /// Values whose papers are known.
    pub(super) known: &'a [OfferedValue],
    pub(super) stop: &'a dyn Fn() -> bool,
}

/// The values that were chosen, and how many more there are.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    pub(super) values: Vec<OfferedValue>,
    pub(super) left: usize,
}

impl Choosing<'_> {
    /// Values of a fact: those that the query asks for, then those of the most papers found; years in
    /// the order of time, and feeds all of them in that of the alphabet.
    pub(super) fn named(&self, kind: FacetKind) -> Option<Chosen> {
        let Some(Fact::Named(names)) = kind.fact() else {
            return Some(Chosen::default());
        };
        let asks = self.asks_for(kind);
        let base = (self.base)(kind);
        let is_all = base.len() == self.library.papers().len();
        let mut found: Vec<(bool, u64, Facet)> = Vec::new();
        for (name, set) in self.library.names(names) {
            let value = Facet::named(kind, name);
            let Some(facet) = value.filter(|_| self.has_text.takes(name)) else {
                continue;
            };
            let is_asked = asks && self.query.choice_of(&facet).is_some();
            let papers = if is_all {
                set.len()
            } else {
                set.intersection_len(&base)
            };
            if papers > 0 || is_asked || kind == FacetKind::Feed {
                found.push((is_asked, papers, facet));
            }
        }
        if kind == FacetKind::Year {
            found.reverse();
        } else if kind != FacetKind::Feed {
            found.sort_by_key(|(is_asked, papers, _)| Reverse((*is_asked, *papers)));
        }
        let facets = found.into_iter();
        let facets = facets.map(|(is_asked, _, facet)| (is_asked, facet));
        self.first(kind, facets.collect(), |facet| Some(self.of_fact(facet)))
    }

    /// Whether the query asks for a value of a kind.
    fn asks_for(&self, kind: FacetKind) -> bool {
        let mut single = self.query.clauses().iter().filter_map(Clause::single);
        single.any(|(test, _)| matches!(test, Test::Fact(fact, _) if Some(*fact) == kind.fact()))
    }

    /// The first of these and those that are asked for, with their papers, which are `None` when
    /// stopped.
    fn first(
        &self,
        kind: FacetKind,
        facets: Vec<(bool, Facet)>,
        papers: impl Fn(Facet) -> Option<Option<OfferedValue>>,
    ) -> Option<Chosen> {
        let most = self.wanted.most(kind);
        let all = facets.len();
        let first = facets.into_iter().enumerate();
        let first = first.filter(|(place, (is_asked, _))| *is_asked || *place < most);
        let first: Vec<Facet> = first.map(|(_, (_, facet))| facet).collect();
        let left = all - first.len();
        let mut values = Vec::with_capacity(first.len());
        for facet in first {
            let known = self.known.iter().find(|known| known.facet == facet);
            match known {
                Some(known) => values.push(known.clone()),
                None => values.extend(papers(facet)?),
            }
        }
        Some(Chosen { values, left })
    }

    /// A value of a fact. Its papers are those of the query that it writes, which may take more than
    /// those of its name.
    fn of_fact(&self, facet: Facet) -> Option<OfferedValue> {
        let (query, overlay) = (Query::default(), Overlay::default());
        let question = LibraryQuestion {
            query: &query,
            overlay: &overlay,
            today: PartialDate::FIRST,
        };
        let papers = known_set(self.library, &question, &facet.test()?)?;
        Some(OfferedValue::all(facet, papers & self.library.papers()))
    }

    /// Topics: those that the query asks for, then these, those of the most papers first. What is no
    /// more than words of a topic that is required tells nothing new.
    pub(super) fn topics(&self, asked: Vec<(Facet, Choice)>, topics: &[Topic]) -> Option<Chosen> {
        let is_told = |topic: &Topic| {
            asked.iter().any(|(facet, choice)| {
                let words = facet.label();
                topic.is_like(&words) || (*choice == Choice::Require && topic.is_within(&words))
            })
        };
        let others = topics.iter().filter(|topic| !is_told(topic));
        let others = others.map(|topic| (false, Facet::Topic(topic.words.clone())));
        let others: Vec<(bool, Facet)> = others.collect();
        let asked = asked.into_iter().map(|(facet, _)| (true, facet));
        let all = asked.chain(others);
        self.phrases(
            FacetKind::Topic,
            all.filter(|(_, facet)| self.has_text.takes(&facet.label()))
                .collect(),
        )
    }

    /// Authors: those that the query asks for, then these, those of the most papers first.
    pub(super) fn authors(&self, counted: &[CountedName]) -> Option<Chosen> {
        // A name of one word may be one of many.
        let asked = asked_names(self.query, Text::Author).filter(|phrase| phrase.words.len() > 1);
        let asked: Vec<String> = asked.map(|phrase| phrase.words.join(" ")).collect();
        let named = asked.iter().map(|words| {
            let known = counted.iter().find(|author| author.words == *words);
            known.map_or(words.as_str(), |author| author.name.as_str())
        });
        let named = named.filter(|name| self.has_text.takes(name));
        let others = counted.iter().filter(|author| {
            (author.papers.len() >= FEWEST_PAPERS || self.wanted.has_rare())
                && !asked.contains(&author.words)
                && self.has_text.takes_folded(&author.words)
        });
        let others = others.map(|other| (false, other.name.as_str()));
        let all = named.map(|name| (true, name)).chain(others);
        let all = all.map(|(is_asked, name)| (is_asked, Facet::Author(name.to_owned())));
        self.phrases(FacetKind::Author, all.collect())
    }

    /// The first of these values with their papers; after those asked for, those of the most papers
    /// first.
    fn phrases(&self, kind: FacetKind, facets: Vec<(bool, Facet)>) -> Option<Chosen> {
        let asked = facets.iter().take_while(|(is_asked, _)| *is_asked).count();
        let mut chosen = self.first(kind, facets, |facet| {
            let Some(Test::Words(text, phrase)) = facet.test() else {
                return Some(None);
            };
            let phrase = (text, &phrase);
            let found = phrase_papers(self.library, phrase, MOST_VERIFIED, self.stop)?;
            Some(Some(OfferedValue::of_phrase(self.library, facet, found)))
        })?;
        let base = (self.base)(kind);
        if let Some(others) = chosen.values.get_mut(asked..) {
            others.sort_by_key(|value| Reverse(value.tally(&base).papers()));
        }
        Some(chosen)
    }

    /// Venues: those that the query asks for, then the commonest of those that were counted in these
    /// papers; before any were counted, the commonest of the library.
    pub(super) fn venues(
        &self,
        counted: &[CountedName],
        counted_in: &Arc<RoaringBitmap>,
    ) -> Option<Chosen> {
        let asked: Vec<String> = asked_names(self.query, Text::Venue)
            .map(|phrase| phrase.words.join(" "))
            .collect();
        let named = asked.iter().map(|words| {
            let known = counted.iter().find(|venue| venue.words == *words);
            known.map_or(words.as_str(), |venue| venue.name.as_str())
        });
        let named = named.filter(|name| self.has_text.takes(name));
        let mut all: Vec<(bool, &str)> = named.map(|name| (true, name)).collect();
        let others = counted.iter().filter(|venue| {
            !asked.contains(&venue.words) && self.has_text.takes_folded(&venue.words)
        });
        all.extend(others.map(|venue| (false, venue.name.as_str())));
        if counted.is_empty() {
            let mut known: Vec<_> = self.library.names(NamedFact::Venue).iter().collect();
            known.sort_by_key(|(_, set)| Reverse(set.len()));
            let known = known.into_iter().map(|(name, _)| name.as_str());
            let known = known.filter(|name| self.has_text.takes(name));
            all.extend(known.map(|name| (false, name)));
        }
        let folded = counted.iter().map(|venue| format!(" {} ", venue.words));
        let folded: Vec<(String, &CountedName)> = folded.zip(counted).collect();
        let facets = all.into_iter();
        let facets = facets.map(|(is_asked, name)| (is_asked, Facet::Venue(name.to_owned())));
        self.first(FacetKind::Venue, facets.collect(), |facet| {
            Some(self.venue(facet, &folded, counted_in))
        })
    }

    /// A venue with the papers whose venue has its words: all of them, where sets know it, else those
    /// of which the records were looked at.
    fn venue(
        &self,
        facet: Facet,
        counted: &[(String, &CountedName)],
        counted_in: &Arc<RoaringBitmap>,
    ) -> Option<OfferedValue> {
        let library = self.library;
        let Some(Test::Words(text, phrase)) = facet.test() else {
            return None;
        };
        let bounds = text_bounds(library, text, &phrase, library.tail());
        let mut papers = bounds.sure & library.papers();
        if (bounds.open & library.papers()).is_subset(&papers) {
            return Some(OfferedValue::all(facet, papers));
        }
        let needle = Needle::new(&phrase);
        let taken = counted.iter().filter(|(folded, _)| needle.is_in(folded));
        papers.extend(taken.flat_map(|(_, venue)| &venue.papers).copied());
        if let Facet::Venue(name) = &facet
            && let Some(named) = library.names(NamedFact::Venue).get(name)
        {
            papers |= named;
        }
        Some(OfferedValue::among(facet, papers, counted_in.clone()))
    }
}
