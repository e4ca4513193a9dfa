//! `recto import`: papers from files into the store.

mod explaining;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::Args;
use jiff::tz::TimeZone;
use serde_json::json;

use super::output::{Output, Progress};
use super::stopping::Stopping;
use super::{Opened, UsageError, fetch, marking, say};
use crate::clock;
use crate::config;
use crate::files::Folders;
use crate::formats::{FORMATS, Format};
use crate::jobs::{
    self, Cut, Errand, ErrandKind, Explain, Fetched, Fetching, Imported, Incoming, PassedOver,
    Problem, Purpose, Step, ToFetch, When, files_passed_over,
};
use crate::library::StorePlace;
use crate::marks::Intent;
use crate::merge::{Counts, MOST_PROBLEMS, Prevails};
use explaining::As;

/// So many bad records are named; the rest are counted.
const PROBLEMS_NAMED: usize = 20;

/// Bring papers in from files. Bad records are passed over and named.
#[derive(Debug, Args)]
#[command(after_help = formats())]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch")]
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
    /// Let the texts of these files replace those that are known, even better ones
    #[arg(long)]
    force: bool,
    /// Then fetch the papers of which nothing but an id is known
    #[arg(long)]
    fetch: bool,
    /// Write nothing, only say which format each file has and why, and what is used of its fields
    #[arg(long, conflicts_with_all = ["dry_run", "strict", "force", "fetch"])]
    explain: bool,
    /// Print the counts and problems as JSON
    #[arg(long)]
    json: bool,
}

/// What an import passed over, as far as it is named.
#[derive(Default)]
struct Heard {
    problems: Vec<Problem>,
    passed_over: Vec<PassedOver>,
}

impl Import {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        if self.explain {
            return self.explain(out);
        }
        let job = jobs::Import {
            from: self.files.iter().cloned().map(Incoming::Path).collect(),
            format: self.format.as_deref().map(named).transpose()?,
            prevails: self.prevails(),
            keywords: config::keywords(&folders.config),
            purpose: self.purpose(),
            now: clock::now(),
        };
        let place = StorePlace::new(&folders.data, &folders.cache);
        let mut heard = Heard::default();
        let (mut imported, mut indexed) = (Progress::new("imported"), Progress::new("indexed"));
        let stopping = Stopping::by_signals()?;
        let outcome = job.run(&place, stopping.stop(), &mut |step| match step {
            Step::Records(records) => imported.count(records),
            Step::Indexed(seen) => indexed.share(seen.done, seen.whole),
            Step::Problem(problem) if heard.problems.len() < MOST_PROBLEMS => {
                heard.problems.push(problem);
            }
            Step::PassedOver(one) if heard.passed_over.len() < MOST_PROBLEMS => {
                heard.passed_over.push(one);
            }
            Step::Said(sentence) => say(&sentence),
            // They are counted; and nothing else has the library open.
            Step::Problem(_)
            | Step::PassedOver(_)
            | Step::Changed
            | Step::Shown(_)
            | Step::Asking(_)
            | Step::Feeds(_) => {}
        });
        drop((imported, indexed));
        let tagged = if self.dry_run {
            Ok(())
        } else {
            tag(&outcome, folders)
        };
        let failed = why_it_failed(&outcome, &heard);
        let tagged = match tagged {
            // One reason alone is that of the end.
            Err(error) if failed.is_some() => {
                say(&format!("{error:#}"));
                Ok(())
            }
            tagged => tagged,
        };
        let fetched = match outcome.cut {
            None if self.fetch && !self.dry_run => Some(self.fetched(folders, &stopping)?),
            None | Some(_) => None,
        };
        if self.json || failed.is_none() || outcome.counts.sum() > 0 {
            self.report(&outcome, &heard, fetched.as_ref(), out)?;
        }
        if self.fetch && self.dry_run {
            say(&would_ask(&self.files));
        }
        match failed {
            Some(reason) if outcome.cut == Some(Cut::Stopped) => Err(stopping.ended(&reason)),
            Some(reason) => Err(anyhow!(reason)),
            None => {
                fetched.map_or(Ok(()), |fetched| fetch::ended(&fetched, &stopping))?;
                tagged
            }
        }
    }

    fn explain(&self, out: &mut Output) -> Result<()> {
        let explain = Explain {
            from: self.files.clone(),
            format: self.format.as_deref().map(named).transpose()?,
        };
        let form = if self.json { As::Json } else { As::Text };
        explaining::explain(&explain, form, out)
    }

    /// Fetches what waits: of these files, and of earlier ones.
    fn fetched(&self, folders: &Folders, stopping: &Stopping) -> Result<Fetched> {
        let fetching = Fetching {
            what: ToFetch::These(Vec::new()),
            when: When::AtOnce,
            purpose: Purpose::Write,
            now: clock::now(),
        };
        // A program knows no zone but UTC.
        let zone = if self.json {
            || TimeZone::UTC
        } else {
            clock::zone
        };
        fetch::fetch(fetching, zone, folders, stopping)
    }

    fn prevails(&self) -> Prevails {
        if self.force {
            Prevails::Later
        } else {
            Prevails::Better
        }
    }

    fn purpose(&self) -> Purpose {
        match (self.dry_run, self.strict) {
            (true, _) => Purpose::Look,
            (false, true) => Purpose::WriteWhole,
            (false, false) => Purpose::Write,
        }
    }

    fn report(
        &self,
        outcome: &Imported,
        heard: &Heard,
        fetched: Option<&Fetched>,
        out: &mut Output,
    ) -> Result<()> {
        let Counts {
            added,
            changed,
            same,
            skipped,
        } = outcome.counts;
        if self.json {
            let problems = heard.problems.iter().map(
                |found| json!({ "file": found.file, "line": found.line, "reason": found.reason }),
            );
            let passed_over = heard
                .passed_over
                .iter()
                .map(|one| json!({ "file": one.file, "reason": one.reason }));
            let mut report = json!({
                "added": added,
                "changed": changed,
                "same": same,
                "skipped": skipped,
                "kinds_passed_over": outcome.kinds,
                "problems": problems.collect::<Vec<_>>(),
                "passed_over": passed_over.collect::<Vec<_>>(),
            });
            let left_out = outcome.problems.count.saturating_sub(heard.problems.len());
            if left_out > 0 {
                report["problems_left_out"] = left_out.into();
            }
            if let Some(fetched) = fetched {
                report["fetched"] = fetch::as_json(fetched).into();
            }
            let report = crate::text::safe::json(&report.to_string());
            return Ok(writeln!(out, "{report}")?);
        }
        for Problem { file, line, reason } in heard.problems.iter().take(PROBLEMS_NAMED) {
            say(&format!("{file} line {line}: {reason}"));
        }
        let left_out = outcome.problems.count.saturating_sub(PROBLEMS_NAMED);
        if left_out > 0 {
            let named = if outcome.problems.count > MOST_PROBLEMS {
                format!("the first {MOST_PROBLEMS}")
            } else {
                "them all".to_owned()
            };
            say(&format!("and {left_out} more; --json names {named}"));
        }
        let would = if self.dry_run { "would be " } else { "" };
        let files = match outcome.passed_over.count {
            0 => None,
            files => Some(files_passed_over(files)),
        };
        let mut passed_over = String::new();
        for what in files.into_iter().chain(outcome.kinds_passed_over()) {
            passed_over.push_str("; ");
            passed_over.push_str(&what);
        }
        writeln!(
            out,
            "{would}added {added}, changed {changed}, same {same}, skipped {skipped}{passed_over}"
        )?;
        fetched.map_or(Ok(()), |fetched| fetch::print(fetched, out))
    }
}

/// Sets the tags that the keywords of what was imported make.
fn tag(outcome: &Imported, folders: &Folders) -> Result<()> {
    if outcome.keyworded.is_empty() {
        return Ok(());
    }
    let opened = Opened::open(folders)?;
    let now = clock::now();
    let intents = outcome.keyworded.iter();
    let intents = intents.flat_map(|paper| paper.intents(&opened.marks, &now));
    let intents: Vec<Intent> = intents.collect();
    let saved = marking::save(&opened, &intents, &now, folders);
    saved.context("the papers are in the store, without tags of their keywords")?;
    if let Some(tagged) = jobs::tagged(&intents) {
        say(&tagged);
    }
    Ok(())
}

/// Whom it would ask for the papers that lists of ids name.
fn would_ask(files: &[PathBuf]) -> String {
    let errands = Errand::of_ids(&jobs::ids_listed(files));
    let each = errands.iter().map(|errand| match &errand.kind {
        ErrandKind::Papers(papers) => format!("{} for {}", errand.name, papers.len()),
        ErrandKind::Feed | ErrandKind::Once => errand.name.clone(),
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        "no source would be asked for a paper".to_owned()
    } else {
        format!("would ask {}", each.join(", "))
    }
}

/// Says what was passed over, but for the last that was asked for: that is why it failed.
fn why_it_failed(outcome: &Imported, heard: &Heard) -> Option<String> {
    let mut failed = None;
    for one in &heard.passed_over {
        let before = if one.was_asked_for {
            failed.replace(one.to_string())
        } else {
            Some(one.to_string())
        };
        if let Some(sentence) = before {
            say(&sentence);
        }
    }
    let Counts {
        added,
        changed,
        same,
        ..
    } = outcome.counts;
    let unindexed = outcome.unindexed.as_ref();
    match &outcome.cut {
        Some(Cut::Failed(reason)) if outcome.counts.sum() == 0 => {
            Some(format!("nothing was imported: {reason}"))
        }
        Some(Cut::Failed(reason)) => Some(format!("the import ended early: {reason}")),
        Some(Cut::Stopped) => Some("stopped; what came in stays".to_owned()),
        None => unindexed
            .map(|reason| {
                format!("the papers are in the store; searching them is slower meanwhile: {reason}")
            })
            .or(failed)
            .or_else(|| {
                let is_none = added + changed + same == 0;
                is_none.then(|| "no record could be used".to_owned())
            }),
    }
}

/// The name of a format that there is.
fn named(name: &str) -> Result<&'static str> {
    let format = Format::named(name).ok_or_else(|| {
        UsageError(format!(
            "there is no format {name}; recto import --help lists them"
        ))
    })?;
    Ok(format.name)
}

/// The formats as the help lists them.
fn formats() -> String {
    let rows = FORMATS
        .iter()
        .map(|format| format!("\n  {:<17} {}", format.name, format.meaning));
    format!("Formats:{}", rows.collect::<String>())
}
