//! Capitals, small letters and Roman numerals: `\uppercase\expandafter{\romannumeral 2}`.

use crate::text::tex::{Mode, TexReader};

/// Which letters a command makes of its argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text::tex) enum Letters {
    Capital,
    Small,
}

impl Letters {
    /// The letters of this name in the table of commands.
    pub(in crate::text::tex) fn named(name: &str) -> Option<Self> {
        match name {
            "capital" => Some(Letters::Capital),
            "small" => Some(Letters::Small),
            _ => None,
        }
    }

    fn of(self, text: &str) -> String {
        match self {
            Letters::Capital => text.to_uppercase(),
            Letters::Small => text.to_lowercase(),
        }
    }
}

impl TexReader<'_> {
    /// Prints an argument in capitals or in small letters.
    pub(in crate::text::tex) fn in_letters(
        &mut self,
        letters: Letters,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        let mut from = self.after_blanks(after, end);
        while self.name(from, end) == Some("expandafter") {
            from = self.after_blanks(from + "\\expandafter".len(), end);
        }
        let close = self.close_of_group(from, end)?;
        let start = self.out.place();
        self.read(from + 1..close, mode);
        let text = letters.of(self.out.since(start));
        self.out.replace(start, &text, at..close + 1);
        Some(close + 1)
    }

    /// The number behind `\romannumeral`, in braces or bare; a blank behind a bare one ends it.
    pub(in crate::text::tex) fn roman_numeral(
        &mut self,
        at: usize,
        after: usize,
        end: usize,
    ) -> Option<usize> {
        let from = self.after_blanks(after, end);
        let (number, behind) = if let Some(close) = self.close_of_group(from, end) {
            (self.text(from + 1..close), close + 1)
        } else {
            let rest = self.text(from..end);
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (self.text(from..from + digits), from + digits)
        };
        let numeral = roman(number.trim().parse().ok()?)?;
        self.out.put(&numeral, at..behind);
        Some(behind)
    }
}

/// A number in Roman numerals, such as `xiv`; none that is longer than what it stands for.
pub(in crate::text::tex) fn roman(number: u16) -> Option<String> {
    const NUMERALS: [(u16, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, letters) in NUMERALS {
        while rest >= value {
            numeral.push_str(letters);
            rest -= value;
        }
    }
    Some(numeral)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_numerals_are_subtractive() {
        for (number, numeral) in [
            (1, "i"),
            (4, "iv"),
            (14, "xiv"),
            (49, "xlix"),
            (1990, "mcmxc"),
        ] {
            assert_eq!(roman(number).as_deref(), Some(numeral));
        }
        assert_eq!((roman(0), roman(4000)), (None, None));
    }
}
