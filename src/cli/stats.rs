//! `recto stats`: the papers of a query by year, month and category.

mod chart;

use std::io::Write;

use anyhow::{Context, Result};
use clap::{ArgAction, Args};
use serde::Serialize;

use super::Opened;
use super::asked::Asked;
use super::feeds;
use super::output::{self, Output};
use crate::clock;
use crate::files::Folders;
use crate::paper::PartialDate;
use crate::query::{FacetKind, LibraryQuestion, Spread, answer, leaves_years_whole};
use crate::text::bars::BarSigns;
use crate::text::numbers::thousands;
use crate::text::safe;
use chart::{Chart, Group, Row, Share};

/// So many categories are drawn where no other number is named.
const USUAL: usize = 20;
/// So many years and so many months, the latest, are drawn.
const LATEST: usize = 24;
/// The columns of a pipe or a file.
const USUAL_COLUMNS: usize = 80;

/// Draw the papers that a query finds by year, month and category.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct Stats {
    #[command(flatten)]
    asked: Asked,
    /// At most so many categories; without it 20, and all with --json
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Print the numbers as JSON, with every year and month
    #[arg(long)]
    json: bool,
    /// Print help
    #[arg(long, action = ArgAction::Help)]
    help: Option<bool>,
}

/// The numbers as `--json` prints them.
#[derive(Serialize)]
struct Printed<'a> {
    count: u64,
    of: u64,
    years: Vec<Year>,
    months: Vec<Month>,
    undated: u64,
    categories: Vec<Category<'a>>,
}

#[derive(Serialize)]
struct Year {
    year: u16,
    papers: u64,
}

#[derive(Serialize)]
struct Month {
    month: PartialDate,
    papers: u64,
}

#[derive(Serialize)]
struct Category<'a> {
    category: &'a str,
    papers: u64,
}

impl Stats {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let query = self.asked.query("stats")?;
        let opened = Opened::open(folders)?;
        feeds::say_unfed(&query, &opened.library, folders);
        let today = clock::today();
        let question = LibraryQuestion {
            query: &query,
            overlay: &opened.overlay,
            today,
        };
        let found = answer(&opened.library, &question, &|| false)
            .map(|answer| answer.found)
            .context("the search was stopped")?;
        let all = opened.library.papers();
        let counted = Counted {
            count: found.len(),
            of: all.len(),
            spread: Spread::of(&opened.library, &found),
        };
        if self.json {
            return counted.print(self.limit.unwrap_or(usize::MAX), out);
        }
        let groups = counted.groups(self.limit.unwrap_or(USUAL), today);
        let settings = output::config(folders).settings;
        let chart = Chart {
            columns: output::columns().unwrap_or(USUAL_COLUMNS),
            letters: settings.letters,
            signs: if settings.draws_ascii() {
                BarSigns::Ascii
            } else {
                BarSigns::Eighths
            },
            ellipsis: settings.ellipsis(),
            found: counted.count,
        };
        chart.draw(&counted.heading(self.asked.typed().trim()), &groups, out)?;
        let of_all = Spread::of(&opened.library, all);
        let growth = leaves_years_whole(&query).then(|| counted.growth(&of_all, today));
        if let Some(sentence) = growth.flatten() {
            writeln!(out)?;
            chart.sentence(&sentence, out)?;
        }
        Ok(())
    }
}

/// The papers found, counted.
struct Counted {
    count: u64,
    of: u64,
    spread: Spread,
}

impl Counted {
    fn print(&self, most: usize, out: &mut Output) -> Result<()> {
        let (years, months) = (self.spread.years.iter(), self.spread.months.iter());
        let categories = self.spread.categories.iter().take(most);
        let printed = Printed {
            count: self.count,
            of: self.of,
            years: years.map(|&(year, papers)| Year { year, papers }).collect(),
            months: months
                .map(|&(month, papers)| Month { month, papers })
                .collect(),
            undated: self.spread.undated,
            categories: categories
                .map(|(category, papers)| Category {
                    category,
                    papers: *papers,
                })
                .collect(),
        };
        let json = safe::json(&serde_json::to_string(&printed)?);
        Ok(writeln!(out, "{json}")?)
    }

    /// What was found, of how many; foreign text is not yet safe.
    fn heading(&self, asked: &str) -> String {
        let (count, of) = (thousands(self.count), thousands(self.of));
        match asked {
            "" if self.count == self.of => format!("{of} papers"),
            "" => format!("{count} of {of} papers"),
            asked => format!("{asked}: {count} of {of} papers"),
        }
    }

    fn groups(&self, most_categories: usize, today: PartialDate) -> Vec<Group> {
        let row = |name: String, papers: u64| Row { name, papers };
        let spread = &self.spread;
        let years = spread.years.iter().take(LATEST);
        let mut years: Vec<Row> = years
            .map(|(y, papers)| row(y.to_string(), *papers))
            .collect();
        if spread.undated > 0 {
            years.push(row("undated".to_owned(), spread.undated));
        }
        let months = spread.months.iter().take(LATEST);
        let months = months.map(|(month, papers)| row(month.said(today), *papers));
        let categories = spread.categories.iter().take(most_categories);
        let categories = categories.map(|(name, papers)| row(name.clone(), *papers));
        let mut groups = vec![
            Group {
                heading: FacetKind::Year.heading(),
                rows: years,
                left: spread.years.len().saturating_sub(LATEST),
                left_are: "earlier",
            },
            Group {
                heading: "Months",
                rows: months.collect(),
                left: spread.months.len().saturating_sub(LATEST),
                left_are: "earlier",
            },
            Group {
                heading: FacetKind::Category.heading(),
                rows: categories.collect(),
                left: spread.categories.len().saturating_sub(most_categories),
                left_are: "more",
            },
        ];
        groups.retain(|group| !group.rows.is_empty());
        groups
    }

    /// How the last whole year stands to the one before, and which share each had of all papers here;
    /// `None` where one of them has no paper.
    fn growth(&self, of_all: &Spread, today: PartialDate) -> Option<String> {
        let year = today.year().checked_sub(1)?;
        let before = year.checked_sub(1)?;
        let [now, then] = [year, before].map(|year| self.spread.of_year(year));
        if now == 0 || then == 0 {
            return None;
        }
        let change = match now.cmp(&then) {
            std::cmp::Ordering::Equal => format!("as many papers as {before}"),
            std::cmp::Ordering::Greater => {
                format!("{} more papers than {before}", Share(now - then, then))
            }
            std::cmp::Ordering::Less => {
                format!("{} fewer papers than {before}", Share(then - now, then))
            }
        };
        if self.count == self.of {
            return Some(format!("{year} has {change}."));
        }
        let [now, then] =
            [(year, now), (before, then)].map(|(year, papers)| Share(papers, of_all.of_year(year)));
        Some(format!(
            "{year} has {change}: {now} of all papers here, {then} before."
        ))
    }
}
