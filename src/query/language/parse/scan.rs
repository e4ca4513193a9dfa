//! The signs of a query line, one after the other.

use std::collections::BTreeMap;

use super::token::{self, Quoted};
use crate::paper::PaperId;

/// What comes next, blanks left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NextSign {
    /// The line is over.
    End,
    /// A bar between two rows.
    Bar,
    /// A closing parenthesis.
    Close,
    /// Anything else.
    Clause,
}

#[derive(Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// The closing parenthesis of each that opens and is closed.
    pairs: BTreeMap<usize, usize>,
    /// Up to here, parentheses and bars are letters like any other.
    literal: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            pairs: pairs(text),
            literal: 0,
        }
    }

    /// The byte where it stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The character of the line at a byte, from 1.
    pub(super) fn column(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().chars().count() + 1
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// Whether no blank stands behind it.
    pub(super) fn is_at_last_word(&self) -> bool {
        !self.rest().contains(char::is_whitespace)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on by so many bytes.
    pub(super) fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    /// Goes on past this sign if it stands here.
    pub(super) fn take_if(&mut self, sign: char) -> bool {
        let is_here = self.rest().starts_with(sign);
        self.take(if is_here { sign.len_utf8() } else { 0 });
        is_here
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Passes over blanks, and says what stands there.
    pub(super) fn next(&mut self) -> NextSign {
        self.skip_blanks();
        match self.rest().chars().next() {
            None => NextSign::End,
            Some('|') if self.groups() => NextSign::Bar,
            Some(')') if self.groups() => NextSign::Close,
            Some(_) => NextSign::Clause,
        }
    }

    /// Whether parentheses and bars mean something here.
    fn groups(&self) -> bool {
        self.at >= self.literal
    }

    pub(super) fn is_at_group(&self) -> bool {
        self.groups() && self.rest().starts_with('(')
    }

    /// Whether a bar stands here that joins what is on both sides of it.
    pub(super) fn is_at_glued_bar(&self) -> bool {
        let after = self.rest().strip_prefix('|');
        let next = after.and_then(|after| after.chars().next());
        self.groups() && next.is_some_and(|next| !next.is_whitespace() && !"|)".contains(next))
    }

    /// The name of a field, with its colon passed over.
    pub(super) fn field_name(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = rest.get(..length).filter(|name| !name.is_empty())?;
        let after = rest.get(length..)?.strip_prefix(':')?;
        // A title may be pasted: in `DualFast: a framework` the colon is no field's.
        let goes_on = !after.is_empty() && !after.starts_with(char::is_whitespace);
        if goes_on || token::operator(name).is_some() {
            self.take(length + 1);
            Some(name)
        } else {
            None
        }
    }

    /// What stands in quotes, where a quote stands here.
    pub(super) fn quoted(&mut self) -> Option<(&'a str, Quoted)> {
        if !self.take_if('"') {
            return None;
        }
        let quotes = self.rest().match_indices('"').map(|(at, _)| at);
        let close = { quotes }.find(|at| is_quote(self.rest(), *at));
        Some(if let Some(length) = close {
            let value = self.take(length);
            self.take(1);
            (value, Quoted::Closed)
        } else {
            (self.take(self.rest().len()), Quoted::Open)
        })
    }

    /// The id of a paper, where one stands here; passed over then.
    pub(super) fn id(&mut self) -> Option<PaperId> {
        let (at, literal) = (self.at, self.literal);
        let text = match self.quoted() {
            Some((text, _)) => text,
            None => self.bare_id(),
        };
        let id = PaperId::pasted(text);
        if id.is_none() {
            (self.at, self.literal) = (at, literal);
        }
        id
    }

    /// What stands here as ids do: `doi:` may have a blank behind it, and an arXiv id its class, as in
    /// `arXiv:2503.11794v2 [cs.LG]`, which is passed over.
    fn bare_id(&mut self) -> &'a str {
        let start = self.at;
        let first = self.bare();
        if first.strip_suffix(':').is_some_and(PaperId::is_scheme) {
            self.skip_blanks();
            self.bare();
        }
        let end = self.at;
        let is_arxiv = first
            .get(..6)
            .is_some_and(|name| name.eq_ignore_ascii_case("arxiv:"));
        let behind = self.rest().trim_start().strip_prefix('[');
        if let Some((class, behind)) = behind.and_then(|behind| behind.split_once(']'))
            && is_arxiv
            && !class.contains(char::is_whitespace)
        {
            self.at = self.text.len() - behind.len();
        }
        self.text.get(start..end).unwrap_or_default()
    }

    /// The value up to a blank, a quote or a sign that joins.
    pub(super) fn bare(&mut self) -> &'a str {
        let start = self.at;
        while let Some(c) = self.rest().chars().next() {
            let ends = c.is_whitespace() || (c == '"' && is_quote(self.text, self.at));
            if ends || (self.groups() && "|)".contains(c)) {
                break;
            }
            if c == '(' && self.groups() {
                self.literal = self.pairs.get(&self.at).map_or(0, |close| close + 1);
            }
            self.at += c.len_utf8();
        }
        self.text.get(start..self.at).unwrap_or_default()
    }
}

/// Whether a quote at a byte is one, and not the accent of TeX in `Schr\"odinger`.
fn is_quote(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let is_accented = |c: char| c.is_alphabetic() || "{\\".contains(c);
    !before.ends_with('\\')
        || !after
            .get(1..)
            .is_some_and(|after| after.starts_with(is_accented))
}

/// The closing parenthesis of each that opens and is closed, quotes left out.
fn pairs(text: &str) -> BTreeMap<usize, usize> {
    let (mut pairs, mut open) = (BTreeMap::new(), Vec::new());
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if is_quote(text, at) => quoted = !quoted,
            '(' if !quoted => open.push(at),
            ')' if !quoted => {
                if let Some(start) = open.pop() {
                    pairs.insert(start, at);
                }
            }
            _ => {}
        }
    }
    pairs
}
