//! Single letters, folded.

use unicode_normalization::UnicodeNormalization;

/// Gives the folded letters of a character, none for an accent.
pub(super) fn each_folded(c: char, mut give: impl FnMut(&str)) {
    if is_plain_cjk(c) {
        // Decomposed, Hangul would fall apart and Kana lose their voice.
        give(c.encode_utf8(&mut [0; 4]));
        return;
    }
    for part in std::iter::once(c).nfkd() {
        for lower in part.to_lowercase() {
            match lower {
                _ if is_accent(lower) => {}
                'α'..='ω' | 'ϑ' | 'ϕ' | 'ϖ' | 'ϰ' | 'ϱ' | 'ϵ' => give(greek(lower)),
                'ß' => give("ss"),
                'æ' => give("ae"),
                'œ' => give("oe"),
                'þ' => give("th"),
                'ø' => give("o"),
                'ł' => give("l"),
                'đ' | 'ð' => give("d"),
                'ħ' => give("h"),
                'ŧ' => give("t"),
                'ŋ' => give("ng"),
                'ı' => give("i"),
                'ĸ' => give("k"),
                // Fractions fall apart into digits and a slash.
                _ if !lower.is_alphanumeric() && !is_mark(lower) => {}
                _ => give(lower.encode_utf8(&mut [0; 4])),
            }
        }
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Marks that a reader may leave out: those on Latin, Greek and Cyrillic letters, Hebrew points
/// and Arabic vowel signs. Those of Indic scripts are letters in their own right.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a word in small letters is the name of a Greek letter.
pub(super) fn is_greek(word: &str) -> bool {
    !word.is_empty() && ('α'..='ω').any(|letter| greek(letter) == word)
}

fn greek(letter: char) -> &'static str {
    match letter {
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'δ' => "delta",
        'ε' | 'ϵ' => "epsilon",
        'ζ' => "zeta",
        'η' => "eta",
        'θ' | 'ϑ' => "theta",
        'ι' => "iota",
        'κ' | 'ϰ' => "kappa",
        'λ' => "lambda",
        'μ' => "mu",
        'ν' => "nu",
        'ξ' => "xi",
        'ο' => "omicron",
        'π' | 'ϖ' => "pi",
        'ρ' | 'ϱ' => "rho",
        'ς' | 'σ' => "sigma",
        'τ' => "tau",
        'υ' => "upsilon",
        'φ' | 'ϕ' => "phi",
        'χ' => "chi",
        'ψ' => "psi",
        'ω' => "omega",
        _ => "",
    }
}

/// Whether the character is a word of its own, or stands for some: Han, Kana, Hangul.
pub(super) fn is_cjk(c: char) -> bool {
    is_plain_cjk(c) || (c > '\u{2e7f}' && std::iter::once(c).nfkc().any(is_plain_cjk))
}

fn is_plain_cjk(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309e}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Gives the letters that a CJK character stands for, in their usual width and form.
pub(super) fn each_usual(c: char, give: impl FnMut(char)) {
    std::iter::once(c)
        .nfkc()
        .filter(|c| c.is_alphanumeric())
        .for_each(give);
}
