//! The near words that stand where nothing was found.

use super::after::{After, Follow};
use crate::app::{Model, Motion, Prompt};
use crate::query::{NearWord, with_word};

/// Near words for the search that found nothing.
pub(super) fn take(model: &mut Model, ticket: u64, words: Vec<NearWord>) -> After {
    let is_of_this_line = ticket == model.list.ticket && model.fault.is_none();
    if is_of_this_line && model.list.places == 0 {
        (model.list.near, model.list.near_at) = (words, 0);
    }
    After::nothing()
}

/// Whether there are any.
pub(super) fn are_there(model: &Model) -> bool {
    !model.list.near.is_empty()
}

/// Goes to another one.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    let steps = motion.steps(model.layout().list.height.into());
    let last = model.list.near.len().saturating_sub(1);
    let place = model.list.near_at.saturating_add_signed(steps);
    model.list.near_at = place.min(last);
    After::nothing()
}

/// Writes the selected word in place of the one that no paper has.
pub(super) fn choose(model: &mut Model) -> After {
    let Some(near) = model.list.near.get(model.list.near_at) else {
        return After::nothing();
    };
    let text = with_word(model.prompt.text(), &near.missing, &near.word);
    model.prompt = Prompt::with(text);
    Follow::SearchLine.into()
}
