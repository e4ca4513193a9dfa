//! Words of the library near to those of a query that no paper has: those that `~word` takes.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::library::{Library, WordLike};
use crate::query::answer::{terms, text_bounds};
use crate::query::language::{Query, Text, WordEnding};
use crate::query::meaning::{distance, is_within, slips};

/// So many near words are offered for each word, and for the whole query.
const MOST_FOR_EACH: usize = 3;
const MOST: usize = 6;
/// After so many papers, work asks whether it is still wanted.
const PAPERS_BETWEEN_LOOKS: usize = 256;

/// The folded words of the papers that have no index, and how many of them have each.
#[derive(Debug, Clone, Default)]
pub struct TailWords {
    words: HashMap<Box<str>, u32>,
}

/// A word to write in place of one that no paper has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearWord {
    /// The folded word that no paper has.
    pub missing: String,
    /// The word of the library.
    pub word: String,
    /// How many papers have it.
    pub papers: u32,
}

impl TailWords {
    /// Counts the words of a library's tail; `None` when stopped.
    pub fn new(library: &Library, stop: &dyn Fn() -> bool) -> Option<Self> {
        let mut vocabulary = Self::default();
        for (done, number) in library.tail().iter().enumerate() {
            if done % PAPERS_BETWEEN_LOOKS == 0 && stop() {
                return None;
            }
            let Some(folded) = library.folded_in_memory(number) else {
                continue;
            };
            let folded = folded.parts();
            let words: HashSet<&str> = folded.all().split([' ', '\n']).collect();
            for word in words.into_iter().filter(|word| !word.is_empty()) {
                if let Some(papers) = vocabulary.words.get_mut(word) {
                    *papers += 1;
                } else {
                    vocabulary.words.insert(word.into(), 1);
                }
            }
        }
        Some(vocabulary)
    }

    /// The words near to those of the query that no paper has, the nearest first, of equals the
    /// commonest.
    #[must_use]
    pub fn near_words(&self, library: &Library, query: &Query) -> Vec<NearWord> {
        let whole = terms(query).into_iter().filter(|term| match term.ending {
            WordEnding::Whole | WordEnding::Prefix | WordEnding::Acronym | WordEnding::Near => true,
            // What is part of no word is like no word either.
            WordEnding::Part => false,
        });
        let missing = whole.filter(|term| {
            let found = text_bounds(library, Text::Any, term, library.tail()).sure;
            found.is_disjoint(library.papers())
        });
        let near = missing.flat_map(|term| self.near_to(library, &term.words.concat()));
        near.take(MOST).collect()
    }

    fn near_to(&self, library: &Library, word: &str) -> Vec<NearWord> {
        let most = slips(word);
        let is_near = |known: &str| is_within(word, known, most);
        let in_tail = self.words.iter().filter(|(known, _)| is_near(known));
        let mut counts: HashMap<Box<str>, u32> = in_tail
            .map(|(word, papers)| (word.clone(), *papers))
            .collect();
        library.each_indexed(WordLike::Passes(&is_near), &mut |known, found| {
            *counts.entry(known.into()).or_default() += found.papers();
        });
        let mut near: Vec<(usize, Reverse<u32>, Box<str>)> = counts
            .into_iter()
            .filter_map(|(known, papers)| {
                Some((distance(word, &known, most)?, Reverse(papers), known))
            })
            .collect();
        near.sort_unstable();
        let near = near.into_iter().take(MOST_FOR_EACH);
        near.map(|(_, Reverse(papers), known)| NearWord {
            missing: word.to_owned(),
            word: known.into(),
            papers,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn near_words_are_those_of_few_slips_the_commonest_first() {
        let titles = [
            "Knowledge of acknowledged graphs",
            "Knowledge",
            "Graph bounds",
            "LLMs",
        ];
        let papers = titles.iter().enumerate().map(|(place, title)| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.title = (*title).to_owned();
            paper
        });
        let library = Library::from_papers(papers.collect());
        let vocabulary = TailWords::new(&library, &|| false).unwrap();
        for (query, near) in [
            ("knowlege", &["knowlege > knowledge (2)"][..]),
            (
                "title:knowlegde -bonds graph",
                &["knowlegde > knowledge (2)"],
            ),
            ("grap ", &["grap > graph (1)"]),
            ("grap", &[]),
            ("LLM", &[]),
            ("~graf | (bunds zzzz) ", &["bunds > bounds (1)"]),
            ("graphs llms", &[]),
            ("", &[]),
        ] {
            let found: Vec<String> = vocabulary
                .near_words(&library, &query.parse().unwrap())
                .into_iter()
                .map(|near| format!("{} > {} ({})", near.missing, near.word, near.papers))
                .collect();
            assert_eq!(found, near, "{query}");
        }
        assert!(TailWords::new(&library, &|| true).is_none());
    }
}
