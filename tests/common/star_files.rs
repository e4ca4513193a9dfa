//! What stands in a star file, and what lies beside it.

use std::fs;
use std::path::Path;

use recto::marks::Stars;

pub fn ids(stars: &Stars) -> Vec<&str> {
    stars.iter().map(|(id, _)| id.as_str()).collect()
}

/// The names in a directory, without those that stay there on purpose.
pub fn left_over(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let expected = ["starred.json", "starred.json.bak", "starred.lock"];
    names
        .filter(|name| !expected.contains(&name.as_str()))
        .collect()
}
