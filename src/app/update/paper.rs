//! The paper pane: wrapping, scrolling, reading on.

use super::{marks, search};
use crate::app::{Action, Effect, Hit, Keep, MEASURES, Model, Motion, Reading, Scope};
use crate::library;
use crate::text::shown::Form;

/// Goes to another line of the paper.
pub(super) fn go(model: &mut Model, motion: Motion) -> Vec<Effect> {
    let lines = motion.steps(window(model));
    scroll(model, lines)
}

/// How many lines the pane shows.
pub(super) fn window(model: &Model) -> usize {
    model.layout().paper.height.into()
}

/// Scrolls the paper by so many lines, as far as there is something to see.
pub(super) fn scroll(model: &mut Model, lines: isize) -> Vec<Effect> {
    let window = window(model);
    if let Some(reading) = &mut model.reading {
        reading.scroll_to(reading.scroll.saturating_add_signed(lines), window);
    }
    vec![Effect::Keep(Keep::Position(model.position()))]
}

/// The next screen of the abstract; at its end the paper counts as read and the next one comes.
pub(super) fn read_on(model: &mut Model) -> Vec<Effect> {
    let window = window(model);
    let Some(reading) = &mut model.reading else {
        return Vec::new();
    };
    if !reading.shows_abstract_end(window) {
        // Two lines stay, so that the eye finds its place.
        reading.scroll_to(reading.scroll + window.saturating_sub(2).max(1), window);
        let ends = reading.shows_abstract_end(window);
        let mut effects = if ends {
            marks::set_read(model)
        } else {
            Vec::new()
        };
        effects.push(Effect::Keep(Keep::Position(model.position())));
        return effects;
    }
    let mut effects = marks::set_read(model);
    if model.list.cursor.at + 1 < model.list.places {
        effects.extend(search::select(model, model.list.cursor.at + 1));
    } else {
        model.said = Some("That was the last paper of the list.".to_owned());
    }
    effects
}

/// Shows the selected paper, unless it is the one already shown. What was shown as received is
/// rendered again when one comes back.
pub(super) fn turn_to(model: &mut Model) {
    let shown = model.reading.as_ref().map(Reading::id);
    let selected = model.list.selected().map(|row| &row.paper.id);
    if selected.is_some() && model.raw.as_ref() != selected {
        model.raw = None;
    }
    if selected.is_some() && (shown != selected || model.next_hit.is_some()) {
        reread(model);
    }
}

/// Shows the selected paper for the query that stands; the same paper stays where it was scrolled.
pub(super) fn reread(model: &mut Model) {
    let window = window(model);
    let Some(mut reading) = read(model) else {
        if model.list.places == 0 {
            model.reading = None;
        }
        return;
    };
    if let Some(before) = shown_before(model, &reading) {
        reading.continue_from(before, window);
        reading.hit = None;
    }
    match model.next_hit.take() {
        None => reading.show_first_hit(window),
        Some(hit) => {
            let last = reading.hits().count().saturating_sub(1);
            reading.go_to_hit(if hit == Hit::First { 0 } else { last }, window);
        }
    }
    model.reading = Some(reading);
}

/// Wraps the paper shown for a pane of another size; the line on top stays there.
pub(super) fn rewrap(model: &mut Model) {
    let window = window(model);
    let width = model.layout().text_width(model.settings.measure);
    let Some(before) = model.reading.as_mut() else {
        return;
    };
    if before.page.width == usize::from(width.max(1)) {
        before.fit(window);
    } else {
        reopen(model);
    }
}

/// Opens the page of the paper shown anew; the line on top stays there.
fn reopen(model: &mut Model) {
    let window = window(model);
    if let Some(mut reading) = read(model)
        && let Some(before) = shown_before(model, &reading)
    {
        reading.continue_from(before, window);
        model.reading = Some(reading);
    }
}

/// The selected paper from its top, in the form and the width of now.
fn read(model: &mut Model) -> Option<Reading> {
    let width = model.layout().text_width(model.settings.measure);
    let paper = model.list.selected()?.paper.clone();
    let form = if model.raw.as_ref() == Some(&paper.id) {
        Form::Raw
    } else {
        Form::Rendered(library::origin(&paper))
    };
    let page = model.pages.page(&paper, form, width);
    Some(Reading::new(page, &model.query))
}

fn shown_before<'a>(model: &'a Model, reading: &Reading) -> Option<&'a Reading> {
    let shown = model.reading.as_ref();
    shown.filter(|before| before.id() == reading.id())
}

/// Shows title and abstract as they were received, or rendered again.
pub(super) fn toggle_source(model: &mut Model) -> Vec<Effect> {
    let Some(row) = model.list.selected() else {
        return Vec::new();
    };
    let id = row.paper.id.clone();
    model.raw = if model.raw.as_ref() == Some(&id) {
        None
    } else {
        Some(id)
    };
    let key = model.keymap.key_of(Action::ToggleSource, Scope::Panes);
    model.said = match (&model.raw, key) {
        (Some(_), Some(key)) => Some(format!("The text as received. {key} renders it again.")),
        (Some(_), None) => Some("The text as received.".to_owned()),
        (None, _) => None,
    };
    reopen(model);
    vec![Effect::Keep(Keep::Position(model.position()))]
}

/// Widens or narrows the column of text, within what is good to read.
pub(super) fn widen(model: &mut Model, columns: i16) -> Vec<Effect> {
    let wanted = model.settings.measure.saturating_add_signed(columns);
    model.settings.measure = wanted.clamp(*MEASURES.start(), *MEASURES.end());
    model.said = Some(format!(
        "Text at most {} columns wide.",
        model.settings.measure
    ));
    super::after_layout(model)
}
