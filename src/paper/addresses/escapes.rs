//! What an id or an address says that is written for TeX, a page or a link.
//!
//! A DOI may have any printable character (DOI Handbook, 2.2), and BibTeX writes some of them by
//! commands; BibLaTeX reads the field as it stands, so that both are met.

use std::borrow::Cow;

/// Stands where something is that is not understood. No id has it.
pub(super) const UNKNOWN: char = '\0';

/// Commands that are one character.
const COMMANDS: &[(&str, char)] = &[
    ("textunderscore", '_'),
    ("textless", '<'),
    ("textgreater", '>'),
    ("textasciitilde", '~'),
    ("textasciicircum", '^'),
    ("textbackslash", '\\'),
    ("textbar", '|'),
    ("textendash", '–'),
    ("textquotesingle", '\''),
    ("lbrack", '['),
    ("rbrack", ']'),
    ("slash", '/'),
    ("sim", '~'),
    ("tilde", '~'),
    ("texttildelow", '~'),
    ("lt", '<'),
    ("gt", '>'),
];

/// References to characters, as pages write them.
const REFERENCES: &[(&str, char)] = &[
    ("amp;", '&'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("quot;", '"'),
    ("apos;", '\''),
    ("#39;", '\''),
    ("#95;", '_'),
    ("nbsp;", ' '),
];

/// The text as it is meant: each TeX spelling of a character and each reference is the character,
/// braces go, and what is not understood is [`UNKNOWN`].
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '{', '}', '&', '$']) {
        return Cow::Borrowed(text);
    }
    let mut plain = Unescaped::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\\' => plain.command(behind),
            '{' => {
                plain.open();
                behind
            }
            '}' => {
                plain.close();
                behind
            }
            '$' => plain.dollar(behind),
            '&' => {
                let reference = REFERENCES.iter().find(|(name, _)| behind.starts_with(name));
                if let Some((name, c)) = reference {
                    plain.text.push(*c);
                    behind.get(name.len()..).unwrap_or_default()
                } else {
                    plain.text.push('&');
                    behind
                }
            }
            _ => {
                plain.text.push(c);
                behind
            }
        };
    }
    Cow::Owned(plain.text)
}

#[derive(Default)]
struct Unescaped {
    text: String,
    /// For each brace that is open whether it stands within a word, which goes on behind it.
    within: Vec<bool>,
}

impl Unescaped {
    fn open(&mut self) {
        let within = self.text.ends_with(|c: char| !c.is_whitespace());
        self.within.push(within);
        if !within {
            self.text.push(' ');
        }
    }

    fn close(&mut self) {
        if self.within.pop() != Some(true) {
            self.text.push(' ');
        }
    }

    /// `$<$`, `$\sim$` are a sign; a bare one is itself.
    fn dollar<'a>(&mut self, behind: &'a str) -> &'a str {
        let inside = behind.split_once('$');
        let sign = inside.filter(|(inside, _)| {
            let inside = inside.trim();
            inside.chars().count() == 1 || inside.starts_with('\\')
        });
        let Some((inside, behind)) = sign else {
            self.text.push('$');
            return behind;
        };
        let sign = unstyled(inside.trim());
        match sign.strip_prefix('\\') {
            Some(command) => {
                self.command(command);
            }
            None => self.text.push_str(sign),
        }
        behind
    }

    /// A command, behind its backslash. Returns what follows it.
    fn command<'a>(&mut self, text: &'a str) -> &'a str {
        let letters = text
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(text.len());
        let (name, behind) = text.split_at_checked(letters).unwrap_or_default();
        if name.is_empty() {
            let sign = text.chars().next();
            match sign {
                Some('-' | '/') => {}
                Some('~') => self.text.push('~'),
                Some(sign) if "_&%#${}<>^".contains(sign) => self.text.push(sign),
                Some(sign) if sign.is_whitespace() => self.text.push(' '),
                Some(_) | None => self.text.push(UNKNOWN),
            }
            let behind = text.get(sign.map_or(0, char::len_utf8)..);
            let behind = behind.unwrap_or_default();
            // `\~{}` is a tilde over nothing.
            return match sign {
                Some('~' | '^') => behind.strip_prefix("{}").unwrap_or(behind),
                Some(_) | None => behind,
            };
        }
        if let Some((_, c)) = COMMANDS.iter().find(|(known, _)| *known == name) {
            self.text.push(*c);
            // TeX passes over blanks behind a command.
            return behind.strip_prefix("{}").unwrap_or(behind.trim_start());
        }
        // `\url{…}`, `\doi{…}`, `\href{…}{…}`: what is in braces stands by itself.
        self.text.push(if behind.trim_start().starts_with('{') {
            ' '
        } else {
            UNKNOWN
        });
        behind
    }
}

/// A sign of mathematics without the styles around it: `\sim` of `\mathtt{\sim}`.
fn unstyled(sign: &str) -> &str {
    let inside = ["\\mathtt{", "\\mathrm{", "\\mathsf{", "\\text{", "\\mbox{"]
        .into_iter()
        .find_map(|style| sign.strip_prefix(style));
    let inside = inside.and_then(|inside| inside.strip_suffix('}'));
    inside.map_or(sign, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_character_is_the_character() {
        for (text, plain) in [
            (r"10.1/a\_b", "10.1/a_b"),
            (r"10.1/a{\_}b", "10.1/a_b"),
            (r"10.1/a$\_$b", "10.1/a_b"),
            (r"10.1/a\textunderscore{}b", "10.1/a_b"),
            (r"10.1/a{\textunderscore}b", "10.1/a_b"),
            (r"10.1/a\&b\%c\#d", "10.1/a&b%c#d"),
            (r"10.1/a\textless{}3{\textgreater}b", "10.1/a<3>b"),
            ("10.1/a$<$3$>$b", "10.1/a<3>b"),
            ("10.1/a&lt;3&gt;b&amp;c", "10.1/a<3>b&c"),
            ("10.1/{A}b{c}", "10.1/Abc"),
            (r"{\url{http://x.org/\~{}kim}}", "  http://x.org/~kim  "),
            (r"http://x.org/$\sim$kim", "http://x.org/~kim"),
            (r"http://x.org/$\mathtt{\sim}$kim", "http://x.org/~kim"),
            (r"http://x.org/$\tilde{}$kim", "http://x.org/~kim"),
            ("price $5", "price $5"),
            ("10.1/plain_one", "10.1/plain_one"),
        ] {
            let found = unescaped(text);
            assert_eq!(
                found.split_whitespace().collect::<Vec<_>>(),
                plain.split_whitespace().collect::<Vec<_>>(),
                "{text}"
            );
        }
        for text in [r"10.1/a\foo3", r"10.1/a\\b", r"10.1/a\'e"] {
            assert!(unescaped(text).contains(UNKNOWN), "{text}");
        }
    }
}
