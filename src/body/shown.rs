//! Text of a paper as it is shown: formulas as Unicode, safe for a terminal.

use std::ops::Range;

use super::{Prose, Target};
use crate::body::Mark;
use crate::text::clipped::Clipped;
use crate::text::letters::Letters;
use crate::text::map::TextMap;
use crate::text::render::{Emphasis, Origin, render};
use crate::text::safe::{self, Unseen};
use crate::text::typeset::evenly;

/// What is longer, in bytes, nobody wrote as a formula: it stays TeX, so that it takes no memory.
const LONGEST_FORMULA: usize = 64 << 10;

/// A safe line, and what stands out in it. Ranges are bytes of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The line.
    pub text: String,
    /// What stands out, and how.
    pub styles: Vec<(Range<usize>, Emphasis)>,
    /// What leads where.
    pub links: Vec<(Range<usize>, Target)>,
    /// The marks that stand for what cannot be seen.
    pub marks: Vec<Range<usize>>,
}

/// How formulas are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formulas {
    /// As they are read.
    Shown,
    /// As TeX.
    Tex,
}

impl Shown {
    /// A text as it is read, for a terminal that shows letters so.
    #[must_use]
    pub fn of(prose: &Prose, formulas: Formulas, letters: Letters) -> Self {
        let set = Set::of(prose, formulas);
        let safe = safe::mapped(&set.text, Unseen::Marked);
        let mut shown = Self {
            text: safe.text,
            marks: safe.marks,
            ..Self::default()
        };
        let place = |part: &Range<usize>| safe.map.range(&set.place(part));
        for (part, mark) in &prose.marks {
            match mark {
                Mark::Emphasis(emphasis) => shown.styles.push((place(part), *emphasis)),
                Mark::Link(target) => shown.links.push((place(part), target.clone())),
                Mark::Formula => {}
            }
        }
        for (part, emphasis) in &set.styles {
            shown.styles.push((safe.map.range(part), *emphasis));
        }
        if let Some((written, way)) = letters.scripts.written(&shown.text) {
            shown.text = written;
            shown.follow(&way);
        }
        shown
    }

    /// Lines that stand as they are: blanks within are kept, tabs go to the next eighth column.
    #[must_use]
    pub fn verbatim(line: &str) -> Self {
        let mut text = String::with_capacity(line.len());
        let mut columns = 0;
        for piece in line.split_inclusive([' ', '\t']) {
            let word = piece.trim_end_matches([' ', '\t']);
            let word = safe::line(word);
            columns += word.chars().count();
            text.push_str(&word);
            let blanks = match piece.chars().next_back() {
                Some(' ') => 1,
                Some('\t') => 8 - columns % 8,
                _ => 0,
            };
            columns += blanks;
            text.extend(std::iter::repeat_n(' ', blanks));
        }
        text.truncate(text.trim_end().len());
        Self {
            text,
            ..Self::default()
        }
    }

    /// The same behind something else.
    #[must_use]
    pub(super) fn after(mut self, before: &str) -> Self {
        self.text.insert_str(0, before);
        let styles = self.styles.iter_mut().map(|(part, _)| part);
        let links = self.links.iter_mut().map(|(part, _)| part);
        for part in styles.chain(links).chain(&mut self.marks) {
            *part = part.start + before.len()..part.end + before.len();
        }
        self
    }

    /// The same with something else behind it.
    pub(super) fn append(&mut self, other: Self) {
        let other = other.after(&self.text);
        self.text = other.text;
        self.styles.extend(other.styles);
        self.links.extend(other.links);
        self.marks.extend(other.marks);
    }

    /// What is handed out line by line.
    pub(super) fn pieces(&self) -> Pieces<'_> {
        let marks = self.marks.iter().map(|mark| (mark.clone(), ()));
        Pieces {
            text: &self.text,
            styles: Clipped::new(self.styles.clone()),
            links: Clipped::new(self.links.clone()),
            marks: Clipped::new(marks.collect()),
        }
    }

    fn follow(&mut self, way: &TextMap) {
        let styles = self.styles.iter_mut().map(|(part, _)| part);
        let links = self.links.iter_mut().map(|(part, _)| part);
        for part in styles.chain(links).chain(&mut self.marks) {
            *part = way.range(part);
        }
    }
}

/// A text that is handed out line by line.
pub(super) struct Pieces<'a> {
    text: &'a str,
    styles: Clipped<Emphasis>,
    links: Clipped<Target>,
    marks: Clipped<()>,
}

impl Pieces<'_> {
    /// The next line with what stands out in it.
    pub(super) fn next(&mut self, line: &Range<usize>) -> Shown {
        let marks = self.marks.next(line).into_iter();
        Shown {
            text: self.text.get(line.clone()).unwrap_or_default().to_owned(),
            styles: self.styles.next(line),
            links: self.links.next(line),
            marks: marks.map(|(mark, ())| mark).collect(),
        }
    }
}

/// A text with its formulas set.
struct Set {
    text: String,
    styles: Vec<(Range<usize>, Emphasis)>,
    /// Each piece of the text before, where it stands now, and whether it was set.
    pieces: Vec<(Range<usize>, Range<usize>, bool)>,
}

impl Set {
    fn of(prose: &Prose, formulas: Formulas) -> Self {
        let mut set = Self {
            text: String::with_capacity(prose.text.len()),
            styles: Vec::new(),
            pieces: Vec::new(),
        };
        for (piece, is_formula) in prose.pieces() {
            let source = prose.text.get(piece.clone()).unwrap_or_default();
            let start = set.text.len();
            let is_tex = formulas == Formulas::Tex || source.len() > LONGEST_FORMULA;
            if is_formula && is_tex {
                set.text.extend(["$", source, "$"]);
            } else if is_formula {
                let rendered = render(&format!("${}$", evenly(source)), Origin::Faithful);
                let styles = rendered.styles.into_iter();
                set.styles.extend(
                    styles.map(|(part, style)| (part.start + start..part.end + start, style)),
                );
                set.text.push_str(&rendered.text);
            } else {
                set.text.push_str(source);
            }
            set.pieces.push((piece, start..set.text.len(), is_formula));
        }
        set
    }

    /// Where a part of the text before stands.
    fn place(&self, part: &Range<usize>) -> Range<usize> {
        let first = self
            .pieces
            .partition_point(|(before, ..)| before.end <= part.start);
        let start = match self.pieces.get(first) {
            Some((before, now, false)) => now.start + part.start.saturating_sub(before.start),
            Some((_, now, true)) => now.start,
            None => self.text.len(),
        };
        let last = self
            .pieces
            .partition_point(|(before, ..)| before.start < part.end);
        let end = match last.checked_sub(1).and_then(|last| self.pieces.get(last)) {
            Some((before, now, false)) => now.start + part.end.min(before.end) - before.start,
            Some((_, now, true)) => now.end,
            None => start,
        };
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_set_and_what_is_marked_stays_marked() {
        let mut prose = Prose::default();
        prose.push("Of ");
        prose.push_formula("x^2");
        let start = prose.text.len();
        prose.push(" costs $5 in (");
        let link = prose.text.len();
        prose.push("1");
        prose.mark(link, Mark::Link(Target::Anchor("S1".to_owned())));
        prose.mark(start, Mark::Emphasis(Emphasis::Italic));
        prose.push(")");
        let shown = Shown::of(&prose, Formulas::Shown, Letters::default());
        assert_eq!(shown.text, "Of x² costs $5 in (1)");
        assert_eq!(shown.links, [(20..21, Target::Anchor("S1".to_owned()))]);
        assert_eq!(
            shown.text.get(shown.styles[0].0.clone()),
            Some("costs $5 in (1")
        );
    }

    #[test]
    fn blanks_of_code_are_kept_and_escapes_are_not() {
        assert_eq!(Shown::verbatim("  a\tb\u{1b}[1m  c ").text, "  a     b  c");
    }
}
