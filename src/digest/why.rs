//! Why a paper is in a digest.

use std::fmt;

use crate::library::{Fact, NumberFact, rendering, shown_title};
use crate::paper::{Paper, byline};
use crate::query::{Clause, Query, Test, Text};
use crate::text::safe::{self, Unseen};
use crate::text::shown::{Form, Shown};

/// So many words of one text are told.
const MOST_WORDS: usize = 4;
/// What is longer says nothing more.
const LONGEST_WORD: usize = 60;

/// A reason for which a paper is in a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Words of the query stand in a text, as they stand there.
    Words {
        /// The words, safe.
        words: Vec<String>,
        /// The text, as it is said: `the title`.
        place: &'static str,
    },
    /// Something else that the query asks, as it is written there.
    Asked(String),
    /// The place in a list.
    Place {
        /// From 1.
        place: usize,
        /// What list that is.
        of: &'static str,
    },
    /// So many votes.
    Votes(u64),
    /// Terms that it shares with papers that are starred, the strongest first.
    Shared(Vec<String>),
    /// It came in, which is all that was asked.
    New,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { words, place } => {
                let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
                write!(f, "{} in {place}", words.join(", "))
            }
            Self::Asked(clause) => f.write_str(&safe::line(clause)),
            Self::Place { place, of } => write!(f, "no. {place} of {of}"),
            Self::Votes(1) => f.write_str("1 vote"),
            Self::Votes(votes) => write!(f, "{votes} votes"),
            Self::Shared(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| safe::line(term)).collect();
                write!(f, "shared with your stars: {}", terms.join(", "))
            }
            Self::New => f.write_str("it came in"),
        }
    }
}

/// The texts of a paper as they are read, safe.
pub(super) struct Texts<'a> {
    pub(super) paper: &'a Paper,
    pub(super) title: Shown,
    pub(super) summary: Shown,
}

impl<'a> Texts<'a> {
    pub(super) fn new(paper: &'a Paper) -> Self {
        let form = Form::Rendered(rendering(paper));
        Self {
            paper,
            title: shown_title(paper, form, Unseen::Dropped),
            summary: Shown::paragraphs(&paper.summary, form, Unseen::Dropped),
        }
    }
}

/// What a query has to do with a paper that it finds: the words of it and where they stand, and what
/// else it asks. The query is given as it was written, too.
pub(super) fn reasons((query, written): (&Query, &str), texts: &Texts<'_>) -> Vec<Reason> {
    let paper = texts.paper;
    let names = byline(&paper.authors, usize::MAX);
    let authors = Shown::line(&names, Form::Raw, Unseen::Dropped);
    let (title, summary) = (paper.title.as_str(), paper.summary.as_str());
    let texts = [
        (Text::Title, title, &texts.title, "the title"),
        (Text::Abstract, summary, &texts.summary, "the abstract"),
        (Text::Author, names.as_str(), &authors, "the authors"),
    ];
    let mut reasons = Vec::new();
    // A word that the title has is not told again.
    let mut told: Vec<String> = Vec::new();
    for (text, source, shown, place) in texts {
        let words = new_words(query, (text, source, shown), &mut told);
        if !words.is_empty() {
            reasons.push(Reason::Words { words, place });
        }
    }
    let asked = query.spanned().filter(|(clause, _)| is_told(clause));
    let asked = asked.filter_map(|(_, place)| written.get(place.clone()));
    reasons.extend(asked.map(|asked| Reason::Asked(asked.trim().to_owned())));
    reasons
}

/// The words of a query as they stand in a text, each once, but for those that were told.
fn new_words(
    query: &Query,
    (text, source, shown): (Text, &str, &Shown),
    told: &mut Vec<String>,
) -> Vec<String> {
    let mut words = Vec::new();
    let hits = query.hits_shown(text, source, shown);
    for (paragraph, hits) in shown.paragraphs.iter().zip(hits) {
        for hit in hits {
            let word = paragraph.text.get(hit).unwrap_or_default();
            let folded = word.to_lowercase();
            let is_fit = word.chars().count() <= LONGEST_WORD && words.len() < MOST_WORDS;
            if is_fit && !told.contains(&folded) {
                words.push(word.to_owned());
                told.push(folded);
            }
        }
    }
    words
}

/// Whether a clause is a reason by itself: something is asked that is neither a mark nor a word that is
/// shown where it stands, nor when the paper came.
fn is_told(clause: &Clause) -> bool {
    let is_told = |test: &Test| match test {
        Test::Words(..) => test.ranked().is_none(),
        Test::Fact(fact, _) => *fact != Fact::Number(NumberFact::Added),
        Test::Beside(_) => true,
        Test::Mark(_) => false,
    };
    let is_denied = match clause {
        Clause::Not(_) => true,
        Clause::Test(_) | Clause::All(_) | Clause::Any(_) => false,
    };
    !is_denied && clause.tests().iter().all(|(test, _)| is_told(test))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Paper;

    #[test]
    fn words_are_told_where_they_stand_and_what_else_is_asked_as_it_is_written() {
        let paper = Paper::from_json(
            r#"{"id":"arxiv:2511.00001","title":"Diffusion of $\\alpha$ waves","abstract":"We study diffusion, score matching and LLMs. Score matching is old.","authors":[{"name":"Hinton, Ann"}],"date":"2026-11","categories":["cs.LG"]}"#,
        )
        .unwrap();
        for (query, said) in [
            ("diffusion ", "“Diffusion” in the title"),
            (
                "LLM diff",
                "“Diffusion” in the title; “LLMs” in the abstract",
            ),
            ("\"score matching\"", "“score matching” in the abstract"),
            ("alpha ", "“α” in the title"),
            ("author:hinton", "“Hinton” in the authors"),
            (
                "cat:cs.LG diffusion ",
                "“Diffusion” in the title; cat:cs.LG",
            ),
            ("cat:cs.LG|math year:2026", "cat:cs.LG|math; year:2026"),
            ("-image is:unread added:7d", ""),
            ("", ""),
            (
                "(diffusion | year:2026) wave",
                "“Diffusion”, “waves” in the title",
            ),
        ] {
            let parsed: Query = query.parse().unwrap();
            let reasons: Vec<String> = reasons((&parsed, query), &Texts::new(&paper))
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(reasons.join("; "), said, "{query}");
        }
    }

    #[test]
    fn a_reason_is_said_in_few_words() {
        for (reason, said) in [
            (
                Reason::Place {
                    place: 3,
                    of: "trending",
                },
                "no. 3 of trending",
            ),
            (Reason::Votes(1), "1 vote"),
            (Reason::Votes(12), "12 votes"),
            (
                Reason::Shared(vec!["neural operator".into(), "a\r\nb".into()]),
                "shared with your stars: neural operator, a b",
            ),
            (Reason::New, "it came in"),
        ] {
            assert_eq!(reason.to_string(), said);
        }
    }
}
