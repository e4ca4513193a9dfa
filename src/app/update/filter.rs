//! The filter pane: views and facets write into the query line.

pub(super) mod saved;

use std::sync::Arc;

use super::after::{After, Follow, say};
use crate::app::filter::Shape;
use crate::app::{Action, Effect, FilterItem, FilterPane, Model, Motion, Prompt, Question, Scope};
use crate::query::{
    Choice, FacetCounts, FacetKind, Mark, QueryError, SavedView, View, with_facet, with_mark,
    with_view,
};
use crate::text::safe;

/// How many lines of the pane are for values.
fn window(model: &Model) -> usize {
    model.filter_window(&model.layout())
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

/// Fits the lines into a pane of another size, and keeps the cursor in sight.
pub(super) fn fit(model: &mut Model) {
    let window = window(model);
    let shape = Shape {
        columns: model.layout().filter.width.into(),
        widths: model.settings.letters.widths,
        ellipsis: model.settings.ellipsis(),
    };
    model.filter.fit(shape, window);
}

/// Takes the counts of a search.
pub(super) fn take(model: &mut Model, ticket: u64, counts: FacetCounts) -> After {
    if ticket == model.library_list().ticket {
        // The first counts come before anything has asked for a shape.
        fit(model);
        let window = window(model);
        model.filter.take(counts, window);
    }
    After::nothing()
}

/// Takes how many papers of each saved view are unread.
pub(super) fn take_saved(
    model: &mut Model,
    saved: &Arc<Vec<SavedView>>,
    unread: Vec<u64>,
) -> After {
    model.filter.take_unread(saved, unread);
    After::nothing()
}

/// Requires or excludes what the cursor is on.
pub(super) fn choose_selected(model: &mut Model, choice: Choice) -> After {
    match model.filter.selected() {
        Some((_, item)) => choose(model, &item, choice),
        None => After::nothing(),
    }
}

/// Writes an item into the query line, or takes it out again; a group folds, and its next values are
/// asked for.
pub(super) fn choose(model: &mut Model, item: &FilterItem, choice: Choice) -> After {
    let text = model.prompt.text();
    let written = match (item, choice) {
        (FilterItem::View(view), Choice::Require) => with_view(text, *view),
        (FilterItem::Saved(name), Choice::Require) => return saved::show_named(model, name),
        (FilterItem::View(_) | FilterItem::Saved(_), Choice::Exclude) => {
            return say(model, "A view cannot be excluded; choose another one.");
        }
        (FilterItem::Facet(facet), choice) => with_facet(text, facet, choice),
        (FilterItem::More(kind), Choice::Require) => {
            return offer(model, |pane, _| pane.ask_for_more(*kind));
        }
        (FilterItem::Group(kind), Choice::Require) => return fold(model, *kind),
        // Another subject, or none.
        (FilterItem::Follow | FilterItem::More(_) | FilterItem::Group(_), _) => {
            return After::nothing();
        }
    };
    write(model, written)
}

/// Folds the group of what the cursor is on, or unfolds it.
pub(super) fn fold_selected(model: &mut Model) -> After {
    match model.filter.group_of_selected() {
        Some(kind) => fold(model, kind),
        None => After::nothing(),
    }
}

fn fold(model: &mut Model, kind: FacetKind) -> After {
    offer(model, |pane, window| pane.fold(kind, window)).and(Follow::Position)
}

/// Whether the name of a value is typed.
pub(super) fn is_searched(model: &Model) -> bool {
    model.popup.is_none() && model.filter.search().is_some()
}

/// Opens the line in which the name of a value is typed.
pub(super) fn start_search(model: &mut Model) -> After {
    offer(model, |pane, _| pane.start_search())
}

/// Changes that line; the values that have its text are asked for.
pub(super) fn edit_search(model: &mut Model, change: impl FnOnce(&mut Prompt)) -> After {
    offer(model, |pane, _| pane.edit_search(change))
}

/// A paste goes into that line, as one safe line.
pub(super) fn paste(model: &mut Model, text: &str) -> After {
    let line = safe::line(text);
    edit_search(model, |prompt| prompt.insert(&line))
}

/// Closes that line; all values are there again.
pub(super) fn end_search(model: &mut Model) -> After {
    offer(model, |pane, _| pane.end_search())
}

/// Takes the value that the cursor is on.
pub(super) fn choose_found(model: &mut Model) -> After {
    let Some((_, item)) = model.filter.selected() else {
        return say(model, "No value has these words.");
    };
    match item {
        FilterItem::View(_) | FilterItem::Saved(_) | FilterItem::Facet(_) => {
            let after = end_search(model);
            model.filter.select(item.clone());
            after.and(choose(model, &item, Choice::Require))
        }
        FilterItem::More(_) | FilterItem::Group(_) | FilterItem::Follow => {
            choose(model, &item, Choice::Require)
        }
    }
}

/// Changes the pane, and asks for the values that are wanted then.
fn offer(model: &mut Model, change: impl FnOnce(&mut FilterPane, usize)) -> After {
    let before = model.filter.wanted().clone();
    let window = window(model);
    change(&mut model.filter, window);
    let wanted = model.filter.wanted();
    if *wanted == before {
        return After::nothing();
    }
    let question = Question::Offer {
        ticket: model.library_list().ticket,
        wanted: wanted.clone(),
    };
    Effect::Ask(question).into()
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
            model.put_query(text);
            Follow::SearchLine.into()
        }
        Err(fault) => {
            model.fault = Some(fault);
            After::nothing()
        }
    }
}
