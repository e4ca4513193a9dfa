//! Formulas by themselves: in the middle, with their number at the edge.

use super::{Formulas, Part, Setter, indentation};
use crate::body::shown::Shown;
use crate::body::{Block, Mark, Prose};

/// So many columns at least stand between a formula and its number.
const BEFORE_NUMBER: usize = 2;

impl Setter {
    /// Sets a formula in the middle. Where a line of it is longer than the width it stays as TeX, which
    /// one can read in pieces.
    pub(super) fn formula(&mut self, block: &Block) {
        let number = self.shown(&block.label).text;
        let lines: Vec<Shown> = aligned(&block.prose)
            .iter()
            .map(|line| self.shown(line))
            .collect();
        let widths = self.letters.widths;
        let wide = widths.of(&number);
        let margin = indentation(block.indent).min(self.width / 2);
        let taken = if number.is_empty() {
            0
        } else {
            wide + BEFORE_NUMBER
        };
        let room = self.width.saturating_sub(margin + taken);
        let fits = self.formulas == Formulas::Shown
            && lines.iter().all(|line| widths.of(&line.text) <= room);
        let lines = if fits {
            lines
        } else {
            let tex = Shown::verbatim(&block.prose.text.replace(['\n', '\r'], " "));
            vec![tex]
        };
        let widest = lines
            .iter()
            .map(|line| widths.of(&line.text))
            .max()
            .unwrap_or(0);
        // Lines of one formula begin at one column, so that what is aligned stays so; where there is room,
        // those with a number stand in the middle of those without one.
        let whole = self.width.saturating_sub(margin);
        let middle = whole.saturating_sub(widest) / 2;
        let before = margin + middle.min(room.saturating_sub(widest));
        let last = lines.len().saturating_sub(1);
        for (place, line) in lines.into_iter().enumerate() {
            let mut line = line.after(&" ".repeat(before));
            if place == last && !number.is_empty() {
                let used = widths.of(&line.text);
                let blanks = self.width.saturating_sub(used + wide).max(BEFORE_NUMBER);
                line.text.extend(std::iter::repeat_n(' ', blanks));
                line.text.push_str(&number);
            }
            self.push(line, Part::Formula);
        }
    }
}

/// Environments whose rows stand below each other and whose columns only say what is aligned.
const ALIGNED: [&str; 5] = ["aligned", "alignedat", "split", "gathered", "multlined"];

/// The lines of a formula: what an environment aligns, or what is broken by hand.
fn aligned(prose: &Prose) -> Vec<Prose> {
    let [(_, Mark::Formula)] = prose.marks.as_slice() else {
        return vec![prose.clone()];
    };
    let tex = inner(prose.text.trim());
    let rows = rows(tex);
    if rows.len() < 2 {
        return vec![prose.clone()];
    }
    let formula = |row: String| {
        let mut prose = Prose::default();
        prose.push_formula(&row);
        prose
    };
    rows.into_iter().map(formula).collect()
}

/// What stands in an environment that aligns and is all there is.
fn inner(tex: &str) -> &str {
    let within = ALIGNED.iter().find_map(|name| {
        let rest = tex
            .strip_prefix("\\begin{")?
            .strip_prefix(name)?
            .strip_prefix('}')?;
        let end = rest
            .strip_suffix('}')?
            .strip_suffix(name)?
            .strip_suffix("\\end{")?;
        let is_one = !end.contains(&format!("\\begin{{{name}}}"));
        is_one.then_some(end)
    });
    let Some(within) = within.map(str::trim_start) else {
        return tex;
    };
    // Where it stands beside what is around it, or how many pairs of columns it has.
    let option = [('[', ']'), ('{', '}')]
        .into_iter()
        .find_map(|(open, close)| {
            let (option, rest) = within.strip_prefix(open)?.split_once(close)?;
            option.chars().all(char::is_alphanumeric).then_some(rest)
        });
    option.unwrap_or(within)
}

/// The rows of a formula, without the signs that part them and their columns: those outside of all groups
/// and environments.
fn rows(tex: &str) -> Vec<String> {
    let mut rows = vec![String::new()];
    let (mut groups, mut environments) = (0_usize, 0_usize);
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        let is_outside = groups == 0 && environments == 0;
        let length = if rest.starts_with("\\begin{") {
            environments += 1;
            "\\begin".len()
        } else if rest.starts_with("\\end{") {
            environments = environments.saturating_sub(1);
            "\\end".len()
        } else if c == '\\' {
            1 + rest.chars().nth(1).map_or(0, char::len_utf8)
        } else {
            match c {
                '{' => groups += 1,
                '}' => groups = groups.saturating_sub(1),
                _ => {}
            }
            c.len_utf8()
        };
        let (piece, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        if is_outside && piece == "\\\\" {
            rows.push(String::new());
        } else if !(is_outside && piece == "&")
            && let Some(row) = rows.last_mut()
        {
            row.push_str(piece);
        }
    }
    rows.retain(|row| !row.trim().is_empty());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_what_is_aligned_are_lines_and_those_of_a_matrix_are_not() {
        assert_eq!(
            rows(inner(
                "\\begin{aligned}[t]a&=b\\\\ &=\\begin{cases}c\\\\d\\end{cases}\\end{aligned}"
            )),
            ["a=b", " =\\begin{cases}c\\\\d\\end{cases}"]
        );
        assert_eq!(rows("a\\&b{x\\\\y}"), ["a\\&b{x\\\\y}"]);
        assert_eq!(
            rows(inner(
                "\\begin{split}a\\end{split}+\\begin{split}b\\end{split}"
            ))
            .len(),
            1
        );
    }
}
