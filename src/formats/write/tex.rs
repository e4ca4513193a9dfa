//! Text as TeX: what is TeX already stays, every other special character is escaped, braces
//! balance.

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

/// One line of text that may have TeX in it, for a value in braces.
pub(super) fn escaped(text: &str) -> String {
    let braces = if balances(text) {
        Braces::Stay
    } else {
        Braces::Named
    };
    let math = mathematics(text);
    let mut tex = String::with_capacity(text.len() + 16);
    let mut chars = text.char_indices().peekable();
    while let Some((place, c)) = chars.next() {
        let in_math = math.iter().any(|range| range.contains(&place));
        match c {
            '\\' => match chars.next() {
                Some((_, brace @ ('{' | '}'))) => brace_escaped(brace, braces, in_math, &mut tex),
                Some((_, next)) => tex.extend(['\\', next]),
                None => tex.push_str("\\textbackslash{}"),
            },
            '{' | '}' => match braces {
                Braces::Stay => tex.push(c),
                Braces::Named => tex.push_str(brace_name(c)),
            },
            // Elsewhere a formula has these for its own purposes.
            '%' | '#' => tex.extend(['\\', c]),
            _ if in_math => tex.push(c),
            _ => match NAMES.iter().find(|(special, _)| *special == c) {
                Some((_, name)) => tex.push_str(name),
                None => tex.push(c),
            },
        }
    }
    tex
}

/// A title, in which words with capitals inside keep them.
pub(super) fn title(text: &str) -> String {
    let escaped = escaped(text);
    let mut in_math = false;
    let words = escaped.split(' ').map(|word| {
        let is_plain = !in_math && !word.contains(['$', '{', '}', '\\']);
        in_math ^= word.matches('$').count() % 2 == 1;
        if is_plain && word.chars().skip(1).any(char::is_uppercase) {
            format!("{{{word}}}")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<String>>().join(" ")
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

fn brace_escaped(brace: char, braces: Braces, in_math: bool, tex: &mut String) {
    match (braces, in_math, brace) {
        (Braces::Stay, _, _) => tex.extend(['\\', brace]),
        (Braces::Named, true, '{') => tex.push_str("\\lbrace "),
        (Braces::Named, true, _) => tex.push_str("\\rbrace "),
        (Braces::Named, false, _) => tex.push_str(brace_name(brace)),
    }
}

fn brace_name(brace: char) -> &'static str {
    if brace == '{' {
        "\\textbraceleft{}"
    } else {
        "\\textbraceright{}"
    }
}

/// The bytes between dollars that make a formula, dollars included: the first is followed, and the
/// second preceded, by something other than a blank. `from $5 to $10` has none.
fn mathematics(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut dollars: Vec<usize> = Vec::new();
    let mut escaped = false;
    for (place, c) in text.char_indices() {
        if c == '$' && !escaped {
            dollars.push(place);
        }
        escaped = c == '\\' && !escaped;
    }
    let mut formulas = Vec::new();
    let mut places = dollars.into_iter().peekable();
    while let Some(start) = places.next() {
        let Some(end) = places.peek().copied() else {
            break;
        };
        let inside = text.get(start + 1..end).unwrap_or_default();
        let is_formula = !inside.is_empty()
            && !inside.starts_with(char::is_whitespace)
            && !inside.ends_with(char::is_whitespace);
        if is_formula {
            places.next();
            formulas.push(start..end + 1);
        }
    }
    formulas
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
                r"4.94\% of $x_i^2 \& y$ in \emph{A_1}",
                r"4.94\% of $x_i^2 \& y$ in \emph{A\_1}",
            ),
            ("from $5 to $10 per hour", r"from \$5 to \$10 per hour"),
            ("ell^2 costs $500", r"ell\textasciicircum{}2 costs \$500"),
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
    fn capitals_inside_words_are_protected() {
        for (text, tex) in [
            (
                "A ReLU GPT-4 Network of $A BC$ Things",
                "A {ReLU} {GPT-4} Network of $A BC$ Things",
            ),
            (
                "LLaMA: {T}he \\emph{DNA} of AI",
                "{LLaMA:} {T}he \\emph{DNA} of {AI}",
            ),
        ] {
            assert_eq!(title(text), tex);
        }
    }
}
