//! Rows read from the store by their place in it, as any engine without a copy of the text must.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use serde::Deserialize;

/// The store, and where each paper's line is.
pub(crate) struct Rows {
    file: File,
    places: Vec<(u64, usize)>,
}

/// What a row shows.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read to be shown")]
struct Row {
    title: String,
    #[serde(default)]
    authors: Vec<serde_json::Value>,
    date: Option<String>,
}

impl Rows {
    pub(crate) fn open(store: &Path, places: Vec<(u64, usize)>) -> Self {
        Self {
            file: File::open(store).unwrap(),
            places,
        }
    }

    /// Reads these papers, and gives their dates.
    pub(crate) fn dates(&self, numbers: impl IntoIterator<Item = u64>) -> Vec<String> {
        let date = |number: u64| {
            let (start, length) = self.places[number as usize];
            let mut line = vec![0; length];
            self.file.read_exact_at(&mut line, start).unwrap();
            let row: Row = serde_json::from_slice(&line).unwrap();
            row.date.unwrap_or_default()
        };
        numbers.into_iter().map(date).collect()
    }
}
