//! The near words that stand where nothing was found.

use super::search;
use crate::app::{Action, Effect, Model, Prompt};
use crate::query::{NearWord, with_word};

/// Near words for the search that found nothing.
pub(super) fn take(model: &mut Model, ticket: u64, words: Vec<NearWord>) -> Vec<Effect> {
    let is_of_this_line = ticket == model.list.ticket && model.fault.is_none();
    if is_of_this_line && model.list.places == 0 {
        (model.list.near, model.list.near_at) = (words, 0);
    }
    Vec::new()
}

/// Does what an action means among near words; `None` where there are none, or it means nothing
/// there.
pub(super) fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let last = model.list.near.len().checked_sub(1)?;
    let at = model.list.near_at;
    model.list.near_at = match action {
        Action::Down => (at + 1).min(last),
        Action::Up => at.saturating_sub(1),
        Action::First => 0,
        Action::Last => last,
        Action::Choose => return Some(choose(model)),
        _ => return None,
    };
    Some(Vec::new())
}

/// Writes the selected word in place of the one that no paper has.
fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(near) = model.list.near.get(model.list.near_at) else {
        return Vec::new();
    };
    let text = with_word(model.prompt.text(), &near.missing, &near.word);
    model.prompt = Prompt::with(text);
    search::search(model)
}
