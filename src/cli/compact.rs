//! `recto compact`: a store without superseded and removed lines, and the lines that it cannot read.

use std::io::Write;
use std::path::Path;

use anyhow::Result;

use super::index::bring_up;
use super::output::Output;
use super::say;
use crate::clock;
use crate::files::Folders;
use crate::library::{Aside, Rebuild, StorePlace};

/// So many lines that cannot be read are named; the rest are counted.
const LINES_NAMED: usize = 20;

pub(super) fn run(folders: &Folders, out: &mut Output) -> Result<()> {
    let place = StorePlace::new(&folders.data, &folders.cache);
    let compacted = place.compact(&clock::today().to_string())?;
    compacted.warning.iter().for_each(|warning| say(warning));
    if let Some(aside) = &compacted.aside {
        tell(aside);
    }
    bring_up(&place, Rebuild::Missing)?;
    writeln!(
        out,
        "the store has {} bytes; it had {}",
        compacted.after, compacted.before
    )?;
    if let Some((before, after)) = compacted.votes {
        writeln!(out, "the votes have {after} bytes; they had {before}")?;
    }
    Ok(())
}

/// Says which lines could not be read, where they are now, and how they come back.
fn tell(aside: &Aside) {
    for problem in aside.problems.iter().take(LINES_NAMED) {
        let (line, reason) = (problem.line, &problem.reason);
        say(&format!(
            "papers.jsonl line {line} cannot be read: {reason}"
        ));
    }
    let named = aside.problems.len().min(LINES_NAMED) as u64;
    if aside.lines > named {
        say(&format!("and {} more", aside.lines - named));
    }
    let path = &aside.file.path;
    say(&format!(
        "kept in {}; {}",
        path.display(),
        way_back(aside.lines, path)
    ));
    aside.file.warning.iter().for_each(|warning| say(warning));
}

/// How so many lines of a file of lines that cannot be read come back.
pub(super) fn way_back(lines: u64, path: &Path) -> String {
    let them = if lines == 1 { "it" } else { "them" };
    let path = path.display().to_string();
    let path = if path.contains(char::is_whitespace) {
        format!("'{path}'")
    } else {
        path
    };
    format!("mend {them} there, and `recto import --format jsonl {path}` brings {them} back")
}
