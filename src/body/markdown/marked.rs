//! Text within a line of Markdown as people and recto write it: formulas between dollars, notes, emphasis.

use super::inline::end_of_address;
use super::inline::target;
use crate::body::builder::{Builder, Taking};
use crate::body::{Mark, Target};
use crate::text::render::Emphasis;

/// No formula, code or address in a line is longer.
const LONGEST: usize = 4_000;
/// So many that may be meant are tried.
const MOST_TRIED: usize = 100;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
enum Piece<'a> {
    Text(String),
    Code(&'a str),
    Formula(&'a str),
    /// The mark of a note of this name.
    Note(&'a str),
    Link(Target),
    EndLink,
    Run(Run),
}

/// Asterisks or underscores in a row: what they end, how many are left as text, and what they begin.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    sign: char,
    left: usize,
    opens: bool,
    closes: bool,
    ends: usize,
    begins: Vec<Emphasis>,
}

/// Reads a text into what is open.
pub(super) fn read(builder: &mut Builder, text: &str) {
    let mut pieces = pieces(text);
    pair(&mut pieces);
    for piece in pieces {
        match piece {
            Piece::Text(text) => builder.text(&text),
            Piece::Code(code) => {
                builder.begin(Mark::Emphasis(Emphasis::Code));
                builder.text(code);
                builder.end();
            }
            Piece::Formula(tex) => builder.formula(tex),
            Piece::Note(name) => {
                builder.open(Taking::NoteMark(note(name)));
                builder.text(name);
                builder.close();
            }
            Piece::Link(target) => builder.begin(Mark::Link(target)),
            Piece::EndLink => builder.end(),
            Piece::Run(run) => {
                for _ in 0..run.ends {
                    builder.end();
                }
                builder.text(&run.sign.to_string().repeat(run.left));
                for emphasis in run.begins.into_iter().rev() {
                    builder.begin(Mark::Emphasis(emphasis));
                }
            }
        }
    }
}

/// By what a note of this name is linked to.
pub(super) fn note(name: &str) -> String {
    format!("^{name}")
}

/// The pieces of a text, of which no run is paired.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let dollars = Dollars::of(text);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut words = String::new();
    // The brackets that are open: which of the pieces each one is.
    let mut brackets: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let found = match c {
            '\\' => {
                let next = rest.get(1..).and_then(|rest| rest.chars().next());
                let escaped = next.filter(char::is_ascii_punctuation);
                words.push(escaped.unwrap_or('\\'));
                at += 1 + escaped.map_or(0, char::len_utf8);
                continue;
            }
            '`' => code(rest).map(|(code, length)| (vec![Piece::Code(code)], length)),
            '$' => dollars
                .formula(text, at)
                .map(|(tex, length)| (vec![Piece::Formula(tex)], length)),
            '<' => address(rest).map(|address| {
                let link = Piece::Link(Target::Address(address.to_owned()));
                let words = Piece::Text(address.to_owned());
                (vec![link, words, Piece::EndLink], address.len() + 2)
            }),
            '[' => Some(note_mark(rest).map_or_else(
                || {
                    brackets.push(pieces.len() + usize::from(!words.is_empty()));
                    (vec![Piece::Text("[".to_owned())], 1)
                },
                |name| (vec![Piece::Note(name)], name.len() + 3),
            )),
            ']' => brackets.pop().and_then(|start| {
                let address = rest.strip_prefix("](")?;
                let address = address.get(..end_of_address(address)?)?;
                *pieces.get_mut(start)? = Piece::Link(target(address));
                Some((vec![Piece::EndLink], address.len() + 3))
            }),
            '*' | '_' => {
                let run = run(text, at, c);
                let length = run.left;
                Some((vec![Piece::Run(run)], length))
            }
            _ => None,
        };
        if let Some((found, length)) = found {
            if !words.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut words)));
            }
            pieces.extend(found);
            at += length;
        } else {
            words.push(c);
            at += c.len_utf8();
        }
    }
    pieces.push(Piece::Text(words));
    pieces
}

/// The code that a text begins with, and how long it is with what is around it.
fn code(text: &str) -> Option<(&str, usize)> {
    let inside = text.trim_start_matches('`');
    let fence = text.get(..text.len() - inside.len())?;
    let mut from = 0;
    for _ in 0..MOST_TRIED {
        let place = from + inside.get(from..)?.find(fence)?;
        let behind = inside.get(place..)?;
        let length = behind.len() - behind.trim_start_matches('`').len();
        if place > LONGEST {
            return None;
        }
        if length == fence.len() {
            let code = inside.get(..place)?;
            let padded = code
                .strip_prefix(' ')
                .and_then(|code| code.strip_suffix(' '));
            let whole = place + 2 * fence.len();
            return Some((
                padded
                    .filter(|code| !code.trim().is_empty())
                    .unwrap_or(code),
                whole,
            ));
        }
        from = place + length;
    }
    None
}

/// The address that a text begins with, between angle brackets.
fn address(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let is_one = inside.starts_with("http://") || inside.starts_with("https://");
    let end = inside.find(|c: char| c == '>' || c.is_whitespace())?;
    let is_closed = is_one && inside.get(end..)?.starts_with('>');
    inside.get(..end).filter(|_| is_closed)
}

/// The name of the note whose mark a text begins with.
fn note_mark(text: &str) -> Option<&str> {
    /// Names are not longer.
    const LONGEST_NAME: usize = 40;
    let name = text.strip_prefix("[^")?;
    let mut places = name.char_indices().take(LONGEST_NAME);
    let (end, last) = places.find(|(_, c)| !c.is_alphanumeric() && !"-_".contains(*c))?;
    name.get(..end).filter(|_| end > 0 && last == ']')
}

/// The run of a sign at a place.
fn run(text: &str, at: usize, sign: char) -> Run {
    let rest = text.get(at..).unwrap_or_default();
    let behind = rest.trim_start_matches(sign);
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = behind.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    // Underscores are parts of words.
    let is_free = |c| sign == '*' || !is_word(c);
    Run {
        sign,
        left: rest.len() - behind.len(),
        opens: is_text(after) && is_free(before),
        closes: is_text(before) && is_free(after),
        ends: 0,
        begins: Vec::new(),
    }
}

/// Pairs runs, within links and around them.
fn pair(pieces: &mut [Piece<'_>]) {
    // The runs and links that are open.
    let mut open: Vec<usize> = Vec::new();
    for at in 0..pieces.len() {
        match pieces.get(at) {
            Some(Piece::Link(_)) => open.push(at),
            Some(Piece::EndLink) => {
                let is_link = |place: &usize| matches!(pieces.get(*place), Some(Piece::Link(_)));
                let link = open.iter().rposition(is_link);
                open.truncate(link.unwrap_or_default());
            }
            Some(Piece::Run(run)) => {
                let mut run = run.clone();
                while run.closes && run.left > 0 {
                    let Some((place, opener)) = opener(pieces, &open, run.sign) else {
                        break;
                    };
                    open.truncate(place + 1);
                    let (signs, emphasis) = if opener.left >= 2 && run.left >= 2 {
                        (2, Emphasis::Bold)
                    } else {
                        (1, Emphasis::Italic)
                    };
                    opener.left -= signs;
                    opener.begins.push(emphasis);
                    if opener.left == 0 {
                        open.truncate(place);
                    }
                    run.left -= signs;
                    run.ends += 1;
                }
                if run.opens && run.left > 0 {
                    open.push(at);
                }
                if let Some(piece) = pieces.get_mut(at) {
                    *piece = Piece::Run(run);
                }
            }
            Some(Piece::Text(_) | Piece::Code(_) | Piece::Formula(_) | Piece::Note(_)) | None => {}
        }
    }
}

/// The last run of a sign that is open, and which of those that are open it is; none is outside of a link.
fn opener<'a>(
    pieces: &'a mut [Piece<'_>],
    open: &[usize],
    sign: char,
) -> Option<(usize, &'a mut Run)> {
    let mut last = open.iter().enumerate().rev().take(MOST_TRIED);
    let (place, at) = last.find(|(_, at)| match pieces.get(**at) {
        Some(Piece::Run(run)) => run.sign == sign,
        Some(_) | None => true,
    })?;
    match pieces.get_mut(*at)? {
        Piece::Run(run) => Some((place, run)),
        Piece::Link(_)
        | Piece::EndLink
        | Piece::Text(_)
        | Piece::Code(_)
        | Piece::Formula(_)
        | Piece::Note(_) => None,
    }
}

/// The dollars of a text that no backslash is before, and in how many braces each one is.
struct Dollars(Vec<(usize, i32)>);

impl Dollars {
    fn of(text: &str) -> Self {
        let mut all = Vec::new();
        let mut depth = 0_i32;
        let mut is_escaped = false;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'{' => depth += 1,
                b'}' => depth -= 1,
                b'$' => all.push((at, depth)),
                _ => {}
            }
        }
        Self(all)
    }

    /// The formula that begins at a dollar, and how long it is with its dollars.
    fn formula<'a>(&self, text: &'a str, at: usize) -> Option<(&'a str, usize)> {
        let rest = text.get(at..)?;
        if let Some(inside) = rest.strip_prefix("$$") {
            let end = inside.find("$$").filter(|end| (1..LONGEST).contains(end))?;
            return Some((inside.get(..end)?, end + 4));
        }
        let place = self.0.binary_search_by_key(&at, |dollar| dollar.0).ok()?;
        let (_, depth) = *self.0.get(place)?;
        let is_text = |c: char| !c.is_whitespace();
        if !rest.get(1..)?.starts_with(is_text) {
            return None;
        }
        let behind = self.0.get(place + 1..)?.iter().take(MOST_TRIED);
        let mut ends = behind.filter(|(_, other)| *other == depth);
        let (end, _) = ends.find(|(end, _)| {
            let before = text.get(..*end).unwrap_or_default();
            let after = text.get(end + 1..).unwrap_or_default();
            // What stands before a number is money.
            before.ends_with(is_text) && !after.starts_with(|c: char| c.is_ascii_digit())
        })?;
        let tex = text.get(at + 1..*end).filter(|tex| tex.len() < LONGEST)?;
        Some((tex, end + 1 - at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let mut builder = Builder::default();
        builder.open(Taking::Paragraph);
        read(&mut builder, text);
        builder.close();
        builder.front_is_text();
        let body = builder.finished();
        let prose = &body.blocks[0].prose;
        let marks = prose.marks.iter().map(|(part, mark)| {
            let sign = match mark {
                Mark::Formula => "$",
                Mark::Emphasis(Emphasis::Bold) => "b",
                Mark::Emphasis(Emphasis::Italic) => "i",
                Mark::Emphasis(Emphasis::Code) => "c",
                Mark::Link(_) => "l",
            };
            format!(" {sign}:{}", &prose.text[part.clone()])
        });
        format!("{}{}", prose.text, marks.collect::<String>())
    }

    #[test]
    fn formulas_notes_and_emphasis_are_what_they_are_and_signs_that_are_none_are_text() {
        for (text, expected) in [
            ("of $w$, $x_1$.", "of w, x_1. $:w $:x_1"),
            (r"$\text{if $x$}$", r"\text{if $x$} $:\text{if $x$}"),
            ("is $5 and $10 or \\$2", "is $5 and $10 or $2"),
            ("***Proof.*** By", "Proof. By b:Proof. i:Proof."),
            ("*a **b** $*$ c*", "a b * c b:b $:* i:a b * c"),
            ("a_b_c *d", "a_b_c *d"),
            ("`` a`b `` `c", "a`b `c c:a`b"),
            (
                "[the *site*](<https://e.org/a>) *x",
                "the site *x i:site l:the site",
            ),
            (
                "<https://e.org/a_b>",
                "https://e.org/a_b l:https://e.org/a_b",
            ),
            (r"\[1\] a \*b\*", "[1] a *b*"),
            ("[1] and [x", "[1] and [x"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
