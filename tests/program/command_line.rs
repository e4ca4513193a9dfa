//! The command line, as a shell sees it.

#[path = "command_line/aside.rs"]
mod aside;
#[path = "command_line/completions.rs"]
mod completions;
#[path = "command_line/config.rs"]
mod config;
#[path = "command_line/dedupe.rs"]
mod dedupe;
#[path = "command_line/digest.rs"]
mod digest;
#[path = "command_line/elsewhere.rs"]
mod elsewhere;
#[path = "command_line/explained.rs"]
mod explained;
#[path = "command_line/exports.rs"]
mod exports;
#[path = "command_line/feeds.rs"]
mod feeds;
#[path = "command_line/fetch.rs"]
mod fetch;
#[path = "command_line/forced.rs"]
mod forced;
#[path = "command_line/imports.rs"]
mod imports;
#[path = "command_line/kept.rs"]
mod kept;
#[path = "command_line/mistakes.rs"]
mod mistakes;
#[path = "command_line/notes.rs"]
mod notes;
#[path = "command_line/papers.rs"]
mod papers;
#[path = "command_line/samples.rs"]
mod samples;
#[path = "command_line/scripts.rs"]
mod scripts;
#[path = "command_line/search.rs"]
mod search;
#[path = "command_line/similar.rs"]
mod similar;
#[path = "command_line/split.rs"]
mod split;
#[path = "command_line/stats.rs"]
mod stats;
#[path = "command_line/tags.rs"]
mod tags;
#[path = "command_line/votes.rs"]
mod votes;
#[path = "command_line/whole.rs"]
mod whole;

use crate::common::away;
use std::path::Path;
use std::process::Stdio;

struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn recto(home: &Path, arguments: &[&str]) -> Ran {
    let mut command = away::recto(home, arguments);
    let output = command.stdin(Stdio::null()).output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

const FIRST: &str = "title:ad4f2cff35d232a6";
