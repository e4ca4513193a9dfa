//! The filter pane: views and facets write into the query line.

use super::{focus, search};
use crate::app::{Effect, FilterItem, Model, Motion, Pane, Prompt, layout};
use crate::query::{Choice, QueryError, View, with_facet, with_view};

/// Goes to another view or value.
pub(super) fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    let window = window(model);
    model.filter.step(motion.steps(window), window);
    Vec::new()
}

fn window(model: &Model) -> usize {
    model.layout().filter.height.into()
}

/// Requires or excludes what the cursor is on.
pub(super) fn choose_selected(model: &mut Model, choice: Choice) -> Vec<Effect> {
    match model.filter.selected() {
        Some((_, item)) => choose(model, &item, choice),
        None => Vec::new(),
    }
}

/// Writes an item into the query line, or takes it out again.
pub(super) fn choose(model: &mut Model, item: &FilterItem, choice: Choice) -> Vec<Effect> {
    let text = model.prompt.text();
    let written = match (item, choice) {
        (FilterItem::View(view), Choice::Require) => with_view(text, *view),
        (FilterItem::View(_), Choice::Exclude) => {
            model.said = Some("A view cannot be excluded; choose another one.".to_owned());
            return Vec::new();
        }
        (FilterItem::Facet(facet), choice) => with_facet(text, facet, choice),
    };
    write(model, written)
}

/// Shows all, unread or starred papers.
pub(super) fn show_view(model: &mut Model, view: View) -> Vec<Effect> {
    let written = with_view(model.prompt.text(), view);
    write(model, written)
}

fn write(model: &mut Model, written: Result<String, QueryError>) -> Vec<Effect> {
    match written {
        Ok(text) => {
            model.prompt = Prompt::with(text);
            search::search(model)
        }
        Err(fault) => {
            model.fault = Some(fault);
            Vec::new()
        }
    }
}

/// Shows or hides the pane: beside the others where there is room, else over them.
pub(super) fn toggle_pane(model: &mut Model) -> Vec<Effect> {
    if layout::has_room_for_three(model.size) {
        model.filter_beside = !model.filter_beside;
        model.filter_over = false;
        let pane = if model.filter_beside {
            Pane::Filter
        } else {
            Pane::List
        };
        return focus(model, pane);
    }
    model.filter_over = !model.filter_over;
    let pane = if model.filter_over {
        Pane::Filter
    } else {
        Pane::List
    };
    focus(model, pane)
}
