//! `\ifmmode X\else Y\fi`: X in mathematics, Y in text (Knuth, "The `TeXbook`", chapter 20), as the
//! journals of the American Physical Society write accents and signs.

use std::ops::Range;

use super::{Mode, TexPart, TexReader};

/// The name of the command that begins a conditional.
pub(crate) const IF_MATHS: &str = "ifmmode";

/// No conditional is longer than so many bytes: one that does not end costs no more than this.
const LONGEST: usize = 400;

/// A conditional's parts, as bytes of the text that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conditional {
    /// What is printed in mathematics.
    pub(crate) maths: Range<usize>,
    /// What is printed in text.
    pub(crate) prose: Range<usize>,
    /// Where the text goes on.
    pub(crate) end: usize,
}

impl Conditional {
    /// Reads what stands behind an `\ifmmode` that ends at `start`; `None` where it does not end
    /// before `end`.
    pub(crate) fn read(source: &str, start: usize, end: usize) -> Option<Self> {
        let text = source.get(..end)?;
        let (mut depth, mut at) = (0_u32, start);
        let mut parted: Option<Range<usize>> = None;
        loop {
            let backslash = at + memchr::memchr(b'\\', text.get(at..)?.as_bytes())?;
            if backslash - start > LONGEST {
                return None;
            }
            let rest = text.get(backslash + 1..)?;
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            at = backslash + 1 + letters;
            match rest.get(..letters)? {
                IF_MATHS => depth += 1,
                "fi" if depth > 0 => depth -= 1,
                "else" if depth == 0 => parted = Some(backslash..at),
                "fi" => {
                    let parted = parted.unwrap_or(backslash..backslash);
                    return Some(Self {
                        maths: start..parted.start,
                        prose: parted.end..backslash,
                        end: behind(text, at),
                    });
                }
                // The sign of `\\` or `\{` begins no command.
                "" => at += rest.chars().next()?.len_utf8(),
                _ => {}
            }
        }
    }
}

/// The place behind the blank or the empty group that ends a command.
fn behind(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let ended = rest.strip_prefix("{}");
    text.len() - ended.unwrap_or_else(|| rest.trim_start_matches(' ')).len()
}

impl TexReader<'_> {
    /// Reads the part that is printed of the conditional at a place; `None` where it does not end.
    pub(super) fn conditional(
        &mut self,
        at: usize,
        after: usize,
        end: usize,
        mode: Mode,
    ) -> Option<usize> {
        let parts = Conditional::read(self.source, after, end)?;
        let printed = if mode.is_maths() {
            parts.maths
        } else {
            parts.prose
        };
        self.read(
            self.after_blanks(printed.start, printed.end)..printed.end,
            mode,
        );
        self.parts.push((at..parts.end, TexPart::Kept));
        Some(parts.end)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::tex::{Capitals, render};

    #[test]
    fn text_has_the_part_for_text_and_mathematics_that_for_mathematics() {
        for (tex, shown) in [
            (r"\ifmmode \check{C}\else \v{C}\fi{}ern\'{\i}k", "Černík"),
            (r"Ond\ifmmode \check{r}\else \v{r}\fi ej", "Ondřej"),
            (
                r"trees{\ifmmode---\else\textemdash\fi}a view",
                "trees—a view",
            ),
            (r"30 \ifmmode^\circ\else\textdegree\fi{}C", "30 °C"),
            (r"$30\ifmmode^\circ\else\textdegree\fi{}$ C", "30° C"),
            (r"$\ifmmode\alpha\else\textalpha\fi$-rays", "α-rays"),
            (r"a\ifmmode b\fi c", "ac"),
            (r"a \ifmmode\ifmmode x\else y\fi\else z\fi{} c", "a z c"),
        ] {
            assert_eq!(
                render(tex, Capitals::default()).finish().text,
                shown,
                "{tex}"
            );
        }
        let open = r"an \ifmmode x\else y";
        assert!(
            render(open, Capitals::default())
                .finish()
                .text
                .contains("ifmmode")
        );
    }
}
