//! `recto import`: papers from files into the store.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::Args;
use serde_json::json;

use super::output::Output;
use super::{UsageError, say};
use crate::clock;
use crate::files::{self, Folders};
use crate::import::{Counts, FORMATS, Format, NoInput, Plan, Shelf, detect};
use crate::library::{self, Library, Store};
use crate::paper::{Paper, PaperId};

/// So many bad records are named; the rest are counted.
const PROBLEMS_NAMED: usize = 20;

/// Bring papers in from files. Bad records are passed over and named.
#[derive(Debug, Args)]
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

/// The library, as a plan asks it.
struct Shelved<'a>(&'a Library);

impl Shelf for Shelved<'_> {
    fn by_id(&self, id: &PaperId) -> Option<Paper> {
        let number = self.0.number_of(id)?;
        self.0
            .record(number)
            .ok()
            .map(|paper| paper.as_ref().clone())
    }

    fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
        let records = self
            .0
            .with_title_key(key)
            .filter_map(|number| self.0.record(number).ok());
        records.map(|paper| paper.as_ref().clone()).collect()
    }
}

/// A record that was passed over, and the file that it stands in.
struct Problem {
    file: String,
    line: u64,
    reason: String,
}

impl Import {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let format = self.format.as_deref().map(named).transpose()?;
        let mut total = Counts::default();
        let mut problems: Vec<Problem> = Vec::new();
        for file in &files::named(&self.files)? {
            let name = file.display().to_string();
            let plan = match self.import(file, format, folders) {
                Ok(plan) => plan,
                // A folder has other files, too.
                Err(error) if !self.files.contains(file) && error.is::<NoInput>() => {
                    say(&format!("{name} was passed over: {error}"));
                    continue;
                }
                Err(error) => return Err(error.context(format!("{name} was not imported"))),
            };
            total.added += plan.counts.added;
            total.changed += plan.counts.changed;
            total.same += plan.counts.same;
            total.skipped += plan.counts.skipped;
            problems.extend(plan.problems.into_iter().map(|problem| Problem {
                file: name.clone(),
                line: problem.line,
                reason: problem.reason,
            }));
        }
        self.report(total, &problems, out)?;
        if total.added + total.changed + total.same == 0 {
            return Err(anyhow!("no record could be used"));
        }
        Ok(())
    }

    /// Plans one file and writes what comes of it.
    fn import(&self, file: &Path, format: Option<&Format>, folders: &Folders) -> Result<Plan> {
        let opened = library::open(&folders.data, &folders.cache)?;
        if let Some(reason) = opened.in_memory {
            return Err(anyhow!(reason));
        }
        let input = files::open(file)?;
        let format = match format {
            Some(format) => format,
            None => detect(&input.head)?,
        };
        let records = (format.parse)(input.stream)?;
        let plan = Plan::new(records, &Shelved(&opened.library), &clock::now());
        if self.strict
            && let Some(problem) = plan.problems.first()
        {
            return Err(anyhow!(
                "{problem} (--strict takes a file whole or not at all)"
            ));
        }
        if !self.dry_run {
            Store::in_dir(&folders.data).append(&plan.papers)?;
        }
        Ok(plan)
    }

    fn report(&self, counts: Counts, problems: &[Problem], out: &mut Output) -> Result<()> {
        let Counts {
            added,
            changed,
            same,
            skipped,
        } = counts;
        if self.json {
            let problems: Vec<serde_json::Value> = problems
                .iter()
                .map(|problem| json!({ "file": problem.file, "line": problem.line, "reason": problem.reason }))
                .collect();
            let report = json!({ "added": added, "changed": changed, "same": same, "skipped": skipped, "problems": problems });
            return Ok(writeln!(
                out,
                "{}",
                crate::text::safe::json(&report.to_string())
            )?);
        }
        for problem in problems.iter().take(PROBLEMS_NAMED) {
            say(&format!(
                "{} line {}: {}",
                problem.file, problem.line, problem.reason
            ));
        }
        if problems.len() > PROBLEMS_NAMED {
            say(&format!(
                "and {} more; --json names them all",
                problems.len() - PROBLEMS_NAMED
            ));
        }
        let would = if self.dry_run { "would be " } else { "" };
        Ok(writeln!(
            out,
            "{would}added {added}, changed {changed}, same {same}, skipped {skipped}"
        )?)
    }
}

fn named(name: &str) -> Result<&'static Format> {
    Format::named(name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        UsageError(format!(
            "there is no format {name}; there are {}",
            names.join(", ")
        ))
        .into()
    })
}
