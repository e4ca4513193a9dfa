//! The paper shown: its page, which part of it is on the screen, and the words that are marked.

mod finding;
mod following;
mod read_to;
mod sections;
mod whole;

pub use following::Leads;
pub use read_to::ReadTo;
pub use sections::Section;
pub(super) use whole::WholeRead;

use std::ops::Range;
use std::sync::Arc;

use super::Page;
use super::page::Line;
use crate::paper::PaperId;
use crate::query::Query;
use crate::text::wrap::Widths;

/// So many lines of context stand above a hit that was scrolled to, with that which the title covers.
const CONTEXT: usize = 3;
/// In a window of so many lines the title stays on top of what was scrolled.
const TITLE_FROM: usize = 4;
/// In a window of so many lines two of them stay when one reads on.
const TWO_STAY_FROM: usize = 8;

/// A page, and where one is on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The page; it does not change while one reads.
    pub page: Arc<Page>,
    /// The first line on the screen.
    pub scroll: usize,
    /// How many letters stand above the first line that one sees, whatever the width.
    above: usize,
    /// The hit that `n` went to, counted over all lines.
    pub hit: Option<usize>,
    /// What one looks at.
    spot: Spot,
    /// Where the query's words stand, or what was looked for in the text, for each line, in bytes of its text.
    hits: Vec<Vec<Range<usize>>>,
    /// What was looked for in the text.
    found: String,
    /// The link that was chosen: its line, and its place there.
    pub link: Option<(usize, usize)>,
    /// The places that links were followed from, in letters above them.
    followed: Vec<usize>,
    /// How many columns are left of what is seen of the lines that are longer than the page is wide.
    pub sideways: usize,
}

/// What one looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// The first line that is seen.
    Line,
    /// The hit that one went to.
    Hit,
}

impl Reading {
    /// Begins a page at its top.
    #[must_use]
    pub fn new(page: Arc<Page>, query: &Query) -> Self {
        let mut hits = page.hits(query);
        if page.beside.whole.is_some() {
            finding::mark_wanted(&page.lines, query, &mut hits);
        }
        Self {
            page,
            scroll: 0,
            above: 0,
            hit: None,
            spot: Spot::Line,
            hits,
            found: String::new(),
            link: None,
            followed: Vec::new(),
            sideways: 0,
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

    /// What is shown of a line where one has scrolled sideways, and how many bytes of it are not: only lines
    /// that are longer than the page is wide move.
    #[must_use]
    pub fn shown<'a>(&self, line: &'a Line, widths: Widths) -> (&'a str, usize) {
        let text = line.text.as_str();
        if self.sideways == 0 || widths.of(text) <= self.page.width {
            return (text, 0);
        }
        let shown = widths.after(text, self.sideways);
        (shown, text.len() - shown.len())
    }

    /// The furthest that it scrolls in a window of so many lines.
    #[must_use]
    pub fn last_scroll(&self, window: usize) -> usize {
        self.lines().len().saturating_sub(window)
    }

    /// Scrolls to a line, as far as there is something to see.
    pub fn scroll_to(&mut self, line: usize, window: usize) {
        self.spot = Spot::Line;
        self.scroll = line.min(self.last_scroll(window));
        let first = self.seen(window).start;
        self.above = if self.scroll == 0 {
            0
        } else {
            self.lines().get(first).map_or(0, |line| line.above)
        };
    }

    /// How many letters stand above the first line that one sees, whatever the width.
    #[must_use]
    pub fn above(&self) -> usize {
        self.above
    }

    /// Goes to where so many letters stand above.
    pub fn resume(&mut self, above: usize, window: usize) {
        self.above = above;
        self.fit(window);
    }

    /// Shows the line again that one scrolled to, in a window of another size.
    pub fn fit(&mut self, window: usize) {
        let is_above = |line: &Line| line.above + line.letters <= self.above;
        let line = match self.above {
            0 => 0,
            _ => self.lines().partition_point(is_above),
        };
        // The title covers the line on top.
        let covered = usize::from(window >= TITLE_FROM);
        self.scroll = line.saturating_sub(covered).min(self.last_scroll(window));
    }

    /// Takes over where one was in the same paper, wrapped for another width.
    pub fn continue_from(&mut self, before: &Self, window: usize) {
        (self.above, self.hit, self.spot) = (before.above, before.hit, before.spot);
        self.followed.clone_from(&before.followed);
        self.link = self.same_link(before);
        if !before.found.is_empty() {
            self.find(&before.found);
        }
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

    /// How many lines of the window the title covers, once it has left it.
    #[must_use]
    pub fn covered(&self, window: usize) -> usize {
        usize::from(self.scroll > 0 && window >= TITLE_FROM)
    }

    /// By how many lines one reads on: what was seen last stays, so that the eye finds its place.
    #[must_use]
    pub fn page(window: usize) -> usize {
        let covered = usize::from(window >= TITLE_FROM);
        let stay = if window >= TWO_STAY_FROM { 2 } else { 1 };
        window.saturating_sub(covered + stay).max(1)
    }

    /// The lines that are seen in a window of so many.
    #[must_use]
    pub fn seen(&self, window: usize) -> Range<usize> {
        let end = (self.scroll + window).min(self.lines().len());
        (self.scroll + self.covered(window)).min(end)..end
    }

    /// The first hit from the first line on that is seen.
    #[must_use]
    pub fn hit_from_here(&self, window: usize) -> usize {
        let first = self.seen(window).start;
        self.hits().take_while(|(line, _)| *line < first).count()
    }

    /// What one looks at in a window of so many lines, a chosen link before all else: its line, and the bytes
    /// before it there.
    #[must_use]
    pub fn looked_at(&self, window: usize) -> (usize, usize) {
        let seen = self.seen(window);
        let chosen = self.link.filter(|(line, _)| seen.contains(line));
        if let Some((line, place)) = chosen {
            let links = self.lines().get(line).map(|line| line.links.as_slice());
            let link = links.and_then(|links| links.get(place));
            return (line, link.map_or(0, |(bytes, _)| bytes.start));
        }
        let hit = self.hit.filter(|_| self.spot == Spot::Hit);
        let hit = hit.and_then(|hit| self.hits().nth(hit));
        match hit.filter(|(line, _)| seen.contains(line)) {
            Some((line, place)) => {
                let start = self.hits_on(line).get(place).map_or(0, |hit| hit.start);
                (line, start)
            }
            None => (seen.start, 0),
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
        if !self.seen(window).contains(&line) {
            let context = CONTEXT.min(window / 2);
            self.scroll_to(line.saturating_sub(context), window);
        }
        self.spot = Spot::Hit;
        true
    }
}
