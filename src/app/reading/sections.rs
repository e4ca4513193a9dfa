//! Sections of a whole paper: which there are, and in which one is.

use super::Reading;
use crate::app::page::{Line, Part};
use crate::body::{Block, Kind, lines};

/// So many letters are read in a minute: 230 words of English, with what stands between them.
const LETTERS_A_MINUTE: usize = 1_100;
/// From so many minutes on, hours are told.
const LONG: usize = 120;

/// The title of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The title, safe.
    pub title: String,
    /// By how many sections it is in, itself counted.
    pub level: usize,
    /// Its line.
    pub line: usize,
}

impl Reading {
    /// Whether all of the paper is there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.page.beside.whole.is_some()
    }

    /// The sections, from top to bottom.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut block = None;
        for (number, line) in self.lines().iter().enumerate() {
            let Some(level) = level(line) else { continue };
            match sections.last_mut() {
                // A title may take several lines.
                Some(last) if block == line.block => {
                    last.title.push(' ');
                    last.title.push_str(line.text.trim_start());
                }
                Some(_) | None => sections.push(Section {
                    title: line.text.clone(),
                    level,
                    line: number,
                }),
            }
            block = line.block;
        }
        sections
    }

    /// The place among the sections of the one that the top of the window is in.
    #[must_use]
    pub fn section(&self, sections: &[Section], window: usize) -> Option<usize> {
        let top = self.seen(window).start;
        let begun = sections.partition_point(|section| section.line <= top);
        begun.checked_sub(1)
    }

    /// Goes so many sections on; `false` where there is none.
    pub fn go_by_sections(&mut self, steps: isize, window: usize) -> bool {
        let top = self.seen(window).start;
        let mut lines = self.sections().into_iter().map(|section| section.line);
        let there = if steps > 0 {
            lines.find(|line| *line > top)
        } else {
            lines.take_while(|line| *line < top).last()
        };
        let Some(line) = there else { return false };
        let before = self.scroll;
        self.go_to(line, window);
        // What stands on the last screen is seen already.
        self.scroll != before
    }

    /// Has a line be the first that is seen, below the title.
    pub fn go_to(&mut self, line: usize, window: usize) {
        self.scroll_to(line, window);
        let covered = self.covered(window);
        self.scroll_to(line.saturating_sub(covered), window);
    }

    /// The text of the block of the whole paper that the window begins with, as it is read.
    #[must_use]
    pub fn paragraph(&self, window: usize) -> Option<String> {
        let seen = self.seen(window);
        let rest = self.lines().get(seen.start..)?;
        let mut texts = rest
            .iter()
            .filter(|line| !line.text.is_empty() && level(line).is_none());
        let top = texts.next()?.block?;
        let lines = self.lines().iter().filter(|line| line.block == Some(top));
        let words: Vec<&str> = lines
            .map(|line| line.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        Some(words.join(" "))
    }

    /// The TeX of the first formula that is seen, one by itself before those in text.
    #[must_use]
    pub fn formula(&self, window: usize) -> Option<String> {
        let body = &self.page.beside.whole.as_ref()?.0;
        let lines = self.lines().get(self.seen(window))?.iter();
        let mut seen: Vec<usize> = lines.filter_map(|line| line.block).collect();
        seen.dedup();
        let blocks = seen.iter().filter_map(|block| body.blocks.get(*block));
        let (displayed, others): (Vec<&Block>, Vec<&Block>) =
            blocks.partition(|block| block.kind == Kind::Formula);
        let mut formulas = displayed
            .into_iter()
            .chain(others)
            .flat_map(|block| block.prose.formulas());
        formulas.next().map(str::to_owned)
    }

    /// How long one reads on below what is seen, in words; nothing where that is the end, or only an abstract.
    #[must_use]
    pub fn time_left(&self, window: usize) -> Option<String> {
        let minutes = self.minutes_left(window);
        let said = match minutes {
            0..LONG => format!("{minutes} min left"),
            LONG.. => format!("{} h left", minutes / 60),
        };
        (self.is_whole() && minutes > 0).then_some(said)
    }

    /// How many minutes of reading are below what is seen.
    fn minutes_left(&self, window: usize) -> usize {
        let seen = self.seen(window).end;
        let end = self.page.abstract_end.min(self.lines().len());
        let above = |line: usize| {
            let last = || {
                self.lines()
                    .last()
                    .map_or(0, |last| last.above + last.letters)
            };
            self.lines().get(line).map_or_else(last, |line| line.above)
        };
        above(end)
            .saturating_sub(above(seen))
            .div_ceil(LETTERS_A_MINUTE)
    }
}

fn level(line: &Line) -> Option<usize> {
    match line.part {
        Part::Whole(lines::Part::Heading(level)) => Some(level),
        Part::Whole(_)
        | Part::Title
        | Part::Facts
        | Part::Abstract
        | Part::Note
        | Part::Own
        | Part::Link
        | Part::Blank => None,
    }
}
