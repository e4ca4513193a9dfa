//! Numbers of papers as bars in lines of text.

use std::fmt;
use std::io::Write;

use anyhow::Result;

use crate::cli::output::Output;
use crate::text::bars::{BarSigns, bar};
use crate::text::letters::Letters;
use crate::text::numbers::thousands;
use crate::text::safe;

/// What stands before each row, and between its parts.
const GAP: &str = "  ";
/// The columns of a share.
const SHARE_COLUMNS: usize = "100.0 %".len();
/// A shorter bar tells less than the share in its place.
const SHORTEST_BAR: usize = 8;
/// The longest name, in columns.
const LONGEST_NAME: usize = 24;

/// Rows under a heading.
pub(super) struct Group {
    pub(super) heading: &'static str,
    pub(super) rows: Vec<Row>,
    /// How many there are that are no rows, ...
    pub(super) left: usize,
    /// ... and what these are.
    pub(super) left_are: &'static str,
}

/// A value with its papers.
pub(super) struct Row {
    /// Foreign text, not yet safe.
    pub(super) name: String,
    pub(super) papers: u64,
}

/// A part of a whole, said in per cent.
pub(super) struct Share(pub(super) u64, pub(super) u64);

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(part, whole) = *self;
        let rounded = u128::from(part) * 1000 + u128::from(whole) / 2;
        let thousandths = rounded.checked_div(u128::from(whole)).unwrap_or(0);
        let text = if part > 0 && thousandths == 0 {
            "<0.1 %".to_owned()
        } else {
            format!("{}.{} %", thousandths / 10, thousandths % 10)
        };
        f.pad(&text)
    }
}

/// How groups are drawn.
pub(super) struct Chart {
    /// The columns that there are.
    pub(super) columns: usize,
    pub(super) letters: Letters,
    pub(super) signs: BarSigns,
    pub(super) ellipsis: &'static str,
    /// The papers of which shares are said.
    pub(super) found: u64,
}

/// The columns of the parts of a row; none of what has no room.
struct Widths {
    name: usize,
    count: usize,
    share: usize,
    bar: usize,
}

impl Chart {
    /// Draws the groups, each below an empty line.
    pub(super) fn draw(&self, heading: &str, groups: &[Group], out: &mut Output) -> Result<()> {
        self.sentence(heading, out)?;
        let widths = self.widths(groups);
        for group in groups {
            writeln!(out, "\n{}", group.heading)?;
            let most = group.rows.iter().map(|row| row.papers).max();
            for row in &group.rows {
                writeln!(out, "{}", self.row(row, most.unwrap_or(0), &widths))?;
            }
            if group.left > 0 {
                writeln!(out, "{GAP}and {} {}", group.left, group.left_are)?;
            }
        }
        Ok(())
    }

    /// A sentence, in as many lines as it takes.
    pub(super) fn sentence(&self, text: &str, out: &mut Output) -> Result<()> {
        let text = self.safe(text);
        for line in self.letters.widths.lines(&text, self.columns) {
            writeln!(out, "{}", text.get(line).unwrap_or_default())?;
        }
        Ok(())
    }

    fn safe(&self, text: &str) -> String {
        self.letters.scripts.line(safe::line(text))
    }

    fn name(&self, row: &Row) -> String {
        let name = self.safe(&row.name);
        let most = LONGEST_NAME.min(self.columns / 3);
        self.letters
            .widths
            .cut(&name, most, self.ellipsis)
            .into_owned()
    }

    fn widths(&self, groups: &[Group]) -> Widths {
        let rows = || groups.iter().flat_map(|group| &group.rows);
        let widest = |columns: &dyn Fn(&Row) -> usize| rows().map(columns).max().unwrap_or(0);
        let name = widest(&|row| self.letters.widths.of(&self.name(row)));
        let count = widest(&|row| thousands(row.papers).len());
        let used = GAP.len() + name + GAP.len() + count + GAP.len();
        let without_share = self.columns.saturating_sub(used);
        let bar = without_share.saturating_sub(SHARE_COLUMNS + GAP.len());
        let (share, bar) = if bar < SHORTEST_BAR {
            (0, without_share)
        } else {
            (SHARE_COLUMNS, bar)
        };
        Widths {
            name,
            count,
            share,
            bar,
        }
    }

    fn row(&self, row: &Row, most: u64, widths: &Widths) -> String {
        let name = self.name(row);
        let blanks = widths.name.saturating_sub(self.letters.widths.of(&name));
        let mut line = format!(
            "{GAP}{name}{:blanks$}{GAP}{:>count$}",
            "",
            thousands(row.papers),
            count = widths.count
        );
        if widths.share > 0 {
            let share = Share(row.papers, self.found);
            line = format!("{line}{GAP}{share:>width$}", width = widths.share);
        }
        line = line + GAP + &bar(row.papers, most, widths.bar, self.signs);
        line.truncate(line.trim_end().len());
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_to_tenths_of_a_per_cent() {
        for (part, whole, said) in [
            (0, 9, "0.0 %"),
            (1, 3, "33.3 %"),
            (2, 3, "66.7 %"),
            (9, 9, "100.0 %"),
            (1, 20_000, "<0.1 %"),
            (1, 0, "<0.1 %"),
            (30, 10, "300.0 %"),
            (u64::MAX, u64::MAX, "100.0 %"),
        ] {
            assert_eq!(Share(part, whole).to_string(), said);
        }
    }

    #[test]
    fn rows_fit_into_the_columns_that_there_are() {
        let row = |name: &str, papers| Row {
            name: name.to_owned(),
            papers,
        };
        let groups = [Group {
            heading: "Categories",
            rows: vec![
                row("cs.LG", 1200),
                row("Kähler\u{1b}[2J geometry of everything that is known", 7),
            ],
            left: 0,
            left_are: "more",
        }];
        for (columns, signs, first) in [
            (
                80,
                BarSigns::Eighths,
                "  cs.LG                 1,200   99.4 %  ███",
            ),
            (40, BarSigns::Ascii, "  cs.LG          1,200  ####"),
            (30, BarSigns::Eighths, "  cs.LG     1,200  ████"),
            (8, BarSigns::Ascii, "  ..  1,200"),
        ] {
            let chart = Chart {
                columns,
                letters: Letters::default(),
                signs,
                ellipsis: "..",
                found: 1207,
            };
            let widths = chart.widths(&groups);
            let rows = groups[0].rows.iter();
            let lines: Vec<String> = rows.map(|row| chart.row(row, 1200, &widths)).collect();
            assert!(lines[0].starts_with(first), "{columns}: {lines:?}");
            for line in &lines {
                assert!(!line.contains('\u{1b}'), "{line:?}");
                assert!(
                    columns < 20 || Letters::default().widths.of(line) <= columns,
                    "{line}"
                );
            }
        }
    }
}
