//! Script capitals: they are printed as plain letters, for few fonts of terminals have them, unless
//! the paper has the same letter plain, too; then they are another symbol.

use crate::text::tex::TexReader;

/// A set of capital letters of ASCII.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Capitals(u32);

impl Capitals {
    fn of(letter: u8) -> Self {
        Self(1 << (letter.saturating_sub(b'A') & 31))
    }

    fn contains(self, letter: u8) -> bool {
        self.0 & Self::of(letter).0 != 0
    }

    /// The letters of either.
    #[must_use]
    pub(in crate::text::tex) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The letters of both.
    #[must_use]
    pub(in crate::text::tex) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The face of the capitals that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text::tex) enum Face {
    Plain,
    Script,
    /// That of another alphabet, or of a word: it is taken for none of the others.
    Other,
}

/// Script capitals as they are read.
#[derive(Debug)]
pub(in crate::text::tex) struct ScriptCapitals {
    /// Those that are printed as script letters.
    pub(in crate::text::tex) told: Capitals,
    pub(in crate::text::tex) face: Face,
    /// Those that stood in formulas as plain letters.
    pub(in crate::text::tex) plain: Capitals,
    /// Those that stood there as script letters.
    pub(in crate::text::tex) script: Capitals,
}

impl ScriptCapitals {
    pub(in crate::text::tex) fn telling(told: Capitals) -> Self {
        Self {
            told,
            face: Face::Plain,
            plain: Capitals::default(),
            script: Capitals::default(),
        }
    }
}

impl TexReader<'_> {
    /// A capital letter of a formula.
    pub(in crate::text::tex) fn capital(&mut self, letter: u8, at: usize) {
        let capitals = &mut self.capitals;
        match capitals.face {
            Face::Plain => capitals.plain = capitals.plain.or(Capitals::of(letter)),
            Face::Script => {
                capitals.script = capitals.script.or(Capitals::of(letter));
                if capitals.told.contains(letter) {
                    let script = script(letter);
                    return self.out.put(script.encode_utf8(&mut [0; 4]), at..at + 1);
                }
            }
            Face::Other => {}
        }
        self.out.copy(at..at + 1);
    }
}

/// The script letter of a capital; those that were letter-like symbols first have kept their places
/// (<https://www.unicode.org/charts/PDF/U1D400.pdf>).
fn script(letter: u8) -> char {
    match letter {
        b'B' => 'ℬ',
        b'E' => 'ℰ',
        b'F' => 'ℱ',
        b'H' => 'ℋ',
        b'I' => 'ℐ',
        b'L' => 'ℒ',
        b'M' => 'ℳ',
        b'R' => 'ℛ',
        _ => {
            let place = u32::from(letter.saturating_sub(b'A'));
            char::from_u32(0x1d49c + place).unwrap_or(char::from(letter))
        }
    }
}
