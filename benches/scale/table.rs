//! The figures of every size as one table in Markdown, and how they grow.

use std::fmt::Write;
use std::time::Duration;

use super::said::duration;

/// One figure.
pub(crate) struct Figure {
    name: &'static str,
    goal: &'static str,
    shown: String,
    /// What grows; none where growth says nothing.
    amount: Option<f64>,
}

/// The figures of a library of this size.
pub(crate) struct Column {
    name: String,
    papers: usize,
    figures: Vec<Figure>,
}

impl Column {
    pub(crate) fn new(name: String, papers: usize) -> Self {
        Self {
            name,
            papers,
            figures: Vec::new(),
        }
    }

    /// A time.
    pub(crate) fn time(&mut self, name: &'static str, goal: &'static str, time: Duration) {
        self.add(name, goal, duration(time), Some(time.as_secs_f64()));
    }

    /// A time at which half of all are, and one that a hundredth exceed.
    pub(crate) fn spread(
        &mut self,
        name: &'static str,
        goal: &'static str,
        (half, most): (Duration, Duration),
    ) {
        let shown = format!("{} / {}", duration(half), duration(most));
        self.add(name, goal, shown, Some(most.as_secs_f64()));
    }

    /// How many times as much as a baseline of the same run.
    pub(crate) fn ratio(&mut self, name: &'static str, goal: &'static str, ratio: f64) {
        let shown = if goal.contains("1/") && ratio < 0.4 {
            format!("1/{:.0}", 1.0 / ratio)
        } else {
            format!("{ratio:.2} x")
        };
        self.add(name, goal, shown, None);
    }

    /// Bytes.
    pub(crate) fn bytes(&mut self, name: &'static str, goal: &'static str, bytes: u64) {
        let amount = bytes as f64;
        self.add(name, goal, format!("{:.1} MB", amount / 1e6), Some(amount));
    }

    /// Anything else.
    pub(crate) fn text(&mut self, name: &'static str, goal: &'static str, shown: String) {
        self.add(name, goal, shown, None);
    }

    fn add(&mut self, name: &'static str, goal: &'static str, shown: String, amount: Option<f64>) {
        eprintln!("  {}: {name}: {shown}   [{goal}]", self.name);
        self.figures.push(Figure {
            name,
            goal,
            shown,
            amount,
        });
    }

    fn find(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

/// The whole table.
pub(crate) fn markdown(columns: &[Column]) -> String {
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for figure in columns.iter().flat_map(|column| &column.figures) {
        if !rows.iter().any(|(name, _)| *name == figure.name) {
            rows.push((figure.name, figure.goal));
        }
    }
    let mut out = head("figure | goal", columns);
    for (name, goal) in &rows {
        let shown = |column: &Column| {
            let figure = column.find(name);
            figure.map_or("–".to_owned(), |figure| figure.shown.clone())
        };
        line(&mut out, &format!("{name} | {goal}"), columns, shown);
    }
    if columns.len() < 2 {
        return out;
    }
    out += "\nHow many times as much as one column before, for so many times as many papers:\n\n";
    out += &head("figure", columns);
    let before = |column: &Column| {
        let place = columns.iter().position(|known| known.name == column.name)?;
        columns.get(place.checked_sub(1)?)
    };
    line(&mut out, "papers", columns, |column| {
        let before = before(column).map(|before| column.papers as f64 / before.papers as f64);
        before.map_or(String::new(), |times| format!("{times:.1}"))
    });
    for (name, _) in rows {
        let growth = |column: &Column| {
            let earlier = before(column)?.find(name)?.amount?;
            Some(format!("{:.1}", column.find(name)?.amount? / earlier))
        };
        if columns.iter().any(|column| growth(column).is_some()) {
            line(&mut out, name, columns, |column| {
                growth(column).unwrap_or_default()
            });
        }
    }
    out
}

fn head(first: &str, columns: &[Column]) -> String {
    let cells = first.matches('|').count() + 1 + columns.len();
    let mut out = String::new();
    line(&mut out, first, columns, |column| column.name.clone());
    writeln!(out, "|{}", " --- |".repeat(cells)).unwrap();
    out
}

fn line(out: &mut String, first: &str, columns: &[Column], shown: impl Fn(&Column) -> String) {
    write!(out, "| {first} |").unwrap();
    for column in columns {
        write!(out, " {} |", shown(column)).unwrap();
    }
    out.push('\n');
}
