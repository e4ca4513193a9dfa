//! The pieces of a paragraph that no line break may divide.

use unicode_segmentation::UnicodeSegmentation;

use super::width;

/// A piece of text that stays on one line.
pub(super) struct Atom {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) width: usize,
    /// The columns of the blanks before it, none where it hangs on to the piece before.
    pub(super) gap: usize,
}

/// Words that a number belongs to.
const BEFORE_NUMBER: &[&str] = &[
    "Fig.",
    "Figs.",
    "Figure",
    "Eq.",
    "Eqs.",
    "Equation",
    "Table",
    "Tab.",
    "Sec.",
    "Section",
    "Theorem",
    "Lemma",
    "Appendix",
    "Algorithm",
    "Alg.",
    "Chapter",
    "Part",
    "No.",
    "vs.",
    "p.",
    "pp.",
];

/// The pieces of a paragraph; one wider than the line is cut between clusters.
pub(super) fn atoms(text: &str, columns: usize) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let words: Vec<(usize, &str)> = words(text);
    let mut place = 0;
    while let Some((start, word)) = words.get(place).copied() {
        // Words that belong together are one piece, if they fit on a line at all.
        let mut end = start + word.len();
        let mut last = word;
        while let Some((next_start, next)) = words.get(place + 1).copied() {
            let glued = text.get(start..next_start + next.len()).unwrap_or_default();
            if !belongs(last, next) || width(glued) > columns {
                break;
            }
            end = next_start + next.len();
            last = next;
            place += 1;
        }
        let glued = end > start + word.len();
        push(text, start, end, glued, columns, &mut atoms);
        place += 1;
    }
    atoms
}

/// The runs without a blank; a no-break space is none.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let blank = c.is_whitespace() && c != '\u{a0}';
        match (blank, start) {
            (true, Some(from)) => {
                words.extend(text.get(from..at).map(|word| (from, word)));
                start = None;
            }
            (false, None) => start = Some(at),
            (true, None) | (false, Some(_)) => {}
        }
    }
    if let Some(from) = start {
        words.extend(text.get(from..).map(|word| (from, word)));
    }
    words
}

/// Whether a reader would stumble over a line break between two words.
fn belongs(word: &str, next: &str) -> bool {
    let is_number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit() || "+-±~<>".contains(c))
            && word.ends_with(|c: char| c.is_ascii_digit())
    };
    let unit = next.trim_end_matches(['.', ',', ';', ')']);
    let is_unit = matches!(
        unit,
        "%" | "‰" | "°" | "×" | "x" | "K" | "B" | "M" | "G" | "T"
    ) || matches!(
        unit,
        "ms" | "s" | "kg" | "g" | "m" | "cm" | "mm" | "km" | "nm" | "µm" | "μm"
    ) || matches!(
        unit,
        "Hz" | "kHz" | "MHz" | "GHz" | "TeV" | "GeV" | "MeV" | "keV" | "eV"
    ) || matches!(
        unit,
        "KB" | "MB" | "GB" | "TB" | "dB" | "FPS" | "fps" | "bits" | "°C" | "pc" | "kpc" | "Mpc"
    );
    let numbered = next
        .trim_start_matches('(')
        .starts_with(|c: char| c.is_ascii_digit());
    let opened = word.trim_start_matches('(');
    (is_number(word) && is_unit) || (BEFORE_NUMBER.contains(&opened) && numbered)
}

/// Divides a run where a line may break inside it.
fn push(text: &str, start: usize, end: usize, glued: bool, columns: usize, atoms: &mut Vec<Atom>) {
    let run = text.get(start..end).unwrap_or_default();
    let (first, before_run) = (atoms.len(), atoms.last().map(|atom| atom.end));
    let mut from = 0;
    let mut clusters = run.grapheme_indices(true).peekable();
    let mut wide = 0;
    let mut before = "";
    while let Some((at, cluster)) = clusters.next() {
        let columns_of_it = width(cluster);
        if wide > 0 && wide + columns_of_it > columns {
            add(atoms, start + from, start + at, wide);
            (from, wide) = (at, 0);
        }
        wide += columns_of_it;
        let after = at + cluster.len();
        let next = clusters.peek().map_or("", |(_, next)| *next);
        if !next.is_empty() && !glued && may_break(before, cluster, next) {
            add(atoms, start + from, start + after, wide);
            (from, wide) = (after, 0);
        }
        before = cluster;
    }
    if from < run.len() {
        add(atoms, start + from, end, wide);
    }
    if let Some(atom) = atoms.get_mut(first) {
        atom.gap = before_run.map_or(0, |end| width(text.get(end..start).unwrap_or_default()));
    }
}

fn add(atoms: &mut Vec<Atom>, start: usize, end: usize, width: usize) {
    atoms.push(Atom {
        start,
        end,
        width,
        gap: 0,
    });
}

/// Whether a line may end between two clusters without a blank between them.
fn may_break(before: &str, cluster: &str, next: &str) -> bool {
    let is_letter = |cluster: &str| cluster.starts_with(char::is_alphabetic);
    if matches!(cluster, "-" | "–" | "—" | "‐") {
        return is_letter(before) && is_letter(next);
    }
    (is_cjk(cluster) || is_cjk(next)) && !is_never_last(cluster) && !is_never_first(next)
}

fn is_cjk(cluster: &str) -> bool {
    cluster.starts_with(|c| {
        matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
    })
}

/// No line begins with these (JIS X 4051, the rule called kinsoku).
fn is_never_first(cluster: &str) -> bool {
    const NEVER: &str = "、。，．・：；？！ー々」』）］｝〉》】〕〗〙〟ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.;:!?)]}%…’”";
    cluster.starts_with(|c| NEVER.contains(c))
}

/// No line ends with these.
fn is_never_last(cluster: &str) -> bool {
    cluster.starts_with(|c| "「『（［｛〈《【〔〖〘〝([{‘“$¥￥＄".contains(c))
}
