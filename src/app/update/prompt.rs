//! The query line: every letter types, and the list follows.

use super::{focus, near, search};
use crate::app::{Effect, Keep, Model, Pane, Prompt, Typing};
use crate::query::{FacetKind, completion};
use crate::text::safe;

/// Opens the query line.
pub(super) fn start(model: &mut Model) -> Vec<Effect> {
    model.typing = Typing::Going;
    model.filter_over = false;
    model.prompt.go_to_end();
    super::after_layout(model)
}

/// Takes a near word, or keeps the filter.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    near::choose(model).unwrap_or_else(|| keep(model))
}

/// Clears the line; from an empty one back to the list.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if model.prompt.text().is_empty() {
        keep(model)
    } else {
        edit(model, Prompt::clear)
    }
}

/// Changes the line; another text is searched for.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Prompt)) -> Vec<Effect> {
    let before = model.prompt.text().to_owned();
    change(&mut model.prompt);
    if model.prompt.text() == before {
        Vec::new()
    } else {
        search::search(model)
    }
}

/// Completes the operator or value before the cursor as far as there is no choice; else says what
/// there is to choose from.
pub(super) fn complete(model: &mut Model) -> Vec<Effect> {
    let groups = &model.filter.counts.groups;
    let names = |kind: FacetKind| {
        let values = groups.iter().filter(|group| group.kind == kind);
        let values = values.flat_map(|group| &group.values);
        values.map(|value| value.facet.label()).collect()
    };
    let before = model.prompt.before();
    let Some(found) = completion(before, &names) else {
        return Vec::new();
    };
    let typed = before.len() - found.from;
    let common = safe::line(found.common());
    if found.choices.len() > 1 && common.len() <= typed {
        model.said = Some(found.choices.join(" "));
        return Vec::new();
    }
    edit(model, |prompt| prompt.replace_before(typed, &common))
}

/// A paste goes into the open query line and nowhere else, as one safe line.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match (model.typing, &model.popup) {
        (Typing::Going, None) => {
            let line = safe::line(text);
            edit(model, |prompt| prompt.insert(&line))
        }
        (Typing::Going | Typing::Done, _) => Vec::new(),
    }
}

/// Back to the list, with the filter as it stands. A line that is no query stays to be mended,
/// with the reason below.
fn keep(model: &mut Model) -> Vec<Effect> {
    if model.fault.is_some() {
        return Vec::new();
    }
    model.typing = Typing::Done;
    let mut effects = focus(model, Pane::List);
    // Now that the query stands, topics are chosen for what it found.
    effects.push(search::recount(model));
    effects.push(Effect::Keep(Keep::Position(model.position())));
    effects
}
