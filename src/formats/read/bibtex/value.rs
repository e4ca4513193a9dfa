//! Titles and abstracts as BibTeX means them: white space folded, the braces that protect capitals
//! gone. The TeX itself stays.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

use super::escaped::escaped_once;
use super::journals;
use super::markup::as_markup;
use crate::formats::formulas;
use crate::formats::letters::plain;
use crate::formats::text::collapsed;

/// One line.
pub(super) fn title(raw: &str) -> String {
    unprotected(collapsed(&as_meant(raw)))
}

/// A short value, such as a venue or a note, as it is shown.
pub(super) fn line(raw: &str) -> String {
    plain(&journals::named(raw))
}

/// Paragraphs, with an empty line between them.
pub(super) fn paragraphs(raw: &str) -> String {
    let once = as_meant(raw);
    let mut text = String::with_capacity(once.len());
    let mut ended = false;
    let parted = paragraphs_parted(&once);
    for line in parted.lines() {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else {
            ended = !text.is_empty();
            continue;
        };
        if !text.is_empty() {
            text.push_str(if ended { "\n\n" } else { " " });
        }
        ended = false;
        text.push_str(first);
        for word in words {
            text.extend([" ", word]);
        }
    }
    unprotected(text)
}

/// The text with an empty line for each `\par`.
fn paragraphs_parted(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split("\\par");
    let mut parted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // What goes on with a letter is another command, such as `\partial`.
        let is_other = part.starts_with(|c: char| c.is_ascii_alphabetic());
        parted.push_str(if is_other { "\\par" } else { "\n\n" });
        parted.push_str(
            part.strip_prefix("{}")
                .unwrap_or(part)
                .trim_start_matches(' '),
        );
    }
    Cow::Owned(parted)
}

/// The text as its author meant it, before programs escaped in it what was no text.
fn as_meant(raw: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\\', b'$', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(formulas::unescaped(&escaped_once(&as_markup(raw))))
}

/// The text without groups that only keep BibTeX from changing the case of letters: those which
/// begin with no command, follow none, and stand outside of mathematics.
fn unprotected(text: String) -> String {
    if !text.contains('{') {
        return text;
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
            (
                r"{\textless}i{\textgreater}{E. coli}{\textless}/i{\textgreater} {\&}amp; LiIO\$\_3\$",
                "<i>E. coli</i> &amp; LiIO$_3$",
            ),
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
        assert_eq!(
            paragraphs("One $\\partial x$.\n    \\par Two\\par{} three \\parbox{x}"),
            "One $\\partial x$.\n\nTwo\n\nthree \\parbox{x}"
        );
    }
}
