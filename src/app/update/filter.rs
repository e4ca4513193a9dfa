//! The filter pane: views and facets write into the query line.

use super::after::{After, Follow, say};
use crate::app::{Action, FilterItem, Model, Motion, Prompt, Scope};
use crate::query::{Choice, Mark, QueryError, View, with_facet, with_mark, with_view};

fn window(model: &Model) -> usize {
    model.layout().filter.height.into()
}

/// Goes to another view or value.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    let window = window(model);
    model.filter.step(motion.steps(window), window);
    After::nothing()
}

/// Scrolls by so many lines.
pub(super) fn scroll(model: &mut Model, lines: isize) -> After {
    let window = window(model);
    model.filter.scroll(lines, window);
    After::nothing()
}

/// Keeps the cursor in sight in a pane of another size.
pub(super) fn fit(model: &mut Model) {
    let window = window(model);
    model.filter.scroll(0, window);
}

/// Requires or excludes what the cursor is on.
pub(super) fn choose_selected(model: &mut Model, choice: Choice) -> After {
    match model.filter.selected() {
        Some((_, item)) => choose(model, &item, choice),
        None => After::nothing(),
    }
}

/// Writes an item into the query line, or takes it out again.
pub(super) fn choose(model: &mut Model, item: &FilterItem, choice: Choice) -> After {
    let text = model.prompt.text();
    let written = match (item, choice) {
        (FilterItem::View(view), Choice::Require) => with_view(text, *view),
        (FilterItem::View(_), Choice::Exclude) => {
            return say(model, "A view cannot be excluded; choose another one.");
        }
        (FilterItem::Facet(facet), choice) => with_facet(text, facet, choice),
        // Another subject.
        (FilterItem::Follow, _) => return After::nothing(),
    };
    write(model, written)
}

/// Shows all, unread or starred papers.
pub(super) fn show_view(model: &mut Model, view: View) -> After {
    let text = model.prompt.text();
    let written = with_view(text, view);
    let stays = view == View::All && written.as_deref() == Ok(text);
    if stays && !text.trim().is_empty() {
        let key = model.keymap.key_of(Action::Back, Scope::Panes);
        let clears = key.map(|key| format!(" {key} in the list clears it."));
        let clears = clears.unwrap_or_default();
        return say(
            model,
            format!("No mark is asked for; the rest of the filter stays.{clears}"),
        );
    }
    write(model, written)
}

/// Shows papers of this mark, as a view does.
pub(super) fn show_mark(model: &mut Model, mark: Mark) -> After {
    let written = with_mark(model.prompt.text(), mark);
    write(model, written)
}

fn write(model: &mut Model, written: Result<String, QueryError>) -> After {
    match written {
        Ok(text) => {
            model.prompt = Prompt::with(text);
            Follow::SearchLine.into()
        }
        Err(fault) => {
            model.fault = Some(fault);
            After::nothing()
        }
    }
}
