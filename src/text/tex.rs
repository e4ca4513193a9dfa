//! TeX as Unicode: what authors write into titles and abstracts, as it would be printed.
//!
//! A command that is not known, and a brace without its partner, stay as they are written.
//!
//! The files of this folder call each other in a circle, for the grammar does: the argument of an
//! accent, a script or a fraction is a text, in which there are commands, accents and scripts. All
//! of them are the one [`TexReader`], which counts how deep it is.

use std::ops::Range;

mod arguments;
mod brackets;
mod characters;
mod commands;
mod conditional;
mod derivatives;
mod environments;
mod factors;
mod forms;
mod fractions;
mod infix;
mod letters;
mod pairs;
mod perform;
mod punctuation;
mod references;
mod science;
mod scripts;
mod spaces;
mod stacked;
mod styles;
mod verbatim;
mod web;

pub(super) use commands::{SymbolKind, symbol};
pub(crate) use conditional::{Conditional, IF_MATHS};
pub use letters::capitals::Capitals;
pub(super) use scripts::{is_bracketed, unscripted};

use super::rendered::Emphasis;
use super::writer::TextWriter;
use infix::{Group, GroupKind};
use letters::capitals::ScriptCapitals;
use pairs::{DEEPEST, Pairs};
use punctuation::Quotation;

/// What a part of a text is to TeX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TexPart {
    /// A formula with its dollars, an environment, a command with its arguments that are chemistry,
    /// a quantity, an address or a key: nothing in it is a mark of prose.
    Kept,
    /// A script that stands in prose, without dollars: `_2` of `H_2O`.
    Script,
    /// A brace that is printed, such as that of a set.
    Brace,
}

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Prose: commands may stand in it, dollars begin mathematics.
    Prose,
    /// Mathematics.
    Maths,
    /// Mathematics in which `&` parts columns.
    Columns,
}

impl Mode {
    fn is_maths(self) -> bool {
        match self {
            Mode::Prose => false,
            Mode::Maths | Mode::Columns => true,
        }
    }
}

/// Reads a text as TeX, with these capitals in script where they are written so.
pub(super) fn render(source: &str, script: Capitals) -> TextWriter<'_> {
    read(source, script).out
}

/// The capitals that stand both plain and in script in the formulas of some texts.
pub(super) fn told_apart<'a>(texts: impl Iterator<Item = &'a str>) -> Capitals {
    let (mut plain, mut script) = (Capitals::default(), Capitals::default());
    for text in texts {
        let capitals = read(text, Capitals::default()).capitals;
        plain = plain.or(capitals.plain);
        script = script.or(capitals.script);
    }
    plain.and(script)
}

/// What the parts of a text are to TeX, those within others too, in no order.
pub(super) fn parts(source: &str) -> Vec<(Range<usize>, TexPart)> {
    read(source, Capitals::default()).parts
}

fn read(source: &str, script: Capitals) -> TexReader<'_> {
    let is_plain = !source.bytes().any(is_special);
    let mut reader = TexReader {
        source,
        pairs: if is_plain {
            Pairs::default()
        } else {
            Pairs::of(source)
        },
        out: TextWriter::new(source),
        parts: Vec::new(),
        switches: Vec::new(),
        groups: Vec::new(),
        words: Vec::new(),
        depth: 0,
        quotation: Quotation::None,
        capitals: ScriptCapitals::telling(script),
    };
    reader.read(0..source.len(), Mode::Prose);
    reader.out.bracket_scripts(scripts::would_join);
    reader
}

/// Whether a command of a name is printed in its own way.
pub(super) fn is_command(name: &str) -> bool {
    commands::command(name).is_some()
}

/// Bytes that belong to pairs.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'\\' | b'{' | b'$')
}

/// Arrows, relations and operators, which stand before and in sets.
fn is_relation(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2200}'..='\u{22ff}' | '\u{2a00}'..='\u{2aff}' | '…')
}

/// Scripts that Unicode has as letters and numbers of their own.
fn is_small(c: char) -> bool {
    matches!(c, '\u{2070}'..='\u{209c}' | '\u{1d62}'..='\u{1d6a}' | 'ⱼ')
}

struct TexReader<'a> {
    source: &'a str,
    pairs: Pairs,
    out: TextWriter<'a>,
    /// What parts of the source are to TeX.
    parts: Vec<(Range<usize>, TexPart)>,
    /// Styles that hold until the group ends, and where they began.
    switches: Vec<(usize, Emphasis)>,
    /// Groups that are open, the innermost last.
    groups: Vec<Group>,
    /// Where upright words of mathematics have been written: their letters are no factors.
    words: Vec<Range<usize>>,
    /// How many commands and groups the place is inside of.
    depth: usize,
    /// The quotation that the place is in.
    quotation: Quotation,
    /// Script capitals, and what face those have that are read.
    capitals: ScriptCapitals,
}

impl<'a> TexReader<'a> {
    /// Reads a part of the source, which is a group of its own.
    fn read(&mut self, range: Range<usize>, mode: Mode) {
        let outer = self.switches.len();
        let face = self.capitals.face;
        self.depth += 1;
        self.open_group(GroupKind::Read);
        let mut at = range.start;
        while at < range.end {
            // Every step goes on, whatever it finds.
            at = self.step(at, range.end, mode).max(at + 1);
        }
        self.close_groups();
        self.depth -= 1;
        self.capitals.face = face;
        while self.switches.len() > outer {
            if let Some((since, emphasis)) = self.switches.pop() {
                self.out.style(since, emphasis);
            }
        }
    }

    /// Reads what stands at a place; gives the place after it.
    fn step(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        match self.byte(at) {
            Some(b'\\') => self.command(at, end, mode),
            Some(b'$') => self.formula(at, end),
            Some(b'{') => self.group(at, end, mode),
            Some(b'^' | b'_') => self.script(at, end, mode),
            Some(b' ' | b'\t' | b'\r' | b'\n') => self.white_space(at, end, mode),
            // The byte after ESC belongs to a terminal's sequence, not to TeX.
            Some(b'\x1b') => self.copy_chars(at, end, 2),
            Some(b'}') => self.copy_chars(at, end, 1),
            _ if mode.is_maths() => self.in_maths(at, end, mode),
            _ => self.in_prose(at, end),
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    fn text(&self, range: Range<usize>) -> &'a str {
        self.source.get(range).unwrap_or_default()
    }

    /// Copies so many characters as they are.
    fn copy_chars(&mut self, at: usize, end: usize, count: usize) -> usize {
        let rest = self.text(at..end);
        let len: usize = rest.chars().take(count).map(char::len_utf8).sum();
        self.out.copy(at..at + len);
        at + len
    }

    /// A formula in dollars; a dollar without its partner stays.
    fn formula(&mut self, at: usize, end: usize) -> usize {
        let Some(close) = self.pairs.close_of(at).filter(|close| *close < end) else {
            return self.copy_chars(at, end, 1);
        };
        let is_double = |at| self.byte(at) == Some(b'$') && self.byte(at + 1) == Some(b'$');
        let len = if is_double(at) && is_double(close) && close > at + 1 {
            2
        } else {
            1
        };
        self.maths(at + len..close, close + len, end);
        self.parts.push((at..close + len, TexPart::Kept));
        close + len
    }

    /// Reads a formula that stands in prose. Blanks at its edges are not printed where they would part
    /// what belongs together: a bracket or a sign of print and what it stands on.
    fn maths(&mut self, inside: Range<usize>, after: usize, end: usize) {
        let first = self.after_blanks(inside.start, inside.end);
        let is_close = matches!(self.byte(first), Some(b'^' | b'_'))
            || self.out.last().is_some_and(|c| "([{-–—/“".contains(c));
        let begin = if is_close { first } else { inside.start };
        let stands_apart = self
            .out
            .last()
            .is_none_or(|c| c.is_whitespace() || "([{".contains(c));
        let start = self.out.place();
        self.read(begin..inside.end, Mode::Maths);
        let next = self.text(after..end).chars().next();
        let is_script = |c: char| c.is_whitespace() || scripts::unscripted(c).is_some();
        let precedes_base = stands_apart && self.out.since(start).chars().all(is_script);
        if precedes_base || next.is_none_or(|c| ")]},.;:!?'\"-–—/% \n".contains(c)) {
            self.out.take_loose_blank(|_| true);
        }
    }

    /// A group in braces, which are not printed; a set is no group.
    fn group(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        let Some(close) = self.close_of_group(at, end) else {
            return self.copy_chars(at, end, 1);
        };
        // It is a base, be it empty.
        self.out.keep_blank();
        if mode == Mode::Prose && self.is_set(at, close) {
            self.out.copy(at..at + 1);
            self.read(at + 1..close, mode);
            self.out.copy(close..close + 1);
            self.parts.push((at..at + 1, TexPart::Brace));
            self.parts.push((close..close + 1, TexPart::Brace));
        } else if self.text(at + 1..close).trim() == "\\not" {
            // The stroke of `{\not}p` has no width: it stands over what follows.
            return self.struck(at, close + 1, end).unwrap_or(close + 1);
        } else {
            self.read(at + 1..close, mode);
        }
        close + 1
    }

    /// Where the group closes that opens at a place.
    fn close_of_group(&self, at: usize, end: usize) -> Option<usize> {
        if self.byte(at) != Some(b'{') {
            return None;
        }
        self.pairs.close_of(at).filter(|close| *close < end)
    }

    /// Whether braces in prose are those of a set, `{0, 1}`, `A ∪ {0}` or `min{a, b}`: TeX would not
    /// print them, but no author groups such a list.
    fn is_set(&self, at: usize, close: usize) -> bool {
        /// A set is not longer than this.
        const LONGEST: usize = 120;
        let inside = self.text(at + 1..close);
        let is_list = inside.find(',').is_some_and(|comma| comma > 0);
        // Signs of mathematics in Unicode stand in no group of TeX.
        let is_condition = inside.contains(|c| is_relation(c) || is_small(c));
        let may_be = inside.len() <= LONGEST && !inside.ends_with('.') && !inside.starts_with('{');
        let before = self.text(0..at);
        let stands_alone = match before.chars().next_back() {
            None => true,
            Some(c) if is_relation(c) => true,
            Some(c) => c.is_whitespace() || "(=,;".contains(c),
        };
        let last = before.trim_end_matches(' ').chars().next_back();
        if may_be && !inside.is_empty() && last.is_some_and(is_relation) {
            return true;
        }
        let function = before.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let function = self.text(function.len().max(at.saturating_sub(6))..at);
        let is_named = matches!(
            function,
            "min" | "max" | "sup" | "inf" | "argmin" | "argmax"
        );
        may_be && (is_list || is_condition) && (stands_alone || is_named)
    }

    /// A run of white space: one blank, or a paragraph where a line begins with a blank.
    fn white_space(&mut self, at: usize, end: usize, mode: Mode) -> usize {
        let rest = self.text(at..end);
        let len = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let run = self.text(at..at + len);
        let mut lines = run.split('\n').skip(1);
        let begins =
            lines.any(|line| line.starts_with([' ', '\t', '\r'])) || run.matches('\n').count() > 1;
        if mode.is_maths() {
            self.out.loose_blank(at..at + len);
        } else if begins {
            self.break_paragraph(at..at + len);
        } else {
            self.out.blank(at..at + len);
        }
        at + len
    }

    /// Begins a paragraph; within a group or a formula there is none.
    fn break_paragraph(&mut self, source: Range<usize>) {
        if self.depth == 1 {
            self.out.paragraph(source);
        } else {
            self.out.blank(source);
        }
    }

    /// Passes over blanks behind a command.
    fn after_blanks(&self, at: usize, end: usize) -> usize {
        let rest = self.text(at..end);
        end.max(at) - rest.trim_start_matches([' ', '\t', '\r', '\n']).len()
    }
}
