//! Star files, what stands in them, and what lies beside.

use std::fs;
use std::path::Path;

use recto::marks::{FileKind, MarkFile, MarkKind, Marks};
use recto::paper::PaperId;

pub fn star_file(dir: &Path) -> MarkFile {
    MarkFile::in_dir(FileKind::Stars, dir)
}

pub fn has(marks: &Marks, id: &str) -> bool {
    let id = PaperId::parse(id).unwrap();
    marks.get(MarkKind::Star, &id).is_some()
}

/// The names in a directory, without those that stay there on purpose.
pub fn left_over(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let expected = [
        "starred.json",
        "starred.json.bak",
        "starred.lock",
        "state.json",
        "state.lock",
    ];
    names
        .filter(|name| !expected.contains(&name.as_str()))
        .collect()
}
