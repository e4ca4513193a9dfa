//! Papers that go behind those of a file: none twice, and under keys that the file has not.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use crate::disk::read_own;
use crate::formats::Format;
use crate::merge::one_paper;
use crate::paper::{Paper, PaperId, title_key};

/// A larger file is not added to, in bytes.
const LARGEST: u64 = 256 << 20;

/// What stands in a file.
#[derive(Debug, Default)]
pub(super) struct There {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    papers: Vec<Paper>,
    /// Which of its papers have an id, or the letters of a title.
    named: HashMap<PaperId, Vec<usize>>,
}

impl There {
    /// Reads a file in the format that reads such files; one that is not there has nothing.
    pub(super) fn read(path: &Path, format: &'static str) -> io::Result<Self> {
        let bytes = read_own(path, LARGEST)?.unwrap_or_default();
        let mut there = Self::default();
        let format = Format::named(format);
        let records = format.and_then(|format| format.read(Box::new(bytes.as_slice())).ok());
        // What cannot be read stays as it is, and is no paper.
        for received in records.into_iter().flatten().flatten() {
            for name in names(&received.paper) {
                let papers = there.named.entry(name).or_default();
                papers.push(there.papers.len());
            }
            there.papers.push(received.paper);
        }
        there.bytes = bytes;
        Ok(there)
    }

    /// Whether a paper is among them.
    pub(super) fn has(&self, paper: &Paper) -> bool {
        let named = names(paper).filter_map(|name| self.named.get(&name));
        let mut candidates = named.flatten().filter_map(|place| self.papers.get(*place));
        candidates.any(|known| one_paper(known, paper).is_some())
    }

    /// The keys of its entries, also of those that cannot be read.
    pub(super) fn keys(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let entries = text.split('@').skip(1);
        let key = |entry: &str| {
            let (kind, rest) = entry.split_once(['{', '('])?;
            let is_kind = kind.trim().chars().all(|c| c.is_ascii_alphanumeric());
            let (key, _) = rest.split_once(',').filter(|_| is_kind)?;
            Some(key.trim().to_owned())
        };
        entries.filter_map(key).collect()
    }
}

/// The ids of a paper, and the letters of its title.
fn names(paper: &Paper) -> impl Iterator<Item = PaperId> {
    let title = (!paper.title.trim().is_empty()).then(|| title_key(&paper.title));
    paper.ids().cloned().chain(title)
}
