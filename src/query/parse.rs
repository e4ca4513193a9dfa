//! From the text of a query line to its clauses.

use std::ops::Range;

use super::operators::{OPERATORS, Value};
use super::{Clause, Ending, Field, Phrase, Query, Test};
use crate::text::fold;

/// Says what a query line has that is no query, and at which character.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {reason}")]
pub struct QueryError {
    /// The character of the line, from 1.
    pub column: usize,
    /// What is wrong and what to write instead.
    pub reason: String,
}

pub(super) fn parse(text: &str) -> Result<Query, QueryError> {
    let mut query = Query::default();
    let mut rest = Scanner { text, at: 0 };
    while let Some(token) = rest.next_token() {
        let found = token.test(text).map_err(|reason| QueryError {
            column: text
                .get(..token.span.start)
                .unwrap_or_default()
                .chars()
                .count()
                + 1,
            reason,
        })?;
        if let Some(test) = found {
            query.clauses.push(Clause {
                negated: token.negated,
                test,
            });
            query.spans.push(token.span);
        }
    }
    Ok(query)
}

/// One clause as it was written.
struct Token<'a> {
    span: Range<usize>,
    negated: bool,
    /// What stands before the colon.
    field: Option<&'a str>,
    value: &'a str,
    quoted: Quoted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    No,
    Open,
    Closed,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    fn next_token(&mut self) -> Option<Token<'a>> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        if self.rest().is_empty() {
            return None;
        }
        let start = self.at;
        let negated = self.rest().starts_with('-');
        self.take(usize::from(negated));
        let name = self
            .rest()
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let after_colon = self
            .rest()
            .get(name..)
            .and_then(|rest| rest.strip_prefix(':'));
        let is_field = name > 0 && after_colon.is_some();
        // A title may be pasted: in `DualFast: a framework` the colon is no field's.
        let known = is_field && operator(self.rest().get(..name).unwrap_or_default()).is_some();
        let goes_on = after_colon
            .is_some_and(|rest| !rest.starts_with(char::is_whitespace) && !rest.is_empty());
        let field = (is_field && (known || goes_on)).then(|| {
            let field = self.take(name);
            self.take(1);
            field
        });
        let (value, quoted) = self.value();
        Some(Token {
            span: start..self.at,
            negated,
            field,
            value,
            quoted,
        })
    }

    fn value(&mut self) -> (&'a str, Quoted) {
        if !self.rest().starts_with('"') {
            let end = |c: char| c.is_whitespace() || c == '"';
            let length = self.rest().find(end).unwrap_or(self.rest().len());
            return (self.take(length), Quoted::No);
        }
        self.take(1);
        match self.rest().find('"') {
            Some(length) => {
                let value = self.take(length);
                self.take(1);
                (value, Quoted::Closed)
            }
            None => (self.take(self.rest().len()), Quoted::Open),
        }
    }
}

impl Token<'_> {
    /// The condition; `None` where there is nothing to look for, as in a lone dash.
    fn test(&self, text: &str) -> Result<Option<Test>, String> {
        let is_last = self.span.end == text.len();
        let starred = self.quoted == Quoted::No && self.value.ends_with('*');
        let phrase = self.phrase(is_last, starred);
        let Some(field) = self.field else {
            return Ok(phrase.map(|phrase| Test::Text(Field::Any, phrase)));
        };
        let (_, read) = operator(field).ok_or_else(|| unknown(field))?;
        let text = if starred {
            self.value.trim_end_matches('*')
        } else {
            self.value
        };
        let value = Value {
            text: text.to_owned(),
            phrase,
        };
        read(value)
            .map(Some)
            .map_err(|takes| format!("{}: {takes}", field.to_lowercase()))
    }

    fn phrase(&self, is_last: bool, starred: bool) -> Option<Phrase> {
        let words: Vec<fold::Word> = fold::words(self.value).into_iter().collect();
        let last = self
            .value
            .get(words.last()?.range.clone())
            .unwrap_or_default();
        let ending = match self.quoted {
            Quoted::Open if self.value.ends_with(char::is_whitespace) => Ending::Whole,
            Quoted::Open => Ending::Prefix,
            Quoted::No if starred => Ending::Prefix,
            Quoted::No if is_all_caps(last) => Ending::Acronym,
            Quoted::No if is_last => Ending::Prefix,
            Quoted::Closed | Quoted::No => Ending::Whole,
        };
        Some(Phrase {
            words: words.into_iter().map(|word| word.folded).collect(),
            ending,
        })
    }
}

fn operator(field: &str) -> Option<(&'static str, super::operators::Read)> {
    OPERATORS
        .iter()
        .filter_map(|operator| operator.field)
        .find(|(name, _)| name.eq_ignore_ascii_case(field))
}

/// At least two letters, and none of them small: the word is meant as written.
fn is_all_caps(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && letters().all(char::is_uppercase)
}

fn unknown(field: &str) -> String {
    let names = OPERATORS
        .iter()
        .filter_map(|operator| operator.field)
        .map(|(name, _)| name);
    let wanted = field.to_lowercase();
    let near = names.clone().find(|name| is_near(name, &wanted));
    if let Some(near) = near {
        format!("no field {wanted}: (is {near}: meant? In quotes it is searched as words)")
    } else {
        let all: Vec<String> = names.map(|name| format!("{name}:")).collect();
        format!(
            "no field {wanted}: (there are {}; in quotes it is searched as words)",
            all.join(" ")
        )
    }
}

/// Whether the names share their beginning or differ by one letter's slip.
fn is_near(name: &str, typed: &str) -> bool {
    let shared = name
        .bytes()
        .zip(typed.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let tail = name
        .bytes()
        .rev()
        .zip(typed.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longer = name.len().max(typed.len());
    (typed.len() >= 2 && name.starts_with(typed)) || (longer >= 3 && shared + tail + 1 >= longer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn printed(text: &str) -> Vec<String> {
        let query: Query = text.parse().unwrap();
        query.clauses().iter().map(Clause::to_string).collect()
    }

    #[test]
    fn every_way_of_writing_a_clause_is_understood() {
        for (text, clauses) in [
            ("", &[] as &[&str]),
            ("  - ", &[]),
            ("& \" \"", &[]),
            ("neural nets", &["neural", "nets*"]),
            ("neural nets ", &["neural", "nets"]),
            ("neur* nets ", &["neur*", "nets"]),
            ("\"Neural  Network\"", &["\"neural network\""]),
            ("\"neural net", &["neural-net*"]),
            ("\"neural ", &["neural"]),
            ("-image x ", &["-image", "x"]),
            ("-\"deep learning\" ", &["-\"deep learning\""]),
            ("GPT-4 ", &["\"gpt 4\""]),
            ("GPT-4", &["gpt-4*"]),
            ("LLM", &["LLM"]),
            ("RL agents ", &["RL", "agents"]),
            ("u-MUP ", &["u-MUP"]),
            ("X 42 3D ", &["x", "42", "3d"]),
            ("Kähler α ", &["kahler", "alpha"]),
            (
                "title:Dual abstract:\"fair learning\" author:Li ",
                &["title:dual", "abstract:\"fair learning\"", "author:li"],
            ),
            ("-title:dual year:2024", &["-title:dual", "year:2024"]),
            (
                "year:2023..2025 year:2024.. year:..2020",
                &["year:2023..2025", "year:2024..", "year:..2020"],
            ),
            (
                "Cat:cs.LG source:hf-page is:Starred",
                &["cat:cs.lg", "source:hf-page", "is:starred"],
            ),
            ("cat:cs.l", &["cat:cs.l*"]),
            ("venue:\"ACL Findings\"", &["venue:\"acl findings\""]),
            ("DualFast: a framework ", &["dualfast", "a", "framework"]),
            ("\"a\"b ", &["a", "b"]),
            ("10:30 ", &["\"10 30\""]),
        ] {
            assert_eq!(printed(text), clauses, "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_words_with_the_column() {
        for (text, said) in [
            (
                "auther:wang",
                "column 1: no field auther: (is author: meant? In quotes it is searched as words)",
            ),
            (
                "dual -yeer:2024",
                "column 6: no field yeer: (is year: meant? In quotes it is searched as words)",
            ),
            (
                "äö year:20",
                "column 4: year: takes a year such as 2024, or years such as 2023..2025, 2024.. or ..2020",
            ),
            (
                "title:",
                "column 1: title: needs a word right after the colon",
            ),
            ("is:good", "column 1: is: takes starred, unread or read"),
            ("cat:", "column 1: cat: needs a name right after the colon"),
        ] {
            assert_eq!(text.parse::<Query>().unwrap_err().to_string(), said);
        }
        let error = "zzz:q".parse::<Query>().unwrap_err();
        assert!(
            error.reason.contains("there are title: abstract:"),
            "{error}"
        );
    }

    #[test]
    fn a_clause_knows_where_it_stands() {
        let text = "  title:dual  -\"a b\" x";
        let query: Query = text.parse().unwrap();
        let spans: Vec<&str> = query
            .spanned()
            .map(|(_, span)| &text[span.clone()])
            .collect();
        assert_eq!(spans, ["title:dual", "-\"a b\"", "x"]);
    }

    proptest! {
        #[test]
        fn any_text_parses_or_says_why(text in "\\PC{0,40}") {
            if let Ok(query) = text.parse::<Query>() {
                let printed = query.to_string();
                prop_assert_eq!(printed.parse::<Query>().unwrap(), query, "{}", printed);
            }
        }

        #[test]
        fn words_and_operators_print_back(text in "(-?(title:|author:|year:|is:|cat:)?[\"a-zA-Z0-9*é\u{3b1}-]{0,6} ?){0,5}") {
            if let Ok(query) = text.parse::<Query>() {
                let printed = query.to_string();
                prop_assert_eq!(printed.parse::<Query>().unwrap(), query, "{}", printed);
            }
        }
    }
}
