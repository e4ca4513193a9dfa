//! From the text of a query line to its clauses.
//!
//! ```text
//! line   = row, { "|", row }              either row; weaker than "and"
//! row    = { clause }                     all of them
//! clause = choice, { "|", choice }        glued, as in has:code|pdf: either; they share the field
//! choice = [ "-" ], ( id | [ field, ":" ], ( value | "(", line, ")" ) )
//! ```
//!
//! An id is what is one as a whole, in quotes or not: `2503.11794`, `doi:10.1/x`, an address.
//!
//! A parenthesis that is glued to the word before it, as in `O(n log n)`, groups nothing: up to
//! its counterpart it and all signs between are letters like any other.

mod scan;
#[cfg(test)]
mod tests;
mod token;

use std::ops::Range;
use std::str::FromStr;

use super::{Clause, Query};
use scan::{NextSign, Scanner};
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
    /// The bytes of the line that are meant.
    pub span: Range<usize>,
    /// Whether it may become a query by more letters at its end.
    pub defect: Defect,
}

/// Whether a line that is no query may become one by more letters at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    /// It must be mended.
    Wrong,
    /// It may: the last value, or what is in parentheses, is not whole.
    Unfinished,
}

impl QueryError {
    fn with(self, defect: Defect) -> Self {
        Self { defect, ..self }
    }

    /// Whether it is being typed still.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.defect == Defect::Unfinished
    }

    /// The same for whom nobody goes on typing.
    #[must_use]
    pub fn finished(self) -> Self {
        self.with(Defect::Wrong)
    }
}

impl Query {
    /// The query of a text as far as it is finished: without the value at its end that may become one,
    /// and the parentheses that are still open. `None` where something is wrong.
    #[must_use]
    pub fn as_far_as_finished(text: &str) -> Option<Self> {
        let mut text = text;
        loop {
            match parse(text) {
                Ok(query) => return Some(query),
                // Each begins before the end, so that this ends, too.
                Err(fault) if fault.is_unfinished() => text = text.get(..fault.span.start)?,
                Err(_) => return None,
            }
        }
    }
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        parse(text)
    }
}

fn parse(text: &str) -> Result<Query, QueryError> {
    let mut parser = Parser {
        scanner: Scanner::new(text),
        depth: 0,
    };
    let rows = parser.line(None)?;
    if parser.scanner.next() == NextSign::Close {
        return Err(parser.fault_at(parser.scanner.at(), STRAY));
    }
    Ok(Query::of(one_or_any(rows)))
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
            let goes_on = self.scanner.next() == NextSign::Bar;
            if let (true, Some(beside)) = (row.is_empty(), bar.or(goes_on.then_some(at))) {
                let fault = self.fault_at(beside, DANGLING);
                let is_last = bar.is_some() && self.scanner.is_at_end();
                return Err(fault.with(unfinished(is_last)));
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
        while self.scanner.next() == NextSign::Clause {
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
        if token::takes_ids(*field)
            && !self.scanner.is_at_group()
            && let Some(id) = self.scanner.id()
        {
            return Ok(Some(Clause::Test(token::of_id(*field, id))));
        }
        if let Some(name) = self.scanner.field_name() {
            let Some(known) = token::operator(name) else {
                let fault = self.fault(start..self.scanner.at(), token::unknown(name));
                let is_typed = self.scanner.is_at_last_word() && token::begins_ids(name);
                return Err(fault.with(unfinished(is_typed)));
            };
            *field = Some(known);
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
        let test = token.test().map_err(|reason| {
            let fault = self.fault(start..self.scanner.at(), reason);
            fault.with(unfinished(token.may_go_on()))
        })?;
        Ok(test.map(Clause::Test))
    }

    fn group(&mut self, field: Option<Known>) -> Result<Clause, QueryError> {
        let open = self.scanner.at();
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault_at(open, TOO_DEEP));
        }
        self.scanner.take(1);
        let rows = self.line(field)?;
        if !self.scanner.take_if(')') {
            let fault = self.fault_at(open, UNCLOSED);
            return Err(fault.with(unfinished(self.scanner.is_at_end())));
        }
        self.depth -= 1;
        either(rows).ok_or_else(|| self.fault(open..self.scanner.at(), EMPTY))
    }

    /// Says what is wrong with the sign at a byte.
    fn fault_at(&self, at: usize, reason: &str) -> QueryError {
        self.fault(at..at + 1, reason)
    }

    fn fault(&self, span: Range<usize>, reason: impl Into<String>) -> QueryError {
        QueryError {
            column: self.scanner.column(span.start),
            reason: reason.into(),
            span,
            defect: Defect::Wrong,
        }
    }
}

fn unfinished(is_typed: bool) -> Defect {
    if is_typed {
        Defect::Unfinished
    } else {
        Defect::Wrong
    }
}

fn signed(negated: bool, clause: Clause) -> Clause {
    if negated { clause.negated() } else { clause }
}
