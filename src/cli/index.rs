//! `recto index`: the pieces that a large library is made of.

use std::io::Write;

use anyhow::Result;
use clap::Args;

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
        report(&place, out)
    }
}

/// Prints how many papers are indexed, and the bytes of each part of the index.
fn report(place: &StorePlace, out: &mut Output) -> Result<()> {
    let library = place.open()?.library;
    let indexed = u64::from(library.len()).saturating_sub(library.tail_len());
    writeln!(out, "papers\t{}", library.len())?;
    writeln!(out, "indexed\t{indexed}")?;
    writeln!(out, "segments\t{}", library.segment_count())?;
    for (name, bytes) in library.index_parts().iter().filter(|(_, bytes)| *bytes > 0) {
        writeln!(out, "{name}\t{bytes}")?;
    }
    Ok(())
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
