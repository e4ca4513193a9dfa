//! Units of the package siunitx: `\micro\meter`, `\m\per\s` (<https://ctan.org/pkg/siunitx>).

use std::borrow::Cow;
use std::ops::Range;

use crate::text::tex::scripts::{Script, scripted};
use crate::text::tex::{Mode, TexReader};

/// Prefixes; a unit follows them.
const PREFIXES: &[(&str, &str)] = &[
    ("yocto", "y"),
    ("zepto", "z"),
    ("atto", "a"),
    ("femto", "f"),
    ("pico", "p"),
    ("nano", "n"),
    ("micro", "μ"),
    ("milli", "m"),
    ("centi", "c"),
    ("deci", "d"),
    ("deca", "da"),
    ("deka", "da"),
    ("hecto", "h"),
    ("kilo", "k"),
    ("mega", "M"),
    ("giga", "G"),
    ("tera", "T"),
    ("peta", "P"),
    ("exa", "E"),
    ("zetta", "Z"),
    ("yotta", "Y"),
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
    ("gauss", "G"),
    ("year", "yr"),
    ("lightyear", "ly"),
    ("solarmass", "M☉"),
    ("elementarycharge", "e"),
    ("electronmass", "mₑ"),
    ("planckbar", "ℏ"),
    ("hartree", "Eₕ"),
    ("bohr", "a₀"),
    ("neper", "Np"),
    ("bel", "B"),
    ("katal", "kat"),
    ("mmHg", "mmHg"),
];

/// Units that have a command of their letters, alone or behind one of a prefix: `\um`, `\kHz`.
const SHORT: &[&str] = &[
    "m", "g", "s", "A", "mol", "Hz", "N", "Pa", "V", "W", "J", "eV", "F", "H", "l", "L", "K", "C",
    "T", "dB", "B", "Wh", "Ah", "Ohm", "ohm", "bar", "pc", "yr", "rad", "Bq", "Gy", "Sv", "b",
    "hl",
];

/// Prefixes of those.
const SHORT_PREFIXES: &str = "afpnumcdhkMGTPE";

/// What a command means in a unit.
enum UnitCommand {
    /// What follows is divided by.
    Per,
    /// A power of what follows.
    PowerBefore(Cow<'static, str>),
    /// A power of what stands before.
    PowerBehind(Cow<'static, str>),
    Prefix(&'static str),
    Unit(Cow<'static, str>),
}

/// How `\per` is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Division {
    /// `m/s`
    Slash,
    /// `m·s⁻¹`, where a slash would divide by too much or by nothing.
    Power,
}

impl TexReader<'_> {
    /// A unit of siunitx, of commands or of letters.
    pub(in crate::text::tex) fn unit(&mut self, range: Range<usize>) {
        let division = self.division(range.clone());
        let mut at = range.start;
        let mut follows_unit = false;
        let mut is_below = false;
        let mut power = None;
        while at < range.end {
            let Some((command, behind)) = self.unit_command(at, range.end) else {
                at = self.unit_letters(at, range.end);
                continue;
            };
            let source = at..behind;
            at = self.after_blanks(behind, range.end);
            match command {
                UnitCommand::Per => {
                    is_below = true;
                    if division == Division::Slash {
                        self.out.put("/", source);
                        follows_unit = false;
                    }
                }
                UnitCommand::PowerBefore(before) => power = Some(before),
                UnitCommand::PowerBehind(behind) => self.out.put(&behind, source),
                UnitCommand::Prefix(text) => {
                    self.part_from_unit(follows_unit);
                    self.out.put(text, source);
                    follows_unit = false;
                }
                UnitCommand::Unit(text) => {
                    self.part_from_unit(follows_unit);
                    self.out.put(&text, source);
                    follows_unit = true;
                    if division == Division::Power && is_below {
                        self.out.add("⁻");
                        let follows = self.unit_command(at, range.end);
                        if power.is_none()
                            && !matches!(follows, Some((UnitCommand::PowerBehind(_), _)))
                        {
                            self.out.add("¹");
                        }
                    }
                    is_below = false;
                    if let Some(power) = power.take() {
                        self.out.add(&power);
                    }
                }
            }
        }
    }

    fn part_from_unit(&mut self, follows_unit: bool) {
        if follows_unit {
            self.out.add("·");
        }
    }

    /// What is no command of units: `.` and `~` part letters.
    fn unit_letters(&mut self, at: usize, end: usize) -> usize {
        match self.byte(at) {
            Some(b'.') => self.out.put("·", at..at + 1),
            Some(b'~') => self.out.put(" ", at..at + 1),
            _ => return self.step(at, end, Mode::Maths).max(at + 1),
        }
        at + 1
    }

    /// The command of units at a place, and the place after it with its argument.
    fn unit_command(&self, at: usize, end: usize) -> Option<(UnitCommand, usize)> {
        let name = self
            .name(at, end)
            .filter(|_| self.byte(at) == Some(b'\\'))?;
        let behind = at + 1 + name.len();
        let of = |table: &[(&str, &'static str)]| {
            let found = table.iter().find(|(known, _)| *known == name);
            found.map(|(_, text)| *text)
        };
        let command = match name {
            "per" => UnitCommand::Per,
            "square" => UnitCommand::PowerBefore("²".into()),
            "cubic" => UnitCommand::PowerBefore("³".into()),
            "squared" => UnitCommand::PowerBehind("²".into()),
            "cubed" => UnitCommand::PowerBehind("³".into()),
            "tothe" | "raiseto" => {
                let (inside, behind) = self.argument(behind, end)?;
                let text = self.text(inside);
                let power = scripted(text, Script::Up).unwrap_or_else(|| format!("^({text})"));
                let command = if name == "tothe" {
                    UnitCommand::PowerBehind(power.into())
                } else {
                    UnitCommand::PowerBefore(power.into())
                };
                return Some((command, behind));
            }
            _ => {
                let prefix = of(PREFIXES).map(UnitCommand::Prefix);
                let unit = of(UNITS).map(Cow::Borrowed).or_else(|| short(name));
                prefix.or(unit.map(UnitCommand::Unit))?
            }
        };
        Some((command, behind))
    }

    /// How a unit's divisions are printed: by a slash where each has a unit before it, and divides by
    /// one unit, behind which no other follows.
    fn division(&self, range: Range<usize>) -> Division {
        let (mut has_unit, mut has_division, mut is_below) = (false, false, false);
        let mut at = range.start;
        while at < range.end {
            match self.unit_command(at, range.end) {
                Some((UnitCommand::Per, _)) if !has_unit => return Division::Power,
                Some((UnitCommand::Per, behind)) => {
                    (has_division, is_below, at) = (true, true, behind);
                }
                Some((UnitCommand::Unit(_), _)) if has_division && !is_below => {
                    return Division::Power;
                }
                Some((UnitCommand::Unit(_), behind)) => {
                    (has_unit, is_below, at) = (true, false, behind);
                }
                Some((_, behind)) => at = behind,
                // Letters have no place for a power.
                None if self.byte(at).is_some_and(|byte| byte.is_ascii_alphabetic()) => {
                    return Division::Slash;
                }
                None => at += 1,
            }
        }
        Division::Slash
    }
}

/// A unit by its letters, which may begin with one of a prefix.
fn short(name: &str) -> Option<Cow<'static, str>> {
    let unit = |name: &str| {
        let known = SHORT.iter().find(|known| **known == name)?;
        let is_ohm = known.eq_ignore_ascii_case("ohm");
        Some(if is_ohm { "Ω" } else { known })
    };
    if let Some(unit) = unit(name) {
        return Some(Cow::Borrowed(unit));
    }
    let prefix = name
        .chars()
        .next()
        .filter(|c| SHORT_PREFIXES.contains(*c))?;
    let unit = unit(name.get(1..)?)?;
    let prefix = if prefix == 'u' { 'μ' } else { prefix };
    Some(Cow::Owned(format!("{prefix}{unit}")))
}

#[cfg(test)]
mod tests {
    use crate::text::render::{Origin, render};

    #[test]
    fn units_are_divided_by_a_slash_or_have_powers() {
        for (tex, shown) in [
            (r"\SI{3}{\per\s}", "3 s⁻¹"),
            (r"\SI{3}{\per\second\squared}", "3 s⁻²"),
            (r"\SI{3}{\per\cubic\centi\meter}", "3 cm⁻³"),
            (r"\unit{\meter\per\second}", "m/s"),
            (r"\si{\km\per\s\per\mega\parsec}", "km/s/Mpc"),
            (r"\si{\watt\per\square\meter}", "W/m²"),
            (r"\si{\joule\per\kilogram\kelvin}", "J·kg⁻¹·K"),
            (r"\si{\newton\meter\tothe{4}}", "N·m⁴"),
            (r"\SI{2}{\raiseto{-2}\um}", "2 μm⁻²"),
            (r"\SI{2}{\kohm} and \SI{1}{\kWh}", "2 kΩ and 1 kWh"),
            (r"\SI{5}{kg.m/s^2}", "5 kg·m/s²"),
            (r"\SI{5}{\degree} or \SI{5}{\arcsecond}", "5° or 5″"),
        ] {
            assert_eq!(render(tex, Origin::Faithful).text, shown, "{tex}");
        }
    }
}
