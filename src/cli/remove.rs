//! `recto remove` and `recto restore`: papers out of the library, and in again; all of them, or none.

use std::io::{self, BufRead, Read, Write};

use anyhow::{Context, Result, anyhow};
use clap::Args;

use super::one::given::Given;
use super::output::{self, Output};
use super::{Opened, UsageError, recognised, say, unknown};
use crate::clock;
use crate::disk::limits::StoreLine;
use crate::files::Folders;
use crate::library::{self, StorePlace};
use crate::paper::{Paper, PaperId};
use crate::query::{LibraryQuestion, Query, answer};
use crate::text::numbers::thousands;
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// Take papers out of the library; their stars stay. `recto restore ID` brings them back.
#[derive(Debug, Args)]
pub struct Remove {
    /// arxiv:2503.11794, a bare arXiv id or DOI, or the address of a paper; - reads them from standard
    /// input, one a line
    #[arg(required_unless_present = "query", value_name = "ID")]
    ids: Vec<String>,
    /// Take the papers out that this query finds; asks first
    #[arg(
        long,
        value_name = "QUERY",
        allow_hyphen_values = true,
        conflicts_with = "ids"
    )]
    query: Option<String>,
    /// Take them out without asking
    #[arg(long)]
    yes: bool,
}

impl Remove {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let Some(text) = &self.query else {
            let opened = Opened::open(folders)?;
            let known = named(&opened, &self.ids)?;
            return remove(&opened, &known, folders, out);
        };
        let query = text.parse::<Query>()?;
        // An unset variable of a script is no wish to lose everything.
        if text.trim().is_empty() {
            let reason = "an empty query finds every paper; nothing is removed";
            return Err(UsageError(reason.to_owned()).into());
        }
        let opened = Opened::open_for(folders, &query)?;
        let question = LibraryQuestion {
            query: &query,
            overlay: &opened.overlay,
            today: clock::today(),
        };
        let found = answer(&opened.library, &question, &|| false)
            .map(|answer| answer.found)
            .context("the search was stopped")?;
        let known = found.iter().filter_map(|number| opened.library.id(number));
        let known: Vec<PaperId> = known.collect();
        if known.is_empty() {
            say("no paper matches; nothing is removed");
            return Ok(());
        }
        if !self.yes && !is_wanted(known.len())? {
            say("nothing is removed");
            return Ok(());
        }
        remove(&opened, &known, folders, out)
    }
}

/// Asks whether so many papers are to go.
fn is_wanted(papers: usize) -> Result<bool> {
    const LONGEST: u64 = 64;
    let papers = match papers {
        1 => "1 paper".to_owned(),
        _ => format!("{} papers", thousands(papers as u64)),
    };
    if !output::can_ask() {
        let reason = format!(
            "the query finds {papers}; without a terminal that can be asked, --yes removes"
        );
        return Err(UsageError(reason).into());
    }
    output::prompt(&format!("Take {papers} out of the library? [y/N] "));
    let mut answer = String::new();
    io::stdin().lock().take(LONGEST).read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    Ok(answer == "y" || answer == "yes")
}

/// The papers of these ids, each once.
fn named(opened: &Opened, ids: &[String]) -> Result<Vec<PaperId>> {
    let mut known: Vec<PaperId> = Vec::new();
    let mut strangers = Vec::new();
    let given = Given::all(ids)?;
    for (written, id) in recognised(&given) {
        let number = match id {
            Some(id) => opened.library.named(&id)?,
            None => None,
        };
        match number.and_then(|number| opened.library.id(number)) {
            Some(id) if known.contains(&id) => {}
            Some(id) => known.push(id),
            None => strangers.push(written),
        }
    }
    if !strangers.is_empty() {
        return Err(unknown(&strangers));
    }
    Ok(known)
}

/// Takes papers out, and says which, and what brings them back.
fn remove(opened: &Opened, known: &[PaperId], folders: &Folders, out: &mut Output) -> Result<()> {
    // One that cannot be read can be taken out all the same.
    let papers = known.iter().map(|id| {
        let number = opened.library.number_of(id);
        let record = number.and_then(|number| opened.library.record(number).ok());
        record.map_or_else(|| Paper::new(id.clone()), |record| record.as_ref().clone())
    });
    let papers: Vec<Paper> = papers.collect();
    StorePlace::new(&folders.data, &folders.cache)
        .store()
        .append_removals(known, &clock::now())?;
    let brings = match papers.as_slice() {
        [_] => "brings it back, until `recto compact` drops it",
        _ => "brings one back, until `recto compact` drops them",
    };
    say(&format!(
        "{} out of the library; `recto restore ID` {brings}:",
        are(papers.len())
    ));
    list(&papers, out)
}

/// Takes papers in again that were taken out.
pub(super) fn restore(ids: &[String], folders: &Folders, out: &mut Output) -> Result<()> {
    let opened = Opened::open(folders)?;
    let mut wanted: Vec<PaperId> = Vec::new();
    let mut strangers = Vec::new();
    let given = Given::all(ids)?;
    for (written, id) in recognised(&given) {
        let Some(id) = id else {
            strangers.push(written);
            continue;
        };
        if opened.library.named(&id)?.is_some() {
            return Err(anyhow!("{written} is in the library"));
        }
        wanted.push(id);
    }
    let place = StorePlace::new(&folders.data, &folders.cache);
    let found = place.removed(&wanted)?;
    let missing = wanted
        .iter()
        .zip(&found)
        .filter(|(_, paper)| paper.is_none());
    strangers.extend(missing.map(|(id, _)| id.as_str()));
    if !strangers.is_empty() {
        return Err(anyhow!(
            "no paper was taken out that has the id {}, or `recto compact` has dropped it",
            strangers.join(", ")
        ));
    }
    let mut papers: Vec<Paper> = Vec::new();
    for paper in found.into_iter().flatten() {
        if papers.iter().all(|known| known.id != paper.id) {
            papers.push(paper);
        }
    }
    let lines = papers
        .iter()
        .map(|paper| Ok(StoreLine::new(paper.to_json()?)?))
        .collect::<Result<Vec<StoreLine>>>()?;
    place.store().append(&lines)?;
    say(&format!("{} in the library again:", are(papers.len())));
    list(&papers, out)
}

/// Prints papers as `list` does.
fn list(papers: &[Paper], out: &mut Output) -> Result<()> {
    for paper in papers {
        let form = Form::Rendered(library::rendering(paper));
        let title = library::shown_title(paper, form, Unseen::Dropped);
        let id = safe::line(paper.id.as_str());
        writeln!(out, "{id}\t{}", title.text())?;
    }
    Ok(())
}

fn are(papers: usize) -> String {
    match papers {
        1 => "1 paper is".to_owned(),
        _ => format!("{} papers are", thousands(papers as u64)),
    }
}
