//! Superscripts and subscripts.

use std::ops::Range;

use super::commands::command;
use super::science::chemistry;
use super::{Mode, TexPart, TexReader, is_relation};

/// Characters and their superscripts; each compatible with its original (UnicodeData.txt).
const RAISED: &[(&str, &str)] = &[
    ("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    ("abcdefghijklmnop", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ"),
    ("rstuvwxyz", "ʳˢᵗᵘᵛʷˣʸᶻ"),
    ("ABDEGHIJKLMNOPRTUVW", "ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"),
    ("βγδθφχ⊤−", "ᵝᵞᵟᶿᵠᵡᵀ⁻"),
];

/// Characters and their subscripts.
const LOWERED: &[(&str, &str)] = &[
    ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    ("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"),
    ("βγρφχ−", "ᵦᵧᵨᵩᵪ₋"),
];

/// What stands high by itself: it needs no mark before it.
const HIGH: &str = "°*′″‴†‡⋆ᵀ™®";

/// The longest number that is one script without braces.
const LONGEST_NUMBER: usize = 12;

/// A script in prose is not longer than this: braces may be those of something else.
const LONGEST_IN_PROSE: usize = 80;

/// Where a script stands beside its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Up,
    Down,
}

impl Script {
    /// The script of this name in the table of commands.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "up" => Some(Script::Up),
            "down" => Some(Script::Down),
            _ => None,
        }
    }

    /// Whether it may be that of a character, where a blank between them is only for the eye of who
    /// wrote it. An exponent behind a relation belongs to what follows, as in `X \to ^{*}Y`; so does an
    /// index, but for those of operators, as in `M \otimes _R N`.
    fn may_stand_on(self, base: char) -> bool {
        /// Operators with limits, and others that are letters.
        const LETTERS: &str = "∀∁∂∃∄∅∆∇∏∐∑√∛∜∞∠∡∢∫∬∭∮∯∰⊤⊥⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆⨉⨌⨍";
        if base.is_ascii() {
            return base.is_ascii_alphanumeric() || ")]}|'!*".contains(base);
        }
        let is_operator = is_relation(base) || "±×÷·".contains(base);
        match self {
            Script::Up => !is_operator || LETTERS.contains(base),
            Script::Down => !"⟨⌈⌊…".contains(base),
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Script::Up => "^",
            Script::Down => "_",
        }
    }
}

impl TexReader<'_> {
    /// `^` or `_` and what it raises or lowers; in prose only where that is plainly meant.
    pub(super) fn script(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        let side = if self.byte(at) == Some(b'^') {
            Script::Up
        } else {
            Script::Down
        };
        let argument = if mode.is_maths() {
            self.argument(at + 1, end)
        } else {
            self.script_in_prose(at, end, side)
        };
        let Some((inside, after)) = argument else {
            return self.copy_chars(at, end, 1);
        };
        if mode.is_maths() {
            self.out.take_loose_blank(|base| side.may_stand_on(base));
        } else {
            self.parts.push((at..after, TexPart::Script));
        }
        self.put_script(side, inside, at..after, Mode::Maths);
        after
    }

    /// Writes a part of the source as a script. That of a function's name ends the name.
    pub(super) fn put_script(
        &mut self,
        side: Script,
        inside: Range<usize>,
        source: Range<usize>,
        mode: Mode,
    ) {
        let inside = self.of_same_side(side, inside);
        let follows_name = self.out.take_name();
        let start = self.out.begin_part();
        self.read(inside, mode);
        self.out.take_name();
        self.out.take_blank();
        self.out.end_part();
        let text = self.out.since(start);
        if let Some(script) = scripted(text, side) {
            self.out.replace(start, &script, source);
        } else if text.chars().count() == 1 {
            self.out.mark_script(start, side.mark());
        } else if is_bracketed(text) {
            self.out.surround(start, side.mark(), "");
        } else {
            self.out.surround(start, &format!("{}(", side.mark()), ")");
        }
        if follows_name {
            self.out.end_name();
        }
    }

    /// What a script holds that is nothing but a script of the same side, which only makes it smaller:
    /// `s_{_{NN}}`.
    fn of_same_side(&self, side: Script, mut inside: Range<usize>) -> Range<usize> {
        loop {
            let at = self.after_blanks(inside.start, inside.end);
            let from = at + side.mark().len();
            let is_script = self.text(at..inside.end).starts_with(side.mark());
            match self.argument(from, inside.end).filter(|_| is_script) {
                Some((deeper, behind)) if self.after_blanks(behind, inside.end) == inside.end => {
                    inside = deeper;
                }
                Some(_) | None => return inside,
            }
        }
    }

    /// The argument of a script in prose: in braces, or a number, a sign, a command, or one
    /// letter that no other follows; `max_results` and `^_^` have none.
    fn script_in_prose(
        &self,
        at: usize,
        end: usize,
        side: Script,
    ) -> Option<(Range<usize>, usize)> {
        let base = self.out.last()?;
        let before = self.text(0..at).chars().next_back()?;
        if before.is_whitespace() || (!base.is_alphanumeric() && !")]}|′*ᵀ%∑∏∫⋃⋂∇∂∞".contains(base))
        {
            return None;
        }
        if self.byte(at + 1) == Some(b'{') {
            return self
                .argument(at + 1, end)
                .filter(|(inside, _)| inside.len() <= LONGEST_IN_PROSE);
        }
        let rest = self.text(at + 1..end);
        let number = rest.strip_prefix(['-', '+']).unwrap_or(rest);
        let digits = number
            .bytes()
            .take(LONGEST_NUMBER)
            .take_while(u8::is_ascii_digit)
            .count();
        let first = rest.chars().next()?;
        let second = rest.chars().nth(1);
        let len = if digits > 0 {
            let (number, behind) = number.split_at_checked(digits)?;
            if is_torn(behind) || (side == Script::Down && is_word(number, behind, base)) {
                return None;
            }
            rest.len() - behind.len()
        } else if first == '\\' {
            let (inside, after) = self.argument(at + 1, end)?;
            let name = self.text(inside.start + 1..inside.end);
            return command(name).is_some().then_some((inside, after));
        } else if (first == '*' || first == '+') && side == Script::Up {
            1
        } else if first.is_alphabetic()
            && second.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '^')
        {
            first.len_utf8()
        } else {
            return None;
        };
        let is_name_part = side == Script::Down && !self.ends_in_symbol(at);
        (!is_name_part).then_some((at + 1..at + 1 + len, at + 1 + len))
    }

    /// Whether what stands before a subscript in prose is a symbol, of at most two letters, and
    /// not a part of an identifier. A digit before it is that of a crystal's structure: `P2_1`, `L1_0`.
    fn ends_in_symbol(&self, at: usize) -> bool {
        let written = self.out.written();
        if written.ends_with(|c: char| c.is_ascii_digit()) {
            let word = written.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
            let symbol = written.get(word.len()..).unwrap_or_default();
            return matches!(symbol.as_bytes(), [b'A'..=b'L' | b'P' | b'R' | b'S', _]);
        }
        let name = written.trim_end_matches(char::is_alphabetic).len();
        let letters = written.get(name..).unwrap_or_default();
        let joined = written
            .get(..name)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| "_/.@\\".contains(c));
        let commanded = self.byte(at.saturating_sub(1)) == Some(b'}');
        !joined && (letters.chars().count() <= 2 || commanded || letters == "log")
    }
}

/// Whether a character behind a script with a mark would be read as a part of it. One that stands high
/// or low by itself would not.
pub(super) fn would_join(c: char) -> bool {
    c.is_alphanumeric() && unscripted(c).is_none()
}

/// Whether a number goes on behind its digits, with decimals or thousands.
fn is_torn(behind: &str) -> bool {
    let digits = behind.get(1..).unwrap_or_default();
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    behind.starts_with('.') && count > 0 || behind.starts_with(',') && count == 3
}

/// Whether digits and the letters right behind them are a word, or a number of its own, and no index
/// of a symbol: `_2D`, `_200MHz`, `_170817`.
fn is_word(number: &str, behind: &str, base: char) -> bool {
    /// No index in prose is a longer number.
    const LONGEST_INDEX: usize = 3;
    let letters = behind.find(|c: char| !c.is_alphabetic());
    let letters = behind
        .get(..letters.unwrap_or(behind.len()))
        .unwrap_or_default();
    let is_dimension = letters == "D" && base != 'H';
    let is_unit = letters.starts_with(char::is_uppercase) && !chemistry::is_of_elements(letters);
    number.len() > LONGEST_INDEX || is_dimension || (is_unit && letters.len() > 1)
}

/// The text in superscripts or subscripts, where every character has one.
pub(super) fn scripted(text: &str, side: Script) -> Option<String> {
    if side == Script::Up && !text.is_empty() {
        if text.chars().all(|c| c == '∘') {
            return Some(text.replace('∘', "°"));
        }
        let text = text.replace('∗', "*");
        if text.chars().all(|c| HIGH.contains(c)) {
            return Some(text.replace("′′′", "‴").replace("′′", "″"));
        }
    }
    let table = match side {
        Script::Up => RAISED,
        Script::Down => LOWERED,
    };
    let mut script = String::with_capacity(text.len() * 3);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c == ' ' {
            // Blanks round a sign are only for the eye of who wrote it.
            let after = text.get(at + 1..).and_then(|rest| rest.chars().next());
            let sign = |c: char| "+-=()".contains(c) || (side == Script::Up && HIGH.contains(c));
            if !sign(before) && !after.is_some_and(sign) {
                return None;
            }
        } else if side == Script::Up && HIGH.contains(c) && c != '*' {
            script.push(c);
        } else {
            script.push(one(c, table)?);
        }
        before = c;
    }
    Some(script)
}

fn one(c: char, table: &[(&str, &str)]) -> Option<char> {
    table.iter().find_map(|(plain, scripts)| {
        let place = plain.chars().position(|known| known == c)?;
        scripts.chars().nth(place)
    })
}

/// The command that sets text as high or low as a character of Unicode stands, and what it sets.
pub(in crate::text) fn unscripted(c: char) -> Option<(&'static str, char)> {
    // Nearly every character that is asked for.
    if c.is_ascii() {
        return None;
    }
    let sides = [("textsuperscript", RAISED), ("textsubscript", LOWERED)];
    sides.into_iter().find_map(|(command, table)| {
        let mut rows = table.iter();
        let plain = rows.find_map(|(plain, scripts)| {
            let place = scripts.chars().position(|known| known == c)?;
            plain.chars().nth(place)
        })?;
        Some((command, plain))
    })
}

/// Whether brackets already hold the whole text together.
pub(in crate::text) fn is_bracketed(text: &str) -> bool {
    let inside = match (text.chars().next(), text.chars().next_back()) {
        (Some('('), Some(')')) | (Some('['), Some(']')) | (Some('{'), Some('}')) => {
            text.get(1..text.len() - 1)
        }
        _ => None,
    };
    inside.is_some_and(|inside| {
        !inside.is_empty() && !inside.contains(['(', ')', '[', ']', '{', '}'])
    })
}
