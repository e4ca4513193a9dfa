//! A paper as lines of one width, each a part of one block.

use std::ops::Range;

mod formula;
mod table;
mod wrapped;

pub use super::shown::Formulas;
use super::shown::Shown;
use super::{Block, Body, Kind, Prose, Target};
use crate::text::letters::Letters;
use crate::text::render::Emphasis;

/// One line. Ranges are bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, safe; where it is longer than the width one scrolls sideways.
    pub text: String,
    /// What it is part of.
    pub part: Part,
    /// The block of [`Body::blocks`] that it is part of; `None` before the first one.
    pub block: Option<usize>,
    /// What stands out, and how.
    pub styles: Vec<(Range<usize>, Emphasis)>,
    /// What leads where.
    pub links: Vec<(Range<usize>, Target)>,
    /// The marks that stand for what cannot be seen.
    pub marks: Vec<Range<usize>>,
}

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title of the paper.
    Title,
    /// What is said of the paper or of the page.
    Facts,
    /// The title of a section, by how many sections it is in.
    Heading(usize),
    /// Text.
    Text,
    /// A formula by itself.
    Formula,
    /// Code.
    Code,
    /// A row of a table.
    Table,
    /// One of the rows that say what is in the columns.
    TableHead,
    /// A line that is drawn.
    Rule,
    /// What is said of a figure or a table.
    Caption,
    /// A note.
    Note,
    /// An entry of the references.
    Reference,
    /// Nothing.
    Blank,
}

/// How much of a paper is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// What follows the abstract.
    Text,
    /// These of its blocks.
    Blocks(Range<usize>),
}

/// A paper is set as if it had so many columns at least.
const NARROWEST: usize = 8;

/// What is set, for what.
#[derive(Debug)]
struct Setter {
    width: usize,
    letters: Letters,
    formulas: Formulas,
    lines: Vec<Line>,
    block: Option<usize>,
    /// The column of the first relation of the formula above, where the next one belongs to it.
    relation: Option<usize>,
}

/// Sets a paper for so many columns of a terminal that shows letters so: its lines from top to bottom.
#[must_use]
pub fn set(
    body: &Body,
    extent: Extent,
    formulas: Formulas,
    width: usize,
    letters: Letters,
) -> Vec<Line> {
    let mut setter = Setter {
        width: width.max(NARROWEST),
        letters,
        formulas,
        lines: Vec::new(),
        block: None,
        relation: None,
    };
    let blocks = match extent {
        Extent::Whole => {
            setter.beginning(body);
            0..body.blocks.len()
        }
        Extent::Text => 0..body.blocks.len(),
        Extent::Blocks(blocks) => blocks,
    };
    let wanted = body.blocks.get(blocks.clone()).unwrap_or_default();
    let mut last: Option<&Block> = None;
    for (number, block) in blocks.zip(wanted) {
        if last.is_some_and(|last| !is_close(last, block)) {
            setter.blank();
            setter.relation = None;
        }
        setter.block = Some(number);
        setter.block(block);
        last = Some(block);
    }
    setter.lines
}

/// Whether no line is left between two blocks.
fn is_close(before: &Block, block: &Block) -> bool {
    match (&before.kind, &block.kind) {
        (Kind::Formula, Kind::Formula)
        | (Kind::Note, Kind::Note)
        | (Kind::Reference, Kind::Reference)
        | (Kind::Caption { .. }, Kind::Table(_)) => true,
        (Kind::Paragraph, Kind::Paragraph) => {
            let are_items = !before.label.is_empty() && !block.label.is_empty();
            are_items && before.indent > 0 && block.indent > 0
        }
        _ => false,
    }
}

impl Setter {
    /// Title, authors, what is missing, abstract.
    fn beginning(&mut self, body: &Body) {
        self.wrapped(&Prose::default(), &body.title, Part::Title, 0);
        for block in &body.front {
            if block.kind == Kind::Note {
                self.block(block);
            } else {
                self.wrapped(&block.label, &block.prose, Part::Facts, 0);
            }
        }
        let missing = body.missing();
        if !missing.is_empty() {
            self.wrapped(&Prose::default(), &Prose::plain(&missing), Part::Facts, 0);
        }
        if !body.summary.is_empty() {
            self.blank();
            self.wrapped(
                &Prose::default(),
                &Prose::plain("Abstract"),
                Part::Heading(1),
                0,
            );
        }
        for block in &body.summary {
            self.blank();
            self.block(block);
        }
        self.blank();
    }

    fn block(&mut self, block: &Block) {
        let indent = block.indent;
        match &block.kind {
            Kind::Paragraph => self.wrapped(&block.label, &block.prose, Part::Text, indent),
            Kind::Heading(level) => {
                self.wrapped(&block.label, &block.prose, Part::Heading(*level), 0);
            }
            Kind::Formula => self.formula(block),
            Kind::Code => self.code(block),
            Kind::Table(table) => self.table(table, indent),
            Kind::Caption { pictures } => {
                let mut prose = block.prose.clone();
                if *pictures > 0 {
                    let pictures = match pictures {
                        1 => "[1 picture]".to_owned(),
                        pictures => format!("[{pictures} pictures]"),
                    };
                    prose.blank();
                    prose.push(&pictures);
                }
                self.wrapped(&block.label, &prose, Part::Caption, indent);
            }
            Kind::Note => self.wrapped(&block.label, &block.prose, Part::Note, indent),
            Kind::Reference => self.wrapped(&block.label, &block.prose, Part::Reference, 0),
        }
    }

    /// Lines that stand as they are.
    fn code(&mut self, block: &Block) {
        let text = block.prose.tex();
        let text = text.trim_matches(['\n', '\r']).trim_end();
        let before = " ".repeat(2 + indentation(block.indent));
        for line in text.lines() {
            let shown = Shown::verbatim(line);
            let before = if shown.text.is_empty() { "" } else { &before };
            self.push(shown.after(before), Part::Code);
        }
    }

    /// A text as it is shown here.
    fn shown(&self, prose: &Prose) -> Shown {
        Shown::of(prose, self.formulas, self.letters)
    }

    fn blank(&mut self) {
        self.push(Shown::default(), Part::Blank);
    }

    fn push(&mut self, shown: Shown, part: Part) {
        self.lines.push(Line {
            text: shown.text,
            part,
            block: self.block,
            styles: shown.styles,
            links: shown.links,
            marks: shown.marks,
        });
    }
}

/// So many columns further in is what stands so many levels further in; what is nested without end does
/// not leave the screen.
fn indentation(levels: usize) -> usize {
    levels.min(6) * 2
}

#[cfg(test)]
mod tests;
