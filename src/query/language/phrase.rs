//! Words that stand one after the other.

/// One or more folded words that must stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words, never none.
    pub words: Vec<String>,
    /// What the last word stands for.
    pub ending: WordEnding,
}

/// What the last word of a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordEnding {
    /// That word.
    Whole,
    /// Every word that begins with it.
    Prefix,
    /// That word, or it with a plural `s`: the query word was ALL-CAPS.
    Acronym,
    /// Every word that differs from it by no more than [`slips`](crate::query::slips) letters.
    Near,
    /// Every word that has it somewhere; of several words the first may be the end of one, the last
    /// the beginning.
    Part,
}
