//! Titles in BibTeX, whose styles write all words but the first in small letters: braces keep a
//! word's capitals (<https://ctan.org/pkg/btxdoc>, section 3.2).

use super::tex::escaped;
use crate::text::render::{Origin, render};

/// A word of so many letters tells by its first whether a title has capitals everywhere.
const LONG: usize = 4;
/// What may stand before a word and after it.
const BEFORE: [char; 9] = ['(', '[', '"', '\'', '`', '“', '‘', '«', '¿'];
const AFTER: [char; 13] = [
    ',', '.', ';', ':', '?', '!', ')', ']', '"', '\'', '”', '’', '»',
];

/// A title as TeX: words with capitals inside keep them; in a title in sentence case so do names and
/// species.
pub(super) fn title(text: &str) -> String {
    let escaped = escaped(text);
    let words = words(&escaped);
    let is_sentence = is_in_sentence_case(&words);
    let mut title = String::with_capacity(escaped.len() + 16);
    let mut begins = true;
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        if !title.is_empty() {
            title.push(' ');
        }
        if let Some(species) = words.next_if(|next| word.is_genus() && next.is_epithet()) {
            let (genus, rest) = (word.text, species);
            title.extend([word.before, "{", genus, ". ", rest.text, "}", rest.after]);
            begins = rest.ends_sentence();
            continue;
        }
        if word.has_capitals_inside()
            || word.has_formula_with_capitals()
            || (is_sentence && !begins && word.is_capitalised())
        {
            title.push_str(&word.braced());
        } else {
            title.push_str(word.whole);
        }
        begins = word.ends_sentence();
    }
    title
}

/// A word of a title in TeX.
struct TitleWord<'a> {
    whole: &'a str,
    /// The marks before it, the word, and the marks after it.
    before: &'a str,
    text: &'a str,
    after: &'a str,
    /// Whether no braces stand round it.
    is_free: bool,
    /// The word as it is read; empty where TeX that is more than accents stands in it, or round it.
    read: String,
}

impl TitleWord<'_> {
    fn has_capitals_inside(&self) -> bool {
        self.read.chars().skip(1).any(char::is_uppercase)
    }

    /// Styles write small letters in formulas, too: `\Lambda` becomes `\lambda`.
    fn has_formula_with_capitals(&self) -> bool {
        let mut depth = 0_i32;
        let mut capitals = self.text.chars().filter(|c| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0 && c.is_uppercase()
        });
        self.is_free && self.text.contains('$') && capitals.next().is_some()
    }

    fn is_capitalised(&self) -> bool {
        self.read.starts_with(char::is_uppercase)
    }

    /// `E.` of `E. coli`.
    fn is_genus(&self) -> bool {
        self.is_initial() && self.after == "."
    }

    fn is_initial(&self) -> bool {
        self.is_capitalised() && self.read.chars().nth(1).is_none()
    }

    fn is_epithet(&self) -> bool {
        self.before.is_empty()
            && self.read.chars().count() >= LONG
            && self.read.chars().all(char::is_lowercase)
    }

    /// Whether the next word begins a sentence, or a title below the title.
    fn ends_sentence(&self) -> bool {
        let is_dash = matches!(self.whole, "—" | "---");
        let is_end = self.after.contains([':', '?', '!'])
            || (self.after.contains('.') && !self.is_initial());
        is_dash || is_end
    }

    fn braced(&self) -> String {
        let Self {
            before,
            text,
            after,
            ..
        } = self;
        // Right behind one brace a command is an accent, whose letter BibTeX changes.
        if text.starts_with('\\') {
            format!("{before}{{{{{text}}}}}{after}")
        } else {
            format!("{before}{{{text}}}{after}")
        }
    }
}

/// What stands between blanks. Those in a formula part nothing (a dollar that is none is escaped), nor
/// does the one that ends the command of a letter: `\O rsted`.
fn between_blanks(text: &str) -> Vec<&str> {
    let (mut in_formula, mut is_escaped) = (false, false);
    let mut parts = |(at, c): (usize, char)| {
        in_formula ^= c == '$' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        (c == ' ' && !in_formula && !is_behind_letter(text.split_at(at))).then_some(at)
    };
    let blanks: Vec<usize> = text.char_indices().filter_map(&mut parts).collect();
    let starts = std::iter::once(0).chain(blanks.iter().map(|blank| blank + 1));
    let ends = blanks.iter().copied().chain([text.len()]);
    let words = starts
        .zip(ends)
        .filter_map(|(start, end)| text.get(start..end));
    words.collect()
}

/// Whether between two texts a command ends whose letter is one of the word that goes on.
fn is_behind_letter((before, behind): (&str, &str)) -> bool {
    let name = before.len()
        - before
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let is_command = before
        .get(..before.len() - name)
        .is_some_and(|text| text.ends_with('\\'));
    is_command && matches!(name, 1..=2) && behind.trim_start().starts_with(char::is_alphabetic)
}

/// The words between blanks.
fn words(escaped: &str) -> Vec<TitleWord<'_>> {
    let mut depth = 0_i32;
    let words = between_blanks(escaped).into_iter().map(|whole| {
        let stood_free = depth == 0;
        for c in whole.chars() {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
        }
        let text = whole.trim_start_matches(BEFORE);
        let (before, _) = whole.split_at(whole.len() - text.len());
        let trimmed = text.trim_end_matches(AFTER);
        let (text, after) = text.split_at(trimmed.len());
        let is_free = stood_free && depth == 0;
        let has_formula = whole.replace("\\$", "").contains('$');
        let is_plain = is_free && !has_formula;
        let read = if is_plain { read(text) } else { None };
        TitleWord {
            whole,
            before,
            text,
            after,
            is_free,
            read: read.unwrap_or_default(),
        }
    });
    words.collect()
}

/// A word as it is read; none where its TeX is more than accents and letters, or braces keep a part
/// of it already.
fn read(word: &str) -> Option<String> {
    if !word.contains(['\\', '{']) {
        return Some(word.to_owned());
    }
    // What a command of many letters does to the word is its own affair.
    let mut pieces = word.split('\\').skip(1);
    let letters = |text: &str| text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_accented = pieces.all(|piece| letters(piece) <= 2);
    let is_kept = word.starts_with('{') && !word.starts_with("{\\") || !word.contains('\\');
    (is_accented && !is_kept).then(|| render(word, Origin::Faithful).text)
}

/// Whether most long words that begin no sentence begin with a small letter.
fn is_in_sentence_case(words: &[TitleWord<'_>]) -> bool {
    let inner = words.iter().zip(words.iter().skip(1));
    let inner = inner.filter(|(before, _)| !before.ends_sentence());
    let long = inner.map(|(_, word)| word).filter(|word| {
        let is_word = word.read.chars().all(char::is_alphabetic);
        is_word && word.read.chars().count() >= LONG && !word.has_capitals_inside()
    });
    let (mut small, mut all) = (0, 0);
    for word in long {
        all += 1;
        small += usize::from(!word.is_capitalised());
    }
    small * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_inside_words_are_kept_in_any_title() {
        for (text, tex) in [
            (
                "A ReLU GPT-4 Network of $A BC$ Things",
                "A {ReLU} {GPT-4} Network of {$A BC$} Things",
            ),
            (
                "LLaMA: {T}he \\emph{DNA} of (AI)",
                "{LLaMA}: {T}he \\emph{DNA} of ({AI})",
            ),
            ("Attention Is All You Need", "Attention Is All You Need"),
            (
                "A Kurdyka-\\L ojasiewicz Bound of \\O rsted",
                "A {Kurdyka-\\L ojasiewicz} Bound of \\O rsted",
            ),
            (
                "Dynamics of E. coli in Water",
                "Dynamics of {E. coli} in Water",
            ),
        ] {
            assert_eq!(title(text), tex);
        }
    }

    #[test]
    fn names_are_kept_in_a_title_in_sentence_case() {
        for (text, tex) in [
            (
                "On the Kähler metric of Calabi-Yau spaces and the Hubbard model in Bose gases",
                "On the {Kähler} metric of {Calabi-Yau} spaces and the {Hubbard} model in {Bose} gases",
            ),
            (
                r#"The K\"ahler and Schr{\"o}dinger and \"Uber equations, again with some more terms"#,
                r#"The {K\"ahler} and {Schr{\"o}dinger} and {{\"Uber}} equations, again with some more terms"#,
            ),
            (
                "Growth of E. coli: Some first results in Berlin? More in Rome",
                "Growth of {E. coli}: Some first results in {Berlin}? More in {Rome}",
            ),
            (
                "The work of D. Hilbert and others",
                "The work of {D}. {Hilbert} and others",
            ),
            (
                "The $X Y$ model of {B}ose and \\emph{Bose gases} there",
                "The {$X Y$} model of {B}ose and \\emph{Bose gases} there",
            ),
            (
                "Decays of $\\Lambda_c^+ \\to p$, the $p$-Laplacian and $x_{A}$ for $5",
                "Decays of {$\\Lambda_c^+ \\to p$}, the {$p$-Laplacian} and $x_{A}$ for \\$5",
            ),
        ] {
            assert_eq!(title(text), tex);
        }
    }
}
