//! Titles and abstracts as BibTeX means them: white space folded, the braces that protect capitals
//! gone, TeX that a program escaped a second time as it was before. The TeX itself stays.

use std::iter::Peekable;
use std::str::Chars;

/// Commands that nobody writes in order to print their name; formats that escape TeX a second time
/// write them as `\textbackslash emph\{..\}`.
#[rustfmt::skip] // A word list reads as one.
const COMMANDS: &[&str] = &[
    "alpha", "approx", "beta", "bf", "boldsymbol", "cal", "cdot", "cdots", "cite", "delta", "ell",
    "em", "emph", "epsilon", "eta", "frac", "gamma", "ge", "geq", "hat", "href", "in", "infty",
    "it", "kappa", "lambda", "langle", "ldots", "le", "left", "leq", "ln", "log", "mathbb",
    "mathbf", "mathcal", "mathrm", "mathsf", "mu", "nabla", "nu", "omega", "overline", "phi",
    "pi", "pm", "rangle", "rho", "right", "rightarrow", "rm", "sigma", "sim", "sqrt", "star",
    "sum", "tau", "text", "textbf", "textit", "textrm", "textsc", "textsf", "textsubscript",
    "textsuperscript", "texttt", "theta", "tilde", "times", "to", "underline", "url",
    "varepsilon", "varphi", "vec", "widetilde", "Delta", "Gamma", "Lambda", "Omega", "Phi", "Pi",
    "Sigma", "Theta",
];
const ESCAPED: &str = "\\textbackslash";

/// One line.
pub(super) fn title(raw: &str) -> String {
    let once = escaped_once(raw);
    let words: Vec<&str> = once.split_whitespace().collect();
    unprotected(&words.join(" "))
}

/// Paragraphs, with an empty line between them.
pub(super) fn paragraphs(raw: &str) -> String {
    let once = escaped_once(raw);
    let mut text = String::with_capacity(once.len());
    let mut ended = false;
    for line in once.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            ended = !text.is_empty();
            continue;
        }
        if !text.is_empty() {
            text.push_str(if ended { "\n\n" } else { " " });
        }
        ended = false;
        text.push_str(&words.join(" "));
    }
    unprotected(&text)
}

/// The text without groups that only keep BibTeX from changing the case of letters: those which
/// begin with no command, follow none, and stand outside of mathematics.
fn unprotected(text: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    // Of each open group, whether its braces stay.
    let mut groups: Vec<bool> = Vec::new();
    let mut in_math = false;
    let mut chars = text.chars().peekable();
    // Whether an argument may follow: a command's name, or another argument, has just ended.
    let mut after_command = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => after_command = command(&mut chars, &mut kept),
            '{' => {
                let stays = after_command
                    || in_math
                    || chars.peek() == Some(&'\\')
                    || kept.ends_with(['^', '_']);
                groups.push(stays);
                if stays {
                    kept.push('{');
                }
                after_command = false;
            }
            '}' => {
                let stays = groups.pop().unwrap_or(true);
                if stays {
                    kept.push('}');
                }
                after_command = stays;
            }
            '$' => {
                in_math = !in_math;
                kept.push('$');
                after_command = false;
            }
            other => {
                kept.push(other);
                after_command = other == ']';
            }
        }
    }
    kept
}

/// Writes a command as it stands. Whether an argument of it may follow.
fn command(chars: &mut Peekable<Chars<'_>>, kept: &mut String) -> bool {
    kept.push('\\');
    let mut is_word = false;
    while let Some(letter) = chars.next_if(char::is_ascii_alphabetic) {
        kept.push(letter);
        is_word = true;
    }
    let sign = if is_word { None } else { chars.next() };
    kept.extend(sign);
    is_word || sign.is_some_and(|sign| "\"'`^~=.".contains(sign))
}

/// The text with `\textbackslash emph\{x\_1\}` as `\emph{x_1}`.
fn escaped_once(text: &str) -> String {
    let mut once = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(ESCAPED) {
        once.push_str(before);
        let name_and_more = after
            .strip_prefix("{}")
            .unwrap_or(after.trim_start_matches(' '));
        let letters = name_and_more
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(name_and_more.len());
        let (name, more) = name_and_more.split_at(letters);
        if COMMANDS.contains(&name) {
            once.push('\\');
            once.push_str(name);
            rest = arguments(more, &mut once);
        } else {
            once.push_str(ESCAPED);
            rest = after;
        }
    }
    once.push_str(rest);
    once
}

/// Writes the escaped groups, subscripts and superscripts that follow a command. Returns the rest.
fn arguments<'a>(text: &'a str, once: &mut String) -> &'a str {
    let mut rest = text;
    loop {
        if let Some(group) = rest.strip_prefix("\\{")
            && let Some((inside, after)) = group.split_once("\\}")
        {
            once.push('{');
            once.push_str(&escaped_once(inside));
            once.push('}');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\_") {
            once.push('_');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\^{}") {
            once.push('^');
            rest = after;
        } else {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_that_protect_capitals_go_and_those_of_tex_stay() {
        for (raw, meant) in [
            (
                "{{BV Master Action}} for {{Heterotic}} and\n\t{{Type II}}",
                "BV Master Action for Heterotic and Type II",
            ),
            ("Re{LU} Network of {A}nd", "ReLU Network of And"),
            (
                r"{\o}re {\'E}t\'{e} of \emph{Things} {\em x}",
                r"{\o}re {\'E}t\'{e} of \emph{Things} {\em x}",
            ),
            (
                "$D^{2}$ and x^{2} {$\\ell_{1}$}",
                "$D^{2}$ and x^{2} $\\ell_{1}$",
            ),
            (
                r"\frac{a}{b} \cite[p. {3}]{k}",
                r"\frac{a}{b} \cite[p. 3]{k}",
            ),
            ("{unclosed} } {", "unclosed } "),
        ] {
            assert_eq!(title(raw), meant, "{raw}");
        }
    }

    #[test]
    fn tex_that_was_escaped_twice_is_tex_again() {
        for (raw, meant) in [
            (
                r"in \textbackslash emph\{sequential\} games",
                r"in \emph{sequential} games",
            ),
            (
                r"{\textbackslash ell\_1-regression} \textbackslash{}mathbb\{R\}\^{}d",
                r"{\ell_1-regression} \mathbb{R}^d",
            ),
            (r"C:\textbackslash users", r"C:\textbackslash users"),
        ] {
            assert_eq!(title(raw), meant, "{raw}");
        }
    }

    #[test]
    fn an_empty_line_in_an_abstract_parts_paragraphs_and_no_other_does() {
        assert_eq!(
            paragraphs("\n One\n\t two\n\r\n\n Three "),
            "One two\n\nThree"
        );
    }
}
