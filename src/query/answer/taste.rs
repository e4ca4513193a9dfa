//! For you: the terms that tell starred papers from those that were read and not starred.
//!
//! A term is a word of the title or abstract of a starred paper that two starred papers have at least,
//! in title, abstract or authors, and that is no stop word. What it weighs is
//!
//! ```text
//! ln(odds among the starred / odds among the read)
//! odds  = (with + K * share) / (papers - with + K * (1 - share))
//! share = (others with + 0.5) / (others + 1)
//! ```
//!
//! where `with` is how many of the `papers` have it, and the `others` are papers that are neither starred
//! nor read: where few papers are marked, a term weighs as it would if they were as all others. The
//! strongest terms of either sign count, and the score of a paper is the sum of what those weigh that it
//! has. So that the time does not grow with what was read in many years, the papers last starred, the
//! newest of the read ones and the newest of the others are compared, at most 1,000 of each.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;
use std::thread;

use foldhash::fast::FixedState;
use roaring::RoaringBitmap;

use super::newest::newest;
use super::stop_words::StopWords;
use crate::library::{FoldedPaper, Library, PaperNumber, WordLike, WordsOf};

/// So many terms count.
const MOST_TERMS: usize = 64;
/// So many starred papers must have a term.
const FEWEST_STARRED: u32 = 2;
/// So many papers of each kind are compared.
const MOST_COMPARED: usize = 1000;
/// So few papers are read by one thread.
const FOLDED_BY_ONE: usize = 64;
/// So many papers that are as all others are added to either side.
const SMOOTHING: f64 = 10.0;

/// Of one in so many papers the scores are kept of all.
const MUCH: u64 = 4;

/// So many terms are said, of those that count for a paper and of those that count against it.
const SAID: (usize, usize) = (6, 2);

/// A term and what it weighs: more than 0 where starred papers have it more often than others.
#[derive(Debug, Clone, PartialEq)]
pub struct TasteTerm {
    /// The folded word.
    pub word: String,
    /// What it weighs.
    pub weight: f64,
}

/// What stars tell of every paper of a library; nothing by default.
#[derive(Debug, Default)]
pub struct Taste {
    /// The strongest first.
    terms: Vec<TasteTerm>,
    /// What papers have of the terms, by their numbers: a bit for each.
    papers: Vec<u64>,
    /// What all papers are sorted by, once that was asked of many.
    places: OnceLock<Vec<u64>>,
}

impl Taste {
    /// Takes the starred papers, the last starred first, and those that are read.
    pub(super) fn new(library: &Library, starred: &[PaperNumber], read: &RoaringBitmap) -> Self {
        let all_starred: RoaringBitmap = starred.iter().copied().collect();
        let starred = starred.get(..MOST_COMPARED).unwrap_or(starred);
        let read_only = read - &all_starred;
        let others = (library.papers() - &read_only) - &all_starred;
        let read = newest(library, &read_only, MOST_COMPARED);
        let others = newest(library, &others, MOST_COMPARED);
        let [of_starred, of_read, of_others] = folded(library, [starred, &read, &others]);
        let mut counts = Counts::of_starred(&of_starred);
        counts.add(&of_read, |count| &mut count.read);
        counts.add(&of_others, |count| &mut count.others);
        let [starred, read, others] = [starred.len(), read.len(), others.len()].map(float);
        let weight = |count: &Count| {
            let share = (f64::from(count.others) + 0.5) / (others + 1.0);
            let among_starred = odds(count.starred, starred, share);
            (among_starred / odds(count.read, read, share)).ln()
        };
        let terms = counts.0.iter().map(|(word, count)| TasteTerm {
            word: (*word).to_owned(),
            weight: weight(count),
        });
        Self::found(library, strongest(terms.collect()))
    }

    /// Looks for the terms in every paper.
    fn found(library: &Library, terms: Vec<TasteTerm>) -> Self {
        let last = library.papers().max().filter(|_| !terms.is_empty());
        let mut papers = vec![0; last.map_or(0, |last| place(last) + 1)];
        let mut add = |number: PaperNumber, terms: u64| {
            if let Some(own) = papers.get_mut(place(number)) {
                *own |= terms;
            }
        };
        let mut bits: HashMap<&str, u64> = HashMap::new();
        for (bit, term) in bits_of(&terms) {
            bits.insert(&term.word, bit);
            let having = library.indexed_with(WordsOf::Paper, WordLike::Is(&term.word));
            having.iter().for_each(|number| add(number, bit));
        }
        let tail = library.tail().iter().filter(|_| !bits.is_empty());
        for number in tail {
            let folded = library.folded(number);
            let known = words(folded.parts().all()).filter_map(|word| bits.get(word));
            add(number, known.fold(0, |known, bit| known | bit));
        }
        Self {
            terms,
            papers,
            places: OnceLock::new(),
        }
    }

    /// Whether the stars tell nothing: there are too few of them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms that count, the strongest first.
    #[must_use]
    pub fn terms(&self) -> &[TasteTerm] {
        &self.terms
    }

    /// What papers are sorted by where so many are, the greatest first: a number that sorts as the
    /// score does. Whoever sorts many once will again, with each letter that is typed.
    pub(super) fn places(&self, papers: u64) -> impl Fn(PaperNumber) -> Option<u64> {
        let is_much = papers >= self.papers.len() as u64 / MUCH;
        let kept = if is_much {
            let all = self.papers.iter().map(|own| self.score(*own));
            Some(self.places.get_or_init(|| all.collect()))
        } else {
            self.places.get()
        };
        move |number| match kept {
            Some(places) => places.get(place(number)).copied(),
            None => self.papers.get(place(number)).map(|own| self.score(*own)),
        }
    }

    /// The score of a paper that has these terms.
    fn score(&self, own: u64) -> u64 {
        ascending(self.of(own).map(|term| term.weight).sum())
    }

    /// The terms for which a paper comes before others, the strongest first.
    pub fn shared(&self, number: PaperNumber) -> impl Iterator<Item = &str> {
        let own = self.papers.get(place(number)).copied();
        let own = self.of(own.unwrap_or_default());
        own.filter(|term| term.weight > 0.0)
            .map(|term| term.word.as_str())
    }

    /// The terms of these bits, the strongest first.
    fn of(&self, mut bits: u64) -> impl Iterator<Item = &TasteTerm> {
        std::iter::from_fn(move || {
            let term = self.terms.get(place(bits.trailing_zeros()))?;
            bits &= bits - 1;
            Some(term)
        })
    }
}

impl fmt::Display for Taste {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("newest first: star some papers and this order learns from them");
        }
        let (wanted, unwanted) = SAID;
        let of = |is_wanted: bool| {
            let terms = self.terms.iter();
            terms.filter(move |term| (term.weight > 0.0) == is_wanted)
        };
        let wanted = of(true).take(wanted).map(|term| term.word.clone());
        let unwanted = of(false)
            .take(unwanted)
            .map(|term| format!("-{}", term.word));
        let said: Vec<String> = wanted.chain(unwanted).collect();
        write!(f, "for you, by your stars: {}", said.join(", "))
    }
}

/// The folded words of papers of several kinds, read by two threads where they are many.
fn folded<'a, const KINDS: usize>(
    library: &'a Library,
    kinds: [&[PaperNumber]; KINDS],
) -> [Vec<FoldedPaper<'a>>; KINDS] {
    let read = |papers: &[PaperNumber]| {
        let folded = papers.iter().map(|number| library.folded(*number));
        folded.collect::<Vec<FoldedPaper<'a>>>()
    };
    let is_much = kinds.iter().map(|papers| papers.len()).sum::<usize>() > FOLDED_BY_ONE;
    let halves = kinds.map(|papers| papers.split_at(if is_much { papers.len() / 2 } else { 0 }));
    thread::scope(|scope| {
        let other = is_much.then(|| scope.spawn(|| halves.map(|(first, _)| read(first))));
        let second = halves.map(|(_, second)| read(second));
        let first = other.map(thread::ScopedJoinHandle::join);
        // What a thread could not say is read again.
        let first = first.and_then(Result::ok);
        let mut first = first.unwrap_or_else(|| halves.map(|(first, _)| read(first)));
        for (all, more) in first.iter_mut().zip(second) {
            all.extend(more);
        }
        first
    })
}

/// In how many of the papers compared a term is.
#[derive(Debug, Default)]
struct Count {
    starred: u32,
    read: u32,
    others: u32,
    /// Whether a title or an abstract has it, not only the name of an author.
    is_said: bool,
    /// The place of the paper in which it was counted last, from 1.
    last: usize,
}

/// The words that may be terms.
struct Counts<'a>(HashMap<&'a str, Count, FixedState>);

impl<'a> Counts<'a> {
    /// How many of the starred papers have each.
    fn of_starred(starred: &'a [FoldedPaper<'_>]) -> Self {
        let stop_words = StopWords::new();
        let mut counts: HashMap<&str, Count, FixedState> = HashMap::default();
        for (place, folded) in (1..).zip(starred) {
            let parts = folded.parts();
            let said = words(parts.title()).chain(words(parts.summary()));
            let said = said.map(|word| (word, true));
            let names = words(parts.authors()).map(|word| (word, false));
            for (word, is_said) in said.chain(names) {
                let count = counts.entry(word).or_default();
                count.starred += u32::from(count.last != place);
                count.last = place;
                count.is_said |= is_said;
            }
        }
        counts.retain(|word, count| {
            count.is_said && count.starred >= FEWEST_STARRED && stop_words.pass(word)
        });
        Self(counts)
    }

    /// Counts in how many of these papers each is.
    fn add(&mut self, papers: &[FoldedPaper<'_>], kind: fn(&mut Count) -> &mut u32) {
        for count in self.0.values_mut() {
            count.last = 0;
        }
        for (place, folded) in (1..).zip(papers) {
            for word in words(folded.parts().all()) {
                if let Some(count) = self.0.get_mut(word)
                    && count.last != place
                {
                    count.last = place;
                    *kind(count) += 1;
                }
            }
        }
    }
}

fn odds(with: u32, papers: f64, share: f64) -> f64 {
    let with = f64::from(with);
    (with + SMOOTHING * share) / (papers - with + SMOOTHING * (1.0 - share))
}

/// The strongest terms, the strongest first, of equals by their words.
fn strongest(mut terms: Vec<TasteTerm>) -> Vec<TasteTerm> {
    terms.sort_unstable_by(|one, other| {
        let (weight, other_weight) = (one.weight.abs(), other.weight.abs());
        let by_weight = other_weight.total_cmp(&weight);
        by_weight.then_with(|| one.word.cmp(&other.word))
    });
    terms.truncate(MOST_TERMS);
    terms
}

/// Terms, and for each a bit that no other has.
fn bits_of(terms: &[TasteTerm]) -> impl Iterator<Item = (u64, &TasteTerm)> {
    let bits = std::iter::successors(Some(1_u64), |bit| bit.checked_mul(2));
    bits.zip(terms)
}

/// The words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split_ascii_whitespace()
}

/// A number that sorts as this one does.
fn ascending(score: f64) -> u64 {
    let bits = score.to_bits();
    if score.is_sign_negative() {
        !bits
    } else {
        bits | (1 << 63)
    }
}

fn place(number: PaperNumber) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX - 1)
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    fn library(titles: &[&str]) -> Library {
        let papers = titles.iter().enumerate().map(|(place, title)| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.title = (*title).to_owned();
            paper
        });
        Library::from_papers(papers.collect())
    }

    fn taste(library: &Library, starred: &[&str], read: &[&str]) -> Taste {
        let number = |id: &&str| library.number_of(&PaperId::parse(id).unwrap()).unwrap();
        let starred: Vec<PaperNumber> = starred.iter().map(number).collect();
        Taste::new(library, &starred, &read.iter().map(number).collect())
    }

    #[test]
    fn what_stars_have_counts_for_a_paper_and_what_was_only_read_against_it() {
        let library = library(&[
            "Graph diffusion survey",
            "The graph diffusion",
            "Graph benchmark survey",
            "Benchmark survey",
            "A survey of the graph",
            "Nothing of it",
        ]);
        let taste = taste(&library, &["x:0", "x:1", "x:2"], &["x:2", "x:3", "x:4"]);
        let terms: Vec<(&str, bool)> = taste
            .terms()
            .iter()
            .map(|term| (term.word.as_str(), term.weight > 0.0))
            .collect();
        // "benchmark" is in one starred paper, "the" is a small word.
        assert_eq!(
            terms,
            [("diffusion", true), ("graph", true), ("survey", false)]
        );
        let said = "for you, by your stars: diffusion, graph, -survey";
        assert_eq!(taste.to_string(), said);
        let number = |id: &str| library.number_of(&PaperId::parse(id).unwrap()).unwrap();
        let shared: Vec<&str> = taste.shared(number("x:0")).collect();
        assert_eq!(shared, ["diffusion", "graph"]);
        let mut listed = ["x:0", "x:1", "x:2", "x:3", "x:4", "x:5"];
        listed.sort_by_key(|id| std::cmp::Reverse(taste.places(6)(number(id))));
        assert_eq!(listed, ["x:1", "x:0", "x:2", "x:4", "x:5", "x:3"]);
    }

    #[test]
    fn few_stars_tell_nothing_and_say_so() {
        let library = library(&["Graph diffusion", "Graph", "Survey"]);
        for starred in [&[][..], &["x:0"], &["x:0", "x:2"]] {
            let taste = taste(&library, starred, &["x:1"]);
            assert!(taste.is_empty(), "{starred:?}");
            let said = taste.to_string();
            assert!(said.starts_with("newest first: star some"), "{said}");
        }
        assert!(!taste(&library, &["x:0", "x:1"], &[]).is_empty());
    }

    #[test]
    fn a_score_sorts_as_its_number_does() {
        let scores = [f64::MIN, -2.5, -1.0, 0.0, 1e-9, 1.0, 7.25];
        assert!(scores.map(ascending).is_sorted());
    }
}
