//! From the text of a query line to its clauses.
//!
//! ```text
//! line   = row, { "|", row }              either row; weaker than "and"
//! row    = { clause }                     all of them
//! clause = choice, { "|", choice }        glued, as in has:code|pdf: either; they share the field
//! choice = [ "-" ], [ field, ":" ], ( value | "(", line, ")" )
//! ```
//!
//! A parenthesis that is glued to the word before it, as in `O(n log n)`, groups nothing: up to
//! its counterpart it and all signs between are letters like any other.

mod scan;
mod token;

use std::ops::Range;

use super::{Clause, Query};
use scan::{Next, Scanner};
use token::{Known, Quoted, Token};

/// So many parentheses may stand in one another.
const DEEPEST: usize = 32;

const STRAY: &str = "no ( stands before this ); in quotes it is searched as words";
const UNCLOSED: &str = "this ( has no ) after it; in quotes it is searched as words";
const EMPTY: &str = "nothing to find stands in these parentheses";
const DANGLING: &str = "| needs something to find before and after it";
const TOO_DEEP: &str = "at most 32 parentheses may stand in one another";

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
    let mut parser = Parser {
        scanner: Scanner::new(text),
        depth: 0,
    };
    let rows = parser.line(None)?;
    if parser.scanner.next() == Next::Close {
        return Err(parser.fault(parser.scanner.at(), STRAY));
    }
    let (clauses, spans) = one_or_any(rows).into_iter().unzip();
    Ok(Query { clauses, spans })
}

/// A clause and the bytes that it came from.
type Placed = (Clause, Range<usize>);

/// The clauses of the only row; of several rows the one clause that they are.
fn one_or_any(mut rows: Vec<Vec<Placed>>) -> Vec<Placed> {
    if rows.len() == 1 {
        return rows.pop().unwrap_or_default();
    }
    let span = |placed: &Placed| placed.1.clone();
    let first = rows.first().and_then(|row| row.first()).map(span);
    let last = rows.last().and_then(|row| row.last()).map(span);
    let span = first.map_or(0, |span| span.start)..last.map_or(0, |span| span.end);
    either(rows)
        .map(|clause| (clause, span))
        .into_iter()
        .collect()
}

fn either(rows: Vec<Vec<Placed>>) -> Option<Clause> {
    let row = |row: Vec<Placed>| Clause::all(row.into_iter().map(|(clause, _)| clause).collect());
    Clause::any(rows.into_iter().filter_map(row).collect())
}

struct Parser<'a> {
    scanner: Scanner<'a>,
    /// In how many parentheses the scanner is.
    depth: usize,
}

impl Parser<'_> {
    /// The rows between the bars; words without a field of their own are looked for in this one.
    fn line(&mut self, field: Option<Known>) -> Result<Vec<Vec<Placed>>, QueryError> {
        let mut rows = Vec::new();
        let mut bar = None;
        loop {
            let row = self.row(field)?;
            let at = self.scanner.at();
            let goes_on = self.scanner.next() == Next::Bar;
            if let (true, Some(beside)) = (row.is_empty(), bar.or(goes_on.then_some(at))) {
                return Err(self.fault(beside, DANGLING));
            }
            rows.push(row);
            if !goes_on {
                return Ok(rows);
            }
            self.scanner.take(1);
            bar = Some(at);
        }
    }

    /// The clauses up to a bar, a closing parenthesis or the end.
    fn row(&mut self, field: Option<Known>) -> Result<Vec<Placed>, QueryError> {
        let mut row = Vec::new();
        while self.scanner.next() == Next::Clause {
            let start = self.scanner.at();
            let clause = self.clause(field)?;
            row.extend(clause.map(|clause| (clause, start..self.scanner.at())));
        }
        Ok(row)
    }

    /// Choices with bars between and no blanks, or their opposite; `None` where there is nothing to
    /// look for, as in a lone dash.
    fn clause(&mut self, mut field: Option<Known>) -> Result<Option<Clause>, QueryError> {
        let negated = self.scanner.take_if('-');
        let mut choices = Vec::new();
        choices.extend(self.choice(&mut field)?);
        while self.scanner.is_at_glued_bar() {
            self.scanner.take(1);
            let negated = self.scanner.take_if('-');
            choices.extend(
                self.choice(&mut field)?
                    .map(|choice| signed(negated, choice)),
            );
        }
        Ok(Clause::any(choices).map(|clause| signed(negated, clause)))
    }

    fn choice(&mut self, field: &mut Option<Known>) -> Result<Option<Clause>, QueryError> {
        let start = self.scanner.at();
        if let Some(name) = self.scanner.field_name() {
            let known = token::operator(name).ok_or_else(|| token::unknown(name));
            *field = Some(known.map_err(|reason| self.fault(start, reason))?);
        }
        if self.scanner.is_at_group() {
            return self.group(*field).map(Some);
        }
        let (value, quoted) = match self.scanner.quoted() {
            Some((value, quoted)) => (value, quoted),
            None => (self.scanner.bare(), Quoted::No),
        };
        let token = Token {
            field: *field,
            value,
            quoted,
            is_last: self.scanner.is_at_end(),
        };
        let test = token.test().map_err(|reason| self.fault(start, reason))?;
        Ok(test.map(Clause::Test))
    }

    fn group(&mut self, field: Option<Known>) -> Result<Clause, QueryError> {
        let open = self.scanner.at();
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(open, TOO_DEEP));
        }
        self.scanner.take(1);
        let rows = self.line(field)?;
        if !self.scanner.take_if(')') {
            return Err(self.fault(open, UNCLOSED));
        }
        self.depth -= 1;
        either(rows).ok_or_else(|| self.fault(open, EMPTY))
    }

    fn fault(&self, at: usize, reason: impl Into<String>) -> QueryError {
        QueryError {
            column: self.scanner.column(at),
            reason: reason.into(),
        }
    }
}

fn signed(negated: bool, clause: Clause) -> Clause {
    if negated { clause.negated() } else { clause }
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
            ("a b | c ", &["a b | c"]),
            ("a | b | c", &["a | b | c*"]),
            ("a (b | c) d ", &["a", "b | c", "d"]),
            ("(a) (b c)", &["a", "(b c)"]),
            ("(a b) | ((c | d) e) ", &["a b | (c | d) e"]),
            ("-(a | b) -(-a)", &["-(a | b)", "-(-a)"]),
            ("-(a) -(a b)", &["-a", "-(a b)"]),
            ("a b|c d ", &["a", "b | c", "d"]),
            ("a| b ", &["a | b"]),
            ("a|-b -c|d ", &["a | -b", "-(c | d)"]),
            (
                "title:a|\"b c\"|author:d ",
                &["title:a | title:\"b c\" | author:d"],
            ),
            ("title:(a author:b | c)", &["title:a author:b | title:c"]),
            ("is:starred|read", &["is:starred | is:read"]),
            // A parenthesis glued to a word groups nothing, and neither does what is in it.
            ("f(x) O(n log n) ", &["\"f x\"", "\"o n\"", "log", "n"]),
            ("p(x | y) p(x|y) ", &["\"p x\"", "y", "\"p x y\""]),
            ("(f(x) | g(y) h) ", &["\"f x\" | \"g y\" h"]),
            ("f(x a ", &["\"f x\"", "a"]),
            ("\"a | (b\" ", &["\"a b\""]),
            ("cat:\"x|(y\" ", &["cat:\"x|(y\""]),
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
                "column 7: no field yeer: (is year: meant? In quotes it is searched as words)",
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
            (
                "ä (dual | x",
                "column 3: this ( has no ) after it; in quotes it is searched as words",
            ),
            (
                "dual) x",
                "column 5: no ( stands before this ); in quotes it is searched as words",
            ),
            (
                "x -( & )",
                "column 4: nothing to find stands in these parentheses",
            ),
            (
                "a | | b",
                "column 3: | needs something to find before and after it",
            ),
            (
                "(| b)",
                "column 2: | needs something to find before and after it",
            ),
            (
                "ä |",
                "column 3: | needs something to find before and after it",
            ),
            (
                "zzz:(a b)",
                "column 1: no field zzz: (there are title: abstract: author: year: cat: venue: source: is:; in quotes it is searched as words)",
            ),
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
        for (text, stands) in [
            (
                "  title:dual  -\"a b\" x",
                &["title:dual", "-\"a b\"", "x"][..],
            ),
            ("(a) -(b | c) d|e", &["(a)", "-(b | c)", "d|e"]),
            (" a b | (c) ", &["a b | (c)"]),
        ] {
            let query: Query = text.parse().unwrap();
            let spans: Vec<&str> = query
                .spanned()
                .map(|(_, span)| &text[span.clone()])
                .collect();
            assert_eq!(spans, stands);
        }
    }

    #[test]
    fn parentheses_in_one_another_have_a_limit() {
        let nested = |depth: usize| format!("{}a{} ", "-(".repeat(depth), ")".repeat(depth));
        assert!(nested(DEEPEST).parse::<Query>().is_ok());
        let error = nested(DEEPEST + 1).parse::<Query>().unwrap_err();
        assert_eq!((error.column, error.reason.as_str()), (66, TOO_DEEP));
        assert!("(".repeat(60_000).parse::<Query>().is_err());
        assert!("x(".repeat(30_000).parse::<Query>().is_ok());
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
        fn words_and_operators_print_back(text in "([ (|)-]?(title:|author:|year:|is:|cat:)?[\"a-zA-Z0-9*é\u{3b1}|-]{0,6}[)]? ?){0,5}") {
            if let Ok(query) = text.parse::<Query>() {
                let printed = query.to_string();
                prop_assert_eq!(printed.parse::<Query>().unwrap(), query, "{}", printed);
            }
        }
    }
}
