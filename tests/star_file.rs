//! The star file against everything that can go wrong with a disk.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    unreachable_pub,
    reason = "a test that goes wrong should fail, and its parts are its own"
)]

#[path = "common/away.rs"]
mod away;
#[path = "star_file/broken.rs"]
mod broken;
#[path = "common/chance.rs"]
mod chance;
#[path = "star_file/faults.rs"]
mod faults;
#[path = "star_file/large.rs"]
mod large;
#[path = "common/skipped.rs"]
mod skipped;
#[cfg(unix)]
#[path = "star_file/system.rs"]
mod system;
#[cfg(unix)]
#[path = "star_file/unix.rs"]
mod unix;
#[path = "star_file/writers.rs"]
mod writers;

use std::fs;
use std::path::Path;

use recto::marks::{SetStar, Stars};
use recto::paper::PaperId;

const NOW: &str = "2026-11-24T09:00:00Z";

fn set(id: &str, starred: bool) -> SetStar {
    SetStar {
        id: PaperId::parse(id).unwrap(),
        starred,
        at: NOW.to_owned(),
        title: format!("Title of {id}"),
        aliases: Vec::new(),
    }
}

fn ids(stars: &Stars) -> Vec<&str> {
    stars.iter().map(|(id, _)| id.as_str()).collect()
}

/// The names in a directory, without those that stay there on purpose.
fn left_over(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let expected = ["starred.json", "starred.json.bak", "starred.lock"];
    names
        .filter(|name| !expected.contains(&name.as_str()))
        .collect()
}
