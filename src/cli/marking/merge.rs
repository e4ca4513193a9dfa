//! `recto merge-stars`: what was said of papers on another machine, by the law of stars.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::cli::Opened;
use crate::cli::output::Output;
use crate::clock;
use crate::disk::{limits, read_own};
use crate::files::Folders;
use crate::marks::{Entry, FileKind, Intent, MarkKey, MarkKind, Marks, Wanted};
use crate::paper::PaperId;
use crate::text::numbers::thousands;

/// Take in the stars, tags and hidden papers of a starred.json of another machine. What you have stays;
/// what the other file does not have is not taken back.
#[derive(Debug, Args)]
pub struct MergeStars {
    /// A starred.json
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// How many marks of a kind came, and how many were here.
#[derive(Default)]
struct Came {
    new: usize,
    here: usize,
}

impl MergeStars {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let name = self.file.display();
        let bytes = read_own(&self.file, limits::STAR_FILE);
        let bytes = bytes.with_context(|| format!("{name} cannot be read"))?;
        let Some(bytes) = bytes else {
            bail!("there is no file {name}");
        };
        let other = Marks::parse(FileKind::Stars, bytes);
        let other = other.with_context(|| format!("{name} is no file of stars"))?;
        let opened = Opened::open(folders)?;
        let now = clock::now();
        let mut intents = Vec::new();
        let mut told = Vec::new();
        for (kind, one, several) in [
            (MarkKind::Star, "star", "stars"),
            (MarkKind::Hidden, "hidden paper", "hidden papers"),
            (MarkKind::Tags, "tag", "tags"),
        ] {
            let mut came = Came::default();
            for (id, entry) in other.iter(kind) {
                for intent in wanted(&opened, kind, &id, entry)? {
                    let is_here = match &intent.tag {
                        Some(tag) => opened.marks.has_tag(&intent.key, tag),
                        None => opened.marks.contains(kind, &intent.key),
                    };
                    if is_here {
                        came.here += 1;
                    } else {
                        came.new += 1;
                        intents.push(intent);
                    }
                }
            }
            let what = if came.new == 1 { one } else { several };
            told.push(format!(
                "{} {what} came ({} here before)",
                thousands(came.new as u64),
                thousands(came.here as u64)
            ));
        }
        super::save(&opened, &intents, &now, folders)?;
        Ok(writeln!(out, "{}", told.join(", "))?)
    }
}

/// What sets the marks of an entry here: as old as they are there, for the paper that they are of.
fn wanted(opened: &Opened, kind: MarkKind, id: &PaperId, entry: Entry<'_>) -> Result<Vec<Intent>> {
    let mut key = MarkKey::from(id.clone());
    key.also.extend(entry.aliases());
    let number = key
        .ids()
        .find_map(|id| opened.library.holder(id).map(|(number, _)| number));
    if let Some(number) = number {
        let paper = opened.library.record(number)?;
        let here = opened.overlay.mark_key(number, &paper);
        key.also.extend(here.ids().cloned());
    }
    let mark = |tag| Intent {
        kind,
        tag,
        wanted: Wanted::Set,
        key: key.clone(),
        at: entry.at().into_owned(),
        title: entry.title().into_owned(),
    };
    Ok(if kind == MarkKind::Tags {
        entry.tags().map(|tag| mark(Some(tag))).collect()
    } else {
        vec![mark(None)]
    })
}
