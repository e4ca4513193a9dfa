//! `recto import`: papers from files into the store.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use serde_json::json;

use super::index::bring_up;
use super::output::{Output, Progress};
use super::{UsageError, say};
use crate::clock;
use crate::files::{self, Folders};
use crate::import::{Counts, FORMATS, Format, MOST_PROBLEMS};
use crate::intake::{Heard, Intake, IntakeError, Purpose};
use crate::library::{Place, Rebuild};

/// So many bad records are named; the rest are counted.
const PROBLEMS_NAMED: usize = 20;

/// Bring papers in from files. Bad records are passed over and named.
#[derive(Debug, Args)]
#[command(after_help = formats())]
pub struct Import {
    /// Files and folders, packed by gzip or zstd or not, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format, where recto shall not tell it by the content
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// Write nothing, only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// Refuse a file with a bad record as a whole
    #[arg(long)]
    strict: bool,
    /// Print the counts and problems as JSON
    #[arg(long)]
    json: bool,
}

/// What was passed over.
#[derive(Default)]
struct Problems {
    /// The first of it.
    named: Vec<Problem>,
    /// How much there is.
    found: usize,
}

/// What was passed over, and the file that it stands in.
struct Problem {
    file: String,
    line: u64,
    reason: String,
}

impl Import {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let format = self.format.as_deref().map(named).transpose()?;
        let mut total = Counts::default();
        let mut problems = Problems::default();
        let place = Place::new(&folders.data, &folders.cache);
        let mut intake =
            Intake::new(place.clone(), self.purpose()).context("nothing was imported")?;
        let taken = files::named(&self.files)?.iter().try_for_each(|file| {
            match import(file, format, &mut intake, &mut problems) {
                Ok(counts) => total.add(counts),
                // A folder has other files, too.
                Err(error) if !self.files.contains(file) && is_no_input(&error) => {
                    say(&format!("{} was passed over: {error}", file.display()));
                }
                Err(error) => {
                    return Err(error.context(format!("{} was not imported", file.display())));
                }
            }
            Ok(())
        });
        // What was taken before a file failed is in the store, and is to be found.
        drop(intake);
        let indexed = match self.purpose() {
            Purpose::Look => Ok(()),
            Purpose::Write | Purpose::WriteWhole => bring_up(&place, Rebuild::Missing),
        };
        taken?;
        self.report(total, &problems, out)?;
        indexed.context("the papers are in the store; searching them is slower meanwhile")?;
        if total.added + total.changed + total.same == 0 {
            return Err(anyhow!("no record could be used"));
        }
        Ok(())
    }

    fn purpose(&self) -> Purpose {
        match (self.dry_run, self.strict) {
            (true, _) => Purpose::Look,
            (false, true) => Purpose::WriteWhole,
            (false, false) => Purpose::Write,
        }
    }

    fn report(&self, counts: Counts, problems: &Problems, out: &mut Output) -> Result<()> {
        let Counts {
            added,
            changed,
            same,
            skipped,
        } = counts;
        if self.json {
            let left_out = problems.found.saturating_sub(problems.named.len());
            let problems: Vec<serde_json::Value> = problems
                .named
                .iter()
                .map(|problem| json!({ "file": problem.file, "line": problem.line, "reason": problem.reason }))
                .collect();
            let mut report = json!({ "added": added, "changed": changed, "same": same, "skipped": skipped, "problems": problems });
            if left_out > 0 {
                report["problems_left_out"] = left_out.into();
            }
            return Ok(writeln!(
                out,
                "{}",
                crate::text::safe::json(&report.to_string())
            )?);
        }
        for problem in problems.named.iter().take(PROBLEMS_NAMED) {
            say(&format!(
                "{} line {}: {}",
                problem.file, problem.line, problem.reason
            ));
        }
        let left_out = problems.found.saturating_sub(PROBLEMS_NAMED);
        if left_out > 0 {
            say(&format!(
                "and {left_out} more; --json names the first {MOST_PROBLEMS}"
            ));
        }
        let would = if self.dry_run { "would be " } else { "" };
        Ok(writeln!(
            out,
            "{would}added {added}, changed {changed}, same {same}, skipped {skipped}"
        )?)
    }
}

/// Takes the records of one file.
fn import(
    file: &Path,
    format: Option<&'static Format>,
    intake: &mut Intake,
    problems: &mut Problems,
) -> Result<Counts> {
    let input = files::open(file)?;
    let mut imported = Progress::new("imported");
    let counts = intake.take(input, format, &clock::now(), &mut |heard| match heard {
        Heard::Records(records) => imported.count(records),
        Heard::Problem(problem) => {
            problems.found += 1;
            if problems.named.len() < MOST_PROBLEMS {
                problems.named.push(Problem {
                    file: file.display().to_string(),
                    line: problem.line,
                    reason: problem.reason,
                });
            }
        }
    })?;
    Ok(counts)
}

/// Whether a file was not taken because it gives no papers at all.
fn is_no_input(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(IntakeError::NoInput(_)))
}

fn named(name: &str) -> Result<&'static Format> {
    Format::named(name).ok_or_else(|| {
        let said = format!("there is no format {name}; recto import --help lists them");
        UsageError(said).into()
    })
}

/// The formats as the help lists them.
fn formats() -> String {
    let rows = FORMATS
        .iter()
        .map(|format| format!("\n  {:<17} {}", format.name, format.meaning));
    format!("Formats:{}", rows.collect::<String>())
}
