//! How the help stands in so many columns: in one column or in two, each entry whole.

use super::{Chapter, Entry, Group};
use crate::text::wrap::Widths;

/// From so many columns on there are two beside each other.
const FOR_TWO: usize = 96;
/// Between them.
const GAP: usize = 3;
/// As wide as the column of keys gets.
const WIDEST_KEYS: usize = 18;
/// A column is not broken within a group while that makes it no more than so many lines longer.
const WITHIN_GROUP: usize = 4;

/// A line of the help, in one or two columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HelpRow {
    /// The columns, from the left.
    pub cells: Vec<HelpCell>,
    /// How wide each of them is.
    pub columns: usize,
}

/// A line of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum HelpCell {
    /// Nothing.
    #[default]
    Blank,
    /// What the lines below are about.
    Heading(&'static str),
    /// A key, an operator or a setting, and a line of what it does.
    Line {
        /// What it is; empty where the line goes on with the one above.
        what: String,
        /// How many columns that has.
        before: usize,
        /// What it does.
        text: String,
    },
}

/// Some lines that stay together: an entry, with the heading of its group where it is the first.
struct Block {
    heading: &'static str,
    is_first: bool,
    cells: Vec<HelpCell>,
}

pub(super) struct Laid {
    pub(super) rows: Vec<HelpRow>,
}

impl HelpRow {
    /// A line of plain text.
    pub(super) fn saying(text: &str) -> Self {
        let cell = HelpCell::Line {
            what: String::new(),
            before: 0,
            text: text.to_owned(),
        };
        Self {
            cells: vec![cell],
            columns: usize::MAX,
        }
    }
}

impl Laid {
    /// Lays chapters out, one below the other.
    pub(super) fn new(chapters: &[Chapter], columns: usize, widths: Widths) -> Self {
        let beside = if columns < FOR_TWO { 1 } else { 2 };
        let column = (columns - (beside - 1) * GAP) / beside;
        let mut rows: Vec<HelpRow> = Vec::new();
        for chapter in chapters.iter().filter(|chapter| !chapter.groups.is_empty()) {
            if !rows.is_empty() {
                rows.push(HelpRow::default());
            }
            let blocks = blocks(chapter, column, widths);
            let split = if beside == 1 {
                blocks.len()
            } else {
                split(&blocks)
            };
            let (left, right) = blocks.split_at_checked(split).unwrap_or((&blocks, &[]));
            let (left, right) = (joined(left), joined(right));
            let lines = left.len().max(right.len());
            let cell = |side: &[HelpCell], line: usize| side.get(line).cloned().unwrap_or_default();
            rows.extend((0..lines).map(|line| HelpRow {
                cells: match beside {
                    1 => vec![cell(&left, line)],
                    _ => vec![cell(&left, line), cell(&right, line)],
                },
                columns: column + GAP,
            }));
        }
        Self { rows }
    }

    /// The first row that has this heading.
    pub(super) fn row_of(&self, heading: &'static str) -> usize {
        let has_it = |row: &HelpRow| row.cells.contains(&HelpCell::Heading(heading));
        self.rows.iter().position(has_it).unwrap_or(0)
    }
}

/// The entries of a chapter in a column of this width.
fn blocks(chapter: &Chapter, column: usize, widths: Widths) -> Vec<Block> {
    let entries = chapter.groups.iter().flat_map(|group| &group.entries);
    let widest = entries.map(|entry| widths.of(&entry.what)).max();
    let keys = widest.unwrap_or(0).min(WIDEST_KEYS).min(column / 3) + 2;
    let of_group = |group: &Group| {
        let entries = group.entries.iter().enumerate();
        let entries = entries.map(|(number, entry)| Block {
            heading: group.heading,
            is_first: number == 0,
            cells: entry.lines(keys, column, widths),
        });
        entries.collect::<Vec<Block>>()
    };
    chapter.groups.iter().flat_map(of_group).collect()
}

impl Entry {
    /// The lines of an entry. What is too wide for the column of keys has a line of its own.
    fn lines(&self, keys: usize, column: usize, widths: Widths) -> Vec<HelpCell> {
        let room = column.saturating_sub(keys).max(1);
        let pieces = widths.lines(&self.meaning, room);
        let mut texts = pieces
            .into_iter()
            .filter_map(|piece| self.meaning.get(piece));
        let line = |what: &str, text: &str| HelpCell::Line {
            what: what.to_owned(),
            before: keys,
            text: text.to_owned(),
        };
        let first = if widths.of(&self.what) < keys {
            line(&self.what, texts.next().unwrap_or_default())
        } else {
            HelpCell::Line {
                what: self.what.clone(),
                before: column,
                text: String::new(),
            }
        };
        let more = texts.map(|text| line("", text));
        std::iter::once(first).chain(more).collect()
    }
}

/// How many blocks the left one of two columns has: as many lines as the right one, and better a few
/// more than one group in both.
fn split(blocks: &[Block]) -> usize {
    let height = |blocks: &[Block]| -> usize {
        let of_block = |(number, block): (usize, &Block)| match (number, block.is_first) {
            (0, _) => 1 + block.cells.len(),
            (_, true) => 2 + block.cells.len(),
            (_, false) => block.cells.len(),
        };
        blocks.iter().enumerate().map(of_block).sum()
    };
    let cost = |at: usize| {
        let (left, right) = blocks.split_at_checked(at).unwrap_or((blocks, &[]));
        let is_within = right.first().is_some_and(|block| !block.is_first);
        height(left).max(height(right)) + if is_within { WITHIN_GROUP } else { 0 }
    };
    (1..=blocks.len()).min_by_key(|at| cost(*at)).unwrap_or(0)
}

/// Blocks as one column, under the headings of their groups.
fn joined(blocks: &[Block]) -> Vec<HelpCell> {
    let mut cells = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 && block.is_first {
            cells.push(HelpCell::Blank);
        }
        if number == 0 || block.is_first {
            cells.push(HelpCell::Heading(block.heading));
        }
        cells.extend(block.cells.iter().cloned());
    }
    cells
}
