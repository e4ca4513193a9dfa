//! All of a paper: looking for what is kept of it, asking the web, taking it.

use crate::app::update::after::{After, say};
use crate::app::update::paper::{reopen, window};
use crate::app::{Effect, Model};
use crate::jobs::{Asks, Job, Whole, WholeText};

/// Has the web asked for all of the paper.
pub(in crate::app::update) fn get(model: &mut Model) -> After {
    if model.reads_whole() {
        return say(model, "This is the whole paper. Tab chooses a link.");
    }
    let Some(row) = model.list.selected() else {
        return After::nothing();
    };
    if model.jobs.gets_whole() {
        return say(model, "A whole paper is being asked for already.");
    }
    let paper = row.paper.clone();
    model.whole.of = Some(paper.id.clone());
    model.whole.body = None;
    let asks = Asks::Web;
    model.start(Job::Whole(Whole { paper, asks })).into()
}

/// Has what is kept of the paper read that one reads now, where it is another one.
pub(in crate::app::update) fn seek(model: &mut Model) -> Option<Effect> {
    if !model.reads() || !model.keeps_whole() {
        return None;
    }
    let paper = model.list.selected()?.paper.clone();
    if model.whole.of.as_ref() == Some(&paper.id) {
        return None;
    }
    model.whole.of = Some(paper.id.clone());
    model.whole.body = None;
    let asks = Asks::Nobody;
    Some(model.start(Job::Whole(Whole { paper, asks })))
}

/// Takes all of a paper: it is shown where one still reads it, at the place to which one had read.
pub(in crate::app::update) fn take(model: &mut Model, whole: WholeText) -> After {
    if model.whole.of.as_ref() != Some(&whole.paper) {
        return After::nothing();
    }
    let Some(body) = whole.body else {
        return After::nothing();
    };
    let missing = body.missing();
    model.whole.body = Some(body);
    reopen(model);
    let window = window(model);
    let above = model.read_to.above(&whole.paper);
    if let (Some(reading), Some(above)) = (&mut model.reading, above)
        && reading.is_whole()
        && *reading.id() == whole.paper
    {
        reading.resume(above, window);
    }
    if missing.is_empty() {
        After::nothing()
    } else {
        say(model, missing)
    }
}

/// Notes how far one is in the whole paper.
pub(in crate::app::update) fn note_place(model: &mut Model) {
    if let Some(reading) = model.reading.as_ref().filter(|reading| reading.is_whole()) {
        model.read_to.note(&reading.page.paper.id, reading.above());
    }
}
