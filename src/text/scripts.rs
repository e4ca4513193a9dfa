//! What stands high or low, for fonts without the small letters of Unicode: `x₂` as `x_2`.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::map::{Rewriter, TextMap};
use super::tex::is_bracketed;

/// How what stands high or low is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scripts {
    /// By the small letters and digits of Unicode: `x₂`.
    #[default]
    Unicode,
    /// By marks, as TeX has them, and brackets where it has braces: `x_2`, `e^(-iωt)`.
    Plain,
}

impl Scripts {
    /// Every one, the default first.
    pub const ALL: [Self; 2] = [Self::Unicode, Self::Plain];

    /// The name in `config.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Plain => "plain",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scripts| scripts.name() == name)
    }

    /// A safe line with its scripts so written, and the way to it; `None` where that changes nothing.
    /// Brackets hold together what is more than one character, and part it from a letter or a digit
    /// that follows.
    #[must_use]
    pub fn written(self, line: &str) -> Option<(String, TextMap)> {
        let has_some = || line.chars().any(|c| plain(c).is_some());
        if self == Scripts::Unicode || line.is_ascii() || !has_some() {
            return None;
        }
        let pieces = line.graphemes(true).flat_map(pieces);
        let clusters: Vec<Cluster<'_>> = pieces.map(Cluster::of).collect();
        let mut runs = clusters
            .chunk_by(|one, next| one.side() == next.side())
            .peekable();
        let mut made = Rewriter::with_capacity(line.len());
        while let Some(run) = runs.next() {
            let Some(side) = run.first().and_then(Cluster::side) else {
                for cluster in run {
                    made.keep(cluster.text);
                }
                continue;
            };
            let next = runs.peek().and_then(|next| next.first());
            let text: String = run.iter().map(Cluster::plain).collect();
            let is_held = is_bracketed(&text);
            let needs_hold = run.len() > 1 || next.is_some_and(Cluster::continues);
            let (open, close) = if needs_hold && !is_held {
                ("(", ")")
            } else {
                ("", "")
            };
            for (place, cluster) in run.iter().enumerate() {
                let mut with = String::new();
                if place == 0 {
                    with.push(side.mark());
                    with.push_str(open);
                }
                with.push_str(cluster.plain());
                if place + 1 == run.len() {
                    with.push_str(close);
                }
                made.replace(cluster.text.len(), &with);
            }
        }
        Some(made.done())
    }

    /// The same for a line to which nobody needs a way.
    #[must_use]
    pub fn line(self, line: String) -> String {
        self.written(&line).map_or(line, |(written, _)| written)
    }
}

/// Where a script stands beside its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Up,
    Down,
}

impl Side {
    fn mark(self) -> char {
        match self {
            Side::Up => '^',
            Side::Down => '_',
        }
    }
}

/// A cluster in pieces that begin with the scripts in it: a sign of a number or of a language may
/// stand before one in the same cluster (U+0600, U+11941).
fn pieces(cluster: &str) -> impl Iterator<Item = &str> {
    let mut rest = cluster;
    std::iter::from_fn(move || {
        let begins = |(place, c): &(usize, char)| *place > 0 && plain(*c).is_some();
        let next = rest.char_indices().find(begins);
        let (piece, after) = rest.split_at_checked(next.map_or(rest.len(), |(place, _)| place))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// What a reader calls a character.
struct Cluster<'a> {
    text: &'a str,
    /// On which side it stands, and what it is on the line.
    script: Option<(Side, String)>,
}

impl<'a> Cluster<'a> {
    fn of(text: &'a str) -> Self {
        let mut chars = text.chars();
        let script = chars.next().and_then(plain);
        // Marks on a script go with it.
        let script =
            script.map(|(side, c)| (side, std::iter::once(c).chain(chars).nfc().collect()));
        Self { text, script }
    }

    fn side(&self) -> Option<Side> {
        self.script.as_ref().map(|(side, _)| *side)
    }

    fn plain(&self) -> &str {
        self.script.as_ref().map_or(self.text, |(_, plain)| plain)
    }

    /// Whether one would read it as part of a script before it.
    fn continues(&self) -> bool {
        self.script.is_none() && self.text.starts_with(char::is_alphanumeric)
    }
}

/// The side of a character that stands high or low by itself, and what it is on the line: what Unicode
/// says it is compatible with (UnicodeData.txt, `<super>` and `<sub>`). `ª`, `º` and `™` are in every
/// font.
fn plain(c: char) -> Option<(Side, char)> {
    let side = match c {
        '²' | '³' | '¹' | 'ʰ'..='ʸ' | 'ˠ'..='ˤ' | 'ᴬ'..='ᵡ' | 'ᵸ' | 'ᶛ'..='ᶿ' | '⁰'..='ⁿ' | 'ⱽ' => {
            Side::Up
        }
        'ᵢ'..='ᵪ' | '₀'..='₎' | 'ₐ'..='ₜ' | 'ⱼ' => Side::Down,
        _ => return None,
    };
    let mut compatible = std::iter::once(c).nfkd();
    match (compatible.next(), compatible.next()) {
        (Some('−'), None) => Some((side, '-')),
        (Some(plain), None) if plain != c => Some((side, plain)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe;
    use crate::text::tex::unscripted;
    use proptest::prelude::*;

    #[test]
    fn scripts_are_marks_and_brackets_where_one_would_misread_them() {
        for (line, written) in [
            ("x₂ and xᵢ", "x_2 and x_i"),
            ("ℝᴺ, Rⁿ", "ℝ^N, R^n"),
            ("10⁻⁶ m s⁻¹", "10^(-6) m s^(-1)"),
            ("xᵢⱼ + x₂ₙ₊₁", "x_(ij) + x_(2n+1)"),
            ("k_B T, H₂O, x₁y", "k_B T, H_(2)O, x_(1)y"),
            ("²⁸Si, of ¹³C", "^(28)Si, of ^(13)C"),
            ("²H", "^(2)H"),
            ("xᵢ² and xᵢ²y", "x_i^2 and x_i^(2)y"),
            ("f⁽ⁿ⁾(x), f⁽ⁿ⁾x", "f^(n)(x), f^(n)x"),
            ("Ca²⁺, e⁺e⁻", "Ca^(2+), e^(+)e^-"),
            ("the 1ˢᵗ, tʰ", "the 1^(st), t^h"),
            ("Aᵀ, x²′, O(n²)", "A^T, x^2′, O(n^2)"),
            ("x₂̃ of x̃₂", "x_2̃ of x̃_2"),
            ("aᵃ\u{301}", "a^á"),
            ("\u{11941}ₙ", "\u{11941}_n"),
            ("1º, 20 °C, ™", "1º, 20 °C, ™"),
            ("x_2", "x_2"),
        ] {
            assert_eq!(Scripts::Plain.line(line.to_owned()), written);
            assert_eq!(Scripts::Unicode.written(line), None);
        }
    }

    #[test]
    fn a_part_is_found_where_it_is_written_now() {
        let line = "the xᵢⱼ of H₂O";
        let (written, map) = Scripts::Plain.written(line).unwrap();
        assert_eq!(written, "the x_(ij) of H_(2)O");
        for (part, found) in [
            ("the", "the"),
            ("xᵢⱼ", "x_(ij)"),
            ("ⱼ", "j)"),
            ("H₂O", "H_(2)O"),
            ("₂", "_(2)"),
            ("O", "O"),
        ] {
            let start = line.find(part).unwrap();
            assert_eq!(&written[map.range(&(start..start + part.len()))], found);
        }
    }

    #[test]
    fn what_recto_makes_of_tex_has_no_script_left() {
        for c in ('\0'..=char::MAX).filter(|c| unscripted(*c).is_some()) {
            let written = Scripts::Plain.line(format!("x{c}"));
            assert_eq!(written.chars().count(), 3, "{c}: {written}");
        }
    }

    proptest! {
        #[test]
        fn a_safe_line_stays_one_and_has_no_script_left(line in "(\\PC|[ a-c0-2]|[²⁸ⁿᵀᵃʰ₂ₙᵢⱼ₊⁽⁾⁻]|\u{301})*") {
            let line = safe::line(&line);
            let written = Scripts::Plain.line(line.clone());
            prop_assert_eq!(&safe::line(&written), &written);
            prop_assert!(!written.chars().any(|c| plain(c).is_some()));
            prop_assert_eq!(Scripts::Plain.line(written.clone()), written);
        }
    }
}
