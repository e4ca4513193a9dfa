//! Looking for something in the text that one reads.

use crate::app::update::after::{After, Follow, say};
use crate::app::update::paper::{reopen, window};
use crate::app::{Model, PathPrompt, Popup, Prompt, Purpose};
use crate::text::numbers::thousands;

/// Opens the line for what is looked for, with what was looked for before.
pub(in crate::app::update) fn start(model: &mut Model) -> After {
    let Some(reading) = &model.reading else {
        return After::nothing();
    };
    let mut prompt = Prompt::with(reading.found());
    prompt.select_all();
    model.popup = Some(Popup::Path(PathPrompt {
        purpose: Purpose::Find,
        prompt,
        names: Vec::new(),
        fault: None,
    }));
    After::nothing()
}

/// Whether it is this that one types.
pub(in crate::app::update) fn is_asked(model: &Model) -> bool {
    matches!(&model.popup, Some(Popup::Path(path)) if path.purpose == Purpose::Find)
}

/// Goes to the first place from here on that says what was typed.
pub(in crate::app::update) fn take(model: &mut Model) -> After {
    let window = window(model);
    let Some(Popup::Path(path)) = model.popup.take() else {
        return After::nothing();
    };
    let wanted = path.prompt.text().trim().to_owned();
    let Some(reading) = &mut model.reading else {
        return After::nothing();
    };
    reading.find(&wanted);
    if wanted.is_empty() {
        // The words of the query stand out again.
        reopen(model);
        return After::nothing();
    }
    let hits = reading.hits().count();
    let next = reading.hit_from_here(window);
    // Behind the last one it begins anew.
    let next = if next < hits { next } else { 0 };
    if !reading.go_to_hit(next, window) {
        return say(model, "The text does not say that.");
    }
    let place = thousands((next + 1) as u64);
    let hits = thousands(hits as u64);
    say(model, format!("{place} of {hits}.")).and(Follow::Position)
}
