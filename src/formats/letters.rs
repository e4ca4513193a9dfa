//! TeX in names and other short values as the characters that it stands for
//! (<https://ctan.org/pkg/latex-base>, "ltoutenc").

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::text::collapsed;
use crate::text::render::{Origin, render};
use crate::text::{Conditional, IF_MATHS};

/// Commands that put a mark on the letter after them.
const MARKS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('u', '\u{306}'),
    ('.', '\u{307}'),
    ('"', '\u{308}'),
    ('r', '\u{30a}'),
    ('H', '\u{30b}'),
    ('v', '\u{30c}'),
    ('d', '\u{323}'),
    ('c', '\u{327}'),
    ('k', '\u{328}'),
    ('b', '\u{331}'),
];

/// What mathematics calls the same marks.
const MATHS_MARKS: &[(&str, char)] = &[
    ("grave", '`'),
    ("acute", '\''),
    ("hat", '^'),
    ("tilde", '~'),
    ("bar", '='),
    ("breve", 'u'),
    ("dot", '.'),
    ("ddot", '"'),
    ("mathring", 'r'),
    ("check", 'v'),
];

/// Commands that only say how the letters after them look.
const STYLES: &[&str] = &[
    "emph",
    "textit",
    "textbf",
    "textsc",
    "textrm",
    "textnormal",
    "text",
    "mbox",
    "em",
    "it",
    "bf",
    "sc",
    "rm",
];

/// Commands that are characters.
const CHARACTERS: &[(&str, &str)] = &[
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ss", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("TeX", "TeX"),
    ("LaTeX", "LaTeX"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteright", "’"),
    ("textquoteleft", "‘"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textbackslash", "\\"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textunderscore", "_"),
];

/// Whether a text may have TeX in it: a command, a group, or a blank at which no line breaks.
pub(super) fn has_tex(text: &str) -> bool {
    memchr::memchr3(b'\\', b'{', b'~', text.as_bytes()).is_some()
}

/// The text with that part of each `\ifmmode X\else Y\fi` that stands in text.
pub(super) fn prose(text: &str) -> Cow<'_, str> {
    let begins = |text: &str| {
        text.find("\\ifmmode")
            .map(|place| (place, place + IF_MATHS.len() + 1))
    };
    if begins(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((place, behind)) = begins(rest) {
        said.push_str(rest.get(..place).unwrap_or_default());
        let end = if let Some(parts) = Conditional::read(rest, behind, rest.len()) {
            let part = rest.get(parts.prose).unwrap_or_default();
            said.push_str(&prose(part.trim_start()));
            parts.end
        } else {
            said.push_str(rest.get(place..behind).unwrap_or_default());
            behind
        };
        rest = rest.get(end..).unwrap_or_default();
    }
    said.push_str(rest);
    Cow::Owned(said)
}

/// The text without its TeX: accents and letters as Unicode, no braces, single blanks. What is more
/// than that, such as a formula, is as a title with it is shown, and a command that is not known as it
/// stands, with the braces behind it.
pub(super) fn plain(text: &str) -> String {
    let has_formula = memchr::memchr_iter(b'$', text.as_bytes()).nth(1).is_some();
    if !(has_tex(text) || has_formula || memchr::memchr(b'}', text.as_bytes()).is_some()) {
        return collapsed(&composed(text));
    }
    let mut plain = String::with_capacity(text.len());
    let prose = prose(text);
    write(&prose, &mut plain);
    if has_formula || plain.contains('\\') {
        plain = render(&prose, Origin::Faithful).text;
    }
    collapsed(&composed(&plain))
}

/// The text with each letter and its marks as one character, where there is one (UAX 15, NFC).
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

fn write(text: &str, plain: &mut String) {
    let mut rest = text;
    // Of each open group, whether its braces stay.
    let mut groups: Vec<bool> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\\' => match command(after, plain) {
                Behind::Text(after) => after,
                Behind::Arguments(after) => match after.strip_prefix('{') {
                    Some(inside) => {
                        plain.push('{');
                        groups.push(true);
                        inside
                    }
                    None => after,
                },
            },
            '{' => {
                groups.push(false);
                after
            }
            '}' => {
                if groups.pop() == Some(true) {
                    plain.push('}');
                }
                after
            }
            // Behind a slash it is a part of an address.
            '~' if !plain.ends_with('/') => {
                plain.push(' ');
                after
            }
            other => {
                plain.push(other);
                after
            }
        };
    }
}

/// What stands behind a command.
enum Behind<'a> {
    Text(&'a str),
    /// The arguments of a command that is not known.
    Arguments(&'a str),
}

/// Writes what a command stands for.
fn command<'a>(after: &'a str, plain: &mut String) -> Behind<'a> {
    let letters = after
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(after.len());
    let length = if letters > 0 {
        letters
    } else {
        after.chars().next().map_or(0, char::len_utf8)
    };
    let (name, rest) = after.split_at(length);
    if let Some((_, character)) = CHARACTERS.iter().find(|(known, _)| *known == name) {
        plain.push_str(character);
        return Behind::Text(end_of(rest));
    }
    let mut chars = name.chars();
    let sign = chars.next().filter(|_| chars.next().is_none());
    let of_maths = || MATHS_MARKS.iter().find(|(known, _)| *known == name);
    let sign = sign.or_else(|| of_maths().map(|(_, sign)| *sign));
    let mark = sign.and_then(|sign| MARKS.iter().find(|(known, _)| *known == sign));
    Behind::Text(match (mark, name) {
        (Some((_, mark)), _) => marked(rest, *mark, plain),
        (None, "-" | "/") => rest,
        (None, "&" | "%" | "_" | "#" | "$" | "{" | "}") => {
            plain.push_str(name);
            rest
        }
        (None, " " | "," | ";" | "\\" | "") => {
            plain.push(' ');
            rest
        }
        (None, style) if STYLES.contains(&style) => rest.trim_start_matches(' '),
        (None, _) => {
            plain.push('\\');
            plain.push_str(name);
            return Behind::Arguments(rest);
        }
    })
}

/// The text after a command's name: one blank or an empty group ends it.
fn end_of(rest: &str) -> &str {
    rest.strip_prefix("{}")
        .or_else(|| rest.strip_prefix(' '))
        .unwrap_or(rest)
}

/// Writes the letter that follows with a mark on it, and with the marks between them.
fn marked<'a>(rest: &'a str, mark: char, plain: &mut String) -> &'a str {
    let mut marks = vec![mark];
    let mut inside = Opened::new(rest);
    while let Some((further, behind)) = mark_of(inside.rest).filter(|_| marks.len() < MOST_MARKS) {
        marks.push(further);
        inside = inside.and(behind);
    }
    let Some((base, after)) = base_of(inside.rest) else {
        return rest;
    };
    plain.push(base);
    plain.extend(marks.iter().rev());
    let mut after = after;
    for _ in 0..inside.groups {
        after = after.strip_prefix('}').unwrap_or(after);
    }
    after
}

/// No letter has more marks than so many.
const MOST_MARKS: usize = 4;

/// What stands within the groups that have been opened before it.
struct Opened<'a> {
    rest: &'a str,
    groups: usize,
}

impl<'a> Opened<'a> {
    fn new(text: &'a str) -> Self {
        let rest = text.trim_start_matches([' ', '{']);
        let before = text.len() - rest.len();
        let opened = text.bytes().take(before).filter(|byte| *byte == b'{');
        Self {
            rest,
            groups: opened.count(),
        }
    }

    fn and(&self, text: &'a str) -> Self {
        let inner = Self::new(text);
        Self {
            rest: inner.rest,
            groups: self.groups + inner.groups,
        }
    }
}

/// The mark of the command that begins a text, and what stands behind its name.
fn mark_of(text: &str) -> Option<(char, &str)> {
    let name = text.strip_prefix('\\')?;
    let sign = name.chars().next()?;
    let (_, mark) = MARKS.iter().find(|(known, _)| *known == sign)?;
    let behind = name.get(sign.len_utf8()..)?;
    let is_whole = !sign.is_alphabetic() || !behind.starts_with(|c: char| c.is_ascii_alphabetic());
    is_whole.then_some((*mark, behind))
}

/// The letter that begins a text, and what stands behind it.
fn base_of(text: &str) -> Option<(char, &str)> {
    let Some(name) = text.strip_prefix('\\') else {
        let base = text.chars().next().filter(|base| base.is_alphabetic())?;
        return Some((base, text.get(base.len_utf8()..)?));
    };
    // A mark takes the place of the dot.
    if name.starts_with(['i', 'j']) {
        return Some((name.chars().next()?, name.get(1..)?));
    }
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, behind) = name.split_at_checked(letters)?;
    let (_, character) = CHARACTERS.iter().find(|(known, _)| *known == name)?;
    let mut chars = character.chars();
    let base = chars.next().filter(|base| base.is_alphabetic())?;
    chars.next().is_none().then_some((base, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_letters_become_unicode() {
        for (tex, text) in [
            (r#"M{\"u}ller F\"{o}ppl G\"odel"#, "Müller Föppl Gödel"),
            (r"R{\o}nnow Erd{\H o}s Bal\'azs", "Rønnow Erdős Balázs"),
            (r"{\L}ukasz Stra{\ss}e \AA rhus", "Łukasz Straße Århus"),
            (r"Mart{\'\i}n Mart\'{\i}n \'{\I}", r"Martín Martín \I"),
            (r"{\v{C}}ech \c{C}a \k{a} \u g", "Čech Ça ą ğ"),
            (r"A.~B. {van der} Berg", "A. B. van der Berg"),
            (
                r"A\&B pre\-fix 5\% {\unknown x}",
                r"A&B prefix 5% \unknown x",
            ),
            ("\\", ""),
            (
                r"\check{C}ern \unknown{x} \unknown {x}",
                r"Čern \unknown{x} \unknown x",
            ),
            (
                r"\ifmmode \check{C}\else \v{C}\fi{}ern\'{\i}k Ond\ifmmode \check{r}\else \v{r}\fi ej",
                "Černík Ondřej",
            ),
            (
                r"Nguy{\~{\^e}}n {\'{\ae}} \'{\o} {\'{\v{u}}}x \=\i",
                "Nguyễn ǽ ǿ ǔ\u{301}x ī",
            ),
            (r"{\textsc{Smith}} \emph{x} {\it y}", "Smith x y"),
            (r"\ifmmode x", r"\ifmmode x"),
            (
                r"the 9\textsuperscript{th} $4^{\textrm{e}}$ {\small A} \rlap{Ann Ash}",
                "the 9ᵗʰ 4ᵉ A Ann Ash",
            ),
            ("https://a.org/~kim, A.~B.", "https://a.org/~kim, A. B."),
        ] {
            assert_eq!(plain(tex), text, "{tex}");
        }
    }
}
