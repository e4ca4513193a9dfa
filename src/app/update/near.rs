//! What stands where nothing was found: near words, and fetching the paper that was asked for.

use super::after::{After, Follow, say};
use crate::app::nothing::{has_words, wanted};
use crate::app::{ChosenBy, Model, Motion, Otherwise, Pane};
use crate::jobs::{Errand, ErrandKind, ToFetch, When};
use crate::paper::PaperId;
use crate::query::{NearWord, with_word};

/// What can be done at once for a search that found nothing.
pub(super) fn begin(model: &mut Model) -> After {
    if model.list.places == 0 {
        let id = wanted(&model.query);
        let id = id.filter(|id| errands(id).is_some());
        let fetch = id.cloned().map(Otherwise::Fetch);
        let further = has_words(&model.query).then_some(Otherwise::LookFurther);
        model.list.otherwise = fetch.into_iter().chain(further).collect();
        model.list.otherwise_at = 0;
        model.list.otherwise_by = ChosenBy::Nobody;
    }
    After::nothing()
}

/// Near words for the search that found nothing. They come late, and go above what stands there: what
/// one has gone to stays selected, and so does a paper to fetch; else it is the nearest word.
pub(super) fn take(model: &mut Model, ticket: u64, words: Vec<NearWord>) -> After {
    let is_of_this_line = ticket == model.list.ticket && model.fault.is_none();
    if is_of_this_line && model.list.places == 0 {
        let selected = model.list.otherwise.get(model.list.otherwise_at).cloned();
        let others = &mut model.list.otherwise;
        others.retain(|other| !matches!(other, Otherwise::Word(_)));
        others.splice(0..0, words.into_iter().map(Otherwise::Word));
        let place = others
            .iter()
            .position(|other| Some(other) == selected.as_ref());
        let is_meant = match (model.list.otherwise_by, &selected) {
            (ChosenBy::Hand, _) | (ChosenBy::Nobody, Some(Otherwise::Fetch(_))) => true,
            (ChosenBy::Nobody, Some(Otherwise::Word(_) | Otherwise::LookFurther) | None) => false,
        };
        model.list.otherwise_at = place.filter(|_| is_meant).unwrap_or(0);
    }
    After::nothing()
}

/// Whether there is anything.
pub(super) fn are_there(model: &Model) -> bool {
    !model.list.otherwise.is_empty()
}

/// Whether it is looking further that is selected.
pub(super) fn is_further(model: &Model) -> bool {
    let selected = model.list.otherwise.get(model.list.otherwise_at);
    selected == Some(&Otherwise::LookFurther)
}

/// Goes to another one.
pub(super) fn go(model: &mut Model, motion: Motion) -> After {
    let steps = motion.steps(model.layout().rows());
    let last = model.list.otherwise.len().saturating_sub(1);
    let place = model.list.otherwise_at.saturating_add_signed(steps);
    model.list.otherwise_at = place.min(last);
    model.list.otherwise_by = ChosenBy::Hand;
    After::nothing()
}

/// Goes to one of them by its place.
pub(super) fn point_at(model: &mut Model, place: usize) {
    model.list.otherwise_at = place;
    model.list.otherwise_by = ChosenBy::Hand;
}

/// Writes the selected word in place of the one that no paper has, or fetches the paper.
pub(super) fn choose(model: &mut Model) -> After {
    match model.list.otherwise.get(model.list.otherwise_at).cloned() {
        // The latter is another subject.
        None | Some(Otherwise::LookFurther) => After::nothing(),
        Some(Otherwise::Word(near)) => {
            let text = with_word(model.prompt.text(), &near.missing, &near.word);
            model.put_query(text);
            Follow::SearchLine.into()
        }
        Some(Otherwise::Fetch(id)) => fetch(model, &id),
    }
}

/// Fetches one paper; the list, which has it then, has the keys.
fn fetch(model: &mut Model, id: &PaperId) -> After {
    if model.jobs.fetches_papers() {
        return say(model, "It is being fetched.");
    }
    let Some(errands) = errands(id) else {
        return After::nothing();
    };
    model.stop_typing();
    model.focus_on(Pane::List);
    After::from(model.fetch(ToFetch::These(errands), When::AtOnce)).and(Follow::Fit)
}

/// What asks for a paper, where a source finds it by its id.
fn errands(id: &PaperId) -> Option<Vec<Errand>> {
    let errands = Errand::of_words(&[id.to_string()], &[]).ok()?;
    let are_papers = errands
        .iter()
        .all(|errand| matches!(errand.kind, ErrandKind::Papers(_)));
    are_papers.then_some(errands)
}
