//! `recto index`: the pieces that a large library is made of.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use serde_json::{Map, Value, json};

use super::output::{Output, Progress};
use super::say;
use crate::files::Folders;
use crate::jobs::{self, Brought, Step, Stop};
use crate::library::{Rebuild, StorePlace};

/// Make the index that a large library is searched with, and print its parts
#[derive(Debug, Args)]
pub struct Index {
    /// Make it anew, whatever there is
    #[arg(long)]
    rebuild: bool,
    /// Print the numbers as JSON
    #[arg(long)]
    json: bool,
}

impl Index {
    pub(super) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let place = StorePlace::new(&folders.data, &folders.cache);
        // The first command of all makes the store.
        place.open()?;
        let rebuild = if self.rebuild {
            Rebuild::Everything
        } else {
            Rebuild::Missing
        };
        bring_up(&place, rebuild)?;
        let library = place.open()?.library;
        if !library.check_index() {
            place.index().discard();
            bring_up(&place, Rebuild::Missing)?;
        }
        self.report(&place, out)
    }

    /// Prints how many papers are indexed, and the bytes of each part of the index.
    fn report(&self, place: &StorePlace, out: &mut Output) -> Result<()> {
        let library = place.open()?.library;
        let indexed = u64::from(library.len()).saturating_sub(library.tail_len());
        let (papers, segments) = (library.len(), library.segment_count());
        let parts = library.index_parts();
        let parts = parts.iter().filter(|(_, bytes)| *bytes > 0);
        if self.json {
            let parts: Map<String, Value> = parts
                .map(|(name, bytes)| ((*name).to_owned(), (*bytes).into()))
                .collect();
            let told =
                json!({"papers": papers, "indexed": indexed, "segments": segments, "parts": parts});
            return Ok(writeln!(out, "{told}")?);
        }
        writeln!(out, "papers\t{papers}")?;
        writeln!(out, "indexed\t{indexed}")?;
        writeln!(out, "segments\t{segments}")?;
        for (name, bytes) in parts {
            writeln!(out, "{name}\t{bytes}")?;
        }
        Ok(())
    }
}

/// Makes the segments that are missing. Where another copy is at it, it is said and left to that
/// one.
pub(super) fn bring_up(place: &StorePlace, rebuild: Rebuild) -> Result<()> {
    let mut progress = Progress::new("indexed");
    let mut hear = |step| {
        if let Step::Indexed(seen) = step {
            progress.share(seen.done, seen.whole);
        }
    };
    let brought = jobs::bring_up(place, rebuild, &Stop::default(), &mut hear);
    drop(progress);
    match brought? {
        Brought::Up | Brought::Made => {}
        Brought::ByAnother(sentence) => say(&sentence),
    }
    Ok(())
}
