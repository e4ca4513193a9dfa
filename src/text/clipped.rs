//! What belongs to parts of a text, clipped to the lines that it was broken into.

use std::ops::Range;

/// What belongs to parts of a text, handed out line by line.
#[derive(Debug)]
pub struct Clipped<T> {
    /// What lies ahead, the first one last.
    ahead: Vec<(Range<usize>, T)>,
    /// What reaches into the lines at hand.
    open: Vec<(Range<usize>, T)>,
}

impl<T: Clone> Clipped<T> {
    /// Parts in any order, which may overlap.
    #[must_use]
    pub fn new(mut parts: Vec<(Range<usize>, T)>) -> Self {
        parts.sort_by_key(|(part, _)| std::cmp::Reverse(part.start));
        Self {
            ahead: parts,
            open: Vec::new(),
        }
    }

    /// What lies on the next line, clipped to it.
    pub fn next(&mut self, line: &Range<usize>) -> Vec<(Range<usize>, T)> {
        self.open.retain(|(part, _)| part.end > line.start);
        while let Some((part, _)) = self.ahead.last()
            && part.start < line.end
        {
            self.open.extend(self.ahead.pop());
        }
        let here = self.open.iter().filter(|(part, _)| part.end > line.start);
        here.map(|(part, what)| (clip(part, line), what.clone()))
            .collect()
    }
}

/// A part of a text as a part of the line.
#[must_use]
pub fn clip(part: &Range<usize>, line: &Range<usize>) -> Range<usize> {
    part.start.max(line.start) - line.start..part.end.min(line.end) - line.start
}
