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

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::thread;

use roaring::RoaringBitmap;

use super::rank::{Ranked, Relevance};
use super::stop_words::StopWords;
use crate::library::{Library, PaperNumber, WordLike, WordsOf};

/// So many terms of a paper count.
const MOST_TERMS: usize = 24;
/// So many papers are like one.
const MOST_SIMILAR: usize = 200;
/// So few papers that have terms are scored by one thread.
const SCORED_BY_ONE: u64 = 20_000;

/// The papers that are like one; none by default.
#[derive(Debug, Clone, Default)]
pub struct Similar {
    /// The words by which they are found, those that tell most first.
    terms: Vec<String>,
    /// The best first.
    papers: Vec<PaperNumber>,
}

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
        let with: Vec<u32> = terms.iter().map(|term| term.with).collect();
        let relevance = Relevance::new(library.len(), library.all_words(), &with);
        let scores = scores(library, &relevance, &terms);
        let papers = best(library, &scores, number);
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

/// The score of every paper, by its number; 0 where it has none of the terms. Where many papers have the
/// terms, two threads share these, every other one of the common and of the rare.
fn scores(library: &Library, relevance: &Relevance, terms: &[SimilarTerm]) -> Vec<f64> {
    let with = |at: &usize| terms.get(*at).map_or(0, |term| u64::from(term.with));
    let mut places: Vec<usize> = (0..terms.len()).collect();
    let of = |places: &[usize]| scores_of(library, relevance, terms, places);
    if places.iter().map(with).sum::<u64>() <= SCORED_BY_ONE {
        return of(&places);
    }
    places.sort_by_key(|at| Reverse(with(at)));
    let [first, second] =
        [0, 1].map(|nth| -> Vec<usize> { places.iter().copied().skip(nth).step_by(2).collect() });
    thread::scope(|scope| {
        let other = scope.spawn(|| of(&second));
        let mut scores = of(&first);
        // What a thread could not say is asked again.
        let more = other.join().unwrap_or_else(|_| of(&second));
        for (score, more) in scores.iter_mut().zip(more) {
            *score += more;
        }
        scores
    })
}

/// What every paper scores by the terms at these places.
fn scores_of(
    library: &Library,
    relevance: &Relevance,
    terms: &[SimilarTerm],
    places: &[usize],
) -> Vec<f64> {
    let lengths = library.lengths();
    let mut scores = vec![0.0; lengths.len()];
    let mut add = |at: usize, number: PaperNumber, times: u8| {
        let length = lengths.get(place(number)).copied();
        if let Some((score, words)) = scores.get_mut(place(number)).zip(length) {
            *score += relevance.score_of(at, times, words);
        }
    };
    let terms = places.iter().filter_map(|at| Some((*at, terms.get(*at)?)));
    let terms: Vec<(usize, &str)> = terms.map(|(at, term)| (at, term.word.as_str())).collect();
    for (at, term) in &terms {
        library.each_indexed(WordLike::Is(term), &mut |_, found| {
            found.each(&mut |number, times| add(*at, number, times));
        });
    }
    let of_word = terms.iter().enumerate();
    let of_word: HashMap<&str, usize> = of_word.map(|(nth, (_, term))| (*term, nth)).collect();
    let mut times: Vec<u8> = vec![0; terms.len()];
    for number in library.tail() & library.papers() {
        times.fill(0);
        let folded = library.folded(number);
        let known = words(folded.parts().all()).filter_map(|word| of_word.get(word));
        for nth in known {
            if let Some(times) = times.get_mut(*nth) {
                *times = times.saturating_add(1);
            }
        }
        for ((at, _), times) in terms.iter().zip(&times) {
            add(*at, number, *times);
        }
    }
    scores
}

/// The best papers of the library but this one, the best first. Dates are looked up for those alone that
/// may be among them.
fn best(library: &Library, scores: &[f64], but: PaperNumber) -> Vec<PaperNumber> {
    let mut found: Vec<(PaperNumber, f64)> = Vec::new();
    let (mut least, mut most) = (0.0, MOST_SIMILAR * 8);
    for (number, score) in (0..).zip(scores) {
        let may_be = *score > 0.0 && *score >= least && number != but;
        if !may_be || !library.papers().contains(number) {
            continue;
        }
        found.push((number, *score));
        if found.len() >= most {
            let by_score = |one: &(_, f64), other: &(_, f64)| other.1.total_cmp(&one.1);
            let (_, (_, worst), _) = found.select_nth_unstable_by(MOST_SIMILAR - 1, by_score);
            least = *worst;
            // Of equals the newest is better, which is not known yet.
            found.retain(|(_, score)| *score >= least);
            most = most.max(found.len() * 2);
        }
    }
    let mut ranked: Vec<Ranked> = found
        .into_iter()
        .map(|(number, score)| Ranked {
            number,
            newest: library.newest(number),
            in_title: 0,
            score,
        })
        .collect();
    ranked.sort_unstable_by(compare);
    ranked.truncate(MOST_SIMILAR);
    ranked.into_iter().map(|ranked| ranked.number).collect()
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
