//! A phrase as something to find in folded text, where every word has a blank on both sides.

use memchr::memmem::Finder;

use super::near::{is_within, slips};
use crate::query::language::{Phrase, WordEnding};
use crate::text::fold;

/// A phrase ready to be looked for.
#[derive(Debug, Clone)]
pub(in crate::query) struct Needle {
    finder: Finder<'static>,
    last: AfterFind,
}

/// What must stand where the finder has found something.
#[derive(Debug, Clone)]
enum AfterFind {
    /// Nothing more.
    Found,
    /// If it is not found, this may be: the plural of an acronym.
    Or(Box<Finder<'static>>),
    /// After it, a word near to this one, by so many letters.
    Near(String, usize),
}

impl Needle {
    pub(in crate::query) fn new(phrase: &Phrase) -> Self {
        let words = phrase.words.join(" ");
        let finder = |text: String| Finder::new(text.as_bytes()).into_owned();
        let (found, last) = match phrase.ending {
            WordEnding::Whole => (format!(" {words} "), AfterFind::Found),
            WordEnding::Prefix => (format!(" {words}"), AfterFind::Found),
            WordEnding::Part => (words, AfterFind::Found),
            WordEnding::Acronym => (
                format!(" {words} "),
                AfterFind::Or(Box::new(finder(format!(" {words}s ")))),
            ),
            WordEnding::Near => {
                let (last, first) = phrase.words.split_last().unzip();
                let before: Vec<&str> = first
                    .unwrap_or_default()
                    .iter()
                    .map(String::as_str)
                    .collect();
                let blank = if before.is_empty() { "" } else { " " };
                let last = last.cloned().unwrap_or_default();
                let slips = slips(&last);
                (
                    format!(" {}{blank}", before.join(" ")),
                    AfterFind::Near(last, slips),
                )
            }
        };
        Self {
            finder: finder(found),
            last,
        }
    }

    pub(in crate::query) fn is_in(&self, folded: &str) -> bool {
        let bytes = folded.as_bytes();
        match &self.last {
            AfterFind::Found => self.finder.find(bytes).is_some(),
            AfterFind::Or(plural) => {
                self.finder.find(bytes).is_some() || plural.find(bytes).is_some()
            }
            AfterFind::Near(word, slips) => self.words_after(folded).any(|next| {
                // Between the parts of a paper stands a line break, which is no word.
                !next.is_empty() && is_within(word, next, *slips)
            }),
        }
    }

    /// The words that stand right after what the finder finds.
    fn words_after<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = &'a str> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let place = self.finder.find(folded.as_bytes().get(from..)?)?;
            let after = from + place + self.finder.needle().len();
            // The blank after it may be the one before the next.
            from = (from + place + 1).max(after.saturating_sub(1));
            folded.get(after..)?.split([' ', '\n']).next()
        })
    }

    pub(in crate::query) fn is_in_raw(&self, text: &str) -> bool {
        let mut folded = String::from(" ");
        fold::fold_forms_into(text, &mut folded);
        self.is_in(&folded)
    }
}
