//! The authors and venues of papers, counted from their records.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::library::{Library, PaperNumber};
use crate::paper::in_order;
use crate::query::language::{Clause, Phrase, Query, Test, Text, WordEnding};
use crate::text::fold;

/// After so many records, work asks whether it is still wanted.
const RECORDS_BETWEEN_LOOKS: usize = 64;

/// A name and the papers in which it stands.
#[derive(Debug, Clone)]
pub(super) struct CountedName {
    /// The folded words of the name.
    pub(super) words: String,
    /// The name, as a paper has it.
    pub(super) name: String,
    pub(super) papers: Vec<PaperNumber>,
}

/// Names, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct CountedNames {
    named: Vec<CountedName>,
    places: HashMap<String, usize>,
}

impl CountedNames {
    /// A paper has a name.
    fn add(&mut self, name: &str, number: PaperNumber) {
        let mut words = String::new();
        fold::fold_into(name, &mut words);
        let words = words.trim_end();
        if words.is_empty() {
            return;
        }
        let place = self.places.get(words).copied().unwrap_or_else(|| {
            self.places.insert(words.to_owned(), self.named.len());
            self.named.push(CountedName {
                words: words.to_owned(),
                name: name.to_owned(),
                papers: Vec::new(),
            });
            self.named.len() - 1
        });
        if let Some(known) = self.named.get_mut(place)
            && known.papers.last() != Some(&number)
        {
            known.papers.push(number);
        }
    }

    /// Those of the most papers first, of equals in the order of their words.
    pub(super) fn commonest(self) -> Vec<CountedName> {
        let mut named = self.named;
        named.sort_by(|a, b| {
            let more = b.papers.len().cmp(&a.papers.len());
            more.then_with(|| a.words.cmp(&b.words))
        });
        named
    }
}

/// The authors and the venues of these papers; `None` when stopped. A record that cannot be read has
/// none.
pub(super) fn names_of(
    library: &Library,
    papers: &RoaringBitmap,
    stop: &dyn Fn() -> bool,
) -> Option<(CountedNames, CountedNames)> {
    let (mut authors, mut venues) = (CountedNames::default(), CountedNames::default());
    for (done, number) in papers.iter().rev().enumerate() {
        if done % RECORDS_BETWEEN_LOOKS == 0 && stop() {
            return None;
        }
        let Ok(paper) = library.record(number) else {
            continue;
        };
        let named = paper.authors.iter().filter(|author| !author.is_others());
        for author in named {
            authors.add(&in_order(&author.name), number);
        }
        if let Some(venue) = &paper.venue {
            venues.add(venue, number);
        }
    }
    Some((authors, venues))
}

/// The folded words of the names that a query requires or excludes in such a text as facets do.
pub(super) fn asked_names(query: &Query, of: Text) -> impl Iterator<Item = &Phrase> {
    let single = query.clauses().iter().filter_map(Clause::single);
    single.filter_map(move |(test, _)| match test {
        Test::Words(text, phrase) => {
            (*text == of && phrase.ending == WordEnding::Whole).then_some(phrase)
        }
        Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => None,
    })
}
