//! `recto dedupe`: papers of the library that are one.

use std::collections::HashMap;
use std::io::Write;

use anyhow::{Result, anyhow};
use clap::Args;

use super::output::Output;
use crate::disk::limits::StoreLine;
use crate::files::Folders;
use crate::library::{self, Library, PaperNumber, StorePlace};
use crate::merge::{Doubtful, Judged, NoLine, judged, store_line};
use crate::paper::{Paper, title_hash};
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;

/// Name the papers that are one, by the rules of an import, and why. Stars follow. Those that look like
/// one and are kept apart are named, too, and never merged.
#[derive(Debug, Args)]
pub struct Dedupe {
    /// Merge them
    #[arg(long)]
    apply: bool,
}

impl Dedupe {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let place = StorePlace::new(&folders.data, &folders.cache);
        let opened = place.open()?;
        if let Some(reason) = opened.in_memory {
            return Err(anyhow!(reason));
        }
        let mut found = Judged::default();
        for numbers in candidates(&opened.library)? {
            let records = numbers.iter().map(|number| opened.library.record(*number));
            let papers = records.map(|record| record.map(|paper| paper.as_ref().clone()));
            let judged = judged(papers.collect::<Result<Vec<Paper>, _>>()?);
            found.twins.extend(judged.twins);
            found.doubtful.extend(judged.doubtful);
        }
        let mut lines: Vec<StoreLine> = Vec::new();
        let mut more = 0;
        for twins in &found.twins {
            let (count, why) = (twins.papers.len(), twins.why.to_string());
            let apart = match store_line(&mut twins.one.clone()) {
                Ok(line) => {
                    lines.push(line);
                    more += count - 1;
                    String::new()
                }
                Err(NoLine::TooLong(too_long)) => {
                    format!("; they stay apart: together they are {too_long}")
                }
                Err(error @ NoLine::Json(_)) => return Err(error.into()),
            };
            writeln!(out, "{count} papers are one: {}{apart}", safe::line(&why))?;
            list(&twins.papers, out)?;
        }
        for doubtful in &found.doubtful {
            let Doubtful { papers, why, apart } = doubtful;
            let sentence = format!("{why}; they stay apart: {apart}");
            let count = papers.len();
            writeln!(out, "{count} papers may be one: {}", safe::line(&sentence))?;
            list(papers, out)?;
        }
        let sentence = match (found.twins.is_empty(), self.apply) {
            (true, _) => "no two papers are one".to_owned(),
            (false, true) if more > 0 => format!("merged; there are {more} fewer papers now"),
            (false, false) if more > 0 => {
                format!("nothing was changed; --apply merges them into {more} fewer papers")
            }
            (false, _) => "nothing was changed".to_owned(),
        };
        if self.apply {
            place.store().append(&lines)?;
        }
        Ok(writeln!(out, "{sentence}")?)
    }
}

/// Prints id and title of each.
pub(super) fn list<'a>(
    papers: impl IntoIterator<Item = &'a Paper>,
    out: &mut Output,
) -> Result<()> {
    for paper in papers {
        let id = safe::line(paper.id.as_str());
        let title = library::shown_title(paper, Form::Raw, Unseen::Dropped);
        writeln!(out, "  {id}\t{}", title.text())?;
    }
    Ok(())
}

/// Papers that may be one: those whose titles have the same letters, and those that share an id.
fn candidates(library: &Library) -> Result<Vec<Vec<PaperNumber>>> {
    let mut by_title: HashMap<u64, Vec<PaperNumber>> = HashMap::new();
    let mut sharing: Vec<Vec<PaperNumber>> = Vec::new();
    for number in library.papers() {
        let paper = library.record(number)?;
        if !paper.title.trim().is_empty() {
            let titled = by_title.entry(title_hash(&paper.title));
            titled.or_default().push(number);
        }
        let others = paper.ids().filter_map(|id| library.number_of(id));
        let others = others.filter(|other| *other != number);
        sharing.extend(others.map(|other| vec![number, other]));
    }
    let titled = by_title.into_values().filter(|numbers| numbers.len() > 1);
    Ok(joined(titled.chain(sharing)))
}

/// Groups that have a paper in common become one; each in the order of the library.
fn joined(groups: impl Iterator<Item = Vec<PaperNumber>>) -> Vec<Vec<PaperNumber>> {
    let mut group_of: HashMap<PaperNumber, usize> = HashMap::new();
    let mut joined: Vec<Vec<PaperNumber>> = Vec::new();
    for group in groups {
        let known = group
            .iter()
            .find_map(|number| group_of.get(number).copied());
        let place = known.unwrap_or_else(|| {
            joined.push(Vec::new());
            joined.len() - 1
        });
        for number in group {
            let before = group_of.insert(number, place);
            let moved = match before.filter(|before| *before != place) {
                Some(before) => joined
                    .get_mut(before)
                    .map(std::mem::take)
                    .unwrap_or_default(),
                None if before.is_none() => vec![number],
                None => Vec::new(),
            };
            for number in &moved {
                group_of.insert(*number, place);
            }
            if let Some(joined) = joined.get_mut(place) {
                joined.extend(moved);
            }
        }
    }
    joined.retain(|group| group.len() > 1);
    for group in &mut joined {
        group.sort_unstable();
    }
    joined.sort_unstable();
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_meet_are_joined() {
        let groups = [vec![1, 2], vec![5, 6], vec![9, 8], vec![6, 2], vec![3, 4]];
        assert_eq!(
            joined(groups.into_iter()),
            [vec![1, 2, 5, 6], vec![3, 4], vec![8, 9]]
        );
    }
}
