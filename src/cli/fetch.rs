//! `recto fetch`: papers from the web into the store.

mod whole;

use std::io::Write;

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::output::{Output, Progress};
use super::stopping::Stopping;
use super::{Unavailable, UsageError, around, say};
use crate::clock;
use crate::config::{self, Config};
use crate::files::Folders;
use crate::jobs::{
    Again, Came, Cut, End, Errand, Fetched, Fetching, Job, Outcome, PdfText, Problem, Purpose,
    Step, ToFetch, Verdict, When,
};
use crate::paper::PaperId;
use crate::sources::SOURCES;
use crate::text::safe;

/// So many bad records are named; the rest are counted.
const PROBLEMS_NAMED: usize = 20;

/// Fetch papers: the feeds that are due, or what is named. Every feed has a line at the end.
#[derive(Debug, Args)]
#[command(after_help = sources())]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch")]
pub struct Fetch {
    /// Feeds by their names, SOURCE:WHAT, ids of papers, addresses of papers and feeds; these are
    /// asked at once
    #[arg(value_name = "FEED|SOURCE:WHAT|ID")]
    what: Vec<String>,
    /// Ask every feed, also those that cannot have anything new
    #[arg(long, conflicts_with = "what")]
    all: bool,
    /// Get the whole texts of papers, which are named by their ids, and keep them
    #[arg(long, conflicts_with_all = ["all", "dry_run"])]
    whole: bool,
    /// Take the text out of the PDF, where there is no other, by pdftotext
    #[arg(long, requires = "whole")]
    pdf: bool,
    /// Write nothing, only say what would come
    #[arg(long)]
    dry_run: bool,
    /// Print what came of each as JSON
    #[arg(long)]
    json: bool,
}

impl Fetch {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        if self.whole {
            let pdf = if self.pdf {
                PdfText::Taken
            } else {
                PdfText::Left
            };
            let told = if self.json {
                whole::As::Json
            } else {
                whole::As::Text
            };
            return whole::fetch(&self.what, pdf, told, folders, out);
        }
        let (config, problems) = config::read(&folders.config, Config::default())?;
        for problem in &problems {
            say(&problem.to_string());
        }
        let errands = if self.what.is_empty() {
            config.feeds.iter().map(Errand::of_feed).collect()
        } else {
            let errands = Errand::of_words(&self.what, &config.feeds);
            errands.map_err(|error| UsageError(error.to_string()))?
        };
        let is_waiting = self.what.is_empty() && !self.all;
        let fetching = Fetching {
            what: ToFetch::These(errands),
            when: if is_waiting {
                When::WhenDue
            } else {
                When::AtOnce
            },
            purpose: if self.dry_run {
                Purpose::Look
            } else {
                Purpose::Write
            },
            now: clock::now(),
        };
        let stopping = Stopping::by_signals()?;
        // A program knows no zone but UTC.
        let zone = if self.json {
            || TimeZone::UTC
        } else {
            clock::zone
        };
        let fetched = fetch(fetching, zone, folders, &stopping)?;
        if fetched.each.is_empty() && fetched.cut.is_none() {
            say("there is no feed; `recto feeds add NAME SOURCE:WHAT` makes one");
        }
        self.report(&fetched, out)?;
        ended(&fetched, &stopping)
    }

    fn report(&self, fetched: &Fetched, out: &mut Output) -> Result<()> {
        if self.json {
            let report = json!({ "dry_run": self.dry_run, "fetched": as_json(fetched) });
            return Ok(writeln!(out, "{}", safe::json(&report.to_string()))?);
        }
        print(fetched, out)?;
        if self.dry_run {
            say("nothing was written");
        }
        Ok(())
    }
}

/// What came of everything, line by line.
pub(super) fn print(fetched: &Fetched, out: &mut Output) -> Result<()> {
    for line in fetched.lines(clock::moment()) {
        writeln!(out, "{}", safe::line(&line))?;
    }
    Ok(())
}

/// What came of each errand, as JSON.
pub(super) fn as_json(fetched: &Fetched) -> Vec<Value> {
    fetched.each.iter().map(told).collect()
}

/// How a command ends by what came of a fetch.
pub(super) fn ended(fetched: &Fetched, stopping: &Stopping) -> Result<()> {
    match (&fetched.cut, &fetched.unindexed, fetched.verdict()) {
        (Some(Cut::Stopped), ..) => Err(stopping.ended("stopped; what came in stays")),
        (Some(Cut::Failed(reason)), ..) => Err(anyhow!("the fetch ended early: {reason}")),
        (None, Some(reason), _) => Err(anyhow!(
            "the papers are in the store; searching them is slower meanwhile: {reason}"
        )),
        (None, None, Verdict::Well) => Ok(()),
        (None, None, Verdict::Later) => {
            Err(Unavailable("nothing came; try again later".to_owned()).into())
        }
        (None, None, Verdict::Failed) => Err(anyhow!("nothing came")),
    }
}

/// Fetches, and says on standard error how far it is and what was passed over.
pub(super) fn fetch(
    fetching: Fetching,
    zone: fn() -> TimeZone,
    folders: &Folders,
    stopping: &Stopping,
) -> Result<Fetched> {
    let around = around(folders, zone);
    let (mut fetched, mut indexed) = (Progress::new("fetched"), Progress::new("indexed"));
    let mut problems = Vec::new();
    let mut said = Vec::new();
    let end = Job::Fetch(fetching).run(&around, stopping.stop(), &mut |step| match step {
        Step::Asking(name) => fetched.word(&format!("asking {}", safe::line(&name))),
        Step::Records(records) => fetched.count(records),
        Step::Indexed(seen) => indexed.share(seen.done, seen.whole),
        Step::Problem(problem) => problems.push(problem),
        Step::Said(sentence) => said.push(sentence),
        // Nothing else has the library open.
        Step::PassedOver(_) | Step::Changed | Step::Feeds(_) | Step::Shown(_) => {}
    });
    drop((fetched, indexed));
    for sentence in &said {
        say(sentence);
    }
    for Problem { file, line, reason } in problems.iter().take(PROBLEMS_NAMED) {
        say(&format!("{file} line {line}: {reason}"));
    }
    let left_out = problems.len().saturating_sub(PROBLEMS_NAMED);
    if left_out > 0 {
        say(&format!("and {left_out} more"));
    }
    match end {
        End::Fetched(fetched) => Ok(fetched),
        End::Failed(sentence) => Err(anyhow!(sentence)),
        End::Imported(_)
        | End::Exported(_)
        | End::Looked(_)
        | End::Digested(_)
        | End::Previewed(_)
        | End::Whole(_)
        | End::Completed(_)
        | End::Indexed(_) => Err(anyhow!("the fetch had no end of its own")),
    }
}

/// What came of an errand, as JSON.
fn told(outcome: &Outcome) -> Value {
    let ids = |ids: &[PaperId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut told = json!({
        "name": outcome.name,
        "spec": outcome.spec.to_string(),
        "came": "answered",
        "added": outcome.counts.added,
        "changed": outcome.counts.changed,
        "same": outcome.counts.same,
        "skipped": outcome.counts.skipped,
        "not_found": ids(&outcome.not_found),
        "elsewhere": ids(&outcome.elsewhere),
        "waiting": ids(&outcome.waiting),
    });
    match &outcome.came {
        Came::Answered { next } => {
            if let Some(next) = next {
                told["next"] = next.at.to_string().into();
            }
        }
        Came::NotDue { asked } => {
            told["came"] = "not_due".into();
            told["asked"] = asked.to_string().into();
        }
        Came::Failed(failure) => {
            told["came"] = "failed".into();
            told["reason"] = failure.reason.clone().into();
            told["may_pass"] = (failure.again != Again::InVain).into();
        }
        Came::NotAsked => told["came"] = "not_asked".into(),
        Came::Unanswered => told["came"] = "unanswered".into(),
    }
    told
}

/// The sources as the help lists them.
fn sources() -> String {
    let rows = SOURCES.iter().flat_map(|source| {
        let whats = source.whats.iter();
        whats.map(|(what, meaning)| (source.written(what), *meaning))
    });
    let rows = rows.map(|(spec, meaning)| format!("\n  {spec:<26} {meaning}"));
    format!("What SOURCE:WHAT can be:{}", rows.collect::<String>())
}
