//! Queries as a line of text with signs between, as most engines take them.

use super::saying::{Asked, Said, Told, left, said};
use crate::query::{Choice, Clause, Phrase, Query, WordEnding};
use crate::text::fold;

/// The signs between the conditions of a line.
pub(super) struct Signs {
    /// Both sides must hold.
    pub(super) and: &'static str,
    /// One side must.
    pub(super) or: &'static str,
    /// What is before must hold, and what is behind must not. No line begins with it.
    pub(super) without: &'static str,
}

/// Keeps what fits into a line of such signs; what does not is left to the matcher.
pub(super) fn fitting<L>(said: Vec<Said<L>>) -> Vec<Said<L>> {
    let fits = |said: &Said<L>| match &said.clause {
        Clause::Not(inner) => is_line(inner),
        clause @ (Clause::Test(_) | Clause::All(_) | Clause::Any(_)) => is_line(clause),
    };
    said.into_iter().filter(fits).collect()
}

/// Whether a clause can stand in parentheses of its own: something in it is wanted.
fn is_line<L>(clause: &Clause<L>) -> bool {
    match clause {
        Clause::Test(_) => true,
        Clause::Not(_) => false,
        Clause::All(clauses) => {
            let inner = clauses.iter().map(|clause| match clause {
                Clause::Not(inner) => (false, is_line(inner)),
                Clause::Test(_) | Clause::All(_) | Clause::Any(_) => (true, is_line(clause)),
            });
            let inner: Vec<(bool, bool)> = inner.collect();
            inner.iter().all(|(_, fits)| *fits) && inner.iter().any(|(is_wanted, _)| *is_wanted)
        }
        Clause::Any(clauses) => clauses.iter().all(is_line),
    }
}

impl Signs {
    /// One of these; none of none.
    pub(super) fn either(&self, each: &[String]) -> Option<String> {
        match each {
            [] => None,
            [only] => Some(only.clone()),
            several => Some(format!("({})", several.join(self.or))),
        }
    }

    /// What an engine is told of a phrase that stands in any of these forms.
    pub(super) fn told(&self, forms: impl Iterator<Item = String>) -> Told<String> {
        let forms: Vec<String> = forms.collect();
        self.either(&forms).map_or(Told::Nothing, Told::Exactly)
    }

    /// The line of clauses that all must hold; none where nothing is wanted by it.
    pub(super) fn line<'a>(
        &self,
        clauses: impl Iterator<Item = &'a Clause<String>>,
    ) -> Option<String> {
        let mut wanted = Vec::new();
        let mut unwanted = Vec::new();
        for clause in clauses {
            match clause {
                Clause::Not(inner) => unwanted.push(self.within(inner)),
                Clause::Test(_) | Clause::All(_) | Clause::Any(_) => {
                    wanted.push(self.within(clause));
                }
            }
        }
        if wanted.is_empty() {
            return None;
        }
        let mut line = wanted.join(self.and);
        for one in unwanted {
            line.push_str(self.without);
            line.push_str(&one);
        }
        Some(line)
    }

    /// A clause as it stands beside others.
    fn within(&self, clause: &Clause<String>) -> String {
        let inner = match clause {
            Clause::Test(text) => return text.clone(),
            Clause::Not(inner) => format!("{}{}", self.without.trim_start(), self.within(inner)),
            Clause::All(clauses) => self.line(clauses.iter()).unwrap_or_default(),
            Clause::Any(clauses) => {
                let each: Vec<String> = clauses.iter().map(|clause| self.within(clause)).collect();
                each.join(self.or)
            }
        };
        format!("({inner})")
    }
}

/// The line that an engine of such signs is told of a query, and what is left to the matcher; none
/// where nothing is looked for by it.
pub(super) fn asked_line(
    query: &Query,
    signs: &Signs,
    tell: &impl Fn(&Asked<'_>, Choice) -> Told<String>,
) -> Option<(String, Query)> {
    let said = fitting(said(query, tell));
    let line = signs.line(said.iter().map(|said| &said.clause))?;
    let is_positive = said.iter().any(|said| said.is_positive);
    is_positive.then(|| (line, left(query, &said)))
}

/// How an engine takes a beginning of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beginnings {
    /// With a star behind it.
    Starred,
    /// Not at all.
    Unknown,
}

/// The words of a phrase as engines write them: one as it is, several in quotes, a beginning with its
/// star; `None` for what they have no signs for. A word with other signs in it is none that they would
/// find.
pub(super) fn written(phrase: &Phrase, beginnings: Beginnings) -> Option<String> {
    let is_plain = |word: &String| word.chars().all(char::is_alphanumeric);
    if phrase.words.is_empty() || !phrase.words.iter().all(is_plain) {
        return None;
    }
    match (phrase.words.as_slice(), phrase.ending) {
        ([word], WordEnding::Whole | WordEnding::Acronym) => Some(word.clone()),
        (words, WordEnding::Whole | WordEnding::Acronym) => Some(format!("\"{}\"", joined(words))),
        ([word], WordEnding::Prefix) if beginnings == Beginnings::Starred => {
            Some(format!("{word}*"))
        }
        (_, WordEnding::Prefix | WordEnding::Near | WordEnding::Part) => None,
    }
}

/// The same in every form in which the words are meant: those in capitals with a plural, too.
pub(super) fn forms(phrase: &Phrase, beginnings: Beginnings) -> Vec<String> {
    let plural = match (phrase.words.as_slice(), phrase.ending) {
        ([word], WordEnding::Acronym) => written(phrase, beginnings).map(|_| format!("{word}s")),
        _ => None,
    };
    written(phrase, beginnings)
        .into_iter()
        .chain(plural)
        .collect()
}

/// The words with blanks between them, as they are written: each CJK character is a word to recto.
pub(super) fn joined(words: &[String]) -> String {
    let mut text = String::new();
    let mut is_behind_cjk = false;
    for (place, word) in words.iter().enumerate() {
        let is_cjk = fold::is_cjk_word(word);
        if place > 0 && !(is_cjk && is_behind_cjk) {
            text.push(' ');
        }
        text.push_str(word);
        is_behind_cjk = is_cjk;
    }
    text
}
