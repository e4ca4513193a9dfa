//! Formulas that stand twice, once as Unicode and once as TeX, as in `x∈𝒳 x\in\mathcal{X}`: of each the TeX.
//!
//! Both are folded to the letters and signs that they print; where a folded text stands behind itself, and
//! the second one has commands, it is a formula.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text::render::{Origin, render};

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found<'a> {
    Words(&'a str),
    Formula(&'a str),
}

/// A letter or sign that is printed, and the bytes that print it.
#[derive(Debug, Clone)]
struct Printed {
    sign: char,
    bytes: Range<usize>,
    /// Whether it is printed by TeX, or what is next to it is.
    is_tex: bool,
}

/// No formula prints more letters and signs.
const LONGEST: usize = 160;
/// Texts of more bytes are searched for single letters alone.
const LONGEST_TEXT: usize = 8_000;

/// The words and the formulas of a text.
pub(super) fn found(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (whole, tex) in formulas(text) {
        found.push(Found::Words(
            text.get(from..whole.start).unwrap_or_default(),
        ));
        found.push(Found::Formula(text.get(tex).unwrap_or_default()));
        from = whole.end;
    }
    found.push(Found::Words(text.get(from..).unwrap_or_default()));
    found.retain(|piece| !matches!(piece, Found::Words("")));
    found
}

/// The TeX of a text that is one formula, and its number.
pub(super) fn displayed(text: &str) -> Option<(String, &str)> {
    let (formula, number) = match text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    {
        Some((formula, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            (formula, text.get(formula.len()..)?)
        }
        _ => (text, ""),
    };
    let formula = formula.trim();
    let formulas = formulas(formula);
    let mut end = 0;
    let mut all = Vec::new();
    for (whole, tex) in &formulas {
        // Between the cells of one line nothing stands.
        let is_next = formula.get(end..whole.start)?.trim().is_empty();
        if !is_next || tex.start == whole.start {
            return None;
        }
        let tex = formula.get(tex.clone())?;
        all.push(tex.replace("\\displaystyle", "").trim().to_owned());
        end = whole.end;
    }
    let is_all = !all.is_empty() && formula.get(end..)?.trim().len() <= 1;
    is_all.then(|| (all.join(" "), number))
}

/// Where formulas stand, and where the TeX of each does.
fn formulas(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let printed = if text.len() > LONGEST_TEXT || !text.contains(['\\', '{']) {
        Vec::new()
    } else {
        printed(text)
    };
    let sums = Sums::of(&printed);
    let mut formulas: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut place = 0;
    while let Some(next) = printed
        .get(place..)
        .and_then(|rest| rest.iter().position(|one| one.is_tex))
    {
        let at = place + next;
        if let Some((start, middle, end)) = square(&sums, printed.len(), place, at) {
            let byte = |place: usize| printed.get(place).map(|one| one.bytes.start);
            let last = printed.get(end - 1).map(|one| one.bytes.end);
            if let (Some(first), Some(second), Some(last)) = (byte(start), byte(middle), last) {
                let last = closed(text, second, last);
                formulas.push((first..last, second..last));
            }
            place = end;
        } else {
            let bytes = printed.get(at).map_or(0..0, |one| one.bytes.clone());
            let bare = bare(
                text,
                bytes.start,
                formulas.last().map_or(0, |(whole, _)| whole.end),
            );
            place = at + 1;
            while printed
                .get(place)
                .is_some_and(|one| one.bytes.start < bare.end)
            {
                place += 1;
            }
            if !bare.is_empty() {
                formulas.push((bare.clone(), bare));
            }
        }
    }
    let letters = letters(text);
    let is_free = |letter: &Range<usize>| {
        let mut all = formulas.iter();
        !all.any(|(whole, _)| whole.start < letter.end && letter.start < whole.end)
    };
    let letters: Vec<_> = letters
        .into_iter()
        .filter(|(whole, _)| is_free(whole))
        .collect();
    formulas.extend(letters);
    formulas.sort_by_key(|(whole, _)| whole.start);
    formulas
}

/// Numbers that tell whether two parts of what is printed may be the same, in one step.
struct Sums {
    sums: Vec<u64>,
    powers: Vec<u64>,
}

impl Sums {
    fn of(printed: &[Printed]) -> Self {
        const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut sums = vec![0_u64];
        let mut powers = vec![1_u64];
        let (mut sum, mut power) = (0_u64, 1_u64);
        for one in printed {
            sum = sum.wrapping_mul(BASE).wrapping_add(u64::from(one.sign));
            power = power.wrapping_mul(BASE);
            sums.push(sum);
            powers.push(power);
        }
        Self { sums, powers }
    }

    fn part(&self, start: usize, length: usize) -> Option<u64> {
        let before = self
            .sums
            .get(start)?
            .wrapping_mul(*self.powers.get(length)?);
        Some(self.sums.get(start + length)?.wrapping_sub(before))
    }

    /// Whether so many signs from a place on stand once more behind them.
    fn are_doubled(&self, start: usize, length: usize) -> bool {
        let one = self.part(start, length);
        one.is_some() && one == self.part(start + length, length)
    }
}

/// The longest text that stands twice in a row, its second half with the first sign of TeX behind a place:
/// where it begins, where its second half does, and where it ends.
fn square(sums: &Sums, signs: usize, from: usize, at: usize) -> Option<(usize, usize, usize)> {
    let first = from.max(at.saturating_sub(LONGEST));
    (first..=at).find_map(|start| {
        let most = ((signs - start) / 2).min(at - start).min(LONGEST);
        let least = (at + 1 - start).div_ceil(2);
        let mut lengths = (least.max(1)..=most).rev();
        let length = lengths.find(|length| sums.are_doubled(start, *length))?;
        Some((start, start + length, start + 2 * length))
    })
}

/// A formula of TeX with no twin: the word around a place, with what its brackets hold.
fn bare(text: &str, at: usize, from: usize) -> Range<usize> {
    let before = text.get(from..at).unwrap_or_default();
    let start = before
        .rfind(|c: char| c.is_whitespace() || "([".contains(c))
        .map_or(from, |place| from + place + 1);
    let mut depth = 0_i32;
    let mut end = start;
    for (place, c) in text.get(start..).unwrap_or_default().char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth <= 0 && (c.is_whitespace() || c == '[') => break,
            _ => {}
        }
        end = start + place + c.len_utf8();
    }
    let word = text.get(start..end).unwrap_or_default();
    let word = word.trim_end_matches([',', '.', ';', ':']);
    start..start + word.len()
}

/// The end of a formula with the brackets that close behind its last sign.
fn closed(text: &str, start: usize, end: usize) -> usize {
    let inside = text.get(start..end).unwrap_or_default();
    let open = inside.matches('{').count();
    let mut missing = open.saturating_sub(inside.matches('}').count());
    let mut end = end;
    while missing > 0 && text.get(end..).is_some_and(|rest| rest.starts_with('}')) {
        end += 1;
        missing -= 1;
    }
    end
}

/// What a text prints.
fn printed(text: &str) -> Vec<Printed> {
    let mut printed = Vec::new();
    let mut known: HashMap<&str, String> = HashMap::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let name = rest.strip_prefix('\\').map_or(0, |rest| {
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            letters.max(rest.chars().next().map_or(0, char::len_utf8))
        });
        let is_command = c == '\\' && name > 0;
        let length = if is_command { name + 1 } else { c.len_utf8() };
        let word = rest.get(..length).unwrap_or_default();
        let said = if is_command {
            known.entry(word).or_insert_with(|| said(word)).as_str()
        } else {
            word
        };
        let is_tex = is_command || matches!(c, '{' | '}');
        let before = printed.len();
        for sign in said.nfkc().filter_map(folded) {
            printed.push(Printed {
                sign,
                bytes: at..at + length,
                is_tex,
            });
        }
        if is_tex && printed.len() == before && c != '}' {
            // A command that prints nothing belongs to what it acts on.
            let next = at + length;
            printed.push(Printed {
                sign: '\0',
                bytes: at..next,
                is_tex: true,
            });
        }
        at += length;
    }
    // What prints nothing begins the formula of the sign behind it.
    let mut folded: Vec<Printed> = Vec::with_capacity(printed.len());
    let mut waiting: Option<usize> = None;
    for mut one in printed {
        if one.sign == '\0' {
            waiting.get_or_insert(one.bytes.start);
            continue;
        }
        if let Some(start) = waiting.take() {
            one.bytes.start = start;
            one.is_tex = true;
        }
        folded.push(one);
    }
    folded
}

/// What a command prints; nothing where it acts on what comes.
fn said(command: &str) -> String {
    let text = render(&format!("${command}$"), Origin::Faithful).text;
    if text.contains(['\\', '$']) {
        String::new()
    } else {
        text
    }
}

/// What is compared of a sign.
fn folded(c: char) -> Option<char> {
    Some(match c {
        '{' | '}' | '_' | '^' | '&' | '\u{200b}' | '\u{2061}'..='\u{2064}' => return None,
        c if c.is_whitespace() => return None,
        '\u{2223}' | '\u{2016}' | '|' => '|',
        '\u{2212}' | '-' => '-',
        '\u{2217}' | '*' => '*',
        c => c,
    })
}

/// Single letters that stand twice, as in `the width w w of`.
fn letters(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut before: Option<Range<usize>> = None;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':', ')']);
        let place = at..at + bare.len();
        at += word.len();
        let mut chars = bare.chars();
        let is_letter = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        let twin = before
            .take()
            .filter(|twin| is_letter && text.get(twin.clone()) == Some(bare));
        if let Some(twin) = twin {
            found.push((twin.start..place.end, place));
        } else if is_letter && word.len() == bare.len() + 1 && word.ends_with(' ') {
            before = Some(place);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let pieces = found(text).into_iter().map(|piece| match piece {
            Found::Words(words) => words.to_owned(),
            Found::Formula(tex) => format!("${tex}$"),
        });
        pieces.collect()
    }

    #[test]
    fn formulas_that_stand_twice_are_their_tex() {
        for (text, expected) in [
            ("width w w and", "width $w$ and"),
            ("is O(nlog⁡n)O(n\\log n) in", "is $O(n\\log n)$ in"),
            ("for w≤72 w\\leq 72.", "for $w\\leq 72$."),
            ("Let 𝒳\\mathcal{X} be", "Let $\\mathcal{X}$ be"),
            ("holds x∈𝒳 x\\in\\mathcal{X}.", "holds $x\\in\\mathcal{X}$."),
            ("i←1 i\\leftarrow 1", "$i\\leftarrow 1$"),
            (
                "means of \\pi_{0}[1] and n{=}50, of",
                "means of $\\pi_{0}$[1] and $n{=}50$, of",
            ),
            ("no formula is here", "no formula is here"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_displayed_formula_comes_with_its_number() {
        for (text, expected) in [
            (
                "ℒ(θ)=∑i=1 n ℓ(f θ(x i),y i),\\mathcal{L}(\\theta)=\\sum_{i=1}^{n}\\ell(f_{\\theta}(x_{i}),y_{i}),(1)",
                Some((
                    "\\mathcal{L}(\\theta)=\\sum_{i=1}^{n}\\ell(f_{\\theta}(x_{i}),y_{i}),"
                        .to_owned(),
                    "(1)",
                )),
            ),
            (
                "J(S t)\\displaystyle J(S_{t})=a b\\displaystyle=\\frac{a}{b}(2)",
                Some(("J(S_{t}) =\\frac{a}{b}".to_owned(), "(2)")),
            ),
            ("Let 𝒳\\mathcal{X} denote", None),
            ("A sentence (1)", None),
        ] {
            assert_eq!(displayed(text), expected, "{text}");
        }
    }
}
