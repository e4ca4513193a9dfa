//! Dollars that are mathematics, and dollars that are money.

/// A formula in dollars is not longer than this.
const LONGEST: usize = 2_000;

/// The longest word of a formula that a sentence has as well, such as `sq` or `dx`, unless it is one of
/// [`SHORT_WORDS`].
const LONGEST_PRODUCT: usize = 3;

/// Words of a sentence that are as short as a product of letters.
const SHORT_WORDS: &[&str] = &[
    "all", "an", "and", "any", "are", "as", "at", "both", "but", "by", "can", "day", "few", "for",
    "had", "has", "if", "in", "is", "it", "its", "low", "new", "no", "nor", "not", "now", "of",
    "off", "on", "one", "only", "or", "our", "out", "pay", "per", "so", "than", "that", "the",
    "then", "to", "two", "up", "via", "vs", "was", "we", "with",
];

/// Two dollars of a text, or two pairs of them, and what stands round them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dollars<'a> {
    /// What precedes the first.
    pub(super) before: &'a str,
    pub(super) inside: &'a str,
    /// What follows the second.
    pub(super) after: &'a str,
    /// Whether each is two dollars.
    pub(super) are_double: bool,
    /// Whether every dollar of the text can have a partner.
    pub(super) are_even: bool,
}

impl Dollars<'_> {
    /// Whether a formula stands between them.
    ///
    /// The rule is pandoc's (<https://pandoc.org/MANUAL.html#extension-tex_math_dollars>): no blank
    /// behind the first and before the second, no digit after that. TeX inside weighs more, unless
    /// words stand there as they do between two prices; so do a relation and a single letter, where
    /// each dollar has a partner.
    pub(super) fn are_maths(self) -> bool {
        let trimmed = self.inside.trim();
        if trimmed.is_empty() || self.inside.len() > LONGEST || self.inside.contains("\n\n") {
            return false;
        }
        let has_tex = trimmed.contains(['\\', '^', '_', '{']);
        if self.are_double {
            return has_tex || has_relation(trimmed) || !has_words(self.inside);
        }
        if !has_tex && self.are_of_currencies(trimmed) {
            return false;
        }
        let begins_inside = self.inside.starts_with(char::is_whitespace);
        let ends_inside = self.inside.ends_with(char::is_whitespace);
        let digit_after = self.after.starts_with(|c: char| c.is_ascii_digit());
        if trimmed.starts_with(|c: char| c.is_ascii_digit()) {
            let is_between_prices = digit_after || (ends_inside && !begins_inside);
            let has_sign = has_tex || (self.is_paired() && has_relation(trimmed));
            return !has_words(self.inside) && (has_sign || !is_between_prices);
        }
        if has_tex {
            return !((begins_inside || ends_inside) && has_words(self.inside));
        }
        let has_alphanumeric = trimmed.contains(char::is_alphanumeric);
        if is_symbol(self.inside)
            || self.inside.chars().all(is_greek)
            || (trimmed == self.inside && !has_alphanumeric)
        {
            return true;
        }
        if begins_inside == ends_inside {
            return !(digit_after || begins_inside && has_words(self.inside));
        }
        self.is_paired()
            && !has_words(self.inside)
            && (has_relation(trimmed)
                || has_single_letter(trimmed)
                || is_bracketed(trimmed)
                || is_word(trimmed))
    }

    /// Whether each dollar of the text has a partner, and the second is none that opens what follows it:
    /// then a blank stands before it, and a number, a word or a bracket behind it.
    fn is_paired(self) -> bool {
        let is_opened = |c: char| c.is_alphanumeric() || "\\([{".contains(c);
        let opens = self.after.starts_with(|c: char| c.is_ascii_digit())
            || (self.inside.ends_with(char::is_whitespace) && self.after.starts_with(is_opened));
        self.are_even && !opens
    }

    /// Whether the dollars are those of currencies and rates, `US$`, `R$`, `$/h`, and no words of a
    /// formula stand between them.
    fn are_of_currencies(self, inside: &str) -> bool {
        let follows_capital = self.before.ends_with(|c: char| c.is_ascii_uppercase());
        let begins_amount = self.inside.starts_with(char::is_whitespace) && follows_capital;
        let goes_on = inside.starts_with(['/', ')', ',', ';', '-']);
        let is_amount = goes_on || inside.starts_with(|c: char| c.is_ascii_digit());
        let ends_amount = is_amount && ends_in_code(inside);
        let is_rate = goes_on && has_words(inside)
            || inside.starts_with('/') && self.inside.ends_with(char::is_whitespace);
        begins_amount || ends_amount || is_rate
    }
}

/// Whether the name of a currency stands at the end, which a dollar belongs to.
fn ends_in_code(inside: &str) -> bool {
    let before = inside.trim_end_matches(|c: char| c.is_ascii_uppercase());
    match inside.get(before.len()..) {
        Some("US" | "AU" | "CA" | "HK" | "NT" | "NZ" | "SG") => {
            !before.ends_with(char::is_alphanumeric)
        }
        Some("A" | "C" | "R" | "S") => before.trim_end().ends_with([',', ';', '(']),
        Some(_) | None => false,
    }
}

/// Whether a text has an even number of dollars that no backslash stands before.
pub(super) fn are_even(text: &str) -> bool {
    let is_escaped = |at: usize| text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\\');
    let dollars = memchr::memchr_iter(b'$', text.as_bytes());
    dollars.filter(|at| !is_escaped(*at)).count() % 2 == 0
}

/// A sign that stands between two sides of a formula.
fn has_relation(inside: &str) -> bool {
    inside.contains(|c: char| "<>=".contains(c) || crate::text::tex::is_relation(c))
}

/// One character, with marks on it.
fn is_symbol(inside: &str) -> bool {
    let is_mark = unicode_normalization::char::is_combining_mark;
    let mut chars = inside.chars().filter(|c| !is_mark(*c));
    chars.next().is_some_and(|c| !c.is_whitespace()) && chars.next().is_none()
}

/// A letter of formulas alone, where the text is not Greek.
fn is_greek(c: char) -> bool {
    matches!(c, 'Α'..='Ω' | 'α'..='ω')
}

/// Letters and what stands against them.
fn is_word(inside: &str) -> bool {
    inside.starts_with(char::is_alphabetic) && !inside.contains(char::is_whitespace)
}

fn has_single_letter(inside: &str) -> bool {
    let mut words = inside.split(|c: char| !c.is_alphanumeric());
    words.any(|word| is_symbol(word) && word.contains(char::is_alphabetic))
}

/// Whether brackets stand at both ends, such as those of an interval.
fn is_bracketed(inside: &str) -> bool {
    inside.starts_with(['(', '[', '|']) && inside.ends_with([')', ']', '|'])
}

/// Whether words of a sentence stand in a formula: small letters after a blank or before one, that are
/// no command, no product of some letters, and in no braces.
fn has_words(inside: &str) -> bool {
    let mut depth = 0_usize;
    inside.split_inclusive(char::is_whitespace).any(|word| {
        let at_top = depth == 0;
        depth += word.matches('{').count();
        depth = depth.saturating_sub(word.matches('}').count());
        let word = word.trim_matches(|c: char| !c.is_alphabetic() && c != '\\');
        at_top
            && depth == 0
            && inside.contains(char::is_whitespace)
            && word.chars().all(char::is_lowercase)
            && (word.chars().count() > LONGEST_PRODUCT || SHORT_WORDS.contains(&word))
    })
}
