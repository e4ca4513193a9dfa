//! Fractions and roots on one line.

use std::ops::Range;

use super::scripts::{Script, scripted};
use super::{Mode, TexReader, factors};
use crate::text::writer::WrittenPlace;

impl TexReader<'_> {
    /// `a/b`, with brackets round a sum, and below round a product.
    pub(super) fn fraction(&mut self, after: usize, end: usize) -> Option<usize> {
        let after = self.option(after, end).map_or(after, |(_, after)| after);
        let (above, second) = self.argument(after, end)?;
        let (below, behind) = self.argument(second, end)?;
        self.out.begin_name();
        let start = self.out.place();
        self.term(above, factors::is_sum);
        let above = self.out.since(start).to_owned();
        self.out.add("/");
        let start = self.out.begin_part();
        self.read(below, Mode::Maths);
        self.out.take_blank();
        self.out.end_part();
        self.bracket_below(&above, start);
        self.out.end_fraction();
        Some(behind)
    }

    /// Puts brackets round what has been written below a fraction's line, where it needs them.
    pub(super) fn bracket_below(&mut self, above: &str, start: WrittenPlace) {
        let below = self.out.since(start);
        let first = self.words.partition_point(|word| word.start < start.text);
        let words = self.words.get(first..).unwrap_or_default().iter();
        let words: Vec<Range<usize>> = words
            .map(|word| word.start - start.text..word.end - start.text)
            .collect();
        if factors::is_sum(below) || factors::is_product(below, above, &words) {
            self.out.surround(start, "(", ")");
        }
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

    /// A part, in brackets where it needs them.
    pub(super) fn term(&mut self, inside: Range<usize>, needs_brackets: impl Fn(&str) -> bool) {
        let start = self.out.begin_part();
        self.read(inside, Mode::Maths);
        self.out.take_blank();
        self.out.end_part();
        if needs_brackets(self.out.since(start)) {
            self.out.surround(start, "(", ")");
        }
    }
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
