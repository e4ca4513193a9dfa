//! Numbers and units of the package siunitx: `\SI{5}{\micro\meter}`
//! (<https://ctan.org/pkg/siunitx>).

use std::ops::Range;

use super::forms::UnitArgument;
use super::scripts::{Script, scripted};
use super::{Mode, TexReader};

/// Prefixes; a unit follows them.
const PREFIXES: &[(&str, &str)] = &[
    ("femto", "f"),
    ("pico", "p"),
    ("nano", "n"),
    ("micro", "μ"),
    ("milli", "m"),
    ("centi", "c"),
    ("deci", "d"),
    ("hecto", "h"),
    ("kilo", "k"),
    ("mega", "M"),
    ("giga", "G"),
    ("tera", "T"),
    ("peta", "P"),
    ("exa", "E"),
    ("kibi", "Ki"),
    ("mebi", "Mi"),
    ("gibi", "Gi"),
    ("tebi", "Ti"),
];

const UNITS: &[(&str, &str)] = &[
    ("meter", "m"),
    ("metre", "m"),
    ("second", "s"),
    ("gram", "g"),
    ("kilogram", "kg"),
    ("kelvin", "K"),
    ("ampere", "A"),
    ("mole", "mol"),
    ("candela", "cd"),
    ("hertz", "Hz"),
    ("volt", "V"),
    ("watt", "W"),
    ("joule", "J"),
    ("newton", "N"),
    ("pascal", "Pa"),
    ("tesla", "T"),
    ("ohm", "Ω"),
    ("farad", "F"),
    ("henry", "H"),
    ("coulomb", "C"),
    ("weber", "Wb"),
    ("siemens", "S"),
    ("becquerel", "Bq"),
    ("gray", "Gy"),
    ("sievert", "Sv"),
    ("lumen", "lm"),
    ("lux", "lx"),
    ("electronvolt", "eV"),
    ("celsius", "°C"),
    ("degreeCelsius", "°C"),
    ("degree", "°"),
    ("percent", "%"),
    ("bit", "bit"),
    ("byte", "B"),
    ("minute", "min"),
    ("hour", "h"),
    ("day", "d"),
    ("liter", "L"),
    ("litre", "L"),
    ("tonne", "t"),
    ("hectare", "ha"),
    ("bar", "bar"),
    ("angstrom", "Å"),
    ("arcminute", "′"),
    ("arcsecond", "″"),
    ("radian", "rad"),
    ("steradian", "sr"),
    ("decibel", "dB"),
    ("parsec", "pc"),
    ("dalton", "Da"),
    ("barn", "b"),
    ("astronomicalunit", "au"),
    ("um", "μm"),
    ("nm", "nm"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("km", "km"),
    ("ms", "ms"),
    ("us", "μs"),
    ("ns", "ns"),
    ("fs", "fs"),
    ("ps", "ps"),
    ("Hz", "Hz"),
    ("kHz", "kHz"),
    ("MHz", "MHz"),
    ("GHz", "GHz"),
    ("THz", "THz"),
    ("eV", "eV"),
    ("meV", "meV"),
    ("keV", "keV"),
    ("MeV", "MeV"),
    ("GeV", "GeV"),
    ("TeV", "TeV"),
    ("kg", "kg"),
    ("mg", "mg"),
    ("ug", "μg"),
    ("mV", "mV"),
    ("kV", "kV"),
    ("mW", "mW"),
    ("kW", "kW"),
    ("MW", "MW"),
    ("GW", "GW"),
    ("kPa", "kPa"),
    ("MPa", "MPa"),
    ("GPa", "GPa"),
    ("mT", "mT"),
    ("dB", "dB"),
];

const POWERS: &[(&str, &str)] = &[("squared", "²"), ("cubed", "³")];

impl TexReader<'_> {
    /// A number of siunitx: `1e-5`, `2 x 3`, `5 +- 1`.
    pub(super) fn number(&mut self, range: Range<usize>) {
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

    /// A unit of siunitx, of commands or of letters.
    pub(super) fn unit(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let mut follows_unit = false;
        while at < range.end {
            let name = self
                .name(at, range.end)
                .filter(|_| self.byte(at) == Some(b'\\'));
            let Some(name) = name else {
                match self.byte(at) {
                    Some(b'.') => self.out.put("·", at..at + 1),
                    Some(b'~') => self.out.put(" ", at..at + 1),
                    _ => {
                        at = self.step(at, range.end, Mode::Maths).max(at + 1);
                        continue;
                    }
                }
                at += 1;
                continue;
            };
            let source = at..at + 1 + name.len();
            let of = |table: &[(&str, &'static str)]| {
                let found = table.iter().find(|(known, _)| *known == name);
                found.map(|(_, text)| *text)
            };
            if let Some(power) = of(POWERS) {
                self.out.put(power, source.clone());
            } else if name == "per" {
                self.out.put("/", source.clone());
                follows_unit = false;
            } else if let Some(text) = of(PREFIXES).or_else(|| of(UNITS)) {
                if follows_unit {
                    self.out.add("·");
                }
                self.out.put(text, source.clone());
                follows_unit = of(PREFIXES).is_none();
            } else {
                at = self.step(at, range.end, Mode::Maths).max(at + 1);
                continue;
            }
            at = source.end;
        }
    }

    /// So many numbers and a unit, as `\SI{5}{m}` and `\SIrange{1}{2}{m}` have them.
    pub(super) fn quantity(
        &mut self,
        numbers: usize,
        unit: UnitArgument,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let mut at = self.option(after, end).map_or(after, |(_, after)| after);
        let mut parts = Vec::new();
        for _ in 0..numbers + usize::from(unit == UnitArgument::Given) {
            let (inside, behind) = self.argument(at, end)?;
            parts.push(inside);
            at = behind;
        }
        let unit = parts.split_off(numbers).pop();
        for (place, number) in parts.into_iter().enumerate() {
            if place > 0 {
                self.out.add("–");
            }
            self.number(number);
        }
        if let Some(unit) = unit {
            let name = self.text(unit.clone());
            let stands_close = name.starts_with("\\degree") && !name.starts_with("\\degreeC");
            if numbers > 0 && !stands_close {
                self.out.blank(unit.start..unit.start);
            }
            self.unit(unit);
        }
        Some(at)
    }
}
