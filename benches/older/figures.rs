//! The figures of both builds, round by round, and their table in Markdown.

use std::fmt::Write;
use std::time::Duration;

use super::said::duration;

/// How a figure is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Seconds,
    Megabytes,
    Bytes,
    Times,
}

/// A figure, and what each round gave for the older build and for this one.
struct Figure {
    name: String,
    unit: Unit,
    rounds: [Vec<f64>; 2],
}

/// All figures, in the order in which they were first given.
#[derive(Default)]
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    /// A time of a round; `build` is 0 for the older one.
    pub(crate) fn time(&mut self, name: &str, build: usize, time: Option<Duration>) {
        let seconds = time.map(|time| time.as_secs_f64());
        self.add(name, Unit::Seconds, build, seconds);
    }

    /// Memory, in bytes.
    pub(crate) fn memory(&mut self, name: &str, build: usize, bytes: Option<u64>) {
        let megabytes = bytes.map(|bytes| bytes as f64 / 1e6);
        self.add(name, Unit::Megabytes, build, megabytes);
    }

    /// Few bytes.
    pub(crate) fn bytes(&mut self, name: &str, build: usize, bytes: f64) {
        self.add(name, Unit::Bytes, build, Some(bytes));
    }

    /// How many times as much as something of the same round.
    pub(crate) fn times(&mut self, name: &str, build: usize, times: Option<f64>) {
        self.add(name, Unit::Times, build, times);
    }

    fn add(&mut self, name: &str, unit: Unit, build: usize, value: Option<f64>) {
        let place = self.0.iter().position(|figure| figure.name == name);
        let place = place.unwrap_or_else(|| {
            self.0.push(Figure {
                name: name.to_owned(),
                unit,
                rounds: [Vec::new(), Vec::new()],
            });
            self.0.len() - 1
        });
        self.0[place].rounds[build].extend(value);
    }

    /// The table of one size. A build that cannot do a thing has no figure there.
    pub(crate) fn markdown(&self, size: &str, [older, here]: [&str; 2]) -> String {
        let mut table = format!(
            "| {size} papers | {older}, best | {here}, best | ratio | {older}, median | {here}, median | ratio |\n|{}\n",
            " --- |".repeat(7)
        );
        for figure in &self.0 {
            write!(table, "| {} |", figure.name).unwrap();
            for of in [best, middle] {
                let [older, here] = figure.rounds.each_ref().map(|rounds| of(rounds));
                let ratio = older
                    .zip(here)
                    .map(|(older, here)| format!("{:.2}", here / older));
                let [older, here] = [older, here].map(|value| said(value, figure.unit));
                write!(
                    table,
                    " {older} | {here} | {} |",
                    ratio.unwrap_or("–".to_owned())
                )
                .unwrap();
            }
            table.push('\n');
        }
        table
    }
}

fn best(rounds: &[f64]) -> Option<f64> {
    rounds.iter().copied().min_by(f64::total_cmp)
}

fn middle(rounds: &[f64]) -> Option<f64> {
    let mut rounds = rounds.to_vec();
    rounds.sort_by(f64::total_cmp);
    rounds.get(rounds.len() / 2).copied()
}

fn said(value: Option<f64>, unit: Unit) -> String {
    let Some(value) = value else {
        return "–".to_owned();
    };
    match unit {
        Unit::Seconds => duration(Duration::from_secs_f64(value)),
        Unit::Megabytes => format!("{value:.1} MB"),
        Unit::Bytes => format!("{value:.0}"),
        Unit::Times => format!("{value:.2} x"),
    }
}
