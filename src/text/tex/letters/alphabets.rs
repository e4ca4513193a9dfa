//! Letters of other alphabets: blackboard bold and Fraktur.

/// Letters that have a place of their own among the letter-like symbols.
const BLACKBOARD: &str = "CℂHℍNℕPℙQℚRℝZℤγℽΓℾΠℿ∑⅀πℼ";
const FRAKTUR: &str = "CℭHℌIℑRℜZℨ";

/// An alphabet of mathematics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text::tex) enum Alphabet {
    Blackboard,
    Fraktur,
}

impl Alphabet {
    /// The alphabet of this name in the table of commands.
    pub(in crate::text::tex) fn named(name: &str) -> Option<Self> {
        match name {
            "blackboard" => Some(Alphabet::Blackboard),
            "fraktur" => Some(Alphabet::Fraktur),
            _ => None,
        }
    }

    /// The text in this alphabet; what it lacks stays as it is.
    pub(in crate::text::tex) fn of(self, text: &str) -> String {
        text.chars().map(|c| self.letter(c)).collect()
    }

    fn letter(self, c: char) -> char {
        let (special, capital, small, digit) = match self {
            Alphabet::Blackboard => (BLACKBOARD, 0x1d538, 0x1d552, Some(0x1d7d8)),
            Alphabet::Fraktur => (FRAKTUR, 0x1d504, 0x1d51e, None),
        };
        let mut pairs = special.chars();
        while let (Some(plain), Some(letter)) = (pairs.next(), pairs.next()) {
            if plain == c {
                return letter;
            }
        }
        let from = |base: u32, first: char| char::from_u32(base + u32::from(c) - u32::from(first));
        let letter = match c {
            'A'..='Z' => from(capital, 'A'),
            'a'..='z' => from(small, 'a'),
            '0'..='9' => digit.and_then(|base| from(base, '0')),
            _ => None,
        };
        letter.unwrap_or(c)
    }
}
