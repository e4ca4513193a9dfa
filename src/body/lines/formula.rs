//! Formulas by themselves: in the middle, with their number at the edge.

use super::{Formulas, Part, Setter, indentation};
use crate::body::shown::Shown;
use crate::body::{Block, Mark, Prose};

/// What rows of a formula are aligned at, where they are.
const RELATIONS: [char; 22] = [
    '=', '≠', '≈', '≃', '≅', '≡', '≔', '≜', '<', '>', '≤', '≥', '⩽', '⩾', '≲', '≳', '≪', '≫', '∼',
    '∝', '⇒', '⇔',
];
/// So many columns at least stand between a formula and its number.
const BEFORE_NUMBER: usize = 2;

impl Setter {
    /// Sets a formula in the middle, or, where it begins with a relation, below that of the formula it
    /// goes on with.
    pub(super) fn formula(&mut self, block: &Block) {
        let number = self.shown(&block.label).text;
        let lines = self.in_columns(&aligned(&block.prose));
        let widths = self.letters.widths;
        let wide = widths.of(&number);
        let margin = indentation(block.indent).min(self.width / 2);
        let taken = if number.is_empty() {
            0
        } else {
            wide + BEFORE_NUMBER
        };
        let room = self.width.saturating_sub(margin + taken);
        let lines = match self.formulas {
            Formulas::Shown => lines,
            Formulas::Tex => vec![Shown::verbatim(
                &block.prose.text.replace(['\n', '\r'], " "),
            )],
        };
        let widest = lines
            .iter()
            .map(|line| widths.of(&line.text))
            .max()
            .unwrap_or(0);
        if widest > room {
            self.wide_formula(lines, &number, margin);
            return;
        }
        // Lines of one formula begin at one column, so that what is aligned stays so; where there is room,
        // those with a number stand in the middle of those without one.
        let whole = self.width.saturating_sub(margin);
        let middle = whole.saturating_sub(widest) / 2;
        let text = lines.first().map_or("", |line| &line.text);
        let related = relation(text).and_then(|place| text.get(..place));
        let below = self.relation.filter(|column| {
            related == Some("") && *column >= margin && column + widest <= margin + room
        });
        let before = below.unwrap_or(margin + middle.min(room.saturating_sub(widest)));
        self.relation = related.map(|related| before + widths.of(related));
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

    /// Sets a formula that one scrolls to read: its number stands before it, where it is seen.
    fn wide_formula(&mut self, lines: Vec<Shown>, number: &str, margin: usize) {
        self.relation = None;
        let margin = " ".repeat(margin);
        let blanks = match self.letters.widths.of(number) {
            0 => 0,
            wide => wide + BEFORE_NUMBER,
        };
        for (place, line) in lines.into_iter().enumerate() {
            let number = if place == 0 { number } else { "" };
            let lacks = blanks.saturating_sub(self.letters.widths.of(number));
            let before = [&margin, number, &" ".repeat(lacks)].concat();
            self.push(line.after(&before), Part::Formula);
        }
    }

    /// The lines of rows, so that what each aligns stands in one column.
    fn in_columns(&self, rows: &[Row]) -> Vec<Shown> {
        let widths = self.letters.widths;
        let lines = rows.iter().map(|row| {
            let line = self.shown(&row.whole);
            let right = row.right.as_ref().map(|right| self.shown(right).text);
            // A relation that begins a line has no blank before it, so what stands before is looked at.
            let before = right.and_then(|right| {
                let before = line.text.strip_suffix(right.trim_start())?;
                Some(widths.of(before))
            });
            (line, before)
        });
        let lines: Vec<(Shown, Option<usize>)> = lines.collect();
        let column = lines.iter().filter_map(|(_, before)| *before).max();
        let placed = lines.into_iter().map(|(line, before)| {
            let blanks = column
                .zip(before)
                .map_or(0, |(column, before)| column - before);
            line.after(&" ".repeat(blanks))
        });
        placed.collect()
    }
}

/// Where the first relation of a formula stands that is in no brackets, in bytes.
fn relation(formula: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (place, c) in formula.char_indices() {
        match c {
            '(' | '[' | '{' | '⟨' => depth += 1,
            ')' | ']' | '}' | '⟩' => depth = depth.saturating_sub(1),
            _ if depth == 0 && RELATIONS.contains(&c) => return Some(place),
            _ => {}
        }
    }
    None
}

/// A row of a formula.
struct Row {
    whole: Prose,
    /// What stands from the first place on that rows are aligned at.
    right: Option<Prose>,
}

/// Environments whose rows stand below each other and whose columns only say what is aligned.
const ALIGNED: [&str; 5] = ["aligned", "alignedat", "split", "gathered", "multlined"];

/// The rows of a formula: what an environment aligns, or what is broken by hand.
fn aligned(prose: &Prose) -> Vec<Row> {
    let rows = match prose.marks.as_slice() {
        [(_, Mark::Formula)] => rows(inner(prose.text.trim())),
        _ => Vec::new(),
    };
    if rows.len() < 2 {
        return vec![Row {
            whole: prose.clone(),
            right: None,
        }];
    }
    let formula = |tex: &str| {
        let mut prose = Prose::default();
        prose.push_formula(tex);
        prose
    };
    let rows = rows.iter().map(|(tex, place)| Row {
        whole: formula(tex),
        right: place.and_then(|place| tex.get(place..)).map(formula),
    });
    rows.collect()
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
/// and environments; each with the place of the first column's end.
fn rows(tex: &str) -> Vec<(String, Option<usize>)> {
    let mut rows = vec![(String::new(), None)];
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
            rows.push((String::new(), None));
        } else if let Some((row, place)) = rows.last_mut() {
            if is_outside && piece == "&" {
                place.get_or_insert(row.len());
            } else {
                row.push_str(piece);
            }
        }
    }
    rows.retain(|(row, _)| !row.trim().is_empty());
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
            [
                ("a=b".to_owned(), Some(1)),
                (" =\\begin{cases}c\\\\d\\end{cases}".to_owned(), Some(1))
            ]
        );
        assert_eq!(rows("a\\&b{x\\\\y}"), [("a\\&b{x\\\\y}".to_owned(), None)]);
        assert_eq!(
            rows(inner(
                "\\begin{split}a\\end{split}+\\begin{split}b\\end{split}"
            ))
            .len(),
            1
        );
    }
}
