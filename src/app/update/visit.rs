//! Visits: one ends by leaving or after an hour without a key, and what came since it ended is new. The
//! hour is looked at with the next key, so that nothing has to wake for it.

use super::after::{After, Follow};
use crate::app::{Message, Model, News};
use crate::paper::seconds;

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
    // What came while one was away is counted, and the library opened anew for it.
    model.feeds.news = News::default();
    let again = if model.asks_for_new() {
        Follow::SearchAgain
    } else {
        Follow::Count
    };
    After::from(again).and(Follow::Position)
}
