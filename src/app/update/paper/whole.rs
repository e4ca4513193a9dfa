//! All of a paper: looking for what is kept of it, asking the web, taking it.

use std::sync::Arc;

use crate::app::update::after::{After, complain, say};
use crate::app::update::paper::reopen;
use crate::app::{Action, Effect, Model, Scope};
use crate::jobs::{Asks, GotWhole, Job, PdfText, Whole, WholeError};
use crate::paper::Paper;

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
    start(model, &paper, Asks::Web).into()
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
    Some(start(model, &paper, Asks::Kept))
}

fn start(model: &mut Model, paper: &Paper, asks: Asks) -> Effect {
    model.start(Job::Whole(Box::new(Whole {
        paper: paper.clone(),
        asks,
        // It is asked for by hand, and a text without formulas is more than an abstract.
        pdf: PdfText::Taken,
    })))
}

/// Takes all of a paper: it is shown where one still reads it, at the place to which one had read.
pub(in crate::app::update) fn take(
    model: &mut Model,
    got: Result<Box<GotWhole>, WholeError>,
) -> After {
    let got = match got {
        Ok(got) => got,
        // What is not there any more is asked for by the next Enter, as is what cannot be read.
        Err(WholeError::NotKept(_)) => return After::nothing(),
        Err(WholeError::Nowhere(_)) => {
            let key = model.keymap.key_of(Action::LookFurther, Scope::Panes);
            let looks = key.map_or_else(String::new, |key| format!(" {key} looks for it."));
            return say(
                model,
                format!(
                    "No id of arXiv or PubMed Central and no DOI of this paper is known, so that nobody can be asked for all of it.{looks}"
                ),
            );
        }
        Err(error) => return complain(model, sentence(&error.to_string())),
    };
    Arc::make_mut(&mut model.kept_whole).insert(got.id.clone());
    if model.whole.of.as_ref() != Some(&got.id) {
        return After::nothing();
    }
    let mut notes = got.notes;
    notes.push(got.body.missing());
    notes.retain(|note| !note.is_empty());
    model.whole.body = Some(got.body);
    reopen(model);
    match notes.as_slice() {
        [] => After::nothing(),
        notes => say(model, notes.join(" ")),
    }
}

/// What went wrong, as a sentence.
fn sentence(error: &str) -> String {
    let mut letters = error.chars();
    let first = letters.next().map(char::to_uppercase);
    first
        .into_iter()
        .flatten()
        .chain(letters)
        .chain(['.'])
        .collect()
}

/// Notes how far one is in the whole paper.
pub(in crate::app::update) fn note_place(model: &mut Model) {
    if let Some(reading) = model.reading.as_ref().filter(|reading| reading.is_whole()) {
        model.read_to.note(&reading.page.paper.id, reading.above());
    }
}
