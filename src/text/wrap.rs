//! Measuring and breaking by display width and grapheme clusters.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

mod ambiguous;
mod atoms;
mod bonds;

use ambiguous::is_ambiguous;
use atoms::{Atom, atoms};

/// How a terminal counts the columns of what stands in Western as in East Asian text, such as `é`,
/// `α`, `–` and `─` (Unicode Standard Annex 11 calls them ambiguous).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Widths {
    /// One column, as nearly every terminal.
    #[default]
    Narrow,
    /// Two, as fonts of Chinese, Japanese and Korean once had them.
    Wide,
}

impl Widths {
    /// How many columns a text takes.
    #[must_use]
    pub fn of(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.len();
        }
        let clusters = text.graphemes(true);
        match self {
            Widths::Narrow => clusters.map(UnicodeWidthStr::width).sum(),
            Widths::Wide => clusters.map(wide_width).sum(),
        }
    }

    /// The byte of a text at which the cluster begins that covers a column; `None` beside the text.
    #[must_use]
    pub fn byte_at(self, text: &str, column: usize) -> Option<usize> {
        let mut end = 0;
        let cluster = text.grapheme_indices(true).find(|(_, cluster)| {
            end += self.of(cluster);
            end > column
        });
        cluster.map(|(place, _)| place)
    }

    /// The lines of one paragraph, as byte ranges without the blanks between: ragged right, as full
    /// as they go, in so many columns. A cluster wider than the line stands alone on one.
    #[must_use]
    pub fn lines(self, text: &str, columns: usize) -> Vec<Range<usize>> {
        let columns = columns.max(1);
        let atoms = atoms(text, columns, self);
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut line = 0..0;
        let mut used = 0;
        for (place, atom) in atoms.iter().enumerate() {
            let blank = if place > line.start { atom.gap } else { 0 };
            if place > line.start && used + blank + atom.width > columns {
                lines.push(line.start..place);
                line = place..place;
                used = atom.width;
            } else {
                used += blank + atom.width;
            }
        }
        if line.start < atoms.len() {
            lines.push(line.start..atoms.len());
        }
        keep_widow_company(&mut lines, &atoms, columns);
        let bytes = |line: Range<usize>| {
            let line = atoms.get(line)?;
            Some(line.first()?.start..line.last()?.end)
        };
        lines.into_iter().filter_map(bytes).collect()
    }

    /// The text without its first so many columns; none shows half a character.
    #[must_use]
    pub fn after(self, text: &str, columns: usize) -> &str {
        let mut skipped = 0;
        let cluster = text.grapheme_indices(true).find(|(_, cluster)| {
            let enough = skipped >= columns;
            skipped += self.of(cluster);
            enough
        });
        cluster.map_or("", |(place, _)| text.get(place..).unwrap_or_default())
    }

    /// The text cut to so many columns: whole where it fits, else at the end of a word with an
    /// ellipsis behind; inside a word where a cut before it would waste more than two fifths.
    #[must_use]
    pub fn cut<'a>(self, text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
        if self.of(text) <= columns {
            return Cow::Borrowed(text);
        }
        let room = columns.saturating_sub(self.of(ellipsis));
        let mut used = 0;
        let mut end = 0;
        let mut word_end = (0, 0);
        for (start, cluster) in text.grapheme_indices(true) {
            if cluster.trim().is_empty() {
                word_end = (start, used);
            }
            used += self.of(cluster);
            if used > room {
                break;
            }
            end = start + cluster.len();
        }
        let rest = text.get(end..).unwrap_or_default();
        let at_word = rest.starts_with(char::is_whitespace);
        if !at_word && word_end.1 * 5 >= room * 3 {
            end = word_end.0;
        }
        let kept = text.get(..end).unwrap_or_default().trim_end();
        let kept = kept.trim_end_matches([',', ';', ':', '-', '–']);
        if columns < self.of(ellipsis) {
            Cow::Borrowed("")
        } else {
            Cow::Owned(format!("{kept}{ellipsis}"))
        }
    }
}

/// The columns of a cluster where ambiguous characters have two. Marks add none, and pictures have
/// two already.
fn wide_width(cluster: &str) -> usize {
    match cluster.width() {
        1 if cluster.starts_with(is_ambiguous) => 2,
        columns => columns,
    }
}

/// Moves words down to a last line of one word, so that it does not stand alone, where the line
/// above can spare them.
fn keep_widow_company(lines: &mut [Range<usize>], atoms: &[Atom], columns: usize) {
    let [.., above, last] = lines else { return };
    let begins_word = |place: usize| atoms.get(place).is_some_and(|atom| atom.gap > 0);
    if (last.start + 1..last.end).any(begins_word) {
        return;
    }
    // A word whose end stands there comes down whole, and one more with it.
    let whole = (above.start..=last.start)
        .rev()
        .find(|place| begins_word(*place));
    let before =
        whole.and_then(|whole| (above.start..whole).rev().find(|place| begins_word(*place)));
    let Some(moved) = before else { return };
    let columns_of = |range: Range<usize>| {
        let atoms = atoms.get(range).unwrap_or_default();
        let first = atoms.first().map_or(0, |atom| atom.gap);
        atoms
            .iter()
            .map(|atom| atom.gap + atom.width)
            .sum::<usize>()
            - first
    };
    if columns_of(moved..last.end) <= columns && columns_of(above.start..moved) * 2 > columns {
        above.end = moved;
        last.start = moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        Widths::Narrow
            .lines(text, columns)
            .into_iter()
            .map(|line| &text[line])
            .collect()
    }

    #[test]
    fn lines_break_where_a_reader_would() {
        for (text, columns, expected) in [
            ("", 10, &[][..]),
            ("one two three four", 9, &["one two", "three", "four"]),
            ("a first-order method", 8, &["a first-", "order", "method"]),
            ("antidisestablish", 6, &["antidi", "sestab", "lish"]),
            ("see Fig. 2 for it", 9, &["see", "Fig. 2", "for it"]),
            ("we gain 92.4 % over", 12, &["we gain", "92.4 % over"]),
            ("深度学习、模型（好）", 8, &["深度学", "习、模型", "（好）"]),
            (
                "a👩\u{200d}👩\u{200d}👧b",
                3,
                &["a👩\u{200d}👩\u{200d}👧", "b"],
            ),
            ("x – y", 3, &["x –", "y"]),
            (
                "runs in O(n log n) time",
                12,
                &["runs in", "O(n log n)", "time"],
            ),
            ("in R^(n × k) or", 11, &["in", "R^(n × k)", "or"]),
            (
                "up to 10^(-5) erg cm^(-2) s^(-1).",
                27,
                &["up to", "10^(-5) erg cm^(-2) s^(-1)."],
            ),
            ("where x ∈ ℝᴺ holds", 11, &["where", "x ∈ ℝᴺ", "holds"]),
            (
                "a word (seen in print) here",
                12,
                &["a word (seen", "in print)", "here"],
            ),
            ("of exp(-Ω(α² T)) at", 13, &["of", "exp(-Ω(α² T))", "at"]),
            (
                "defined by Oᵢ(u) = σ(∑ⱼ Wᵢⱼ u + Bᵢⱼ).",
                30,
                &["defined by Oᵢ(u) =", "σ(∑ⱼ Wᵢⱼ u + Bᵢⱼ)."],
            ),
            ("by k-means, t-SNE", 6, &["by", "k-mean", "s,", "t-SNE"]),
            (
                "some input/output pair",
                11,
                &["some input/", "output pair"],
            ),
            ("of Smith et al. and", 14, &["of Smith", "et al. and"]),
            (
                "at 3.5 m/s or 10 GeV.",
                9,
                &["at", "3.5 m/s", "or", "10 GeV."],
            ),
            (
                "of 70 km s⁻¹ Mpc⁻¹ here",
                17,
                &["of", "70 km s⁻¹ Mpc⁻¹", "here"],
            ),
            (
                "up to 10⁻⁵ erg cm⁻² s⁻¹.",
                20,
                &["up to", "10⁻⁵ erg cm⁻² s⁻¹."],
            ),
            (
                "in (67.4±0.5) km s^(-1) it",
                20,
                &["in", "(67.4±0.5) km s^(-1)", "it"],
            ),
            ("see s, K² or", 6, &["see s,", "K² or"]),
            (
                "of ∫_(ℝᴺ) |∇u|² and ∑ᵢ xᵢ and",
                11,
                &["of ∫_(ℝᴺ)", "|∇u|² and", "∑ᵢ xᵢ and"],
            ),
            ("where ∫_(ℝᴺ) |∇u|² is", 16, &["where", "∫_(ℝᴺ) |∇u|² is"]),
            (
                "so lim_(x → 0) f(x) or",
                18,
                &["so", "lim_(x → 0) f(x)", "or"],
            ),
            ("of x₁, …, xₙ in", 11, &["of", "x₁, …, xₙ", "in"]),
            (
                "see https://a.org/b-c/d?e=f now",
                14,
                &["see", "https://a.org/", "b-c/d?e=f now"],
            ),
            (
                "see https://a.org/b now",
                17,
                &["see", "https://a.org/b", "now"],
            ),
            (
                "「注意」機構——と、データ。",
                6,
                &["「注", "意」機", "構", "——と、", "デー", "タ。"],
            ),
        ] {
            assert_eq!(wrapped(text, columns), expected, "{text:?} at {columns}");
        }
    }

    #[test]
    fn a_short_last_word_gets_company() {
        assert_eq!(
            wrapped("the quick brown fox jumps on", 25),
            ["the quick brown fox", "jumps on"]
        );
        // The end of a hyphenated word is no company.
        assert_eq!(
            wrapped("one two three four first-order", 24),
            ["one two three", "four first-order"]
        );
        assert_eq!(
            wrapped("a incomprehensibilities on", 25),
            ["a incomprehensibilities", "on"]
        );
    }

    #[test]
    fn a_title_is_cut_at_a_word() {
        for (text, columns, expected) in [
            ("Dual Learning", 13, "Dual Learning"),
            ("Dual Learning", 12, "Dual Learni…"),
            ("Dual Learning of all", 16, "Dual Learning…"),
            ("Where to Diffuse, How", 18, "Where to Diffuse…"),
            ("Incomprehensibilities", 8, "Incompr…"),
            ("深度学习", 5, "深度…"),
            ("abc", 0, ""),
        ] {
            let cut = Widths::Narrow.cut(text, columns, "…");
            assert_eq!(cut, expected, "{columns}");
        }
    }

    #[test]
    fn wide_texts_are_broken_cut_and_found_by_their_columns() {
        let wide = Widths::Wide;
        let text = "of α – β and γ";
        let lines: Vec<&str> = wide
            .lines(text, 9)
            .into_iter()
            .map(|line| &text[line])
            .collect();
        assert_eq!(lines, ["of α –", "β and γ"]);
        assert_eq!(wide.cut("αβγδε", 8, ".."), "αβγ..");
        assert_eq!(wide.cut("αβγδε", 10, ".."), "αβγδε");
        assert_eq!(wide.after("αbγ", 2), "bγ");
        assert_eq!(wide.after("αbγ", 1), "bγ");
        let bytes: Vec<Option<usize>> = (0..6).map(|column| wide.byte_at("αbγ", column)).collect();
        assert_eq!(bytes, [Some(0), Some(0), Some(2), Some(3), Some(3), None]);
    }

    fn widths() -> impl Strategy<Value = Widths> {
        prop_oneof![Just(Widths::Narrow), Just(Widths::Wide)]
    }

    proptest! {
        #[test]
        fn every_visible_character_is_on_one_line_that_fits(text in "([a-z]{1,12}|[ -]|学|。|（|👩\u{200d}👧|e\u{301}|[éα–Ω]|Ω\u{303}| [0-9]{1,3} (ms|%))*", columns in 1_usize..40, widths in widths()) {
            let mut end = 0;
            for line in widths.lines(&text, columns) {
                prop_assert!(text[end..line.start].trim().is_empty());
                let shown = &text[line.clone()];
                prop_assert!(widths.of(shown) <= columns || shown.graphemes(true).count() == 1, "{shown:?}");
                prop_assert_eq!(shown.trim(), shown);
                end = line.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }

        #[test]
        fn a_cut_text_fits(text in "\\PC*", columns in 0_usize..40, widths in widths()) {
            prop_assert!(widths.of(&widths.cut(&text, columns, "…")) <= columns);
            let rest = widths.after(&text, columns);
            prop_assert!(widths.of(rest) <= widths.of(&text).saturating_sub(columns));
        }
    }
}
