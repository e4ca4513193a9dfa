//! Relevance: the papers with more of the query's words in the title first, among these by BM25.
//!
//! The score of a paper is the sum over the terms of
//!
//! ```text
//! ln(1 + (papers - with + 0.5) / (with + 0.5)) * times * (K1 + 1)
//!     / (times + K1 * (1 - B + B * length / average))
//! ```
//!
//! where `papers` is how many the library has, `with` how many of them have the term, `times` how
//! often this one has it, `length` how many words this one has, and `average` how many they have on
//! average; all in title, abstract and authors together, whatever field the query names. A term is
//! a wanted word of the query, each once. One that stands for several words (a prefix, a part, a
//! near word) counts once where any of them is; an acronym and its plural are one word.
//!
//! The tail and the segments gather the numbers, each in its own way; what they mean is here.

use std::cmp::Ordering;
use std::ops::RangeInclusive;
use std::thread;

use roaring::{MultiOps, RoaringBitmap};

use super::term::{Gathered, Times};
use crate::library::{Library, Newest, PaperNumber};
use crate::query::language::{Choice, Phrase, Query, WordEnding};

/// How soon a word that stands there again counts less.
pub const K1: f64 = 1.2;
/// How much the length of a paper counts.
pub const B: f64 = 0.75;
/// So many of the best are ranked; the others follow, the newest first.
pub const MOST_RANKED: usize = 1000;

/// From so many papers on, starting a thread is worth its time.
const RANKED_BY_TWO: u64 = 16_384;

/// Nearly all papers have fewer words.
const USUAL_WORDS: u32 = 1024;

/// The terms of a query, in its order: phrases of one word.
#[must_use]
pub fn terms(query: &Query) -> Vec<Phrase> {
    let mut terms: Vec<Phrase> = Vec::new();
    let wanted = query
        .tests()
        .filter(|(_, choice)| *choice == Choice::Require);
    for (test, _) in wanted {
        let Some((_, phrase)) = test.ranked() else {
            continue;
        };
        let last = phrase.words.len() - 1;
        for (place, word) in phrase.words.iter().enumerate() {
            // The first and the last of several are but parts of words.
            if phrase.ending == WordEnding::Part && last > 0 && (place == 0 || place == last) {
                continue;
            }
            let ending = if place == last {
                phrase.ending
            } else {
                WordEnding::Whole
            };
            let term = Phrase {
                words: vec![word.clone()],
                ending,
            };
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    terms
}

/// What a score needs to know of the library.
#[derive(Debug, Clone)]
pub struct Relevance {
    /// The first factor of each term.
    weights: Vec<f64>,
    /// How many words a paper has on average.
    average: f64,
}

impl Relevance {
    /// Takes how many papers the library has, how many words these have together, and how many of
    /// them have each term.
    #[must_use]
    pub fn new(papers: u32, words: u64, with: &[u32]) -> Self {
        let papers = f64::from(papers);
        let weight = |with: &u32| {
            let with = f64::from(*with);
            ((papers - with + 0.5) / (with + 0.5)).ln_1p()
        };
        Self {
            weights: with.iter().map(weight).collect(),
            average: (float(words) / papers.max(1.0)).max(1.0),
        }
    }

    /// The score of a paper that has each term so often, and so many words.
    #[must_use]
    pub fn score(&self, times: &[u8], words: u32) -> f64 {
        let length = K1 * (1.0 - B + B * f64::from(words) / self.average);
        let terms = self.weights.iter().zip(times);
        terms
            .map(|(weight, times)| {
                let times = f64::from(*times);
                weight * times * (K1 + 1.0) / (times + length)
            })
            .sum()
    }

    /// What a paper of so many words that has a term so often scores by this one.
    pub(super) fn score_of(&self, term: usize, times: u8, words: u32) -> f64 {
        let weight = self.weights.get(term).copied().unwrap_or_default();
        let length = K1 * (1.0 - B + B * f64::from(words) / self.average);
        let times = f64::from(times);
        weight * times * (K1 + 1.0) / (times + length)
    }

    /// The scores of papers of 0, 1, 2 and so on words that have each term once.
    fn of_once(&self) -> Vec<f64> {
        let once = vec![1; self.weights.len()];
        (0..USUAL_WORDS)
            .map(|words| self.score(&once, words))
            .collect()
    }
}

/// A number as the nearest one with a fraction.
fn float(number: u64) -> f64 {
    let [high, low] = [number >> 32, number & u64::from(u32::MAX)]
        .map(|half| f64::from(u32::try_from(half).unwrap_or(u32::MAX)));
    high * 4_294_967_296.0 + low
}

/// A paper and what its place depends on.
#[derive(Debug, Clone, Copy)]
pub struct Ranked {
    /// The paper.
    pub number: PaperNumber,
    /// Where it stands among the newest.
    pub newest: Option<Newest>,
    /// How many of the terms its title has.
    pub in_title: usize,
    /// Its score.
    pub score: f64,
}

impl Ranked {
    /// The better one first, of equals the newer one.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        other
            .in_title
            .cmp(&self.in_title)
            .then(other.score.total_cmp(&self.score))
            .then(other.newest.cmp(&self.newest))
    }
}

/// The best of the papers that came, and few others.
#[derive(Debug, Default)]
struct Best {
    ranked: Vec<Ranked>,
    /// Whatever is worse than this one is not among the best.
    last: Option<Ranked>,
}

impl Best {
    /// Whether a paper cannot be among the best, so much as is known without its date.
    fn is_full_for(&self, in_title: usize, score: f64) -> bool {
        let is_worse = |last: &Ranked| {
            in_title < last.in_title || (in_title == last.in_title && score < last.score)
        };
        self.last.as_ref().is_some_and(is_worse)
    }

    fn push(&mut self, ranked: Ranked) {
        self.ranked.push(ranked);
        if self.ranked.len() >= MOST_RANKED * 4 {
            self.drop_others();
        }
    }

    fn drop_others(&mut self) {
        if self.ranked.len() <= MOST_RANKED {
            return;
        }
        let (_, last, _) = self
            .ranked
            .select_nth_unstable_by(MOST_RANKED - 1, Ranked::compare);
        self.last = Some(*last);
        self.ranked.truncate(MOST_RANKED);
    }

    /// The very best first.
    fn end(mut self) -> Vec<PaperNumber> {
        self.drop_others();
        self.ranked.sort_unstable_by(Ranked::compare);
        let papers = self.ranked.into_iter();
        papers.map(|ranked| ranked.number).collect()
    }
}

/// The best of these papers of a library.
pub(super) fn best_of(
    library: &Library,
    query: &Query,
    papers: &RoaringBitmap,
) -> Vec<PaperNumber> {
    let ranking = Ranking::new(library, query, papers);
    ranking.map_or_else(Vec::new, |ranking| ranking.best().end())
}

/// What papers are ranked by.
struct Ranking<'a> {
    library: &'a Library,
    relevance: Relevance,
    /// [`Relevance::of_once`].
    of_once: Vec<f64>,
    /// Papers by how many of the terms their titles have, and all of them.
    wanted: Vec<(usize, RoaringBitmap)>,
    all: RoaringBitmap,
    times: Vec<Times>,
}

impl<'a> Ranking<'a> {
    /// Gathers what is known of the terms; `None` where the query has none.
    fn new(library: &'a Library, query: &Query, papers: &RoaringBitmap) -> Option<Self> {
        let terms: Vec<Gathered> = terms(query)
            .iter()
            .map(|term| Gathered::new(library, term, papers))
            .collect();
        if terms.is_empty() {
            return None;
        }
        let with: Vec<u32> = terms.iter().map(|term| term.with).collect();
        let relevance = Relevance::new(library.len(), library.all_words(), &with);
        // Whatever the others score, they come after these.
        let mut wanted = Vec::new();
        let mut count = 0;
        for (in_title, group) in by_titles(&terms, papers).into_iter().enumerate().rev() {
            if count < MOST_RANKED as u64 {
                count += group.len();
                wanted.push((in_title, group));
            }
        }
        let all = wanted.iter().map(|(_, group)| group).union();
        Some(Self {
            library,
            of_once: relevance.of_once(),
            relevance,
            times: terms.iter().map(|term| term.times(library, &all)).collect(),
            wanted,
            all,
        })
    }

    /// The best of all that are wanted: by two threads, where that pays.
    fn best(&self) -> Best {
        let half = u32::try_from(self.all.len() / 2).unwrap_or(u32::MAX);
        let is_much = self.all.len() >= RANKED_BY_TWO;
        let Some(middle) = is_much.then(|| self.all.select(half)).flatten() else {
            return self.best_in(0..=PaperNumber::MAX);
        };
        let above = || self.best_in(middle..=PaperNumber::MAX);
        let mut best = thread::scope(|scope| {
            let other = scope.spawn(above);
            let mut best = self.best_in(0..=middle.saturating_sub(1));
            // What a thread could not say is asked again.
            let other = other.join().unwrap_or_else(|_| above());
            best.ranked.extend(other.ranked);
            best
        });
        best.drop_others();
        best
    }

    /// The best of the papers wanted that have such numbers.
    fn best_in(&self, numbers: RangeInclusive<PaperNumber>) -> Best {
        let mut each = vec![0; self.times.len()];
        let mut best = Best::default();
        for (in_title, group) in &self.wanted {
            for number in group.range(numbers.clone()) {
                for (each, times) in each.iter_mut().zip(&self.times) {
                    *each = times.of(number);
                }
                let words = self.library.words(number);
                let known = usize::try_from(words)
                    .ok()
                    .and_then(|words| self.of_once.get(words));
                let score = match known {
                    Some(known) if each.iter().all(|times| *times == 1) => *known,
                    _ => self.relevance.score(&each, words),
                };
                if !best.is_full_for(*in_title, score) {
                    best.push(Ranked {
                        number,
                        newest: self.library.newest(number),
                        in_title: *in_title,
                        score,
                    });
                }
            }
        }
        best
    }
}

/// The papers whose titles have none of the terms, one, two and so on.
fn by_titles(terms: &[Gathered], papers: &RoaringBitmap) -> Vec<RoaringBitmap> {
    let mut groups = vec![papers.clone()];
    for term in terms {
        let mut with_one_more = RoaringBitmap::new();
        for group in &mut groups {
            let has = &*group & &term.in_title;
            *group -= &has;
            *group |= std::mem::replace(&mut with_one_more, has);
        }
        groups.push(with_one_more);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn the_terms_are_the_wanted_words_each_once() {
        for (query, terms) in [
            ("dual -image dual year:2024 ", &["dual"][..]),
            ("\"state space\" spac", &["state", "space", "spac*"]),
            ("(LLM | title:~modle) -(x | -y) ", &["LLM", "~modle", "y"]),
            ("*art* *e-of-th*", &["*art*", "of"]),
            ("is:starred", &[]),
        ] {
            let found = super::terms(&query.parse().unwrap());
            let found: Vec<String> = found.iter().map(Phrase::to_string).collect();
            assert_eq!(found, terms, "{query}");
        }
    }

    #[test]
    fn a_rare_word_a_repeated_one_and_a_short_paper_score_higher() {
        let relevance = Relevance::new(100, 10_000, &[1, 50]);
        let score = |times: [u8; 2], words| relevance.score(&times, words);
        assert!(score([1, 0], 100) > score([0, 1], 100));
        assert!(score([2, 0], 100) > score([1, 0], 100));
        assert!(score([1, 0], 50) > score([1, 0], 100));
        // ln(1 + 99.5 / 1.5) * 2.2 / 2.2
        assert!((score([1, 0], 100) - 4.209_655).abs() < 1e-5);
    }

    #[test]
    fn two_threads_find_the_same_best_papers_as_one() {
        let papers = (0..20_000).map(|number: u32| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
            paper.title = format!("dual {}", number * 7919 % 20_000);
            paper.summary = "dual ".repeat(usize::try_from(number * 31 % 17).unwrap());
            paper
        });
        let library = Library::from_papers(papers.collect());
        let query: Query = "dual ".parse().unwrap();
        let ranking = Ranking::new(&library, &query, library.papers()).unwrap();
        let by_one = ranking.best_in(0..=PaperNumber::MAX).end();
        assert_eq!(by_one.len(), MOST_RANKED);
        assert_eq!(ranking.best().end(), by_one);
    }

    #[test]
    fn whoever_has_more_of_the_words_in_the_title_goes_before_any_score() {
        let papers = (0..2400).map(|number: u32| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
            (paper.title, paper.summary) = match number % 3 {
                0 => ("Other".to_owned(), "dual state ".repeat(9)),
                1 => (format!("Dual {number}"), "long text ".repeat(50)),
                _ => ("Dual State".to_owned(), "long text ".repeat(90)),
            };
            paper
        });
        let library = Library::from_papers(papers.collect());
        let query: Query = "dual state ".parse().unwrap();
        let best = best_of(&library, &query, library.papers());
        let titles: Vec<String> = best
            .iter()
            .map(|number| library.record(*number).unwrap().title.clone())
            .collect();
        assert_eq!(titles.len(), MOST_RANKED);
        assert!(titles[..800].iter().all(|title| title == "Dual State"));
        assert!(titles[800..].iter().all(|title| title.starts_with("Dual ")));
    }
}
