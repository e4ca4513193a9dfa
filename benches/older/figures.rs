//! The figures of both builds and their table in Markdown.

use std::fmt::Write;
use std::time::Duration;

use super::said::duration;

/// The shares of all keys that are told.
const SHARES: [(f64, &str); 3] = [(0.5, ", p50"), (0.95, ", p95"), (0.99, ", p99")];

/// How a figure is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Seconds,
    Megabytes,
    Bytes,
}

/// What was measured of the older build and of this one.
enum Measured {
    /// The same thing again and again.
    Again(Unit, [Vec<f64>; 2]),
    /// In each round the same keys in the same order; a time that is none where one drew nothing.
    Keys([Vec<Vec<Option<f64>>>; 2]),
    /// How many times as much as another figure, both by their names.
    Over(String, String),
}

/// All figures, in the order in which they were first given.
#[derive(Default)]
pub(crate) struct Figures(Vec<(String, Measured)>);

/// The best value and the middle one, where there are any.
type Spread = Option<[f64; 2]>;

impl Figures {
    /// A time; `build` is 0 for the older one.
    pub(crate) fn time(&mut self, name: &str, build: usize, time: Option<Duration>) {
        self.again(
            name,
            Unit::Seconds,
            build,
            time.map(|time| time.as_secs_f64()),
        );
    }

    /// Memory, in bytes.
    pub(crate) fn memory(&mut self, name: &str, build: usize, bytes: Option<u64>) {
        let megabytes = bytes.map(|bytes| bytes as f64 / 1e6);
        self.again(name, Unit::Megabytes, build, megabytes);
    }

    /// Few bytes.
    pub(crate) fn bytes(&mut self, name: &str, build: usize, bytes: f64) {
        self.again(name, Unit::Bytes, build, Some(bytes));
    }

    /// The keys of a round.
    pub(crate) fn keys(&mut self, name: &str, build: usize, times: Vec<Option<Duration>>) {
        let first = || Measured::Keys([Vec::new(), Vec::new()]);
        if let Measured::Keys(rounds) = self.named(name, first) {
            let seconds = |time: Option<Duration>| time.map(|time| time.as_secs_f64());
            rounds[build].push(times.into_iter().map(seconds).collect());
        }
    }

    /// Tells a figure as so many times another one.
    pub(crate) fn over(&mut self, name: &str, base: &str) {
        let first = || Measured::Over(name.to_owned(), base.to_owned());
        self.named(&format!("{name} / {base}"), first);
    }

    fn again(&mut self, name: &str, unit: Unit, build: usize, value: Option<f64>) {
        let first = || Measured::Again(unit, [Vec::new(), Vec::new()]);
        if let Measured::Again(_, values) = self.named(name, first) {
            values[build].extend(value);
        }
    }

    fn named(&mut self, name: &str, first: impl FnOnce() -> Measured) -> &mut Measured {
        let place = self.0.iter().position(|(known, _)| known == name);
        let place = place.unwrap_or_else(|| {
            self.0.push((name.to_owned(), first()));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }

    /// The table of one size. A build that cannot do a thing has no figure there.
    pub(crate) fn markdown(&self, size: &str, [older, here]: [&str; 2]) -> String {
        let mut table = format!("| {size} papers |");
        for of in ["best", "median"] {
            write!(table, " {older}, {of} | {here}, {of} | ratio |").unwrap();
        }
        writeln!(table, "\n|{}", " --- |".repeat(7)).unwrap();
        for (name, measured) in &self.0 {
            match measured {
                Measured::Again(unit, values) => {
                    let values = values.each_ref().map(|values| spread(values));
                    row(&mut table, name, values, |value| said(value, *unit));
                }
                Measured::Keys(rounds) => {
                    for (share, suffix) in SHARES {
                        let values = rounds.each_ref().map(|rounds| keys_spread(rounds, share));
                        let name = format!("{name}{suffix}");
                        row(&mut table, &name, values, |value| {
                            said(value, Unit::Seconds)
                        });
                    }
                }
                Measured::Over(name, base) => {
                    let values = [0, 1].map(|build| {
                        let (of, base) = (self.of(name, build)?, self.of(base, build)?);
                        Some([of[0] / base[0], of[1] / base[1]])
                    });
                    let name = format!("{name} / {base}");
                    row(&mut table, &name, values, |times| format!("{times:.2} x"));
                }
            }
        }
        table
    }

    fn of(&self, name: &str, build: usize) -> Spread {
        let (_, measured) = self.0.iter().find(|(known, _)| known == name)?;
        match measured {
            Measured::Again(_, values) => spread(&values[build]),
            Measured::Keys(_) | Measured::Over(..) => None,
        }
    }
}

fn row(table: &mut String, name: &str, [older, here]: [Spread; 2], said: impl Fn(f64) -> String) {
    write!(table, "| {name} |").unwrap();
    for column in [0, 1] {
        let [older, here] = [older, here].map(|values| Some(values?[column]));
        let ratio = older
            .zip(here)
            .map(|(older, here)| format!("{:.2}", here / older));
        let cells = [older.map(&said), here.map(&said), ratio];
        for cell in cells {
            write!(table, " {} |", cell.as_deref().unwrap_or("–")).unwrap();
        }
    }
    table.push('\n');
}

/// The least and the middle of many.
fn spread(values: &[f64]) -> Spread {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    Some([*values.first()?, *values.get(values.len() / 2)?])
}

/// What a share of all keys does not exceed, each taken at its best round, and at its middle one:
/// other work of the machine meets another key in each round.
fn keys_spread(rounds: &[Vec<Option<f64>>], share: f64) -> Spread {
    let keys = 0..rounds.first()?.len();
    let keys = keys.filter_map(|key| {
        let times = rounds.iter().filter_map(|round| round.get(key).copied()?);
        spread(&times.collect::<Vec<f64>>())
    });
    let keys: Vec<[f64; 2]> = keys.collect();
    let at_share = |column: usize| {
        let mut times: Vec<f64> = keys.iter().map(|key| key[column]).collect();
        times.sort_by(f64::total_cmp);
        let last = times.len().checked_sub(1)?;
        times.get((last as f64 * share) as usize).copied()
    };
    Some([at_share(0)?, at_share(1)?])
}

fn said(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Seconds => duration(Duration::from_secs_f64(value)),
        Unit::Megabytes => format!("{value:.1} MB"),
        Unit::Bytes => format!("{value:.0}"),
    }
}
