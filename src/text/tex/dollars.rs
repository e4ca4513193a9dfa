//! Dollars that are mathematics, and dollars that are money.

/// A formula in dollars is not longer than this.
const LONGEST: usize = 2_000;

/// Whether what stands between two dollars is a formula; `after` follows the second.
///
/// The rule is pandoc's (<https://pandoc.org/MANUAL.html#extension-tex_math_dollars>): no blank
/// behind the first and before the second, no digit after that. TeX inside weighs more, unless
/// words stand there as they do between two prices.
pub(super) fn is_math(inside: &str, after: &str) -> bool {
    let trimmed = inside.trim();
    if trimmed.is_empty() || inside.len() > LONGEST || inside.contains("\n\n") {
        return false;
    }
    let begins_inside = inside.starts_with(char::is_whitespace);
    let ends_inside = inside.ends_with(char::is_whitespace);
    let digit_after = after.starts_with(|c: char| c.is_ascii_digit());
    let has_tex = inside.contains(['\\', '^', '_', '{']);
    if trimmed.starts_with(|c: char| c.is_ascii_digit()) {
        let is_between_prices = digit_after || (ends_inside && !begins_inside);
        return !has_words(inside) && (has_tex || !is_between_prices);
    }
    if has_tex {
        return !((begins_inside || ends_inside) && has_words(inside));
    }
    begins_inside == ends_inside && !digit_after && !(begins_inside && has_words(inside))
        || (trimmed == inside && (inside.len() == 1 || !inside.contains(char::is_alphanumeric)))
}

/// Whether words of a sentence stand in a formula: two letters or more after a blank or before
/// one, that are no command and in no braces.
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
            && word.chars().count() >= 2
            && word.chars().all(char::is_lowercase)
    })
}
