//! The pieces of a paragraph that no line break may divide.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Widths;
use super::bonds::{self, Bond};

/// A piece of text that stays on one line.
pub(super) struct Atom {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) width: usize,
    /// The columns of the blanks before it, none where it hangs on to the piece before.
    pub(super) gap: usize,
}

/// Words that belong together only loosely, as the parts of a formula, are kept together up to
/// this width.
const SHORT: usize = 24;

/// The pieces of a paragraph; one wider than the line is cut between clusters.
pub(super) fn atoms(text: &str, columns: usize, widths: Widths) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(text.len() / 6);
    let words: Vec<(usize, &str)> = words(text);
    let mut place = 0;
    while let Some((start, word)) = words.get(place).copied() {
        let count = together(
            text,
            words.get(place..).unwrap_or_default(),
            columns,
            widths,
        );
        place += count;
        let last = words
            .get(place - 1)
            .map_or(start, |(at, last)| at + last.len());
        let kind = match () {
            () if count > 1 => AtomKind::Together,
            () if word.contains("://") => AtomKind::Address,
            () => AtomKind::Word,
        };
        push(text, start..last, kind, columns, widths, &mut atoms);
    }
    atoms
}

/// How many of the words stay on one line, one at least.
fn together(text: &str, words: &[(usize, &str)], columns: usize, widths: Widths) -> usize {
    let fits = |last: usize, limit: usize| {
        let (first, last) = (words.first(), words.get(last));
        let ends = first
            .zip(last)
            .map(|((start, _), (at, word))| *start..at + word.len());
        ends.and_then(|range| text.get(range))
            .is_some_and(|run| widths.of(run) <= limit)
    };
    let is_short = |last: usize| fits(last, columns.min(SHORT));
    // The place of the last word of the bracket that a word opens, if it opens one.
    let closes = |place: usize| {
        let rest = words.get(place..).unwrap_or_default();
        let after = bonds::closes(rest.iter().map(|(_, word)| *word));
        after.map(|after| place + after)
    };
    let mut count = 1;
    // Where the piece begins that ends in the last word: one with a bracket has several.
    let mut piece = 0;
    while let (Some((start, _)), Some((last, word)), Some((_, next))) =
        (words.get(piece), words.get(count - 1), words.get(count))
    {
        let before = text.get(*start..last + word.len()).unwrap_or(word);
        let bond = if bonds::has_limits(before) {
            Bond::Close
        } else {
            bonds::between(word, next)
        };
        let grown = match bond {
            Bond::Close if fits(count, columns) => count + 1,
            // A line ends rather behind `=` than inside the bracket after it.
            Bond::Loose if is_short(closes(count).unwrap_or(count)) => count + 1,
            Bond::Close | Bond::Loose | Bond::None => match closes(count - 1) {
                Some(last) if is_short(last) => last + 1,
                Some(_) | None => break,
            },
        };
        if closes(piece).is_none_or(|last| last < count) {
            piece = count;
        }
        count = grown;
    }
    count
}

/// The runs without a blank.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
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

/// What a run of characters is, which says where a line may break inside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AtomKind {
    /// Several words: nowhere.
    Together,
    /// A link: nowhere if it fits on a line, else behind its signs.
    Address,
    /// A word: behind a hyphen, and between CJK characters.
    Word,
}

/// Divides a run where a line may break inside it.
fn push(
    text: &str,
    run: Range<usize>,
    kind: AtomKind,
    columns: usize,
    widths: Widths,
    atoms: &mut Vec<Atom>,
) {
    let start = run.start;
    let run = text.get(run).unwrap_or_default();
    let before_run = atoms.last().map(|atom| atom.end);
    let gap = before_run.map_or(0, |end| widths.of(text.get(end..start).unwrap_or_default()));
    let mut atom = |from: usize, to: usize, width: usize| {
        atoms.push(Atom {
            start: start + from,
            end: start + to,
            width,
            gap: if from == 0 { gap } else { 0 },
        });
    };
    // Nearly every word is one piece.
    if run.is_ascii()
        && run.len() <= columns
        && (kind != AtomKind::Word || !run.contains(['-', '/']))
    {
        return atom(0, run.len(), run.len());
    }
    let address = kind == AtomKind::Address && widths.of(run) > columns;
    let host = run.find("://").map_or(0, |place| place + 3);
    let mut from = 0;
    let mut clusters = run.grapheme_indices(true).peekable();
    let mut wide = 0;
    while let Some((at, cluster)) = clusters.next() {
        let columns_of_it = widths.of(cluster);
        if wide > 0 && wide + columns_of_it > columns {
            atom(from, at, wide);
            (from, wide) = (at, 0);
        }
        wide += columns_of_it;
        let after = at + cluster.len();
        let Some((_, next)) = clusters.peek() else {
            break;
        };
        let may_break = match kind {
            AtomKind::Together => false,
            AtomKind::Address => address && after > host && bonds::divides_address(cluster, next),
            AtomKind::Word => bonds::divides_word(run, at, cluster, next),
        };
        if may_break {
            atom(from, after, wide);
            (from, wide) = (after, 0);
        }
    }
    if from < run.len() {
        atom(from, run.len(), wide);
    }
}
