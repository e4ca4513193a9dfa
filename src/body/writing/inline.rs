//! Text of a paper within a line of Markdown.

use std::ops::Range;

use crate::body::{Block, Body, Kind, Mark, Prose, Target};
use crate::text::markdown::escaped;
use crate::text::render::Emphasis;
use crate::text::safe;

/// Writes texts of a paper, whose notes it knows.
pub(super) struct Inline<'a> {
    pub(super) body: &'a Body,
    /// What a formula has for the sign of a norm, which would part the cells of a table.
    pub(super) norm: &'static str,
}

/// What closes where a mark ends.
#[derive(Debug, Clone)]
struct Close {
    end: usize,
    sign: String,
}

impl Inline<'_> {
    /// A text with its marks. Of two marks that cross only the first one is written.
    pub(super) fn of(&self, prose: &Prose) -> String {
        let marks = prose.marks.iter();
        let mut marks: Vec<(Range<usize>, &Mark)> = marks
            .map(|(part, mark)| (within(prose, part), mark))
            .collect();
        // The longer one is around the shorter one.
        marks.sort_by_key(|(part, mark)| {
            let inside = match mark {
                Mark::Link(_) => 0,
                Mark::Emphasis(Emphasis::Bold | Emphasis::Italic) => 1,
                Mark::Emphasis(Emphasis::Code) | Mark::Formula => 2,
            };
            (part.start, std::cmp::Reverse(part.end), inside)
        });
        let mut out = String::new();
        let mut open: Vec<Close> = Vec::new();
        let mut at = 0;
        for (part, mark) in marks {
            if part.start < at
                || open
                    .last()
                    .is_some_and(|close| close.end < part.end && part.start < close.end)
            {
                continue;
            }
            close(prose, &mut out, &mut open, &mut at, part.start);
            text(prose, &mut out, &mut at, part.start);
            let inside = prose.text.get(part.clone()).unwrap_or_default();
            match mark {
                Mark::Formula => {
                    let tex = safe::line(inside).replace("\\|", self.norm);
                    if out.ends_with('$') {
                        out.push(' ');
                    }
                    out.extend(["$", tex.trim(), "$"]);
                    at = part.end;
                }
                Mark::Emphasis(Emphasis::Code) => {
                    let fence = if inside.contains('`') { "`` " } else { "`" };
                    let end: String = fence.chars().rev().collect();
                    out.extend([fence, &safe::line(inside), &end]);
                    at = part.end;
                }
                Mark::Emphasis(emphasis) => {
                    let sign = if *emphasis == Emphasis::Bold {
                        "**"
                    } else {
                        "*"
                    };
                    if open.iter().any(|outer| outer.sign == sign) {
                        continue;
                    }
                    out.push_str(sign);
                    open.push(Close {
                        end: part.end,
                        sign: sign.to_owned(),
                    });
                }
                Mark::Link(Target::Address(address)) => {
                    let address = safe::line(address).replace(['<', '>', ' '], "");
                    if address == inside && address.starts_with("http") {
                        out.extend(["<", &address, ">"]);
                        at = part.end;
                        continue;
                    }
                    out.push('[');
                    open.push(Close {
                        end: part.end,
                        sign: format!("](<{address}>)"),
                    });
                }
                Mark::Link(Target::Anchor(name)) => {
                    if let Some(note) = self.note(name) {
                        out.extend(["[^", &note, "]"]);
                        at = part.end;
                    }
                }
            }
        }
        let end = prose.text.len();
        close(prose, &mut out, &mut open, &mut at, end + 1);
        text(prose, &mut out, &mut at, end);
        out.trim().to_owned()
    }

    /// The name of the note that an anchor leads to.
    fn note(&self, anchor: &str) -> Option<String> {
        let block = self.body.blocks.get(self.body.anchored(anchor)?)?;
        let is_note = block.kind == Kind::Note;
        Some(note_name(block)).filter(|name| is_note && !name.is_empty())
    }
}

/// A part without the blanks at its ends, where nothing can stand out.
fn within(prose: &Prose, part: &Range<usize>) -> Range<usize> {
    let text = prose.text.get(part.clone()).unwrap_or_default();
    let start = part.start + (text.len() - text.trim_start().len());
    start..(start + text.trim().len())
}

/// By what a note is named in Markdown.
pub(super) fn note_name(block: &Block) -> String {
    let label = safe::line(&block.label.text);
    label.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Closes what ends before a place.
fn close(prose: &Prose, out: &mut String, open: &mut Vec<Close>, at: &mut usize, before: usize) {
    while let Some(last) = open.pop_if(|last| last.end <= before) {
        text(prose, out, at, last.end);
        out.push_str(&last.sign);
    }
}

/// Writes the text up to a place.
fn text(prose: &Prose, out: &mut String, at: &mut usize, end: usize) {
    let Some(piece) = prose.text.get(*at..end) else {
        return;
    };
    *at = end;
    if piece.starts_with(' ') {
        out.push(' ');
    }
    let words = escaped(&safe::line(piece));
    out.push_str(words.trim());
    if piece.ends_with(' ') && !words.trim().is_empty() {
        out.push(' ');
    }
}
