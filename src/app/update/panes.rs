//! Which pane has the focus, and which are shown.

use ratatui::layout::Size;

use super::after::{After, Follow};
use crate::app::{Model, Pane, layout};

/// Which way the focus goes.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Next,
    Previous,
}

/// What happens at the last pane.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    Meet,
    Stay,
}

pub(super) fn focus_by(model: &mut Model, step: Step, ends: Ends) -> After {
    let mut panes: Vec<Pane> = model.layout().panes().collect();
    if panes.len() == 1 {
        // One pane at a time: the other one is there, too.
        panes = vec![Pane::List, Pane::Paper];
    }
    let here = panes
        .iter()
        .position(|pane| *pane == model.focus)
        .unwrap_or(0);
    let last = panes.len().saturating_sub(1);
    let there = match (step, ends) {
        (Step::Next, Ends::Meet) => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        (Step::Previous, Ends::Meet) => here.checked_sub(1).unwrap_or(last),
        (Step::Next, Ends::Stay) => (here + 1).min(last),
        (Step::Previous, Ends::Stay) => here.saturating_sub(1),
    };
    focus(model, panes.get(there).copied().unwrap_or(Pane::List))
}

/// Gives a pane the focus.
pub(super) fn focus(model: &mut Model, pane: Pane) -> After {
    model.focus_on(pane);
    Follow::Fit.into()
}

/// Back to the list.
pub(super) fn back(model: &mut Model) -> After {
    focus(model, Pane::List)
}

/// Shows or hides the filter pane: beside the others where there is room, else over them.
pub(super) fn toggle_filter(model: &mut Model) -> After {
    let is_shown = if layout::has_room_for_three(model.size) {
        model.filter_beside = !model.filter_beside;
        model.filter_over = false;
        model.filter_beside
    } else {
        model.filter_over = !model.filter_over;
        model.filter_over
    };
    focus(model, if is_shown { Pane::Filter } else { Pane::List })
}

/// The terminal has another size.
pub(super) fn resize(model: &mut Model, size: Size) -> After {
    model.size = layout::clamped(size);
    // A pane that is no longer there cannot keep the focus.
    let shown: Vec<Pane> = model.layout().panes().collect();
    if shown.len() > 1 && !shown.contains(&model.focus) {
        model.focus = Pane::List;
    }
    Follow::Fit.into()
}
