//! The signs and names of a formula in `MathML` as TeX.

/// Functions that TeX has a command for.
#[rustfmt::skip] // A word list reads as one.
const FUNCTIONS: &[&str] = &[
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim",
    "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min",
    "sec", "sin", "sinh", "sup", "tan", "tanh",
];

/// Signs that TeX writes in its own way; what has no row stands for itself.
const SIGNS: &[(char, &str)] = &[
    ('\\', "\\backslash"),
    ('{', "\\{"),
    ('}', "\\}"),
    ('$', "\\$"),
    ('%', "\\%"),
    ('#', "\\#"),
    ('&', "\\&"),
    ('_', "\\_"),
    ('^', "\\wedge"),
    ('~', "\\sim"),
    ('−', "-"),
    ('∗', "*"),
    ('′', "\\prime"),
    ('‖', "\\|"),
    ('\u{a0}', "\\ "),
    // What is not seen: function application, times, separator, plus.
    ('\u{2061}', ""),
    ('\u{2062}', ""),
    ('\u{2063}', ""),
    ('\u{2064}', ""),
    ('\u{200b}', ""),
];

/// Alphabets by the name that `MathML` gives them.
const VARIANTS: &[(&str, &str)] = &[
    ("bold", "\\mathbf"),
    ("bold-italic", "\\boldsymbol"),
    ("double-struck", "\\mathbb"),
    ("script", "\\mathcal"),
    ("bold-script", "\\mathcal"),
    ("fraktur", "\\mathfrak"),
    ("bold-fraktur", "\\mathfrak"),
    ("sans-serif", "\\mathsf"),
    ("monospace", "\\mathtt"),
];

/// A text of signs, numbers or letters in mathematics.
pub(super) fn signs(text: &str) -> String {
    let mut tex = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !" \t\r\n".contains(*c)) {
        match SIGNS.iter().find(|(sign, _)| *sign == c) {
            Some((_, sign)) => add(&mut tex, sign),
            None => add(&mut tex, c.encode_utf8(&mut [0; 4])),
        }
    }
    tex
}

/// An identifier, or the name of a function or an operator, in its alphabet.
pub(super) fn name(text: &str, variant: Option<&str>) -> String {
    let text = text.trim();
    let mut letters = text.chars();
    let is_one = letters.next().is_some() && letters.next().is_none();
    let is_word = text
        .chars()
        .all(|c| c.is_alphanumeric() || " .-".contains(c));
    if FUNCTIONS.contains(&text) {
        return format!("\\{text}");
    }
    let alphabet = VARIANTS.iter().find(|(name, _)| Some(*name) == variant);
    if let Some((_, command)) = alphabet {
        return format!("{command}{{{}}}", signs(text));
    }
    if !is_one && is_word && text.contains(char::is_alphabetic) {
        return format!("\\mathrm{{{}}}", text.replace(' ', "\\ "));
    }
    signs(text)
}

/// Words within mathematics.
pub(super) fn words(text: &str) -> String {
    if text.trim().is_empty() {
        return if text.is_empty() { "" } else { "\\ " }.to_owned();
    }
    let mut tex = String::from("\\text{");
    for c in text.chars() {
        match c {
            '{' | '}' | '$' | '%' | '#' | '&' | '_' => {
                tex.push('\\');
                tex.push(c);
            }
            '\\' => tex.push_str("\\textbackslash{}"),
            '^' => tex.push_str("\\^{}"),
            '~' => tex.push_str("\\textasciitilde{}"),
            '\u{a0}' => tex.push(' '),
            _ => tex.push(c),
        }
    }
    tex.push('}');
    tex
}

/// Adds TeX behind TeX: a letter does not go on with the name of a command.
pub(super) fn add(tex: &mut String, more: &str) {
    let bare = tex.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_named = bare.len() < tex.len() && bare.ends_with('\\');
    if is_named && more.starts_with(|c: char| c.is_ascii_alphabetic()) {
        tex.push(' ');
    }
    tex.push_str(more);
}
