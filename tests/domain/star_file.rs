//! The star file against everything that can go wrong with a disk.

#[path = "star_file/broken.rs"]
mod broken;
#[path = "star_file/faults.rs"]
mod faults;
#[path = "star_file/large.rs"]
mod large;
#[path = "star_file/state.rs"]
mod state;
#[cfg(unix)]
#[path = "star_file/unix.rs"]
mod unix;
#[path = "star_file/writers.rs"]
mod writers;

use crate::common::star_files::{has, left_over, star_file};
use recto::marks::{Change, Intent, MarkFile, MarkFileError, MarkKind, Marks, Saved, Tag, Wanted};
use recto::paper::PaperId;

const NOW: &str = "2026-11-24T09:00:00Z";

fn star(id: &str) -> Intent {
    Intent {
        tag: Some(Tag::new("kept").unwrap()),
        kind: MarkKind::Star,
        wanted: Wanted::Set,
        key: PaperId::parse(id).unwrap().into(),
        at: NOW.to_owned(),
        title: format!("Title of {id}"),
    }
}

fn unstar(id: &str) -> Intent {
    Intent {
        wanted: Wanted::Unset,
        ..star(id)
    }
}

fn change(intents: &[Intent]) -> Change<'_> {
    Change {
        intents,
        members: &[],
        now: NOW,
    }
}

/// Saves as a copy does that has read nothing before.
fn save(file: &MarkFile, intents: &[Intent]) -> Result<Saved, MarkFileError> {
    file.save(&Marks::default(), &change(intents))
}

fn ids(marks: &Marks) -> Vec<String> {
    let stars = marks.iter(MarkKind::Star);
    stars.map(|(id, _)| id.to_string()).collect()
}
