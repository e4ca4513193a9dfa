//! `recto remove` and `recto restore`: papers out of the library, and in again; all of them, or none.

use std::io::Write;

use anyhow::{Result, anyhow};

use super::one::given::Given;
use super::output::Output;
use super::{Opened, recognised, say, unknown};
use crate::clock;
use crate::disk::limits::StoreLine;
use crate::files::Folders;
use crate::library::{self, StorePlace};
use crate::paper::{Paper, PaperId};
use crate::text::numbers::thousands;
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// Takes papers out, and says which, and what brings them back.
pub(super) fn remove(ids: &[String], folders: &Folders, out: &mut Output) -> Result<()> {
    let opened = Opened::open(folders)?;
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
    // One that cannot be read can be taken out all the same.
    let papers = known.iter().map(|id| {
        let number = opened.library.number_of(id);
        let record = number.and_then(|number| opened.library.record(number).ok());
        record.map_or_else(|| Paper::new(id.clone()), |record| record.as_ref().clone())
    });
    let papers: Vec<Paper> = papers.collect();
    StorePlace::new(&folders.data, &folders.cache)
        .store()
        .append_removals(&known, &clock::now())?;
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
