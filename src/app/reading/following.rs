//! Links of a paper: from one to the next, where one leads, and back.

use super::Reading;
use crate::app::page::Line;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To a line of the paper.
    Here {
        /// The line.
        line: usize,
        /// The block of the whole paper.
        block: usize,
    },
    /// Out of the paper; raw.
    Out(String),
}

impl Reading {
    /// Chooses the next link, or the one before: from the chosen one, and where none is from what is seen;
    /// `false` where there is none.
    pub fn choose_link(&mut self, steps: isize, window: usize) -> bool {
        let seen = self.seen(window);
        let chosen = self.link.filter(|(line, _)| seen.contains(line));
        let links = self.links();
        let there = if steps > 0 {
            let from = chosen.map_or((seen.start, 0), |(line, place)| (line, place + 1));
            links.iter().find(|link| **link >= from)
        } else {
            let to = chosen.unwrap_or((seen.end, 0));
            links.iter().rev().find(|link| **link < to)
        };
        let Some(link) = there.copied() else {
            return false;
        };
        self.link = Some(link);
        if !seen.contains(&link.0) {
            let context = super::CONTEXT.min(window / 2);
            self.scroll_to(link.0.saturating_sub(context), window);
        }
        true
    }

    /// The link that was chosen in the same paper at another width.
    pub(super) fn same_link(&self, before: &Self) -> Option<(usize, usize)> {
        let chosen = before.link?;
        let place = before.links().iter().position(|link| *link == chosen)?;
        self.links().get(place).copied()
    }

    /// Every link: its line and its place there; of one that goes on in the next line the beginning.
    fn links(&self) -> Vec<(usize, usize)> {
        let mut links = Vec::new();
        let mut before: Option<&Line> = None;
        for (number, line) in self.lines().iter().enumerate() {
            for (place, (bytes, target)) in line.links.iter().enumerate() {
                let indented = line.text.len() - line.text.trim_start().len();
                let ends_before = |(bytes, other): &(std::ops::Range<usize>, String),
                                   text: &str| {
                    other == target && bytes.end == text.len()
                };
                let goes_on = bytes.start == indented
                    && before.is_some_and(|line| {
                        line.links.iter().any(|link| ends_before(link, &line.text))
                    });
                if !goes_on {
                    links.push((number, place));
                }
            }
            before = Some(line);
        }
        links
    }

    /// Where the link leads that was chosen.
    #[must_use]
    pub fn chosen_link(&self) -> Option<Leads> {
        self.leads(self.link?)
    }

    /// Where a link leads, told by its line and its place there; none where that is no place of the paper.
    #[must_use]
    pub fn leads(&self, (line, place): (usize, usize)) -> Option<Leads> {
        let (_, target) = self.lines().get(line)?.links.get(place)?;
        match target.strip_prefix('#') {
            Some(name) => self.anchored(name),
            None => Some(Leads::Out(target.clone())),
        }
    }

    /// The line that a name of the whole paper leads to.
    fn anchored(&self, name: &str) -> Option<Leads> {
        let block = self.page.beside.whole.as_ref()?.0.anchored(name)?;
        let line = self
            .lines()
            .iter()
            .position(|line| line.block == Some(block))?;
        Some(Leads::Here { line, block })
    }

    /// Goes to a line, from which one comes back.
    pub fn follow(&mut self, line: usize, window: usize) {
        self.followed.push(self.above);
        self.link = None;
        self.go_to(line, window);
    }

    /// Whether a link was followed from where one comes back.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.followed.is_empty()
    }

    /// Back to where a link was followed last; `false` where none was.
    pub fn follow_back(&mut self, window: usize) -> bool {
        let Some(above) = self.followed.pop() else {
            return false;
        };
        self.above = above;
        self.fit(window);
        true
    }
}
