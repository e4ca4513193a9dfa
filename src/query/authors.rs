//! The authors of papers, counted from their records.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use super::{Clause, Ending, Field, Query, Test};
use crate::library::{Library, PaperNumber};
use crate::text::fold;

/// After so many records, work asks whether it is still wanted.
const RECORDS_BETWEEN_LOOKS: usize = 64;

/// An author and the papers in which the name stands.
pub(super) struct Author {
    /// The folded words of the name.
    pub(super) words: String,
    /// The name, as a paper has it.
    pub(super) name: String,
    pub(super) papers: Vec<PaperNumber>,
}

/// The authors of these papers. A record that cannot be read has none.
pub(super) fn authors_of(
    library: &Library,
    papers: &RoaringBitmap,
    stop: &dyn Fn() -> bool,
) -> Option<Vec<Author>> {
    let mut authors: Vec<Author> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (done, number) in papers.iter().rev().enumerate() {
        if done % RECORDS_BETWEEN_LOOKS == 0 && stop() {
            return None;
        }
        let Ok(paper) = library.record(number) else {
            continue;
        };
        for author in &paper.authors {
            let mut words = String::new();
            fold::fold_into(&author.name, &mut words);
            let words = words.trim_end();
            if words.is_empty() {
                continue;
            }
            let place = *places.entry(words.to_owned()).or_insert(authors.len());
            if place == authors.len() {
                authors.push(Author {
                    words: words.to_owned(),
                    name: author.name.clone(),
                    papers: Vec::new(),
                });
            }
            if let Some(known) = authors.get_mut(place)
                && known.papers.last() != Some(&number)
            {
                known.papers.push(number);
            }
        }
    }
    Some(authors)
}

/// The folded names of the authors that a query requires or excludes as facets do.
pub(super) fn asked_authors(query: &Query) -> Vec<String> {
    let author = |test: &Test| {
        let Test::Text(Field::Author, phrase) = test else {
            return None;
        };
        let is_one = phrase.ending == Ending::Whole && phrase.words.len() > 1;
        is_one.then(|| phrase.words.join(" "))
    };
    let single = query.clauses().iter().filter_map(Clause::single);
    single.filter_map(|(test, _)| author(test)).collect()
}
