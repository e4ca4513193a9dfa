//! Picking papers in the list: one, or all from the last one to here.

use crate::app::list::MOST_PICKED;
use crate::app::update::after::{After, Follow, say};
use crate::app::{Effect, Model, Picked, Question, Row};
use crate::text::numbers::thousands;

/// Picks the selected paper, or drops it, and goes to the next one.
pub(in crate::app::update) fn pick(model: &mut Model) -> After {
    let here = (model.list.ticket, model.list.cursor.at);
    let Some(row) = model.list.selected() else {
        return say(model, "No paper is selected.");
    };
    if model.picked.len() >= MOST_PICKED && !model.picked.contains(&row.paper.id) {
        return too_many(model);
    }
    model.picked.toggle(row, here);
    Follow::Select(here.1 + 1).into()
}

/// Picks all papers from the last one that was picked to the selected one.
pub(in crate::app::update) fn pick_to_here(model: &mut Model) -> After {
    let ticket = model.list.ticket;
    if model.list.selected().is_none() {
        return say(model, "No paper is selected.");
    }
    let here = (ticket, model.list.cursor.at);
    let places = model.picked.up_to(here);
    if places.len() > MOST_PICKED {
        return too_many(model);
    }
    model.picked.end_at(here);
    let at_hand = places.clone().filter_map(|place| model.list.row(place));
    let at_hand: Vec<Row> = at_hand.cloned().collect();
    if at_hand.len() < places.len() {
        return Effect::Ask(Question::Pick { ticket, places }).into();
    }
    add(model, at_hand)
}

/// Rows that were asked for to be picked; none of a list that is no longer there.
pub(in crate::app::update) fn take(model: &mut Model, ticket: u64, rows: Vec<Row>) -> After {
    if ticket == model.list.ticket {
        add(model, rows)
    } else {
        After::nothing()
    }
}

fn add(model: &mut Model, rows: Vec<Row>) -> After {
    let new = rows.iter();
    let new = new.filter(|row| !model.picked.contains(&row.paper.id));
    if model.picked.len() + new.count() > MOST_PICKED {
        return too_many(model);
    }
    model.picked.add(rows);
    After::nothing()
}

/// Drops what was picked.
pub(in crate::app::update) fn drop_all(model: &mut Model) -> After {
    model.picked = Picked::default();
    After::nothing()
}

fn too_many(model: &mut Model) -> After {
    let most = thousands(MOST_PICKED as u64);
    say(model, format!("At most {most} papers are picked at once."))
}
