//! From hit to hit, in the paper and on into the next.

use super::after::{After, Follow, say};
use crate::app::{Hit, Model};
use crate::query::Choice;

/// The next hit of this paper, or the first of the next paper.
pub(super) fn next(model: &mut Model) -> After {
    let window = window(model);
    let hit = model.reading.as_ref().map(|reading| match reading.hit {
        Some(hit) => hit + 1,
        None => reading.hit_from_here(window),
    });
    if go_to(model, hit) {
        return Follow::Position.into();
    }
    let after = model.list.cursor.at + 1;
    if after < model.list.places && has_words(model) {
        return step_to(model, after, Hit::First);
    }
    say_none(model, "No further hit.")
}

/// The hit before in this paper, or the last of the paper before.
pub(super) fn previous(model: &mut Model) -> After {
    let window = window(model);
    let hit = model.reading.as_ref().and_then(|reading| {
        let here = reading.hit.unwrap_or_else(|| reading.hit_from_here(window));
        here.checked_sub(1)
    });
    if go_to(model, hit) {
        return Follow::Position.into();
    }
    match model
        .list
        .cursor
        .at
        .checked_sub(1)
        .filter(|_| has_words(model))
    {
        Some(before) => step_to(model, before, Hit::Last),
        None => say_none(model, "No hit before this one."),
    }
}

/// How many lines of the paper are shown.
fn window(model: &Model) -> usize {
    model.layout().paper.height.into()
}

fn go_to(model: &mut Model, hit: Option<usize>) -> bool {
    let window = window(model);
    match (hit, &mut model.reading) {
        (Some(hit), Some(reading)) => reading.go_to_hit(hit, window),
        _ => false,
    }
}

/// Goes to the paper after or before, and to its first or last hit.
fn step_to(model: &mut Model, place: usize, hit: Hit) -> After {
    model.next_hit = Some(hit);
    Follow::Select(place).into()
}

/// Whether the query has words that can stand in the text of the next paper, and it is these that one goes to.
fn has_words(model: &Model) -> bool {
    if looks_for_other(model) {
        return false;
    }
    let mut tests = model.query.tests();
    tests.any(|(test, choice)| choice == Choice::Require && test.ranked().is_some())
}

/// Whether one looks for something in this text alone.
fn looks_for_other(model: &Model) -> bool {
    let reading = model.reading.as_ref();
    reading.is_some_and(|reading| !reading.found().is_empty())
}

fn say_none(model: &mut Model, sentence: &str) -> After {
    let reading = model.reading.as_ref();
    let has_hits = reading.is_some_and(|reading| reading.hits().next().is_some());
    let sentence = if has_words(model) || looks_for_other(model) || has_hits {
        sentence
    } else if model.query.wanted_in_bodies().next().is_some() {
        "What body: finds stands in the whole paper, which is not open."
    } else {
        "The filter has no words to go to."
    };
    say(model, sentence)
}
