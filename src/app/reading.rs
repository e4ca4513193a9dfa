//! The paper shown: its page, which part of it is on the screen, and the words that are marked.

use std::ops::Range;
use std::sync::Arc;

use super::Page;
use super::page::{Line, letters};
use crate::paper::PaperId;
use crate::query::Query;

/// So many lines of context stand above a hit that was scrolled to.
const CONTEXT: usize = 2;

/// A page, and where one is on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The page; it does not change while one reads.
    pub page: Arc<Page>,
    /// The first line on the screen.
    pub scroll: usize,
    /// How many letters stand above the line that one scrolled to, whatever the width.
    above: usize,
    /// The hit that `n` went to, counted over all lines.
    pub hit: Option<usize>,
    /// Where the query's words stand, for each line, in bytes of its text.
    hits: Vec<Vec<Range<usize>>>,
}

impl Reading {
    /// Begins a page at its top.
    #[must_use]
    pub fn new(page: Arc<Page>, query: &Query) -> Self {
        let hits = page.hits(query);
        Self {
            page,
            scroll: 0,
            above: 0,
            hit: None,
            hits,
        }
    }

    /// The paper.
    #[must_use]
    pub fn id(&self) -> &PaperId {
        &self.page.paper.id
    }

    /// The lines from top to bottom.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.page.lines
    }

    /// Where the query's words stand on a line, in bytes of its text.
    #[must_use]
    pub fn hits_on(&self, line: usize) -> &[Range<usize>] {
        self.hits.get(line).map_or(&[], Vec::as_slice)
    }

    /// The furthest that it scrolls in a window of so many lines.
    #[must_use]
    pub fn last_scroll(&self, window: usize) -> usize {
        self.lines().len().saturating_sub(window)
    }

    /// Scrolls to a line, as far as there is something to see.
    pub fn scroll_to(&mut self, line: usize, window: usize) {
        self.scroll = line.min(self.last_scroll(window));
        self.above = self.lines().get(self.scroll).map_or(0, |line| line.above);
    }

    /// Shows the line again that one scrolled to, in a window of another size.
    pub fn fit(&mut self, window: usize) {
        let is_above = |line: &Line| line.above + letters(&line.text) <= self.above;
        let line = match self.above {
            0 => 0,
            _ => self.lines().partition_point(is_above),
        };
        self.scroll = line.min(self.last_scroll(window));
    }

    /// Takes over where one was in the same paper, wrapped for another width.
    pub fn continue_from(&mut self, before: &Self, window: usize) {
        (self.above, self.hit) = (before.above, before.hit);
        self.fit(window);
    }

    /// How much of it was on the screen so far, in per cent.
    #[must_use]
    pub fn per_cent(&self, window: usize) -> usize {
        let lines = self.lines().len();
        let seen = (self.scroll + window).min(lines);
        (seen * 100).checked_div(lines).unwrap_or(100)
    }

    /// Whether the abstract's end is on the screen.
    #[must_use]
    pub fn shows_abstract_end(&self, window: usize) -> bool {
        self.scroll + window >= self.page.abstract_end
    }

    /// Shows the first hit where the title has none and the hit is out of sight.
    pub fn show_first_hit(&mut self, window: usize) {
        let Some((line, _)) = self.hits().next() else {
            return;
        };
        let in_sight = self.scroll..self.scroll + window;
        if !in_sight.contains(&line) {
            self.scroll_to(line.saturating_sub(CONTEXT), window);
        }
    }

    /// Every hit: its line and its place there.
    pub fn hits(&self) -> impl Iterator<Item = (usize, usize)> {
        let of_line = |(number, hits): (usize, &Vec<Range<usize>>)| {
            (0..hits.len()).map(move |place| (number, place))
        };
        self.hits.iter().enumerate().flat_map(of_line)
    }

    /// Goes to a hit by its number; `false` where there is none.
    pub fn go_to_hit(&mut self, hit: usize, window: usize) -> bool {
        let Some((line, _)) = self.hits().nth(hit) else {
            return false;
        };
        self.hit = Some(hit);
        if line < self.scroll || line >= self.scroll + window {
            self.scroll_to(line.saturating_sub(CONTEXT), window);
        }
        true
    }
}
