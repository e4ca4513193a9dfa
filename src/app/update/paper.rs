//! The paper pane: wrapping, scrolling, reading on.

pub(super) mod find;
pub(super) mod reading;
pub(super) mod reference;
pub(super) mod whole;

use super::after::{After, Follow, say};
use crate::app::{Action, Hit, MEASURES, Model, Motion, Reading, Scope};
use crate::library;
use crate::text::shown::Form;

/// How many lines the pane shows.
fn window(model: &Model) -> usize {
    model.layout().paper.height.into()
}

/// Goes to another line of the paper.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    // A page goes on below the line that the title covers.
    let seen = window(model).saturating_sub(1);
    scroll(model, motion.steps(seen))
}

/// Scrolls the paper by so many lines, as far as there is something to see.
pub(super) fn scroll(model: &mut Model, lines: isize) -> After {
    let window = window(model);
    if let Some(reading) = model.reading.as_mut().filter(|_| window > 0) {
        reading.scroll_to(reading.scroll.saturating_add_signed(lines), window);
    }
    Follow::Position.into()
}

/// The next screen of the abstract; at its end the paper counts as read and the next one comes.
pub(super) fn read_on(model: &mut Model) -> After {
    let window = window(model);
    let Some(reading) = &mut model.reading else {
        return After::nothing();
    };
    if !reading.shows_abstract_end(window) {
        reading.scroll_to(reading.scroll + Reading::page(window), window);
        let after = After::from(Follow::Position);
        return if reading.shows_abstract_end(window) {
            after.and(Follow::CountAsRead)
        } else {
            after
        };
    }
    let next = model.list.cursor.at + 1;
    let after = After::from(Follow::CountAsRead);
    if next < model.list.places {
        after.and(Follow::Select(next))
    } else {
        after.and(say(model, "That was the last paper of the list."))
    }
}

/// To the paper so many places on, as far as there are some.
pub(super) fn step(model: &mut Model, places: isize) -> After {
    let last = model.list.places.saturating_sub(1);
    let here = model.list.cursor.at;
    let there = here.saturating_add_signed(places).min(last);
    if there == here {
        let end = if places > 0 { "last" } else { "first" };
        return say(model, format!("That was the {end} paper of the list."));
    }
    Follow::Select(there).into()
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

/// Shows the selected paper for the query that stands, from its top; the same paper stays where it was
/// scrolled, and at the start where one left off.
pub(super) fn reread(model: &mut Model) {
    let window = window(model);
    let resume = model.resume.take();
    let Some(mut reading) = read(model) else {
        if model.list.places == 0 {
            model.reading = None;
            model.stop_reading();
        }
        return;
    };
    if let Some(before) = shown_before(model, &reading) {
        reading.continue_from(before, window);
        reading.hit = None;
    }
    if let Some(hit) = model.next_hit.take() {
        let last = reading.hits().count().saturating_sub(1);
        reading.go_to_hit(if hit == Hit::First { 0 } else { last }, window);
    }
    if let Some(left) = resume
        && left.selected.as_ref() == Some(reading.id())
    {
        reading.scroll_to(left.scroll, window);
    }
    model.reading = Some(reading);
}

/// Wraps the paper shown for a pane of another size; the line on top stays there.
pub(super) fn rewrap(model: &mut Model) {
    let window = window(model);
    let width = model.layout().text_width(model.settings.measure);
    let whole = model.whole_read();
    let Some(before) = model.reading.as_mut() else {
        return;
    };
    let is_as_wide = before.page.width == usize::from(width.max(1));
    if is_as_wide && before.page.beside.whole == whole {
        before.fit(window);
    } else {
        reopen(model);
    }
}

/// Opens the page of the paper shown anew; the line on top stays there.
fn reopen(model: &mut Model) {
    let window = window(model);
    let Some(mut reading) = read(model) else {
        return;
    };
    let Some(before) = shown_before(model, &reading) else {
        return;
    };
    // Who leaves the whole paper finds its abstract from the top; who comes back, the place.
    if reading.is_whole() || !before.is_whole() {
        reading.continue_from(before, window);
    }
    if reading.is_whole()
        && !before.is_whole()
        && let Some(above) = model.read_to.above(reading.id())
    {
        reading.resume(above, window);
    }
    model.reading = Some(reading);
}

/// The selected paper from its top, in the form and the width of now.
fn read(model: &mut Model) -> Option<Reading> {
    let width = model.layout().text_width(model.settings.measure);
    let paper = model.list.selected()?.paper.clone();
    let form = if model.raw.as_ref() == Some(&paper.id) {
        Form::Raw
    } else {
        Form::Rendered(library::rendering(&paper))
    };
    let beside = model.beside_selected();
    let page = model
        .pages
        .page(&paper, form, width, (model.settings.letters, &beside));
    Some(Reading::new(page, model.shown_query()))
}

fn shown_before<'a>(model: &'a Model, reading: &Reading) -> Option<&'a Reading> {
    let shown = model.reading.as_ref();
    shown.filter(|before| before.id() == reading.id())
}

/// Shows title and abstract as they were received, or rendered again.
pub(super) fn toggle_source(model: &mut Model) -> After {
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    let id = row.paper.id.clone();
    model.raw = if model.raw.as_ref() == Some(&id) {
        None
    } else {
        Some(id)
    };
    let key = model.keymap.key_of(Action::ToggleSource, Scope::Panes);
    let after = match (&model.raw, key) {
        (Some(_), Some(key)) => say(
            model,
            format!("The text as received. {key} renders it again."),
        ),
        (Some(_), None) => say(model, "The text as received."),
        (None, _) => After::nothing(),
    };
    reopen(model);
    after.and(Follow::Position)
}

/// Widens or narrows the column of text, within what is good to read.
pub(super) fn widen(model: &mut Model, columns: i16) -> After {
    let wanted = model.settings.measure.saturating_add_signed(columns);
    model.settings.measure = wanted.clamp(*MEASURES.start(), *MEASURES.end());
    let measure = model.settings.measure;
    say(model, format!("Text at most {measure} columns wide.")).and(Follow::Fit)
}
