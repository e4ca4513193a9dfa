//! Text of a paper with what stands out in it: emphasis, formulas, links.

use std::ops::Range;

use crate::text::render::Emphasis;

/// Text as it was received, with single blanks, and the marks on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text; formulas in it are TeX without dollars.
    pub text: String,
    /// What its parts are, in bytes of the text. Formulas stand in order and hold no other mark.
    pub marks: Vec<(Range<usize>, Mark)>,
}

/// What a part of a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// It stands out.
    Emphasis(Emphasis),
    /// It is TeX.
    Formula,
    /// It leads elsewhere.
    Link(Target),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To the block of this name.
    Anchor(String),
    /// Out of the paper; raw.
    Address(String),
}

impl Prose {
    /// A text without marks.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let mut prose = Self::default();
        prose.push(text);
        prose.trim();
        prose
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends text: white space is one blank, and what only advises how its neighbours are drawn goes.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.blank();
            } else if !is_advice(c) {
                self.text.push(c);
            }
        }
    }

    /// Appends text as it is.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a formula.
    pub(super) fn push_formula(&mut self, tex: &str) {
        let start = self.text.len();
        self.text.push_str(tex);
        self.mark(start, Mark::Formula);
    }

    /// Appends another one.
    pub(super) fn append(&mut self, other: Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.marks.into_iter();
        let moved = moved.map(|(part, mark)| (part.start + start..part.end + start, mark));
        self.marks.extend(moved);
    }

    /// A blank, where something stands before it and none does yet.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Marks all from a byte on; nothing where nothing is there, or blanks alone.
    pub(super) fn mark(&mut self, start: usize, mark: Mark) {
        let part = self.text.get(start..).unwrap_or_default();
        let end = start + part.trim_end().len();
        let start = start + (part.len() - part.trim_start().len());
        let mark = (start..end, mark);
        // What is marked twice, as by emphasis that never ends, is marked.
        if start < end && self.marks.last() != Some(&mark) {
            self.marks.push(mark);
        }
    }

    /// Takes blanks off its end.
    pub(super) fn trim(&mut self) {
        self.text.truncate(self.text.trim_end().len());
    }

    /// The text with formulas between dollars: TeX as an author writes it.
    #[must_use]
    pub fn tex(&self) -> String {
        let mut tex = String::with_capacity(self.text.len());
        for (piece, is_formula) in self.pieces() {
            let piece = self.text.get(piece).unwrap_or_default();
            if is_formula {
                tex.push('$');
            }
            tex.push_str(piece);
            if is_formula {
                tex.push('$');
            }
        }
        tex
    }

    /// The TeX of each formula.
    pub fn formulas(&self) -> impl Iterator<Item = &str> {
        let formulas = self.marks.iter().filter(|(_, mark)| *mark == Mark::Formula);
        formulas.filter_map(|(part, _)| self.text.get(part.clone()))
    }

    /// The text in pieces, as byte ranges, and of each whether it is a formula.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (Range<usize>, bool)> {
        let formulas = self.marks.iter().filter(|(_, mark)| *mark == Mark::Formula);
        let ends = formulas.map(|(part, _)| part.clone());
        let last = self.text.len()..self.text.len();
        let mut from = 0;
        let both = ends.chain([last]).flat_map(move |formula| {
            let before = from..formula.start.max(from);
            from = formula.end;
            [(before, false), (formula, true)]
        });
        both.filter(|(piece, _)| !piece.is_empty())
    }
}

/// What is not drawn: signs that say how formulas are read out, and where a line may end.
fn is_advice(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2061}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_blank_and_signs_that_are_not_drawn_go() {
        let mut prose = Prose::default();
        prose.push("\n a\u{2062}b");
        prose.push(" \n");
        prose.push("\u{200b} c\u{a0}d ");
        prose.trim();
        assert_eq!(prose.text, "ab c d");
    }

    #[test]
    fn formulas_part_a_text_into_pieces() {
        let mut prose = Prose::plain("at most");
        prose.blank();
        prose.push_formula("n^2");
        prose.push(", if");
        assert_eq!(prose.tex(), "at most $n^2$, if");
        let pieces: Vec<_> = prose.pieces().collect();
        assert_eq!(pieces, [(0..8, false), (8..11, true), (11..15, false)]);
    }
}
