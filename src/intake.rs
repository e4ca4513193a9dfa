//! One input into the library: its format told, its records planned, the papers appended.

use crate::files::Input;
use crate::import::{NoInput, Plan, Shelf, detect};
use crate::library::{Library, LibraryError, Place, StoreError};
use crate::paper::{Paper, PaperId};

/// Says why an input was not taken; the library is as it was.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The library cannot be opened.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The library is in memory only.
    #[error("{0}")]
    InMemory(String),
    /// The input gives no papers at all.
    #[error(transparent)]
    NoInput(#[from] NoInput),
    /// The library cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The library, as a plan asks it.
struct Shelved<'a>(&'a Library);

impl Shelf for Shelved<'_> {
    fn by_id(&self, id: &PaperId) -> Option<Paper> {
        let number = self.0.number_of(id)?;
        let record = self.0.record(number).ok()?;
        Some(record.as_ref().clone())
    }

    fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
        let numbers = self.0.with_title_key(key);
        let records = numbers.filter_map(|number| self.0.record(number).ok());
        records.map(|paper| paper.as_ref().clone()).collect()
    }
}

/// Takes an input into the library of a place at a time, RFC 3339. `progress` hears after each record how
/// many there were.
///
/// # Errors
/// When nothing of it was taken.
pub fn take(
    input: Input,
    place: &Place,
    now: &str,
    progress: &mut dyn FnMut(usize),
) -> Result<Plan, IntakeError> {
    let opened = place.open()?;
    if let Some(reason) = opened.in_memory {
        return Err(IntakeError::InMemory(reason));
    }
    let format = detect(&input.head)?;
    let records = (1..).zip((format.parse)(input.stream)?);
    let records = records.map(|(count, record)| {
        progress(count);
        record
    });
    let plan = Plan::new(records, &Shelved(&opened.library), now);
    place.store().append(&plan.papers)?;
    Ok(plan)
}
