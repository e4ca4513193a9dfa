//! TeX in names and other short values as the characters that it stands for
//! (<https://ctan.org/pkg/latex-base>, "ltoutenc").

use unicode_normalization::UnicodeNormalization;

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

/// The text without its TeX: accents and letters as Unicode, no braces, single blanks. A command
/// that is no character stays as it is.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\\' => command(after, &mut plain),
            '{' | '}' => after,
            '~' => {
                plain.push(' ');
                after
            }
            other => {
                plain.push(other);
                after
            }
        };
    }
    let composed: String = plain.nfc().collect();
    composed.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Writes what a command stands for. Returns the text after it.
fn command<'a>(after: &'a str, plain: &mut String) -> &'a str {
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
        return end_of(rest);
    }
    let mut chars = name.chars();
    let sign = chars.next().filter(|_| chars.next().is_none());
    let mark = sign.and_then(|sign| MARKS.iter().find(|(known, _)| *known == sign));
    match (mark, name) {
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
        (None, _) => {
            plain.push('\\');
            plain.push_str(name);
            rest
        }
    }
}

/// The text after a command's name: one blank or an empty group ends it.
fn end_of(rest: &str) -> &str {
    rest.strip_prefix("{}")
        .or_else(|| rest.strip_prefix(' '))
        .unwrap_or(rest)
}

/// Writes the letter that follows with a mark on it.
fn marked<'a>(rest: &'a str, mark: char, plain: &mut String) -> &'a str {
    let inside = rest.trim_start_matches([' ', '{']);
    let (base, after) = match inside.strip_prefix('\\') {
        // A mark takes the place of the dot.
        Some(dotless) if dotless.starts_with(['i', 'j']) => (dotless.chars().next(), dotless),
        Some(_) | None => (inside.chars().next(), inside),
    };
    let Some(base) = base.filter(|base| base.is_alphabetic()) else {
        return rest;
    };
    plain.push(base);
    plain.push(mark);
    let after = after.get(base.len_utf8()..).unwrap_or_default();
    after.strip_prefix('}').unwrap_or(after)
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
        ] {
            assert_eq!(plain(tex), text, "{tex}");
        }
    }
}
