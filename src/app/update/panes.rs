//! Which pane has the focus, and which are shown.

use ratatui::layout::Size;

use super::after::{After, Follow};
use crate::app::{Mode, Model, Pane, PaneRoom, layout};

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
    let focused = if model.reads() {
        Pane::Paper
    } else {
        model.focus
    };
    let here = panes.iter().position(|pane| *pane == focused).unwrap_or(0);
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
    if there == here {
        return After::nothing();
    }
    focus(model, panes.get(there).copied().unwrap_or(Pane::List))
}

/// Gives the paper the whole screen.
pub(super) fn read(model: &mut Model) -> After {
    if model.list.places == 0 {
        return After::nothing();
    }
    model.mode = Mode::Reading;
    Follow::Fit.into()
}

/// Back from the paper on the whole screen to where one came from.
pub(super) fn stop_reading(model: &mut Model) -> After {
    model.stop_reading();
    Follow::Fit.into()
}

/// Gives a pane the focus.
pub(super) fn focus(model: &mut Model, pane: Pane) -> After {
    model.focus_on(pane);
    let after = After::from(Follow::Fit);
    if pane == Pane::Filter {
        after
    } else {
        after.and(Follow::EndSearch)
    }
}

/// Back to the list.
pub(super) fn back(model: &mut Model) -> After {
    focus(model, Pane::List)
}

/// Shows or hides the filter pane: beside the others where there is room, else over them.
pub(super) fn toggle_filter(model: &mut Model) -> After {
    let is_shown = if model.reads() {
        // Where nothing of it is seen, one wants to see it.
        let beside = has_room_for_three(model);
        (model.filter_beside, model.filter_over) = (model.filter_beside || beside, !beside);
        true
    } else if has_room_for_three(model) {
        model.filter_beside = !model.filter_beside;
        model.filter_over = false;
        model.filter_beside
    } else {
        model.filter_over = !model.filter_over;
        model.filter_over
    };
    focus(model, if is_shown { Pane::Filter } else { Pane::List })
}

fn has_room_for_three(model: &Model) -> bool {
    model.pane_room() == PaneRoom::Three
}

/// The terminal has another size.
pub(super) fn resize(model: &mut Model, size: Size) -> After {
    model.size = layout::clamped(size);
    // A pane that is no longer there cannot keep the focus.
    let has_filter = model.layout().panes().any(|pane| pane == Pane::Filter);
    if model.focus == Pane::Filter && !has_filter && model.mode == Mode::Browsing {
        return focus(model, Pane::List);
    }
    Follow::Fit.into()
}
