//! Topics: phrases that many of the papers share, found in their folded words.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::library::{FoldedPaper, Library, PaperNumber};
use crate::query::answer::StopWords;

/// How many of the newest papers are read for topics.
pub const PAPERS_READ: usize = 1000;
/// So many phrases are looked at more closely, the commonest.
const CANDIDATES: usize = 200;
const FEWEST_PAPERS: usize = 3;
const MOST_TOPICS: usize = 80;

/// A phrase of two or three folded words, and in how many of the papers read it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The words, with single blanks between.
    pub words: String,
    /// In how many of the papers read it stands.
    pub papers: usize,
}

impl Topic {
    /// Whether it differs from these words in its number at most: "diffusion model" beside "diffusion
    /// models" tells nothing new.
    pub(super) fn is_like(&self, words: &str) -> bool {
        singular(&self.words) == singular(words)
    }

    /// Whether it is a run of these words.
    pub(super) fn is_within(&self, words: &str) -> bool {
        format!(" {words} ").contains(&format!(" {} ", self.words))
    }
}

/// Finds the topics of these papers, the commonest first; `None` when stopped.
///
/// A topic stands in at least three and at most three tenths of the papers and has no stop word
/// at either end. Of phrases that stand in nearly the same papers one is left: the longer one, where
/// the other is a part of it, else the commoner one.
pub fn topics(
    library: &Library,
    newest: &[PaperNumber],
    stop: &dyn Fn() -> bool,
) -> Option<Vec<Topic>> {
    let stop_words = StopWords::new();
    let mut counts: HashMap<&str, (usize, PaperNumber)> = HashMap::new();
    let mut folded = Vec::with_capacity(newest.len());
    for number in newest {
        // Even the first may fold a whole tail.
        if stop() {
            return None;
        }
        folded.push((*number, library.folded(*number)));
    }
    for (number, folded) in &folded {
        each_phrase(folded, &stop_words, &mut |phrase| {
            let (papers, last) = counts.entry(phrase).or_insert((0, PaperNumber::MAX));
            if *last != *number {
                *papers += 1;
                *last = *number;
            }
        });
    }
    let most = newest.len() * 3 / 10;
    let mut found: Vec<(&str, usize)> = counts
        .into_iter()
        .map(|(phrase, (papers, _))| (phrase, papers))
        .filter(|(_, papers)| (FEWEST_PAPERS..=most).contains(papers))
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let candidates = without_pieces(found);
    if stop() {
        return None;
    }
    let mut places: HashMap<&str, RoaringBitmap> = HashMap::new();
    for (phrase, _) in &candidates {
        places.entry(phrase).or_default();
    }
    for (place, (_, folded)) in (0..).zip(&folded) {
        each_phrase(folded, &stop_words, &mut |phrase| {
            if let Some(papers) = places.get_mut(phrase) {
                papers.insert(place);
            }
        });
    }
    Some(without_likes(&candidates, &places))
}

/// Gives every phrase of a paper that may be a topic.
fn each_phrase<'a>(
    folded: &'a FoldedPaper<'_>,
    stop_words: &StopWords,
    give: &mut dyn FnMut(&'a str),
) {
    let folded = folded.parts();
    for text in [folded.title(), folded.summary()] {
        let forms = text.split('\n');
        forms
            .flat_map(|form| phrases(form, stop_words))
            .for_each(&mut *give);
    }
}

/// Every run of two or three words that may be a topic, as slices of the folded text.
fn phrases<'a>(text: &'a str, stop_words: &StopWords) -> Vec<&'a str> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for place in 0..words.len() {
        let Some(first) = words.get(place).filter(|word| stop_words.pass(word)) else {
            continue;
        };
        for length in [2, 3] {
            let Some(run) = words.get(place..place + length) else {
                continue;
            };
            let Some(last) = run.last().filter(|word| stop_words.pass(word)) else {
                continue;
            };
            found.extend(between(text, first, last));
        }
    }
    found
}

/// The slice of `text` from the first to the last of two words that are slices of it.
fn between<'a>(text: &'a str, first: &'a str, last: &'a str) -> Option<&'a str> {
    let start = first.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let end = last.as_ptr().addr().checked_sub(text.as_ptr().addr())? + last.len();
    text.get(start..end)
}

/// The commonest phrases but those that nearly always stand inside a longer one, and those that end in
/// their own abbreviation.
fn without_pieces(found: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    let mut inside: HashMap<&str, usize> = HashMap::new();
    for (phrase, papers) in &found {
        let mut pieces = phrase.match_indices(' ');
        if let (Some((first, _)), Some((last, _))) = (pieces.next(), pieces.next()) {
            let pieces = [phrase.get(..last), phrase.get(first + 1..)];
            for piece in pieces.into_iter().flatten() {
                let most = inside.entry(piece).or_default();
                *most = (*most).max(*papers);
            }
        }
    }
    let is_piece = |phrase: &str, papers: usize| {
        let inside = inside.get(phrase).copied().unwrap_or_default();
        is_nearly(inside, papers)
    };
    let kept = found.into_iter();
    let kept = kept.filter(|(phrase, papers)| !is_piece(phrase, *papers) && !ends_in_short(phrase));
    kept.take(CANDIDATES).collect()
}

/// Whether the last of three words has the first letters of those before, as in "language models llms".
fn ends_in_short(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split(' ').collect();
    let [first, second, last] = words.as_slice() else {
        return false;
    };
    let letters: String = [first, second]
        .into_iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let short = singular(last);
    short.ends_with(&letters) && short.chars().count() <= 5
}

/// Those that are not like a commoner one: in the number of the last word only, or in a word and in
/// nearly all papers.
fn without_likes(
    candidates: &[(&str, usize)],
    places: &HashMap<&str, RoaringBitmap>,
) -> Vec<Topic> {
    let mut chosen: Vec<(Topic, &RoaringBitmap)> = Vec::new();
    for (phrase, papers) in candidates {
        let Some(here) = places.get(phrase) else {
            continue;
        };
        let is_told = chosen.iter().any(|(topic, there)| {
            let same = || usize::try_from(here.intersection_len(there)).unwrap_or(usize::MAX);
            topic.is_like(phrase)
                || (share_a_word(&topic.words, phrase) && is_nearly(same(), topic.papers))
        });
        if !is_told {
            let words = (*phrase).to_owned();
            let papers = *papers;
            chosen.push((Topic { words, papers }, here));
        }
        if chosen.len() == MOST_TOPICS {
            break;
        }
    }
    chosen.into_iter().map(|(topic, _)| topic).collect()
}

/// Whether so many papers are nearly all of these.
fn is_nearly(papers: usize, all: usize) -> bool {
    papers * 10 >= all * 7
}

fn singular(phrase: &str) -> &str {
    phrase.strip_suffix('s').unwrap_or(phrase)
}

fn share_a_word(one: &str, other: &str) -> bool {
    one.split(' ')
        .any(|word| other.split(' ').any(|same| same == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Paper, PaperId};

    #[test]
    fn a_topic_is_a_shared_phrase_without_small_words_at_its_ends() {
        let texts = [
            "We use large language models for neural operators.",
            "A large language model is what we show. Neural operators too.",
            "On large language models and on neural operators.",
            "The large language models.",
        ];
        let papers = (0..20).map(|place| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.summary = texts
                .get(place)
                .unwrap_or(&"Nothing is shared here")
                .to_string();
            paper
        });
        let library = Library::from_papers(papers.collect());
        let newest: Vec<PaperNumber> = library.papers().iter().rev().collect();
        let found = topics(&library, &newest, &|| false).unwrap();
        let words: Vec<(&str, usize)> = found
            .iter()
            .map(|topic| (topic.words.as_str(), topic.papers))
            .collect();
        assert_eq!(words, [("language models", 3), ("neural operators", 3)]);
        assert_eq!(topics(&library, &newest, &|| true), None);
    }

    fn found_in(texts: &[(&str, usize)]) -> Vec<(String, usize)> {
        let each = texts
            .iter()
            .flat_map(|(text, times)| std::iter::repeat_n(*text, *times));
        let papers = each.enumerate().map(|(place, text)| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{place}")).unwrap());
            paper.summary = text.to_owned();
            paper
        });
        let library = Library::from_papers(papers.collect());
        let newest: Vec<PaperNumber> = library.papers().iter().rev().collect();
        let found = topics(&library, &newest, &|| false).unwrap().into_iter();
        found.map(|topic| (topic.words, topic.papers)).collect()
    }

    #[test]
    fn phrases_that_stand_in_nearly_the_same_papers_are_one_topic() {
        let texts = [
            ("Parameter efficient fine tuning.", 10),
            ("Fine tuning.", 8),
            ("Nothing is shared here.", 60),
        ];
        let names = found_in(&texts);
        let expected = [
            ("fine tuning".to_owned(), 18),
            ("efficient fine tuning".to_owned(), 10),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_phrase_and_its_own_abbreviation_is_none() {
        let texts = [
            ("Large language models (LLMs).", 9),
            ("On language models.", 9),
            ("Nothing is shared here.", 60),
        ];
        let names = found_in(&texts);
        let names: Vec<&str> = names.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(names, ["language models"]);
        for (phrase, is_short) in [
            ("language models llms", true),
            ("reinforcement learning rl", true),
            ("neural networks gnns", true),
            ("vision language models", false),
            ("language models", false),
        ] {
            assert_eq!(ends_in_short(phrase), is_short, "{phrase}");
        }
    }
}
