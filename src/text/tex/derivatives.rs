//! Derivatives of the packages physics and derivative: `\dv{f}{x}`, `\pdv[2]{f}{x}`, `\pdv{f}{x}{y}`
//! (<https://ctan.org/pkg/physics>, <https://ctan.org/pkg/derivative>).

use std::ops::Range;

use super::scripts::{Script, scripted};
use super::{Mode, TexReader, factors};

/// No order that is also written below is longer.
const LONGEST_ORDER: usize = 8;

impl TexReader<'_> {
    /// `df/dx`; of more variables `∂²f/(∂x∂y)`, and without a function `d/dx`. Without an argument it
    /// is not known.
    pub(super) fn derivative(
        &mut self,
        sign: &str,
        at: usize,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let after = after + usize::from(self.byte(after) == Some(b'*'));
        let order = self.option(after, end);
        let from = order.as_ref().map_or(after, |(_, after)| *after);
        let order = order.map(|(order, _)| order);
        let (first, mut behind) = self.argument(from, end)?;
        let mut variables = Vec::new();
        while let Some(close) = self.close_of_group(behind, end) {
            variables.extend(self.listed(behind + 1..close));
            behind = close + 1;
        }
        let function = if variables.is_empty() {
            variables.push(first);
            None
        } else {
            Some(first)
        };
        // It is written twice.
        let below = order
            .clone()
            .filter(|order| order.len() <= LONGEST_ORDER && variables.len() == 1);
        self.out.begin_name();
        self.out.put(sign, at..after);
        let start = self.out.place();
        if let Some(order) = order.clone() {
            self.put_script(Script::Up, order.clone(), order, Mode::Maths);
        } else if variables.len() > 1 {
            let count = scripted(&variables.len().to_string(), Script::Up);
            self.out.add(&count.unwrap_or_default());
        }
        if let Some(function) = function {
            self.term(function, factors::is_sum);
        }
        let above = format!("{sign}{}", self.out.since(start));
        self.out.add("/");
        let start = self.out.begin_part();
        for variable in variables {
            self.out.add(sign);
            self.term(variable, factors::is_sum);
            if let Some(order) = below.clone() {
                self.put_script(Script::Up, order.clone(), order, Mode::Maths);
            }
        }
        self.out.end_part();
        self.bracket_below(&above, start);
        self.out.end_fraction();
        Some(behind)
    }

    /// `d` before its variable, with its order in square brackets; in prose it is not known.
    pub(super) fn differential(
        &mut self,
        sign: &str,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        if !mode.is_maths() {
            return None;
        }
        self.out.put(sign, at..after);
        let behind = match self.option(after, end) {
            Some((order, behind)) => {
                self.put_script(Script::Up, order.clone(), order, Mode::Maths);
                behind
            }
            None => after,
        };
        Some(self.after_blanks(behind, end))
    }

    /// The parts of a list that commas part.
    fn listed(&self, list: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut at = list.start;
        for part in self.text(list).split(',') {
            parts.push(at..at + part.len());
            at += part.len() + 1;
        }
        parts
    }
}
