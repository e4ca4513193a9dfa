//! Which values of the filter pane are wanted: the first ones of each kind, more of some, or those
//! that have a text.

use std::collections::BTreeMap;

use crate::query::language::FacetKind;
use crate::text::fold;

/// How many more are shown at a time.
const MORE: usize = 24;

/// Which values are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What the words of a value begin with; empty for every value.
    pub text: String,
    /// Whether authors of a single paper are wanted, too.
    rare: bool,
    /// How many more than the first ones, of these kinds.
    more: BTreeMap<FacetKind, usize>,
}

impl Wanted {
    /// The first values that have a text.
    #[must_use]
    pub fn with(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same, and authors of a single paper, too.
    #[must_use]
    pub fn with_rare(self) -> Self {
        Self { rare: true, ..self }
    }

    /// Whether those are wanted whom few papers have: where they are asked for by name, too.
    pub(super) fn has_rare(&self) -> bool {
        self.rare || !self.text.is_empty()
    }

    /// The next ones of a kind as well.
    pub fn add(&mut self, kind: FacetKind) {
        *self.more.entry(kind).or_default() += MORE;
    }

    /// Of a kind the first ones again.
    pub fn reset(&mut self, kind: FacetKind) {
        self.more.remove(&kind);
    }

    /// How many values of a kind are wanted at most.
    #[must_use]
    pub fn most(&self, kind: FacetKind) -> usize {
        let first = match kind {
            FacetKind::View | FacetKind::Feed => return usize::MAX,
            FacetKind::Tag | FacetKind::Topic | FacetKind::Year | FacetKind::Category => 8,
            FacetKind::Author | FacetKind::Venue | FacetKind::Source => 5,
        };
        self.more.get(&kind).map_or(first, |more| first + more)
    }
}

/// Tells which names have a text: each of its words begins a word of theirs.
pub(super) struct HasText(Vec<String>);

impl HasText {
    pub(super) fn new(text: &str) -> Self {
        let words = fold::words(text).into_iter();
        Self(words.map(|word| format!(" {}", word.folded)).collect())
    }

    pub(super) fn takes(&self, name: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let mut folded = String::new();
        fold::fold_into(name, &mut folded);
        self.takes_folded(&folded)
    }

    /// The same of folded words.
    pub(super) fn takes_folded(&self, words: &str) -> bool {
        let mut beginnings = self.0.iter();
        beginnings.all(|word| words.contains(word) || words.starts_with(word.trim_start()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_text_whose_words_begin_words_of_it() {
        for (text, name, takes) in [
            ("", "cs.RO", true),
            (" . ", "cs.RO", true),
            ("cs.r", "cs.RO", true),
            ("ro", "cs.RO", true),
            ("o", "cs.RO", false),
            ("li ha", "Hao Li", true),
            ("kah", "K\u{e4}hler", true),
            ("20", "2024", true),
            ("hao wang", "Hao Li", false),
        ] {
            assert_eq!(HasText::new(text).takes(name), takes, "{text:?} {name:?}");
        }
    }

    #[test]
    fn more_values_of_a_kind_come_a_portion_at_a_time() {
        let mut wanted = Wanted::default();
        let first = wanted.most(FacetKind::Topic);
        wanted.add(FacetKind::Topic);
        wanted.add(FacetKind::Topic);
        assert_eq!(wanted.most(FacetKind::Topic), first + 2 * MORE);
        assert_eq!(wanted.most(FacetKind::Year), first);
        wanted.reset(FacetKind::Topic);
        assert_eq!(wanted, Wanted::default());
    }
}
