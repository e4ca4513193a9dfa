//! Numbers, quantities, lists of them and angles of the package siunitx: `\SI{5}{\m}`, `\ang{12;30}`
//! (<https://ctan.org/pkg/siunitx>).

use std::ops::Range;

use crate::text::tex::forms::UnitArgument;
use crate::text::tex::scripts::{Script, scripted};
use crate::text::tex::{Mode, TexReader};

impl TexReader<'_> {
    /// A number of siunitx: `1e-5`, `2 x 3`, `5 +- 1`.
    pub(in crate::text::tex) fn number(&mut self, range: Range<usize>) {
        let text = self.text(range.clone());
        let mut number = String::new();
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
        for piece in mantissa.split_inclusive('x') {
            number.push_str(&piece.replace('x', "×").replace("+-", "±"));
        }
        if let Some(power) = scripted(exponent, Script::Up).filter(|power| !power.is_empty()) {
            if !number.is_empty() {
                number.push('×');
            }
            number.push_str("10");
            number.push_str(&power);
        } else if !exponent.is_empty() || text.contains(['\\', '{', '$']) {
            self.read(range, Mode::Maths);
            return;
        }
        self.out.put(&number, range);
    }

    /// So many numbers and a unit, as `\SI{5}{m}` and `\SIrange{1}{2}{m}` have them.
    pub(in crate::text::tex) fn quantity(
        &mut self,
        numbers: usize,
        unit: UnitArgument,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let mut at = self.option(after, end).map_or(after, |(_, after)| after);
        if numbers == 1 && unit == UnitArgument::Given && self.close_of_group(at, end).is_none() {
            return self.bracket_of_physics(after, end);
        }
        let mut parts = Vec::new();
        for _ in 0..numbers + usize::from(unit == UnitArgument::Given) {
            let (inside, behind) = self.argument(at, end)?;
            parts.push(inside);
            at = behind;
        }
        let unit = parts.split_off(numbers).pop();
        if numbers > 1 {
            let unit = unit.unwrap_or(at..at);
            self.each_with_unit(parts, unit, after..at, [" to ", " to "]);
            return Some(at);
        }
        for number in parts {
            self.number(number);
        }
        if let Some(unit) = unit {
            if numbers > 0 && !self.stands_close(unit.clone()) {
                self.out.blank(unit.start..unit.start);
            }
            self.unit(unit);
        }
        Some(at)
    }

    /// `\qty(x)` of the package physics: the brackets that follow, as large as what they hold.
    fn bracket_of_physics(&self, after: usize, end: usize) -> Option<usize> {
        let at = after + usize::from(self.byte(after) == Some(b'*'));
        matches!(self.byte(at)?, b'(' | b'[' | b'|' | b'\\')
            .then_some(at)
            .filter(|at| *at < end)
    }

    /// Whether a unit stands against its number.
    fn stands_close(&self, unit: Range<usize>) -> bool {
        const CLOSE: [&str; 3] = ["degree", "arcminute", "arcsecond"];
        let name = self.name(unit.start, unit.end);
        name.is_some_and(|name| CLOSE.contains(&name))
    }

    /// `\SIlist{1;2;5}{\m}`: `1 m, 2 m and 5 m`; of a long unit, or without one, the numbers first.
    pub(in crate::text::tex) fn list(
        &mut self,
        unit: UnitArgument,
        at: usize,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let from = self.option(after, end).map_or(after, |(_, after)| after);
        let (inside, second) = self.argument(from, end)?;
        let (unit, behind) = match unit {
            UnitArgument::Given => self.argument(second, end)?,
            UnitArgument::None => (second..second, second),
        };
        let numbers = self.parted(inside);
        self.each_with_unit(numbers, unit, at..behind, [", ", " and "]);
        Some(behind)
    }

    /// Numbers, each with the unit, and what stands between them and before the last. The unit stands
    /// behind the last alone where the text would grow.
    fn each_with_unit(
        &mut self,
        numbers: Vec<Range<usize>>,
        unit: Range<usize>,
        source: Range<usize>,
        [between, before_last]: [&str; 2],
    ) {
        let start = self.out.place();
        self.unit(unit.clone());
        let blank = if unit.is_empty() || self.stands_close(unit.clone()) {
            ""
        } else {
            " "
        };
        let text = format!("{blank}{}", self.out.since(start));
        self.out.replace(start, "", unit.clone());
        let last = numbers.len().saturating_sub(1);
        let is_repeated = last * text.len() <= source.len();
        for (place, number) in numbers.into_iter().enumerate() {
            if place > 0 {
                self.out
                    .add(if place == last { before_last } else { between });
            }
            self.number(number);
            if place == last {
                self.out.put(&text, unit.clone());
            } else if is_repeated {
                self.out.add(&text);
            }
        }
    }

    /// Degrees, minutes and seconds of arc, of which some may be missing: `\ang{12;30;5}`.
    pub(in crate::text::tex) fn angle(&mut self, after: usize, end: usize) -> Option<usize> {
        let from = self.option(after, end).map_or(after, |(_, after)| after);
        let (inside, behind) = self.argument(from, end)?;
        for (number, sign) in self.parted(inside).into_iter().zip(["°", "′", "″"]) {
            if !number.is_empty() {
                let end = number.end;
                self.number(number);
                self.out.put(sign, end..end);
            }
        }
        Some(behind)
    }

    /// The parts of a list that semicolons part, without blanks round them.
    fn parted(&self, list: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut at = list.start;
        for part in self.text(list).split(';') {
            let start = at + part.len() - part.trim_start().len();
            parts.push(start..start + part.trim().len());
            at += part.len() + 1;
        }
        parts
    }
}
