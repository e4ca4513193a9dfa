//! The meaning of a query: its clauses, evaluated on the folded words of one paper.

use super::needle::Needle;
use crate::library::Folded;
use crate::paper::{Paper, PartialDate};
use crate::query::language::{
    Beside, Clause, PaperBeside, PaperMarks, Query, Standpoint, Test, Text, TextSource,
};

/// A query made ready to be asked of many papers.
#[derive(Debug, Clone)]
pub struct Matcher {
    clauses: Vec<Clause<Test<Needle>>>,
    /// Whether hidden papers are found, too.
    shows_hidden: bool,
}

/// All that a query can ask of one paper.
#[derive(Debug, Clone, Copy)]
pub struct MarkedPaper<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// Its folded words.
    pub folded: Folded<'a>,
    /// What the user said of it.
    pub marks: PaperMarks,
    /// What lies beside it.
    pub beside: PaperBeside<'a>,
}

impl Matcher {
    /// Makes a query ready, as it is meant on this day, of papers of which none is new.
    #[must_use]
    pub fn new(query: &Query, today: PartialDate) -> Self {
        Self::seen_from(query, &Standpoint::on(today))
    }

    /// Makes a query ready, as it is meant from here.
    #[must_use]
    pub fn seen_from(query: &Query, from: &Standpoint) -> Self {
        let mut ready = |test: &Test| match test.seen_from(from) {
            Test::Words(text, phrase) => Test::Words(text, Needle::new(&phrase)),
            Test::Fact(fact, value) => Test::Fact(fact, value),
            Test::Mark(mark) => Test::Mark(mark),
            Test::Beside(beside) => Test::Beside(beside),
        };
        let clauses = query.clauses().iter();
        Self {
            clauses: clauses.map(|clause| clause.map(&mut ready)).collect(),
            shows_hidden: query.shows_hidden(),
        }
    }

    /// Whether the query finds this paper.
    #[must_use]
    pub fn matches(&self, paper: &MarkedPaper<'_>) -> bool {
        let mut clauses = self.clauses.iter();
        (self.shows_hidden || !paper.marks.hidden)
            && clauses.all(|clause| clause.holds(&|test| holds(test, paper)))
    }
}

fn holds(test: &Test<Needle>, marked: &MarkedPaper<'_>) -> bool {
    match test {
        Test::Words(of, needle) => stands_in(*of, needle, marked),
        Test::Fact(fact, wanted) => {
            let mut found = false;
            fact.each(marked.paper, &mut |value| found |= wanted.takes(value));
            found
        }
        // What is new is asked of the time at which it came.
        Test::Mark(mark) => mark.holds(marked.marks) == Some(true),
        Test::Beside(beside) => lies_beside(beside, marked.beside),
    }
}

/// Whether it is so of what lies beside a paper.
fn lies_beside(asked: &Beside, of: PaperBeside<'_>) -> bool {
    match asked {
        Beside::Tag(name) => of.tags.iter().any(|tag| name.takes(tag)),
        Beside::Tagged => !of.tags.is_empty(),
        Beside::Note(phrase) => {
            let needle = Needle::new(phrase);
            of.note.is_some_and(|note| needle.is_in_raw(note))
        }
        Beside::Noted => of.note.is_some(),
        Beside::Body(phrase) => {
            let needle = Needle::new(phrase);
            of.body.is_some_and(|body| needle.is_in_raw(body))
        }
        Beside::Whole => of.body.is_some(),
        Beside::Like(id) => id.spellings().any(|id| of.like.contains(&id)),
    }
}

fn stands_in(of: Text, needle: &Needle, marked: &MarkedPaper<'_>) -> bool {
    match of.source() {
        TextSource::Folded { of, .. } => needle.is_in(of(marked.folded)),
        TextSource::Record(text) => {
            let text = text.of(marked.paper);
            text.is_some_and(|text| needle.is_in_raw(&text))
        }
    }
}

#[cfg(test)]
mod tests;
