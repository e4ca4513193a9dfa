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

    /// How many bytes of a text are shown in so many columns with an ellipsis behind: as many as there
    /// is room for, wherever that cuts it, without a blank at the end. `None` where all of it fits.
    #[must_use]
    pub fn kept(self, text: &str, columns: usize, ellipsis: &str) -> Option<usize> {
        // Most titles are longer than the list is wide: no more of one is looked at than is shown.
        let room = columns.checked_sub(self.of(ellipsis));
        let (mut used, mut kept) = (0, 0);
        for (start, cluster) in text.grapheme_indices(true) {
            used += self.of(cluster);
            if used > columns {
                let shown = text.get(..kept).unwrap_or_default();
                return Some(shown.trim_end().len());
            }
            if room.is_some_and(|room| used <= room) {
                kept = start + cluster.len();
            }
        }
        None
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
mod tests;
