//! The terms of a query in a library: which papers have one, and how often. Sets know it of papers
//! with an index, of the others their folded texts are looked at.

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::candidate::{Candidate, PhraseCheck};
use super::word_sets::text_bounds;
use crate::library::{Library, PaperNumber, WordLike};
use crate::query::language::{Phrase, Text, WordEnding};

/// The papers that have a term.
pub(super) struct Gathered {
    /// How many of the library.
    pub(super) with: u32,
    /// Of the papers wanted those whose title has it.
    pub(super) in_title: RoaringBitmap,
    /// Of the papers wanted those that have it.
    having: RoaringBitmap,
    term: Term,
}

/// How often papers have a term.
pub(super) enum Times {
    /// Every paper wanted has it once.
    Once,
    /// By the numbers of the papers.
    Each(Vec<u8>),
}

impl Gathered {
    pub(super) fn new(library: &Library, phrase: &Phrase, papers: &RoaringBitmap) -> Self {
        let term = Term::new(phrase);
        let having = decided(library, Text::Any, phrase) & library.papers();
        Self {
            with: u32::try_from(having.len()).unwrap_or(u32::MAX),
            in_title: decided(library, Text::Title, phrase) & papers,
            having: having & papers,
            term,
        }
    }

    /// How often each of some of the papers wanted has it.
    pub(super) fn times(&self, library: &Library, papers: &RoaringBitmap) -> Times {
        self.term
            .times_in(library, &(&self.having & papers), papers)
    }
}

impl Times {
    pub(super) fn of(&self, number: PaperNumber) -> u8 {
        match self {
            Self::Once => 1,
            Self::Each(times) => times.get(place(number)).copied().unwrap_or_default(),
        }
    }
}

fn place(number: PaperNumber) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX - 1)
}

/// The papers that have a term in a text; those that sets leave open are looked at.
fn decided(library: &Library, text: Text, term: &Phrase) -> RoaringBitmap {
    let bounds = text_bounds(library, text, term, library.tail());
    let open = bounds.open & library.papers();
    let check = PhraseCheck::new(library, text, term, 0);
    let has = |number: &PaperNumber| check.takes(&Candidate::new(library, *number));
    bounds.sure | open.iter().filter(has).collect::<RoaringBitmap>()
}

/// A term ready to be counted.
struct Term {
    /// The words that are counted; none where it counts once.
    words: Vec<String>,
    counted: Vec<Finder<'static>>,
}

impl Term {
    fn new(term: &Phrase) -> Self {
        let word = term.words.concat();
        let words = match term.ending {
            WordEnding::Whole => vec![word],
            WordEnding::Acronym => vec![word.clone(), format!("{word}s")],
            WordEnding::Prefix | WordEnding::Near | WordEnding::Part => Vec::new(),
        };
        let finder = |word: &String| Finder::new(format!(" {word} ").as_bytes()).into_owned();
        Self {
            counted: words.iter().map(finder).collect(),
            words,
        }
    }

    /// How often each of the papers wanted has it, of which these have it at all.
    fn times_in(&self, library: &Library, having: &RoaringBitmap, papers: &RoaringBitmap) -> Times {
        if self.words.is_empty() && having.len() == papers.len() {
            return Times::Once;
        }
        let mut times: Vec<u8> = vec![0; papers.max().map_or(0, place) + 1];
        let mut add = |number: PaperNumber, more: u8| {
            if let Some(known) = times.get_mut(place(number)) {
                *known = known.saturating_add(more);
            }
        };
        if self.words.is_empty() {
            having.iter().for_each(|number| add(number, 1));
            return Times::Each(times);
        }
        for word in &self.words {
            library.each_indexed(WordLike::Is(word), &mut |_, found| {
                found.each_of(papers, &mut add);
            });
        }
        for number in having & library.tail() {
            add(number, self.times(library.folded(number).parts().all()));
        }
        Times::Each(times)
    }

    /// How often its words stand in a text.
    fn times(&self, folded: &str) -> u8 {
        let times: usize = self
            .counted
            .iter()
            .map(|finder| count(finder, folded))
            .sum();
        u8::try_from(times).unwrap_or(u8::MAX)
    }
}

/// How often a word stands in a text; the blank after it may be the one before the next.
fn count(finder: &Finder<'_>, folded: &str) -> usize {
    let mut rest = folded.as_bytes();
    let mut times = 0;
    while let Some(place) = finder.find(rest) {
        times += 1;
        let next = place + finder.needle().len() - 1;
        rest = rest.get(next..).unwrap_or_default();
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_side_by_side_are_counted_each() {
        let finder = Finder::new(" a ");
        assert_eq!(count(&finder, " a a b \n a "), 3);
    }
}
