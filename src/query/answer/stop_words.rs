//! Words that say nothing of what a paper is about.

use std::collections::HashSet;

/// The language's small words, and what every abstract says.
const STOP_WORDS: &str = include_str!("../../../assets/stop_words.txt");

/// The words that tell nothing.
pub(in crate::query) struct StopWords(HashSet<&'static str>);

impl StopWords {
    /// Those of the list that recto has.
    pub(in crate::query) fn new() -> Self {
        Self(STOP_WORDS.split_whitespace().collect())
    }

    /// Whether a folded word may tell something: it has two letters at least and is none of these.
    pub(in crate::query) fn pass(&self, word: &str) -> bool {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 2 && !self.0.contains(word)
    }
}
