//! Scripts that commands set above, below and beside a sign.

use super::letters::accents;
use super::scripts::Script;
use super::{Mode, TexReader};

impl TexReader<'_> {
    /// `\not` strikes out what is behind it, also where a negative space draws that nearer.
    pub(super) fn struck(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let mut from = self.after_blanks(after, end);
        while let Some(behind) = self.after_space(from, end) {
            from = self.after_blanks(behind, end);
        }
        self.argument(from, end)?;
        Some(self.rewritten(at, from, end, |text| accents::marked(text, '\u{338}')))
    }

    /// The second argument with the first above or below it, as a script.
    pub(super) fn stacked(
        &mut self,
        side: Script,
        at: usize,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let (script, second) = self.argument(after, end)?;
        let (base, behind) = self.argument(second, end)?;
        let start = self.out.place();
        self.read(base, Mode::Maths);
        self.put_script(side, script, at..behind, Mode::Maths);
        self.out.own(start, at..behind);
        Some(behind)
    }

    /// An arrow with what stands below it, in square brackets, and above it: `→ᵈ`.
    pub(super) fn labelled(&mut self, arrow: &str, at: usize, after: usize, end: usize) -> usize {
        let start = self.out.place();
        self.out.put(arrow, at..after);
        let option = self.option(after, end);
        let from = option.as_ref().map_or(after, |(_, after)| *after);
        let above = self.argument(from, end);
        let behind = above.as_ref().map_or(from, |(_, behind)| *behind);
        let below = option.map(|(below, _)| (Script::Down, below));
        let above = above.map(|(above, _)| (Script::Up, above));
        for (side, label) in below.into_iter().chain(above) {
            if !self.text(label.clone()).trim().is_empty() {
                self.put_script(side, label, at..behind, Mode::Maths);
            }
        }
        self.out.own(start, at..behind);
        behind
    }

    /// `\sideset{_a}{'}\sum`: scripts before and behind an operator.
    pub(super) fn beside(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (left, second) = self.argument(after, end)?;
        let (right, third) = self.argument(second, end)?;
        let (operator, behind) = self.argument(third, end)?;
        let start = self.out.place();
        for part in [left, operator, right] {
            self.read(part, Mode::Maths);
        }
        self.out.own(start, at..behind);
        Some(behind)
    }

    /// `\prescript{14}{6}{C}`: scripts before a symbol.
    pub(super) fn before(&mut self, after: usize, end: usize) -> Option<usize> {
        let (above, second) = self.argument(after, end)?;
        let (below, third) = self.argument(second, end)?;
        let (base, behind) = self.argument(third, end)?;
        for (side, script) in [(Script::Up, above), (Script::Down, below)] {
            if !self.text(script.clone()).trim().is_empty() {
                self.put_script(side, script.clone(), script, Mode::Maths);
            }
        }
        self.read(base, Mode::Maths);
        Some(behind)
    }

    /// `\substack{a \\ b}`: rows, in brackets where they are not all of a script.
    pub(super) fn rows(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let close = self.close_of_group(self.after_blanks(after, end), end)?;
        let inside = self.after_blanks(after, end) + 1..close;
        let is_part = self.out.is_part() || self.out.written().is_empty();
        self.out.begin_name();
        if !is_part {
            self.out.put("(", at..after);
        }
        self.columns(inside);
        if !is_part {
            self.out.put(")", close..close + 1);
        }
        Some(close + 1)
    }
}
