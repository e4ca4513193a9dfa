//! Bringing the index up to the store: the one place where both faces do it.

use super::{Step, Stop};
use crate::library::{IndexError, Place, Rebuild};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// The index is as it shall be.
    Up,
    /// Another copy is at it, which this says.
    ByAnother(String),
}

/// Makes the segments that are missing, or all of them.
///
/// # Errors
/// When the store cannot be read, the index cannot be written, or it was stopped.
pub fn bring_up(
    place: &Place,
    rebuild: Rebuild,
    stop: &Stop,
    hear: &mut dyn FnMut(Step),
) -> Result<Brought, IndexError> {
    let mut seen = |progress| {
        hear(Step::Indexed(progress));
        stop.next()
    };
    let store = place.store().path();
    match place
        .index()
        .update(&store, rebuild, &place.limits, &mut seen)
    {
        Ok(()) => Ok(Brought::Up),
        Err(error @ IndexError::Busy(_)) => Ok(Brought::ByAnother(error.to_string())),
        Err(error) => Err(error),
    }
}
