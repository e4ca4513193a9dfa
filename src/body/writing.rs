//! A whole paper as Markdown (<https://spec.commonmark.org/>, with tables, footnotes and formulas between dollars as
//! editors and sites know them). Nothing in a text is taken for markup, and all of it is safe.

mod inline;
mod table;

use std::ops::Range;

use super::{Block, Body, Kind, Mark};
use crate::text::markdown::at_edge;
use crate::text::safe;
use inline::Inline;

/// A paper, or some of its blocks.
#[must_use]
pub fn to_markdown(body: &Body, section: Option<Range<usize>>) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let inline = Inline { body, norm: "\\|" };
    let Some(section) = section else {
        let title = inline.of(&body.title);
        if !title.is_empty() {
            pieces.push(format!("# {title}"));
        }
        let missing = safe::line(&body.missing());
        if !missing.is_empty() {
            pieces.push(format!("> {}", crate::text::markdown::escaped(&missing)));
        }
        blocks(&inline, &body.front, &mut pieces);
        if !body.summary.is_empty() {
            pieces.push("## Abstract".to_owned());
            blocks(&inline, &body.summary, &mut pieces);
        }
        blocks(&inline, &body.blocks, &mut pieces);
        return whole(&pieces);
    };
    let section = body.blocks.get(section).unwrap_or_default();
    blocks(&inline, section, &mut pieces);
    whole(&pieces)
}

fn whole(pieces: &[String]) -> String {
    let mut text = pieces.join("\n\n");
    text.push('\n');
    text
}

fn blocks(inline: &Inline<'_>, blocks: &[Block], pieces: &mut Vec<String>) {
    for block in blocks {
        let text = one(inline, block);
        if !text.trim().is_empty() {
            pieces.push(text);
        }
    }
}

fn one(inline: &Inline<'_>, block: &Block) -> String {
    let text = inline.of(&block.prose);
    let label = inline.of(&block.label);
    match &block.kind {
        Kind::Heading(level) => {
            let signs = "#".repeat((level + 1).min(6));
            format!("{signs} {}", joined(&label, &text))
        }
        Kind::Paragraph => paragraph(block, &label, &text),
        Kind::Formula => formula(block, &label, &text),
        Kind::Code => code(&block.prose.text),
        Kind::Table(table) => table::markdown(inline, table),
        Kind::Caption { pictures } => {
            let shown = match pictures {
                0 => String::new(),
                1 => "*(1 picture)*".to_owned(),
                _ => format!("*({pictures} pictures)*"),
            };
            at_edge(&joined(&joined(&label, &text), &shown))
        }
        Kind::Note => {
            let name = inline::note_name(block);
            if name.is_empty() {
                at_edge(&joined(&label, &text))
            } else {
                format!("[^{name}]: {text}")
            }
        }
        Kind::Reference => format!("- {}", at_edge(&joined(&label, &text))),
    }
}

fn paragraph(block: &Block, label: &str, text: &str) -> String {
    let number = block.label.text.trim_end_matches(['.', ')']);
    let is_number = !number.is_empty()
        && number.len() < block.label.text.len()
        && number.bytes().all(|byte| byte.is_ascii_digit());
    if block.indent == 0 {
        return at_edge(&joined(label, text));
    }
    if block.label.is_empty() {
        // In a list it goes on there; by itself it is a quotation.
        return format!("{}{}", "  ".repeat(block.indent), at_edge(text));
    }
    let indent = "  ".repeat(block.indent - 1);
    let is_bullet = !block.label.text.chars().any(char::is_alphanumeric);
    if is_bullet {
        format!("{indent}- {}", at_edge(text))
    } else if is_number {
        format!("{indent}{number}. {}", at_edge(text))
    } else {
        format!("{indent}- {}", at_edge(&joined(label, text)))
    }
}

/// A displayed formula with its number; one with words between is a paragraph.
fn formula(block: &Block, label: &str, text: &str) -> String {
    let whole = 0..block.prose.text.len();
    let is_one = block.prose.marks.contains(&(whole, Mark::Formula));
    if !is_one {
        return at_edge(&joined(text, label));
    }
    let tex = safe::line(&block.prose.text);
    let number = safe::line(&block.label.text);
    let number = number
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    match number {
        Some(number) => format!("$$\n{tex} \\tag{{{number}}}\n$$"),
        None if label.is_empty() => format!("$$\n{tex}\n$$"),
        None => format!("$$\n{tex}\n$$\n\n{label}"),
    }
}

/// Lines as they are, in a fence that is longer than any of theirs.
fn code(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}\n{}\n{fence}", verbatim(text))
}

/// Lines that keep their blanks, without what a terminal must not see.
fn verbatim(text: &str) -> String {
    let lines = text.trim_matches(['\n', '\r']).lines().map(|line| {
        let line = line.trim_end().replace('\t', "    ");
        line.chars().filter(|c| !safe::is_hidden(*c)).collect()
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn joined(one: &str, other: &str) -> String {
    let blank = if one.is_empty() || other.is_empty() {
        ""
    } else {
        " "
    };
    format!("{one}{blank}{other}")
}

#[cfg(test)]
mod tests;
