//! Topics: phrases that many of the papers share, found in their folded words.

use std::collections::HashMap;

use crate::library::{Library, PaperNumber};
use crate::query::answer::StopWords;

/// How many of the newest papers are read for topics.
pub const PAPERS_READ: usize = 1000;
const FEWEST_PAPERS: usize = 3;
const MOST_TOPICS: usize = 12;

/// A phrase of two or three folded words, and in how many of the papers read it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The words, with single blanks between.
    pub words: String,
    /// In how many of the papers read it stands.
    pub papers: usize,
}

/// Finds the topics of these papers, the commonest first; `None` when stopped.
///
/// A topic stands in at least three and at most three tenths of the papers and has no stop word
/// at either end. One that nearly always stands inside a longer one is left out.
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
        let folded = folded.parts();
        for text in [folded.title(), folded.summary()] {
            for phrase in text.split('\n').flat_map(|form| phrases(form, &stop_words)) {
                let (papers, last) = counts.entry(phrase).or_insert((0, PaperNumber::MAX));
                if *last != *number {
                    *papers += 1;
                    *last = *number;
                }
            }
        }
    }
    let most = newest.len() * 3 / 10;
    let mut found: Vec<(&str, usize)> = counts
        .into_iter()
        .map(|(phrase, (papers, _))| (phrase, papers))
        .filter(|(_, papers)| (FEWEST_PAPERS..=most).contains(papers))
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    Some(without_pieces(&found))
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

fn without_pieces(found: &[(&str, usize)]) -> Vec<Topic> {
    let is_piece = |phrase: &str, papers: usize| {
        found.iter().any(|(longer, count)| {
            longer.len() > phrase.len() && count * 10 >= papers * 7 && has_words(longer, phrase)
        })
    };
    let mut chosen: Vec<Topic> = Vec::new();
    for (phrase, papers) in found {
        // Variants such as "diffusion model" beside "diffusion models" tell nothing new.
        let singular = |phrase: &str| phrase.strip_suffix('s').unwrap_or(phrase).to_owned();
        let known = chosen
            .iter()
            .any(|topic| singular(&topic.words) == singular(phrase));
        if !known && !is_piece(phrase, *papers) {
            chosen.push(Topic {
                words: (*phrase).to_owned(),
                papers: *papers,
            });
        }
        if chosen.len() == MOST_TOPICS {
            break;
        }
    }
    chosen
}

fn has_words(longer: &str, phrase: &str) -> bool {
    format!(" {longer} ").contains(&format!(" {phrase} "))
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
}
