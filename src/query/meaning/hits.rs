//! Where the words that a query looks for stand in a text, to mark them.

use std::ops::Range;

use super::near::{is_within, slips};
use crate::query::language::{Choice, Phrase, Query, Test, Text, WordEnding};
use crate::text::fold;
use crate::text::shown::Shown;

impl Query {
    /// Where the wanted words stand in such a text, as byte ranges in order; touching
    /// ones are joined. Give the text as it is shown.
    #[must_use]
    pub fn hits(&self, of: Text, text: &str) -> Vec<Range<usize>> {
        let wanted: Vec<&Phrase> = self
            .tests()
            .filter(|(_, choice)| *choice == Choice::Require)
            .filter_map(|(test, _)| match test {
                Test::Words(asked, phrase) => asked.covers(of).then_some(phrase),
                Test::Fact(..) | Test::Mark(_) | Test::Beside(_) => None,
            })
            .collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let words = fold::words(text);
        let said = fold::said_words(text, &words);
        let mut hits: Vec<Range<usize>> = Vec::new();
        for words in [words, said] {
            for place in 0..words.len() {
                let here = words.get(place..).unwrap_or_default();
                for phrase in &wanted {
                    if let Some(end) = phrase.begins(here) {
                        let start = here.first().map_or(0, |word| word.range.start);
                        hits.push(start..end);
                    }
                }
            }
        }
        join(hits)
    }

    /// Where the wanted words stand in each paragraph of a text that is shown. They are looked for
    /// in its source and in what is shown of it: `\alpha`, `alpha` and `α` are all found.
    #[must_use]
    pub fn hits_shown(&self, of: Text, source: &str, shown: &Shown) -> Vec<Vec<Range<usize>>> {
        let paragraphs = shown.paragraphs.iter();
        let mut hits: Vec<Vec<Range<usize>>> = paragraphs
            .map(|paragraph| {
                let hits = self.hits(of, paragraph.searched()).into_iter();
                hits.map(|hit| paragraph.place(&hit)).collect()
            })
            .collect();
        if shown.paragraphs.len() == 1 && shown.text() == source {
            return hits;
        }
        for hit in self.hits(of, source) {
            for (paragraph, place) in shown.places(hit) {
                if let Some(hits) = hits.get_mut(paragraph) {
                    hits.push(place);
                }
            }
        }
        hits.into_iter().map(join).collect()
    }
}

impl Phrase {
    /// The byte where the phrase ends, if the words begin with it.
    fn begins(&self, words: &[fold::Word]) -> Option<usize> {
        let (last, first) = self.words.split_last()?;
        let found = words.get(..self.words.len())?;
        let (found_last, found_first) = found.split_last()?;
        let ends_with_part = self.ending == WordEnding::Part && !first.is_empty();
        let same = first
            .iter()
            .zip(found_first)
            .enumerate()
            .all(|(place, (wanted, word))| {
                if place == 0 && ends_with_part {
                    word.folded.ends_with(wanted.as_str())
                } else {
                    *wanted == word.folded || wanted == fold::bare(&word.folded)
                }
            });
        // A word with signs is found without them, too.
        let ends = |word: &str| match self.ending {
            WordEnding::Whole => word == last,
            WordEnding::Prefix => word.starts_with(last.as_str()),
            WordEnding::Acronym => word
                .strip_prefix(last.as_str())
                .is_some_and(|rest| rest.is_empty() || rest == "s"),
            WordEnding::Near => is_within(last, word, slips(last)),
            WordEnding::Part if ends_with_part => word.starts_with(last.as_str()),
            WordEnding::Part => word.contains(last.as_str()),
        };
        let word = found_last.folded.as_str();
        (same && (ends(word) || ends(fold::bare(word)))).then_some(found_last.range.end)
    }
}

fn join(mut hits: Vec<Range<usize>>) -> Vec<Range<usize>> {
    hits.sort_by_key(|hit| hit.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(hits.len());
    for hit in hits {
        match joined.last_mut() {
            Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
            _ => joined.push(hit),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_stand_on_the_letters_that_match() {
        let text = "Föppl’s Dual-mode LLMs, dual models (CC++), k_(B)T and T_c";
        for (query, hits) in [
            ("foppl ", &["Föppl"][..]),
            ("dual", &["Dual", "dual"]),
            ("\"dual mode\"", &["Dual-mode"]),
            ("LLM mod", &["mode", "LLMs", "models"]),
            ("-dual author:llms title:fop", &["Föppl"]),
            ("year:2024", &[]),
            ("cc ", &["CC++"]),
            ("k_BT Tc", &["k_(B)T", "T_c"]),
            ("\"cc++\"", &["CC++"]),
            ("~foepl ~dial", &["Föppl", "Dual", "dual"]),
            ("*odel* *ual-mod*", &["Dual-mode", "dual models"]),
            (
                "(dual mode | LLM) -(fop | -models) ",
                &["Dual", "mode", "LLMs", "dual", "models"],
            ),
        ] {
            let query: Query = query.parse().unwrap();
            let found: Vec<&str> = query
                .hits(Text::Title, text)
                .into_iter()
                .map(|hit| &text[hit])
                .collect();
            assert_eq!(found, hits);
        }
    }
}
