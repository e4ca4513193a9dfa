//! Isotopes and ions: `\isotope[14][6]{C}`, `\ion{C}{iv}`.

use crate::text::tex::letters::letter_case::roman;
use crate::text::tex::scripts::Script;
use crate::text::tex::{Mode, TexReader};

impl TexReader<'_> {
    /// An element with its mass and its number before it (<https://ctan.org/pkg/isotope>).
    pub(in crate::text::tex) fn isotope(&mut self, after: usize, end: usize) -> Option<usize> {
        let mut from = after + usize::from(self.byte(after) == Some(b'*'));
        let mut options = Vec::new();
        while let Some((option, behind)) = self.option(from, end) {
            options.push(option);
            from = behind;
        }
        let is_named = options.is_empty() && self.close_of_group(from, end).is_none();
        let (element, behind) = self.argument(from, end).filter(|_| !is_named)?;
        for (side, script) in [Script::Up, Script::Down].into_iter().zip(options) {
            if !script.is_empty() {
                self.put_script(side, script.clone(), script, Mode::Maths);
            }
        }
        self.read(element, Mode::Maths);
        Some(behind)
    }

    /// An ion as astronomers write it: `C iv`; its stage by a number is a Roman one (`AASTeX`).
    pub(in crate::text::tex) fn ion(&mut self, after: usize, end: usize) -> Option<usize> {
        let (element, second) = self.argument(after, end)?;
        let (stage, behind) = self.argument(second, end)?;
        self.read(element, Mode::Prose);
        self.out.blank(second..second);
        match self.text(stage.clone()).trim().parse().ok().and_then(roman) {
            Some(numeral) => self.out.put(&numeral.to_uppercase(), stage),
            None => self.read(stage, Mode::Prose),
        }
        Some(behind)
    }
}
