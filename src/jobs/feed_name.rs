//! A feed gets another name, and keeps its papers.

use std::borrow::Cow;

use crate::library::{LibraryError, NamedFact, RecordError, StoreError, StorePlace};
use crate::merge::{NoLine, store_line};
use crate::paper::{MergedParts, Paper};

/// Says why the papers of a feed have its old name.
#[derive(Debug, thiserror::Error)]
pub enum RenameError {
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The library is in memory only.
    #[error("{0}")]
    InMemory(String),
    /// A paper cannot be read.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A paper cannot be written.
    #[error(transparent)]
    Line(#[from] NoLine),
    /// The store cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives every paper that came by a feed the feed's other name. Returns how many there are.
///
/// # Errors
/// When the library cannot be read or written; then none has it.
pub fn rename_feed(place: &StorePlace, old: &str, new: &str) -> Result<usize, RenameError> {
    if let Some(reason) = place.open()?.in_memory {
        return Err(RenameError::InMemory(reason));
    }
    let store = place.store();
    let held = store.hold()?;
    // Opened again, since another copy may have written before the lock was ours.
    let mut library = place.open()?.library;
    if !library.check_index() {
        // What a damaged piece of the index does not tell would keep the old name.
        library = place.open()?.library;
    }
    let mut lines = Vec::new();
    let papers = library.names(NamedFact::Feed).get(old);
    for number in papers.into_iter().flatten() {
        let mut paper = named(library.record(number)?.as_ref(), old, new);
        lines.push(store_line(&mut paper)?);
    }
    if !lines.is_empty() {
        store.append_for(&held, &lines)?;
    }
    Ok(lines.len())
}

/// A paper, and the records of which it was merged, with the other name of a feed.
fn named(paper: &Paper, old: &str, new: &str) -> Paper {
    let mut paper = paper.clone();
    for source in &mut paper.sources {
        if source.feed.as_deref() == Some(old) {
            source.feed = Some(new.to_owned());
        }
    }
    if !paper.parts.is_empty() {
        let records = paper.parts.records();
        let records = records.iter().map(|record| named(record, old, new));
        let records: Vec<Cow<'_, Paper>> = records.map(Cow::Owned).collect();
        paper.parts = MergedParts::new(&records);
    }
    paper
}
