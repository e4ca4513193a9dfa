//! Damage that records bring along, mended before they are read, at display only: escapes that
//! were eaten or doubled, bytes of Windows-1252, ligatures of a page's type.

use std::borrow::Cow;
use std::ops::Range;

use super::edits::Edits;
use super::tex::{is_command, symbol};

mod letters;

/// What a control character has eaten the start of: the rest of a command, and whether it is no
/// word of its own. (JSON reads `\t` of `\theta` as a tab.)
const EATEN: &[(u8, &str, &[&str], &[&str])] = &[
    (
        b'\t',
        "t",
        &[
            "heta", "extbf", "extit", "exttt", "extsc", "extrm", "imes", "ilde", "riangle", "frac",
        ],
        &["ext", "au", "op"],
    ),
    (
        b'\r',
        "r",
        &["ho", "ightarrow", "ceil", "floor"],
        &["angle", "ight", "m"],
    ),
    (
        b'\x08',
        "b",
        &["eta", "oldsymbol", "egin", "inom", "igl", "igr", "ullet"],
        &["ar", "f", "ig", "m", "ot"],
    ),
    (b'\x0c', "f", &["rac", "orall"], &[]),
    (
        b'\x0b',
        "v",
        &["arepsilon", "arphi", "artheta", "dots"],
        &["ec", "ee", "ert"],
    ),
    (b'\x07', "a", &["lpha", "pprox"], &["st", "ngle", "rg"]),
    (b'\n', "n", &["abla"], &[]),
];

/// Commands whose braces get lost: `\mathbbR`.
const BARED: &[&str] = &[
    "mathbb",
    "mathcal",
    "mathbf",
    "mathrm",
    "mathfrak",
    "mathscr",
    "mathsf",
    "sqrt",
    "tilde",
    "hat",
    "bar",
    "vec",
    "overline",
    "widehat",
    "widetilde",
    "boldsymbol",
];

/// What to change in a damaged text.
pub(super) fn edits(text: &str) -> Edits {
    let mut mender = Mender {
        text,
        edits: Edits::default(),
        braces: 0,
    };
    let mut at = 0;
    while let Some((place, byte)) = next_suspect(text.as_bytes(), at) {
        at = mender.step(byte, place).max(place + 1);
    }
    mender.edits
}

/// The next byte that may be a part of some damage; nearly all are not.
fn next_suspect(text: &[u8], from: usize) -> Option<(usize, u8)> {
    let is_suspect = |byte: &u8| {
        matches!(
            byte,
            b'\\' | b'\x02' | b'\x07'..=b'\r' | b'-' | b'U' | 0x80..
        )
    };
    let place = from + text.get(from..)?.iter().position(is_suspect)?;
    Some((place, *text.get(place)?))
}

struct Mender<'a> {
    text: &'a str,
    edits: Edits,
    /// Braces that were escaped twice and wait for their partner.
    braces: usize,
}

impl Mender<'_> {
    /// Mends what stands at a place; gives the place to go on from.
    fn step(&mut self, byte: u8, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        match byte {
            b'\\' => return self.command(at, rest),
            b'\t' | b'\r' | b'\n' | b'\x07'..=b'\x08' | b'\x0b'..=b'\x0c' => {
                if let Some(name) = self.eaten(byte, at, rest) {
                    self.change(at..at + 1, format!("\\{name}"));
                }
            }
            // A page's hyphen at the end of its line.
            b'\x02' if self.is_in_word(at, rest) => self.change(at..at + 1, "-"),
            b'-' if self.ends_a_line(at, rest) => self.change(at + 1..at + 2, ""),
            b'U' => {
                if let Some((len, letter)) =
                    letters::numbered(rest).filter(|_| self.follows_letter(at))
                {
                    self.change(at..at + len, letter.to_string());
                }
            }
            0x80.. => {
                if let Some((len, letters)) = letters::mended(rest) {
                    self.change(at..at + len, letters);
                    return at + len;
                }
            }
            _ => {}
        }
        at
    }

    fn change(&mut self, range: Range<usize>, with: impl Into<Cow<'static, str>>) {
        self.edits.replace(range, with);
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn follows_letter(&self, at: usize) -> bool {
        self.before(at).is_some_and(char::is_alphabetic)
    }

    fn is_in_word(&self, at: usize, rest: &str) -> bool {
        self.follows_letter(at) && rest.chars().nth(1).is_some_and(char::is_alphabetic)
    }

    /// The letter of a command that a control character stands for.
    fn eaten(&self, byte: u8, at: usize, rest: &str) -> Option<&'static str> {
        let (_, letter, sure, unsure) = EATEN.iter().find(|(eater, ..)| *eater == byte)?;
        let rest = rest.get(1..)?;
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = rest.get(..len)?;
        let after = rest.get(len..)?.chars().next();
        let in_maths = || {
            self.before(at).is_some_and(|c| "${(_^=|\\".contains(c))
                || after.is_some_and(|c| "${}_^=|\\".contains(c))
        };
        (sure.contains(&name) || unsure.contains(&name) && in_maths()).then_some(*letter)
    }

    /// Whether a hyphen divides a word at the end of a line: the line break is no blank then. In
    /// `pre- and post-training` it is one.
    fn ends_a_line(&self, at: usize, rest: &str) -> bool {
        let Some(next) = rest.strip_prefix("-\n").filter(|_| self.follows_letter(at)) else {
            return false;
        };
        let word = next.split(char::is_whitespace).next().unwrap_or_default();
        next.starts_with(char::is_alphanumeric)
            && !matches!(
                word,
                "and" | "or" | "to" | "und" | "oder" | "et" | "versus" | "vs."
            )
    }

    /// A backslash: one escaped twice, or a command that has lost its braces.
    fn command(&mut self, at: usize, rest: &str) -> usize {
        if let Some(name) = rest.strip_prefix("\\textbackslash") {
            return self.escaped_twice(at, name);
        }
        if self.braces > 0 && rest.starts_with("\\}") {
            self.braces -= 1;
            self.change(at..at + 1, "");
            return at + 2;
        }
        let name = name_of(rest.get(1..).unwrap_or_default());
        if name.is_empty() {
            // The sign belongs to the backslash.
            return at + 2;
        }
        if let Some(len) = bared(name) {
            self.change(at + 1 + len..at + 1 + len, " ");
        }
        at + 1 + name.len()
    }

    /// `\textbackslash ell\_1` was `\ell_1`: bibliographies escape what they do not know.
    fn escaped_twice(&mut self, at: usize, after: &str) -> usize {
        let command = after.strip_prefix("{}").unwrap_or(after);
        let command = command.trim_start_matches(' ');
        let name = name_of(command);
        let start = self.text.len() - command.len();
        if !is_command(name) {
            return start;
        }
        self.change(at..start, "\\");
        let mut place = start + name.len();
        while let Some(rest) = self.text.get(place..) {
            if rest.starts_with("\\_") {
                self.change(place..place + 1, "");
                place += 2;
            } else if rest.starts_with("\\^{}") {
                self.change(place..place + 4, "^");
                place += 4;
            } else if rest.starts_with("\\{") {
                self.change(place..place + 1, "");
                self.braces += 1;
                place += 2;
            } else {
                break;
            }
        }
        place
    }
}

/// How long a command is that has run into its argument: `\mathbbR`, `\omegaB`, `\textitHow`.
fn bared(name: &str) -> Option<usize> {
    if is_command(name) {
        return None;
    }
    let letter = BARED.iter().find_map(|bared| {
        let argument = name.strip_prefix(bared)?;
        (argument.len() == 1).then_some(bared.len())
    });
    let capital = || {
        let start = name
            .find(|c: char| c.is_ascii_uppercase())
            .filter(|at| *at > 2)?;
        let (command, rest) = name.split_at(start);
        let is_style = matches!(command, "textit" | "textbf" | "emph" | "texttt");
        let is_symbol = rest.len() == 1 && symbol(command).is_some();
        (is_style || is_symbol).then_some(start)
    };
    letter.or_else(capital)
}

/// The letters that a text begins with.
fn name_of(text: &str) -> &str {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    text.get(..len).unwrap_or_default()
}
