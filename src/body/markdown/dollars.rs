//! Displayed formulas between two dollars, notes and cells, as people and recto write them.

use std::iter::Peekable;
use std::str::Lines;

use super::marked;
use crate::body::Kind;
use crate::body::builder::{Builder, Taking};

/// Reads a formula that begins with this line; `false` where none does. A blank line is in none.
pub(super) fn displayed(
    builder: &mut Builder,
    line: &str,
    lines: &mut Peekable<Lines<'_>>,
) -> bool {
    let Some(begin) = line.strip_prefix("$$") else {
        return false;
    };
    let mut tex = begin.to_owned();
    let mut rest = lines.clone();
    while !tex.trim_end().ends_with("$$") || tex.trim() == "$$" {
        let Some(line) = rest.next().filter(|line| !line.trim().is_empty()) else {
            return false;
        };
        tex.push(' ');
        tex.push_str(line.trim());
    }
    let tex = tex.trim_end();
    let tex = tex.strip_suffix("$$").unwrap_or(tex);
    if tex.contains("$$") {
        return false;
    }
    *lines = rest;
    let (tex, number) = numbered(tex);
    builder.open(Taking::Block(Kind::Formula));
    if let Some(number) = number {
        builder.open(Taking::Label);
        builder.text("(");
        if number.contains('\\') {
            builder.formula(number);
        } else {
            builder.text(number);
        }
        builder.text(")");
        builder.close();
    }
    builder.formula(&tex);
    builder.close();
    true
}

/// A formula without its number, and that.
fn numbered(tex: &str) -> (String, Option<&str>) {
    const TAG: &str = "\\tag{";
    let found = tex.split_once(TAG).and_then(|(before, tag)| {
        let mut depth = 1;
        let end = tag.find(|c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        })?;
        Some((before, tag.get(..end)?, tag.get(end + 1..)?))
    });
    match found {
        Some((before, number, behind)) => (format!("{before}{behind}"), Some(number)),
        None => (tex.to_owned(), None),
    }
}

/// Reads a note that begins with this line; `false` where none does.
pub(super) fn note(builder: &mut Builder, line: &str, lines: &mut Peekable<Lines<'_>>) -> bool {
    let note = line
        .strip_prefix("[^")
        .and_then(|rest| rest.split_once("]:"));
    let Some((name, text)) = note.filter(|(name, _)| !name.is_empty() && !name.contains(' '))
    else {
        return false;
    };
    let mut text = text.to_owned();
    while let Some(line) = lines.next_if(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("[^")
    }) {
        text.push(' ');
        text.push_str(line.trim());
    }
    builder.open(Taking::Note);
    builder.anchor(&marked::note(name));
    builder.open(Taking::Label);
    builder.text(name);
    builder.close();
    marked::read(builder, text.trim());
    builder.close();
    true
}

/// The cells of a row, in which a backslash is before what parts none.
pub(super) fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '\\' if chars.next_if_eq(&'|').is_some() => cell.push('|'),
            '\\' => {
                cell.push(c);
                cell.extend(chars.next());
            }
            '|' => cells.push(String::new()),
            _ => cell.push(c),
        }
    }
    cells
}

/// What is said below a figure, and how many pictures recto has not shown there.
pub(super) fn pictures(text: &str) -> (&str, usize) {
    let told = text.strip_suffix(")*").and_then(|text| {
        let (text, number) = text.rsplit_once("*(")?;
        let number = number.strip_suffix('s').unwrap_or(number);
        let number = number.strip_suffix(" picture")?.parse().ok()?;
        Some((text.trim_end(), number))
    });
    told.unwrap_or((text, 0))
}
