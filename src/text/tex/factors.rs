//! What would fall apart as a part of a fraction on one line.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::is_small;

/// Whether a part of a fraction is more than one term.
pub(super) fn is_sum(text: &str) -> bool {
    let mut depth = 0_usize;
    // Bars are brackets where each has a partner.
    let has_pairs = text.matches('|').count().is_multiple_of(2);
    let mut in_bars = false;
    text.char_indices().any(|(at, c)| {
        match c {
            '(' | '[' | '{' | '⟨' => depth += 1,
            ')' | ']' | '}' | '⟩' => depth = depth.saturating_sub(1),
            '|' if has_pairs && depth == 0 => in_bars = !in_bars,
            _ => {}
        }
        let is_outer = depth == 0 && !in_bars;
        is_outer && (" /±∓=<>≤≥,".contains(c) || (at > 0 && "+-".contains(c)))
    })
}

/// Whether a text is more than one factor: `2m` is two, while `dx`, `f(x)`, `|x|`, a number and a
/// symbol with its scripts are one. A `Δx` is one below another `Δ`. `words` are bytes of the text
/// that are one symbol each, in their order.
pub(super) fn is_product(text: &str, above: &str, words: &[Range<usize>]) -> bool {
    let factors = Factors {
        text,
        above: above.chars().next(),
        words,
        at: 0,
    };
    let mut last = Factor::Operator;
    let mut count = 0;
    for factor in factors {
        let joins = match (last, factor) {
            (_, Factor::Script) => continue,
            (Factor::Operator, _) | (Factor::Symbol, Factor::Argument) => true,
            (
                Factor::Symbol
                | Factor::Number
                | Factor::Argument
                | Factor::Bracket
                | Factor::Script,
                _,
            ) => false,
        };
        count += usize::from(!joins || count == 0);
        last = factor;
    }
    count > 1
}

/// What stands in a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Factor {
    Number,
    Symbol,
    /// Acts on what follows it, and is one with it: `d`, `∂`, `√`.
    Operator,
    /// Brackets that hold no sum: an argument where a symbol stands before them.
    Argument,
    /// Brackets that hold a sum.
    Bracket,
    /// Belongs to what stands before it.
    Script,
}

struct Factors<'a> {
    text: &'a str,
    /// What the other part begins with.
    above: Option<char>,
    words: &'a [Range<usize>],
    at: usize,
}

impl Iterator for Factors<'_> {
    type Item = Factor;

    fn next(&mut self) -> Option<Factor> {
        let start = self.at;
        let rest = self.text.get(start..)?;
        let c = rest.chars().next()?;
        let word = self.words.binary_search_by_key(&start, |word| word.start);
        if let Some(word) = word.ok().and_then(|place| self.words.get(place)) {
            self.at = word.end.max(start + c.len_utf8());
            return Some(Factor::Symbol);
        }
        self.at += c.len_utf8();
        let rest = rest.get(c.len_utf8()..).unwrap_or_default();
        Some(match c {
            '0'..='9' => {
                let is_digit = |c: char| !c.is_ascii_digit() && c != '.';
                self.at += rest.find(is_digit).unwrap_or(rest.len());
                Factor::Number
            }
            '^' | '_' => {
                self.at += script_len(rest);
                Factor::Script
            }
            '(' | '[' | '{' | '⟨' | '⌈' | '⌊' => {
                let inside = within(rest);
                self.at += inside.len() + closing_len(rest, inside.len());
                if inside
                    .char_indices()
                    .any(|(at, c)| at > 0 && "+-±∓".contains(c))
                {
                    Factor::Bracket
                } else {
                    Factor::Argument
                }
            }
            '|' | '‖' => {
                self.at += rest.find(c).map_or(0, |close| close + c.len_utf8());
                Factor::Bracket
            }
            '\\' => {
                let is_letter = |c: char| c.is_ascii_alphabetic();
                self.at += rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
                Factor::Symbol
            }
            '√' | '∛' | '∜' | '∂' | 'd' | '+' | '-' => Factor::Operator,
            'δ' | 'Δ' | 'D' if self.above == Some(c) => Factor::Operator,
            _ if is_script(c) => Factor::Script,
            _ => Factor::Symbol,
        })
    }
}

/// Whether a character belongs to the symbol before it.
fn is_script(c: char) -> bool {
    is_small(c)
        || is_combining_mark(c)
        || matches!(
            c,
            '¹' | '²' | '³' | '°' | '*' | '!' | '%' | '′'..='‴' | '†' | '‡' | '⋆'
        )
        || matches!(c, 'ʰ'..='ˤ' | 'ᴬ'..='ᵪ' | 'ᶛ'..='ᶿ' | 'ⱽ')
}

/// The length of a script behind its mark: brackets or one character.
fn script_len(text: &str) -> usize {
    let len = text.chars().next().map_or(0, char::len_utf8);
    if !text.starts_with('(') {
        return len;
    }
    let inside = within(text.get(len..).unwrap_or_default()).len();
    len + inside + 1
}

/// What stands before the bracket that closes.
fn within(text: &str) -> &str {
    let mut depth = 0_usize;
    let close = text.find(|c| match c {
        '(' | '[' | '{' | '⟨' | '⌈' | '⌊' => {
            depth += 1;
            false
        }
        ')' | ']' | '}' | '⟩' | '⌉' | '⌋' if depth > 0 => {
            depth -= 1;
            false
        }
        ')' | ']' | '}' | '⟩' | '⌉' | '⌋' => true,
        _ => false,
    });
    text.get(..close.unwrap_or(text.len())).unwrap_or_default()
}

fn closing_len(text: &str, at: usize) -> usize {
    let close = text.get(at..).and_then(|rest| rest.chars().next());
    close.map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_more_than_one_factor() {
        for one in [
            "2",
            "12.5",
            "x",
            "xᵢ²",
            "x_c",
            "x^(n+1)",
            "T_(eff)",
            "dx",
            "∂x",
            "d³p",
            "∂x²",
            "f(x)",
            "Γ(s)",
            "|x|",
            "|x-y|²",
            "‖x‖",
            "(1+x)²",
            "√2",
            "√(ab)",
            "n!",
            "x̅",
            "⟨x|y⟩",
            "x′",
            "∞",
            "-2",
            "\\foo",
            "e^(-x)",
            "ζʰ",
            "I(Q,t=0)",
            "",
        ] {
            assert!(!is_product(one, "", &[]), "{one}");
        }
        for two in [
            "2m",
            "ab",
            "4π",
            "16πG",
            "2(1+x)",
            "(1+x)(1-x)",
            "2√n",
            "f(x)g(y)",
            "m(1+z)",
            "k_BT",
            "∂x∂y",
            "2|x|",
            "a·b",
            "Δx",
            "x2",
        ] {
            assert!(is_product(two, "", &[]), "{two}");
        }
        assert!(
            !is_product("Δx", "Δy", &[]) && !is_product("Re", "", std::slice::from_ref(&(0..2)))
        );
    }
}
