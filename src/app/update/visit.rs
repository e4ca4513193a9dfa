//! Visits: one ends by leaving or after an hour without a key, and what came since it ended is new. The
//! hour is looked at with the next key, so that nothing has to wake for it.

use super::after::{After, Follow};
use crate::app::{Message, Model};
use crate::paper::seconds;
use crate::query::{Mark, Test};

/// Something has happened: what a person does after an hour begins a visit.
pub(super) fn heard(model: &mut Model, message: &Message) -> After {
    if !message.is_by_hand() {
        return After::nothing();
    }
    let Some(now) = seconds(&model.now) else {
        return After::nothing();
    };
    let before = model.visit;
    model.visit = before.at(now);
    if before.seen.is_none() || model.visit.since == before.since {
        return After::nothing();
    }
    let is_asked_for = |test: &Test| *test == Test::Mark(Mark::New);
    if model.query.tests().any(|(test, _)| is_asked_for(test)) {
        After::from(Follow::SearchAgain).and(Follow::Position)
    } else {
        Follow::Position.into()
    }
}
