//! The star file against everything that can go wrong with a disk.

#[path = "star_file/broken.rs"]
mod broken;
#[path = "star_file/faults.rs"]
mod faults;
#[path = "star_file/large.rs"]
mod large;
#[cfg(unix)]
#[path = "star_file/unix.rs"]
mod unix;
#[path = "star_file/writers.rs"]
mod writers;

use crate::common::star_files::{ids, left_over};
use recto::marks::SetStar;
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
