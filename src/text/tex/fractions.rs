//! Fractions, roots and binomials on one line.

use std::ops::Range;

use super::scripts::{Script, scripted};
use super::{Mode, TexReader};

impl TexReader<'_> {
    /// `a/b`, with brackets round a sum.
    pub(super) fn fraction(&mut self, after: usize, end: usize) -> Option<usize> {
        let (above, second) = self.argument(after, end)?;
        let (below, behind) = self.argument(second, end)?;
        self.out.begin_name();
        self.term(above, is_sum);
        self.out.add("/");
        self.term(below, is_sum);
        self.out.end_name();
        Some(behind)
    }

    /// `√x`, with brackets round more than one symbol.
    pub(super) fn root(&mut self, after: usize, end: usize) -> Option<usize> {
        let option = self.option(after, end);
        let from = option.as_ref().map_or(after, |(_, after)| *after);
        let (inside, behind) = self.argument(from, end)?;
        let sign = option.map_or("√".to_owned(), |(degree, _)| self.root_sign(degree));
        self.out.put(&sign, after..from.max(after));
        self.term(inside, is_more_than_a_symbol);
        Some(behind)
    }

    fn root_sign(&mut self, degree: Range<usize>) -> String {
        match self.text(degree.clone()).trim() {
            "2" | "" => "√".to_owned(),
            "3" => "∛".to_owned(),
            "4" => "∜".to_owned(),
            _ => {
                let start = self.out.place();
                self.read(degree.clone(), Mode::Maths);
                let text = self.out.since(start).to_owned();
                self.out.replace(start, "", degree);
                let raised = scripted(&text, Script::Up);
                raised.map_or_else(|| format!("^({text})√"), |raised| raised + "√")
            }
        }
    }

    /// `C(n, k)`
    pub(super) fn binomial(&mut self, at: usize, after: usize, end: usize) -> Option<usize> {
        let (above, second) = self.argument(after, end)?;
        let (below, behind) = self.argument(second, end)?;
        self.out.put("C(", at..after);
        self.read(above, Mode::Maths);
        self.out.add(", ");
        self.read(below, Mode::Maths);
        self.out.add(")");
        Some(behind)
    }

    /// A part, in brackets where it needs them.
    fn term(&mut self, inside: Range<usize>, needs_brackets: impl Fn(&str) -> bool) {
        let start = self.out.begin_part();
        self.read(inside, Mode::Maths);
        self.out.take_blank();
        self.out.end_part();
        if needs_brackets(self.out.since(start)) {
            self.out.surround(start, "(", ")");
        }
    }
}

/// Whether a part of a fraction would fall apart without brackets.
fn is_sum(text: &str) -> bool {
    let mut depth = 0_usize;
    text.char_indices().any(|(at, c)| {
        match c {
            '(' | '[' | '{' | '⟨' => depth += 1,
            ')' | ']' | '}' | '⟩' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && (" /±∓=<>≤≥,".contains(c) || (at > 0 && "+-".contains(c)))
    })
}

/// Whether a root would be read as reaching too short: over more than a number or a letter with
/// its subscripts and marks.
fn is_more_than_a_symbol(text: &str) -> bool {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let mut chars = text.chars();
    chars.next();
    let is_symbol = chars.all(|c| {
        matches!(c, '₀'..='₎' | 'ₐ'..='ₜ' | 'ᵢ'..='ᵪ' | 'ⱼ')
            || unicode_normalization::char::is_combining_mark(c)
    });
    !is_number && !is_symbol
}
