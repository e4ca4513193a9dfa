//! Bringing the index up to the store: the one place where both faces do it.

use super::{Step, Stop};
use crate::library::{IndexError, Rebuild, StorePlace};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// The index is as it shall be, and was so before.
    Up,
    /// Something of it was made.
    Made,
    /// Another copy is at it, which this says.
    ByAnother(String),
}

/// Makes the segments that are missing, or all of them.
///
/// # Errors
/// When the store cannot be read, the index cannot be written, or it was stopped.
pub fn bring_up(
    place: &StorePlace,
    rebuild: Rebuild,
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> Result<Brought, IndexError> {
    let mut brought = Brought::Up;
    let mut seen = |progress| {
        brought = Brought::Made;
        hear(Step::Indexed(progress));
        stop.next()
    };
    let store = place.store().path();
    match place
        .index()
        .update(&store, rebuild, &place.limits, &mut seen)
    {
        Ok(()) => Ok(brought),
        Err(error @ IndexError::Busy(_)) => Ok(Brought::ByAnother(error.to_string())),
        Err(error) => Err(error),
    }
}

/// Brings the index up after papers have come into the store. That another copy is at it is said.
///
/// # Errors
/// As for [`bring_up`].
pub(super) fn after_papers(
    place: &StorePlace,
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> Result<(), IndexError> {
    let brought = bring_up(place, Rebuild::Missing, stop, hear);
    if let Ok(Brought::ByAnother(sentence)) = &brought {
        hear(Step::Said(sentence.clone()));
    }
    hear(Step::Changed);
    brought.map(|_| ())
}

/// Discards an index that is not what was written, and brings it up; says why where that cannot be.
pub(super) fn tend(
    place: &StorePlace,
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> Result<Brought, String> {
    // A library in memory has none.
    if !place.store().path().exists() {
        return Ok(Brought::Up);
    }
    if !place.index_is_well() {
        place.index().discard();
        hear(Step::Changed);
    }
    bring_up(place, Rebuild::Missing, stop, hear).map_err(|error| error.to_string())
}
