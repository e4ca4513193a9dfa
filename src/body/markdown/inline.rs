//! Text within a line of Markdown: links, what stands out, and formulas.

use super::doubled::{self, Found};
use super::head::named;
use crate::body::builder::Builder;
use crate::body::{Mark, Target};
use crate::text::render::Emphasis;

/// What a sign of Markdown begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign<'a> {
    Text(&'a str),
    Code(&'a str),
    Begin(Emphasis),
    End(Emphasis),
    Link(&'a str),
    EndLink,
}

/// Reads a text into what is open.
pub(super) fn read(builder: &mut Builder, text: &str) {
    let mut open: Vec<Sign<'_>> = Vec::new();
    for sign in signs(text) {
        match sign {
            Sign::Text(text) => words(builder, text),
            Sign::Code(code) => {
                builder.begin(Mark::Emphasis(Emphasis::Code));
                builder.text(code);
                builder.end();
            }
            Sign::Begin(emphasis) => {
                builder.begin(Mark::Emphasis(emphasis));
                open.push(sign);
            }
            Sign::Link(address) => {
                builder.begin(Mark::Link(target(address)));
                open.push(sign);
            }
            Sign::End(_) | Sign::EndLink => {
                if open.pop().is_some() {
                    builder.end();
                }
            }
        }
    }
    for _ in open {
        builder.end();
    }
}

/// Text without signs: formulas in it, and words.
fn words(builder: &mut Builder, text: &str) {
    for found in doubled::found(text) {
        match found {
            Found::Words(words) => builder.text(words),
            Found::Formula(tex) => builder.formula(tex),
        }
    }
}

/// Where a link leads, told by its address and its title.
pub(super) fn target(link: &str) -> Target {
    if let Some((name, _)) = named(link) {
        return Target::Anchor(name.to_owned());
    }
    let address = link.split([' ', '\t']).next().unwrap_or_default();
    Target::Address(address.trim_matches(['<', '>']).to_owned())
}

/// The signs of a text and what stands between them. Each `[` looks for its end once, and what looks for one
/// in vain is text.
fn signs(text: &str) -> Vec<Sign<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    // Where links end that are open, and where their addresses do.
    let mut ends: Vec<(usize, usize, Sign<'_>)> = Vec::new();
    let links = Links::of(text);
    let closing = Closing::of(text);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((_, end, sign)) = ends.pop_if(|(place, _, _)| *place == at) {
            found.push(Sign::Text(text.get(from..at).unwrap_or_default()));
            found.push(sign);
            (from, at) = (end, end);
            continue;
        }
        let begun = begun(text, at, &links, &closing)
            .filter(|(_, close, _, _)| ends.last().is_none_or(|(outer, _, _)| close <= outer));
        if let Some((inside, close, end, sign)) = begun {
            found.push(Sign::Text(text.get(from..at).unwrap_or_default()));
            found.push(sign);
            match sign {
                Sign::Begin(emphasis) => ends.push((close, end, Sign::End(emphasis))),
                Sign::Link(_) => ends.push((close, end, Sign::EndLink)),
                Sign::Code(_) | Sign::Text(_) | Sign::End(_) | Sign::EndLink => {
                    (from, at) = (end, end);
                    continue;
                }
            }
            (from, at) = (inside, inside);
            continue;
        }
        let is_escape = rest.starts_with('\\')
            && rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(['*', '[', ']', '#', '`']));
        if is_escape {
            found.push(Sign::Text(text.get(from..at).unwrap_or_default()));
            from = at + 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found.push(Sign::Text(text.get(from..).unwrap_or_default()));
    found.retain(|sign| *sign != Sign::Text(""));
    found
}

/// What begins at a place: where its inside begins and ends, where all of it ends, and what it is.
fn begun<'a>(
    text: &'a str,
    at: usize,
    links: &Links,
    closing: &Closing,
) -> Option<(usize, usize, usize, Sign<'a>)> {
    let rest = text.get(at..)?;
    if rest.starts_with('[') {
        let (close, end) = links.end(at)?;
        let address = text.get(close + 2..end - 1)?;
        return Some((at + 1, close, end, Sign::Link(address)));
    }
    let (place, (mark, emphasis)) = MARKS
        .into_iter()
        .enumerate()
        .find(|(_, (mark, _))| rest.starts_with(mark))?;
    let before = text.get(..at)?.chars().next_back();
    let inside = rest.get(mark.len()..)?;
    let is_open = !inside.starts_with(|c: char| c.is_whitespace() || mark.contains(c) || c == '{')
        && !before.is_some_and(|c| c.is_alphanumeric() || "\\})".contains(c));
    if !is_open {
        return None;
    }
    let start = at + mark.len();
    let close = closing.behind(place, start)?;
    let sign = match emphasis {
        Emphasis::Code => Sign::Code(text.get(start..close)?),
        Emphasis::Bold | Emphasis::Italic => Sign::Begin(emphasis),
    };
    Some((start, close, close + mark.len(), sign))
}

/// What stands around what stands out.
const MARKS: [(&str, Emphasis); 5] = [
    ("`", Emphasis::Code),
    ("**", Emphasis::Bold),
    ("__", Emphasis::Bold),
    ("*", Emphasis::Italic),
    ("_", Emphasis::Italic),
];

/// Where each of the marks may close, in order.
struct Closing([Vec<usize>; MARKS.len()]);

impl Closing {
    fn of(text: &str) -> Self {
        Self(MARKS.map(|(mark, _)| {
            let places = text.match_indices(mark).map(|(place, _)| place);
            let places = places.filter(|place| {
                let behind = text.get(place + mark.len()..).unwrap_or_default();
                let before = text.get(..*place).unwrap_or_default();
                !behind.starts_with(|c: char| c.is_alphanumeric() || c == '{')
                    && !before.ends_with([' ', '\\'])
            });
            places.collect()
        }))
    }

    /// The first place behind another, near enough.
    fn behind(&self, mark: usize, start: usize) -> Option<usize> {
        /// What stands out is not longer.
        const LONGEST: usize = 4_000;
        let places = self.0.get(mark)?;
        let next = places.partition_point(|place| *place <= start);
        places
            .get(next)
            .copied()
            .filter(|place| place - start < LONGEST)
    }
}

/// The links of a text: where each `[` that begins one has its `]`, and the end of the address.
struct Links(Vec<(usize, usize, usize)>);

impl Links {
    fn of(text: &str) -> Self {
        let mut links = Vec::new();
        let mut open = Vec::new();
        let mut skip = 0;
        for (at, sign) in text.match_indices(['[', ']']) {
            if at < skip {
                continue;
            }
            if sign == "[" {
                open.push(at);
            } else if let Some(start) = open.pop()
                && let Some(address) = text.get(at + 1..).and_then(|rest| rest.strip_prefix('('))
                && let Some(length) = end_of_address(address)
            {
                skip = at + 2 + length + 1;
                links.push((start, at, skip));
            }
        }
        links.sort_unstable();
        Self(links)
    }

    fn end(&self, start: usize) -> Option<(usize, usize)> {
        let place = self.0.binary_search_by_key(&start, |link| link.0).ok()?;
        self.0.get(place).map(|(_, close, end)| (*close, *end))
    }
}

/// Where the bracket closes that an address stands in, with its title.
pub(super) fn end_of_address(text: &str) -> Option<usize> {
    /// Addresses and titles are not longer.
    const LONGEST: usize = 2_000;
    let mut is_quoted = false;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            '"' => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted && depth == 0 => return Some(at),
            ')' if !is_quoted => depth -= 1,
            _ => {}
        }
    }
    None
}
