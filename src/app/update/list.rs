//! The list: moving in it, and the rows that come for it.

mod picking;

use std::ops::Range;

use super::after::{After, Follow};
use crate::app::{Effect, Model, Motion, Question, Row};
pub(super) use picking::{drop_all, pick, pick_to_here, take as take_picked};

/// How many rows the list shows.
fn window(model: &Model) -> usize {
    model.layout().rows()
}

/// Goes to another paper.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    let steps = motion.steps(window(model));
    let place = model.list.cursor.at.saturating_add_signed(steps);
    select(model, place)
}

/// Selects a place, by the user's own choice.
pub(super) fn select(model: &mut Model, place: usize) -> After {
    let window = window(model);
    model.list.cursor.select(place, model.list.places, window);
    moved(model)
}

/// Scrolls by so many rows; the cursor stays in sight.
pub(super) fn scroll(model: &mut Model, rows: isize) -> After {
    let window = window(model);
    let list = &mut model.list;
    let top = list.cursor.top.saturating_add_signed(rows);
    list.cursor.scroll(top, list.places, window);
    moved(model)
}

fn moved(model: &mut Model) -> After {
    if let Some(row) = model.list.selected() {
        model.list.chosen = Some(row.paper.id.clone());
    }
    After::from(Follow::ShowPaper)
        .and(Follow::Rows)
        .and(Follow::Position)
}

/// Keeps the cursor in sight in a pane of another size.
pub(super) fn fit(model: &mut Model) {
    let window = window(model);
    let list = &mut model.list;
    list.cursor.select(list.cursor.at, list.places, window);
}

/// Rows that were asked for.
pub(super) fn take_rows(model: &mut Model, ticket: u64, first: usize, rows: Vec<Row>) -> After {
    if ticket != model.list.ticket || !model.list.answered {
        return After::nothing();
    }
    model.list.first = first;
    model.list.rows = rows;
    Follow::ShowPaper.into()
}

/// Asks for rows when those at hand do not reach a screen beyond what is shown.
pub(super) fn more_rows(model: &mut Model) -> Option<Effect> {
    let window = window(model).max(1);
    let list = &mut model.list;
    let near = |screens: usize| {
        let start = list.cursor.top.saturating_sub(screens * window);
        let end = (list.cursor.top + (screens + 1) * window).min(list.places);
        start..end
    };
    let needed = near(1);
    let at_hand = |wanted: &Range<usize>, held: &Range<usize>| {
        wanted.start >= held.start && wanted.end <= held.end
    };
    if !list.answered || needed.is_empty() || at_hand(&needed, &list.asked) {
        return None;
    }
    let places = near(2);
    list.asked = places.clone();
    Some(Effect::Ask(Question::Rows {
        ticket: list.ticket,
        places,
    }))
}
