//! A text as TeX: what of it is mathematics or a mark of TeX already, by the same reading that shows
//! it on the screen.

use std::borrow::Cow;
use std::ops::Range;

use super::tex;
pub use super::tex::TexPart;

/// What the parts of a text are to TeX, in their order, none within another. What is in none is
/// prose.
#[must_use]
pub fn parts(text: &str) -> Vec<(Range<usize>, TexPart)> {
    let mut parts = tex::parts(text);
    parts.sort_by(|(one, _), (other, _)| {
        let by_start = one.start.cmp(&other.start);
        by_start.then(other.end.cmp(&one.end))
    });
    let mut end = 0;
    parts.retain(|(range, _)| {
        let is_outer = range.start >= end;
        end = end.max(range.end);
        is_outer
    });
    parts
}

/// Where a text begins with characters that stand high or low by themselves, such as `ᵗʰ`: the command
/// of TeX that sets text so, what it sets, and the length of the characters.
#[must_use]
pub fn scripts(text: &str) -> Option<(&'static str, String, usize)> {
    let (command, _) = tex::unscripted(text.chars().next()?)?;
    let (mut plain, mut length) = (String::new(), 0);
    for c in text.chars() {
        match tex::unscripted(c) {
            Some((same, c_plain)) if same == command => plain.push(c_plain),
            Some(_) | None => break,
        }
        length += c.len_utf8();
    }
    Some((command, plain, length))
}

/// TeX with as much room before each relation and operator as behind it: none within scripts. A converter
/// writes a blank only where the name of a command must end, so that it has some behind and none before:
/// `w\leq 72`.
#[must_use]
pub fn evenly(tex: &str) -> Cow<'_, str> {
    let mut even = String::new();
    let mut kept = 0;
    // Of each group that is open whether it is a script, or in one.
    let mut scripts = Vec::new();
    let mut before = ' ';
    for (start, c) in tex.char_indices() {
        let is_script = scripts.last().copied().unwrap_or(false);
        match c {
            '{' if before != '\\' => scripts.push(is_script || matches!(before, '_' | '^')),
            '}' if before != '\\' => {
                scripts.pop();
            }
            '\\' => {
                let behind = tex.get(start + 1..).unwrap_or_default();
                let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
                let (name, rest) = behind.split_at(letters);
                let is_sign = matches!(tex::symbol(name), Some((_, tex::SymbolKind::Sign)));
                if is_sign && rest.starts_with(' ') && is_script {
                    // Nothing stands between, and the name ends all the same.
                    let end = start + 1 + letters;
                    even.push_str(tex.get(kept..end).unwrap_or_default());
                    even.push_str("{}");
                    kept = end + 1;
                } else if is_sign && rest.starts_with(' ') && !" {([^_&|,\\".contains(before) {
                    even.push_str(tex.get(kept..start).unwrap_or_default());
                    even.push(' ');
                    kept = start;
                }
            }
            _ => {}
        }
        before = if before == '\\' && c == '\\' { ' ' } else { c };
    }
    if kept == 0 {
        return Cow::Borrowed(tex);
    }
    even.push_str(tex.get(kept..).unwrap_or_default());
    Cow::Owned(even)
}

/// The paragraphs of a text, white space in them as it is: they end where rendering ends them, never
/// in a formula.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<&str> {
    if !text.contains('\n') {
        return vec![text];
    }
    let kept = parts(text);
    let mut paragraphs = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\n')) {
        let line_end = at + found;
        let rest = text.get(line_end..).unwrap_or_default();
        at = text.len() - rest.trim_start().len();
        let blanks = text.get(line_end + 1..at).unwrap_or_default();
        let begins = !blanks.is_empty() && at < text.len();
        let is_inside = || {
            kept.iter()
                .any(|(range, _)| range.start < line_end && line_end < range.end)
        };
        if begins && !is_inside() {
            paragraphs.push(text.get(start..line_end).unwrap_or_default());
            start = at;
        }
    }
    paragraphs.push(text.get(start..).unwrap_or_default());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(&str, TexPart)> {
        let found = parts(text).into_iter();
        found.map(|(range, part)| (&text[range], part)).collect()
    }

    #[test]
    fn formulas_environments_and_addresses_in_commands_are_kept() {
        for (text, formula) in [
            ("for $p>1$ and", "$p>1$"),
            ("for $$a_1 \\text{if $b$}$$.", "$$a_1 \\text{if $b$}$$"),
            ("so \\(x_1\\) is", "\\(x_1\\)"),
            ("so \\[x_1\\] is", "\\[x_1\\]"),
            (
                "a \\begin{equation} a &= b_1 \\end{equation} b",
                "\\begin{equation} a &= b_1 \\end{equation}",
            ),
            (
                "a \\begin{unknown} a & b_1 \\end{unknown} b",
                "\\begin{unknown} a & b_1 \\end{unknown}",
            ),
            ("of \\ce{SO4^2-} in", "\\ce{SO4^2-}"),
            ("of \\SI{5}{m^2} in", "\\SI{5}{m^2}"),
            ("of \\num{1e3} in", "\\num{1e3}"),
            ("at \\url{https://a.b/c_1} in", "\\url{https://a.b/c_1}"),
            ("at \\href{https://a.b/c_1}{this}", "{https://a.b/c_1}"),
            ("by \\cite{a_1} in", "\\cite{a_1}"),
            (
                "at 5 \\ifmmode^\\circ\\else\\textdegree\\fi{}C",
                "\\ifmmode^\\circ\\else\\textdegree\\fi{}",
            ),
        ] {
            assert_eq!(of(text), [(formula, TexPart::Kept)], "{text}");
        }
        for text in [
            "from $5 to $10 per hour",
            "snake_case of R&D",
            "\\emph{A}",
            "at https://a.b/c_1%20e.",
        ] {
            assert_eq!(of(text), [], "{text}");
        }
    }

    #[test]
    fn prose_has_scripts_and_sets() {
        let script = |text| (text, TexPart::Script);
        assert_eq!(
            of("H_2O, x^{ab}, \\emph{A_1}"),
            ["_2", "^{ab}", "_1"].map(script)
        );
        let brace = |text| (text, TexPart::Brace);
        assert_eq!(of("in {0, 1} {word}"), ["{", "}"].map(brace));
    }

    #[test]
    fn a_relation_has_as_much_room_before_as_behind() {
        for (tex, even) in [
            ("w\\leq 72", "w \\leq 72"),
            ("a\\times b\\in C", "a \\times b \\in C"),
            ("x(\\pm 1)=2\\pi r\\leq\\sum", "x(\\pm 1)=2\\pi r\\leq\\sum"),
            (
                "\\max_{1\\leq i}x^{\\ast y}\\leq 1",
                "\\max_{1\\leq{}i}x^{\\ast{}y} \\leq 1",
            ),
        ] {
            assert_eq!(evenly(tex), even);
        }
    }

    #[test]
    fn paragraphs_end_at_an_empty_line_or_before_a_blank_and_not_in_a_formula() {
        for (text, found) in [
            ("one\ntwo", &["one\ntwo"][..]),
            ("one\n two\n\nthree\n", &["one", "two", "three\n"]),
            ("one $a\n b$ two", &["one $a\n b$ two"]),
        ] {
            assert_eq!(paragraphs(text), found, "{text:?}");
        }
    }
}
