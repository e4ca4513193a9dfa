//! Which values are on offer, and the papers that each takes.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use super::names::{CountedName, asked_names};
use crate::library::{Fact, Library, NamedFact, PaperNumber};
use crate::paper::PartialDate;
use crate::query::answer::{LibraryQuestion, Overlay, known_set, text_bounds};
use crate::query::language::{Facet, FacetKind, Query, Test, Text};
use crate::query::meaning::Needle;

/// So many values of a kind are offered.
pub(super) const MOST_VALUES: usize = 12;
/// An author of fewer papers is not offered.
const FEWEST_PAPERS: usize = 2;

/// A value on offer.
#[derive(Debug, Clone)]
pub(super) struct OfferedValue {
    pub(super) facet: Facet,
    /// The papers that it takes.
    pub(super) papers: RoaringBitmap,
    /// Among which papers these were looked for.
    pub(super) among: Among,
}

/// Where the papers of a value were looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    All,
    /// The newest papers in which the authors were counted.
    Authors,
    /// Those in which the venues were.
    Venues,
}

impl OfferedValue {
    pub(super) fn all(facet: Facet, papers: RoaringBitmap) -> Self {
        Self {
            facet,
            papers,
            among: Among::All,
        }
    }
}

/// The commonest values of a kind in the library.
pub(super) fn commonest(library: &Library, kind: FacetKind) -> Vec<OfferedValue> {
    of_names(library, kind, commonest_names)
}

/// Every value of a kind in the library, in the order of the alphabet.
pub(super) fn every(library: &Library, kind: FacetKind) -> Vec<OfferedValue> {
    of_names(library, kind, |sets| {
        sets.keys().map(String::as_str).collect()
    })
}

/// The values of a kind in the library that are chosen by their names.
fn of_names(
    library: &Library,
    kind: FacetKind,
    chosen: impl Fn(&BTreeMap<String, RoaringBitmap>) -> Vec<&str>,
) -> Vec<OfferedValue> {
    let Some(Fact::Named(names)) = kind.fact() else {
        return Vec::new();
    };
    let (query, overlay) = (Query::default(), Overlay::default());
    let question = LibraryQuestion {
        query: &query,
        overlay: &overlay,
        today: PartialDate::FIRST,
    };
    let value = |name: &str| {
        let facet = Facet::named(kind, name)?;
        // The set is that of the query that the value writes, which may take more.
        let papers = known_set(library, &question, &facet.test()?)?;
        Some(OfferedValue::all(facet, papers & library.papers()))
    };
    chosen(library.names(names))
        .into_iter()
        .filter_map(value)
        .collect()
}

fn commonest_names(sets: &BTreeMap<String, RoaringBitmap>) -> Vec<&str> {
    let mut commonest: Vec<(&String, &RoaringBitmap)> = sets.iter().collect();
    commonest.sort_by_key(|(_, set)| std::cmp::Reverse(set.len()));
    let names = commonest.into_iter().map(|(name, _)| name.as_str());
    names.take(MOST_VALUES).collect()
}

/// The authors that a query asks for, then the commonest of those that were counted.
pub(super) fn authors(query: &Query, mut counted: Vec<CountedName>) -> Vec<OfferedValue> {
    let mut offered = Vec::new();
    // A name of one word may be one of many.
    let asked = asked_names(query, Text::Author).filter(|phrase| phrase.words.len() > 1);
    for words in asked.map(|phrase| phrase.words.join(" ")) {
        let place = counted.iter().position(|author| author.words == words);
        let known = place.map(|place| counted.remove(place));
        let known = known.map_or((words, Vec::new()), |known| (known.name, known.papers));
        offered.push(known);
    }
    counted.retain(|author| author.papers.len() >= FEWEST_PAPERS);
    let rest = counted.into_iter().take(MOST_VALUES);
    offered.extend(rest.map(|author| (author.name, author.papers)));
    let value = |(name, papers): (String, Vec<PaperNumber>)| OfferedValue {
        facet: Facet::Author(name),
        papers: papers.into_iter().collect(),
        among: Among::Authors,
    };
    offered.into_iter().map(value).collect()
}

/// The venues that a query asks for, then the commonest of those that were counted; before any were
/// counted, the commonest of the library.
pub(super) fn venues(
    library: &Library,
    query: &Query,
    counted: &[CountedName],
) -> Vec<OfferedValue> {
    let asked: Vec<String> = asked_names(query, Text::Venue)
        .map(|phrase| phrase.words.join(" "))
        .collect();
    let named = asked.iter().map(|words| {
        let known = counted.iter().find(|venue| venue.words == *words);
        known.map_or(words.as_str(), |venue| venue.name.as_str())
    });
    let mut offered: Vec<&str> = named.collect();
    let others = counted.iter().filter(|venue| !asked.contains(&venue.words));
    offered.extend(others.take(MOST_VALUES).map(|venue| venue.name.as_str()));
    if counted.is_empty() {
        offered.extend(commonest_names(library.names(NamedFact::Venue)));
    }
    let folded = counted.iter().map(|venue| format!(" {} ", venue.words));
    let counted: Vec<(String, &CountedName)> = folded.zip(counted).collect();
    let value = |name: &str| venue(library, name, &counted);
    offered.into_iter().filter_map(value).collect()
}

/// A venue with the papers whose venue has its words: all of them, where sets know it, else those of
/// which the records were looked at.
fn venue(
    library: &Library,
    name: &str,
    counted: &[(String, &CountedName)],
) -> Option<OfferedValue> {
    let facet = Facet::Venue(name.to_owned());
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
    if let Some(named) = library.names(NamedFact::Venue).get(name) {
        papers |= named;
    }
    Some(OfferedValue {
        facet,
        papers,
        among: Among::Venues,
    })
}
