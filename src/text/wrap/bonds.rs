//! What a reader does not want to see divided by a line break, and what may be.

/// How much two words belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// Always, where a line can hold both: a number and its unit.
    Close,
    /// Where they are short: the parts of a formula.
    Loose,
    /// Not at all.
    None,
}

/// Words that a number belongs to.
const BEFORE_NUMBER: &[&str] = &[
    "Fig.",
    "Figs.",
    "Figure",
    "Figures",
    "Eq.",
    "Eqs.",
    "Equation",
    "Table",
    "Tables",
    "Tab.",
    "Sec.",
    "Section",
    "Theorem",
    "Lemma",
    "Proposition",
    "Definition",
    "Corollary",
    "Conjecture",
    "Appendix",
    "Algorithm",
    "Alg.",
    "Chapter",
    "Part",
    "No.",
    "Nos.",
    "Ref.",
    "Refs.",
    "Vol.",
    "vs.",
    "p.",
    "pp.",
    "≈",
    "∼",
    "~",
    "±",
    "<",
    ">",
    "≤",
    "≥",
];

/// What a number is counted in.
const UNITS: &[&str] = &[
    "%", "‰", "°", "°C", "×", "x", "K", "B", "M", "G", "T", "k", "million", "billion", "trillion",
    "ns", "µs", "μs", "ms", "s", "min", "h", "kg", "g", "mg", "µg", "μg", "m", "cm", "mm", "km",
    "nm", "µm", "μm", "pm", "fm", "Å", "Hz", "kHz", "MHz", "GHz", "THz", "eV", "meV", "keV", "MeV",
    "GeV", "TeV", "PeV", "J", "kJ", "erg", "W", "mW", "kW", "MW", "V", "mV", "kV", "A", "mA", "C",
    "N", "F", "Ω", "mT", "Wb", "Pa", "kPa", "GPa", "bar", "KB", "kB", "MB", "GB", "TB", "dB",
    "fps", "FPS", "bits", "bit", "bytes", "pc", "kpc", "Mpc", "Gpc", "yr", "Myr", "Gyr", "AU",
    "au", "ly", "M☉", "M⊙", "L⊙", "R⊙", "Jy", "mJy", "µJy", "μJy", "mag", "dex", "sr", "rad",
    "deg", "arcsec", "arcmin", "mas", "mol", "mmol", "L", "mL", "ppm", "fb", "pb", "nb", "mb",
];

/// Signs that begin a power.
const RAISED: [char; 13] = [
    '⁻', '⁺', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '^',
];

/// Operators that reach over what follows them.
const REACHING: &str = "∑∏∐∫∬∭∮⨍⋃⋂⋁⋀⨁⨂";

/// Functions whose limits stand below them.
const LIMITED: &[&str] = &[
    "lim", "limsup", "liminf", "max", "min", "sup", "inf", "argmax", "argmin", "colim",
];

/// Signs that stand between two parts of a formula.
const BETWEEN: &str = "=≠≡<>≤≥≪≫≲≳≈≃≅∼~∝∈∉∋⊂⊆⊃⊇∪∩+−±∓×·⋅*/∗→←↔↦⇒⇔∘⊗⊕⊙∧∨∥⊥≺≻|";

/// How much two neighbouring words belong together.
pub(super) fn between(word: &str, next: &str) -> Bond {
    match () {
        // Nearly all words are those of prose.
        () if is_of_letters(word, b".,;") && is_of_letters(next, b",;") => Bond::None,
        () if is_number(word) && unit(unpointed(next)).is_some() => Bond::Close,
        () if has_power(next) && is_multiplied(word, next) => Bond::Close,
        () if is_numbered(word, next) => Bond::Close,
        // No line begins with a dash.
        () if matches!(next, "–" | "—") || (next.starts_with("al.") && word.ends_with("et")) => {
            Bond::Close
        }
        () if is_sign(word) || is_sign(next) => Bond::Loose,
        () if is_ellipsis(word) || is_ellipsis(next) => Bond::Loose,
        () => Bond::None,
    }
}

/// Whether a word has nothing but letters of ASCII and the signs behind them.
fn is_of_letters(word: &str, signs: &[u8]) -> bool {
    let mut bytes = word.bytes();
    bytes.all(|byte| byte.is_ascii_alphabetic() || signs.contains(&byte))
}

/// A number, of a power of ten too, or in brackets with its error.
fn is_number(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit() || c == ')' || RAISED.contains(&c))
        && word
            .trim_start_matches('(')
            .starts_with(|c: char| c.is_ascii_digit() || "+-±~<>≈∼−".contains(c))
}

/// A word that is a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// `km`
    Bare,
    /// One that multiplies the unit before it: `s⁻¹`.
    WithPower,
}

/// Whether a word may be a unit with a power; few words of prose are looked at further.
fn has_power(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_plain = word.is_ascii() && !bytes.contains(&b'^');
    !is_plain && word.contains(RAISED)
}

/// Whether a unit stands before one with a power, which multiplies it: `km s⁻¹`.
fn is_multiplied(word: &str, next: &str) -> bool {
    unit(unpointed(next)) == Some(Unit::WithPower) && unit(word).is_some()
}

/// A word without the punctuation behind it.
fn unpointed(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', ')'])
}

fn unit(word: &str) -> Option<Unit> {
    let bare = word.split(['/', '·']).next().unwrap_or(word);
    // A power may be written plainly.
    let ends = |c: char| c == '^' || RAISED.contains(&c);
    let name = bare.split(ends).next().unwrap_or(bare);
    UNITS.contains(&name).then_some(if name == bare {
        Unit::Bare
    } else {
        Unit::WithPower
    })
}

/// Whether words are an operator with its limits, which reaches over what follows: `∫_(ℝᴺ)`,
/// `lim_(x → 0)`, `∑ᵢ`.
pub(super) fn has_limits(word: &str) -> bool {
    // Nearly every word is one of prose.
    if word.is_ascii() && !word.contains('_') {
        return false;
    }
    let word = word.trim_start_matches(|c: char| "([{=+−-|".contains(c));
    let name = word.split(['_', '^']).next().unwrap_or(word);
    let limits = word.get(name.len()..).unwrap_or_default();
    let is_whole = limits.matches('(').count() == limits.matches(')').count();
    if LIMITED.contains(&name) {
        return !limits.is_empty() && is_whole;
    }
    let mut signs = name.chars();
    signs.next().is_some_and(|first| REACHING.contains(first))
        && is_whole
        && signs.all(|c| REACHING.contains(c) || is_script(c))
        && (limits.is_empty() || limits.ends_with(')') || limits.chars().count() == 2)
}

/// A letter or number that stands high or low by itself.
fn is_script(c: char) -> bool {
    RAISED.contains(&c) || matches!(c, '\u{2071}'..='\u{209c}' | '\u{1d2c}'..='\u{1d6a}' | 'ⱼ')
}

/// Whether a word stands for the rest of a list: `x₁, …, xₙ`.
fn is_ellipsis(word: &str) -> bool {
    matches!(word, "…," | "⋯" | "⋯,")
}

/// Whether a number follows that the word counts by.
fn is_numbered(word: &str, next: &str) -> bool {
    let number = next.trim_start_matches(['(', '~', '−', '-', '±']);
    number.starts_with(|c: char| c.is_ascii_digit())
        && BEFORE_NUMBER.contains(&word.trim_start_matches(['(', '[']))
}

fn is_sign(word: &str) -> bool {
    let mut signs = word.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) => !sign.is_ascii_alphanumeric() && BETWEEN.contains(sign),
        _ => false,
    }
}

/// The place of the word that closes a bracket which the first one opens and leaves open, as in
/// `O(n log n)`: one that follows a letter, for in prose a blank stands before it.
pub(super) fn closes<'a>(words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut words = words.peekable();
    if !words.peek()?.contains(['(', '[', '{']) {
        return None;
    }
    let mut open: Vec<bool> = Vec::new();
    for (place, word) in words.enumerate().take(12) {
        let mut before = ' ';
        for c in word.chars() {
            match c {
                '(' | '[' | '{' => open.push(before.is_alphanumeric() || "^_√".contains(before)),
                ')' | ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
            before = c;
        }
        if !open.contains(&true) {
            return (place > 0).then_some(place);
        }
    }
    None
}

/// Whether a line may end inside a word between two clusters.
pub(super) fn divides_word(word: &str, at: usize, cluster: &str, next: &str) -> bool {
    if matches!(cluster, "-" | "–" | "—" | "‐" | "/") {
        // At least two letters on either side: `k-means` and `t-SNE` are one.
        let two = |letters: &mut dyn Iterator<Item = char>| {
            letters.take(2).filter(|c| c.is_alphabetic()).count() == 2
        };
        let (before, after) = word.split_at_checked(at).unwrap_or((word, ""));
        let after = after.get(cluster.len()..).unwrap_or_default();
        return two(&mut before.chars().rev()) && two(&mut after.chars());
    }
    (is_cjk(cluster) || is_cjk(next)) && !is_never_last(cluster) && !is_never_first(next)
}

/// Whether a line may end inside a link between two clusters: behind a sign, before a letter.
pub(super) fn divides_address(cluster: &str, next: &str) -> bool {
    let is_sign = |cluster: &str| cluster.starts_with(|c| "/?&=#-_".contains(c));
    is_sign(cluster) && !is_sign(next)
}

fn is_cjk(cluster: &str) -> bool {
    cluster.starts_with(|c| {
        matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{1f200}'..='\u{1f2ff}' | '\u{20000}'..='\u{3ffff}')
    })
}

/// No line begins with these (JIS X 4051, the rule called kinsoku).
fn is_never_first(cluster: &str) -> bool {
    const NEVER: &str = "、。，．・：；？！ー々〻‐゠–〜～」』）］｝〉》】〕〗〙〛〟｠»ヽヾゝゞ\
        ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\
        ｡､･ｰﾞﾟ｣,.;:!?)]}%％‰°℃′″…‥’”";
    cluster.starts_with(|c| NEVER.contains(c))
}

/// No line ends with these.
fn is_never_last(cluster: &str) -> bool {
    cluster.starts_with(|c| "「『（［｛〈《【〔〖〘〚〝｟«｢([{‘“$¥￥＄£№".contains(c))
}
