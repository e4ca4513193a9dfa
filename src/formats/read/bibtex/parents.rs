//! What a work has from the entries that it refers to: the book that it is in, the work in several
//! volumes that this book is of, and data that entries share (`xdata`).
//!
//! BibTeX hands down every field, BibLaTeX as well, but for those that are of the parent alone
//! (<https://ctan.org/pkg/biblatex>, appendix B, and `biblatex.def`).

use std::collections::{HashMap, HashSet};

use super::entry::BibtexEntry;
use crate::paper::{KindNames, WorkKind};

/// So many steps up are gone.
const STEPS: usize = 3;
/// A work refers to no more entries than these, over all steps.
const MOST: usize = 24;

/// What is handed down under its own name.
#[rustfmt::skip] // A list of names reads as one.
const HANDED_DOWN: &[&str] = &[
    "author", "editor", "booktitle", "booksubtitle", "booktitleaddon", "journaltitle", "journal",
    "journalsubtitle", "maintitle", "mainsubtitle", "maintitleaddon", "issuetitle", "eventtitle",
    "eventdate", "venue", "publisher", "institution", "organization", "school", "location", "address",
    "volume", "volumes", "number", "series", "edition", "isbn", "issn", "language",
];
/// What a date is made of; handed down where the work says nothing of its own.
const DATE: &[&str] = &["date", "year", "month", "day"];

/// The entries that others refer to.
#[derive(Debug, Default)]
pub(super) struct Parents {
    /// By their keys, in lower case.
    entries: HashMap<String, BibtexEntry>,
    /// Keys that works wait for.
    wanted: HashSet<String>,
}

impl Parents {
    /// Keeps an entry, where others may refer to it or do so already.
    pub(super) fn keep(&mut self, entry: &BibtexEntry) {
        if entry.key.is_empty() || (self.wanted.is_empty() && !is_parent(entry)) {
            return;
        }
        let key = entry.key.to_lowercase();
        if is_parent(entry) || self.wanted.contains(&key) {
            self.entries.insert(key, entry.clone());
        }
    }

    /// Whether what a work refers to is still to come. It is kept when it comes.
    pub(super) fn are_to_come(&mut self, work: &BibtexEntry) -> bool {
        let mut next = references(work);
        if next.is_empty() {
            return false;
        }
        let mut seen: Vec<String> = Vec::new();
        let mut missing = false;
        while let Some(key) = next.pop() {
            if seen.len() == MOST {
                break;
            }
            if seen.contains(&key) {
                continue;
            }
            if let Some(parent) = self.entries.get(&key) {
                next.extend(references(parent));
            } else {
                missing = true;
                self.wanted.insert(key.clone());
            }
            seen.push(key);
        }
        missing
    }

    /// Gives a work what it has from others, where it says nothing itself. No entry is asked twice,
    /// so that no circle is walked.
    pub(super) fn hand_down(&self, work: &mut BibtexEntry) {
        let mut asked = vec![work.key.to_lowercase()];
        self.ask(work, STEPS, &mut asked);
    }

    fn ask(&self, work: &mut BibtexEntry, steps: usize, asked: &mut Vec<String>) {
        let Some(steps) = steps.checked_sub(1) else {
            return;
        };
        for key in references(work) {
            let parent = self.entries.get(&key);
            let Some(parent) = parent.filter(|_| asked.len() < MOST && !asked.contains(&key))
            else {
                continue;
            };
            asked.push(key);
            let mut parent = parent.clone();
            self.ask(&mut parent, steps, asked);
            if is_data(&parent) {
                take_all(work, &parent);
            } else {
                inherit(work, &parent);
            }
        }
    }
}

/// Whether an entry is no work, but holds what works share.
pub(super) fn is_data(entry: &BibtexEntry) -> bool {
    entry.kind == "xdata"
}

/// Whether other works can be in this one, so that it is kept before one asks for it.
fn is_parent(entry: &BibtexEntry) -> bool {
    let kinds = [
        "book",
        "proceedings",
        "collection",
        "periodical",
        "reference",
    ];
    is_data(entry) || kinds.iter().any(|kind| entry.kind.ends_with(kind))
}

/// The keys that an entry refers to, in lower case: shared data first.
fn references(entry: &BibtexEntry) -> Vec<String> {
    let data = entry.get("xdata").unwrap_or_default().split(',');
    let parent = entry.get("crossref");
    let keys = data.chain(parent).map(|key| key.trim().to_lowercase());
    keys.filter(|key| !key.is_empty()).take(MOST).collect()
}

/// Every field of shared data.
fn take_all(work: &mut BibtexEntry, data: &BibtexEntry) {
    for (name, value) in &data.fields {
        fill(work, name, value);
    }
}

fn inherit(work: &mut BibtexEntry, parent: &BibtexEntry) {
    let dated = work.first(&["date", "year"]).is_some();
    let date = DATE.iter().filter(|_| !dated);
    for name in HANDED_DOWN.iter().chain(date) {
        if let Some(value) = parent.get(name) {
            fill(work, name, value);
        }
    }
    let is_book = WorkKind::named(KindNames::Bibtex, &work.kind) == Some(WorkKind::Book);
    let (title, subtitle) = if is_book || parent.kind.starts_with("mv") {
        ("maintitle", "mainsubtitle")
    } else if parent.kind.ends_with("periodical") {
        ("journaltitle", "journalsubtitle")
    } else {
        ("booktitle", "booksubtitle")
    };
    if work.get(title).is_none()
        && let Some(value) = parent.get("title")
    {
        fill(work, title, value);
        if let Some(value) = parent.get("subtitle") {
            fill(work, subtitle, value);
        }
    }
}

/// Gives a work a field that it has not, or has empty.
fn fill(work: &mut BibtexEntry, name: &str, value: &str) {
    if work.get(name).is_none() {
        work.fields.retain(|(known, _)| known != name);
        work.fields.push((name.to_owned(), value.to_owned()));
    }
}
