//! The list: moving in it.

use super::{focus, near, search};
use crate::app::{Effect, Model, Motion, Pane};

/// Goes to another paper, or to another of the near words where there is none.
pub(super) fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    let steps = motion.steps(search::window(model));
    if near::are_there(model) {
        near::step(model, steps);
        return Vec::new();
    }
    let place = model.list.cursor.at.saturating_add_signed(steps);
    search::select(model, place)
}

/// Goes to the paper, or takes a near word.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    near::choose(model).unwrap_or_else(|| focus(model, Pane::Paper))
}
