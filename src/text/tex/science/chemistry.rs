//! Formulas of the package mhchem: `\ce{SO4^2-}` (<https://ctan.org/pkg/mhchem>).

use std::ops::Range;

use crate::text::tex::scripts::{Script, scripted};
use crate::text::tex::{Mode, TexReader};

/// Arrows, the longest first.
const ARROWS: &[(&str, &str)] = &[
    ("<=>>", "⇌"),
    ("<<=>", "⇌"),
    ("<-->", "⇄"),
    ("<=>", "⇌"),
    ("<->", "↔"),
    ("->", "→"),
    ("<-", "←"),
];

/// The symbols of the elements, in the order of their numbers.
const ELEMENTS: &str = "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn \
    Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd \
    Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf \
    Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og";

/// Whether letters are symbols of elements, each a capital with the small letters behind it.
pub(in crate::text::tex) fn is_of_elements(letters: &str) -> bool {
    let small = |c: char| c.is_lowercase();
    let mut rest = letters;
    while let Some(capital) = rest.chars().next() {
        let behind = rest.get(capital.len_utf8()..).unwrap_or_default();
        let behind = behind.trim_start_matches(small);
        let symbol = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        if !ELEMENTS
            .split_ascii_whitespace()
            .any(|known| known == symbol)
        {
            return false;
        }
        rest = behind;
    }
    true
}

/// Bonds by their names in `\bond{..}`.
const BONDS: &[(&str, &str)] = &[
    ("1", "-"),
    ("2", "="),
    ("3", "≡"),
    ("#", "≡"),
    ("...", "⋯"),
    ("....", "⋯"),
    ("->", "→"),
    ("<-", "←"),
];

impl TexReader<'_> {
    /// Prints a formula: numbers behind an element low, charges high.
    pub(in crate::text::tex) fn chemistry(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.chemical(at, range.end).max(at + 1);
        }
    }

    fn chemical(&mut self, at: usize, end: usize) -> usize {
        let rest = self.text(at..end);
        if let Some((arrow, sign)) = ARROWS.iter().find(|(arrow, _)| rest.starts_with(arrow)) {
            return self.reaction(sign, at, at + arrow.len(), end);
        }
        let holds = self
            .out
            .last()
            .is_some_and(|c| c.is_alphabetic() || ")]}₀₁₂₃₄₅₆₇₈₉".contains(c));
        let follows_blank = self.out.last().is_none_or(char::is_whitespace);
        let follows_digit = self.out.last().is_some_and(|c| c.is_ascii_digit());
        let stands_alone = follows_blank && rest.chars().nth(1).is_none_or(char::is_whitespace);
        let first = rest.chars().next().unwrap_or_default();
        match first {
            '\\' if self.name(at, end) == Some("bond") => self.bond(at, end),
            '#' => self.as_sign("≡", at),
            '*' => self.as_sign("·", at),
            '.' if !follows_blank && !follows_digit && begins_a_formula(rest) => {
                self.as_sign("·", at)
            }
            '^' if stands_alone => self.as_sign("↑", at),
            'v' if stands_alone => self.as_sign("↓", at),
            '\\' | '$' | '{' => self.step(at, end, Mode::Maths),
            ' ' | '\n' => self.white_space(at, end, Mode::Prose),
            '^' => self.chemical_script(at, end, Script::Up),
            '_' => self.chemical_script(at, end, Script::Down),
            '0'..='9' if holds => {
                let len = rest.bytes().take_while(u8::is_ascii_digit).count();
                self.lifted(at..at + len, at..at + len, Script::Down)
            }
            '+' | '-' if holds && ends_a_formula(rest) => {
                self.lifted(at..at + 1, at..at + 1, Script::Up)
            }
            _ => self.copy_chars(at, end, 1),
        }
    }

    /// An arrow with what stands above and below it: `->[heat][-H2O]`.
    fn reaction(&mut self, sign: &str, at: usize, after: usize, end: usize) -> usize {
        let start = self.out.place();
        self.out.put(sign, at..after);
        let mut behind = after;
        for side in [Script::Up, Script::Down] {
            let Some((label, next)) = self.option(behind, end) else {
                break;
            };
            if !self.text(label.clone()).trim().is_empty() {
                self.put_script(side, label, at..next, Mode::Maths);
            }
            behind = next;
        }
        self.out.own(start, at..behind);
        behind
    }

    /// A sign that stands for one of ASCII.
    fn as_sign(&mut self, sign: &str, at: usize) -> usize {
        self.out.put(sign, at..at + 1);
        at + 1
    }

    /// `\bond{#}`: the bonds that have a sign of their own.
    fn bond(&mut self, at: usize, end: usize) -> usize {
        let after = at + "\\bond".len();
        let Some(close) = self.close_of_group(after, end) else {
            return self.with_braces(at, after, end, Mode::Maths);
        };
        let name = self.text(after + 1..close);
        let known = BONDS.iter().find(|(bond, _)| *bond == name);
        self.out
            .put(known.map_or(name, |(_, sign)| sign), at..close + 1);
        close + 1
    }

    /// A script in braces, or a charge such as `2-`.
    fn chemical_script(&mut self, at: usize, end: usize, side: Script) -> usize {
        if let Some(close) = self.close_of_group(at + 1, end) {
            return self.lifted(at + 2..close, at..close + 1, side);
        }
        let rest = self.text(at + 1..end);
        if side == Script::Up && rest.starts_with('.') {
            // The electron of a radical.
            self.out.put("•", at..at + 2);
            return at + 2;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let sign = rest
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(['+', '-']));
        let len = digits + usize::from(sign && side == Script::Up);
        if len == 0 {
            return self.script(at, end, Mode::Maths);
        }
        self.lifted(at + 1..at + 1 + len, at..at + 1 + len, side)
    }

    fn lifted(&mut self, inside: Range<usize>, source: Range<usize>, side: Script) -> usize {
        let after = source.end;
        match scripted(self.text(inside.clone()), side) {
            Some(script) => self.out.put(&script, source),
            None => self.put_script(side, inside, source, Mode::Maths),
        }
        after
    }
}

/// Whether a formula goes on behind a full stop, which binds what is added then.
fn begins_a_formula(text: &str) -> bool {
    let next = text.chars().nth(1);
    next.is_some_and(|c| c.is_alphanumeric() || "([".contains(c))
}

/// Whether a sign is a charge: nothing of the formula follows.
fn ends_a_formula(text: &str) -> bool {
    let next = text.chars().nth(1);
    next.is_none_or(|c| c.is_whitespace() || ")]},;.".contains(c))
}
