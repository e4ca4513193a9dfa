//! Text as TeX: what is TeX already stays, every other special character is escaped, braces
//! balance.

use std::ops::Range;

use crate::text::typeset::{self, TexPart};

/// What a character that stands for itself is called outside of mathematics.
const NAMES: [(char, &str); 6] = [
    ('%', "\\%"),
    ('&', "\\&"),
    ('#', "\\#"),
    ('_', "\\_"),
    ('$', "\\$"),
    ('^', "\\textasciicircum{}"),
];
/// Deeper braces are no author's.
const DEEPEST: i32 = 16;

/// One line of text that may have TeX in it, for a value in braces: the way it is shown.
pub(super) fn escaped(text: &str) -> String {
    written(text, Scripts::Formulas)
}

/// A line such as the name of a venue, which is shown as it stands.
pub(super) fn escaped_value(text: &str) -> String {
    written(text, Scripts::Prose)
}

/// What becomes of scripts that stand in prose, as `_2` in `H_2O`.
#[derive(Clone, Copy)]
enum Scripts {
    Formulas,
    Prose,
}

fn written(text: &str, scripts: Scripts) -> String {
    if !text.contains(is_special) {
        return text.to_owned();
    }
    let braces = if balances(text) {
        Braces::Stay
    } else {
        Braces::Named
    };
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let mut tex = String::with_capacity(text.len() + 16);
    let (mut done, mut script_end) = (0, None);
    for (range, what) in typeset::parts(text) {
        prose(part(done..range.start), braces, &mut tex);
        done = range.end;
        match (what, scripts) {
            (TexPart::Kept, _) => kept(part(range), braces, &mut tex),
            (TexPart::Brace, _) => {
                for brace in part(range).chars() {
                    printed_brace(brace, braces, &mut tex);
                }
            }
            (TexPart::Script, Scripts::Prose) => prose(part(range), braces, &mut tex),
            (TexPart::Script, Scripts::Formulas) => {
                if script_end == Some(range.start) {
                    // `x_1^2` has one formula.
                    tex.pop();
                } else {
                    tex.push('$');
                }
                script(part(range), braces, &mut tex);
                tex.push('$');
                script_end = Some(done);
            }
        }
    }
    prose(part(done..text.len()), braces, &mut tex);
    tex
}

fn is_special(c: char) -> bool {
    matches!(c, '\\' | '{' | '}') || NAMES.iter().any(|(special, _)| *special == c)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Braces {
    Stay,
    Named,
}

/// BibTeX counts every brace, a TeX-escaped one, too.
fn balances(text: &str) -> bool {
    let mut depth = 0;
    for c in text.chars() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if !(0..=DEEPEST).contains(&depth) {
            return false;
        }
    }
    depth == 0
}

/// What stands outside of formulas.
fn prose(text: &str, braces: Braces, tex: &mut String) {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(brace @ ('{' | '}')) => printed_brace(brace, braces, tex),
                Some(next) => tex.extend(['\\', next]),
                None => tex.push_str("\\textbackslash{}"),
            },
            '{' | '}' => match braces {
                Braces::Stay => tex.push(c),
                Braces::Named => tex.push_str(brace_name(c)),
            },
            _ => match NAMES.iter().find(|(special, _)| *special == c) {
                Some((_, name)) => tex.push_str(name),
                None => tex.push(c),
            },
        }
    }
}

/// What stands in a formula, or is an argument that is no prose.
fn kept(text: &str, braces: Braces, tex: &mut String) {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, braces) {
            ('\\', _) => match (chars.next(), braces) {
                (Some('{'), Braces::Named) => tex.push_str("\\lbrace "),
                (Some('}'), Braces::Named) => tex.push_str("\\rbrace "),
                (Some(next), _) => tex.extend(['\\', next]),
                (None, _) => tex.push_str("\\textbackslash{}"),
            },
            ('{' | '}', Braces::Named) => tex.push_str(brace_name(c)),
            // A formula has no comment, and no argument of a macro.
            ('%' | '#', _) => tex.extend(['\\', c]),
            _ => tex.push(c),
        }
    }
}

/// A script, whose argument is one character, a command, or in braces.
fn script(text: &str, braces: Braces, tex: &mut String) {
    let (mark, argument) = text.split_at(text.len().min(1));
    let is_one = argument.chars().nth(1).is_none();
    tex.push_str(mark);
    if is_one || argument.starts_with(['{', '\\']) {
        kept(argument, braces, tex);
    } else {
        tex.push('{');
        kept(argument, braces, tex);
        tex.push('}');
    }
}

/// A brace that is printed.
fn printed_brace(brace: char, braces: Braces, tex: &mut String) {
    match braces {
        Braces::Stay => tex.extend(['\\', brace]),
        Braces::Named => tex.push_str(brace_name(brace)),
    }
}

fn brace_name(brace: char) -> &'static str {
    if brace == '{' {
        "\\textbraceleft{}"
    } else {
        "\\textbraceright{}"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_stays_and_all_else_is_escaped() {
        for (text, tex) in [
            (
                "50% of R&D, #1: snake_case",
                r"50\% of R\&D, \#1: snake\_case",
            ),
            (
                r"4.94\% of $x_i^2 \& y$ in \emph{snake_case}",
                r"4.94\% of $x_i^2 \& y$ in \emph{snake\_case}",
            ),
            ("from $5 to $10 per hour", r"from \$5 to \$10 per hour"),
            ("a ^ b costs $500", r"a \textasciicircum{} b costs \$500"),
            ("an {open brace", r"an \textbraceleft{}open brace"),
            (r"a set $\{x$ of", r"a set $\lbrace x$ of"),
            ("\\", r"\textbackslash{}"),
            ("} and {", r"\textbraceright{} and \textbraceleft{}"),
            ("Größe $50%$", r"Größe $50\%$"),
        ] {
            assert_eq!(escaped(text), tex);
            assert!(balances(tex));
        }
    }

    #[test]
    fn no_formula_is_escaped() {
        for text in [
            "where $$a_1 = b^2 & c$$ holds",
            r"for \(x_1\) and \[y^2 & z\]",
            r"so \begin{cases} a_1 & b \\ c & d \end{cases} holds",
            r"of \ce{SO4^2-} and \SI{5}{m^2}, \qty{1}{m_0} or \num{1e_3}",
            "the $S_{k}$ of $n\\in\\{3,4\\}$",
            r"\href{https://a.b/c_d&e}{this}",
        ] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn scripts_and_sets_in_prose_print_as_they_are_shown() {
        for (text, tex) in [
            ("H_2O and 10^-5", "H$_2$O and 10$^{-5}$"),
            (
                r"\emph{A_1}^2 of x_{ab}^3",
                r"\emph{A$_1$}$^2$ of x$_{ab}^3$",
            ),
            ("in {0, 1} or {word}", r"in \{0, 1\} or {word}"),
        ] {
            assert_eq!(escaped(text), tex);
            assert!(!escaped_value(text).contains('$'), "{text}");
            let shown = |text| {
                crate::text::render::render(text, crate::text::render::Origin::Faithful).text
            };
            assert_eq!(shown(text), shown(tex));
        }
    }
}
