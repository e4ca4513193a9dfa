//! What `MathML` sets over or under a base: marks, limits, and other formulas.

/// Signs that are marks over a base: the command over one sign, and over more.
const OVER: &[(&str, &str, &str)] = &[
    ("¯‾―ˉ\u{304}\u{305}-_", "\\bar", "\\overline"),
    ("^ˆ\u{302}", "\\hat", "\\widehat"),
    ("~˜∼\u{303}", "\\tilde", "\\widetilde"),
    ("→⃗⇀\u{20d7}\u{20d1}", "\\vec", "\\overrightarrow"),
    ("←\u{20d6}", "\\overleftarrow", "\\overleftarrow"),
    ("↔", "\\overleftrightarrow", "\\overleftrightarrow"),
    (".˙·\u{307}", "\\dot", "\\dot"),
    ("¨\u{308}", "\\ddot", "\\ddot"),
    ("ˇ\u{30c}", "\\check", "\\widecheck"),
    ("˘\u{306}", "\\breve", "\\breve"),
    ("´\u{301}", "\\acute", "\\acute"),
    ("`\u{300}", "\\grave", "\\grave"),
    ("°˚∘\u{30a}", "\\mathring", "\\mathring"),
    ("⏞︷", "\\overbrace", "\\overbrace"),
];

/// Signs that are marks under a base.
const UNDER: &[(&str, &str)] = &[
    ("_¯‾―\u{331}\u{332}", "\\underline"),
    ("⏟︸", "\\underbrace"),
];

/// Bases whose limits stand over and under them.
const WITH_LIMITS: &str = "∑∏∐∫∬∭∮⋂⋃⋀⋁⨁⨂⨀⨄⨆";

/// Functions whose limits stand under them.
const FUNCTIONS_WITH_LIMITS: &[&str] = &[
    "\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\liminf", "\\limsup", "\\det", "\\gcd",
];

/// Whether limits of a base are written as its scripts.
pub(super) fn has_limits(base: &str) -> bool {
    let mut signs = base.chars();
    let is_sign =
        signs.next().is_some_and(|sign| WITH_LIMITS.contains(sign)) && signs.next().is_none();
    is_sign || FUNCTIONS_WITH_LIMITS.contains(&base)
}

/// What stands over a base.
pub(super) fn over(base: &str, mark: &str) -> String {
    let is_one = base.chars().count() == 1 || is_one_command(base);
    let known = one(mark).and_then(|sign| OVER.iter().find(|(signs, ..)| signs.contains(sign)));
    match known {
        Some((_, narrow, wide)) => {
            format!("{}{{{base}}}", if is_one { narrow } else { wide })
        }
        None if mark.is_empty() => base.to_owned(),
        None => format!("\\overset{{{mark}}}{{{base}}}"),
    }
}

/// What stands under a base.
pub(super) fn under(base: &str, mark: &str) -> String {
    let known = one(mark).and_then(|sign| UNDER.iter().find(|(signs, _)| signs.contains(sign)));
    match known {
        Some((_, command)) => format!("{command}{{{base}}}"),
        None if mark.is_empty() => base.to_owned(),
        None => format!("\\underset{{{mark}}}{{{base}}}"),
    }
}

/// The only sign of a text; TeX writes some of them in its own way.
fn one(mark: &str) -> Option<char> {
    match mark {
        "\\wedge" => return Some('^'),
        "\\sim" => return Some('~'),
        "\\_" => return Some('_'),
        _ => {}
    }
    let mut signs = mark.chars();
    signs.next().filter(|_| signs.next().is_none())
}

/// A letter in an alphabet of its own: `\mathbf{x}`.
fn is_one_command(base: &str) -> bool {
    let inside = base.strip_suffix('}').and_then(|base| base.split_once('{'));
    inside.is_some_and(|(command, inside)| {
        command.starts_with("\\math") && inside.chars().count() == 1
    })
}
