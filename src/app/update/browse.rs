//! The list: moving in it.

use super::{act_anywhere, focus, near, search};
use crate::app::{Action, Effect, Model, Pane};

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(effects) = near::act(model, action) {
        return effects;
    }
    match action {
        Action::Choose => focus(model, Pane::Paper),
        other => moved(model, other).unwrap_or_else(|| act_anywhere(model, other)),
    }
}

/// Moves the selection; `None` for an action that is no movement.
pub(super) fn moved(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let page = search::window(model).saturating_sub(1).max(1);
    let at = model.list.cursor.at;
    let place = match action {
        Action::Down => at.saturating_add(1),
        Action::Up => at.saturating_sub(1),
        Action::HalfPageDown => at.saturating_add((page / 2).max(1)),
        Action::HalfPageUp => at.saturating_sub((page / 2).max(1)),
        Action::PageDown => at.saturating_add(page),
        Action::PageUp => at.saturating_sub(page),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => return None,
    };
    Some(search::select(model, place))
}
