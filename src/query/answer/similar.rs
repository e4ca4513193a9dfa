//! Like a paper: the papers that share the words which tell most of what it is about.
//!
//! Its terms are the 24 words of its title and abstract with the highest
//!
//! ```text
//! often * ln(1 + (papers - with + 0.5) / (with + 0.5))
//! ```
//!
//! where `often` is how often the word stands in these two, `papers` how many the library has, and `with`
//! how many of them have it in title, abstract or authors; small words are none. Other papers are scored
//! over these terms as [`Relevance`] is. The 200 best are like it, of equals the newest.

use std::cmp::Ordering;
use std::collections::HashMap;

use roaring::RoaringBitmap;

use super::rank::{Ranked, Relevance};
use super::stop_words::StopWords;
use crate::library::{Library, PaperNumber, WordLike, WordsOf};

/// So many terms of a paper count.
const MOST_TERMS: usize = 24;
/// So many papers are like one.
const MOST_SIMILAR: usize = 200;

/// The papers that are like one; none by default.
#[derive(Debug, Clone, Default)]
pub struct Similar {
    /// The words by which they are found, those that tell most first.
    terms: Vec<String>,
    /// The best first.
    papers: Vec<PaperNumber>,
}

/// Looking which papers are in reach takes less than scoring one in so many of them.
const WORTH: usize = 4;

/// A word of the paper, and how many papers have it.
struct SimilarTerm {
    word: String,
    with: u32,
    weight: f64,
}

impl Similar {
    /// The papers that are like this one.
    #[must_use]
    pub fn to(library: &Library, number: PaperNumber) -> Self {
        let terms = terms(library, number);
        let papers = best(library, &terms, number);
        let terms = terms.into_iter().map(|term| term.word).collect();
        Self { terms, papers }
    }

    /// The words by which papers are found, those that tell most first.
    #[must_use]
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// The papers, the best first.
    #[must_use]
    pub fn papers(&self) -> &[PaperNumber] {
        &self.papers
    }

    /// The terms that a paper shares, those that tell most first.
    #[must_use]
    pub fn shared(&self, library: &Library, number: PaperNumber) -> Vec<&str> {
        let folded = library.folded(number);
        let folded = folded.parts();
        let has = |term: &&String| words(folded.all()).any(|word| word == term.as_str());
        self.terms.iter().filter(has).map(String::as_str).collect()
    }
}

/// The terms of a paper, those that tell most first.
fn terms(library: &Library, number: PaperNumber) -> Vec<SimilarTerm> {
    let stop_words = StopWords::new();
    let folded = library.folded(number);
    let folded = folded.parts();
    let mut often: HashMap<&str, u32> = HashMap::new();
    let said = words(folded.title()).chain(words(folded.summary()));
    for word in said.filter(|word| stop_words.pass(word)) {
        *often.entry(word).or_default() += 1;
    }
    let mut in_tail: HashMap<&str, u32> = often.keys().map(|word| (*word, 0)).collect();
    count_in_tail(library, &mut in_tail);
    let papers = f64::from(library.len());
    let mut terms: Vec<SimilarTerm> = often
        .into_iter()
        .map(|(word, often)| {
            let indexed = with_index(library, word);
            let with = indexed + in_tail.get(word).copied().unwrap_or_default();
            let share = (papers - f64::from(with) + 0.5) / (f64::from(with) + 0.5);
            SimilarTerm {
                word: word.to_owned(),
                with,
                weight: f64::from(often) * share.ln_1p(),
            }
        })
        .collect();
    terms.sort_unstable_by(|one, other| {
        let by_weight = other.weight.total_cmp(&one.weight);
        by_weight.then_with(|| one.word.cmp(&other.word))
    });
    terms.truncate(MOST_TERMS);
    terms
}

/// How many papers with an index have a word. Where every one of them is of the library, none of their
/// sets need be put together.
fn with_index(library: &Library, word: &str) -> u32 {
    let is_all = library.papers().max().is_some_and(|last| {
        let numbers = u64::from(last) + 1;
        library.papers().len() == numbers
    });
    if !is_all {
        let having = library.indexed_with(WordsOf::Paper, WordLike::Is(word));
        let having = having.intersection_len(library.papers());
        return u32::try_from(having).unwrap_or(u32::MAX);
    }
    let mut with = 0;
    library.each_indexed(WordLike::Is(word), &mut |_, found| with += found.papers());
    with
}

/// Counts in how many papers of the tail each of these words is.
fn count_in_tail(library: &Library, counts: &mut HashMap<&str, u32>) {
    let mut seen: Vec<&str> = Vec::new();
    for number in library.tail() & library.papers() {
        let folded = library.folded(number);
        seen.clear();
        for word in words(folded.parts().all()) {
            if let Some((word, _)) = counts.get_key_value(word)
                && !seen.contains(word)
            {
                seen.push(word);
            }
        }
        for word in &seen {
            if let Some(count) = counts.get_mut(word) {
                *count += 1;
            }
        }
    }
}

/// What papers have been scored so far, by their numbers.
struct Scores {
    /// 0 where a paper has none of the terms that were looked at.
    scores: Vec<f64>,
    /// The papers that have any.
    scored: Vec<PaperNumber>,
}

impl Scores {
    fn add(&mut self, number: PaperNumber, score: f64) {
        if let Some(known) = self.scores.get_mut(place(number)) {
            if *known == 0.0 {
                self.scored.push(number);
            }
            *known += score;
        }
    }

    fn of(&self, number: PaperNumber) -> f64 {
        self.scores.get(place(number)).copied().unwrap_or_default()
    }

    /// The scores of papers of the library but one, those that have any.
    fn of_library<'a>(
        &'a self,
        library: &'a Library,
        but: PaperNumber,
    ) -> impl Iterator<Item = (PaperNumber, f64)> + 'a {
        let scored = self.scored.iter().copied();
        let others =
            scored.filter(move |number| *number != but && library.papers().contains(*number));
        others.map(|number| (number, self.of(number)))
    }

    /// Drops the papers that cannot be among the best any more, where those terms that are left score so
    /// much at most; whether no paper that has no term yet can be among them.
    fn keep_in_reach(&mut self, library: &Library, but: PaperNumber, left: f64) -> bool {
        let scores = self.of_library(library, but).map(|(_, score)| score);
        let mut scores: Vec<f64> = scores.collect();
        let Some(behind) = scores.len().checked_sub(MOST_SIMILAR) else {
            return false;
        };
        let (_, least, _) = scores.select_nth_unstable_by(behind, f64::total_cmp);
        // What differs by the rounding of a sum is equal.
        let least = *least * (1.0 - 1e-9);
        if left >= least {
            return false;
        }
        let others = self.of_library(library, but);
        let in_reach = others.filter(|(_, score)| score + left >= least);
        self.scored = in_reach.map(|(number, _)| number).collect();
        true
    }
}

/// The papers that are most like one, which share these terms, the best first. The rarest term is looked
/// at first: soon all others together cannot lift a paper among the best that has none of it, and the
/// long lists of papers of the common ones are passed over but for what is in reach.
fn best(library: &Library, terms: &[SimilarTerm], but: PaperNumber) -> Vec<PaperNumber> {
    let mut rarest: Vec<&SimilarTerm> = terms.iter().collect();
    rarest.sort_by_key(|term| term.with);
    let with: Vec<u32> = rarest.iter().map(|term| term.with).collect();
    let relevance = Relevance::new(library.len(), library.all_words(), &with);
    let last = library.papers().max();
    let mut scores = Scores {
        scores: vec![0.0; last.map_or(0, |last| place(last) + 1)],
        scored: Vec::new(),
    };
    score_tail(library, &relevance, &rarest, &mut scores);
    let mut left: f64 = (0..rarest.len()).map(|at| relevance.most(at)).sum();
    let mut in_reach: Option<RoaringBitmap> = None;
    for (at, term) in rarest.iter().enumerate() {
        let is_worth_it = scores.scored.len() <= place(term.with).saturating_mul(WORTH);
        if is_worth_it && scores.keep_in_reach(library, but, left) {
            in_reach = Some(scores.scored.iter().copied().collect());
        }
        library.each_indexed(WordLike::Is(&term.word), &mut |_, found| match &in_reach {
            Some(wanted) => found.each_of(wanted, &mut |number, times| {
                if scores.of(number) > 0.0 {
                    scores.add(number, relevance.score_of(at, times, library.words(number)));
                }
            }),
            None => found.each(&mut |number, times| {
                scores.add(number, relevance.score_of(at, times, library.words(number)));
            }),
        });
        left -= relevance.most(at);
    }
    let ranked = scores.of_library(library, but);
    let ranked = ranked.map(|(number, score)| Ranked {
        number,
        newest: library.newest(number),
        in_title: 0,
        score,
    });
    let mut ranked: Vec<Ranked> = ranked.collect();
    ranked.sort_unstable_by(compare);
    ranked.truncate(MOST_SIMILAR);
    ranked.into_iter().map(|ranked| ranked.number).collect()
}

/// Scores the papers that are not in the index yet.
fn score_tail(
    library: &Library,
    relevance: &Relevance,
    terms: &[&SimilarTerm],
    scores: &mut Scores,
) {
    let places = terms.iter().enumerate();
    let places: HashMap<&str, usize> = places.map(|(at, term)| (term.word.as_str(), at)).collect();
    let mut times: Vec<u8> = vec![0; terms.len()];
    for number in library.tail() & library.papers() {
        times.fill(0);
        let folded = library.folded(number);
        let known = words(folded.parts().all()).filter_map(|word| places.get(word));
        for at in known {
            if let Some(times) = times.get_mut(*at) {
                *times = times.saturating_add(1);
            }
        }
        let score = relevance.score(&times, library.words(number));
        if score > 0.0 {
            scores.add(number, score);
        }
    }
}

fn compare(one: &Ranked, other: &Ranked) -> Ordering {
    one.compare(other)
}

/// The words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split([' ', '\n']).filter(|word| !word.is_empty())
}

fn place(number: PaperNumber) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX - 1)
}

/// These papers of a set, in their order, and the others of it.
pub(super) fn parted(
    papers: &[PaperNumber],
    set: &RoaringBitmap,
) -> (Vec<PaperNumber>, RoaringBitmap) {
    let first = papers
        .iter()
        .copied()
        .filter(|number| set.contains(*number));
    let first: Vec<PaperNumber> = first.collect();
    let rest = set - first.iter().copied().collect::<RoaringBitmap>();
    (first, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn the_most_like_a_paper_come_first_and_say_why() {
        let titles = [
            "Graph diffusion operators",
            "Operators of diffusion",
            "On the graph",
            "Something else entirely",
            "Graph diffusion operators once more, and again",
        ];
        let papers = titles.iter().enumerate().map(|(place, title)| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.title = (*title).to_owned();
            paper
        });
        let library = Library::from_papers(papers.collect());
        let number = |id: &str| library.number_of(&PaperId::parse(id).unwrap()).unwrap();
        let similar = Similar::to(&library, number("x:0"));
        let expected = ["x:4", "x:1", "x:2"].map(number);
        assert_eq!(similar.papers(), expected);
        assert_eq!(similar.terms(), ["diffusion", "graph", "operators"]);
        let shared = similar.shared(&library, number("x:1"));
        assert_eq!(shared, ["diffusion", "operators"]);
    }
}
