//! Keys that documents cite works by: `lovelace1843notes`.

use std::collections::HashSet;

use crate::paper::{Paper, PaperId};
use crate::text::{fold, safe};

/// Words that begin many titles and tell none.
const SMALL: [&str; 14] = [
    "a", "an", "and", "are", "for", "from", "how", "in", "is", "of", "on", "the", "to", "what",
];
/// A longer key is no help to anybody.
const LONGEST: usize = 200;

/// The keys given so far.
#[derive(Debug)]
pub(super) struct CitationKeys {
    given: HashSet<String>,
    /// Whether a format can have a character in a key.
    takes: fn(char) -> bool,
}

impl CitationKeys {
    /// Keys for BibTeX and biber. The one reads a key up to white space, a comma or a brace
    /// (<https://ctan.org/pkg/bibtex>, `bibtex.web`); the other takes letters, digits and most signs
    /// (<https://metacpan.org/dist/Text-BibTeX/view/scripts/bt_language.pod>, NAME and NUMBER).
    pub(super) fn of_bibtex() -> Self {
        let takes = |c: char| takes_any(c) && !"\"#%'(),=@{}~\\".contains(c);
        let given = HashSet::new();
        Self { given, takes }
    }

    /// The same beside these, which others have.
    pub(super) fn beside(mut self, given: &[String]) -> Self {
        self.given
            .extend(given.iter().map(|key| key.to_lowercase()));
        self
    }

    /// Keys for CSL and hayagriva, whose ids are any text.
    pub(super) fn of_csl() -> Self {
        let given = HashSet::new();
        let takes = takes_any;
        Self { given, takes }
    }

    /// A key that no other paper has: the one that the paper came with, or else the first author's
    /// family name, the year and the first telling word of the title. The second of two gets an
    /// `a`, the third a `b`.
    pub(super) fn give(&mut self, paper: &Paper) -> String {
        let key = self.own(paper).unwrap_or_else(|| made(paper));
        let numbered = (1..).map(|nth| format!("{key}{}", letters(nth)));
        let free = std::iter::once(key.clone())
            .chain(numbered)
            // BibTeX compares keys without their case.
            .find(|key| !self.given.contains(&key.to_lowercase()))
            .unwrap_or(key);
        self.given.insert(free.to_lowercase());
        free
    }

    /// The key that the paper had in a bibliography, so that documents which cite it still do; without
    /// the characters that the format cannot have in one.
    fn own(&self, paper: &Paper) -> Option<String> {
        let of_bibliography =
            |format: &str| matches!(format, "bibtex" | "csl-json" | "csl-yaml" | "hayagriva");
        let mut sources = paper
            .sources
            .iter()
            .filter(|source| of_bibliography(&source.format));
        let key = sources.find_map(|source| source.id.as_deref())?;
        // One that recto gave, which came back by another program, is nobody's.
        let is_own = PaperId::parse(key).is_some_and(|id| id.is_title_key());
        let key = Some(key).filter(|_| !is_own)?;
        let key: String = key.chars().filter(|c| (self.takes)(*c)).collect();
        let is_key = !key.is_empty() && key.chars().count() <= LONGEST;
        is_key.then_some(key)
    }
}

fn takes_any(c: char) -> bool {
    !c.is_whitespace() && !safe::is_hidden(c)
}

fn made(paper: &Paper) -> String {
    let first_author = paper.authors.first().map(|author| author.parts().family);
    let family = ascii(first_author.unwrap_or_default());
    let year = paper.date.map(|date| date.year().to_string());
    let words = fold::words(&paper.title)
        .into_iter()
        .map(|word| ascii(&word.folded));
    let telling = |word: &String| !word.is_empty() && !SMALL.contains(&word.as_str());
    let word = words.into_iter().find(telling);
    let key = [family, year.unwrap_or_default(), word.unwrap_or_default()].concat();
    let starts_well = key.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts_well {
        key.chars().take(LONGEST).collect()
    } else {
        // Some programs take no key that begins with a digit.
        format!("paper{key}").chars().take(LONGEST).collect()
    }
}

/// The letters and digits that every program takes in a key.
fn ascii(text: &str) -> String {
    let words = fold::words(text).into_iter().map(|word| word.folded);
    let letters = words.flat_map(|word| word.chars().collect::<Vec<char>>());
    letters.filter(char::is_ascii_alphanumeric).collect()
}

/// `a` to `z`, `aa`, `ab`: the letters of a number from 1.
fn letters(nth: u32) -> String {
    let mut rest = nth;
    let mut letters = Vec::new();
    while rest > 0 {
        let letter = char::from_digit((rest - 1) % 26 + 10, 36).unwrap_or('a');
        letters.push(letter);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests;
