//! Taking a merge back: a paper becomes the papers that its records are.

use crate::library::{LibraryError, RecordError, SeveralPapers, StoreError, StorePlace};
use crate::merge::{self, NoLine, store_line};
use crate::paper::{Paper, PaperId};

/// Says why a paper was not split; the store is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SplitError {
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The library is in memory only.
    #[error("{0}")]
    InMemory(String),
    /// No paper has the id.
    #[error("no paper here has the id {0}; `recto list` prints every id")]
    Unknown(PaperId),
    /// Several papers have it.
    #[error(transparent)]
    Several(#[from] SeveralPapers),
    /// The paper cannot be read.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// There is one record of it, or none was kept.
    #[error(
        "{0} has no records of which it was merged; if it was merged before recto kept these, \
         `recto remove {0}` and import its files again"
    )]
    OfOne(PaperId),
    /// One of the papers cannot be written.
    #[error(transparent)]
    Line(#[from] NoLine),
    /// The store cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Parts the records of which a paper was merged for good. Returns the papers, that with the id of the
/// merged one last, as their lines stand: before that one is written, the merged paper stands.
///
/// # Errors
/// When there is no such paper, it is of one record, or the library cannot be read or written.
pub fn split(place: &StorePlace, id: &PaperId) -> Result<Vec<Paper>, SplitError> {
    if let Some(reason) = place.open()?.in_memory {
        return Err(SplitError::InMemory(reason));
    }
    let store = place.store();
    let held = store.hold()?;
    // Opened again, since another copy may have written before the lock was ours.
    let library = place.open()?.library;
    let number = library.named(id)?;
    let number = number.ok_or_else(|| SplitError::Unknown(id.clone()))?;
    let whole = library.record(number)?;
    let beside = |id: &PaperId| {
        let other = library.number_of(id).filter(|other| *other != number)?;
        Some(library.record(other).ok()?.as_ref().clone())
    };
    let mut papers = merge::split(&whole, &beside);
    if papers.is_empty() {
        return Err(SplitError::OfOne(whole.id.clone()));
    }
    let lines = papers.iter_mut().map(store_line);
    let lines = lines.collect::<Result<Vec<_>, NoLine>>()?;
    store.append_for(&held, &lines)?;
    Ok(papers)
}
